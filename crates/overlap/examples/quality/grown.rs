//! Grown registers of made-up initiatives with known duplicates: cost and relative quality.

use crate::measure::{at, best};
use crate::pairs::learnt;
use crate::report::Line;
use crate::shared::Table;
use overlap::{Kind, Mention, Pair, Profile, SAME};
use plan::{Amount, PartialDate, Period, Role};
use std::collections::{HashMap, HashSet};

pub(crate) fn run(path: &str, lines: &mut Vec<Line>) {
    let Some(table) = Table::read(path) else { return };
    let mut cluster: HashMap<String, (String, String)> = HashMap::new();
    let mut members: HashMap<String, Vec<String>> = HashMap::new();
    let mut profiles = Vec::new();
    for row in table.rows() {
        let mut profile = Profile::new(row.get("id"));
        profile.titles.push(row.get("title").into());
        profile.descriptions.push(row.get("description").into());
        profile.parties.push(Mention::written(Role::Reporter, row.get("org")));
        profile.parties.push(Mention::written(Role::Funder, row.get("org")));
        profile.parties.push(Mention::written(Role::Implementer, row.get("impl_org")));
        profile.states = row.get("countries").split(';').map(Into::into).collect();
        profile.subjects = vec![format!("dac-5:{}", row.get("sector")).into()];
        profile.period =
            Period { start: PartialDate::parse(row.get("start_date")), end: PartialDate::parse(row.get("end_date")) };
        profile.money = [("budget", row.get("currency")), ("usd", "USD")]
            .into_iter()
            .filter_map(|(column, currency)| Some((Amount::parse(row.get(column))?, currency.into())))
            .collect();
        profile.money.dedup();
        cluster.insert(row.get("id").to_owned(), (row.get("cluster").to_owned(), row.get("dup").to_owned()));
        members.entry(row.get("cluster").to_owned()).or_default().push(row.get("id").to_owned());
        profiles.push(profile);
    }
    let truths: usize = members.values().map(|ids| ids.len() * (ids.len() - 1) / 2).sum();
    let before = cpu();
    let mut index = learnt(&profiles);
    let pairs = index.compared();
    let spent = cpu() - before;
    let of = |key: &str| cluster.get(key).map(|(cluster, kind)| (cluster.as_str(), kind.as_str())).unwrap_or_default();
    let truth = |pair: &Pair| of(&pair.left).0 == of(&pair.right).0;
    if let Some(to) = std::env::args().find_map(|arg| arg.strip_prefix("dump=").map(str::to_owned)) {
        let mut out = String::new();
        for pair in &pairs {
            let mut levels = [0usize; 14];
            for one in &pair.factors {
                levels[one.factor as usize] = one.factor.levels().iter().position(|l| *l == one.level).unwrap_or(0) + 1;
            }
            let told: Vec<String> = levels.iter().map(|l| l.to_string()).collect();
            let kinds = format!("{}/{}", of(&pair.left).1, of(&pair.right).1);
            out.push_str(&format!(
                "{},{},{},{},{},{},{}\n",
                pair.left,
                pair.right,
                pair.same,
                pair.related,
                u8::from(truth(pair)),
                kinds,
                told.join(",")
            ));
        }
        let _ = std::fs::write(format!("{to}-{}.csv", profiles.len()), out);
    }
    let scored: Vec<(f64, bool)> = pairs.iter().map(|pair| (pair.same, truth(pair))).collect();
    let found = scored.iter().filter(|(_, truth)| *truth).count() as f64 / truths as f64;
    let own = at(&scored, truths, SAME);
    let translated = |pair: &&Pair| truth(pair) && [&pair.left, &pair.right].iter().any(|key| of(key).1 == "translated");
    let (all, shown) = pairs
        .iter()
        .filter(translated)
        .fold((0usize, 0usize), |(all, shown), pair| (all + 1, shown + usize::from(pair.same >= SAME)));
    let name = format!("grown, {} records", profiles.len());
    let note = format!("P {:.3} R {:.3}, best cut {:.3}; {spent:.1} CPU s", own.precision, own.recall, best(&scored, truths).f1);
    lines.push(Line::new("10", &name, "F1 without labels", own.f1, 0.90, "Splink EM 0.66-0.70").noting(&note));
    lines.push(Line::new("10", &name, "translated pairs found", shown as f64 / all.max(1) as f64, 0.88, ""));
    let note = format!("{:.1} compared a record", pairs.len() as f64 / profiles.len() as f64);
    lines.push(Line::new("10", &name, "true pairs that are compared", found, 0.99, "").noting(&note));
    let half = |key: &str| of(key).0.bytes().fold(0u32, |sum, b| sum.wrapping_mul(31).wrapping_add(u32::from(b))) >> 3 & 1;
    let held_back = |pair: &Pair| half(&pair.left) == 1 || half(&pair.right) == 1;
    let truths: usize =
        members.iter().filter(|(_, ids)| half(&ids[0]) == 1).map(|(_, ids)| ids.len() * (ids.len() - 1) / 2).sum();
    let mut given: Vec<(String, String, Kind)> = Vec::new();
    for verdicts in VERDICTS {
        while given.len() < verdicts {
            // The docket as it stands by now, nearest to the line first; a fortnight's work, then the weights move.
            let mut docket: Vec<(f64, Pair)> = index
                .compared()
                .into_iter()
                .map(|pair| ((pair.same - SAME).abs(), pair))
                .filter(|(_, pair)| !held_back(pair))
                .collect();
            docket.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| (&a.1.left, &a.1.right).cmp(&(&b.1.left, &b.1.right))));
            let known: HashSet<(String, String)> = given.iter().map(|(l, r, _)| (l.clone(), r.clone())).collect();
            let open = docket.into_iter().map(|(_, pair)| pair);
            let open = open.filter(|pair| !known.contains(&(pair.left.to_string(), pair.right.to_string())));
            let ruled = open.take(AT_ONCE).map(|pair| {
                let kind = if truth(&pair) { Kind::Duplicate } else { Kind::Distinct };
                (pair.left.to_string(), pair.right.to_string(), kind)
            });
            given.extend(ruled.collect::<Vec<_>>());
            index.sharpen(given.iter().map(|(left, right, kind)| (left.as_str(), right.as_str(), *kind)));
        }
        let judged: Vec<(f64, bool)> =
            index.compared().iter().filter(|pair| held_back(pair)).map(|pair| (pair.same, truth(pair))).collect();
        let own = at(&judged, truths, SAME);
        let target = if verdicts == 1000 { 0.95 } else { 0.0 };
        let note = format!(
            "P {:.3} R {:.3}, best cut {:.3}; on the half nobody ruled on",
            own.precision,
            own.recall,
            best(&judged, truths).f1
        );
        let peers = if verdicts == 1000 { "gradient boosting with half the labels 0.99" } else { "" };
        lines.push(Line::new("10", &name, &format!("F1 after {verdicts} verdicts"), own.f1, target, peers).noting(&note));
    }
}

/// After how many verdicts it is measured, and how many are given before the weights move.
const VERDICTS: [usize; 3] = [0, 100, 1000];
const AT_ONCE: usize = 100;

/// Processor seconds of this process so far.
pub(crate) fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = stat.rsplit(')').next().unwrap_or("").split_whitespace().filter_map(|f| f.parse().ok()).collect();
    // Fields 14 and 15 of the whole line; the state letter behind the name is no number.
    (fields.get(10).copied().unwrap_or(0.0) + fields.get(11).copied().unwrap_or(0.0)) / 100.0
}

/// Every grown register that lies in the folder named with `grown=`.
pub(crate) fn all(lines: &mut Vec<Line>) {
    let folder = std::env::args().find_map(|arg| arg.strip_prefix("grown=").map(str::to_owned)).unwrap_or_default();
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    files.sort_by_key(|path| std::fs::metadata(path).map_or(0, |known| known.len()));
    files.iter().for_each(|path| run(&path.display().to_string(), lines));
}
