//! Files for people in offices that come back: the matrix as a document, a party's entries as a workbook, and the plan's text as
//! a document. Each says from which journal entry it was made, so that what comes back is held against what went out.
//! Not for open data, which is for programs, and not for what becomes of an edit: `desk` decides that.

mod areas;
mod book;
mod cell;
mod docx;
mod due;
mod list;
mod lists;
mod mark;
mod matrix;
mod returned;
mod sums;
mod text;

pub use book::workbook;
pub use cell::{Field, NotUnderstood};
pub use list::Listed;
pub use mark::{Kind, Mark};
pub use matrix::matrix;
pub use returned::{Returned, ReturnedCell, ReturnedRow, is_office, read};
pub use text::plan_text;

use crate::{Say, Term};
use plan::{EditionKey, Initiative, InitiativeKey, Lang, PartyKey, Released, View};
use std::collections::HashMap;

/// What cells are said from: a view, a language, an edition, and how things are called.
pub struct Ground<'a> {
    /// What may be seen.
    pub view: &'a View<'a>,
    /// The edition whose provisions are meant.
    pub edition: &'a EditionKey,
    /// The language of the file.
    pub lang: Lang,
    /// Words for people.
    pub say: &'a Say<'a>,
    /// Entries by their references in small letters; none where several have the same.
    references: HashMap<String, Option<InitiativeKey>>,
}

/// What stands around the tables of a file, ready to be read.
pub struct Frame {
    /// The title.
    pub title: String,
    /// The title in a few words, for the top of each page.
    pub running: String,
    /// What the file is, below the title.
    pub subtitle: String,
    /// As at when, from which entry, seen by whom.
    pub lead: String,
    /// From what it was made.
    pub mark: Mark,
}

impl<'a> Ground<'a> {
    /// Looks at all entries once, so that each can be named in short.
    pub fn new(view: &'a View<'a>, edition: &'a EditionKey, lang: Lang, say: &'a Say<'a>) -> Self {
        let mut references: HashMap<String, Option<InitiativeKey>> = HashMap::new();
        for initiative in view.initiatives() {
            let known = references.entry(initiative.key.reference().to_lowercase());
            known.and_modify(|known| *known = None).or_insert_with(|| Some(initiative.key.clone()));
        }
        Self { view, edition, lang, say, references }
    }

    /// How an entry is named in a file: by its reference alone where no other has the same.
    pub(crate) fn address(&self, initiative: &Initiative) -> String {
        let reference = initiative.key.reference();
        let alone = self.references.get(&reference.to_lowercase()).is_some_and(Option::is_some);
        if alone { reference.to_owned() } else { initiative.key.to_string() }
    }

    /// The entry that a file names so.
    pub fn find(&self, written: &str) -> Option<Released<&'a Initiative>> {
        let whole = self.view.initiative(&InitiativeKey::new(written));
        whole.or_else(|| self.view.initiative(self.references.get(&written.to_lowercase())?.as_ref()?))
    }

    /// A text that only these files have.
    pub(crate) fn form(&self, name: &str) -> String {
        (self.say)(Term::Form(name), self.lang)
    }

    /// A party by its name in full.
    pub(crate) fn party(&self, key: &PartyKey) -> String {
        self.view.party(key).map_or_else(|| key.to_string(), |party| party.title.show(self.lang).to_owned())
    }

    /// A party by its short form.
    pub(crate) fn label(&self, key: &PartyKey) -> String {
        self.view.party(key).map_or_else(|| key.to_string(), |party| party.label(self.lang).to_owned())
    }
}

/// One line of single blanks, without signs that cannot be seen: how texts of cells are written and compared.
pub(crate) fn plain(text: &str) -> String {
    let seen = text.chars().map(|c| if c.is_control() || c == '\u{a0}' { ' ' } else { c });
    let seen: String = seen.filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
