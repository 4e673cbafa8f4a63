//! Who takes part in how many initiatives and who pays for how many, as one viewer sees it: what forms offer to choose from. It is counted
//! once for each entry of the journal, because it walks through the whole register.

use plan::{PartyKey, Role, View, Who};
use quick_cache::sync::Cache;
use std::collections::HashMap;
use std::sync::Arc;

/// How many viewers are remembered.
const VIEWERS: usize = 64;

/// A party, in how many initiatives it takes part otherwise than by paying, and for how many it pays.
pub(crate) type Offer = (PartyKey, [usize; 2]);

/// What was counted, by entry and viewer.
pub(crate) struct Offers(Cache<(u64, String), Arc<[Offer]>>);

impl Default for Offers {
    fn default() -> Self {
        Self(Cache::new(VIEWERS))
    }
}

impl Offers {
    /// Everybody who is named, in the order of the addresses.
    pub(crate) fn of(&self, view: &View<'_>) -> Arc<[Offer]> {
        let viewer = view.viewer();
        let key = (view.stamp().entry, format!("{} {}", viewer.kind(), viewer.party().map_or("", PartyKey::as_str)));
        if let Some(known) = self.0.get(&key) {
            return known;
        }
        let counted: Arc<[Offer]> = count(view).into();
        self.0.insert(key, counted.clone());
        counted
    }
}

fn count(view: &View<'_>) -> Vec<Offer> {
    let mut counts: HashMap<&PartyKey, [usize; 2]> = HashMap::new();
    for initiative in view.visible() {
        for (role, who) in initiative.get().roles.iter() {
            if let Who::Party(key) = who {
                counts.entry(key).or_default()[usize::from(role == Role::Funder)] += 1;
            }
        }
    }
    let mut all: Vec<Offer> = counts.into_iter().map(|(key, counts)| (key.clone(), counts)).collect();
    all.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    all
}
