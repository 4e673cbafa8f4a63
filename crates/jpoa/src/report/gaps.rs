//! Gaps with their reasons, and cover that ends soon.

use super::{Section, Short, Teller, column, text};
use crate::terminal::{Align, Line, Tone};
use exchange::sheet::Cell;
use plan::{Active, Coverage, Ending, Gap, PartyKey, Reason, TERMS};

/// The part of the matrix that is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    /// How many cells it has.
    pub(crate) cells: usize,
    /// How many of them are gaps.
    pub(crate) open: usize,
    /// How many more hang on one provider alone.
    pub(crate) single: usize,
    /// How many are settled as not applicable.
    pub(crate) settled: usize,
}

impl Asked {
    /// The whole matrix.
    pub(crate) fn all(coverage: &Coverage, gaps: &[Gap], settled: &[(usize, usize)]) -> Self {
        Self::within(coverage, gaps, settled, |_, _| true)
    }

    /// The cells of these rows and columns.
    pub(crate) fn within(
        coverage: &Coverage,
        gaps: &[Gap],
        settled: &[(usize, usize)],
        asked: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let in_part = gaps.iter().filter(|gap| asked(gap.provision, gap.state));
        let (open, single): (Vec<&Gap>, Vec<&Gap>) = in_part.partition(|gap| gap.reason.is_open());
        Self {
            cells: coverage.cells().filter(|(provision, state, _)| asked(*provision, *state)).count(),
            open: open.len(),
            single: single.len(),
            settled: settled.iter().filter(|(provision, state)| asked(*provision, *state)).count(),
        }
    }
}

/// How many gaps there are, in one sentence.
pub(crate) fn told(teller: &Teller<'_>, coverage: &Coverage, gaps: &[Gap], settled: &[(usize, usize)]) -> String {
    summary(teller, Asked::all(coverage, gaps, settled))
}

/// How many gaps a part of the matrix has, in one sentence.
pub(crate) fn summary(teller: &Teller<'_>, asked: Asked) -> String {
    let values = [
        ("open", (asked.open as i64).into()),
        ("single", (asked.single as i64).into()),
        ("cells", (asked.cells as i64).into()),
        ("settled", (asked.settled as i64).into()),
    ];
    teller.say_with("gaps-summary", &values)
}

/// How many who are near a cell are named.
pub(crate) const NAMED: usize = 3;

/// Who could fill a gap, the nearest first. Nobody where a cell is covered, or where what is withheld may be under way already.
pub(crate) fn nearest<'a>(active: &'a Active, gap: &Gap) -> Vec<&'a PartyKey> {
    if !gap.reason.is_open() || gap.reason == Reason::Withheld {
        return Vec::new();
    }
    active.near(gap.provision, gap.state).into_iter().take(NAMED).map(|near| near.party).collect()
}

/// All gaps: a row each in sheets, with who is near where that is asked; a line for each provision and reason in a terminal.
pub(crate) fn section(teller: &Teller<'_>, coverage: &Coverage, gaps: &[Gap], asked: Asked, active: Option<&Active>) -> Section {
    let head = |key: &str, hxl| column(teller.say(key), hxl);
    let mut columns = vec![
        head("column-provision", Some("#output+code")),
        head("column-title", Some("#output+name")),
        head("column-state", Some("#country+code")),
        head("column-reason", Some("#status")),
        head("column-since", Some("#date")),
    ];
    columns.extend(active.map(|_| head("gaps-near", Some("#org+name"))));
    let row = |gap: &Gap| {
        let key = &coverage.provisions()[gap.provision];
        let mut row = vec![
            text(key.number()),
            text(&teller.provision_title(key)),
            text(coverage.states()[gap.state].as_str()),
            Cell::Text(teller.reason(gap.reason)),
            gap.since.map_or(Cell::Empty, |date| Cell::Date(date.into())),
        ];
        row.extend(active.map(|active| match &*nearest(active, gap) {
            [] => Cell::Empty,
            near => Cell::Text(near.iter().map(|party| teller.party(party)).collect::<Vec<_>>().join("; ")),
        }));
        row
    };
    Section {
        heading: teller.say("section-gaps"),
        summary: vec![summary(teller, asked)],
        rule: match active {
            Some(_) => [teller.say("rule-gaps"), teller.say("gaps-near-rule")].join(" "),
            None => teller.say("rule-gaps"),
        },
        columns,
        rows: gaps.iter().map(row).collect(),
        short: Some(short(teller, coverage, gaps)),
    }
}

/// A line for each provision and reason, with the States it holds for and since when.
fn short(teller: &Teller<'_>, coverage: &Coverage, gaps: &[Gap]) -> Short {
    let heads = vec![
        (teller.say("column-provision"), Align::Left),
        (teller.say("column-title"), Align::Left),
        (teller.say("column-reason"), Align::Left),
        (teller.say("column-states"), Align::Left),
    ];
    let mut lines = Vec::new();
    for of_provision in gaps.chunk_by(|a, b| a.provision == b.provision) {
        let mut sorted = of_provision.to_vec();
        sorted.sort_by_key(|gap| (gap.reason, gap.state));
        for (at, same) in sorted.chunk_by(|a, b| a.reason == b.reason).enumerate() {
            let key = &coverage.provisions()[same[0].provision];
            let states = by_day(coverage, same);
            let first = at == 0;
            lines.push(Line {
                tone: if same[0].reason.is_open() { Tone::Plain } else { Tone::Quiet },
                cells: vec![
                    if first { key.number().to_owned() } else { String::new() },
                    if first { teller.provision_title(key) } else { String::new() },
                    teller.reason(same[0].reason),
                    states,
                ],
            });
        }
    }
    Short { heads, lines }
}

/// States of one reason, those of the same month together: `KZ TJ TM UZ 2013-11 · KG 2021-07`.
fn by_day(coverage: &Coverage, same: &[Gap]) -> String {
    let mut months: Vec<(String, Vec<&str>)> = Vec::new();
    for gap in same {
        let month = gap.since.map_or_else(String::new, |since| since.strftime("%Y-%m").to_string());
        let state = coverage.states()[gap.state].as_str();
        match months.iter_mut().find(|(known, _)| *known == month) {
            Some((_, states)) => states.push(state),
            None => months.push((month, vec![state])),
        }
    }
    let told: Vec<String> =
        months.iter().map(|(month, states)| format!("{} {month}", states.join(" ")).trim_end().to_owned()).collect();
    told.join(" · ")
}

/// Cover that ends within eighteen months.
pub(crate) fn ending(teller: &Teller<'_>, coverage: &Coverage, endings: &[Ending]) -> Section {
    let head = |key: &str, hxl| column(teller.say(key), hxl);
    let within = |months: u8| endings.iter().filter(|ending| ending.within <= months).count() as i64;
    let [six, twelve, eighteen] = TERMS.map(within);
    Section {
        heading: teller.say("section-ending"),
        summary: vec![
            teller.say_with("ending-summary", &[("six", six.into()), ("twelve", twelve.into()), ("eighteen", eighteen.into())]),
        ],
        rule: teller.say("rule-ending"),
        columns: vec![
            head("column-covered-until", Some("#date+end")),
            head("column-within", None),
            head("column-provision", Some("#output+code")),
            head("column-title", Some("#output+name")),
            head("column-state", Some("#country+code")),
        ],
        rows: endings
            .iter()
            .map(|ending| {
                let key = &coverage.provisions()[ending.provision];
                vec![
                    Cell::Date(ending.on.into()),
                    Cell::Number(i64::from(ending.within)),
                    text(key.number()),
                    text(&teller.provision_title(key)),
                    text(coverage.states()[ending.state].as_str()),
                ]
            })
            .collect(),
        short: None,
    }
}
