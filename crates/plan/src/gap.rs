//! Gaps, each with its reason, and cover that ends soon: read off the cells of the matrix, nothing else.

use crate::coverage::{Cell, Coverage};
use crate::{Life, View};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// A provision in a State that nothing covers as it should.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The row in the coverage.
    pub provision: usize,
    /// The column in the coverage.
    pub state: usize,
    /// Why it is a gap.
    pub reason: Reason,
    /// The day that belongs to the reason: when cover ended or was cancelled, where that is known.
    pub since: Option<Date>,
}

/// Why a cell is a gap. The order is that of the list: the emptiest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// No initiative has ever had this provision here as an aim.
    NeverCovered,
    /// What there was is over.
    Ended,
    /// What there was or should have been was cancelled because the funder withdrew.
    DonorWithdrew,
    /// What there was or should have been was cancelled.
    Cancelled,
    /// What there is has stopped for the time being.
    Suspended,
    /// There is something, and what is known of it does not say whether it runs.
    Unclear,
    /// Something is meant or agreed and has not begun.
    OnlyPlanned,
    /// What runs only touches it at the edge.
    OnlyBorderline,
    /// Something runs, and nobody has confirmed it within the agreed interval.
    Unconfirmed,
    /// What is known here may not be shown to this viewer.
    Withheld,
    /// It is covered, by one provider alone.
    SingleProvider,
}

impl Reason {
    /// All reasons in their order.
    pub const ALL: [Self; 11] = [
        Self::NeverCovered,
        Self::Ended,
        Self::DonorWithdrew,
        Self::Cancelled,
        Self::Suspended,
        Self::Unclear,
        Self::OnlyPlanned,
        Self::OnlyBorderline,
        Self::Unconfirmed,
        Self::Withheld,
        Self::SingleProvider,
    ];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::NeverCovered => "never-covered",
            Self::Ended => "ended",
            Self::DonorWithdrew => "donor-withdrew",
            Self::Cancelled => "cancelled",
            Self::Suspended => "suspended",
            Self::Unclear => "unclear",
            Self::OnlyPlanned => "only-planned",
            Self::OnlyBorderline => "only-borderline",
            Self::Unconfirmed => "unconfirmed",
            Self::Withheld => "withheld",
            Self::SingleProvider => "single-provider",
        }
    }

    /// Whether nothing covers the cell; a single provider is a risk, not a hole.
    pub fn is_open(self) -> bool {
        self != Self::SingleProvider
    }
}

/// Why a cell is a gap, and since when; `None` where it is covered by at least two providers.
/// Of several reasons the one nearest to cover is told: that is where the least is needed to close it.
fn reason(cell: &Cell) -> Option<(Reason, Option<Date>)> {
    if cell.confirmed() > 0 {
        // Others that may not be shown would make one provider look alone.
        return (cell.providers() == 1 && cell.withheld() == 0).then_some((Reason::SingleProvider, None));
    }
    let found = if cell.withheld() > 0 {
        (Reason::Withheld, None)
    } else if cell.strong(Life::Running) > 0 {
        (Reason::Unconfirmed, None)
    } else if cell.in_life(Life::Running) > 0 {
        (Reason::OnlyBorderline, None)
    } else if cell.strong(Life::Intended) > 0 {
        (Reason::OnlyPlanned, None)
    } else if cell.strong(Life::Unclear) > 0 {
        (Reason::Unclear, None)
    } else if cell.strong(Life::Suspended) > 0 {
        (Reason::Suspended, None)
    } else if cell.was_given_up_last() {
        let because = if cell.withdrawn() > 0 { Reason::DonorWithdrew } else { Reason::Cancelled };
        (because, cell.last_cancelled())
    } else if cell.strong(Life::Ended) > 0 {
        (Reason::Ended, cell.last_ended())
    } else {
        (Reason::NeverCovered, None)
    };
    Some(found)
}

/// All gaps of a matrix, row by row. What was settled as not applicable is left out; see [`settled`].
pub fn gaps(view: &View<'_>, coverage: &Coverage) -> Vec<Gap> {
    let settled = settled(view, coverage);
    let mut gaps = Vec::new();
    for (provision, state, cell) in coverage.cells() {
        if let Some((reason, since)) = reason(cell)
            && settled.binary_search(&(provision, state)).is_err()
        {
            gaps.push(Gap { provision, state, reason, since });
        }
    }
    gaps
}

/// The cells that somebody settled as not applicable, as sorted rows and columns.
pub fn settled(view: &View<'_>, coverage: &Coverage) -> Vec<(usize, usize)> {
    let place = |(provision, state): &(crate::ProvisionKey, crate::PartyKey)| {
        let row = coverage.provisions().iter().position(|known| known == provision)?;
        let column = coverage.states().iter().position(|known| known == state)?;
        Some((row, column))
    };
    let mut cells: Vec<(usize, usize)> = view.state.settled.keys().filter_map(place).collect();
    cells.sort_unstable();
    cells
}

/// A covered cell whose cover ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The row in the coverage.
    pub provision: usize,
    /// The column in the coverage.
    pub state: usize,
    /// The last day of the last initiative that covers it.
    pub on: Date,
    /// Within how many months that is: 6, 12 or 18.
    pub within: u8,
}

/// The terms that endings are told for, in months.
pub const TERMS: [u8; 3] = [6, 12, 18];

/// Covered cells whose last cover ends within eighteen months, soonest first. An open end is not an ending.
pub fn endings(view: &View<'_>, coverage: &Coverage) -> Vec<Ending> {
    let limits = TERMS.map(|months| (months, view.as_at().saturating_add(i32::from(months).months())));
    let mut endings: Vec<Ending> = coverage
        .cells()
        .filter_map(|(provision, state, cell)| {
            let on = cell.covered_until()?;
            let (within, _) = limits.into_iter().find(|(_, limit)| on <= *limit)?;
            Some(Ending { provision, state, on, within })
        })
        .collect();
    endings.sort_by_key(|ending| (ending.on, ending.provision, ending.state));
    endings
}
