//! States as chips: a short code that leads to the initiatives of one cell, with what is said of it.

use super::frame::Reading;
use super::link::Link;
use plan::{Coverage, Date};

/// A State in a line about one provision.
pub(crate) struct Chip {
    pub(crate) code: String,
    /// The State's name and all that the chip stands for, for those who do not see the line.
    pub(crate) told: String,
    pub(crate) link: String,
    /// What is said behind the code, such as a month.
    pub(crate) note: String,
}

impl Chip {
    /// The chip of a cell.
    pub(crate) fn of(reading: &Reading<'_>, coverage: &Coverage, row: usize, column: usize, since: Option<Date>) -> Self {
        let (provision, state) = (&coverage.provisions()[row], &coverage.states()[column]);
        let link = Link::to("/initiatives").with("edition", provision.edition().as_str()).with("provision", provision.number());
        let note = since.map_or_else(String::new, |since| since.strftime("%Y-%m").to_string());
        let name = reading.teller.party_in_full(state);
        Self {
            code: state.to_string(),
            told: if note.is_empty() { name } else { format!("{name}, {note}") },
            link: reading.link(link.with("state", state.as_str())),
            note,
        }
    }
}
