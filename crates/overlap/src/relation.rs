//! Relatives: what two records are to each other in a family, told by the tree, by numbers in titles and by family words.
//! Not for: how likely a family is at all (see `model`).

use crate::compare::{Compared, same_others};
use crate::factor::{Factor, Levels};
use crate::markers::Marker;
use crate::pair::Relation;
use crate::record::Record;

/// What the tree of the register says; it is certain. Of a common parent nothing is said where it may not be shown.
pub(crate) fn by_tree(a: &Record, b: &Record, shows: impl Fn(&str) -> bool) -> Option<Relation> {
    let is = |above: &Option<Box<str>>, of: &Record| above.as_deref().is_some_and(|key| key == of.key);
    if is(&a.parent, b) || is(&b.parent, a) {
        return Some(Relation::Part);
    }
    if is(&a.follows, b) || is(&b.follows, a) {
        return Some(Relation::Phase);
    }
    let common = a.parent.as_deref().filter(|parent| b.parent.as_deref() == Some(*parent))?;
    shows(common).then_some(Relation::Siblings)
}

/// Whether two entries of one body that look like one are its slices: years, contracts, purposes or purchases, which it keeps apart
/// itself. A title of its own with the same others, the same odd sum and the same time is an entry made twice.
pub(crate) fn is_slice(a: &Record, b: &Record, levels: Levels) -> bool {
    let of = |factor: Factor| levels.of(factor);
    let says_one = of(Factor::Title) == 7 && of(Factor::Contrast) == 5 && of(Factor::Rarity) >= 4;
    let is_twice = says_one && of(Factor::Money) == 5 && !matches!(of(Factor::Period), 1..=4);
    !is_twice || a.overhead || !same_others(a, b)
}

/// What the titles say, where they are alike enough to speak of one family.
pub(crate) fn by_title(a: &Record, b: &Record, compared: &Compared) -> Option<Relation> {
    if compared.levels.of(Factor::Title) < 5 {
        return None;
    }
    let only = |marker: Marker| a.markers.has(marker) != b.markers.has(marker);
    if only(Marker::Review) || only(Marker::Preparation) {
        return Some(Relation::Accompanies);
    }
    let numbers = compared.levels.of(Factor::Numbers);
    let phases = a.markers.has(Marker::Phase) || b.markers.has(Marker::Phase);
    match numbers {
        1 => Some(if phases { Relation::Phase } else { Relation::Siblings }),
        2 | 3 if phases => Some(Relation::Phase),
        _ => None,
    }
}
