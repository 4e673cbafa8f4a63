//! The warnings that are shown by default, held against what a reader of both records made of each: how many deserve a look.

use crate::pairs::learnt;
use crate::registers::{As, profiles, shipped_profiles};
use crate::report::Line;
use overlap::{Index, Kind, Pair, Profile};
use std::collections::HashMap;
use std::path::Path;

/// The lists, and what each of them is about.
const LISTS: [(&str, &str); 3] =
    [("shipped", ""), ("kyrgyzstan", "registers/cdfd_iati_2021/KG.xlsx"), ("tajikistan", "registers/cdfd_iati_2021/TJ.xlsx")];

/// What is shown where nobody names a line.
fn shown(index: &Index) -> Vec<Pair> {
    let mut pairs = index.overlaps(0.0);
    pairs.retain(|pair| matches!(pair.kind, Kind::Duplicate | Kind::Overlapping) && pair.relation.is_none());
    pairs
}

/// What was made of the warnings of one list: whether they deserve a look.
fn read(name: &str) -> HashMap<(String, String), bool> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/warnings").join(format!("{name}.csv"));
    let rows = exchange::columns(&std::fs::read(path).unwrap_or_default(), &["id_a", "id_b", "label"]).unwrap_or_default();
    let known = rows.into_iter().filter_map(|row| match row.as_slice() {
        [left, right, label] => Some(((left.clone(), right.clone()), label == "deserves")),
        _ => None,
    });
    known.collect()
}

/// The warnings on the shipped register and on two workbooks.
pub(crate) fn all(lines: &mut Vec<Line>) {
    for (name, file) in LISTS {
        let profiles = match file {
            "" => shipped_profiles(),
            file => profiles(&[(file.to_owned(), As::Workbook)]),
        };
        let pairs = shown(&learnt(&profiles));
        let known = read(name);
        let label = |pair: &Pair| known.get(&(bare(&pair.left).to_owned(), bare(&pair.right).to_owned())).copied();
        if std::env::args().any(|arg| arg == "tell") {
            pairs.iter().filter(|pair| label(pair).is_none()).for_each(|pair| tell(&profiles, pair));
        }
        let (all, read) = (pairs.len(), pairs.iter().filter_map(label).count());
        let deserve = pairs.iter().filter_map(label).filter(|deserves| *deserves).count();
        let note = format!("{all} warnings, {read} of them read by hand; {} records", profiles.len());
        let share = deserve as f64 / read.max(1) as f64;
        lines.push(
            Line::new("12", &format!("warnings, {name}"), "deserve a look", share, 0.80, "0.41 of one measured system")
                .noting(&note),
        );
    }
}

/// An address without the source before it.
fn bare(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, reference)| reference)
}

/// Both records of a warning, for whoever reads them.
fn tell(profiles: &[Profile], pair: &Pair) {
    println!(
        "== {} {} | {:?} same {:.2} effort {:.2} related {:.2}",
        bare(&pair.left),
        bare(&pair.right),
        pair.kind,
        pair.same,
        pair.effort,
        pair.related
    );
    for key in [&pair.left, &pair.right] {
        let Some(known) = profiles.iter().find(|profile| profile.key == *key) else { continue };
        let who: Vec<String> =
            known.parties.iter().map(|who| format!("{:?} {}", who.role, who.names.first().map_or("", |n| n))).collect();
        let day = |date: Option<plan::PartialDate>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
        println!("  * {}", known.titles.join(" / "));
        let text = known.descriptions.join(" / ");
        println!("    {}", text.chars().take(260).collect::<String>());
        println!(
            "    {} | {} | {}–{} | {:?} | {}",
            who.join("; "),
            known.states.join(" "),
            day(known.period.start),
            day(known.period.end),
            known.money.iter().map(|(a, c)| format!("{a} {c}")).collect::<Vec<_>>(),
            known.subjects.join(" ")
        );
    }
    let told: Vec<String> =
        pair.factors.iter().map(|one| format!("{}:{}:{:.1}", one.factor.name(), one.level, one.weight)).collect();
    println!("    {}", told.join(" "));
}
