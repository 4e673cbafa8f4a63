//! All initiatives, found by address, with their columns kept in step.

use crate::columns::Columns;
use crate::parts::Parts;
use crate::touched::Recent;
use crate::{Initiative, InitiativeKey};
use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::sync::OnceLock;

/// The register. Positions in `initiatives` and in `columns` are the same.
#[derive(Debug, Default)]
pub(crate) struct Register {
    initiatives: Vec<Initiative>,
    /// Positions by address: four bytes an initiative instead of a second copy of every address.
    places: HashTable<u32>,
    pub(crate) columns: Columns,
    parts: Parts,
    entries: Vec<Entries>,
    recent: Recent,
    /// The entries before the last that touched an initiative, in their order; nothing for one that was touched once.
    earlier: FxHashMap<InitiativeKey, Vec<u32>>,
    /// Positions in the order of the addresses, made when somebody first asks and let go when an address comes or goes.
    order: OnceLock<Vec<u32>>,
}

/// Which entries an initiative comes from; a register has fewer than four billion of them.
#[derive(Clone, Copy, Debug, Default)]
struct Entries {
    /// The load that last put it; 0 for one entered by hand.
    loaded: u32,
    /// The entry that last touched it.
    touched: u32,
}

impl Register {
    /// Makes room before a load.
    pub(crate) fn expect(&mut self, more: usize) {
        self.initiatives.reserve(more);
        self.places.reserve(more, |at| hash(&self.initiatives[*at as usize].key));
    }

    pub(crate) fn all(&self) -> &[Initiative] {
        &self.initiatives
    }

    /// In the order of the addresses, whatever order they came in.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &Initiative> {
        self.order().iter().map(|at| &self.initiatives[*at as usize])
    }

    /// The positions in the order of the addresses.
    pub(crate) fn order(&self) -> &[u32] {
        let key = |at: &u32| &self.initiatives[*at as usize].key;
        self.order.get_or_init(|| {
            let mut order: Vec<u32> = (0..self.initiatives.len() as u32).collect();
            order.sort_unstable_by(|one, other| key(one).cmp(key(other)));
            order
        })
    }

    pub(crate) fn position(&self, key: &InitiativeKey) -> Option<usize> {
        self.places.find(hash(key), |at| self.initiatives[*at as usize].key == *key).map(|at| *at as usize)
    }

    pub(crate) fn get(&self, key: &InitiativeKey) -> Option<&Initiative> {
        self.position(key).map(|at| &self.initiatives[at])
    }

    /// The addresses of those that name an initiative as what they are part of.
    pub(crate) fn parts(&self, key: &InitiativeKey) -> &[InitiativeKey] {
        self.parts.of(key)
    }

    /// The entry that last touched what stands at a place.
    pub(crate) fn touched_at(&self, at: usize) -> u64 {
        u64::from(self.entries[at].touched)
    }

    /// Puts an initiative that somebody entered.
    pub(crate) fn put(&mut self, initiative: Initiative, entry: u64) {
        self.recent.touch(entry, &initiative.key);
        self.place(initiative, entry);
    }

    fn place(&mut self, initiative: Initiative, entry: u64) {
        let at = self.position(&initiative.key).unwrap_or(self.initiatives.len());
        self.columns.put(at, &initiative);
        let before = self.initiatives.get(at).and_then(|known| known.parent.as_ref());
        self.parts.pass(&initiative.key, before, initiative.parent.as_ref());
        if at < self.initiatives.len() {
            self.touch(at, entry);
            self.initiatives[at] = initiative;
        } else {
            let digest = hash(&initiative.key);
            self.order.take();
            self.initiatives.push(initiative);
            self.entries.push(Entries { touched: entry as u32, loaded: 0 });
            self.places.insert_unique(digest, at as u32, |at| hash(&self.initiatives[*at as usize].key));
        }
    }

    /// Notes that an entry touched what is there.
    fn touch(&mut self, at: usize, entry: u64) {
        let before = std::mem::replace(&mut self.entries[at].touched, entry as u32);
        if u64::from(before) != entry {
            self.earlier.entry(self.initiatives[at].key.clone()).or_default().push(before);
        }
    }

    /// All entries that touched an initiative that is there, oldest first.
    pub(crate) fn history(&self, key: &InitiativeKey) -> Vec<u64> {
        let Some(at) = self.position(key) else { return Vec::new() };
        let earlier = self.earlier.get(key).into_iter().flatten().copied();
        earlier.chain([self.entries[at].touched]).map(u64::from).collect()
    }

    pub(crate) fn change(&mut self, key: &InitiativeKey, entry: u64, change: impl FnOnce(&mut Initiative)) {
        if let Some(at) = self.position(key) {
            let before = self.initiatives[at].parent.clone();
            change(&mut self.initiatives[at]);
            self.columns.put(at, &self.initiatives[at]);
            self.parts.pass(key, before.as_ref(), self.initiatives[at].parent.as_ref());
            self.touch(at, entry);
            self.recent.touch(entry, key);
        }
    }

    /// Puts an initiative of a load.
    pub(crate) fn load(&mut self, initiative: Initiative, entry: u64) {
        let at = self.position(&initiative.key).unwrap_or(self.initiatives.len());
        self.recent.load(entry);
        self.place(initiative, entry);
        self.entries[at].loaded = entry as u32;
    }

    /// Puts an initiative as it stood before a load that is taken back, as one of the load before that.
    pub(crate) fn put_back(&mut self, initiative: Initiative, entry: u64, loaded: u64) {
        let key = initiative.key.clone();
        self.put(initiative, entry);
        if let Some(at) = self.position(&key) {
            self.entries[at].loaded = loaded as u32;
        }
    }

    /// The addresses that entries after this one touched, those that are gone by now included; in no order, some twice.
    pub(crate) fn touched_since(&self, entry: u64) -> Vec<InitiativeKey> {
        let mut touched = self.recent.gone_since(entry);
        match self.recent.touched_since(entry) {
            Some(keys) => touched.extend(keys),
            None => {
                let later = self.initiatives.iter().zip(&self.entries).filter(|(_, known)| u64::from(known.touched) > entry);
                touched.extend(later.map(|(initiative, _)| initiative.key.clone()));
            }
        }
        touched
    }

    /// The load that last put an initiative, 0 for none, and the entry that last touched it.
    pub(crate) fn entries(&self, key: &InitiativeKey) -> Option<(u64, u64)> {
        self.position(key).map(|at| (u64::from(self.entries[at].loaded), u64::from(self.entries[at].touched)))
    }

    pub(crate) fn remove(&mut self, key: &InitiativeKey, entry: u64) {
        let Some(at) = self.position(key) else { return };
        self.recent.remove(entry, key);
        self.parts.pass(key, self.initiatives[at].parent.as_ref(), None);
        self.earlier.remove(key);
        let forget = |places: &mut HashTable<u32>, key: &InitiativeKey, at: usize| {
            if let Ok(entry) = places.find_entry(hash(key), |known| *known as usize == at) {
                entry.remove();
            }
        };
        forget(&mut self.places, key, at);
        self.order.take();
        let last = self.initiatives.len() - 1;
        if last != at {
            forget(&mut self.places, &self.initiatives[last].key, last);
        }
        self.initiatives.swap_remove(at);
        self.entries.swap_remove(at);
        self.columns.swap_remove(at);
        if last != at {
            let digest = hash(&self.initiatives[at].key);
            self.places.insert_unique(digest, at as u32, |at| hash(&self.initiatives[*at as usize].key));
        }
    }
}

fn hash(key: &InitiativeKey) -> u64 {
    FxBuildHasher.hash_one(key)
}
