//! A record in numbers: its words, values and days, ready to be compared without looking at text again.
//! Not for: what the numbers stand for (see `lexicon`).

use crate::embed::content;
use crate::encoder::Embedding;
use crate::fold::{Stems, words};
use crate::lexicon::Numbering;
use crate::markers::Markers;
use crate::profile::{Mention, Profile};
use crate::tongue::{Tongues, Votes};
use compact_str::CompactString;
use plan::{Date, Kind, PartialDate, Role};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// How many words of a description are looked at.
const LONGEST: usize = 120;
/// From this many letters on a title may have been cut off by the system it comes from.
const SHORTEST_CUT: usize = 25;
/// How many titles in different languages are looked at.
pub(crate) const TITLES: usize = 4;
/// The purpose under which bodies report their own administration.
const OVERHEAD: &str = "dac-5:91010";
/// How many participants are looked at.
const PARTIES: usize = 24;

/// A profile in numbers. All lists are sorted and hold each number once.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Record {
    pub(crate) key: CompactString,
    /// A number of the address: which of several goes first where nothing else decides, whatever order they came in.
    pub(crate) rank: u64,
    pub(crate) titles: Box<[Box<[u32]>]>,
    /// The last word of a title long enough to have been cut off there.
    pub(crate) cut: Box<[u32]>,
    /// Words of titles side by side, as hashes.
    pub(crate) neighbours: Box<[u64]>,
    /// Numbers said in titles: phases, years, lots.
    pub(crate) numbers: Box<[u32]>,
    pub(crate) description: Box<[u32]>,
    pub(crate) parties: Known,
    /// Capitals in titles: the word, and the acronym as participants bear it.
    pub(crate) acronyms: Box<[(u32, u32)]>,
    /// Those of them that are the initials of the title they stand in.
    pub(crate) initials: Box<[u32]>,
    /// Words of the names of participants.
    pub(crate) party_words: Box<[u32]>,
    pub(crate) states: Box<[u32]>,
    pub(crate) areas: Box<[u32]>,
    pub(crate) start: Option<Day>,
    pub(crate) end: Option<Day>,
    /// The months in which it begins and ends, where they are known: many that share one do so by chance.
    pub(crate) begins: Option<u32>,
    pub(crate) stops: Option<u32>,
    /// Hundredths of a currency, with the number of the currency.
    pub(crate) money: Box<[(u32, i64)]>,
    pub(crate) subjects: Box<[u32]>,
    pub(crate) identifiers: Box<[u32]>,
    /// Identifiers of others, parents included.
    pub(crate) names: Box<[u32]>,
    pub(crate) own: u32,
    pub(crate) parent: Option<u32>,
    pub(crate) follows: Option<u32>,
    pub(crate) kind: Option<Kind>,
    /// In which alphabets its titles are written, as a set.
    pub(crate) alphabets: u8,
    /// In which languages, as far as small words tell.
    pub(crate) tongues: Tongues,
    /// Whether it is what a body spends on itself.
    pub(crate) overhead: bool,
    pub(crate) markers: Markers,
    /// What its titles mean, where there is an encoder.
    pub(crate) points: Box<[Embedding]>,
    /// Of which titles the points are.
    pub(crate) content: u64,
}

impl Record {
    /// The terms it is counted under, each once.
    pub(crate) fn terms(&self) -> impl Iterator<Item = u32> {
        let mut words: Vec<u32> = self.titles.iter().flat_map(|title| title.iter().copied()).collect();
        words.extend(&self.description);
        words.sort_unstable();
        words.dedup();
        let parties = self.parties.iter().map(|(party, _)| *party);
        let rest = [&self.party_words, &self.states, &self.areas, &self.subjects, &self.identifiers];
        let months = self.begins.into_iter().chain(self.stops);
        words.into_iter().chain(parties).chain(months).chain(rest.into_iter().flat_map(|ids| ids.iter().copied()))
    }
}

/// Whether the words of two cannot be held against each other, since they are of different languages or alphabets.
pub(crate) fn are_foreign(a: &Record, b: &Record) -> bool {
    a.alphabets & b.alphabets == 0 || a.tongues.differ(b.tongues)
}

/// What a participant does, as a set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct Roles(u8);

/// A part of it told the register: two ministries of one State are two tellers, and yet the State knows of both.
const BY_A_PART: u8 = 1 << 7;

impl Roles {
    fn one(role: Role) -> Self {
        Self(1 << role as u8)
    }

    /// What a body does by one of its parts.
    fn by_a_part(role: Role) -> Self {
        Self(if role == Role::Reporter { BY_A_PART } else { 1 << role as u8 })
    }

    /// Whether it told the register itself.
    pub(crate) fn reports(self) -> bool {
        self.0 & (1 << Role::Reporter as u8) != 0
    }

    /// Whether it, or a part of it, told the register.
    pub(crate) fn knows(self) -> bool {
        self.reports() || self.0 & BY_A_PART != 0
    }

    /// Whether it does anything besides reporting.
    pub(crate) fn acts(self) -> bool {
        self.0 & !(1 << Role::Reporter as u8 | BY_A_PART) != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A day as a number, and how exactly it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Day {
    pub(crate) number: i32,
    /// 0 for a day, 1 for a month, 2 for a year.
    pub(crate) vague: u8,
}

impl Day {
    fn of(date: PartialDate, last: bool) -> Self {
        let day = if last { date.last_day() } else { date.first_day() };
        let vague = match (date.month(), date.day()) {
            (None, _) => 2,
            (Some(_), None) => 1,
            (Some(_), Some(_)) => 0,
        };
        Self { number: number(day), vague }
    }
}

/// Days since the beginning of 1970.
fn number(day: Date) -> i32 {
    let (year, month, date) = (i32::from(day.year()), i32::from(day.month()), i32::from(day.day()));
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Turns a profile into numbers.
pub(crate) fn encode(profile: &Profile, terms: &mut Numbering<'_>) -> Record {
    let mut markers = Markers::default();
    let mut numbers = Vec::new();
    let mut titles: Vec<Box<[u32]>> = Vec::new();
    let mut neighbours = Vec::new();
    let mut cut = Vec::new();
    let mut acronyms = Vec::new();
    let mut own_initials = Vec::new();
    let mut tongues = Tongues::default();
    let mut own_state: Vec<u32> = Vec::new();
    for name in &profile.state_names {
        words(name, |word| {
            if word.folded.chars().nth(3).is_some() {
                own_state.push(terms.word(word.folded));
            }
        });
    }
    for title in profile.titles.iter().take(TITLES) {
        let shouted = !title.chars().any(char::is_lowercase);
        let mut ids = Vec::with_capacity(16);
        let mut capitals: Vec<(u32, String)> = Vec::new();
        let mut begins = String::new();
        let mut votes = Votes::default();
        words(title, |word| {
            markers.note(word.folded);
            votes.note(word.folded);
            if let Some(number) = word.number.or_else(|| crate::markers::ordinal(word.folded)) {
                numbers.push(number);
                ids.push(terms.value(&number.to_string()));
            } else if word.folded.chars().nth(1).is_some() {
                let id = terms.word(word.folded);
                ids.push(id);
                if word.capitals && !shouted && (3..=10).contains(&word.folded.len()) {
                    acronyms.push((id, terms.value(&format!("acronym\u{1}{}", Stems::name(word.folded)))));
                    capitals.push((id, word.folded.to_owned()));
                } else {
                    begins.extend(word.folded.chars().next());
                }
            }
        });
        tongues = tongues.with(votes.most());
        own_initials.extend(capitals.iter().filter(|(_, word)| is_in_order(word, &begins)).map(|(id, _)| *id));
        neighbours.extend(ids.windows(2).map(|pair| terms.pair(pair[0], pair[1])));
        let last = ids.last().copied().filter(|_| title.chars().count() >= SHORTEST_CUT);
        let says_more = ids.iter().any(|id| !own_state.contains(id));
        if says_more {
            ids.retain(|id| !own_state.contains(id));
        }
        cut.extend(last);
        let ids = sorted(ids);
        if !ids.is_empty() && !titles.contains(&ids) {
            titles.push(ids);
        }
    }
    let mut description = Vec::new();
    let mut told_in = Tongues::default();
    for text in &profile.descriptions {
        let mut votes = Votes::default();
        words(text, |word| {
            votes.note(word.folded);
            if description.len() < LONGEST * 2 && word.folded.chars().nth(1).is_some() {
                description.push(terms.word(word.folded));
            }
        });
        told_in = told_in.with(votes.most());
    }
    let mut description = first_of(description, LONGEST);
    if titles.contains(&description) {
        description = Box::default();
    }
    let (parties, party_words) = parties(&profile.parties, terms);
    let mut prefixed = |prefix: &str, text: &str| terms.value(&format!("{prefix}\u{1}{text}"));
    let mut money: Vec<(u32, i64)> = Vec::new();
    for (amount, currency) in profile.money.iter().filter(|(amount, _)| amount.0 > 0) {
        money.push((prefixed("currency", currency), amount.0));
    }
    money.sort_unstable();
    money.dedup();
    let areas = profile.areas.iter().map(|area| prefixed("area", &name(area))).collect();
    let states = profile.states.iter().map(|state| prefixed("state", &state.to_uppercase())).collect();
    let subjects = profile.subjects.iter().map(|subject| prefixed("subject", subject)).collect();
    let identifiers = profile.identifiers.iter().flat_map(|id| [bare(id), tail(id)]).filter(|id| !id.is_empty());
    let identifiers = identifiers.map(|id| prefixed("id", &id)).collect();
    let names = profile.names.iter().map(|id| prefixed("id", &bare(id))).collect();
    let mut month = |which: &str, date: Option<PartialDate>| {
        let date = date?;
        Some(prefixed(which, &format!("{}-{}", date.year(), date.month()?)))
    };
    let (begins, stops) = (month("begins", profile.period.start), month("stops", profile.period.end));
    let own = prefixed("key", &profile.key);
    let parent = profile.parent.as_ref().map(|key| prefixed("key", key));
    let follows = profile.follows.as_ref().map(|key| prefixed("key", key));
    Record {
        key: profile.key.clone(),
        rank: rank(&profile.key),
        titles: titles.into(),
        cut: sorted(cut),
        neighbours: sorted(neighbours),
        numbers: sorted(numbers),
        description,
        parties,
        acronyms: sorted(acronyms),
        initials: sorted(own_initials),
        party_words,
        states: sorted(states),
        areas: sorted(areas),
        start: profile.period.start.map(|date| Day::of(date, false)),
        end: profile.period.end.map(|date| Day::of(date, true)),
        begins,
        stops,
        money: money.into(),
        subjects: sorted(subjects),
        identifiers: sorted(identifiers),
        names: sorted(names),
        own,
        parent,
        follows,
        kind: profile.kind,
        alphabets: alphabets(&profile.titles),
        tongues: tongues.or(told_in),
        overhead: !profile.subjects.is_empty() && profile.subjects.iter().all(|subject| subject == OVERHEAD),
        markers,
        points: Box::default(),
        content: content(&profile.titles),
    }
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

/// Terms under which participants are known, with what they do.
type Known = Box<[(u32, Roles)]>;

/// Under how many terms each participant is known: the party, a code, whole names, acronyms; and the words of the names.
fn parties(mentions: &[Mention], terms: &mut Numbering<'_>) -> (Known, Box<[u32]>) {
    let mut all: Vec<(u32, Roles)> = Vec::new();
    let mut loose = Vec::new();
    for mention in mentions.iter().take(PARTIES) {
        let roles = Roles::one(mention.role);
        let mut known = Vec::with_capacity(6);
        known.extend(mention.party.iter().map(|party| format!("party\u{1}{party}")));
        let code = mention.code.as_ref().filter(|code| code.len() > 2);
        known.extend(code.map(|code| format!("code\u{1}{}", code.to_uppercase())));
        for written in &mention.names {
            let whole = spellings(written, &mut known);
            let parts = whole.split(' ').filter(|part| part.len() > 2);
            loose.extend(parts.map(|part| terms.value(&format!("in-name\u{1}{part}"))));
        }
        all.extend(known.iter().map(|name| (terms.value(name), roles)));
        let above = mention.within.iter().map(|party| terms.value(&format!("party\u{1}{party}")));
        all.extend(above.map(|party| (party, Roles::by_a_part(mention.role))));
    }
    all.sort_unstable();
    all.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 = kept.1.with(later.1);
        }
        same
    });
    (all.into(), sorted(loose))
}

/// A name whole, its acronyms, and its initials; gives the name whole.
fn spellings(written: &str, known: &mut Vec<String>) -> String {
    let shouted = !written.chars().any(char::is_lowercase);
    let (mut whole, mut initials, mut parts) = (String::new(), String::new(), 0);
    words(written, |word| {
        let part = Stems::name(word.folded);
        let letters = word.folded.chars().count();
        if word.capitals && !shouted && (2..=10).contains(&letters) {
            known.push(format!("acronym\u{1}{part}"));
        }
        if letters > 3 {
            initials.extend(part.chars().next());
        }
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(&part);
        parts += 1;
    });
    match parts {
        0 => {}
        1 => known.push(format!("acronym\u{1}{whole}")),
        _ => known.push(format!("name\u{1}{whole}")),
    }
    if (3..=8).contains(&initials.len()) {
        known.push(format!("acronym\u{1}{initials}"));
    }
    whole
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

fn sorted<T: Ord>(mut ids: Vec<T>) -> Box<[T]> {
    ids.sort_unstable();
    ids.dedup();
    ids.into()
}

/// The first different ones, sorted.
fn first_of(ids: Vec<u32>, most: usize) -> Box<[u32]> {
    let mut seen = rustc_hash::FxHashSet::default();
    let first = ids.into_iter().filter(|id| seen.insert(*id)).take(most).collect();
    sorted(first)
}
