//! Which codes the lists of the IATI standard have. Not for what codes mean here (`codes`).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The versions of code lists and rule set that files are held against.
pub(crate) const VERSION: &str = "IATI codelists 75e827b/7aeece7, rule set a88f835";

/// The lists with their codes; see `data/ORIGIN.md`.
static LISTS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../data/iati_codes.csv").lines();
    lines.filter_map(|line| line.split_once(',')).map(|(list, codes)| (list, codes.split(' ').collect())).collect()
});

/// Whether a list has a code; of a list that is not held here every code is known.
pub(crate) fn knows(list: &str, code: &str) -> bool {
    LISTS.get(list).is_none_or(|codes| codes.contains(code))
}
