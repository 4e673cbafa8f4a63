//! Organisations the world knows beside the parties of the plan: one that a file mentions becomes a party of the register.

use crate::new_party;
use plan::fold_name as fold;
use plan::{Identifier, Lang, Party, PartyKey, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// The directory. Names of placeholders ("miscellaneous vendor") are kept beside it: they name nobody.
#[derive(Debug, Default)]
pub struct Directory {
    parties: BTreeMap<PartyKey, Party>,
    nobody: BTreeSet<String>,
    /// Beginnings of names that name nobody.
    nobody_begins: Vec<String>,
}

/// The columns of the table of organisations.
const COLUMNS: [&str; 9] = ["key", "kind", "title", "title_ru", "short", "short_ru", "identifiers", "aliases", "parent"];

impl Directory {
    /// Reads the two tables; `Err` names the columns that are missing.
    pub fn read(organisations: &[u8], placeholders: &[u8]) -> Result<Self, Vec<String>> {
        let mut directory = Self::default();
        for row in exchange::columns(organisations, &COLUMNS)? {
            let [key, kind, title, title_ru, short, short_ru, identifiers, aliases, parent] = row.as_slice() else { continue };
            let texts = |en: &str, ru: &str| Texts::collect([(Lang::EN, en.into()), (Lang::RU, ru.into())]);
            let mut party = new_party(key, kind, texts(title, title_ru));
            party.short = texts(short, short_ru);
            party.aliases = parts(aliases).map(Into::into).collect();
            // The scheme of a code is told by the code itself; all of them are met in IATI files.
            party.identifiers = parts(identifiers).map(|code| Identifier { scheme: "iati".into(), code: code.into() }).collect();
            party.parent = (!parent.is_empty()).then(|| PartyKey::new(parent));
            directory.parties.insert(party.key.clone(), party);
        }
        for row in exchange::columns(placeholders, &["name"])? {
            match row.first().map(|name| (name.strip_suffix('*'), name)) {
                Some((Some(begin), _)) => directory.nobody_begins.push(fold(begin)),
                Some((None, name)) => {
                    directory.nobody.insert(fold(name));
                }
                None => {}
            }
        }
        Ok(directory)
    }

    /// All organisations; those that are parties of the plan already stand here for further names of theirs.
    pub(crate) fn parties(&self) -> impl Iterator<Item = &Party> {
        self.parties.values()
    }

    /// An organisation that can become a party: one that is told whole.
    pub(crate) fn party(&self, key: &PartyKey) -> Option<&Party> {
        self.parties.get(key).filter(|party| !party.title.is_empty())
    }

    /// Whether a written name names nobody.
    pub(crate) fn names_nobody(&self, name: &str) -> bool {
        let folded = fold(name);
        self.nobody.contains(&folded) || self.nobody_begins.iter().any(|begin| folded.starts_with(begin))
    }
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty())
}
