//! Real pairs, labelled by hand: the workbooks of the region, linked activities of IATI, two releases of one register, one
//! register in two decades. Labels are looked at after everything was judged.

use crate::measure::{Scored, at, average_precision, best};
use crate::registers::{As, profiles};
use crate::report::Line;
use crate::shared::{Row, Table, data};
use overlap::{Index, Kind, Mention, Model, Pair, Profile, SAME};
use plan::{Amount, PartialDate, Period, Role};
use std::collections::HashMap;

/// An index of these records that learnt from them.
pub(crate) fn learnt(profiles: &[Profile]) -> Index {
    let mut index = Index::new(Model::shipped());
    profiles.iter().for_each(|profile| index.put(profile));
    index.learn();
    index
}

/// The addresses under which an identifier stands.
fn addresses(profiles: &[Profile]) -> HashMap<&str, Vec<&str>> {
    let mut by: HashMap<&str, Vec<&str>> = HashMap::new();
    for profile in profiles {
        let reference = profile.key.split_once(':').map_or(&*profile.key, |(_, reference)| reference);
        by.entry(reference).or_default().push(&profile.key);
    }
    by
}

/// The likeliest of the pairs that two identifiers mean.
fn told(index: &Index, left: &[&str], right: &[&str]) -> Option<Pair> {
    let pairs = left.iter().flat_map(|l| right.iter().filter_map(move |r| index.explain(l, r)));
    pairs.max_by(|a, b| (a.same + a.related).total_cmp(&(b.same + b.related)))
}

/// The labelled pairs of the workbooks of Kyrgyzstan, Tajikistan, Turkmenistan and the region.
pub(crate) fn central_asia(lines: &mut Vec<Line>) {
    let files = ["KG", "TJ", "TM", "689"].map(|name| (format!("registers/cdfd_iati_2021/{name}.xlsx"), As::Workbook));
    let profiles = profiles(&files);
    let index = learnt(&profiles);
    let by = addresses(&profiles);
    let Some(table) = Table::read("duplicates_real/central_asia_pairs.csv") else { return };
    let mut judged: Vec<(Pair, &str, Row<'_>)> = Vec::new();
    for row in table.rows().filter(|row| row.get("label") != "unsure") {
        if let (Some(left), Some(right)) = (by.get(row.get("id_a")), by.get(row.get("id_b"))) {
            judged.extend(told(&index, left, right).map(|pair| (pair, row.get("label"), row)));
        }
    }
    if std::env::args().any(|arg| arg == "misses") {
        judged.sort_by(|a, b| b.0.same.total_cmp(&a.0.same));
        for (pair, label, row) in &judged {
            println!(
                "{:.3} {:.3} {label:9} {} <> {} {:?}",
                pair.same,
                pair.related,
                row.get("title_a"),
                row.get("title_b"),
                pair.relation
            );
            let told: Vec<String> =
                pair.factors.iter().map(|one| format!("{}:{}:{:.1}", one.factor.name(), one.level, one.weight)).collect();
            println!("            {}", told.join(" "));
        }
    }
    let scored = |score: &dyn Fn(&Pair) -> f64, truth: &dyn Fn(&str) -> bool| -> Vec<Scored> {
        judged.iter().map(|(pair, label, _)| (score(pair), truth(label))).collect()
    };
    let same = scored(&|pair| if pair.is_of_a_family() { pair.same.min(0.49) } else { pair.same }, &|label| label == "same");
    let linked = scored(&|pair| pair.same + pair.related, &|label| label != "different");
    for (name, scored, target, peer) in
        [("same", same, 0.80, "0.59 title likeness"), ("same or related", linked, 0.88, "0.72 title likeness")]
    {
        let truths = scored.iter().filter(|(_, truth)| *truth).count();
        let (own, top) = (at(&scored, truths, SAME), best(&scored, truths));
        let note = format!(
            "P {:.2} R {:.2}, best cut {:.3}, average precision {:.3}",
            own.precision,
            own.recall,
            top.f1,
            average_precision(&scored, truths)
        );
        lines.push(Line::new("8", "central_asia_pairs", &format!("{name}: F1"), own.f1, target, peer).noting(&note));
    }
}

/// Partners of activities that name each other, among all activities that are shared.
pub(crate) fn linked(lines: &mut Vec<Line>) {
    let Ok(folder) = std::fs::read_dir(data().join("iati_activities/by_publisher")) else { return };
    let mut files: Vec<String> =
        folder.flatten().map(|entry| entry.path().display().to_string()).filter(|name| name.ends_with(".zst")).collect();
    files.sort();
    let aims = ["Afghanistan", "Somalia", "Colombia", "Uganda", "Senegal"];
    let all = std::fs::read_dir(data().join("iati_activities/aiddata_aims")).into_iter().flatten().flatten();
    let mut more: Vec<String> = all
        .map(|entry| entry.path().display().to_string())
        .filter(|name| aims.iter().any(|aim| name.contains(aim)) && name.ends_with(".zst"))
        .collect();
    more.sort();
    files.extend(more);
    let files: Vec<(String, As)> = files.into_iter().map(|name| (name, As::Iati)).collect();
    let profiles = profiles(&files);
    let index = learnt(&profiles);
    let by = addresses(&profiles);
    let Some(table) = Table::read("duplicates_real/iati_linked_pairs.csv") else { return };
    let (mut asked, mut first, mut five) = (0, 0, 0);
    for row in table.rows().filter(|row| row.get("label") == "same") {
        let (Some(left), Some(right)) = (by.get(row.get("id_a")), by.get(row.get("id_b"))) else { continue };
        for (from, to) in [(left, right), (right, left)] {
            asked += 1;
            let place =
                from.iter().filter_map(|key| ranked(&index, key).iter().position(|found| to.contains(&found.as_str()))).min();
            first += usize::from(place == Some(0));
            five += usize::from(place.is_some_and(|place| place < 5));
            if place.is_none_or(|place| place >= 5) && std::env::args().any(|arg| arg == "misses") {
                println!("{place:?} {} | {}", row.get("title_a"), row.get("title_b"));
                for key in from {
                    for pair in index.neighbours(key).iter().take(6) {
                        println!("      {:.3} {:.3} {} {}", pair.same, pair.related, pair.left, pair.right);
                    }
                }
            }
        }
    }
    let share = |count: usize| count as f64 / f64::from(asked.max(1));
    let note = format!("first in {:.3}; {} records, {asked} questions", share(first), profiles.len());
    lines.push(
        Line::new("8", "iati_linked_pairs", "partner within the first five", share(five), 0.92, "0.67 in ten by title")
            .noting(&note),
    );
}

/// The neighbours of a record in the order in which they would be shown.
fn ranked(index: &Index, key: &str) -> Vec<String> {
    let mut pairs = index.neighbours(key);
    pairs.sort_by(|a, b| b.same.total_cmp(&a.same));
    pairs.into_iter().map(|pair| if pair.left == key { pair.right } else { pair.left }.to_string()).collect()
}

/// One project in two releases of one register, with titles rewritten.
pub(crate) fn china(lines: &mut Vec<Line>) {
    let Some(gold) = Table::read("duplicates_real/china_two_releases_gold.csv") else { return };
    let release = |row: Row<'_>, year: &str| {
        let get = |name: &str| row.get(&format!("{name}_{year}")).to_owned();
        let mut profile = Profile::new(format!("{year}:{}", row.get("project_id")));
        profile.titles.push(get("title").into());
        profile.descriptions.push(get("description").into());
        for (role, column) in [(Role::Funder, "funding_agency"), (Role::Implementer, "implementing_agency")] {
            let cell = get(column);
            let names = cell.split(';').map(|name| name.split(", ").next().unwrap_or(name).trim().to_owned());
            profile.parties.extend(names.filter(|name| !name.is_empty()).map(|name| Mention::written(role, &name)));
        }
        profile.states = vec![get("recipient_condensed").into()];
        profile.subjects = vec![format!("crs:{}", get("crs_sector_code")).into()];
        profile.period = Period { start: PartialDate::parse(&get("year")), end: None };
        profile.money.extend(Amount::parse(&get("usd_current")).map(|amount| (amount, "USD".into())));
        profile
    };
    let rewritten: Vec<Row<'_>> = gold.rows().filter(|row| row.get("title_identical") != "True").collect();
    // Every project of the earlier release stands among those that are looked through.
    let mut profiles: Vec<Profile> = gold.rows().map(|row| release(row, "2014")).collect();
    let global = Table::read("registers/aiddata_china_global_2000_2014_v1.0.csv.zst");
    let known: std::collections::HashSet<String> = gold.rows().map(|row| row.get("project_id").to_owned()).collect();
    profiles.extend(global.iter().flat_map(Table::rows).filter(|row| !known.contains(row.get("project_id"))).map(global_row));
    let later: Vec<Profile> = gold.rows().map(|row| release(row, "2018")).collect();
    let best = partners(&later, &profiles);
    let first = rewritten.iter().filter(|row| {
        let project = row.get("project_id");
        let hit = best.get(&format!("2018:{project}")).is_some_and(|found| *found == format!("2014:{project}"));
        if !hit && std::env::args().any(|arg| arg == "misses") {
            println!("{} | {} | {:?}", row.get("title_2014"), row.get("title_2018"), best.get(&format!("2018:{project}")));
        }
        hit
    });
    let share = first.count() as f64 / rewritten.len().max(1) as f64;
    let note = format!("{} rewritten among {}", rewritten.len(), profiles.len());
    lines.push(Line::new("8", "china_two_releases", "rewritten title first", share, 0.97, "0.80 title likeness").noting(&note));
}

fn global_row(row: Row<'_>) -> Profile {
    let mut profile = Profile::new(format!("2014:{}", row.get("project_id")));
    profile.titles.push(row.get("title").into());
    profile.descriptions.push(row.get("description").into());
    profile.states = vec![row.get("recipient_condensed").into()];
    profile.subjects = vec![format!("crs:{}", row.get("crs_sector_code")).into()];
    profile.period = Period { start: PartialDate::parse(row.get("year")), end: None };
    profile.money.extend(Amount::parse(row.get("usd_current")).map(|amount| (amount, "USD".into())));
    profile
}

/// Projects of a bank in a register of 2011 and in IATI of 2021.
pub(crate) fn worldbank(lines: &mut Vec<Line>) {
    let Some(gold) = Table::read("duplicates_real/worldbank_2011_vs_iati_2021_gold.csv") else { return };
    let files = ["KG", "TJ", "TM", "689"].map(|name| (format!("registers/cdfd_iati_2021/{name}.xlsx"), As::Workbook));
    let profiles = profiles(&files);
    let earlier: Vec<Profile> = gold.rows().map(of_2011).collect();
    let best = partners(&earlier, &profiles);
    let first = gold.rows().filter(|row| {
        let found = best.get(&format!("wb:{}", row.get("wb_project_id")));
        let hit = found.is_some_and(|key| key.ends_with(row.get("IATI Identifier")));
        if !hit && std::env::args().any(|arg| arg == "misses") {
            println!("{} {} {found:?}", row.get("IATI Identifier"), row.get("title_aiddata_2011"));
        }
        hit
    });
    let share = first.count() as f64 / earlier.len().max(1) as f64;
    let note = format!("linked with {} records", profiles.len());
    lines.push(Line::new("8", "worldbank_2011_vs_iati_2021", "partner first", share, 1.0, "").noting(&note));
}

/// A project as the register of 2011 tells it.
fn of_2011(row: Row<'_>) -> Profile {
    let mut profile = Profile::new(format!("wb:{}", row.get("wb_project_id")));
    profile.titles.push(row.get("title_aiddata_2011").into());
    profile.parties.push(Mention::written(Role::Reporter, "World Bank"));
    profile.states = vec![if row.get("country_aiddata").contains("Taj") { "TJ".into() } else { "KG".into() }];
    let mut date = row.get("Approval Date").split('/');
    if let (Some(month), Some(day), Some(year)) = (date.next(), date.next(), date.next()) {
        profile.period = Period { start: PartialDate::parse(&format!("{year}-{month:0>2}-{day:0>2}")), end: None };
    }
    profile.identifiers = vec![row.get("wb_project_id").into()];
    profile
}

/// The likeliest partner of each record in another register, as `jpoa link` tells them.
fn partners(left: &[Profile], right: &[Profile]) -> HashMap<String, String> {
    let mut best: HashMap<String, (f64, String)> = HashMap::new();
    let of_left: std::collections::HashSet<&str> = left.iter().map(|profile| &*profile.key).collect();
    for pair in overlap::link(left, right) {
        let (one, other) = if of_left.contains(&*pair.left) { (&pair.left, &pair.right) } else { (&pair.right, &pair.left) };
        let known = best.entry(one.to_string()).or_insert((-1.0, String::new()));
        if pair.same > known.0 {
            *known = (pair.same, other.to_string());
        }
    }
    best.into_iter().map(|(one, (_, other))| (one, other)).collect()
}

/// Pairs of the shipped register that are called one initiative: none is.
pub(crate) fn called_same(pairs: &[Pair]) -> usize {
    pairs.iter().filter(|pair| pair.kind == Kind::Duplicate).count()
}
