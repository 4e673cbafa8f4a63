//! The rules a plan is held against: the folder of a new one, and the records of a load before they enter.
//! Findings only; what to do about them is decided by whoever asked.

mod edition;
mod entry;
mod index;
#[cfg(test)]
mod tests;

use crate::{Finding, Placed, Record, Severity, Spot};
use index::Index;

/// Holds the records of a plan folder against all rules. Findings come in the order of the files, gravest first in a line.
pub fn check(records: &[Placed<Record>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let index = Index::of(records, &mut findings);
    if index.region.is_none() && !records.is_empty() {
        findings.push(Finding::new("region-missing", Severity::Critical, Spot::default()));
    }
    for Placed { value, spot } in records {
        entry::check(value, spot, &index, &mut findings);
    }
    edition::check(&index, &mut findings);
    findings.sort_by(|a, b| (&a.place, a.severity).cmp(&(&b.place, b.severity)));
    findings
}
