//! Files for offices that come back with an import: the matrix as a document, a party's entries as a workbook; and the plan's text as
//! a document. Both doors make them here. Not for paper, which is final, and not for open data, which is for programs.

#[cfg(test)]
mod tests;

use crate::bundle::Tongues;
use crate::report::Teller;
use desk::Refusal;
use exchange::office::{self, Frame, Ground, Kind, Mark};
use plan::{EditionKey, PartyKey};

/// Which file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Wanted {
    Matrix,
    Plan,
    Workbook(PartyKey),
}

impl Wanted {
    /// Its permanent name with its ending, in two parts: `workbook-unodc`, `xlsx`.
    pub(crate) fn name(&self) -> (String, &'static str) {
        match self {
            Self::Matrix => ("matrix".to_owned(), "docx"),
            Self::Plan => ("plan".to_owned(), "docx"),
            Self::Workbook(party) => (["workbook", party.as_str()].join("-"), "xlsx"),
        }
    }

    /// The file of a name with its ending.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "matrix.docx" => Some(Self::Matrix),
            "plan.docx" => Some(Self::Plan),
            _ => name.strip_suffix(".xlsx")?.strip_prefix("workbook-").map(|party| Self::Workbook(PartyKey::new(party))),
        }
    }

    pub(crate) fn media_type(&self) -> &'static str {
        match self {
            Self::Matrix | Self::Plan => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Workbook(_) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// What a cell says, as people are told of it: one that was emptied says nothing.
pub(crate) fn cell(words: &words::Words, text: &str) -> String {
    if text.is_empty() { words.say("import-empty") } else { crate::terminal::tame(text) }
}

/// Makes a file of an edition from what the view of the teller shows. `head` is the entry it is made from, by which it is known again.
pub(crate) fn make(
    edition: &EditionKey,
    wanted: &Wanted,
    teller: &Teller<'_>,
    (entry, head): (u64, String),
) -> Result<Vec<u8>, Refusal> {
    let tongues = Tongues::new();
    let say = |term: exchange::Term<'_>, lang: plan::Lang| tongues.say(term, lang);
    let ground = Ground::new(teller.view, edition, teller.lang, &say);
    let frame = |subtitle: String, kind: Kind, party: Option<PartyKey>| Frame {
        title: teller.edition_title(edition),
        running: teller.running(edition),
        subtitle,
        lead: teller.lead(),
        mark: Mark { kind, entry, head, edition: edition.clone(), lang: teller.lang, as_at: teller.view.as_at(), party },
    };
    let made = match wanted {
        Wanted::Matrix => office::matrix(&ground, &frame(teller.say("circulate-kind-matrix"), Kind::Matrix, None)),
        Wanted::Plan => office::plan_text(&ground, &frame(teller.say("circulate-kind-plan"), Kind::Matrix, None)),
        Wanted::Workbook(owner) => {
            let subtitle = teller.say_with("circulate-kind-workbook", &[("party", teller.party_in_full(owner).into())]);
            let book = office::workbook(&ground, &frame(subtitle, Kind::Workbook, Some(owner.clone())), owner);
            Some(book.map_err(|error| Refusal::new("xlsx-too-large").with("detail", error))?)
        }
    };
    made.ok_or_else(|| Refusal::new("no-plan"))
}
