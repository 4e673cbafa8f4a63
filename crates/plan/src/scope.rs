//! Which provisions of one edition an initiative reaches, and which columns of the matrix it stands in.
//! A contribution to an older edition counts where its thread leads; one to a plan counts for the strategy it serves.

use crate::columns::{Columns, Row};
use crate::{EditionKey, PartyKey, ProvisionKey, State, Strength, TraceKind, View};
use std::collections::BTreeMap;

/// No row or column of the matrix.
const NONE: u16 = u16::MAX;

/// The rows and columns of one edition's matrix.
#[derive(Debug)]
pub(crate) struct Scope {
    /// Counted provisions, in the order of the edition.
    pub(crate) provisions: Vec<ProvisionKey>,
    /// States of the matrix.
    pub(crate) states: Vec<PartyKey>,
    /// By provision number: the rows a contribution to it reaches.
    rows: Vec<Box<[u16]>>,
    /// By State number: its column, or `NONE`.
    columns: Vec<u16>,
}

/// The rows one initiative reaches, each once, at its strongest.
pub(crate) type Reach = Vec<(u16, Strength)>;

impl Scope {
    /// Lays out the matrix of an edition; `None` where the viewer cannot read it.
    pub(crate) fn of(view: &View<'_>, edition: &EditionKey) -> Option<Self> {
        let provisions: Vec<ProvisionKey> = view.edition(edition)?.counted().map(|provision| provision.key.clone()).collect();
        let states = view.region().map_or_else(Vec::new, |region| region.states.to_vec());
        let mut scope = Self { provisions, states, rows: Vec::new(), columns: Vec::new() };
        scope.follow(view.state);
        Some(scope)
    }

    /// Takes in the provisions and States that the register has met since; needed after a change before `reach` is asked.
    pub(crate) fn follow(&mut self, state: &State) {
        let columns = &state.register.columns;
        let row_of: BTreeMap<&ProvisionKey, u16> = self.provisions.iter().zip(0..).collect();
        let leads = leads(state);
        let lookup = |from: &ProvisionKey| -> Box<[u16]> {
            let mut seen = vec![from];
            let mut next = 0;
            while let Some(at) = seen.get(next).copied() {
                next += 1;
                for to in leads.get(at).into_iter().flatten() {
                    if !seen.contains(to) {
                        seen.push(to);
                    }
                }
            }
            let mut rows: Vec<u16> = match row_of.get(from) {
                Some(row) => vec![*row],
                None => seen.iter().filter_map(|key| row_of.get(key).copied()).collect(),
            };
            rows.sort_unstable();
            rows.dedup();
            rows.into()
        };
        self.rows = columns.provisions.in_order().into_iter().map(lookup).collect();
        let column_of = |state: &PartyKey| self.states.iter().position(|known| known == state).map_or(NONE, |at| at as u16);
        self.columns = columns.states.in_order().into_iter().map(column_of).collect();
    }

    /// Whether every provision and State the register has met is known here.
    pub(crate) fn knows(&self, columns: &Columns) -> bool {
        self.rows.len() == columns.provisions.len() && self.columns.len() == columns.states.len()
    }

    /// Writes the rows an initiative reaches into `reach`, so that its memory is used again.
    pub(crate) fn reach(&self, columns: &Columns, row: &Row, reach: &mut Reach) {
        reach.clear();
        self.reach_more(columns, row, reach);
    }

    /// The same beside what is reached already.
    pub(crate) fn reach_more(&self, columns: &Columns, row: &Row, reach: &mut Reach) {
        for link in columns.links(row) {
            for at in &self.rows[usize::from(link.provision) - 1] {
                match reach.iter_mut().find(|(known, _)| known == at) {
                    Some((_, strength)) => *strength = link.strength.min(*strength),
                    None => reach.push((*at, link.strength)),
                }
            }
        }
    }

    /// The columns an initiative stands in.
    pub(crate) fn stands_in<'a>(&'a self, columns: &'a Columns, row: &Row) -> impl Iterator<Item = u16> + 'a {
        columns.places(row).iter().map(|state| self.columns[usize::from(*state) - 1]).filter(|column| *column != NONE)
    }
}

/// Where threads lead: forwards through editions along kept, merged and split; backwards along kept, which is the same
/// measure; and from a plan to the measures of the strategy it serves.
fn leads(state: &State) -> BTreeMap<&ProvisionKey, Vec<&ProvisionKey>> {
    let mut leads: BTreeMap<&ProvisionKey, Vec<&ProvisionKey>> = BTreeMap::new();
    for trace in &state.traces {
        let (Some(from), Some(to)) = (&trace.from, &trace.to) else { continue };
        match trace.kind {
            TraceKind::Kept => {
                leads.entry(from).or_default().push(to);
                leads.entry(to).or_default().push(from);
            }
            TraceKind::Merged | TraceKind::Split | TraceKind::Serves => leads.entry(from).or_default().push(to),
            TraceKind::Dropped | TraceKind::New => {}
        }
    }
    leads
}
