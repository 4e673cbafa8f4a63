//! Which party a name or code in a source means. Exact after folding; a name that two parties share means none of them.

use crate::{Party, PartyKey, View};
use rustc_hash::FxHashMap;

/// All names and codes of the parties a view knows.
#[derive(Debug, Default)]
pub struct PartyNames {
    by_name: FxHashMap<Box<str>, Option<PartyKey>>,
    by_code: FxHashMap<Box<str>, Option<PartyKey>>,
}

impl PartyNames {
    /// Collects titles, short forms, aliases, former names and identifiers.
    pub fn of<'a>(parties: impl Iterator<Item = &'a Party>) -> Self {
        let mut names = Self::default();
        for party in parties {
            let former = party.former.iter().flat_map(|former| former.title.iter());
            let texts = party.title.iter().chain(party.short.iter()).chain(former).map(|(_, text)| text);
            for name in texts.chain(party.aliases.iter().map(|alias| &**alias)).chain([party.key.as_str()]) {
                remember(&mut names.by_name, fold(name), &party.key);
            }
            for identifier in &party.identifiers {
                remember(&mut names.by_code, identifier.code.to_uppercase(), &party.key);
            }
        }
        names
    }

    /// The parties of a view.
    pub fn in_view(view: &View<'_>) -> Self {
        Self::of(view.parties())
    }

    /// The party behind a code, else behind a name.
    pub fn resolve(&self, code: Option<&str>, name: Option<&str>) -> Option<PartyKey> {
        let by_code = code
            .filter(|code| !code.trim().is_empty())
            .and_then(|code| self.by_code.get(code.trim().to_uppercase().as_str()).cloned().flatten());
        by_code.or_else(|| self.by_name.get(fold(name?).as_str()).cloned().flatten())
    }
}

fn remember(map: &mut FxHashMap<Box<str>, Option<PartyKey>>, name: String, party: &PartyKey) {
    if name.is_empty() {
        return;
    }
    map.entry(name.into())
        .and_modify(|known| {
            if known.as_ref() != Some(party) {
                *known = None;
            }
        })
        .or_insert_with(|| Some(party.clone()));
}

/// Letters and digits only, in lower case, words apart by one blank; `ё` is `е`, as most Russian texts write it.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
        } else if !folded.is_empty() && !folded.ends_with(' ') && c != '\'' && c != '’' {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
