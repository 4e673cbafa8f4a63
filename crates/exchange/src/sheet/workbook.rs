//! Sheets as an XLSX workbook: numbers as numbers, days as dates, headings that stay in sight and filter.
//! Not for formulas or charts. Equal sheets and an equal date give equal bytes.

use super::{Cell, Sheet};
use plan::{Date, PartialDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::collections::HashSet;

/// What Excel cannot hold: more than 1,048,576 rows or 16,384 columns in one sheet.
#[derive(Debug, thiserror::Error)]
#[error("write a workbook: {0}")]
pub struct Unwritable(#[from] XlsxError);

/// The longest text a cell can hold, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// The widest column, in characters; longer texts are wrapped.
const WIDEST: usize = 60;

/// Writes a workbook with one worksheet for each sheet; `created` is the date in its properties.
pub fn xlsx(sheets: &[Sheet], created: Date) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = Workbook::new();
    if let Some(day) = excel_day(created.into()) {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    }
    let forms = Forms::new();
    let mut names = HashSet::new();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name(&sheet.title, &mut names))?;
        write(worksheet, sheet, &forms)?;
    }
    if sheets.is_empty() {
        workbook.add_worksheet();
    }
    Ok(workbook.save_to_buffer()?)
}

/// How cells look.
struct Forms {
    title: Format,
    heading: Format,
    text: Format,
    number: Format,
    date: Format,
}

impl Forms {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14.0),
            heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            text: top.clone().set_text_wrap(),
            number: top.clone().set_num_format("#,##0"),
            date: top.set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write(to: &mut Worksheet, sheet: &Sheet, forms: &Forms) -> Result<(), XlsxError> {
    let mut row = 0;
    if !sheet.title.is_empty() {
        to.write_string_with_format(row, 0, cut(&sheet.title), &forms.title)?;
        row += 1;
    }
    for note in sheet.notes.iter().filter(|note| !note.is_empty()) {
        to.write_string(row, 0, cut(note))?;
        row += 1;
    }
    for (at, column) in (0..).zip(&sheet.columns) {
        to.write_string_with_format(row, at, cut(&column.heading), &forms.heading)?;
        to.set_column_width(at, width(sheet, usize::from(at)))?;
    }
    // Filters begin at the last row above the data, so that the tags are not sorted among it.
    if let Some(tags) = sheet.tags() {
        row += 1;
        for (at, tag) in (0..).zip(tags) {
            to.write_string(row, at, tag)?;
        }
    }
    let headings = row;
    for cells in &sheet.rows {
        row += 1;
        for (at, cell) in (0..).zip(cells) {
            write_cell(to, row, at, cell, forms)?;
        }
    }
    if let Some(last) = sheet.columns.len().checked_sub(1) {
        to.autofilter(headings, 0, row, u16::try_from(last).unwrap_or(u16::MAX))?;
        to.set_freeze_panes(headings + 1, 0)?;
    }
    Ok(())
}

fn write_cell(to: &mut Worksheet, row: u32, column: u16, cell: &Cell, forms: &Forms) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => to.write_string_with_format(row, column, cut(text), &forms.text)?,
        // Excel counts in floating point; a number it would round is kept as text.
        Cell::Number(number) if number.unsigned_abs() >= 1 << 53 => to.write_string(row, column, number.to_string())?,
        Cell::Number(number) => to.write_number_with_format(row, column, *number as f64, &forms.number)?,
        Cell::Money { amount, currency } if amount.0.unsigned_abs() < 1 << 53 => {
            let code: String = currency.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
            let form = forms.number.clone().set_num_format(format!("#,##0.00 \"{code}\""));
            to.write_number_with_format(row, column, amount.0 as f64 / 100.0, &form)?
        }
        Cell::Money { .. } => to.write_string(row, column, cell.text())?,
        Cell::Date(date) => match excel_day(*date) {
            Some(day) => to.write_datetime_with_format(row, column, &day, &forms.date)?,
            None => to.write_string_with_format(row, column, date.to_string(), &forms.text)?,
        },
        Cell::Empty => return Ok(()),
    };
    Ok(())
}

/// A date as Excel has it, where it is known to the day.
fn excel_day(date: PartialDate) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, date.month()?, date.day()?).ok()
}

/// The width that shows most cells whole.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let heading = sheet.columns.get(column).map_or(0, |column| column.heading.chars().count() + 2);
    let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
        Cell::Text(text) => text.chars().count(),
        // Thousands are parted in sight.
        Cell::Number(_) | Cell::Money { .. } => cell.text().chars().count() * 4 / 3 + 2,
        Cell::Date(_) => 10,
        Cell::Empty => 0,
    });
    cells.fold(heading.min(24), usize::max).clamp(8, WIDEST) as f64 + 1.0
}

/// As much of a text as a cell can hold; a mark shows that there was more.
pub(crate) fn cut(text: &str) -> String {
    let mut units = 0;
    let longest = text.char_indices().take_while(|(_, c)| {
        units += c.len_utf16();
        units < LONGEST_TEXT
    });
    match longest.last() {
        Some((at, c)) if at + c.len_utf8() < text.len() => format!("{}…", &text[..at + c.len_utf8()]),
        _ => text.to_owned(),
    }
}

/// A name Excel allows and no other sheet of the book has: at most 31 characters, none of `[]:*?/\`.
pub(super) fn name(title: &str, taken: &mut HashSet<String>) -> String {
    let legal = title.replace(['[', ']', ':', '*', '?', '/', '\\'], " ").replace('\'', "’");
    let legal: Vec<&str> = legal.split_whitespace().filter(|word| !word.chars().any(char::is_control)).collect();
    let legal = Some(legal.join(" ")).filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("history"));
    let legal = legal.unwrap_or_else(|| "Sheet".to_owned());
    let mut name = shorten(&legal, 31);
    for number in 2_u32.. {
        if taken.insert(name.to_lowercase()) {
            break;
        }
        let number = format!(" ({number})");
        name = format!("{}{number}", shorten(&legal, 31 - number.len()));
    }
    name
}

/// The first characters of a text, as many as fit into that many UTF-16 units.
fn shorten(text: &str, most: usize) -> String {
    let mut units = 0;
    let fits = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= most
    });
    fits.collect::<String>().trim_end().to_owned()
}
