//! Sheets as CSV (RFC 4180, UTF-8). Not for workbooks; formulas cannot come from it, since texts that look like one
//! are written with an apostrophe before them.

use super::{Cell, Sheet};
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use std::borrow::Cow;

/// Writes sheets one below the other, an empty line between them.
pub fn csv(sheets: &[Sheet]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        if at > 0 {
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.append(&mut table(sheet));
    }
    bytes
}

fn table(sheet: &Sheet) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    for line in [&sheet.title].into_iter().chain(&sheet.notes).filter(|line| !line.is_empty()) {
        row(&mut writer, [safe(line)]);
    }
    if !sheet.columns.is_empty() {
        row(&mut writer, sheet.columns.iter().map(|column| safe(&column.heading)));
    }
    if let Some(tags) = sheet.tags() {
        row(&mut writer, tags.into_iter().map(Cow::Borrowed));
    }
    let empty = Cell::Empty;
    for cells in &sheet.rows {
        let width = sheet.columns.len().max(cells.len());
        row(&mut writer, (0..width).map(|at| cell(cells.get(at).unwrap_or(&empty))));
    }
    writer.into_inner().unwrap_or_else(|error| unreachable!("memory takes every byte: {error}"))
}

fn row<'a>(writer: &mut Writer<Vec<u8>>, cells: impl IntoIterator<Item = Cow<'a, str>>) {
    let written = writer.write_record(cells.into_iter().map(|cell| cell.into_owned().into_bytes()));
    written.unwrap_or_else(|error| unreachable!("memory takes rows of any width: {error}"));
}

fn cell(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => safe(text),
        Cell::Number(_) | Cell::Money { .. } | Cell::Date(_) | Cell::Empty => Cow::Owned(cell.text()),
    }
}

/// Keeps a spreadsheet from running a text that looks like a formula.
pub(super) fn safe(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}
