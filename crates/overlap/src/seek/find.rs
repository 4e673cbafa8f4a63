//! Answering what was typed: the entries under the words that may be meant are added up, and the best of them are looked at as
//! people would, with the order of the words and the beginning of the title.

use super::spelling::{FORM, Typed, WHOLE};
use super::{Entry, Field, Place, Search};
use crate::fold::{Stems, words};
use crate::lexicon::log2;
use crate::tongue::is_small;
use compact_str::CompactString;
use plan::{InitiativeKey, View};
use rustc_hash::FxHashMap;

/// How many words of what was typed are looked at.
const TYPED: usize = 12;
/// How many places are added up before only the rarer words count: once most is said, and in any case.
const ADDED_UP: (usize, usize) = (120_000, 600_000);
/// How many of the best are looked at closely.
const CLOSELY: usize = 256;
/// How much the meaning of a title may say, in 256ths of what all words say.
const MEANING: u32 = 128;
/// What finding a word says at the least, in 256ths of a bit.
const LEAST: u32 = 32;

/// An initiative that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Its address.
    pub key: CompactString,
    /// How well it fits; only the order means something.
    pub score: u32,
    /// How many of the typed words were found in it, small ones left out.
    pub matched: usize,
    /// How many were typed, small ones left out.
    pub typed: usize,
}

/// What entries are counted on.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// For each entry its sum, and in the lowest four bits the last word that added to it, counted from one: close together, since
    /// they are asked for in no order.
    sums: Vec<u32>,
    touched: Vec<u32>,
}

/// A typed word with what may be meant by it.
struct Asked {
    /// Where it stands among the typed words.
    at: usize,
    /// Whether it says nothing of what is meant.
    is_small: bool,
    /// Words with how much finding each says, best fits first.
    meant: Vec<(u32, u32)>,
    counts: FxHashMap<u32, u32>,
    /// The word itself and its other forms.
    itself: Vec<u32>,
    /// The most that finding it says.
    bits: u32,
    places: usize,
}

impl Search {
    /// The initiatives that fit best what was typed, best first, as far as the viewer may see them; of others nothing is said.
    pub fn find(&self, view: &View<'_>, text: &str, limit: usize) -> Vec<Hit> {
        self.find_meant(text, limit, |key| view.initiative(&InitiativeKey::new(key)).is_some())
    }

    /// The same, as far as the caller says that an address may be named.
    pub fn find_meant(&self, text: &str, limit: usize, sees: impl Fn(&str) -> bool) -> Vec<Hit> {
        self.found(text, &self.alike(text), limit, sees)
    }

    /// The same by words alone: what is spelt like what was typed.
    pub fn find_where(&self, text: &str, limit: usize, sees: impl Fn(&str) -> bool) -> Vec<Hit> {
        self.found(text, &FxHashMap::default(), limit, sees)
    }

    fn found(&self, text: &str, alike: &FxHashMap<u32, u32>, limit: usize, sees: impl Fn(&str) -> bool) -> Vec<Hit> {
        let asked = self.asked(text);
        if asked.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut tally = self.tallies.lock().ok().and_then(|mut free| free.pop()).unwrap_or_default();
        let mut near = self.near(&asked, limit.max(CLOSELY), &mut tally, &sees);
        if let Ok(mut free) = self.tallies.lock() {
            free.push(tally);
        }
        let by_meaning = alike.keys().filter(|at| self.entries[**at as usize].as_ref().is_some_and(|entry| sees(&entry.key)));
        near.extend(by_meaning);
        near.sort_unstable();
        near.dedup();
        // What titles mean as a whole says up to a part of what all words together would say.
        let whole: u32 = asked.iter().map(|asked| asked.bits).sum();
        let near = near.into_iter().filter_map(|at| Some((at, self.entries[at as usize].as_ref()?)));
        let hit = |(at, entry): (u32, &Entry)| {
            let meant = alike.get(&at).map_or(0, |near| whole * near / 256 * MEANING / 256);
            Some((self.hit(&asked, entry, meant)?, entry.says_all(&asked)))
        };
        let mut hits: Vec<(Hit, bool)> = near.filter_map(hit).collect();
        hits.sort_unstable_by(|(a, _), (b, _)| b.score.cmp(&a.score).then_with(|| a.key.cmp(&b.key)));
        // What fits less than a third as well as the best is not what was meant, unless it says every word that was typed.
        let best = hits.first().map_or(0, |(hit, _)| hit.score);
        hits.retain(|(hit, says_all)| *says_all || hit.score * 3 >= best);
        hits.truncate(limit);
        hits.into_iter().map(|(hit, _)| hit).collect()
    }

    /// What was typed, rarest first; words that are nowhere are kept, so that they count as not found.
    fn asked(&self, text: &str) -> Vec<Asked> {
        let open = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let mut typed: Vec<Typed> = Vec::new();
        words(text, |word| {
            if typed.len() < TYPED {
                let (text, stem) = (Stems::name(word.folded), self.stems.stem(word.folded));
                let is_small = is_small(word.folded);
                let kin = if is_small { Vec::new() } else { self.kin.of(word.folded) };
                typed.push(Typed { text, stem, kin, is_small, open: false });
            }
        });
        typed.last_mut().into_iter().for_each(|last| last.open = open);
        // Small words say something only where nothing else was typed, or more letters may follow.
        let all_are_small = typed.iter().all(|typed| typed.is_small);
        typed.iter_mut().for_each(|typed| typed.is_small &= !all_are_small && !typed.open);
        let whole = log2(self.live + 1);
        let asked = typed.iter().enumerate().map(|(at, typed)| {
            let mut meant = self.spelling.meant(typed);
            let places = |of: &dyn Fn(u32, u32) -> bool| -> u32 {
                meant.iter().filter(|(word, fits)| of(*word, *fits)).map(|(word, _)| self.spelling.places(*word)).sum()
            };
            let forms = meant.iter().filter(|(_, fits)| *fits >= FORM).map(|(word, _)| *word).collect();
            let says = |word: u32, fits: u32| fits >= FORM || typed.kin.iter().any(|(kin, _)| *kin == word);
            let (said, all) = (places(&says), places(&|_, _| true));
            // A word says as much as what it means is rare, in whatever language; what only may be meant, as much as all of that together.
            let bits = |places: u32| if typed.is_small { LEAST } else { whole.saturating_sub(log2(places.max(1))).max(LEAST) };
            meant.iter_mut().for_each(|(word, fits)| *fits = bits(if says(*word, *fits) { said } else { all }) * *fits / WHOLE);
            let bits = meant.iter().map(|(_, counts)| *counts).max().unwrap_or(if typed.is_small { LEAST } else { whole });
            Asked {
                at,
                is_small: typed.is_small,
                counts: meant.iter().copied().collect(),
                itself: forms,
                meant,
                bits,
                places: all as usize,
            }
        });
        let mut asked: Vec<Asked> = asked.collect();
        asked.sort_by_key(|asked| (asked.places, asked.at));
        asked
    }

    /// The entries with the highest sums.
    fn near(&self, asked: &[Asked], most: usize, tally: &mut Tally, sees: impl Fn(&str) -> bool) -> Vec<u32> {
        if tally.sums.len() < self.entries.len() {
            tally.sums.resize(self.entries.len(), 0);
        }
        let (mut added, mut said) = (0, 0);
        let whole: u32 = asked.iter().filter(|asked| asked.places > 0).map(|asked| asked.bits).sum();
        for one in asked.iter().filter(|asked| asked.places > 0) {
            added += one.places;
            // Once most is said, common words are looked for in the best alone.
            let most_is_said = said * 2 > whole && added > ADDED_UP.0;
            if said > 0 && (most_is_said || added > ADDED_UP.1) {
                break;
            }
            said += one.bits;
            for (word, counts) in &one.meant {
                for place in &self.postings[*word as usize] {
                    tally.add(*place, one.at, counts * place.counts() / 256);
                }
            }
        }
        let Tally { sums, touched } = tally;
        // Places that went are still in the postings.
        let fits = |at: u32| self.entries[at as usize].as_ref().is_some_and(|entry| sees(&entry.key));
        let mut best: Vec<(u32, std::cmp::Reverse<u64>, u32)> = Vec::with_capacity(2 * most);
        let mut floor = (0, std::cmp::Reverse(u64::MAX));
        for at in touched.drain(..) {
            let sum = std::mem::take(&mut sums[at as usize]) >> WORD;
            if sum < floor.0 {
                continue;
            }
            let order = (sum, std::cmp::Reverse(self.ranks[at as usize]));
            if order > floor && fits(at) {
                best.push((order.0, order.1, at));
                if best.len() == 2 * most {
                    best.select_nth_unstable_by(most - 1, |a, b| b.cmp(a));
                    best.truncate(most);
                    floor = best.last().map_or(floor, |(sum, rank, _)| (*sum, *rank));
                }
            }
        }
        best.sort_unstable_by(|a, b| b.cmp(a));
        best.truncate(most);
        best.into_iter().map(|(.., at)| at).collect()
    }

    /// How well one entry fits, looked at closely.
    fn hit(&self, asked: &[Asked], entry: &Entry, meant: u32) -> Option<Hit> {
        let (mut sum, mut matched) = (meant, 0);
        let others = |one: &Asked| {
            let of = |(word, field): &(u32, Field)| Some(one.counts.get(word)? * Place::new(0, *field).counts() / 256);
            entry.others.iter().filter_map(of).max()
        };
        let titles = entry.titles.iter().map(|title| self.title(asked, title));
        let (title, found) = titles.max_by_key(|(score, _)| *score).unwrap_or((0, 0));
        for one in asked {
            if found >> one.at & 1 == 1 {
                matched += usize::from(!one.is_small);
            } else if let Some(counts) = others(one) {
                sum += counts;
                matched += usize::from(!one.is_small);
            }
        }
        let score = sum + title;
        let typed = asked.iter().filter(|asked| !asked.is_small).count();
        (matched > 0 || meant > 0).then(|| Hit { key: entry.key.clone(), score, matched, typed })
    }

    /// How well one title fits, and which of the typed words are in it: words that stand as they were typed side by side, at the
    /// beginning, or make up most of the title, count more.
    fn title(&self, asked: &[Asked], title: &[u32]) -> (u32, u32) {
        let (mut sum, mut said, mut found) = (0u32, 0u32, 0u32);
        let whole = log2(self.live + 1);
        let mut at = [usize::MAX; TYPED];
        let mut bits = [0; TYPED];
        for one in asked {
            let fits = |(place, word): (usize, &u32)| one.counts.get(word).map(|counts| (*counts, std::cmp::Reverse(place)));
            if let Some((counts, place)) = title.iter().enumerate().filter_map(fits).max() {
                sum += counts;
                found |= 1 << one.at;
                (at[one.at], bits[one.at]) = (place.0, counts);
            }
        }
        if found == 0 {
            return (0, 0);
        }
        for pair in 1..TYPED {
            if at[pair - 1] != usize::MAX && at[pair] == at[pair - 1] + 1 {
                sum += (bits[pair - 1] + bits[pair]) / 6;
            }
        }
        if at[0] == 0 {
            sum += bits[0] / 5 + 64;
        }
        for word in title {
            said += whole.saturating_sub(log2(self.spelling.places(*word).max(1))).max(32);
        }
        let covered: u32 = bits.iter().sum();
        (sum + sum / 4 * covered.min(said) / said.max(1), found)
    }
}

impl Entry {
    /// Whether every word that was typed stands somewhere in it, as it is or in another form.
    fn says_all(&self, asked: &[Asked]) -> bool {
        let says = |word: &u32| {
            self.others.iter().any(|(known, _)| known == word) || self.titles.iter().any(|title| title.contains(word))
        };
        asked.iter().all(|one| one.is_small || one.itself.iter().any(says))
    }
}

/// How many bits the number of a word takes.
const WORD: u32 = 4;
const _: () = assert!(TYPED < 1 << WORD, "a word has its number in so many bits");

impl Tally {
    fn add(&mut self, place: Place, word: usize, counts: u32) {
        let known = &mut self.sums[place.entry() as usize];
        let word = word as u32 + 1;
        if *known & ((1 << WORD) - 1) == word {
            return;
        }
        if *known == 0 {
            self.touched.push(place.entry());
        }
        *known = ((*known >> WORD) + counts.max(1)) << WORD | word;
    }
}
