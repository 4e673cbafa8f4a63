//! A list of initiatives.

use super::{Section, Short, Teller, column, text};
use crate::terminal::{Align, Line, Tone};
use exchange::sheet::Cell;
use plan::{Initiative, Life, Released};

/// The initiatives, a row each.
pub(crate) fn section(teller: &Teller<'_>, heading: String, chosen: &[(Released<&Initiative>, Life)]) -> Section {
    let head = |key: &str, hxl| column(teller.say(key), hxl);
    Section {
        heading,
        summary: vec![teller.say_with("initiatives-summary", &[("count", (chosen.len() as i64).into())])],
        rule: teller.say("rule-initiatives"),
        columns: vec![
            head("column-id", Some("#activity+code")),
            head("column-title", Some("#activity+name")),
            head("column-provider", Some("#org")),
            head("column-states", Some("#country+code+list")),
            head("column-term", Some("#date")),
            head("column-life", Some("#status")),
        ],
        rows: chosen.iter().map(|(initiative, life)| row(teller, initiative, *life)).collect(),
        short: Some(short(teller, chosen)),
    }
}

/// The list as a terminal shows it: years and life in one column, so that titles have room.
pub(crate) fn short(teller: &Teller<'_>, chosen: &[(Released<&Initiative>, Life)]) -> Short {
    let heads = ["column-id", "column-title", "column-provider", "column-states", "column-term"];
    let line = |(initiative, life): &(Released<&Initiative>, Life)| {
        let mut cells: Vec<String> = row(teller, initiative, *life).iter().map(|cell| teller.cell(cell)).collect();
        cells.truncate(4);
        cells.push(format!("{} {}", teller.years(initiative), teller.life(*life)));
        Line { tone: if *life == Life::Running { Tone::Strong } else { Tone::Plain }, cells }
    };
    Short { heads: heads.map(|key| (teller.say(key), Align::Left)).to_vec(), lines: chosen.iter().map(line).collect() }
}

fn row(teller: &Teller<'_>, initiative: &Initiative, life: Life) -> Vec<Cell> {
    vec![
        text(initiative.key.reference()),
        text(initiative.title.show(teller.lang)),
        text(&teller.providers(initiative)),
        text(&teller.states(initiative)),
        text(&initiative.period.written()),
        Cell::Text(teller.life(life)),
    ]
}
