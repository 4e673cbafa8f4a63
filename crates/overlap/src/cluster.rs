//! Groups of records that are one initiative: whoever is the same as the same belongs together, unless a chain of likenesses
//! would tie together two that nobody would call the same.

use crate::model::SAME;
use crate::pair::Pair;
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Groups of two and more, each sorted, in the order of their first address. Likelier pairs are tied first; two groups are tied
/// together only where most of the pairs between them that were compared are the same too, and none is a relative.
pub fn clusters(pairs: &[Pair]) -> Vec<Vec<CompactString>> {
    let mut known: FxHashMap<(&str, &str), &Pair> = FxHashMap::default();
    for pair in pairs {
        known.insert((&pair.left, &pair.right), pair);
    }
    let mut order: Vec<&Pair> = pairs.iter().filter(|pair| pair.same >= SAME && !pair.is_of_a_family()).collect();
    order.sort_by(|a, b| b.same.total_cmp(&a.same).then_with(|| (&a.left, &a.right).cmp(&(&b.left, &b.right))));
    let mut group_of: FxHashMap<&str, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for pair in order {
        let mut at = |key| {
            *group_of.entry(key).or_insert_with(|| {
                groups.push(vec![key]);
                groups.len() - 1
            })
        };
        let (left, right) = (at(pair.left.as_str()), at(pair.right.as_str()));
        if left != right && holds(&known, &groups[left], &groups[right]) {
            let (kept, given) = (left.min(right), left.max(right));
            let moved = std::mem::take(&mut groups[given]);
            moved.iter().for_each(|key| {
                group_of.insert(key, kept);
            });
            groups[kept].extend(moved);
        }
    }
    let sorted = groups.into_iter().filter(|group| group.len() > 1).map(|mut group| {
        group.sort_unstable();
        (group[0], group)
    });
    let sorted: BTreeMap<&str, Vec<&str>> = sorted.collect();
    sorted.into_values().map(|group| group.into_iter().map(CompactString::from).collect()).collect()
}

/// Whether two groups may be one: what was compared between them mostly agrees.
fn holds(known: &FxHashMap<(&str, &str), &Pair>, left: &[&str], right: &[&str]) -> bool {
    let (mut same, mut compared) = (0, 0);
    for a in left {
        for b in right {
            let key = if a <= b { (*a, *b) } else { (*b, *a) };
            if let Some(pair) = known.get(&key) {
                if pair.is_of_a_family() {
                    return false;
                }
                compared += 1;
                same += usize::from(pair.same >= SAME);
            }
        }
    }
    same * 2 > compared
}
