//! What the journal touched lately, so that whoever keeps something of the register beside it can follow without looking through
//! all of it. Not for: what became of what was touched.

use crate::verdict::in_order;
use crate::{InitiativeKey, PartyKey};
use std::collections::BTreeSet;

/// How many initiatives are remembered that were touched one by one.
const REMEMBERED: usize = 4096;

/// What was touched after some entry.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Touched {
    /// Initiatives, those that are gone by now included; each once, in their order.
    pub initiatives: Vec<InitiativeKey>,
    /// Parties, each once, in their order.
    pub parties: Vec<PartyKey>,
    /// Pairs that were ruled on, or that were ruled on before and of which one initiative was touched; each once, in their order.
    pub pairs: Vec<(InitiativeKey, InitiativeKey)>,
}

/// The initiatives that were touched one by one, and those that went. What a load touched is told by the register's own columns.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    /// What was touched after this entry is remembered whole.
    whole_after: u64,
    touched: Vec<(u64, InitiativeKey)>,
    gone: Vec<(u64, InitiativeKey)>,
}

impl Recent {
    pub(crate) fn touch(&mut self, entry: u64, key: &InitiativeKey) {
        if self.touched.len() == REMEMBERED {
            // The older half is forgotten.
            self.whole_after = self.touched[REMEMBERED / 2].0;
            self.touched.drain(..=REMEMBERED / 2);
        }
        self.touched.push((entry, key.clone()));
    }

    pub(crate) fn load(&mut self, entry: u64) {
        if self.whole_after < entry {
            self.whole_after = entry;
            self.touched.clear();
        }
    }

    pub(crate) fn remove(&mut self, entry: u64, key: &InitiativeKey) {
        self.gone.push((entry, key.clone()));
    }

    /// None where so far back is not remembered.
    pub(crate) fn touched_since(&self, entry: u64) -> Option<impl Iterator<Item = InitiativeKey>> {
        (entry >= self.whole_after).then(|| since(&self.touched, entry))
    }

    pub(crate) fn gone_since(&self, entry: u64) -> Vec<InitiativeKey> {
        since(&self.gone, entry).collect()
    }
}

/// Those noted after an entry; notes are in the order of the entries.
pub(crate) fn since<K: Clone>(noted: &[(u64, K)], entry: u64) -> impl Iterator<Item = K> {
    noted.iter().rev().take_while(move |(at, _)| *at > entry).map(|(_, key)| key.clone())
}

/// Pairs that were ruled on, found by either of the two.
#[derive(Debug, Default)]
pub(crate) struct Ruled {
    /// Each pair both ways round.
    both: BTreeSet<(InitiativeKey, InitiativeKey)>,
    /// The pairs with the entries that ruled on them, in the order of the entries.
    since: Vec<(u64, (InitiativeKey, InitiativeKey))>,
}

impl Ruled {
    pub(crate) fn rule(&mut self, entry: u64, pair: (InitiativeKey, InitiativeKey)) {
        self.both.insert((pair.1.clone(), pair.0.clone()));
        self.both.insert(pair.clone());
        self.since.push((entry, pair));
    }

    /// Those ruled on after an entry, and those of these initiatives.
    pub(crate) fn touched(&self, entry: u64, initiatives: &[InitiativeKey]) -> Vec<(InitiativeKey, InitiativeKey)> {
        let of = |key: &InitiativeKey| {
            let key = key.clone();
            let own = self.both.range((key.clone(), InitiativeKey::new(""))..);
            own.take_while(move |(one, _)| *one == key).map(|(one, other)| in_order(one, other))
        };
        let mut pairs: Vec<_> = since(&self.since, entry).chain(initiatives.iter().flat_map(of)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}
