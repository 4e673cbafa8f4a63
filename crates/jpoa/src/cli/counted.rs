//! The matrix of an edition with why each cell stands as it does: what `matrix` and `gaps` both show.

use super::args::Cli;
use super::register::edition;
use super::talk::Problem;
use plan::{Coverage, EditionKey, Gap, View};

/// A matrix and its gaps.
pub(super) struct Counted {
    pub(super) edition: EditionKey,
    pub(super) coverage: Coverage,
    pub(super) gaps: Vec<Gap>,
    pub(super) settled: Vec<(usize, usize)>,
}

/// Counts the matrix that was asked for.
pub(super) fn count(cli: &Cli, view: &View<'_>) -> Result<Counted, Problem> {
    let edition = edition(cli, view)?;
    let coverage = Coverage::take(view, &edition).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let (gaps, settled) = (plan::gaps(view, &coverage), plan::settled(view, &coverage));
    Ok(Counted { edition, coverage, gaps, settled })
}
