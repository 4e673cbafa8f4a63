//! What the journal touched lately, so that whoever keeps something of the register beside it can follow without looking through
//! all of it. Not for: what became of what was touched.

use crate::{InitiativeKey, PartyKey};

/// How many initiatives are remembered that were touched one by one.
const REMEMBERED: usize = 4096;

/// What was touched after some entry.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Touched {
    /// Initiatives, those that are gone by now included; each once, in their order.
    pub initiatives: Vec<InitiativeKey>,
    /// Parties, each once, in their order.
    pub parties: Vec<PartyKey>,
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
