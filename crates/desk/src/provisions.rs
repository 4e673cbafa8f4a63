//! The provisions that initiatives of a file can contribute to. Not for what the rules of a plan say of them.

use crate::initiative::nearest_provision;
use plan::{Contribution, EditionKey, Finding, Initiative, Severity, Spot, View};
use std::collections::{BTreeMap, BTreeSet};

/// The counted provisions of each edition.
pub(crate) struct Provisions<'a> {
    counted: BTreeMap<EditionKey, BTreeSet<&'a str>>,
    /// The edition that a number alone is of: the one the region works under.
    own: Option<EditionKey>,
}

impl<'a> Provisions<'a> {
    pub(crate) fn of(view: &'a View<'a>) -> Self {
        let counted = |key: &EditionKey| -> BTreeSet<&'a str> {
            view.edition(key).into_iter().flat_map(|read| read.counted().map(|p| p.key.as_str()).collect::<Vec<_>>()).collect()
        };
        let counted = view.editions().map(|edition| (edition.key.clone(), counted(&edition.key))).collect();
        Self { counted, own: view.region().map(|region| region.plan.clone()) }
    }

    /// Gives numbers their edition, drops contributions to what is no counted provision, and says so with the nearest that is.
    pub(crate) fn keep_known(&self, initiative: &mut Initiative, spot: &Spot, findings: &mut Vec<Finding>) {
        let none = BTreeSet::new();
        let mut kept: Vec<Contribution> = Vec::with_capacity(initiative.contributions.len());
        for contribution in &initiative.contributions {
            let mut contribution = contribution.clone();
            if let Some(own) = self.own.as_ref().filter(|_| !contribution.to.as_str().contains('/')) {
                contribution.to = own.provision(contribution.to.as_str());
            }
            let counted = self.counted.get(&contribution.to.edition()).unwrap_or(&none);
            if counted.contains(contribution.to.as_str()) {
                if !kept.iter().any(|known| known.to == contribution.to) {
                    kept.push(contribution);
                }
                continue;
            }
            let known: Vec<&str> = counted.iter().copied().collect();
            let nearest = nearest_provision(&contribution.to, &known).unwrap_or("–");
            let finding = Finding::new("provision-absent", Severity::Warning, spot.clone());
            findings.push(finding.with("provision", &contribution.to).with("nearest", nearest));
        }
        initiative.contributions = kept.into();
    }
}
