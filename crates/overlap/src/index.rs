//! All records of a register in memory, found under their keys. It follows the journal: a record is put, replaced or taken out
//! at once, and what is in it depends only on the records, never on the order in which they came.
//! Not for: finding candidates (see `search`), or telling of pairs (see `answer`).

use crate::embed::Embedder;
use crate::encode::encode;
use crate::encoder::Embedding;
use crate::keys::{Key, keys};
use crate::known::Known;
use crate::lexicon::{Lexicon, Numbering};
use crate::model::Model;
use crate::postings::{Postings, entry};
use crate::profile::Profile;
use crate::record::Record;
use crate::scale::Scale;
use crate::search::Sheet;
use compact_str::CompactString;
use plan::View;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, OnceLock};

/// How many records are put in together.
pub(crate) const TOGETHER: usize = 8192;
/// How many places may be empty beside as many as are taken.
const SPARE: usize = 64;

/// The records of a register.
#[derive(Debug)]
pub struct Index {
    pub(crate) model: Model,
    pub(crate) scale: Scale,
    pub(crate) lexicon: Lexicon,
    pub(crate) slots: Vec<Option<Slot>>,
    pub(crate) by_key: FxHashMap<CompactString, u32>,
    pub(crate) postings: Postings,
    pub(crate) live: u32,
    /// Whether places must be closed up, which waits until what is being put in is found under its keys.
    is_crowded: bool,
    pub(crate) embedder: Embedder,
    /// What nobody searches on right now.
    sheets: Mutex<Vec<Sheet>>,
    /// The pairs worth comparing, until a record changes.
    worth: OnceLock<Vec<(u32, u32)>>,
}

/// A record in its place.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) record: Record,
    pub(crate) side: Side,
}

/// Of which register a record is, where two are held against each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Side {
    #[default]
    Left,
    Right,
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
            scale: Scale::of(&model),
            model,
            lexicon: Lexicon::default(),
            slots: Vec::new(),
            by_key: FxHashMap::default(),
            postings: Postings::default(),
            live: 0,
            is_crowded: false,
            embedder,
            sheets: Mutex::default(),
            worth: OnceLock::new(),
        }
    }

    /// All initiatives a view shows, judged by a model learnt from them.
    pub fn of(view: &View<'_>) -> Self {
        let mut index = Self::new(Model::shipped());
        index.put_seen(view);
        index.learn();
        index
    }

    /// Puts all initiatives in that a view shows, many at a time, since their titles are then encoded on all cores.
    pub(crate) fn put_seen(&mut self, view: &View<'_>) {
        let mut seen = view.visible().map(|initiative| Profile::of(&view.as_seen(initiative), view)).peekable();
        while seen.peek().is_some() {
            self.put_all(&seen.by_ref().take(TOGETHER).collect::<Vec<_>>());
        }
    }

    /// Puts many records in; the same as putting one after the other.
    pub fn put_all(&mut self, profiles: &[Profile]) {
        self.put_all_on(profiles, Side::Left);
    }

    /// What the titles of records mean, on all cores: it costs most of taking records in, and stays while titles do.
    pub fn meanings(&self, profiles: &[Profile]) -> Vec<Box<[Embedding]>> {
        self.meanings_beside(profiles, &Known::default()).0
    }

    /// The same where some of it is known from before; and how many had to be worked out.
    pub(crate) fn meanings_beside(&self, profiles: &[Profile], known: &Known) -> (Vec<Box<[Embedding]>>, usize) {
        let before: Vec<Option<&[Embedding]>> = profiles.iter().map(|profile| known.of(&profile.titles)).collect();
        let open = profiles.iter().zip(&before).filter(|(_, known)| known.is_none());
        let open: Vec<&[Box<str>]> = open.map(|(profile, _)| &*profile.titles).collect();
        let mut worked_out = self.embedder.points_of_all(&open).into_iter();
        let points = |known: Option<&[Embedding]>| known.map_or_else(|| worked_out.next().unwrap_or_default(), Into::into);
        (before.into_iter().map(points).collect(), open.len())
    }

    /// What the titles of all records mean.
    pub(crate) fn known(&self) -> Known {
        let mut known = Known::default();
        for slot in self.slots.iter().flatten() {
            known.note(slot.record.content, &slot.record.points);
        }
        known
    }

    /// Puts many records in whose meanings are known, in the same order.
    pub fn put_all_meaning(&mut self, profiles: &[Profile], meanings: Vec<Box<[Embedding]>>) {
        self.put_all_meaning_on(profiles, meanings, Side::Left);
    }

    pub(crate) fn put_all_on(&mut self, profiles: &[Profile], side: Side) {
        let meanings = self.meanings(profiles);
        self.put_all_meaning_on(profiles, meanings, side);
    }

    fn put_all_meaning_on(&mut self, profiles: &[Profile], meanings: Vec<Box<[Embedding]>>, side: Side) {
        let mut entries = Vec::with_capacity(profiles.len() * 64);
        for (profile, points) in profiles.iter().zip(meanings) {
            let slot = self.lay(profile, side, Some(points));
            entries.extend(self.keys_of(slot).into_iter().map(|key| entry(key, slot)));
        }
        self.postings.put_all(entries);
        self.close_up();
    }

    pub(crate) fn judge_by(&mut self, model: Model) {
        self.scale = Scale::of(&model);
        self.model = model;
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
        self.put_on(profile, Side::Left, None);
    }

    pub(crate) fn put_on(&mut self, profile: &Profile, side: Side, points: Option<Box<[Embedding]>>) {
        let slot = self.lay(profile, side, points);
        for key in self.keys_of(slot) {
            self.postings.put(key, slot);
        }
        self.close_up();
    }

    /// Gives a record a slot; it is not yet found under its keys.
    fn lay(&mut self, profile: &Profile, side: Side, points: Option<Box<[Embedding]>>) -> u32 {
        let before = self.take(&profile.key);
        self.worth.take();
        let mut record = encode(profile, &mut Numbering::Kept(&mut self.lexicon));
        // Where the titles stay, so does what they mean.
        let known = before.filter(|before| before.content == record.content).map(|before| before.points);
        record.points = points.or(known).unwrap_or_else(|| self.embedder.points(&profile.titles));
        self.lexicon.count_in(record.terms());
        let slot = self.slots.len() as u32;
        self.by_key.insert(record.key.clone(), slot);
        self.slots.push(Some(Slot { record, side }));
        self.live += 1;
        slot
    }

    /// What the titles of a record mean.
    pub(crate) fn points_of(&self, key: &str) -> Option<&[Embedding]> {
        self.record(*self.by_key.get(key)?).map(|record| &*record.points)
    }

    /// The keys of the record in a slot; none where it is empty.
    pub(crate) fn keys_of(&self, slot: u32) -> Vec<Key> {
        self.record(slot).map_or_else(Vec::new, |record| keys(record, |id| self.lexicon.terms[id as usize].hash))
    }

    /// Takes a record out; nothing happens where there is none.
    pub fn remove(&mut self, key: &str) {
        self.take(key);
        self.close_up();
    }

    fn take(&mut self, key: &str) -> Option<Record> {
        let slot = self.by_key.remove(key)?;
        self.worth.take();
        let keys = self.keys_of(slot);
        let old = self.slots[slot as usize].take()?;
        self.lexicon.count_out(old.record.terms());
        self.live -= 1;
        for key in keys {
            self.is_crowded |= self.postings.take(key.hash, slot);
        }
        self.is_crowded |= self.slots.len() > 2 * self.live as usize + SPARE;
        Some(old.record)
    }

    fn close_up(&mut self) {
        if std::mem::take(&mut self.is_crowded) {
            self.close_ranks();
        }
    }

    /// Gives all records new places without holes between them, so that what follows the journal for years does not grow.
    fn close_ranks(&mut self) {
        self.slots.retain(Option::is_some);
        self.postings = Postings::default();
        for from in (0..self.slots.len()).step_by(TOGETHER) {
            let mut entries = Vec::with_capacity(TOGETHER * 64);
            for slot in from as u32..(from + TOGETHER).min(self.slots.len()) as u32 {
                entries.extend(self.keys_of(slot).into_iter().map(|key| entry(key, slot)));
            }
            self.postings.put_all(entries);
        }
        let places = self.slots.iter().enumerate().filter_map(|(at, slot)| Some((slot.as_ref()?.record.key.clone(), at as u32)));
        self.by_key = places.collect();
    }

    /// All pairs worth comparing, each once, by slot; found once until a record changes.
    pub(crate) fn worth_comparing(&self) -> &[(u32, u32)] {
        self.worth.get_or_init(|| self.candidates(false))
    }

    /// With how many others a record is compared, on average; each pair counts for one of its two.
    pub fn candidates_a_record(&self) -> f64 {
        self.worth_comparing().len() as f64 / f64::from(self.live.max(1))
    }

    /// Lends what a search writes on.
    pub(crate) fn with_sheet<T>(&self, use_it: impl FnOnce(&mut Sheet) -> T) -> T {
        let mut sheet = self.sheets.lock().ok().and_then(|mut free| free.pop()).unwrap_or_default();
        let told = use_it(&mut sheet);
        if let Ok(mut free) = self.sheets.lock() {
            free.push(sheet);
        }
        told
    }

    pub(crate) fn record(&self, slot: u32) -> Option<&Record> {
        self.slots[slot as usize].as_ref().map(|slot| &slot.record)
    }
}
