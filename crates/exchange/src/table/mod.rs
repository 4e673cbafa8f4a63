//! CSV tables with one initiative in a row, as people keep them: headings in English or Russian, in any order.
//! Not for workbooks, and not for tables of anything else.
//!
//! - The row of headings is found among the first rows; what stands above it is passed over, as is a row of HXL tags.
//! - Several values in a cell stand apart by `;`.
//! - A heading without a language (`title`) holds Russian where its letters are Russian, else English.
//! - A row without a reference gets one made of its title, lead and start, the same each time it is read.

mod cell;
mod heading;
mod made;
mod row;

use crate::{Origin, Reading};
use heading::{Field, Headings};
use plan::{Finding, Initiative, Placed, Severity, Spot};
use std::collections::HashSet;

/// Among how many rows the headings are looked for.
const ROWS_ABOVE: usize = 20;

/// Reads a table and gives its initiatives one by one, in the order of the rows.
pub fn read(bytes: &[u8], origin: &Origin<'_>, sink: &mut dyn FnMut(Placed<Initiative>)) -> Reading {
    let mut reading = Reading::default();
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err((encoding, line)) => {
            let spot = Spot::line(origin.file, line);
            let unsupported = Finding::new("encoding-unsupported", Severity::Critical, spot);
            reading.findings.push(unsupported.with("encoding", encoding));
            return reading;
        }
    };
    let Some(headings) = Headings::find(text, ROWS_ABOVE) else {
        let unknown = Finding::new("header-unknown", Severity::Critical, Spot::line(origin.file, 1));
        let unknown = unknown.with("found", heading::first_row(text).join(", "));
        reading.findings.push(unknown.with("known", Field::names().join(", ")));
        return reading;
    };
    for column in headings.unused() {
        let spot = Spot::line(origin.file, headings.line).what(column);
        reading.findings.push(Finding::new("column-unused", Severity::Advisory, spot).with("column", column));
    }
    rows(text, &headings, origin, sink, &mut reading);
    reading
}

fn rows(text: &str, headings: &Headings, origin: &Origin<'_>, sink: &mut dyn FnMut(Placed<Initiative>), reading: &mut Reading) {
    let mut known: HashSet<plan::InitiativeKey> = HashSet::new();
    let mut made = 0_u64;
    let mut rows = heading::rows(text, headings.delimiter);
    let mut record = csv::StringRecord::new();
    // What was checked to be UTF-8 and is read with rows of any length cannot fail; an end is an end.
    while rows.read_record(&mut record).unwrap_or(false) {
        let line = heading::line_of(&record, text);
        let is_tags = || record.iter().all(|cell| cell.is_empty() || cell.starts_with('#'));
        if line <= headings.line || record.iter().all(|cell| cell.trim().is_empty()) || is_tags() {
            continue;
        }
        reading.read += 1;
        let spot = Spot::line(origin.file, line);
        let from = record.position().map_or(0, |at| at.byte());
        let is_last = rows.position().byte() >= text.len() as u64;
        let rest = is_last.then(|| &text.as_bytes()[usize::try_from(from).unwrap_or(0)..]);
        if let Some(broken) = broken(&record, headings, rest, &spot) {
            reading.findings.push(broken);
            reading.rejected += 1;
            continue;
        }
        let row = row::Row { record: &record, headings, origin, line };
        let Some((initiative, key_is_made)) = row.initiative(&mut reading.findings) else {
            reading.rejected += 1;
            continue;
        };
        if !known.insert(initiative.key.clone()) {
            let twice = Finding::new("identifier-twice", Severity::Error, spot.what(initiative.key.as_str()));
            reading.findings.push(twice.with("identifier", initiative.key.reference()));
            reading.rejected += 1;
            continue;
        }
        made += u64::from(key_is_made);
        let spot = spot.what(initiative.key.as_str());
        sink(Placed { value: initiative, spot });
    }
    if made > 0 {
        let advice = Finding::new("identifier-made", Severity::Advisory, Spot::line(origin.file, headings.line));
        reading.findings.push(advice.with("count", made));
    }
}

/// The finding for a row that is not as wide as the headings, or whose quotation mark is never closed;
/// that can only be the last row, whose bytes are `last`.
fn broken(record: &csv::StringRecord, headings: &Headings, last: Option<&[u8]>, spot: &Spot) -> Option<Finding> {
    let (expected, found) = (headings.width(), record.len());
    let first = record.iter().find(|cell| !cell.trim().is_empty()).unwrap_or_default();
    let spot = || spot.clone().what(first.chars().take(60).collect::<String>());
    if last.is_some_and(|last| last.iter().filter(|byte| **byte == b'"').count() % 2 == 1) {
        return Some(Finding::new("quote-open", Severity::Error, spot()));
    }
    let has_more = record.iter().skip(expected).any(|cell| !cell.trim().is_empty());
    (found < expected || has_more).then(|| {
        let broken = Finding::new("row-broken", Severity::Error, spot());
        broken.with("expected", expected).with("found", found)
    })
}

/// The text without its byte order mark; the error is the encoding it seems to have and the first line that shows it.
fn text_of(bytes: &[u8]) -> Result<&str, (&'static str, u32)> {
    match bytes {
        [0xFE, 0xFF, ..] => return Err(("UTF-16BE", 1)),
        [0xFF, 0xFE, ..] => return Err(("UTF-16LE", 1)),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let ends = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        let line = u32::try_from(ends + 1).unwrap_or(u32::MAX);
        // The letters of windows-1251 are the upper half of its upper half.
        let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
        let letters = bytes.iter().filter(|byte| **byte >= 0xC0).count();
        (if letters * 2 > high { "windows-1251" } else { "–" }, line)
    })
}
