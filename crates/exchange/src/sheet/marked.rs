//! Rows as they stood in somebody's table, with the faulty ones marked. Not for tables of our own.

use super::workbook::{Unwritable, cut, name};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};
use std::collections::HashSet;

/// The first bytes by which a spreadsheet knows that a CSV file is UTF-8.
const MARK: &str = "\u{FEFF}";

/// Rows of one table.
pub(crate) struct Marked {
    /// What the table is called.
    pub(crate) name: String,
    /// How many of the rows are headings.
    pub(crate) heads: usize,
    /// The rows; with each the column of its fault, if it has one.
    pub(crate) rows: Vec<(Vec<String>, Option<usize>)>,
}

/// The rows as CSV, UTF-8 with a mark.
pub(crate) fn marked_csv(sheets: &[Marked]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(MARK.as_bytes().to_vec());
    for sheet in sheets {
        for (cells, _) in &sheet.rows {
            // A row with too few cells stays one.
            let cells = cells.iter().map(|cell| super::csv::safe(cell));
            let written = writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()));
            written.unwrap_or_else(|error| unreachable!("memory takes rows of any width: {error}"));
        }
    }
    writer.into_inner().unwrap_or_else(|error| unreachable!("memory takes every byte: {error}"))
}

/// The rows as a workbook; faulty cells are filled, and so is what is said of them.
pub(crate) fn marked_xlsx(sheets: &[Marked]) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = Workbook::new();
    let top = Format::new().set_align(FormatAlign::Top);
    let head = top.clone().set_bold().set_text_wrap();
    let bad = top.clone().set_background_color(Color::RGB(0xFF_C7_CE));
    let mut names = HashSet::new();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name(&sheet.name, &mut names))?;
        worksheet.set_column_width(0, 40)?;
        for (row, (cells, fault)) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                let is_bad = fault.is_some_and(|fault| column == 0 || usize::from(column) == fault);
                if cell.is_empty() && !is_bad {
                    continue;
                }
                let form = if (row as usize) < sheet.heads { &head } else { [&top, &bad][usize::from(is_bad)] };
                worksheet.write_string_with_format(row, column, cut(cell), form)?;
            }
        }
        let heads = u32::try_from(sheet.heads).unwrap_or(u32::MAX);
        worksheet.set_freeze_panes(heads, 1)?;
    }
    if sheets.is_empty() {
        workbook.add_worksheet();
    }
    let saved: Result<Vec<u8>, XlsxError> = workbook.save_to_buffer();
    Ok(saved?)
}
