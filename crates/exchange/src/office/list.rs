//! Which initiatives stand under which provision of an edition, in the order of the plan, and which under none. Not for how that
//! looks, and not for counting.

use plan::{Coverage, EditionKey, Initiative, Provision, View};
use std::collections::{BTreeMap, BTreeSet};

/// One provision with what stands under it.
pub struct Listed<'a> {
    /// The provision; none for what stands under no provision of the edition or in no State of the matrix.
    pub provision: Option<&'a Provision>,
    /// What stands under it, by address.
    pub initiatives: Vec<&'a Initiative>,
}

impl<'a> Listed<'a> {
    /// All provisions that initiatives carry out, with what stands under them; the last has none. `None` where the edition
    /// cannot be read.
    pub fn all(view: &View<'a>, edition: &EditionKey) -> Option<Vec<Self>> {
        let coverage = Coverage::take(view, edition)?;
        let mut under: BTreeMap<usize, BTreeMap<&'a str, &'a Initiative>> = BTreeMap::new();
        let mut listed: BTreeSet<&'a str> = BTreeSet::new();
        coverage.each_member(view, |row, _, initiative, _, _| {
            let initiative = initiative.get();
            under.entry(row).or_default().insert(initiative.key.as_str(), initiative);
            listed.insert(initiative.key.as_str());
        });
        let mut all: Vec<Self> = Vec::new();
        for (row, key) in coverage.provisions().iter().enumerate() {
            let initiatives = under.remove(&row).unwrap_or_default().into_values().collect();
            all.push(Self { provision: view.provision(key), initiatives });
        }
        let mut rest: Vec<&Initiative> = view.initiatives().map(|initiative| initiative.get()).collect();
        rest.retain(|initiative| !listed.contains(initiative.key.as_str()));
        rest.sort_by(|a, b| a.key.cmp(&b.key));
        all.push(Self { provision: None, initiatives: rest });
        Some(all)
    }
}
