//! The matrix turned: provisions down and, instead of States, organisations or years across. It is counted from a coverage, and a cell
//! holds what the list under the same filters holds; an initiative counts once in each of its cells.

use crate::balance::ByLife;
use crate::coverage::Coverage;
use crate::years::{under_way, within};
use crate::{PartyKey, ProvisionKey, Strength, View};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// Provisions by something else than States.
#[derive(Clone, PartialEq, Debug)]
pub struct Across<T> {
    /// The columns.
    pub columns: Vec<T>,
    /// Columns for which there was no room, those with the fewest initiatives.
    pub left_out: usize,
    provisions: Vec<ProvisionKey>,
    cells: Vec<ByLife>,
}

impl<T> Across<T> {
    /// The rows.
    pub fn provisions(&self) -> &[ProvisionKey] {
        &self.provisions
    }

    /// How many stand in a cell, by their life on the day; rows and columns count from 0.
    pub fn cell(&self, provision: usize, column: usize) -> &ByLife {
        &self.cells[provision * self.columns.len() + column]
    }
}

/// By those who take part in initiatives, in whatever role; those with the most come first, and as many as there is room for.
pub fn by_party(view: &View<'_>, coverage: &Coverage, strength: Option<Strength>, room: usize) -> Across<PartyKey> {
    let mut known: FxHashMap<&PartyKey, u32> = FxHashMap::default();
    each(view, coverage, strength, |at, _, _| {
        parties(view, at).into_iter().for_each(|key| *known.entry(key).or_default() += 1);
    });
    let mut all: Vec<(&PartyKey, u32)> = known.into_iter().collect();
    all.sort_unstable_by_key(|(key, count)| (Reverse(*count), *key));
    let left_out = all.len().saturating_sub(room);
    all.truncate(room);
    let columns: Vec<PartyKey> = all.iter().map(|(key, _)| (*key).clone()).collect();
    let column_of: FxHashMap<&PartyKey, usize> = all.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
    let provisions = coverage.provisions().to_vec();
    let mut cells = vec![ByLife::default(); provisions.len() * columns.len()];
    each(view, coverage, strength, |at, life, rows| {
        for column in parties(view, at).iter().filter_map(|key| column_of.get(key)) {
            rows.iter().for_each(|row| cells[row * columns.len() + column][life as usize] += 1);
        }
    });
    Across { columns, left_out, provisions, cells }
}

/// By the years in which initiatives were or will be under way, the cancelled among them; the rule is that of a list of a span of
/// years.
pub fn by_year(view: &View<'_>, coverage: &Coverage, strength: Option<Strength>, years: RangeInclusive<i16>) -> Across<i16> {
    let columns: Vec<i16> = years.collect();
    let provisions = coverage.provisions().to_vec();
    let mut cells = vec![ByLife::default(); provisions.len() * columns.len()];
    let (first, now) = (columns.first().copied().unwrap_or_default(), view.as_at().year());
    let register = &view.state.register.columns.rows;
    each(view, coverage, strength, |at, life, rows| {
        let row = &register[at];
        let term = under_way((row.first_year(), row.last_year()), row.status, now);
        let Some((from, to)) = term.and_then(|term| within(term, first, columns.len().saturating_sub(1))) else { return };
        for column in from..=to {
            rows.iter().for_each(|row| cells[row * columns.len() + column][life as usize] += 1);
        }
    });
    Across { columns, left_out: 0, provisions, cells }
}

/// Each initiative that reaches a row as strongly as asked: where it stands in the register, its life, and those rows.
fn each(view: &View<'_>, coverage: &Coverage, strength: Option<Strength>, mut to: impl FnMut(usize, crate::Life, &[usize])) {
    let mut rows = Vec::new();
    coverage.each_seen(view, |at, life, _, reach, _| {
        rows.clear();
        rows.extend(reach.iter().filter(|(_, so)| strength.is_none_or(|wanted| wanted == *so)).map(|(row, _)| usize::from(*row)));
        if !rows.is_empty() {
            to(at, life, &rows);
        }
    });
}

/// Who takes part in an initiative, with those of whatever was ruled to be one with it; each once.
fn parties<'a>(view: &View<'a>, at: usize) -> Vec<&'a PartyKey> {
    let Some(initiative) = view.seen_at(at) else { return Vec::new() };
    let mut all: Vec<&PartyKey> =
        view.one_with(&initiative).flat_map(|one| one.get().roles.iter().filter_map(|(_, who)| who.party())).collect();
    all.sort_unstable();
    all.dedup();
    all
}
