//! Which slots stand under which key. Most lie in a few sorted lists, eight bytes each, so that a million records fit; what came
//! since lies beside them. What all records share is found by walking through one list instead of asking for each key. Keys that so many share that nobody looks under them are only counted.
//! Not for: what a key is (see `keys`), or what finding another under it is worth (see `search`).

use crate::keys::Key;
use rustc_hash::FxHashMap;

#[cfg(test)]
mod tests;

/// Under how many slots a key is no longer looked at.
pub(crate) const LOOKED_AT: u32 = 800;
/// From how many slots on they are only counted: well above, so that a key does not come and go.
const COUNTED: usize = 2_048;
/// How many single ones may lie beside the sorted lists.
const BESIDE: usize = 1 << 19;

/// All slots by key.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// Each at least twice as long as the one behind it.
    lists: Vec<List>,
    /// What came one by one since.
    beside: FxHashMap<u32, Vec<u64>>,
    /// How many lie beside.
    many_beside: usize,
    /// How many of the slots in the lists are empty by now, by key.
    gone: FxHashMap<u32, u32>,
    /// How many stand under the keys that are only counted, at the least.
    counted: FxHashMap<u32, i64>,
}

/// Keys and slots in their order, in one number each.
#[derive(Debug, Default)]
struct List {
    entries: Vec<u64>,
    /// Where the keys with each beginning begin.
    starts: Vec<u32>,
    /// How far a key is shifted to give its beginning.
    shift: u32,
}

fn key_of(entry: u64) -> u32 {
    (entry >> 32) as u32
}

impl List {
    fn of(entries: Vec<u64>) -> Self {
        let bits = (entries.len() / 4).max(2).ilog2().min(26);
        let shift = 32 - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        for (at, entry) in entries.iter().enumerate() {
            let begins = (key_of(*entry) >> shift) as usize;
            while starts.len() <= begins {
                starts.push(at as u32);
            }
        }
        starts.resize((1 << bits) + 1, entries.len() as u32);
        Self { entries, starts, shift }
    }

    fn under(&self, key: u32) -> &[u64] {
        let begins = (key >> self.shift) as usize;
        let within = &self.entries[self.starts[begins] as usize..self.starts[begins + 1] as usize];
        let from = within.partition_point(|entry| key_of(*entry) < key);
        let within = &within[from..];
        &within[..within.partition_point(|entry| key_of(*entry) == key)]
    }
}

impl Postings {
    /// How many stand under a key; of keys that are only counted, that they are too many.
    pub(crate) fn len(&self, key: u32) -> u32 {
        if self.counted.contains_key(&key) {
            return LOOKED_AT + 1;
        }
        let sorted: usize = self.lists.iter().map(|list| list.under(key).len()).sum();
        let beside = if self.many_beside == 0 { 0 } else { self.beside.get(&key).map_or(0, Vec::len) };
        let gone = if self.gone.is_empty() { 0 } else { self.gone.get(&key).copied().unwrap_or(0) };
        ((sorted + beside) as u32).saturating_sub(gone)
    }

    /// Hands out the slots under a key, some of which may be empty by now.
    pub(crate) fn each(&self, ranked: &Ranked, mut slot: impl FnMut(u32)) {
        let key = ranked.key;
        if let Some(from) = ranked.from {
            let entries = &self.lists[0].entries[from as usize..][..ranked.len as usize];
            entries.iter().for_each(|entry| slot(slot_of(*entry)));
            return;
        }
        for list in &self.lists {
            list.under(key).iter().for_each(|entry| slot(slot_of(*entry)));
        }
        if self.many_beside > 0 {
            self.beside.get(&key).into_iter().flatten().for_each(|known| slot(slot_of(*known)));
        }
    }

    /// Puts one slot under a key.
    pub(crate) fn put(&mut self, key: Key, slot: u32) {
        if let Some(counted) = self.counted.get_mut(&key.hash) {
            *counted += 1;
            return;
        }
        self.beside.entry(key.hash).or_default().push(entry(key, slot));
        self.many_beside += 1;
        if self.many_beside > BESIDE {
            self.fold();
        }
    }

    /// Lays what is beside into the lists.
    fn fold(&mut self) {
        let entries = std::mem::take(&mut self.beside).into_values().flatten().collect();
        self.many_beside = 0;
        self.put_all(entries);
    }

    /// Puts many in at once.
    pub(crate) fn put_all(&mut self, mut entries: Vec<u64>) {
        entries.sort_unstable();
        self.lay_in(entries);
        while let [.., before, last] = self.lists.as_slice() {
            if before.entries.len() >= 2 * last.entries.len() {
                break;
            }
            self.join_last();
        }
    }

    /// Makes one list of all, for when everything is looked through.
    pub(crate) fn settle(&mut self) {
        if self.many_beside > 0 {
            self.fold();
        }
        while self.lists.len() > 1 {
            self.join_last();
        }
    }

    fn join_last(&mut self) {
        let (Some(last), Some(before)) = (self.lists.pop(), self.lists.pop()) else { return };
        let (mut old, new) = (before.entries, last.entries);
        // From behind, so that no third list is needed.
        let (mut i, mut j) = (old.len(), new.len());
        old.resize(i + j, 0);
        while j > 0 {
            let at = i + j - 1;
            if i > 0 && old[i - 1] > new[j - 1] {
                (old[at], i) = (old[i - 1], i - 1);
            } else {
                (old[at], j) = (new[j - 1], j - 1);
            }
        }
        self.lay_in(old);
    }

    /// Takes out of sorted entries what is only counted, and keeps the rest.
    fn lay_in(&mut self, mut entries: Vec<u64>) {
        let (mut from, mut kept) = (0, 0);
        while from < entries.len() {
            let key = key_of(entries[from]);
            let same = entries[from..].iter().take_while(|entry| key_of(**entry) == key).count();
            if let Some(counted) = self.counted.get_mut(&key) {
                *counted += same as i64;
            } else if same > COUNTED && same as u32 + self.len(key) > 2 * LOOKED_AT {
                let beside = self.beside.remove(&key).map_or(0, |slots| slots.len());
                self.many_beside -= beside;
                let gone = self.gone.remove(&key).unwrap_or(0);
                // What other lists hold of it is counted when they are joined.
                self.counted.insert(key, (same + beside) as i64 - i64::from(gone));
            } else {
                entries.copy_within(from..from + same, kept);
                kept += same;
            }
            from += same;
        }
        entries.truncate(kept);
        entries.shrink_to_fit();
        self.lists.push(List::of(entries));
    }

    /// Takes a slot out from under a key. Gives whether all must be laid out anew, since a key that was only counted is looked at
    /// again.
    #[must_use]
    pub(crate) fn take(&mut self, key: u32, slot: u32) -> bool {
        if let Some(counted) = self.counted.get_mut(&key) {
            *counted -= 1;
            return *counted <= i64::from(LOOKED_AT);
        }
        let beside = self.beside.get_mut(&key);
        if let Some((slots, at)) =
            beside.and_then(|slots| slots.iter().position(|known| slot_of(*known) == slot).map(|at| (slots, at)))
        {
            slots.swap_remove(at);
            self.many_beside -= 1;
        } else {
            *self.gone.entry(key).or_default() += 1;
        }
        false
    }
}

/// What records of a few slots share with others, by slot.
pub(crate) struct Shared {
    /// Where what each slot shares begins.
    starts: Vec<u32>,
    ranked: Vec<Ranked>,
    first: u32,
}

impl Shared {
    /// What the record in a slot shares, in the order of keys.
    pub(crate) fn of(&self, slot: u32) -> &[Ranked] {
        let at = (slot - self.first) as usize;
        &self.ranked[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl Postings {
    /// What these slots share with others, where all lies in one list and no slot is empty; else nothing.
    pub(crate) fn shared(&self, slots: std::ops::Range<u32>) -> Option<Shared> {
        let [list] = self.lists.as_slice() else { return None };
        if self.many_beside > 0 || !self.gone.is_empty() {
            return None;
        }
        let groups = || {
            let groups = list.entries.chunk_by(|a, b| key_of(*a) == key_of(*b));
            let placed = groups.scan(0, |from, group| {
                let at = *from;
                *from += group.len() as u32;
                Some((at, group))
            });
            placed.filter(|(_, group)| (2..=LOOKED_AT as usize).contains(&group.len()))
        };
        let mut starts = vec![0u32; slots.len() + 1];
        let within = |entry: u64| slots.contains(&slot_of(entry)).then(|| (slot_of(entry) - slots.start) as usize);
        for (_, group) in groups() {
            group.iter().filter_map(|entry| within(*entry)).for_each(|at| starts[at + 1] += 1);
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut ranked = vec![Ranked::default(); starts.last().map_or(0, |all| *all as usize)];
        for (from, group) in groups() {
            for entry in group {
                if let Some(at) = within(*entry) {
                    let counts = (*entry & 0xf) as u8;
                    ranked[next[at] as usize] = Ranked { key: key_of(*entry), counts, len: group.len() as u32, from: Some(from) };
                    next[at] += 1;
                }
            }
        }
        Some(Shared { starts, ranked, first: slots.start })
    }
}

/// A key, what it counts, and how many records stand under it, the one that is asked about included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Ranked {
    pub(crate) key: u32,
    pub(crate) counts: u8,
    pub(crate) len: u32,
    /// Where they lie, if they lie in one list.
    pub(crate) from: Option<u32>,
}

/// A key, a slot and what the key counts in one number. There is room for 268 million slots.
pub(crate) fn entry(key: Key, slot: u32) -> u64 {
    u64::from(key.hash) << 32 | u64::from(slot) << 4 | u64::from(key.counts)
}

fn slot_of(entry: u64) -> u32 {
    entry as u32 >> 4
}
