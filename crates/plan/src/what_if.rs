//! What if: how the matrix would stand if one more initiative ran. It changes a copy of the figures and records nothing.

use crate::coverage::Coverage;
use crate::gap::{Gap, gaps};
use crate::{EditionKey, InitiativeKey, View};

/// The matrix as it would stand.
#[derive(Debug)]
pub struct WhatIf {
    /// The cells, with the initiative counted as running and confirmed.
    pub coverage: Coverage,
    /// The gaps that would be left.
    pub gaps: Vec<Gap>,
    /// The gaps of now that would be open no longer, with the reason they have now.
    pub closed: Vec<Gap>,
    /// Those of the closed ones that would hang on one provider alone.
    pub single: usize,
}

/// Counts an initiative as if it ran on the day of the view and had been confirmed on it; all else stays as it is recorded.
/// `None` where the edition cannot be read or the viewer does not see the initiative.
pub fn what_if(view: &View<'_>, edition: &EditionKey, initiative: &InitiativeKey) -> Option<WhatIf> {
    let mut coverage = Coverage::take(view, edition)?;
    let before = gaps(view, &coverage);
    if !coverage.suppose_running(view, initiative) {
        return None;
    }
    let after = gaps(view, &coverage);
    let place = |gap: &Gap| (gap.provision, gap.state);
    let then = |gap: &Gap| after.binary_search_by_key(&place(gap), place).ok().map(|at| after[at].reason);
    let closed: Vec<Gap> =
        before.into_iter().filter(|gap| gap.reason.is_open() && then(gap).is_none_or(|reason| !reason.is_open())).collect();
    let single = closed.iter().filter(|gap| then(gap).is_some()).count();
    Some(WhatIf { coverage, gaps: after, closed, single })
}
