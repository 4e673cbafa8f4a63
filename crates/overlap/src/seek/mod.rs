//! The search box: initiatives found by what somebody types of their titles, references, participants and acronyms, while it is
//! typed, misspelt, in another form of the word, in another alphabet or in another language. It follows the journal like an [`crate::Index`].
//! Not for: what does the same (see `answer`).

mod find;
mod kin;
mod sense;
mod slips;
mod spelling;
#[cfg(test)]
mod tests;

use crate::encoder::Embedding;
use crate::fold::{Stems, words};
use crate::profile::Profile;
use compact_str::CompactString;
pub use find::Hit;
use find::Tally;
use kin::Kin;
use plan::View;
use rustc_hash::{FxHashMap, FxHasher};
use sense::Sense;
use spelling::Spelling;
use std::hash::{Hash, Hasher};
use std::sync::Mutex;

/// How many words of a title or a description are looked at.
const LONGEST: usize = 60;
/// How many places may be empty beside as many as are taken.
const SPARE: usize = 64;

/// All initiatives, found by words.
#[derive(Debug, Default)]
pub struct Search {
    stems: Stems,
    spelling: Spelling,
    kin: Kin,
    /// For each word the places it stands in, in their order; some of them may be gone by now.
    postings: Vec<Vec<Place>>,
    entries: Vec<Option<Entry>>,
    /// What decides between entries that fit equally well: the shorter title, then a number of the address.
    ranks: Vec<u64>,
    by_key: FxHashMap<CompactString, u32>,
    live: u32,
    /// What nobody counts on right now.
    tallies: Mutex<Vec<Tally>>,
}

/// An initiative as it is searched.
#[derive(Debug)]
struct Entry {
    key: CompactString,
    /// Each title as its words in their order.
    titles: Box<[Box<[u32]>]>,
    /// Where else words stand.
    others: Box<[(u32, Field)]>,
    /// What its titles mean; none in a large register.
    sense: Option<Box<Sense>>,
}

/// Where in an initiative a word stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Field {
    Title,
    Reference,
    Party,
    Description,
}

/// A number of an entry and a field, in one.
#[derive(Clone, Copy, Debug)]
struct Place(u32);

impl Place {
    fn new(entry: u32, field: Field) -> Self {
        Self(entry << 2 | field as u32)
    }

    fn entry(self) -> u32 {
        self.0 >> 2
    }

    /// How much a word counts here, in 256ths.
    fn counts(self) -> u32 {
        [256, 256, 150, 100][(self.0 & 3) as usize]
    }
}

impl Search {
    /// All initiatives a view shows.
    pub fn of(view: &View<'_>) -> Self {
        let mut new = Self::default();
        view.visible().for_each(|initiative| new.put(&Profile::of(&view.as_seen(initiative), view)));
        new
    }

    /// How many initiatives there are.
    pub fn len(&self) -> usize {
        self.live as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Puts an initiative in, in place of the one of the same address.
    pub fn put(&mut self, profile: &Profile) {
        self.put_meaning(profile, None);
    }

    /// The same where it is known what its titles mean, which is else worked out when somebody first asks.
    pub(crate) fn put_meaning(&mut self, profile: &Profile, points: Option<&[Embedding]>) {
        self.remove(&profile.key);
        let titles = profile.titles.iter().map(|title| self.numbers(title).into()).collect();
        let mut others: Vec<(u32, Field)> = Vec::new();
        let references = profile.identifiers.iter().map(|id| id.as_str()).chain([profile.key.as_str()]);
        references.for_each(|text| others.extend(self.numbers(text).into_iter().map(|word| (word, Field::Reference))));
        for party in &profile.parties {
            let known = party.party.iter().map(|key| key.as_str()).chain(party.names.iter().map(|name| &**name));
            known.for_each(|text| others.extend(self.numbers(text).into_iter().map(|word| (word, Field::Party))));
        }
        for text in &profile.descriptions {
            others.extend(self.numbers(text).into_iter().map(|word| (word, Field::Description)));
        }
        others.sort_unstable();
        others.dedup();
        let sense = self.has_sense().then(|| Box::new(Sense::of(&profile.titles, points)));
        let entry = Entry { key: profile.key.clone(), titles, others: others.into(), sense };
        let at = self.entries.len() as u32;
        for (word, field) in entry.places() {
            self.postings[word as usize].push(Place::new(at, field));
            self.spelling.count(word, 1);
        }
        self.by_key.insert(entry.key.clone(), at);
        self.ranks.push(entry.rank());
        self.entries.push(Some(entry));
        self.live += 1;
    }

    /// Takes an initiative out; nothing happens where there is none.
    pub fn remove(&mut self, key: &str) {
        let Some(at) = self.by_key.remove(key) else { return };
        let Some(entry) = self.entries[at as usize].take() else { return };
        entry.places().into_iter().for_each(|(word, _)| self.spelling.count(word, -1));
        self.live -= 1;
        if self.entries.len() > 2 * self.live as usize + SPARE {
            self.close_ranks();
        }
    }

    /// Gives all entries new places without holes between them.
    fn close_ranks(&mut self) {
        let mut places = vec![u32::MAX; self.entries.len()];
        let taken = self.entries.iter().enumerate().filter(|(_, entry)| entry.is_some());
        for (next, (at, _)) in taken.enumerate() {
            places[at] = next as u32;
        }
        self.entries.retain(Option::is_some);
        self.ranks = self.entries.iter().flatten().map(Entry::rank).collect();
        self.by_key.values_mut().for_each(|at| *at = places[*at as usize]);
        for posting in &mut self.postings {
            posting.retain_mut(|place| {
                let next = places[place.entry() as usize];
                *place = Place(next << 2 | place.0 & 3);
                next != u32::MAX
            });
        }
    }

    /// The words of a text as numbers, in their order.
    fn numbers(&mut self, text: &str) -> Vec<u32> {
        let (mut numbers, stems, spelling, kin) = (Vec::new(), &self.stems, &mut self.spelling, &mut self.kin);
        words(text, |word| {
            if numbers.len() < LONGEST {
                let number = spelling.number(&Stems::name(word.folded), &stems.stem(word.folded));
                kin.note(number, word.folded);
                numbers.push(number);
            }
        });
        self.postings.resize_with(self.spelling.len(), Vec::new);
        numbers
    }
}

impl Entry {
    fn rank(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.key.hash(&mut hasher);
        let shortest = self.titles.iter().map(|title| title.len()).min().unwrap_or(LONGEST);
        (shortest as u64) << 56 | hasher.finish() >> 8
    }

    /// Each word with each field it stands in, once.
    fn places(&self) -> Vec<(u32, Field)> {
        let titles = self.titles.iter().flat_map(|title| title.iter().map(|word| (*word, Field::Title)));
        let mut places: Vec<(u32, Field)> = titles.chain(self.others.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
