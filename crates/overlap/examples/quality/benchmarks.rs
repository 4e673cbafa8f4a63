//! Public benchmarks of entity resolution, their columns mapped onto what the engine compares; no label is used before the end.

use crate::measure::{at, best};
use crate::pairs::learnt;
use crate::report::Line;
use crate::shared::{Row, Table};
use overlap::{Mention, Pair, Profile, SAME, clusters, link};
use plan::{Amount, PartialDate, Period, Role};
use std::collections::HashSet;

/// What a column is compared as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Means {
    Title,
    Description,
    /// One body.
    Party,
    /// Persons or bodies between commas or `and`.
    Parties,
    Year,
    Price,
    Subject,
    Area,
    /// The first of two page numbers: where a text stands.
    Pages,
    Identifier,
}

pub(crate) fn profile(key: String, row: Row<'_>, columns: &[(&str, Means)]) -> Profile {
    let mut profile = Profile::new(key);
    for (column, means) in columns {
        let cell = row.get(column);
        if cell.is_empty() || cell == "nan" {
            continue;
        }
        match means {
            Means::Title => profile.titles.push(cell.into()),
            Means::Description => profile.descriptions.push(cell.into()),
            Means::Party => profile.parties.push(Mention::written(Role::Partner, cell)),
            Means::Parties => {
                let cell = cell.replace(" and ", ";").replace(" & ", ";").replace('|', ";");
                let parts = if cell.contains(';') && cell.matches(',').count() >= cell.matches(';').count() {
                    cell.split(';').map(str::to_owned).collect::<Vec<_>>()
                } else {
                    cell.split([';', ',']).map(str::to_owned).collect()
                };
                for part in parts {
                    // The family name is the longest word; given names are written in too many ways.
                    let longest =
                        part.split(|c: char| !c.is_alphanumeric()).max_by_key(|word| word.chars().count()).unwrap_or_default();
                    if longest.chars().count() > 1 {
                        profile.parties.push(Mention::written(Role::Partner, longest));
                    }
                }
            }
            Means::Year => {
                let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
                profile.period = Period { start: PartialDate::parse(digits.get(..4).unwrap_or("")), end: None };
            }
            Means::Price => {
                let number: String = cell.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
                if let Some(amount) = Amount::parse(&number) {
                    profile.money.push((amount, "USD".into()));
                }
            }
            Means::Subject => profile.subjects.push(cell.to_lowercase().into()),
            Means::Pages => {
                let first: String = cell.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
                if !first.is_empty() {
                    profile.states.push(first.into());
                }
            }
            Means::Area => profile.areas.push(cell.into()),
            Means::Identifier => {
                profile.identifiers.push(cell.chars().filter(char::is_ascii_alphanumeric).collect::<String>().into());
            }
        }
    }
    profile
}

struct Set {
    name: &'static str,
    files: &'static [(&'static str, &'static str)],
    gold: &'static str,
    columns: &'static [(&'static str, Means)],
    /// The best of Splink with EM, TF-IDF and ZeroER, and what is known of others.
    floor: f64,
    others: &'static str,
}

const BIB: &[(&str, Means)] = &[
    ("title", Means::Title),
    ("author", Means::Parties),
    ("year", Means::Year),
    ("journal", Means::Subject),
    ("booktitle", Means::Subject),
    ("doi", Means::Identifier),
    ("pages", Means::Pages),
    ("volume", Means::Area),
];

const SETS: [Set; 9] = [
    Set {
        name: "Abt-Buy",
        floor: 0.696,
        others: "TF-IDF 0.696, Splink 0.416, ZeroER 0.52; Ditto 0.89 with labels",
        files: &[("abt_buy/abt.csv.zst", "id"), ("abt_buy/buy.csv.zst", "id")],
        gold: "abt_buy/gold.csv",
        columns: &[("name", Means::Title), ("description", Means::Description), ("price", Means::Price)],
    },
    Set {
        name: "Amazon-Google",
        floor: 0.526,
        others: "TF-IDF 0.526, Splink 0.425, ZeroER 0.48; Ditto 0.76 with labels",
        files: &[("amazon_google/amazon.csv.zst", "id"), ("amazon_google/gp.csv.zst", "id")],
        gold: "amazon_google/gold.csv",
        columns: &[
            ("title", Means::Title),
            ("description", Means::Description),
            ("manufacturer", Means::Party),
            ("price", Means::Price),
        ],
    },
    Set {
        name: "DBLP-ACM",
        floor: 0.96,
        others: "ZeroER 0.96, TF-IDF 0.936, Splink 0.908; Ditto 0.99 with labels",
        files: &[("dblp_acm/dblp.csv.zst", "id"), ("dblp_acm/acm.csv.zst", "id")],
        gold: "dblp_acm/gold.csv",
        columns: &[("title", Means::Title), ("authors", Means::Parties), ("venue", Means::Subject), ("year", Means::Year)],
    },
    Set {
        name: "Fodors-Zagats",
        floor: 1.0,
        others: "ZeroER 1.00, TF-IDF 0.98",
        files: &[("fodors_zagats/fodors.csv", "id"), ("fodors_zagats/zagats.csv", "id")],
        gold: "fodors_zagats/gold.csv",
        columns: &[
            ("name", Means::Title),
            ("addr", Means::Description),
            ("city", Means::Area),
            ("phone", Means::Identifier),
            ("type", Means::Subject),
        ],
    },
    Set {
        name: "Cora",
        floor: 0.83,
        others: "TF-IDF 0.83, Splink 0.825",
        files: &[("cora/cora.csv.zst", "id")],
        gold: "cora/gold.csv.zst",
        columns: &[
            ("title", Means::Title),
            ("author", Means::Parties),
            ("year", Means::Year),
            ("venue", Means::Subject),
            ("pages", Means::Pages),
        ],
    },
    Set {
        name: "respiratory",
        floor: 0.93,
        others: "TF-IDF 0.93",
        files: &[("bib_dedupe/respiratory/records.csv.zst", "ID")],
        gold: "bib_dedupe/respiratory/gold_clusters.csv",
        columns: BIB,
    },
    Set {
        name: "stroke",
        floor: 0.95,
        others: "TF-IDF 0.95",
        files: &[("bib_dedupe/stroke/records.csv.zst", "ID")],
        gold: "bib_dedupe/stroke/gold_clusters.csv",
        columns: BIB,
    },
    Set {
        name: "haematology",
        floor: 0.83,
        others: "TF-IDF 0.83",
        files: &[("bib_dedupe/haematology/records.csv.zst", "ID")],
        gold: "bib_dedupe/haematology/gold_clusters.csv",
        columns: BIB,
    },
    Set {
        name: "digital_work",
        floor: 0.61,
        others: "TF-IDF 0.61",
        files: &[("bib_dedupe/digital_work/records.csv.zst", "ID")],
        gold: "bib_dedupe/digital_work/gold_clusters.csv",
        columns: BIB,
    },
];

fn ordered(a: String, b: String) -> (String, String) {
    if a <= b { (a, b) } else { (b, a) }
}

fn gold(set: &Set) -> HashSet<(String, String)> {
    let mut pairs = HashSet::new();
    let Some(table) = Table::read(&format!("er_benchmarks/{}", set.gold)) else { return pairs };
    let link = set.files.len() == 2;
    for row in table.rows() {
        let ids = row.get("merged_ids");
        if ids.is_empty() {
            let (a, b) = row.first_two();
            pairs.insert(if link {
                ordered(format!("l{a}"), format!("r{b}"))
            } else {
                ordered(format!("l{a}"), format!("l{b}"))
            });
        } else {
            let ids: Vec<&str> = ids.split(';').collect();
            for (at, a) in ids.iter().enumerate() {
                for b in &ids[at + 1..] {
                    pairs.insert(ordered(format!("l{a}"), format!("l{b}")));
                }
            }
        }
    }
    pairs
}

/// Measures every set at the threshold of the product.
pub(crate) fn run(lines: &mut Vec<Line>) {
    for set in &SETS {
        let sides = set.files.iter().zip(["l", "r"]).map(|((file, id), side)| {
            let table = Table::read(&format!("er_benchmarks/{file}")).unwrap_or_default();
            table.rows().map(|row| profile(format!("{side}{}", row.get(id)), row, set.columns)).collect()
        });
        let sides: Vec<Vec<Profile>> = sides.collect();
        let gold = gold(set);
        let pairs = match sides.as_slice() {
            [left, right] => link(left, right),
            [all] => learnt(all).compared(),
            _ => Vec::new(),
        };
        let truth = |pair: &Pair| gold.contains(&ordered(pair.left.to_string(), pair.right.to_string()));
        let scored: Vec<(f64, bool)> = pairs.iter().map(|pair| (pair.same, truth(pair))).collect();
        let found = scored.iter().filter(|(_, truth)| *truth).count();
        let records: usize = sides.iter().map(Vec::len).sum();
        let (own, top) = (at(&scored, gold.len(), SAME), best(&scored, gold.len()));
        let grouped = if sides.len() == 1 { in_groups(&pairs, &gold) } else { own.f1 };
        let note = format!(
            "pairs: P {:.3} R {:.3} F1 {:.3}, best cut {:.3}; compared {:.1} a record, of the true pairs {:.3}",
            own.precision,
            own.recall,
            own.f1,
            top.f1,
            pairs.len() as f64 / records.max(1) as f64,
            found as f64 / gold.len().max(1) as f64
        );
        lines.push(Line::new("9", set.name, "F1 without labels", grouped, set.floor, set.others).noting(&note));
    }
}

/// F1 of the pairs within groups.
fn in_groups(pairs: &[Pair], gold: &HashSet<(String, String)>) -> f64 {
    let (mut shown, mut hits) = (0usize, 0usize);
    for group in clusters(pairs) {
        for (at, a) in group.iter().enumerate() {
            for b in &group[at + 1..] {
                shown += 1;
                hits += usize::from(gold.contains(&ordered(a.to_string(), b.to_string())));
            }
        }
    }
    2.0 * hits as f64 / (shown + gold.len()).max(1) as f64
}
