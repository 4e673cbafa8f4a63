//! Ministries that a source names without their State: `Ministry of Finance` in a list of one country's projects.
//! Not for other bodies, and not for names that say their State: `names` settles those.
//!
//! Such a name means the ministry of the one State where the initiative works, if a party of that State bears it with the
//! State behind it. Those who fund or report stay as written: their ministry is most often that of another State.

use crate::names::fold;
use crate::{Initiative, Participants, Party, PartyKey, Role, Who};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The first words of names of ministries.
const WORDS: [&str; 2] = ["ministry", "министерство"];

/// Words that may stand between the name of a ministry and that of its State.
const CONNECTING: [&str; 4] = ["of", "the", "republic", "республики"];

/// How many letters of a word of a State's name tell it: `Кыргызской` and `Кыргызская` are one.
const LETTERS: usize = 5;

/// The ministries of States, by their names without the State.
#[derive(Debug, Default)]
pub struct Ministries(FxHashMap<(PartyKey, Box<str>), Option<PartyKey>>);

impl Ministries {
    /// Collects them from parties; a name that two ministries of a State share means neither.
    pub fn of<'a>(parties: impl Iterator<Item = &'a Party>) -> Self {
        let parties: Vec<&Party> = parties.collect();
        let mut states: FxHashMap<&PartyKey, BTreeSet<String>> = FxHashMap::default();
        for party in &parties {
            let words = names(party).flat_map(|name| fold(name).split(' ').map(start).collect::<Vec<_>>());
            states.entry(&party.key).or_default().extend(words.filter(|word| word.chars().count() >= 4));
        }
        // A party of the plan may have more names in a directory, which does not say whose it is again.
        let parents: FxHashMap<_, _> = parties.iter().filter_map(|party| Some((&party.key, party.parent.as_ref()?))).collect();
        let mut known: FxHashMap<_, Option<PartyKey>> = FxHashMap::default();
        for party in parties {
            let Some(state) = parents.get(&party.key).copied() else { continue };
            let Some(of_state) = states.get(state) else { continue };
            for bare in names(party).filter_map(|name| bare(name, of_state)) {
                let one = known.entry((state.clone(), bare)).or_insert_with(|| Some(party.key.clone()));
                if one.as_ref() != Some(&party.key) {
                    *one = None;
                }
            }
        }
        Self(known)
    }

    /// Settles the ministries that an initiative names without their State.
    pub fn settle(&self, initiative: &mut Initiative) {
        let Some(first) = initiative.places.first() else { return };
        if initiative.places.iter().any(|place| place.state != first.state) {
            return;
        }
        let state = first.state.clone();
        let ministry = |role: Role, who: &Who| -> Option<PartyKey> {
            let Who::Written(written) = who else { return None };
            let takes_part = match role {
                Role::Lead | Role::Implementer | Role::Partner => true,
                Role::Funder | Role::Reporter => false,
            };
            if !takes_part || written.code.is_some() {
                return None;
            }
            let first = written.name.split_whitespace().find(|word| !word.eq_ignore_ascii_case("the"))?;
            if !WORDS.contains(&first.to_lowercase().as_str()) {
                return None;
            }
            let name = fold(&written.name);
            let name = name.strip_prefix("the ").unwrap_or(&name);
            self.0.get(&(state.clone(), name.into())).cloned().flatten()
        };
        if initiative.roles.iter().any(|(role, who)| ministry(role, who).is_some()) {
            let settled = initiative.roles.iter().map(|(role, who)| {
                let party = ministry(role, who);
                (role, party.map_or_else(|| who.clone(), Who::Party))
            });
            initiative.roles = Participants::collect(settled.collect::<Vec<_>>());
        }
    }
}

fn names(party: &Party) -> impl Iterator<Item = &str> {
    party.title.iter().map(|(_, title)| title).chain(party.aliases.iter().map(|alias| &**alias))
}

/// The name of a ministry without its State, where it has more words than that it is one.
fn bare(name: &str, of_state: &BTreeSet<String>) -> Option<Box<str>> {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    if !WORDS.contains(words.first()?) {
        return None;
    }
    let all = words.len();
    while words.last().is_some_and(|last| CONNECTING.contains(last) || of_state.contains(&start(last))) {
        words.pop();
    }
    (words.len() > 1 && words.len() < all).then(|| words.join(" ").into())
}

fn start(word: &str) -> String {
    word.chars().take(LETTERS).collect()
}
