//! What the cells of the matrix show: a sign, how many, whose, and by life. The numbers are those of `plan::Coverage`; nothing is
//! counted here but names.

use super::Counted;
use crate::report::matrix::is_below;
use crate::web::frame::Reading;
use crate::web::link::{self, Link};
use crate::web::sieve::Sieve;
use plan::{Few, Life, ProvisionKey, Strength};
use std::collections::BTreeMap;

/// A column of the matrix.
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) link: String,
}

/// A line of the matrix: a section's heading, or a provision with its cells.
pub(crate) enum Line {
    Section { number: String, title: String, link: String },
    Provision { number: String, title: String, link: String, cells: Vec<Shown> },
}

/// A cell as it is shown.
pub(crate) struct Shown {
    pub(crate) link: String,
    /// The permanent name of how it stands, which is also the name of its sign.
    pub(crate) sign: &'static str,
    /// What else the cell says to those who do not see where it stands, its sign and its figure.
    pub(crate) unseen: String,
    pub(crate) figure: String,
    pub(crate) whose: String,
    pub(crate) lives: String,
    pub(crate) shade: u8,
}

/// Lays the matrix out, line by line.
pub(crate) fn lay_out(
    reading: &Reading<'_>,
    sieve: &Sieve,
    counted: &Counted,
    only: Option<&str>,
    strength: Option<Strength>,
) -> (Vec<Head>, Vec<Line>) {
    let (teller, coverage) = (reading.teller, &counted.coverage);
    let head = |state: &plan::PartyKey| Head { name: teller.party_in_full(state), link: reading.link(link::party(state)) };
    let heads: Vec<Head> = coverage.states().iter().map(head).collect();
    let narrowed = |state: &plan::PartyKey| Sieve { state: state.to_string(), ..sieve.clone() };
    let opens: Vec<Link> = coverage.states().iter().map(|state| opens(narrowed(state))).collect();
    let lives = Lives::of(reading);
    let mut standings = BTreeMap::new();
    let lines = lines(reading, coverage.provisions(), only, |row, key| {
        let cells = (0..heads.len()).map(|column| {
            let cell = coverage.cell(row, column);
            let count = |life| strength.map_or_else(|| cell.in_life(life), |strength| cell.count(life, strength));
            let running = count(Life::Running);
            let sign = if counted.left_out.is_none() { "" } else { counted.standings.code(row, column) };
            let standing = standings.entry(sign).or_insert_with(|| match sign {
                "" => String::new(),
                _ => counted.standings.told(teller, row, column),
            });
            Shown {
                link: reading.link(opens[column].clone().with("provision", key.number())),
                sign,
                unseen: together([&heads[column].name, key.number(), standing]),
                figure: if running > 0 { teller.words.number(running) } else { String::new() },
                whose: names(reading, counted.whose.cell(row, column)),
                lives: lives.told(count),
                shade: shade(running),
            }
        });
        cells.collect()
    });
    (heads, lines)
}

/// The list of initiatives that cells of a column open, but for their provision.
pub(super) fn opens(narrowed: Sieve) -> Link {
    Sieve { provision: String::new(), ..narrowed }.link("/initiatives")
}

/// Says one after the other what there is to say.
pub(super) fn together<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A line for each provision asked for, under the heading of its section; its cells are made by whoever knows the columns.
pub(super) fn lines(
    reading: &Reading<'_>,
    provisions: &[ProvisionKey],
    only: Option<&str>,
    mut cells: impl FnMut(usize, &ProvisionKey) -> Vec<Shown>,
) -> Vec<Line> {
    let teller = reading.teller;
    let mut lines = Vec::new();
    let mut section = None;
    for (row, key) in provisions.iter().enumerate().filter(|(_, key)| is_below(key, only)) {
        let number = key.number().split('.').next().unwrap_or_default();
        if section.replace(number) != Some(number) {
            let above = key.edition().provision(number);
            lines.push(Line::Section {
                number: number.to_owned(),
                title: teller.provision_title(&above),
                link: reading.link(link::provision(&above)),
            });
        }
        lines.push(Line::Provision {
            number: key.number().to_owned(),
            title: teller.provision_title(key),
            link: reading.link(link::provision(key)),
            cells: cells(row, key),
        });
    }
    lines
}

/// The names behind a cell in words.
fn names(reading: &Reading<'_>, few: &Few) -> String {
    let mut names: Vec<String> = few.named.iter().map(|who| reading.teller.who(who)).collect();
    if few.others > 0 {
        names.push(format!("+{}", few.others));
    }
    names.join(", ")
}

/// What the lives of initiatives are called.
pub(super) struct Lives([(Life, String); Life::ALL.len()]);

impl Lives {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        Self(Life::ALL.map(|life| (life, reading.teller.life(life))))
    }

    /// How many there are in each life that anything is in.
    pub(super) fn told(&self, count: impl Fn(Life) -> u32) -> String {
        let mut told = String::new();
        for (life, name) in &self.0 {
            let number = count(*life);
            if number > 0 {
                let between = if told.is_empty() { "" } else { " · " };
                told.extend([between, &number.to_string(), "\u{a0}", name]);
            }
        }
        told
    }
}

/// How dark a cell is.
pub(super) fn shade(count: u32) -> u8 {
    match count {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    }
}

/// Sentences under the matrix: how many are in it, and what is not.
pub(crate) fn summary(reading: &Reading<'_>, counted: &Counted) -> Vec<String> {
    let teller = reading.teller;
    let mut sentences = vec![teller.say_with("matrix-holds", &[("count", i64::from(counted.whose.holds).into())])];
    match &counted.left_out {
        None => sentences.push(teller.say("matrix-filtered")),
        Some((out, withheld)) => {
            let values = [
                ("unaligned", i64::from(out.unaligned).into()),
                ("nowhere", i64::from(out.no_state).into()),
                ("elsewhere", i64::from(out.elsewhere).into()),
                ("withheld", i64::from(withheld.total()).into()),
            ];
            sentences.push(teller.say_with("matrix-leaves-out", &values));
        }
    }
    sentences
}
