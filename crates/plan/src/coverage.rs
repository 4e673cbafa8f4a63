//! Provision by State: how many initiatives there are in each life and at each strength, on a day, for a viewer.
//! Matrix, gaps, endings, map and report all read these cells, so they cannot disagree.

use crate::columns::{DayNumber, Row, day_number, day_of};
use crate::scope::{Reach, Scope};
use crate::tally::Tally;
use crate::together::Doubles;
use crate::{EditionKey, Filter, Initiative, Life, PartyKey, ProvisionKey, Released, State, Strength, View};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// The matrix of an edition on a day.
#[derive(Debug)]
pub struct Coverage {
    scope: Scope,
    as_at: DayNumber,
    /// The first day that still counts as confirmed.
    fresh_from: DayNumber,
    /// Row by row: all columns of the first provision, then of the second.
    cells: Vec<Cell>,
    /// What each initiative was counted as, by its place, so that it can be taken out again: all of the register, or those that a
    /// filter let through.
    counted: Vec<Counted>,
    /// Where several were ruled to be one: what counts with the one that stands for them.
    together: FxHashMap<usize, Box<[Row]>>,
}

/// One cell: a provision in a State.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    counts: [[u32; 3]; 6],
    /// Core or related, running, confirmed in time: what closes a gap.
    confirmed: u32,
    /// Cancelled because the funder withdrew.
    withdrawn: u32,
    /// Not shown to this viewer, running, core or related.
    withheld: u32,
    /// Who provides what closes the gap.
    providers: Tally,
    /// When what closes the gap ends; `OPEN` for no known end.
    ends: Tally,
    /// When core or related initiatives ended.
    ended: Tally,
    /// When core or related initiatives that were cancelled were last heard of, else when they would have ended.
    cancelled: Tally,
}

/// A day that is not known and lies behind all others.
const OPEN: u32 = u32::MAX;

/// The rows and columns of one initiative; its memory is used again.
#[derive(Debug, Default)]
struct Stands {
    reach: Reach,
    columns: Vec<u16>,
}

/// How an initiative was counted when it was taken in.
#[derive(Clone, Copy, Debug)]
struct Counted {
    at: u32,
    row: Row,
    seen: bool,
    /// Whether another counts for it.
    double: bool,
}

impl Cell {
    /// How many are in this life at this strength.
    pub fn count(&self, life: Life, strength: Strength) -> u32 {
        self.counts[life as usize][strength as usize]
    }

    /// How many are in this life, at any strength.
    pub fn in_life(&self, life: Life) -> u32 {
        self.counts[life as usize].iter().sum()
    }

    /// How many are in this life with the provision as their purpose or as one of their aims.
    pub fn strong(&self, life: Life) -> u32 {
        self.count(life, Strength::Core) + self.count(life, Strength::Related)
    }

    /// How many there are in all.
    pub fn total(&self) -> u32 {
        self.counts.iter().flatten().sum()
    }

    /// How many close the gap: running, core or related, confirmed in time.
    pub fn confirmed(&self) -> u32 {
        self.confirmed
    }

    /// How many running ones the viewer may not see.
    pub fn withheld(&self) -> u32 {
        self.withheld
    }

    /// How many were cancelled because the funder withdrew.
    pub fn withdrawn(&self) -> u32 {
        self.withdrawn
    }

    /// How many different providers stand behind what closes the gap.
    pub fn providers(&self) -> usize {
        self.providers.kinds()
    }

    /// When the last of what closes the gap ends; `None` where nothing closes it or an end is open.
    pub fn covered_until(&self) -> Option<Date> {
        self.ends.last().filter(|end| *end != OPEN).map(|end| day_of(end as DayNumber))
    }

    /// When the last core or related initiative ended, where that is known.
    pub fn last_ended(&self) -> Option<Date> {
        self.ended.last().filter(|day| *day > 0).map(|day| day_of(day as DayNumber))
    }

    /// When the last cancelled core or related initiative was last heard of, or would have ended; never a day to come.
    pub fn last_cancelled(&self) -> Option<Date> {
        self.cancelled.last().filter(|day| (1..OPEN).contains(day)).map(|day| day_of(day as DayNumber))
    }

    /// Whether something core or related was given up, and nothing such has ended since.
    pub(crate) fn was_given_up_last(&self) -> bool {
        self.cancelled.last().is_some_and(|cancelled| cancelled >= self.ended.last().unwrap_or(0))
    }
}

impl Coverage {
    /// Counts the matrix of an edition; `None` where there is no such edition for this viewer.
    pub fn take(view: &View<'_>, edition: &EditionKey) -> Option<Self> {
        Self::count_all(view, edition, None)
    }

    /// Counts only what a filter lets through; its provision is left to the reader of the rows. What the viewer may not see
    /// is not counted as withheld either: under a filter that would tell what the hidden initiatives are about.
    pub fn take_of(view: &View<'_>, edition: &EditionKey, filter: &Filter) -> Option<Self> {
        let chosen = filter.asks().then(|| filter.chosen(view));
        Self::count_all(view, edition, chosen)
    }

    fn count_all(view: &View<'_>, edition: &EditionKey, chosen: Option<Vec<usize>>) -> Option<Self> {
        let scope = Scope::of(view, edition)?;
        let as_at = day_number(view.as_at());
        let days = view.region().map_or(365, |region| region.confirm_within_days);
        let cells = vec![Cell::default(); scope.provisions.len() * scope.states.len()];
        let mut coverage = Self {
            scope,
            as_at,
            fresh_from: as_at.saturating_sub(days),
            cells,
            counted: Vec::new(),
            together: FxHashMap::default(),
        };
        let (mut stands, doubles) = (Stands::default(), Doubles::of(view));
        let mut take = |at| {
            coverage.counted.push(coverage.now(view, at, &doubles));
            coverage.tie(view, at, &doubles);
            coverage.count(view.state, coverage.counted.len() - 1, &mut stands, Tally::add, |cell, by| *cell += by);
        };
        match chosen {
            Some(chosen) => chosen.into_iter().for_each(take),
            None => (0..view.register_size()).for_each(&mut take),
        }
        Some(coverage)
    }

    /// Counts one initiative again after it was recorded or changed, with those it was ruled to be one with; all others stay as
    /// they were counted. After a ruling both are to be followed.
    /// The view must be of the same viewer and day as the one the coverage was taken for, and no filter may have been asked.
    pub fn follow(&mut self, view: &View<'_>, changed: &crate::InitiativeKey) {
        let columns = &view.state.register.columns;
        if !self.scope.knows(columns) {
            self.scope.follow(view.state);
        }
        let group = view.state.groups.group(changed);
        let doubles = Doubles::of_group(view, group);
        let mut stands = Stands::default();
        for at in group.iter().chain([changed]).filter_map(|key| view.state.register.position(key)) {
            if at < self.counted.len() {
                self.count(view.state, at, &mut stands, Tally::take, |cell, by| *cell -= by);
                self.counted[at] = self.now(view, at, &doubles);
            } else {
                self.counted.push(self.now(view, at, &doubles));
            }
            self.tie(view, at, &doubles);
            self.count(view.state, at, &mut stands, Tally::add, |cell, by| *cell += by);
        }
    }

    /// How an initiative counts now.
    fn now(&self, view: &View<'_>, at: usize, doubles: &Doubles) -> Counted {
        let rows = &view.state.register.columns.rows;
        let double = doubles.passed_over.contains(&at);
        let mut row = rows[at];
        // Who confirmed one of them confirmed it.
        row.heard = doubles.with(at).iter().map(|other| rows[*other].heard).fold(row.heard, DayNumber::max);
        Counted { at: at as u32, row, seen: !double && view.sees(at), double }
    }

    /// Notes what counts with an initiative.
    fn tie(&mut self, view: &View<'_>, at: usize, doubles: &Doubles) {
        let rows = &view.state.register.columns.rows;
        match doubles.with(at) {
            [] => drop(self.together.remove(&at)),
            with => drop(self.together.insert(at, with.iter().map(|other| rows[*other]).collect())),
        }
    }

    /// Which rows and columns an initiative reaches, with those that count with it.
    fn stands(&self, state: &State, counted: &Counted, stands: &mut Stands) {
        let columns = &state.register.columns;
        let row = &counted.row;
        self.scope.reach(columns, row, &mut stands.reach);
        stands.columns.clear();
        stands.columns.extend(self.scope.stands_in(columns, row));
        for row in self.together.get(&(counted.at as usize)).into_iter().flatten() {
            self.scope.reach_more(columns, row, &mut stands.reach);
            for column in self.scope.stands_in(columns, row) {
                if !stands.columns.contains(&column) {
                    stands.columns.push(column);
                }
            }
        }
    }

    /// Whether something holds of an initiative, or of one that counts with it.
    pub(crate) fn any_of(&self, at: usize, is: impl Fn(&Row) -> bool) -> bool {
        // Without a filter everybody stands in their own place.
        let own = self.counted.get(at).filter(|counted| counted.at as usize == at);
        let own = own.or_else(|| {
            let place = self.counted.binary_search_by_key(&(at as u32), |counted| counted.at);
            place.ok().map(|place| &self.counted[place])
        });
        own.is_some_and(|counted| is(&counted.row)) || self.together.get(&at).into_iter().flatten().any(is)
    }

    /// Counts one initiative as if it ran on the day and had been confirmed on it; all others stay as they were counted.
    /// False, and nothing is counted otherwise, where the viewer does not see it or another counts for it. No filter may have been
    /// asked.
    pub(crate) fn suppose_running(&mut self, view: &View<'_>, supposed: &crate::InitiativeKey) -> bool {
        let Some(at) = view.state.register.position(supposed) else { return false };
        if !self.counted.get(at).is_some_and(|counted| counted.seen) {
            return false;
        }
        let mut stands = Stands::default();
        self.count(view.state, at, &mut stands, Tally::take, |cell, by| *cell -= by);
        self.counted[at].row.suppose_running(self.as_at);
        self.count(view.state, at, &mut stands, Tally::add, |cell, by| *cell += by);
        true
    }

    /// Adds an initiative to its cells, or takes it out of them: one text for both, so they cannot differ.
    fn count(
        &mut self,
        state: &State,
        at: usize,
        stands: &mut Stands,
        tally: impl Fn(&mut Tally, u32),
        change: impl Fn(&mut u32, u32),
    ) {
        let counted = self.counted[at];
        if counted.double {
            return;
        }
        self.stands(state, &counted, stands);
        let (row, reach) = (&counted.row, &stands.reach);
        let life = row.life(self.as_at);
        let fresh = row.heard >= self.fresh_from;
        // 0 is nobody.
        let provider = state.register.columns.answering(row).first().copied().unwrap_or_default();
        let width = self.scope.states.len();
        for column in &stands.columns {
            for (at, strength) in reach {
                let cell = &mut self.cells[usize::from(*at) * width + usize::from(*column)];
                let strong = *strength != Strength::Relevant;
                if !counted.seen {
                    change(&mut cell.withheld, u32::from(strong && life == Life::Running));
                    continue;
                }
                change(&mut cell.counts[life as usize][*strength as usize], 1);
                match life {
                    Life::Running if strong && fresh => {
                        change(&mut cell.confirmed, 1);
                        tally(&mut cell.providers, provider);
                        tally(&mut cell.ends, row.last().map_or(OPEN, u32::from));
                    }
                    Life::Ended if strong => tally(&mut cell.ended, u32::from(row.last)),
                    Life::Cancelled if strong => {
                        change(&mut cell.withdrawn, u32::from(row.withdrawn));
                        // One given up within its term was given up lately, though nobody says when.
                        let told = if row.heard > 0 { row.heard } else { row.last };
                        tally(&mut cell.cancelled, if told > self.as_at { OPEN } else { u32::from(told) });
                    }
                    Life::Running | Life::Ended | Life::Cancelled | Life::Intended | Life::Suspended | Life::Unclear => {}
                }
            }
        }
    }

    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        self.counted.len() * size_of::<Counted>() + self.cells.len() * size_of::<Cell>()
    }

    /// The counted provisions: the rows.
    pub fn provisions(&self) -> &[ProvisionKey] {
        &self.scope.provisions
    }

    /// The States of the matrix: the columns.
    pub fn states(&self) -> &[PartyKey] {
        &self.scope.states
    }

    /// The cell of a row and a column, counted from 0.
    pub fn cell(&self, provision: usize, state: usize) -> &Cell {
        &self.cells[provision * self.scope.states.len() + state]
    }

    /// All cells with their row and column.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, &Cell)> {
        let width = self.scope.states.len().max(1);
        self.cells.iter().enumerate().map(move |(at, cell)| (at / width, at % width, cell))
    }

    /// The initiatives that stand in a cell, as the cell counts them.
    pub fn members<'a>(
        &self,
        view: &View<'a>,
        provision: usize,
        state: usize,
    ) -> Vec<(Released<&'a Initiative>, Life, Strength)> {
        let (mut stands, mut members) = (Stands::default(), Vec::new());
        for counted in self.counted.iter().filter(|counted| counted.seen) {
            self.stands(view.state, counted, &mut stands);
            let Some((_, strength)) = stands.reach.iter().find(|(row, _)| usize::from(*row) == provision) else { continue };
            if stands.columns.iter().any(|column| usize::from(*column) == state) {
                let life = counted.row.life(self.as_at);
                members.extend(view.seen_at(counted.at as usize).map(|initiative| (initiative, life, *strength)));
            }
        }
        members.sort_by(|a, b| a.0.key.cmp(&b.0.key));
        members
    }

    /// Tells each initiative with each cell it stands in, as that cell counts it; rows and columns count from 0.
    pub fn each_member<'a>(&self, view: &View<'a>, mut to: impl FnMut(usize, usize, Released<&'a Initiative>, Life, Strength)) {
        self.each_seen(view, |at, life, _, reach, columns| {
            let Some(initiative) = view.seen_at(at) else { return };
            for state in columns {
                reach.iter().for_each(|(row, strength)| to(usize::from(*row), usize::from(*state), initiative, life, *strength));
            }
        });
    }

    /// For each seen initiative: where it stands, its life and confirmation, and the rows and columns it reaches.
    pub(crate) fn each_seen(&self, view: &View<'_>, mut to: impl FnMut(usize, Life, bool, &Reach, &[u16])) {
        let mut stands = Stands::default();
        for counted in self.counted.iter().filter(|counted| counted.seen) {
            self.stands(view.state, counted, &mut stands);
            let life = counted.row.life(self.as_at);
            let fresh = counted.row.heard >= self.fresh_from;
            to(counted.at as usize, life, fresh, &stands.reach, &stands.columns);
        }
    }
}
