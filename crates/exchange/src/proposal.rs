//! A proposal as somebody writes it down before it is a project: TOML or JSON with the words of any table of initiatives as
//! keys, in English or Russian, whole or half typed. Not for tables and not for deciding anything.

use crate::encoding::decode;
use crate::{Origin, Reading, table};
use plan::{Finding, Initiative, Placed, Severity, Spot};

/// Reads a proposal. What cannot be understood is a finding; the rest is read all the same. There is always an answer, if need
/// be about nothing.
pub fn read(bytes: &[u8], origin: &Origin<'_>) -> (Option<Placed<Initiative>>, Reading) {
    let decoded = decode(bytes);
    if is_no_text(&decoded.text) {
        let finding = Finding::new("format-unknown", Severity::Critical, Spot::line(origin.file, 0));
        return (None, Reading { findings: vec![finding], ..Reading::default() });
    }
    let mut findings: Vec<Finding> = decoded.conversion.findings(origin.file).collect();
    let mut cells = pairs(&decoded.text, origin, &mut findings);
    if !cells.iter().any(|(_, cell)| !cell.trim().is_empty()) {
        return (None, Reading { findings, ..Reading::default() });
    }
    // A table's row needs a title; one that says nothing is compared as if it were not there.
    if !cells.iter().any(|(heading, _)| heading.starts_with("title")) {
        cells.push(("title".to_owned(), "–".to_owned()));
    }
    let mut rows = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = rows.write_record(cells.iter().map(|(heading, _)| heading));
    let _ = rows.write_record(cells.iter().map(|(_, cell)| cell));
    let bytes = rows.into_inner().unwrap_or_default();
    let mut given = None;
    let mut reading = table::read(&bytes, origin, &mut |placed| given = given.take().or(Some(placed)));
    // A proposal has no rows, and nobody expects a reference in it.
    reading.findings.retain(|finding| finding.code != "identifier-made");
    findings.append(&mut reading.findings);
    (given, Reading { findings, ..reading })
}

/// Whether so much of it is no letter that it was never written by a person: a picture, a workbook, an archive.
fn is_no_text(text: &str) -> bool {
    text.chars().filter(|c| *c == '\u{FFFD}').count() * 20 > text.chars().count()
}

/// What is said, key by key.
fn pairs(text: &str, origin: &Origin<'_>, findings: &mut Vec<Finding>) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    if text.trim_start().starts_with('{') {
        match serde_json::from_str::<toml::Table>(text) {
            Ok(all) => flatten("", &all, &mut cells),
            Err(error) => findings.push(unread(origin, error.line(), &error.to_string())),
        }
        return cells;
    }
    if let Ok(all) = text.parse::<toml::Table>() {
        flatten("", &all, &mut cells);
        return cells;
    }
    for (at, line) in text.lines().enumerate() {
        match line.parse::<toml::Table>() {
            Ok(all) => flatten("", &all, &mut cells),
            Err(error) => findings.push(unread(origin, at + 1, error.message())),
        }
    }
    cells
}

fn unread(origin: &Origin<'_>, line: usize, message: &str) -> Finding {
    let spot = Spot::line(origin.file, u32::try_from(line).unwrap_or(u32::MAX));
    Finding::new("proposal-line-unread", Severity::Warning, spot).with("message", message)
}

/// Tables within tables become headings: `title.ru` is a title in Russian, `budget.amount` is the budget.
fn flatten(above: &str, all: &toml::Table, cells: &mut Vec<(String, String)>) {
    for (key, value) in all {
        let heading = match above {
            "title" | "description" => format!("{above}_{key}"),
            _ => table::field_name(key).map_or_else(|| key.clone(), str::to_owned),
        };
        match value {
            toml::Value::Table(below) => flatten(key, below, cells),
            toml::Value::Array(items) => {
                let words: Vec<String> = items.iter().map(word).collect();
                cells.push((heading, words.join("; ")));
            }
            one => cells.push((heading, word(one))),
        }
    }
}

fn word(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
