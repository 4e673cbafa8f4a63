//! The few initiatives that a first page names: what happened last, and what ends next. Read off the columns, so that a large register
//! is not walked through for five lines.

use crate::chosen::Chosen;
use crate::columns::day_number;
use crate::{Life, View};
use std::cmp::Reverse;

impl Chosen {
    /// What the journal touched last; of what one entry touched, or before anything was recorded, what was heard of last.
    pub fn lately(view: &View<'_>, count: usize) -> Self {
        let register = &view.state.register;
        let place = |at: usize| Some(Reverse((register.touched_at(at), register.columns.rows[at].heard)));
        Self::first(view, count, place)
    }

    /// What runs and ends soonest, where an end is known.
    pub fn ending_next(view: &View<'_>, count: usize) -> Self {
        let (rows, as_at) = (&view.state.register.columns.rows, day_number(view.as_at()));
        Self::first(view, count, |at| rows[at].last().filter(|_| rows[at].life(as_at) == Life::Running))
    }

    /// The few seen ones that come first in an order, by address where that does not decide; those without a place in it are left out.
    fn first<K: Ord + Copy>(view: &View<'_>, count: usize, place: impl Fn(usize) -> Option<K>) -> Self {
        let in_order = view.state.register.order().iter().enumerate();
        let placed = |(rank, at): (usize, &u32)| Some((place(*at as usize)?, rank, *at));
        let mut all: Vec<(K, usize, u32)> = in_order.filter_map(placed).filter(|(_, _, at)| view.sees(*at as usize)).collect();
        if all.len() > count {
            all.select_nth_unstable_by_key(count, |(place, rank, _)| (*place, *rank));
            all.truncate(count);
        }
        all.sort_unstable_by_key(|(place, rank, _)| (*place, *rank));
        let (rows, as_at) = (&view.state.register.columns.rows, day_number(view.as_at()));
        Self(all.into_iter().map(|(_, _, at)| (at, rows[at as usize].life(as_at))).collect())
    }
}
