//! Lines of the page of gaps: the gaps of one provision by reason, who is near them, and cover that ends on one day.

use crate::report::gaps::NAMED;
use crate::web::chips::Chip;
use crate::web::facts::{self, Told};
use crate::web::frame::Reading;
use plan::{Active, Coverage, Ending, Gap, PartyKey, Reason};

/// One provision with its gaps.
pub(crate) struct Line {
    pub(crate) provision: Told,
    pub(crate) groups: Vec<Group>,
    /// Who is near, and why.
    pub(crate) near: Vec<Told>,
}

/// The States of one reason.
pub(crate) struct Group {
    /// The permanent name of the reason, which is also the name of its sign.
    pub(crate) sign: &'static str,
    pub(crate) reason: String,
    pub(crate) chips: Vec<Chip>,
}

/// Groups gaps, which come row by row, by provision and reason.
pub(crate) fn by_provision(reading: &Reading<'_>, coverage: &Coverage, gaps: &[Gap], active: Option<&Active>) -> Vec<Line> {
    gaps.chunk_by(|a, b| a.provision == b.provision)
        .map(|same| Line {
            provision: facts::provision(reading, &coverage.provisions()[same[0].provision]),
            groups: groups(reading, coverage, same),
            near: active.map_or_else(Vec::new, |active| near(reading, coverage, same, active)),
        })
        .collect()
}

fn groups(reading: &Reading<'_>, coverage: &Coverage, same: &[Gap]) -> Vec<Group> {
    let mut sorted = same.to_vec();
    sorted.sort_by_key(|gap| (gap.reason, gap.state));
    let chip = |gap: &Gap| Chip::of(reading, coverage, gap.provision, gap.state, gap.since);
    sorted
        .chunk_by(|a, b| a.reason == b.reason)
        .map(|of_one| Group {
            sign: of_one[0].reason.name(),
            reason: reading.teller.reason(of_one[0].reason),
            chips: of_one.iter().map(chip).collect(),
        })
        .collect()
}

/// A party that is near some of the cells of a line: in which States it works under this very provision, and in which of the cells'
/// States under the same section.
struct Near<'a> {
    party: &'a PartyKey,
    elsewhere: Vec<usize>,
    here: Vec<usize>,
}

/// Puts together who is near the cells of one provision, the nearest to the most cells first.
fn near(reading: &Reading<'_>, coverage: &Coverage, same: &[Gap], active: &Active) -> Vec<Told> {
    let mut all: Vec<Near<'_>> = Vec::new();
    // What is withheld may be under way already.
    for gap in same.iter().filter(|gap| gap.reason != Reason::Withheld) {
        for near in active.near(gap.provision, gap.state) {
            let at = all.iter().position(|known| known.party == near.party).unwrap_or_else(|| {
                all.push(Near { party: near.party, elsewhere: Vec::new(), here: Vec::new() });
                all.len() - 1
            });
            for state in near.elsewhere {
                if !all[at].elsewhere.contains(&state) {
                    all[at].elsewhere.push(state);
                }
            }
            if !near.here.is_empty() {
                all[at].here.push(gap.state);
            }
        }
    }
    all.sort_by_key(|near| {
        let both = !near.elsewhere.is_empty() && !near.here.is_empty();
        (std::cmp::Reverse((both, near.elsewhere.len() + near.here.len())), near.party)
    });
    all.iter().take(NAMED).map(|near| told(reading, coverage, near)).collect()
}

fn told(reading: &Reading<'_>, coverage: &Coverage, near: &Near<'_>) -> Told {
    let teller = reading.teller;
    let codes = |columns: &[usize]| {
        let mut columns = columns.to_vec();
        columns.sort_unstable();
        columns.iter().map(|column| coverage.states()[*column].as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut why = Vec::new();
    if !near.elsewhere.is_empty() {
        why.push(teller.say_with("gaps-near-elsewhere", &[("states", codes(&near.elsewhere).into())]));
    }
    if !near.here.is_empty() {
        why.push(teller.say_with("gaps-near-here", &[("states", codes(&near.here).into())]));
    }
    Told { text: teller.party(near.party), ..facts::party(reading, near.party) }.noted(why.join("; "))
}

/// Cover of one provision that ends on one day.
pub(crate) struct Ends {
    pub(crate) on: String,
    pub(crate) within: u8,
    pub(crate) provision: Told,
    pub(crate) chips: Vec<Chip>,
}

/// Endings, which come soonest first, those of one day and provision together.
pub(crate) fn ends(reading: &Reading<'_>, coverage: &Coverage, endings: &[Ending]) -> Vec<Ends> {
    endings
        .chunk_by(|a, b| (a.on, a.provision) == (b.on, b.provision))
        .map(|same| Ends {
            on: reading.teller.day(same[0].on),
            within: same[0].within,
            provision: facts::provision(reading, &coverage.provisions()[same[0].provision]),
            chips: same.iter().map(|ending| Chip::of(reading, coverage, ending.provision, ending.state, None)).collect(),
        })
        .collect()
}
