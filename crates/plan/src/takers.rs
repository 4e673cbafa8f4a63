//! Who takes part in how many initiatives: for forms that offer parties to choose from. Not for portfolios, which say in what role.

use crate::{PartyKey, View};

/// In how many initiatives a party takes part otherwise than by paying, and for how many it pays; each role counts by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Takes {
    /// Otherwise than by paying.
    pub works: u32,
    /// By paying.
    pub pays: u32,
}

/// All parties that take part in what the viewer sees, in the order of the addresses.
pub fn takers(view: &View<'_>) -> Vec<(PartyKey, Takes)> {
    let columns = &view.state.register.columns;
    let mut counts = vec![Takes::default(); columns.parties.len() + 1];
    for (_, row) in columns.rows.iter().enumerate().filter(|(at, _)| view.sees(*at)) {
        for taker in columns.takers(row) {
            let takes = &mut counts[taker.party() as usize];
            *(if taker.pays() { &mut takes.pays } else { &mut takes.works }) += 1;
        }
    }
    let named = columns.parties.in_order().into_iter().cloned().zip(counts.into_iter().skip(1));
    let mut all: Vec<_> = named.filter(|(_, takes)| *takes != Takes::default()).collect();
    all.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    all
}
