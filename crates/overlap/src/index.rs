//! All records of a register in memory, found under their keys. It follows the journal: a record is put, replaced or taken out
//! at once, and what is in it depends only on the records, never on the order in which they came.
//! Not for: finding candidates (see `search`), or telling of pairs (see `answer`).

use crate::embed::Embedder;
use crate::keys::keys;
use crate::lexicon::{Lexicon, Numbering};
use crate::model::Model;
use crate::profile::Profile;
use crate::record::{Record, encode};
use compact_str::CompactString;
use plan::View;
use rustc_hash::FxHashMap;

/// The records of a register.
#[derive(Debug)]
pub struct Index {
    pub(crate) model: Model,
    pub(crate) lexicon: Lexicon,
    pub(crate) slots: Vec<Option<Slot>>,
    pub(crate) by_key: FxHashMap<CompactString, u32>,
    pub(crate) by_hash: FxHashMap<u64, u32>,
    pub(crate) postings: Vec<Posting>,
    pub(crate) live: u32,
    pub(crate) embedder: Embedder,
}

/// A record in its place.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) record: Record,
    /// The postings it is in, by number, and how much each counts.
    pub(crate) keys: Box<[(u32, u8)]>,
    pub(crate) side: Side,
}

/// Of which register a record is, where two are held against each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Side {
    #[default]
    Left,
    Right,
}

/// All records under one key.
#[derive(Debug, Default)]
pub(crate) struct Posting {
    /// Slots that were put here, some of which may be empty by now.
    pub(crate) slots: Vec<u32>,
    /// How many are not.
    pub(crate) live: u32,
    pub(crate) hash: u64,
}

impl Index {
    /// An empty index that judges by a model. Meanings are compared where the program has an encoder.
    pub fn new(model: Model) -> Self {
        Self::with(model, Embedder::shipped())
    }

    /// An empty index that compares words and facts alone, as a program without an encoder does.
    pub fn without_encoder(model: Model) -> Self {
        Self::with(model, Embedder::none())
    }

    fn with(model: Model, embedder: Embedder) -> Self {
        Self {
            model,
            lexicon: Lexicon::default(),
            slots: Vec::new(),
            by_key: FxHashMap::default(),
            by_hash: FxHashMap::default(),
            postings: Vec::new(),
            live: 0,
            embedder,
        }
    }

    /// All initiatives a view shows, judged by a model learnt from them.
    pub fn of(view: &View<'_>) -> Self {
        let mut index = Self::new(Model::shipped());
        for initiative in view.initiatives() {
            index.put(&Profile::of(&view.as_seen(initiative), view));
        }
        index.learn();
        index
    }

    /// The model it judges by.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.live as usize
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Puts a record in, in place of the one of the same address.
    pub fn put(&mut self, profile: &Profile) {
        self.put_on(profile, Side::Left);
    }

    pub(crate) fn put_on(&mut self, profile: &Profile, side: Side) {
        self.remove(&profile.key);
        let mut record = encode(profile, &mut Numbering::Kept(&mut self.lexicon));
        record.points = self.embedder.points(&profile.titles);
        for term in record.terms() {
            self.lexicon.terms[term as usize].records += 1;
        }
        let slot = self.slots.len() as u32;
        let found = keys(&record, |id| self.lexicon.terms[id as usize].hash);
        let keys = found.into_iter().map(|key| {
            let next = self.postings.len() as u32;
            let id = *self.by_hash.entry(key.hash).or_insert(next);
            if id == next {
                self.postings.push(Posting { hash: key.hash, ..Posting::default() });
            }
            let posting = &mut self.postings[id as usize];
            posting.slots.push(slot);
            posting.live += 1;
            (id, key.counts)
        });
        let keys = keys.collect();
        self.by_key.insert(record.key.clone(), slot);
        self.slots.push(Some(Slot { record, keys, side }));
        self.live += 1;
    }

    /// Takes a record out; nothing happens where there is none.
    pub fn remove(&mut self, key: &str) {
        let Some(slot) = self.by_key.remove(key) else { return };
        let Some(old) = self.slots[slot as usize].take() else { return };
        for term in old.record.terms() {
            self.lexicon.terms[term as usize].records -= 1;
        }
        for (posting, _) in &old.keys {
            let posting = &mut self.postings[*posting as usize];
            posting.live -= 1;
            // The dead are swept out once they outnumber the living.
            if (posting.live as usize) * 2 < posting.slots.len() {
                posting.slots.retain(|other| self.slots[*other as usize].is_some());
            }
        }
        self.live -= 1;
    }

    pub(crate) fn record(&self, slot: u32) -> Option<&Record> {
        self.slots[slot as usize].as_ref().map(|slot| &slot.record)
    }
}
