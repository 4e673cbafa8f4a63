//! A record in numbers: its words, values and days, ready to be compared without looking at text again.
//! Not for: how a profile becomes one (see `encode`), or what the numbers stand for (see `lexicon`).

use crate::encoder::Embedding;
use crate::lists::Lists;
use crate::markers::Markers;
use crate::tongue::Tongues;
use compact_str::CompactString;
use plan::{Date, Kind, PartialDate, Role};

/// How many titles in different languages are looked at.
pub(crate) const TITLES: usize = 4;

/// Which list of a record. Each is sorted and holds each number once, but for those that belong to the one before, number by number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum List {
    /// The last word of a title long enough to have been cut off there.
    Cut = TITLES as isize,
    /// Numbers said in titles: phases, years, lots.
    Numbers,
    /// Words of titles that stand in capitals, and for each the acronym as participants bear it.
    Capitals,
    /// Belongs to the capitals.
    Acronyms,
    /// Those of the capitals that are the initials of the title they stand in.
    Initials,
    /// The terms participants are known under, and for each what they do.
    Parties,
    /// Belongs to the parties.
    Roles,
    /// Words of the names of participants.
    PartyWords,
    /// States.
    States,
    /// Provinces, districts, towns.
    Areas,
    /// Provisions, sectors and other subjects.
    Subjects,
    /// Identifiers it bears.
    Identifiers,
    /// Identifiers of others that it names.
    Names,
    /// Currencies, and for each the upper and the lower half of a sum in hundredths.
    Currencies,
    /// Belongs to the currencies.
    Upper,
    /// Belongs to the currencies.
    Lower,
    /// Words of the description.
    Description,
    /// Words of titles side by side, as keys.
    Neighbours,
}

/// How many lists a record has; the titles come first.
pub(crate) const LISTS: usize = List::Neighbours as usize + 1;

/// A profile in numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Record {
    pub(crate) key: CompactString,
    /// A number of the address: which of several goes first where nothing else decides, whatever order they came in.
    pub(crate) rank: u64,
    pub(crate) lists: Lists<LISTS>,
    pub(crate) start: Option<Day>,
    pub(crate) end: Option<Day>,
    /// The months in which it begins and ends, where they are known: many that share one do so by chance.
    pub(crate) begins: Option<u32>,
    pub(crate) stops: Option<u32>,
    /// The address of what it is part of.
    pub(crate) parent: Option<Box<str>>,
    /// The address of what it carries on.
    pub(crate) follows: Option<Box<str>>,
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
    pub(crate) content: u128,
}

impl Record {
    pub(crate) fn list(&self, list: List) -> &[u32] {
        self.lists.get(list as usize)
    }

    /// The words of each title.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &[u32]> {
        (0..TITLES).map(|at| self.lists.get(at)).take_while(|title| !title.is_empty())
    }

    /// The terms participants are known under, in their order, with what they do.
    pub(crate) fn parties(&self) -> impl Iterator<Item = (u32, Roles)> {
        self.list(List::Parties).iter().zip(self.list(List::Roles)).map(|(party, roles)| (*party, Roles::of_number(*roles)))
    }

    /// What a participant known under a term does; none where nobody is.
    pub(crate) fn roles_of(&self, party: u32) -> Option<Roles> {
        let at = self.list(List::Parties).binary_search(&party).ok()?;
        self.list(List::Roles).get(at).map(|roles| Roles::of_number(*roles))
    }

    /// Capitals in titles: the word, and the acronym as participants bear it.
    pub(crate) fn acronyms(&self) -> impl Iterator<Item = (u32, u32)> {
        self.list(List::Capitals).iter().copied().zip(self.list(List::Acronyms).iter().copied())
    }

    /// Sums of money in hundredths, each with the number of its currency.
    pub(crate) fn money(&self) -> impl Iterator<Item = (u32, i64)> + Clone {
        let halves = self.list(List::Upper).iter().zip(self.list(List::Lower));
        let sums = halves.map(|(upper, lower)| (u64::from(*upper) << 32 | u64::from(*lower)).cast_signed());
        self.list(List::Currencies).iter().copied().zip(sums)
    }

    /// The terms it is counted under, each once.
    pub(crate) fn terms(&self) -> impl Iterator<Item = u32> {
        let mut words: Vec<u32> = self.titles().flatten().copied().collect();
        words.extend(self.list(List::Description));
        words.sort_unstable();
        words.dedup();
        let months = self.begins.into_iter().chain(self.stops);
        let rest = [List::Parties, List::PartyWords, List::States, List::Areas, List::Subjects, List::Identifiers];
        words.into_iter().chain(months).chain(rest.into_iter().flat_map(|list| self.list(list).iter().copied()))
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
    pub(crate) fn one(role: Role) -> Self {
        Self(1 << role as u8)
    }

    /// What a body does by one of its parts.
    pub(crate) fn by_a_part(role: Role) -> Self {
        Self(if role == Role::Reporter { BY_A_PART } else { 1 << role as u8 })
    }

    fn of_number(number: u32) -> Self {
        Self(number as u8)
    }

    pub(crate) fn number(self) -> u32 {
        self.0.into()
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

    pub(crate) fn with(self, other: Self) -> Self {
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
    pub(crate) fn of(date: PartialDate, last: bool) -> Self {
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
