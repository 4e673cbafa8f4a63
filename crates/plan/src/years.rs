//! Coverage through the years: for each provision in each State, how many initiatives were under way in each year.
//! For lines through time and for matrices of years; how a cell stands on one day is told by `coverage`.

use crate::columns::{Columns, Row};
use crate::scope::{Reach, Scope};
use crate::together::Doubles;
use crate::{EditionKey, PartyKey, ProvisionKey, Status, View};
use std::ops::RangeInclusive;

/// Initiatives under way, by provision, State and year.
#[derive(Debug)]
pub struct Years {
    scope: Scope,
    first: i16,
    /// Years, and one place more where runs that last to the end are taken out again.
    width: usize,
    counts: Vec<u32>,
}

impl Years {
    /// Counts every initiative the viewer may see once in each cell and year of its term.
    ///
    /// An unknown start counts as the year of the end. An unknown end lasts to the year of the view where the source says
    /// that it runs, else only the year of the start counts. Cancelled ones and those without any date are left out.
    pub fn take(view: &View<'_>, edition: &EditionKey, years: RangeInclusive<i16>) -> Option<Self> {
        let scope = Scope::of(view, edition)?;
        let (first, last) = (*years.start(), (*years.end()).max(*years.start()));
        let width = usize::from((last - first) as u16) + 2;
        let counts = vec![0; scope.provisions.len() * scope.states.len() * width];
        let mut taken = Self { scope, first, width, counts };
        taken.mark(view, view.as_at().year());
        taken.add_up();
        Some(taken)
    }

    /// Marks where each run begins and where it is over: two numbers a cell, however many years it lasts.
    /// A run over is a step down, written as the wrapped number that adding up undoes.
    fn mark(&mut self, view: &View<'_>, now: i16) {
        let columns: &Columns = &view.state.register.columns;
        let (states, last) = (self.scope.states.len(), self.width - 2);
        let (mut reach, mut places, doubles) = (Reach::new(), Vec::new(), Doubles::of(view));
        for (at, row) in columns.rows.iter().enumerate() {
            let Some((from, to)) = run(row, self.first, last, now) else { continue };
            if (!row.open && !view.sees(at)) || doubles.passed_over.contains(&at) {
                continue;
            }
            self.scope.reach(columns, row, &mut reach);
            places.clear();
            places.extend(self.scope.stands_in(columns, row));
            for other in doubles.with(at) {
                self.scope.reach_more(columns, &columns.rows[*other], &mut reach);
                places.extend(self.scope.stands_in(columns, &columns.rows[*other]));
                places.sort_unstable();
                places.dedup();
            }
            for (provision, _) in &reach {
                let of_provision = usize::from(*provision) * states;
                for column in &places {
                    let cell = (of_provision + usize::from(*column)) * self.width;
                    self.counts[cell + from] = self.counts[cell + from].wrapping_add(1);
                    self.counts[cell + to + 1] = self.counts[cell + to + 1].wrapping_sub(1);
                }
            }
        }
    }

    fn add_up(&mut self) {
        for cell in self.counts.chunks_exact_mut(self.width) {
            let mut sum = 0_u32;
            for count in cell {
                sum = sum.wrapping_add(*count);
                *count = sum;
            }
        }
    }

    /// The provisions: the first dimension.
    pub fn provisions(&self) -> &[ProvisionKey] {
        &self.scope.provisions
    }

    /// The States: the second dimension.
    pub fn states(&self) -> &[PartyKey] {
        &self.scope.states
    }

    /// The years: the third dimension.
    pub fn years(&self) -> RangeInclusive<i16> {
        self.first..=self.first + (self.width as i16 - 2)
    }

    /// How many were under way, year by year, in a provision and a State, counted from 0.
    pub fn of(&self, provision: usize, state: usize) -> &[u32] {
        let cell = (provision * self.scope.states.len() + state) * self.width;
        &self.counts[cell..cell + self.width - 1]
    }
}

/// The first and last year of a run, as places in the range of years; none where it does not touch the range.
fn run(row: &Row, first: i16, last: usize, now: i16) -> Option<(usize, usize)> {
    if row.status == Status::Cancelled {
        return None;
    }
    within(under_way((row.first_year(), row.last_year()), row.status, now)?, first, last)
}

/// The years of a term, as places in a range of years that begins with the first; none where it does not touch the range.
pub(crate) fn within((from, to): (i16, i16), first: i16, last: usize) -> Option<(usize, usize)> {
    let (from, to) = (from - first, to - first);
    if to < 0 || from > to {
        return None;
    }
    let from = from.max(0) as usize;
    (from <= last).then(|| (from, (to as usize).min(last)))
}

/// The first and last year in which something counts as under way: one rule for lines through time, for matrices of years and for
/// lists of a span of years. An unknown start counts as the year of the end. An unknown end lasts to this year where the source
/// says that it runs, else only the year of the start counts; what has no date at all is under way in no year.
pub(crate) fn under_way(term: (Option<i16>, Option<i16>), status: Status, now: i16) -> Option<(i16, i16)> {
    match term {
        (Some(from), Some(to)) => Some((from, to)),
        (Some(from), None) if status == Status::Running => Some((from, now)),
        (Some(only), None) | (None, Some(only)) => Some((only, only)),
        (None, None) => None,
    }
}
