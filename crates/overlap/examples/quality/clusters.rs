//! The ten families of the shipped register that are known to overlap, and the pairs in them that must not become one.

use crate::pairs::{called_same, learnt};
use crate::registers::shipped_profiles;
use crate::report::Line;
use overlap::{Kind, Pair};

/// Those who do the same, from reading the register.
const FAMILIES: [&[u32]; 12] = [
    &[62, 52, 63],
    &[60, 61, 74],
    &[47, 48, 49, 50],
    &[101, 102, 103, 104, 115, 126, 31, 32, 143],
    &[71, 72, 76, 77, 81, 82, 83, 20, 11, 84, 95, 96, 78],
    &[13, 94, 91, 21],
    &[10, 117, 118, 119, 120, 121, 128],
    &[122, 123, 114],
    &[37, 38, 41, 42, 43, 44, 45, 53, 59, 35, 129],
    &[66, 67, 40, 16, 17, 25, 109],
    &[45, 46],
    &[107, 108, 109],
];

/// Those that bear one name and are two.
const APART: [(u32, u32); 7] = [(37, 38), (107, 108), (107, 109), (108, 109), (117, 118), (15, 24), (76, 77)];

/// Measures the shipped register.
pub(crate) fn shipped(lines: &mut Vec<Line>) {
    let profiles = shipped_profiles();
    let index = learnt(&profiles);
    let key = |number: u32| format!("central-asia:CA-{number:03}");
    let (mut members, mut led) = (0usize, 0usize);
    for family in FAMILIES {
        for one in family {
            let pairs = index.neighbours(&key(*one));
            let order = ranked(&pairs);
            let other = |pair: &Pair| if pair.left == key(*one) { pair.right.to_string() } else { pair.left.to_string() };
            let wanted: Vec<String> = family.iter().filter(|number| *number != one).map(|number| key(*number)).collect();
            let hit = order.iter().take(5).filter(|pair| wanted.contains(&other(pair))).count();
            members += 1;
            led += usize::from(hit > 0);
            if std::env::args().any(|arg| arg == "misses") {
                let told: Vec<String> = order
                    .iter()
                    .take(5)
                    .map(|pair| {
                        format!(
                            "{} s{:.2} r{:.2} e{:.2} {}",
                            other(pair).replace("central-asia:", ""),
                            pair.same,
                            pair.related,
                            pair.effort,
                            pair.kind.name()
                        )
                    })
                    .collect();
                println!("{} of {} {}: {}", hit, wanted.len().min(5), key(*one), told.join("; "));
            }
        }
    }
    let one = APART.iter().filter_map(|(a, b)| index.explain(&key(*a), &key(*b))).collect::<Vec<_>>();
    let merged = one.iter().filter(|pair| pair.kind == Kind::Duplicate).count();
    let mut shown = index.overlaps(0.5);
    shown.retain(|pair| pair.relation.is_none());
    let note = format!("{} pairs shown by default, {} called the same", shown.len(), called_same(&shown));
    lines.push(
        Line::new("8", "shipped register", "members with one of their family among five", led as f64 / members as f64, 1.0, "")
            .noting(&note),
    );
    lines.push(Line::new(
        "8",
        "shipped register",
        "pairs kept apart",
        (APART.len() - merged) as f64 / APART.len() as f64,
        1.0,
        "",
    ));
}

/// In the order in which they would be shown.
fn ranked(pairs: &[Pair]) -> Vec<&Pair> {
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.retain(|pair| pair.relation.is_none());
    order
}
