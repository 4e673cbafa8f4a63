//! How a profile becomes a record: texts fall into words, and words, values and days become numbers.
//! Not for: who takes part (see `participants`).

use crate::embed::content;
use crate::fold::{Stems, words};
use crate::keys::key_of_neighbours;
use crate::lexicon::Numbering;
use crate::lists::Lists;
use crate::markers::{Markers, ordinal};
use crate::participants::Participants;
use crate::profile::Profile;
use crate::record::{Day, LISTS, List, Record, TITLES};
use crate::tongue::{Tongues, Votes};
use plan::PartialDate;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// How many words of a description are looked at.
const LONGEST: usize = 120;
/// From this many letters on a title may have been cut off by the system it comes from.
const SHORTEST_CUT: usize = 25;
/// The purpose under which bodies report their own administration.
const OVERHEAD: &str = "dac-5:91010";

/// Turns a profile into numbers.
pub(crate) fn encode(profile: &Profile, terms: &mut Numbering<'_>) -> Record {
    let titles = Titles::of(profile, terms);
    let (mut description, told_in) = description(&profile.descriptions, terms);
    if titles.words.contains(&description) {
        description.clear();
    }
    let parties = Participants::of(&profile.parties, terms);
    let mut money: Vec<(u32, i64)> = Vec::new();
    for (amount, currency) in profile.money.iter().filter(|(amount, _)| amount.0 > 0) {
        money.push((terms.value_of("currency", currency), amount.0));
    }
    money.sort_unstable();
    money.dedup();
    let half = |shift: u32| money.iter().map(|(_, cents)| (cents.cast_unsigned() >> shift) as u32).collect::<Vec<_>>();
    let areas: Vec<u32> = profile.areas.iter().map(|area| terms.value_of("area", &name(area))).collect();
    let states: Vec<u32> = profile.states.iter().map(|state| terms.value_of("state", &state.to_uppercase())).collect();
    let subjects: Vec<u32> = profile.subjects.iter().map(|subject| terms.value_of("subject", subject)).collect();
    let identifiers = profile.identifiers.iter().flat_map(|id| [bare(id), tail(id)]).filter(|id| !id.is_empty());
    let identifiers: Vec<u32> = identifiers.map(|id| terms.value_of("id", &id)).collect();
    let names: Vec<u32> = profile.names.iter().map(|id| terms.value_of("id", &bare(id))).collect();
    let mut month = |which: &str, date: Option<PartialDate>| {
        let date = date?;
        Some(terms.value_of(which, &format!("{}-{}", date.year(), date.month()?)))
    };
    let (begins, stops) = (month("begins", profile.period.start), month("stops", profile.period.end));
    let (capitals, acronyms): (Vec<u32>, Vec<u32>) = sorted(titles.acronyms).into_iter().unzip();
    let lists: [(List, Vec<u32>); LISTS - TITLES] = [
        (List::Cut, sorted(titles.cut)),
        (List::Numbers, sorted(titles.numbers)),
        (List::Capitals, capitals),
        (List::Acronyms, acronyms),
        (List::Initials, sorted(titles.initials)),
        (List::Parties, parties.parties),
        (List::Roles, parties.roles),
        (List::PartyWords, sorted(parties.words)),
        (List::States, sorted(states)),
        (List::Areas, sorted(areas)),
        (List::Subjects, sorted(subjects)),
        (List::Identifiers, sorted(identifiers)),
        (List::Names, sorted(names)),
        (List::Currencies, money.iter().map(|(currency, _)| *currency).collect()),
        (List::Upper, half(32)),
        (List::Lower, half(0)),
        (List::Description, description),
        (List::Neighbours, sorted(titles.neighbours)),
    ];
    let mut all: [&[u32]; LISTS] = [&[]; LISTS];
    titles.words.iter().enumerate().for_each(|(at, title)| all[at] = title);
    lists.iter().for_each(|(list, numbers)| all[*list as usize] = numbers);
    let above = |key: &Option<_>| key.as_ref().map(|key: &compact_str::CompactString| key.as_str().into());
    Record {
        key: profile.key.clone(),
        rank: rank(&profile.key),
        lists: Lists::of(all),
        start: profile.period.start.map(|date| Day::of(date, false)),
        end: profile.period.end.map(|date| Day::of(date, true)),
        begins,
        stops,
        parent: above(&profile.parent),
        follows: above(&profile.follows),
        kind: profile.kind,
        alphabets: alphabets(&profile.titles),
        tongues: titles.tongues.or(told_in),
        overhead: !profile.subjects.is_empty() && profile.subjects.iter().all(|subject| subject == OVERHEAD),
        markers: titles.markers,
        points: Box::default(),
        content: content(&profile.titles),
    }
}

/// What the titles of a record say.
#[derive(Debug, Default)]
struct Titles {
    /// The words of each, sorted.
    words: Vec<Vec<u32>>,
    cut: Vec<u32>,
    neighbours: Vec<u32>,
    numbers: Vec<u32>,
    acronyms: Vec<(u32, u32)>,
    initials: Vec<u32>,
    markers: Markers,
    tongues: Tongues,
}

impl Titles {
    fn of(profile: &Profile, terms: &mut Numbering<'_>) -> Self {
        let mut own_state: Vec<u32> = Vec::new();
        for name in &profile.state_names {
            words(name, |word| {
                if word.folded.chars().nth(3).is_some() {
                    own_state.push(terms.word(word.folded));
                }
            });
        }
        let mut titles = Self::default();
        for title in profile.titles.iter().take(TITLES) {
            titles.read(title, &own_state, terms);
        }
        titles
    }

    fn read(&mut self, title: &str, own_state: &[u32], terms: &mut Numbering<'_>) {
        let shouted = !title.chars().any(char::is_lowercase);
        let mut ids = Vec::with_capacity(16);
        let mut capitals: Vec<(u32, String)> = Vec::new();
        let mut begins = String::new();
        let mut votes = Votes::default();
        words(title, |word| {
            self.markers.note(word.folded);
            votes.note(word.folded);
            if let Some(number) = word.number.or_else(|| ordinal(word.folded)) {
                self.numbers.push(number);
                ids.push(terms.value(&number.to_string()));
            } else if word.folded.chars().nth(1).is_some() {
                let id = terms.word(word.folded);
                ids.push(id);
                if word.capitals && !shouted && (3..=10).contains(&word.folded.len()) {
                    self.acronyms.push((id, terms.value_of("acronym", &Stems::name(word.folded))));
                    capitals.push((id, word.folded.to_owned()));
                } else {
                    begins.extend(word.folded.chars().next());
                }
            }
        });
        self.tongues = self.tongues.with(votes.most());
        self.initials.extend(capitals.iter().filter(|(_, word)| is_in_order(word, &begins)).map(|(id, _)| *id));
        self.neighbours.extend(ids.windows(2).map(|pair| key_of_neighbours(terms.hash(pair[0]), terms.hash(pair[1]))));
        self.cut.extend(ids.last().copied().filter(|_| title.chars().count() >= SHORTEST_CUT));
        if ids.iter().any(|id| !own_state.contains(id)) {
            ids.retain(|id| !own_state.contains(id));
        }
        let ids = sorted(ids);
        if !ids.is_empty() && !self.words.contains(&ids) {
            self.words.push(ids);
        }
    }
}

/// The first words of the descriptions, and the languages they are written in.
fn description(texts: &[Box<str>], terms: &mut Numbering<'_>) -> (Vec<u32>, Tongues) {
    let mut ids = Vec::with_capacity(LONGEST);
    let mut told_in = Tongues::default();
    for text in texts {
        let mut votes = Votes::default();
        words(text, |word| {
            votes.note(word.folded);
            if ids.len() < LONGEST * 2 && word.folded.chars().nth(1).is_some() {
                ids.push(terms.word(word.folded));
            }
        });
        told_in = told_in.with(votes.most());
    }
    if ids.len() > LONGEST {
        let mut seen = FxHashSet::default();
        ids.retain(|id| seen.insert(*id));
        ids.truncate(LONGEST);
    }
    (sorted(ids), told_in)
}

/// Whether all letters of a word are among others in their order: `nwrm` among those of National Water Resources Management.
fn is_in_order(word: &str, letters: &str) -> bool {
    let mut letters = letters.chars();
    word.chars().all(|letter| letters.any(|other| other == letter))
}

/// Latin and Cyrillic as two bits, and a third for all other letters.
fn alphabets(titles: &[Box<str>]) -> u8 {
    let letters = titles.iter().take(TITLES).flat_map(|title| title.chars()).filter(|c| c.is_alphabetic());
    letters.fold(0, |set, c| {
        set | match c {
            'a'..='z' | 'A'..='Z' | 'À'..='ɏ' => 1,
            '\u{400}'..='\u{52f}' => 2,
            _ => 4,
        }
    })
}

/// Spread evenly, so that the lowest are a fair sample.
fn rank(key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    mixed(hasher.finish())
}

/// Every bit of the outcome depends on every bit of the number.
pub(crate) fn mixed(number: u64) -> u64 {
    let once = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    twice ^ (twice >> 31)
}

fn name(text: &str) -> String {
    let mut out = String::new();
    words(text, |word| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&Stems::name(word.folded));
    });
    out
}

/// Letters and digits of an identifier, in capitals.
fn bare(identifier: &str) -> String {
    identifier.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The last part of an identifier that has at least five digits: what a partner keeps when it reports under a name of its own.
fn tail(identifier: &str) -> String {
    let last = identifier.split(['-', ':', '/', ' ']).rfind(|part| !part.is_empty()).unwrap_or_default();
    let digits = last.bytes().filter(u8::is_ascii_digit).count();
    if digits >= 5 && last.len() < identifier.len() { bare(last) } else { String::new() }
}

fn sorted<T: Ord>(mut ids: Vec<T>) -> Vec<T> {
    ids.sort_unstable();
    ids.dedup();
    ids
}
