//! Which subject a text falls under: sectors given by other publishers, goals checked by experts, the pillars of our own register.

use crate::registers::shipped;
use crate::report::Line;
use crate::shared::{Row, Table, data};
use overlap::{Example, Subjects};
use plan::{Date, Lang, View, Viewer};
use std::collections::{BTreeMap, BTreeSet};

/// Subjects, with how much each counts.
type Shares = Vec<(Box<str>, f64)>;

/// Into how many parts publishers are divided; each is asked about by what the others gave.
const FOLDS: usize = 5;

fn text(row: Row<'_>) -> String {
    format!("{}. {}", row.get("title"), row.get("description"))
}

fn coded(cell: &str, digits: usize) -> Shares {
    let parts = cell.split(';').filter(|part| !part.is_empty()).map(|part| {
        let (code, share) = part.split_once(':').unwrap_or((part, "100"));
        (code.chars().take(digits).collect::<String>().into_boxed_str(), share.parse().unwrap_or(100.0))
    });
    let mut by: BTreeMap<Box<str>, f64> = BTreeMap::new();
    parts.for_each(|(code, share)| *by.entry(code).or_default() += share);
    by.into_iter().collect()
}

/// What the code list itself says of each sector; a list is no publisher.
fn wording() -> Vec<Example> {
    let path = data().join("iati_standard/codelists/nonembedded/Sector.xml");
    let list = std::fs::read_to_string(path).unwrap_or_default();
    let between = |text: &str, from: &str, to: &str| Some(text.split_once(from)?.1.split_once(to)?.0.trim().to_owned());
    let item = |item: &str| {
        let code = between(item, "<code>", "</code>")?;
        let english = |element: &str| {
            between(&between(item, &format!("<{element}>"), &format!("</{element}>"))?, "<narrative>", "</narrative>")
        };
        let text = format!("{}. {}", english("name")?, english("description").unwrap_or_default());
        Some(Example { text: text.into(), subjects: vec![(code.chars().take(3).collect::<String>().into(), 1.0)], giver: None })
    };
    list.split("<codelist-item").skip(1).filter_map(item).collect()
}

/// Sectors of three digits, asked of publishers whose own habits are not known.
fn sectors(lines: &mut Vec<Line>) {
    let Some(table) = Table::read("text_to_framework/iati_labelled.csv.zst") else { return };
    let rows: Vec<(Row<'_>, Shares)> = table
        .rows()
        .map(|row| {
            (row, coded(if row.get("sector_dac5").is_empty() { row.get("sector_dac3") } else { row.get("sector_dac5") }, 3))
        })
        .filter(|(row, sectors)| !sectors.is_empty() && text(*row).len() > 4)
        .collect();
    let publishers: Vec<&str> =
        rows.iter().map(|(row, _)| row.get("reporting_org_ref")).collect::<BTreeSet<_>>().into_iter().collect();
    let fold = |row: &Row<'_>| publishers.binary_search(&row.get("reporting_org_ref")).unwrap_or(0) % FOLDS;
    let (mut asked, mut first, mut three) = (0usize, 0usize, 0usize);
    for out in 0..FOLDS {
        let given = rows.iter().filter(|(row, _)| fold(row) != out).map(|(row, subjects)| Example {
            text: text(*row).into(),
            subjects: subjects.clone(),
            giver: Some(row.get("reporting_org_ref").into()),
        });
        let examples: Vec<Example> = given.chain(wording()).collect();
        let subjects = Subjects::learn(&examples);
        for (row, given) in rows.iter().filter(|(row, _)| fold(row) == out) {
            let main = given.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(code, _)| code);
            let guesses = subjects.guess(&text(*row));
            asked += 1;
            first += usize::from(guesses.first().map(|guess| &guess.subject) == main);
            three += usize::from(guesses.iter().take(3).any(|guess| Some(&guess.subject) == main));
        }
    }
    let share = |count: usize| count as f64 / asked.max(1) as f64;
    let note = format!("{asked} texts, publishers apart in {FOLDS} parts");
    lines.push(Line::new("13", "DAC sector, three digits", "first", share(first), 0.45, "0.29 linear").noting(&note));
    lines.push(Line::new("13", "DAC sector, three digits", "among three", share(three), 0.75, "0.59 linear"));
}

/// Goals, learnt from their own wording and from tags of publishers, asked of texts that experts checked.
fn goals(lines: &mut Vec<Line>) {
    let mut examples = Vec::new();
    for row in Table::read("crosslingual/sdg_texts_multilang.csv").iter().flat_map(Table::rows) {
        let code = row.get("code");
        let goal = code.split(['.', '-']).next().unwrap_or(code);
        examples.push(Example { text: row.get("en").into(), subjects: vec![(goal.into(), 1.0)], giver: None });
    }
    for row in Table::read("text_to_framework/iati_labelled.csv.zst").iter().flat_map(Table::rows) {
        let goals: Vec<(Box<str>, f64)> =
            row.get("sdg_goals").split(';').filter(|goal| !goal.is_empty()).map(|goal| (goal.into(), 1.0)).collect();
        if (1..=3).contains(&goals.len()) {
            examples.push(Example { text: text(row).into(), subjects: goals, giver: Some(row.get("reporting_org_ref").into()) });
        }
    }
    let subjects = Subjects::learn(&examples);
    let Some(table) = Table::read("text_to_framework/sdg_classification_benchmark.csv") else { return };
    let (mut asked, mut right) = (0usize, 0usize);
    for row in table.rows() {
        let goal = row.get("sdg").trim_start_matches("SDG").trim().trim_start_matches('0');
        let said = subjects.suggest(row.get("text")).iter().any(|guess| &*guess.subject == goal);
        let truth = matches!(row.get("label").to_lowercase().as_str(), "true" | "1" | "yes");
        asked += 1;
        right += usize::from(said == truth);
    }
    lines.push(Line::new(
        "13",
        "SDG benchmark",
        "accuracy",
        right as f64 / asked.max(1) as f64,
        0.80,
        "OSDG 0.70, text2sdg 0.83, GPT-4o 0.87",
    ));
}

/// The pillars of our own initiatives, each asked about by all others and by the wording of the provisions.
fn pillars(lines: &mut Vec<Line>) {
    let state = shipped();
    let view = View::new(&state, Viewer::Public, Date::constant(2024, 7, 1));
    let mut wording = Vec::new();
    for edition in view.editions() {
        for provision in view.edition(&edition.key).map_or(&[][..], |read| read.provisions) {
            let pillar = provision.key.number().split('.').next().unwrap_or_default();
            let text = format!("{} {}", provision.title.show(Lang::EN), provision.text.show(Lang::EN));
            wording.push(Example { text: text.into(), subjects: vec![(pillar.into(), 1.0)], giver: None });
        }
    }
    let Some(table) = Table::read("central_asia/initiatives.csv") else { return };
    let own: Vec<Example> = table
        .rows()
        .filter(|row| !row.get("pillars").is_empty())
        .map(|row| Example {
            text: format!("{}. {}", row.get("title_en"), row.get("description_en")).into(),
            subjects: row.get("pillars").split(';').map(|pillar| (pillar.trim().into(), 1.0)).collect(),
            giver: Some(row.get("id").into()),
        })
        .collect();
    let mut right = 0usize;
    for asked in &own {
        let others = own.iter().filter(|other| other.giver != asked.giver);
        let examples: Vec<Example> = others
            .cloned()
            .map(|other| Example { giver: Some("register".into()), ..other })
            .chain(wording.iter().cloned())
            .collect();
        let guesses = Subjects::learn(&examples).guess(&asked.text);
        right +=
            usize::from(guesses.iter().take(2).any(|guess| asked.subjects.iter().any(|(pillar, _)| *pillar == guess.subject)));
    }
    let note = format!("{} initiatives, each left out in turn", own.len());
    lines.push(
        Line::new("13", "pillars of our own register", "among two", right as f64 / own.len().max(1) as f64, 0.90, "")
            .noting(&note),
    );
}

/// Measures all three.
pub(crate) fn run(lines: &mut Vec<Line>) {
    sectors(lines);
    goals(lines);
    pillars(lines);
}
