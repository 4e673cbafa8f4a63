//! Puts the rows of one initiative together: roles, places, subjects, terms and money. Not for reading rows.
//!
//! - Money of payments is added up row by row, each kind and currency for itself; equal rows are added too, and counted.
//! - Money of places is added up as well, unless every initiative with several rows has the same amount in all of
//!   them: then it is the initiative's, repeated, and counts once. Which of the two was done is said.
//! - The first title and status stay; others become claims. The term is from the earliest start to the latest end.

use super::money::Money;
use super::row::Part;
use super::shape::Shape;
use crate::limits;
use compact_str::CompactString;
use plan::{
    Amount, Budget, BudgetKind, Claim, Initiative, InitiativeKey, Lang, Participants, Period, Place, Placed, Role, Spot, Status,
    Texts, Who,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The initiatives of a file while its rows are read.
#[derive(Default)]
pub(crate) struct Groups {
    groups: Vec<Group>,
    by_key: HashMap<InitiativeKey, usize>,
}

/// One initiative while its rows are read.
struct Group {
    initiative: Initiative,
    spot: Spot,
    /// Made when a second row comes.
    more: Option<Box<More>>,
    sums: Vec<((BudgetKind, CompactString), Sum)>,
    spending: Period,
}

/// Lists that grow, with what is in them, so that a thousand rows cost no more than a thousand looks.
#[derive(Default)]
struct More {
    roles: Vec<(Role, Who)>,
    places: Vec<Place>,
    sectors: Vec<CompactString>,
    claims: Vec<Claim>,
    known: HashSet<String>,
    /// Whether something was left out because a list was full.
    is_full: bool,
}

/// The amounts of one kind and currency.
struct Sum {
    total: i128,
    first: Amount,
    rows: u64,
    is_constant: bool,
    is_of_payments: bool,
}

/// What a row was to the initiatives before it.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Joined {
    /// The first of its initiative.
    New,
    /// Another part of one.
    Part,
    /// A row that says nothing new.
    Repeats,
    /// Another initiative with the same reference, which cannot be.
    Conflict,
}

/// What was done about amounts that stand in several rows of one initiative, and what there was no room for.
#[derive(Default)]
pub(crate) struct Totals {
    /// How many initiatives have the same amount in all their rows, counted once.
    pub(crate) once: u64,
    /// How many have amounts that were added up.
    pub(crate) added: u64,
    /// Amounts too large to be kept.
    pub(crate) too_large: Vec<(Spot, i128)>,
    /// Initiatives with more participants, places, subjects or titles than are kept.
    pub(crate) full: Vec<Spot>,
}

impl Groups {
    /// Takes a row in. The money is what the register keeps of the row's money.
    pub(crate) fn take(&mut self, part: Part, spot: Spot, shape: Shape, address: &str) -> Joined {
        let Some(at) = self.by_key.get(&part.initiative.key).copied() else {
            self.by_key.insert(part.initiative.key.clone(), self.groups.len());
            let mut group = Group {
                initiative: part.initiative,
                spot,
                more: None,
                sums: Vec::new(),
                spending: part.spending.unwrap_or_default(),
            };
            group.add(part.money, shape);
            self.groups.push(group);
            return Joined::New;
        };
        let group = &mut self.groups[at];
        let same_title = shares_title(&group.initiative.title, &part.initiative.title);
        if shape == Shape::Initiatives && !same_title {
            return Joined::Conflict;
        }
        let adds = group.join(part.initiative, address);
        let spending = part.spending.unwrap_or_default();
        group.spending = around(group.spending, spending);
        match shape {
            Shape::Payments => group.add(part.money, shape),
            // A row that repeats everything repeats its money too.
            Shape::Initiatives | Shape::Places if adds || !group.has(&part.money) => group.add(part.money, shape),
            Shape::Initiatives | Shape::Places => return Joined::Repeats,
        }
        Joined::Part
    }

    /// How many initiatives there are.
    pub(crate) fn len(&self) -> u64 {
        self.groups.len() as u64
    }

    /// Gives all initiatives in the order of their first rows.
    pub(crate) fn finish(self, sink: &mut dyn FnMut(Placed<Initiative>)) -> Totals {
        let several = |sum: &&((BudgetKind, CompactString), Sum)| sum.1.rows > 1 && !sum.1.is_of_payments;
        let all_constant = self.groups.iter().flat_map(|group| group.sums.iter().filter(several)).all(|(_, sum)| sum.is_constant);
        let mut totals = Totals::default();
        for mut group in self.groups {
            if group.sums.iter().any(|sum| several(&sum)) {
                *(if all_constant { &mut totals.once } else { &mut totals.added }) += 1;
            }
            group.sums.sort_by_key(|((kind, _), _)| *kind);
            let mut budgets = Vec::new();
            for ((kind, currency), sum) in group.sums {
                let is_once = all_constant && !sum.is_of_payments;
                match i64::try_from(if is_once { i128::from(sum.first.0) } else { sum.total }) {
                    Ok(amount) => {
                        budgets.push(Budget { amount: Amount(amount), currency, kind, on: None, note: Texts::default() });
                    }
                    Err(_) => totals.too_large.push((group.spot.clone(), sum.total)),
                }
            }
            let mut initiative = group.initiative;
            initiative.budgets = budgets.into();
            if let Some(more) = group.more {
                initiative.roles = Participants::collect(more.roles);
                initiative.places = more.places.into();
                initiative.sectors = more.sectors.into();
                initiative.claims = more.claims.into();
                if more.is_full {
                    totals.full.push(group.spot.clone());
                }
            }
            if initiative.period.is_unknown() {
                initiative.period = group.spending;
            }
            sink(Placed { value: initiative, spot: group.spot });
        }
        totals
    }
}

impl Group {
    /// Adds what a further row says; false where it says nothing new.
    fn join(&mut self, part: Initiative, address: &str) -> bool {
        let initiative = &mut self.initiative;
        let more = self.more.get_or_insert_with(|| {
            let mut more = Box::<More>::default();
            more.add(initiative);
            more
        });
        let mut adds = more.add(&part);
        let period = around(initiative.period, part.period);
        adds |= period != initiative.period;
        initiative.period = period;
        for claim in claims(initiative, &part, address) {
            if more.has_room(more.claims.len()) && more.is_new(&["claim", &claim.field, &claim.value]) {
                more.claims.push(claim);
                adds = true;
            }
        }
        for (to, from) in [(&mut initiative.title, part.title), (&mut initiative.description, part.description)] {
            if from.iter().any(|(lang, _)| to.get(lang).is_none()) {
                let all = to.iter().chain(from.iter()).map(|(lang, text)| (lang, Box::from(text)));
                *to = Texts::collect(all.collect::<Vec<_>>());
                adds = true;
            }
        }
        if initiative.status == Status::Unknown {
            initiative.status = part.status;
        }
        initiative.parent = initiative.parent.take().or(part.parent);
        let new = part.contributions.iter().filter(|new| initiative.contributions.iter().all(|known| known.to != new.to));
        let new: Vec<_> = new.cloned().collect();
        if !new.is_empty() {
            adds = true;
            initiative.contributions = initiative.contributions.iter().cloned().chain(new).take(limits::LIST).collect();
        }
        adds
    }

    fn add(&mut self, money: Vec<Money>, shape: Shape) {
        // Several amounts of one kind in one row are one amount of the row.
        let mut row: BTreeMap<(BudgetKind, CompactString), i128> = BTreeMap::new();
        let kept = money.into_iter().filter_map(|money| Some((money.kind.ok()?, money.currency?, money.amount)));
        for (kind, currency, amount) in kept {
            *row.entry((kind, currency)).or_default() += i128::from(amount.0);
        }
        for (key, amount) in row {
            let first = Amount(i64::try_from(amount).unwrap_or(i64::MAX));
            match self.sums.iter_mut().find(|(known, _)| *known == key) {
                Some((_, sum)) => {
                    sum.is_constant &= i128::from(sum.first.0) == amount;
                    sum.total += amount;
                    sum.rows += 1;
                }
                None => {
                    let is_of_payments = shape == Shape::Payments;
                    self.sums.push((key, Sum { total: amount, first, rows: 1, is_constant: true, is_of_payments }));
                }
            }
        }
    }

    /// Whether all this money stands here already.
    fn has(&self, money: &[Money]) -> bool {
        money.iter().all(|money| {
            let (Ok(kind), Some(currency)) = (&money.kind, &money.currency) else { return true };
            let known = self.sums.iter().find(|((known, of), _)| known == kind && of == currency);
            known.is_some_and(|(_, sum)| sum.first == money.amount)
        })
    }
}

impl More {
    /// Adds what an initiative has and is not here yet; false where there is nothing.
    fn add(&mut self, initiative: &Initiative) -> bool {
        let mut adds = false;
        for (role, who) in initiative.roles.iter() {
            let name = match who {
                Who::Party(party) => party.to_string(),
                Who::Written(written) => format!("{}\u{1}{}", written.name, written.code.as_deref().unwrap_or_default()),
            };
            if self.has_room(self.roles.len()) && self.is_new(&["role", &format!("{role:?}"), &name]) {
                self.roles.push((role, who.clone()));
                adds = true;
            }
        }
        for place in &initiative.places {
            let area = place.area.as_deref().unwrap_or_default();
            if self.has_room(self.places.len()) && self.is_new(&["place", place.state.as_str(), area]) {
                self.places.push(place.clone());
                adds = true;
            }
        }
        for sector in &initiative.sectors {
            if self.has_room(self.sectors.len()) && self.is_new(&["sector", sector]) {
                self.sectors.push(sector.clone());
                adds = true;
            }
        }
        adds
    }

    fn has_room(&mut self, count: usize) -> bool {
        self.is_full |= count >= limits::LIST;
        count < limits::LIST
    }

    fn is_new(&mut self, parts: &[&str]) -> bool {
        self.known.insert(parts.join("\u{0}"))
    }
}

/// What a further row says otherwise of title and status.
fn claims(initiative: &Initiative, part: &Initiative, address: &str) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (lang, title) in part.title.iter() {
        if initiative.title.get(lang).is_some_and(|known| known != title) {
            let source = format!("{address}#title");
            claims.push(Claim { field: "title".into(), value: title.into(), source: source.into() });
        }
    }
    if part.status != Status::Unknown && initiative.status != Status::Unknown && part.status != initiative.status {
        let source = format!("{address}#status");
        claims.push(Claim { field: "status".into(), value: part.status.name().into(), source: source.into() });
    }
    claims
}

/// Whether two rows have a title in common, or one of them has none.
fn shares_title(a: &Texts, b: &Texts) -> bool {
    let shared =
        |(lang, text): (Lang, &str)| b.get(lang).is_some_and(|other| crate::words::fold(other) == crate::words::fold(text));
    a.is_empty() || b.is_empty() || a.iter().any(shared)
}

/// The period from the earlier start to the later end.
fn around(a: Period, b: Period) -> Period {
    let start = [a.start, b.start].into_iter().flatten().min_by_key(|date| date.first_day());
    let end = [a.end, b.end].into_iter().flatten().max_by_key(|date| date.last_day());
    Period { start, end }
}
