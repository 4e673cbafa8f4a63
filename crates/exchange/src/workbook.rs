//! Workbooks (XLSX): every sheet with headings that are known is a table. Not for formulas, formats or older workbooks.
//!
//! - Dates are read as ISO 8601, numbers without a useless `.0`, formulas as what they last gave.
//! - A cell that is merged over several holds its value in all of them.
//! - Sheets without known headings and hidden sheets are named and not read.

use crate::table::{Copied, Lines, Place, Row, TableFile, twice};
use crate::{Origin, Reading, archive, limits};
use calamine::{DataRef, Dimensions, Reader, SheetVisible, Xlsx};
use plan::{Finding, Initiative, Placed, Severity, Spot};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Among how many rows of a sheet headings are looked for before the sheet is given up.
const ROWS_ABOVE: usize = 20;
/// How many rows of a sheet are held at once.
const GRID: usize = 100_000;
/// How many cells may repeat the value of a merged one, and how long it may be.
const MERGED: usize = 200_000;
const MERGED_TEXT: usize = 10_000;

/// A workbook in memory.
type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a workbook and gives its initiatives, in the order of sheets and rows.
pub fn read(bytes: &[u8], origin: &Origin<'_>, sink: &mut dyn FnMut(Placed<Initiative>)) -> Reading {
    let mut file = TableFile::new(origin);
    read_to(bytes, &mut file);
    file.finish(sink)
}

/// Copies rows from a workbook.
pub(crate) fn copied(bytes: &[u8], origin: &Origin<'_>, lines: Lines) -> Vec<Copied> {
    twice(origin, lines, &mut |file| read_to(bytes, file))
}

fn read_to(bytes: &[u8], file: &mut TableFile<'_>) {
    let origin = file.origin();
    let opened = archive::open(bytes, origin.file, archive::SHEETS).and_then(|_| {
        let book = guarded(|| Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string()));
        book.map_err(|message| broken(origin.file, "", &message))
    });
    match opened {
        Ok(mut book) => sheets(&mut book, origin.file, file),
        Err(finding) => file.notes.push(finding),
    }
}

/// All sheets that are shown, with their rows as text; of a very long one the first rows.
pub(crate) fn grid(bytes: &[u8], name: &str) -> Result<Vec<(String, Vec<Row>)>, Finding> {
    archive::open(bytes, name, archive::SHEETS)?;
    let book = guarded(|| Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string()));
    let mut book = book.map_err(|message| broken(name, "", &message))?;
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec().into_iter().filter(|sheet| sheet.visible == SheetVisible::Visible) {
        let cells = guarded(|| book.worksheet_cells_reader(&sheet.name).map_err(|error| error.to_string()));
        let cells = cells.map_err(|message| broken(name, &sheet.name, &message))?;
        let mut rows = Rows { cells, waiting: None, ended: false, message: None };
        let (mut all, mut row) = (Vec::new(), Row::default());
        while all.len() < GRID && rows.next(0, &mut row) {
            all.push(row.clone());
        }
        if let Some(message) = rows.message {
            return Err(broken(name, &sheet.name, &message));
        }
        sheets.push((sheet.name, all));
    }
    Ok(sheets)
}

fn sheets(book: &mut Book<'_>, name: &str, file: &mut TableFile<'_>) {
    let (mut unused, mut read) = (Vec::new(), 0);
    for sheet in book.sheets_metadata().to_vec() {
        let first =
            if sheet.visible == SheetVisible::Visible { one(book, &sheet.name, name, file) } else { Some(VecDeque::new()) };
        match first {
            Some(first) => unused.push((sheet.name, first)),
            None => read += 1,
        }
    }
    for (sheet, mut first) in unused {
        if read == 0 && !first.is_empty() {
            // Says of the sheet which headings were found instead.
            file.table(Place::Sheet(&sheet), &mut |_, row| take(&mut first, row));
        } else {
            let spot = Spot::line(name, 0).what(sheet.as_str());
            file.notes.push(Finding::new("sheet-unused", Severity::Advisory, spot).with("sheet", &sheet));
        }
    }
}

/// Reads one sheet; where its headings are not known, gives its first rows back.
fn one(book: &mut Book<'_>, sheet: &str, name: &str, file: &mut TableFile<'_>) -> Option<VecDeque<Row>> {
    let merged = guarded(|| book.merge_cells_by_sheet_name(sheet).map_err(|error| error.to_string()));
    let mut merged = Merged::of(&merged.unwrap_or_default());
    let cells = match guarded(|| book.worksheet_cells_reader(sheet).map_err(|error| error.to_string())) {
        Ok(cells) => cells,
        Err(message) => {
            file.notes.push(broken(name, sheet, &message));
            return Some(VecDeque::new());
        }
    };
    let mut rows = Rows { cells, waiting: None, ended: false, message: None };
    let mut next = |width: usize, row: &mut Row| {
        let more = rows.next(width, row);
        merged.fill(row);
        more
    };
    let (mut first, mut row) = (VecDeque::new(), Row::default());
    while first.len() < ROWS_ABOVE && next(0, &mut row) {
        first.push_back(row.clone());
    }
    let is_known = file.knows(first.make_contiguous());
    if is_known {
        file.table(Place::Sheet(sheet), &mut |width, row| take(&mut first, row) || next(width, row));
    }
    if let Some(message) = rows.message {
        file.notes.push(broken(name, sheet, &message));
    }
    (!is_known).then_some(first)
}

/// Takes the next of rows that were read already.
fn take(rows: &mut VecDeque<Row>, row: &mut Row) -> bool {
    rows.pop_front().is_some_and(|known| {
        *row = known;
        true
    })
}

fn broken(file: &str, sheet: &str, message: &str) -> Finding {
    let spot = Spot::line(file, 0).what(sheet);
    Finding::new("archive-broken", Severity::Critical, spot).with("message", message)
}

/// Calls the library; where a hostile file makes it stop, that is an error of the file and no more.
/// Its arithmetic on cell references may overflow, and it takes some paths in an archive for granted.
fn guarded<T>(call: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|_| Err("the workbook cannot be understood".to_owned()))
}

/// The cells of a sheet as rows.
struct Rows<'a, 'b> {
    cells: calamine::XlsxCellReader<'a, Cursor<&'b [u8]>>,
    /// The first cell of the next row.
    waiting: Option<(u32, u32, String)>,
    /// Whether the last cell was read.
    ended: bool,
    /// Why the sheet ends before its end.
    message: Option<String>,
}

impl Rows<'_, '_> {
    /// Reads the next row; cells beyond the width do not count, where there is one.
    fn next(&mut self, width: usize, row: &mut Row) -> bool {
        row.clear();
        let mut filled = false;
        while let Some((line, column, text)) = self.waiting.take().or_else(|| self.cell()) {
            let line = line.saturating_add(1);
            if filled && line != row.line {
                self.waiting = Some((line - 1, column, text));
                break;
            }
            row.line = line;
            filled = true;
            if width == 0 || (column as usize) < width {
                row.set(column as usize, &text);
            }
        }
        filled
    }

    /// The next cell that holds anything.
    fn cell(&mut self) -> Option<(u32, u32, String)> {
        while !self.ended {
            match guarded(|| self.cells.next_cell().map_err(|error| error.to_string())) {
                Ok(None) => self.ended = true,
                Ok(Some(cell)) => {
                    let (line, column) = cell.get_position();
                    let text = text(cell.get_value());
                    if !text.is_empty() && (column as usize) < limits::COLUMNS {
                        return Some((line, column, text));
                    }
                }
                Err(message) => (self.ended, self.message) = (true, Some(message)),
            }
        }
        None
    }
}

/// A value as text.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Row and column of a cell, counted from 0.
type At = (u32, u32);

/// The merged cells of a sheet.
struct Merged {
    /// For each row, the columns that repeat another cell, and that cell.
    repeats: BTreeMap<u32, Vec<(u32, At)>>,
    /// The values of those cells, as far as rows were read.
    values: HashMap<At, String>,
    /// The rows in which one merged cell stands over several columns.
    wide: HashMap<u32, At>,
}

impl Merged {
    fn of(regions: &[Dimensions]) -> Self {
        let mut merged = Self { repeats: BTreeMap::new(), values: HashMap::new(), wide: HashMap::new() };
        let mut cells = 0;
        for region in regions {
            let (rows, columns) = (region.start.0..=region.end.0, region.start.1..=region.end.1);
            let size =
                u64::from(rows.end().abs_diff(*rows.start()) + 1) * u64::from(columns.end().abs_diff(*columns.start()) + 1);
            cells += size;
            if cells > MERGED as u64 {
                break;
            }
            merged.values.insert(region.start, String::new());
            for row in rows {
                merged.repeats.entry(row).or_default().extend(columns.clone().map(|column| (column, region.start)));
                if region.end.1 > region.start.1 {
                    merged.wide.insert(row, region.start);
                }
            }
        }
        merged
    }

    /// Fills the cells of a row that repeat others.
    fn fill(&mut self, row: &mut Row) {
        let Some(at) = row.line.checked_sub(1) else { return };
        let Some(repeats) = self.repeats.get(&at) else { return };
        let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        row.is_banner = filled == 1 && self.wide.get(&at).is_some_and(|(_, column)| !row.cell(*column as usize).is_empty());
        for (column, from) in repeats {
            if *from == (at, *column) {
                let value = row.cell(*column as usize);
                if value.len() <= MERGED_TEXT {
                    self.values.insert(*from, value.to_owned());
                }
            } else if row.cell(*column as usize).is_empty()
                && let Some(value) = self.values.get(from)
            {
                row.set(*column as usize, value);
            }
        }
    }
}
