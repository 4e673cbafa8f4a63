//! The provisions that initiatives of a file can contribute to. Not for what the rules of a plan say of them.

use crate::initiative::nearest_provision;
use plan::{EditionKey, Finding, Initiative, Severity, Spot, View};
use std::collections::{BTreeMap, BTreeSet};

/// The counted provisions of each edition.
pub(crate) struct Provisions<'a>(BTreeMap<EditionKey, BTreeSet<&'a str>>);

impl<'a> Provisions<'a> {
    pub(crate) fn of(view: &'a View<'a>) -> Self {
        let counted = |key: &EditionKey| -> BTreeSet<&'a str> {
            view.edition(key).into_iter().flat_map(|read| read.counted().map(|p| p.key.as_str()).collect::<Vec<_>>()).collect()
        };
        Self(view.editions().map(|edition| (edition.key.clone(), counted(&edition.key))).collect())
    }

    /// Drops contributions to what is no counted provision, and says so with the nearest that is.
    pub(crate) fn keep_known(&self, initiative: &mut Initiative, spot: &Spot, findings: &mut Vec<Finding>) {
        let none = BTreeSet::new();
        let mut kept = Vec::with_capacity(initiative.contributions.len());
        for contribution in &initiative.contributions {
            let counted = self.0.get(&contribution.to.edition()).unwrap_or(&none);
            if counted.contains(contribution.to.as_str()) {
                kept.push(contribution.clone());
                continue;
            }
            let known: Vec<&str> = counted.iter().copied().collect();
            let nearest = nearest_provision(&contribution.to, &known).unwrap_or("–");
            let finding = Finding::new("provision-absent", Severity::Warning, spot.clone());
            findings.push(finding.with("provision", &contribution.to).with("nearest", nearest));
        }
        if kept.len() < initiative.contributions.len() {
            initiative.contributions = kept.into();
        }
    }
}
