//! Names that sources write and no party bears, with the party each may mean. Only suggestions: settling them is a deed.

use crate::names::fold;
use crate::{PartyKey, View, Who};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A name that sources write and no party bears.
#[derive(Clone, PartialEq, Debug)]
pub struct Unresolved {
    /// The name as written; of several spellings the commonest.
    pub name: Box<str>,
    /// The code beside it, where a source gave one.
    pub code: Option<CompactString>,
    /// How often it stands in a role.
    pub mentions: u32,
    /// The party it may mean.
    pub suggestion: Option<PartyKey>,
}

/// All names in seen initiatives that no party bears, the commonest first. Spellings that fold to the same are one.
pub fn unresolved(view: &View<'_>) -> Vec<Unresolved> {
    let mut found: BTreeMap<String, (FxHashMap<&str, u32>, Option<CompactString>)> = BTreeMap::new();
    let written = view.visible().flat_map(|initiative| initiative.get().roles.iter()).filter_map(|(_, who)| match who {
        Who::Written(written) if !written.name.trim().is_empty() => Some(written),
        Who::Written(_) | Who::Party(_) => None,
    });
    for written in written {
        let (spellings, code) = found.entry(fold(&written.name)).or_default();
        *spellings.entry(&written.name).or_default() += 1;
        *code = code.take().or_else(|| written.code.clone());
    }
    let near = Near::of(view);
    let mut all: Vec<Unresolved> = found
        .into_iter()
        .map(|(folded, (spellings, code))| {
            let mentions = spellings.values().sum();
            let commonest =
                spellings.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name))).map_or("", |(name, _)| name);
            Unresolved { name: commonest.into(), code, mentions, suggestion: near.suggest(&folded) }
        })
        .collect();
    all.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)));
    all
}

/// All names of all parties, by their words.
struct Near<'a> {
    /// Each name: its party and what its words weigh together.
    names: Vec<(&'a PartyKey, f64)>,
    /// For each word, the names it stands in.
    bearers: FxHashMap<String, Vec<usize>>,
}

/// How alike a written name and a party's name must be to be suggested; two of the same rare words in three are.
const ALIKE: f64 = 0.6;

impl<'a> Near<'a> {
    fn of(view: &View<'a>) -> Self {
        let mut near = Self { names: Vec::new(), bearers: FxHashMap::default() };
        let mut words_of: Vec<Vec<String>> = Vec::new();
        for party in view.parties() {
            let aliases = party.aliases.iter().map(|alias| &**alias);
            for name in party.title.iter().chain(party.short.iter()).map(|(_, name)| name).chain(aliases) {
                let words = words(&fold(name));
                for word in &words {
                    near.bearers.entry(word.clone()).or_default().push(words_of.len());
                }
                words_of.push(words);
                near.names.push((&party.key, 0.0));
            }
        }
        for (at, words) in words_of.iter().enumerate() {
            near.names[at].1 = words.iter().map(|word| near.weight(word)).sum();
        }
        near
    }

    /// A word that stands in few names says more than one that stands in many.
    fn weight(&self, word: &str) -> f64 {
        1.0 / self.bearers.get(word).map_or(1, Vec::len) as f64
    }

    /// The party one of whose names is most alike: twice what both share over what both say.
    fn suggest(&self, folded: &str) -> Option<PartyKey> {
        let words = words(folded);
        let says: f64 = words.iter().map(|word| self.weight(word)).sum();
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for word in &words {
            for name in self.bearers.get(word).into_iter().flatten() {
                *shared.entry(*name).or_default() += self.weight(word);
            }
        }
        let alike = shared.into_iter().map(|(name, both)| (self.names[name].0, 2.0 * both / (says + self.names[name].1)));
        let (party, alike) = alike.max_by(|a, b| a.1.total_cmp(&b.1))?;
        (alike >= ALIKE).then(|| party.clone())
    }
}

/// The different words of a folded name that say something: those of three letters and more.
fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = folded.split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}
