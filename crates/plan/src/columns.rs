//! The register as narrow columns: what counting and choosing need of an initiative, in forty-eight bytes and four runs of numbers,
//! so that a million of them are counted at the speed of memory. It holds no text and answers nobody by itself.

use crate::life::life_of;
use crate::{Because, Initiative, Kind, Life, PartialDate, PartyKey, ProvisionKey, Role, Status, Strength, Who, Written};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Days since 1899-12-31, so that 0 is left for "not known"; capped at 2079-06-05, the last day sixteen bits can hold.
pub(crate) type DayNumber = u16;

/// The year before the first that is counted.
const YEAR_ZERO: i16 = 1899;

/// The number of a day.
pub(crate) fn day_number(date: Date) -> DayNumber {
    let days = date.duration_since(Date::constant(1899, 12, 31)).as_hours() / 24;
    days.clamp(1, i64::from(DayNumber::MAX)) as DayNumber
}

/// The day a number stands for.
pub(crate) fn day_of(number: DayNumber) -> Date {
    Date::constant(1899, 12, 31).saturating_add(jiff::Span::new().days(i64::from(number)))
}

/// One initiative.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// First day of its term, 0 where unknown.
    pub(crate) first: DayNumber,
    /// Last day of its term, 0 where unknown.
    pub(crate) last: DayNumber,
    /// The newest day on which it is known to have been right, 0 where never.
    pub(crate) heard: DayNumber,
    /// The years of the first and the last day, counted from 1899, 0 where unknown; capped at 2154.
    years: (u8, u8),
    pub(crate) status: Status,
    pub(crate) kind: Kind,
    /// Whether it was cancelled or suspended because the funder withdrew.
    pub(crate) withdrawn: bool,
    /// Whether everybody may see it.
    pub(crate) open: bool,
    /// Whether a party has ever confirmed it here.
    pub(crate) confirmed: bool,
    /// Its run in `links`.
    links: (u32, u16),
    /// Its run in `places`.
    places: (u32, u16),
    /// Its run in `takers`.
    takers: (u32, u16),
    /// Its run in `answering`.
    answering: (u32, u16),
}

impl Row {
    /// Where it is in its life on a day.
    pub(crate) fn life(&self, on: DayNumber) -> Life {
        life_of(self.first(), self.last(), self.status, on)
    }

    pub(crate) fn first(&self) -> Option<DayNumber> {
        (self.first > 0).then_some(self.first)
    }

    pub(crate) fn last(&self) -> Option<DayNumber> {
        (self.last > 0).then_some(self.last)
    }

    /// Makes it one that runs on a day and was heard of on it; an end that has passed is one no longer known.
    pub(crate) fn suppose_running(&mut self, on: DayNumber) {
        self.status = Status::Running;
        self.withdrawn = false;
        self.first = on;
        self.last = if self.last < on { 0 } else { self.last };
        self.heard = on;
    }

    pub(crate) fn first_year(&self) -> Option<i16> {
        (self.years.0 > 0).then(|| i16::from(self.years.0) + YEAR_ZERO)
    }

    pub(crate) fn last_year(&self) -> Option<i16> {
        (self.years.1 > 0).then(|| i16::from(self.years.1) + YEAR_ZERO)
    }
}

/// A contribution: the number of the provision and the strength.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    pub(crate) provision: u16,
    pub(crate) strength: Strength,
}

/// Who takes part: the number of a party, and whether it pays. What is only a written name is not among them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Taker(u32);

impl Taker {
    fn new(party: u32, role: Role) -> Self {
        Self(party << 1 | u32::from(role == Role::Funder))
    }

    pub(crate) fn party(self) -> u32 {
        self.0 >> 1
    }

    pub(crate) fn pays(self) -> bool {
        self.0 & 1 == 1
    }
}

/// Numbers for addresses, given in the order they are first met.
#[derive(Debug)]
pub(crate) struct Numbers<K>(FxHashMap<K, u32>);

impl<K> Default for Numbers<K> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<K: std::hash::Hash + Eq + Clone> Numbers<K> {
    fn number(&mut self, key: &K) -> u32 {
        if let Some(number) = self.0.get(key) {
            return *number;
        }
        let number = self.0.len() as u32 + 1;
        self.0.insert(key.clone(), number);
        number
    }

    /// The number of an address that was met; 0, which none has, for one that was not.
    pub(crate) fn known(&self, key: &K) -> u32 {
        self.0.get(key).copied().unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The addresses in the order of their numbers, from 1.
    pub(crate) fn in_order(&self) -> Vec<&K> {
        let mut keys: Vec<(&K, u32)> = self.0.iter().map(|(key, number)| (key, *number)).collect();
        keys.sort_unstable_by_key(|(_, number)| *number);
        keys.into_iter().map(|(key, _)| key).collect()
    }
}

/// The columns. A changed initiative gets a fresh run; the old one stays unused until the state is folded again.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    pub(crate) rows: Vec<Row>,
    links: Vec<Link>,
    places: Vec<u16>,
    takers: Vec<Taker>,
    /// Who answers for it: the numbers of its providers, in their order.
    answering: Vec<u32>,
    pub(crate) provisions: Numbers<ProvisionKey>,
    pub(crate) states: Numbers<PartyKey>,
    pub(crate) parties: Numbers<PartyKey>,
    pub(crate) providers: Numbers<Who>,
}

impl Columns {
    /// Writes the row of an initiative: a new one at the end, or a changed one in its place.
    pub(crate) fn put(&mut self, at: usize, initiative: &Initiative) {
        let links = self.links.len() as u32;
        for contribution in &initiative.contributions {
            let provision = self.provisions.number(&contribution.to) as u16;
            self.links.push(Link { provision, strength: contribution.strength });
        }
        let places = self.places.len();
        for place in &initiative.places {
            let state = self.states.number(&place.state) as u16;
            if !self.places[places..].contains(&state) {
                self.places.push(state);
            }
        }
        let takers = self.takers.len();
        for (role, who) in initiative.roles.iter() {
            if let Who::Party(party) = who {
                self.takers.push(Taker::new(self.parties.number(party), role));
            }
        }
        let answering = self.answering.len();
        for who in initiative.roles.providers() {
            self.answering.push(self.providers.number(&one_of_a_name(who)));
        }
        let day = |date: Option<PartialDate>, edge: fn(PartialDate) -> Date| date.map_or(0, |date| day_number(edge(date)));
        let year = |date: Option<PartialDate>| date.map_or(0, |date| (date.year() - YEAR_ZERO).clamp(1, 255) as u8);
        let row = Row {
            years: (year(initiative.period.start), year(initiative.period.end)),
            first: day(initiative.period.start, PartialDate::first_day),
            last: day(initiative.period.end, PartialDate::last_day),
            heard: day(initiative.heard(), PartialDate::last_day),
            status: initiative.status,
            kind: initiative.kind,
            withdrawn: initiative.because == Some(Because::DonorWithdrew),
            confirmed: initiative.confirmed.is_some(),
            open: initiative.visibility.is_public() && initiative.held_by.is_empty(),
            links: (links, (self.links.len() as u32 - links) as u16),
            places: (places as u32, (self.places.len() - places) as u16),
            takers: (takers as u32, (self.takers.len() - takers) as u16),
            answering: (answering as u32, (self.answering.len() - answering) as u16),
        };
        match self.rows.get_mut(at) {
            Some(known) => *known = row,
            None => self.rows.push(row),
        }
    }

    /// Takes a row away; the last row moves into its place, as it does in the register.
    pub(crate) fn swap_remove(&mut self, at: usize) {
        self.rows.swap_remove(at);
    }

    pub(crate) fn links(&self, row: &Row) -> &[Link] {
        &self.links[row.links.0 as usize..][..usize::from(row.links.1)]
    }

    pub(crate) fn places(&self, row: &Row) -> &[u16] {
        &self.places[row.places.0 as usize..][..usize::from(row.places.1)]
    }

    pub(crate) fn takers(&self, row: &Row) -> &[Taker] {
        &self.takers[row.takers.0 as usize..][..usize::from(row.takers.1)]
    }

    pub(crate) fn answering(&self, row: &Row) -> &[u32] {
        &self.answering[row.answering.0 as usize..][..usize::from(row.answering.1)]
    }
}

/// Whoever is written in the same way is the same. A source may give a code and no name; that is somebody too, and not the same for
/// every code.
fn one_of_a_name(who: &Who) -> Who {
    match who {
        Who::Written(written) if !written.name.is_empty() => {
            Who::Written(Box::new(Written { name: written.name.clone(), code: None }))
        }
        Who::Party(_) | Who::Written(_) => who.clone(),
    }
}
