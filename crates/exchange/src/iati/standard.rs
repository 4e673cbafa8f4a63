//! Which codes the lists of the IATI standard have. Not for what codes mean here (`codes`).

use super::names::names;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The versions of code lists and rule set that files are held against.
pub(crate) const VERSION: &str = "IATI codelists 75e827b/7aeece7, rule set a88f835";

names! {
    /// A code list that files are held against.
    List {
        ActivityDateType "ActivityDateType",
        BudgetType "BudgetType",
        Country "Country",
        Currency "Currency",
        DescriptionType "DescriptionType",
        RelatedActivityType "RelatedActivityType",
        Sector "Sector",
        SectorCategory "SectorCategory",
        SectorVocabulary "SectorVocabulary",
        SdgGoals "UNSDG-Goals",
        SdgTargets "UNSDG-Targets",
        TransactionType "TransactionType",
    }
}

/// How many lists there are.
const LISTS: usize = List::TransactionType as usize + 1;

/// The codes of each list; see `data/ORIGIN.md`.
static CODES: LazyLock<[FxHashSet<&str>; LISTS]> = LazyLock::new(|| {
    let mut lists: [FxHashSet<&str>; LISTS] = Default::default();
    for (list, codes) in include_str!("../data/iati_codes.csv").lines().filter_map(|line| line.split_once(',')) {
        if let Some(list) = List::of(list) {
            lists[list as usize] = codes.split(' ').collect();
        }
    }
    lists
});

impl List {
    /// Whether the list has a code; of a list that is not held here every code is known.
    pub(crate) fn knows(self, code: &str) -> bool {
        let codes = &CODES[self as usize];
        codes.is_empty() || codes.contains(code)
    }
}
