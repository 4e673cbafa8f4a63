//! Tables of initiatives as people keep them, whatever file they stand in: headings in English or Russian in any order,
//! tags of the Humanitarian Exchange Language, one row or many for an initiative. Not for tables of anything else.
//!
//! - The row of headings is found among the first rows; what stands above it is passed over. Tags decide where there are any.
//! - Several values in a cell stand apart by `;`.
//! - A heading without a language (`title`) holds Russian where its letters are Russian, else English.
//! - A row without a reference gets one made of its title, lead and start, the same each time it is read; where rows
//!   are places, of its title and lead alone.
//! - Rows with the same reference are parts of one initiative; `group` says how they are put together.
//! - Columns about persons are never read.

mod cell;
mod copy;
mod delimited;
mod field;
mod grid;
mod group;
mod heading;
mod made;
mod money;
mod notice;
mod row;
mod shape;
mod tag;
mod words;

use crate::encoding::decode;
use crate::notes::Notes;
use crate::rejects::{self, Rejected, RejectedAt};
use crate::{Origin, Reading};
pub(crate) use cell::{amount, date, number, term};
use copy::Copying;
pub(crate) use copy::{Copied, Lines, copied, twice};
use delimited::Delimited;
use field::Field;
pub(crate) use field::field_name;
pub use field::field_names;
pub(crate) use grid::{Place, Row};
use group::{Groups, Joined};
use heading::Headings;
use notice::Notices;
use plan::{Finding, Initiative, Placed, Severity, Spot};
use row::Reader;
use shape::{Manner, Shape};
use std::collections::HashSet;
pub(crate) use words::currencies;

/// Among how many rows the headings are looked for.
const ROWS_ABOVE: usize = 25;
/// How many rows below them show how dates are written.
const SAMPLE: usize = 500;
/// How much of a text may stand before its headings.
const START: usize = 1 << 20;

/// Reads a CSV file and gives its initiatives, in the order of their first rows.
pub fn read(bytes: &[u8], origin: &Origin<'_>, sink: &mut dyn FnMut(Placed<Initiative>)) -> Reading {
    let mut file = TableFile::new(origin);
    read_to(bytes, &mut file);
    file.finish(sink)
}

/// Reads a CSV file.
fn read_to(bytes: &[u8], file: &mut TableFile<'_>) {
    let text = decode(bytes);
    file.notes.extend(text.conversion.findings(file.origin.file));
    let text = &*text.text;
    let end = (0..=text.len().min(START)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let known = |delimiter: &u8| {
        let mut rows = Delimited::new(&text[..end], *delimiter);
        let rows = first_rows(&mut |row| rows.next(row));
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        (Headings::find(&rows, &file.chosen).map(|(known, _)| known), widest)
    };
    // What stands between cells is what makes the most headings known; of equals the first.
    let delimiter = [b'|', b'\t', b';', b','].into_iter().max_by_key(known).unwrap_or(b',');
    let mut rows = Delimited::new(text, delimiter);
    file.table(Place::File, &mut |width, row| {
        rows.expect(width);
        rows.next(row)
    });
}

fn first_rows(next: &mut dyn FnMut(&mut Row) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = Row::default();
    while rows.len() < ROWS_ABOVE && next(&mut row) {
        rows.push(row.clone());
    }
    rows
}

/// A file of one or several tables while it is read.
pub(crate) struct TableFile<'a> {
    origin: &'a Origin<'a>,
    chosen: Vec<(String, field::Named)>,
    /// What is to be said about it.
    pub(crate) notes: Notes,
    notices: Notices,
    groups: Groups,
    columns: Vec<(String, Option<&'static str>)>,
    rows: u64,
    rejected: u64,
    rejects: Vec<Rejected>,
    part: bool,
    /// Where rows are not to be read but copied.
    copying: Option<Copying>,
}

impl<'a> TableFile<'a> {
    /// Takes what the person said of columns; a field nobody knows is told at once.
    pub(crate) fn new(origin: &'a Origin<'a>) -> Self {
        let mut notes = Notes::default();
        let mut chosen = Vec::new();
        for (heading, name) in origin.columns {
            match field::Named::of_name(name) {
                Some(named) => chosen.push((heading.clone(), named)),
                None => {
                    let spot = Spot::line(origin.file, 0).what(heading.as_str());
                    let unknown = Finding::new("field-name-unknown", Severity::Error, spot).with("field", name);
                    notes.push(unknown.with("suggestion", plan::suggest(name, &field_names())));
                }
            }
        }
        Self {
            origin,
            chosen,
            notes,
            notices: Notices::default(),
            groups: Groups::default(),
            columns: Vec::new(),
            rows: 0,
            rejected: 0,
            rejects: Vec::new(),
            part: false,
            copying: None,
        }
    }

    /// What is known of the file.
    pub(crate) fn origin(&self) -> &'a Origin<'a> {
        self.origin
    }

    /// Whether rows hold headings that are known here.
    pub(crate) fn knows(&self, rows: &[Row]) -> bool {
        Headings::find(&rows[..rows.len().min(ROWS_ABOVE)], &self.chosen).is_some()
    }

    /// Reads one table. `next` reads the next row, and is told how many columns there are, 0 where that is not known yet.
    pub(crate) fn table(&mut self, at: Place<'_>, next: &mut dyn FnMut(usize, &mut Row) -> bool) {
        let first = first_rows(&mut |row| next(0, row));
        let Some((_, headings)) = Headings::find(&first, &self.chosen) else {
            let spot = at.spot(self.origin.file, 1, None, "");
            let (known, found) = Headings::nearest(&first, &self.chosen);
            // Where other columns are known, it is the title that is missing and not the headings.
            let code = if known > 1 { "title-column-missing" } else { "header-unknown" };
            let unknown = Finding::new(code, Severity::Critical, spot).with("found", found.join(", "));
            self.notes.push(unknown.with("known", field::plain_names()));
            return;
        };
        self.part |= headings.has(Field::Problem);
        if let Some(copying) = &mut self.copying {
            return copying.table(at, &headings, first, next);
        }
        let by_column = self.chosen.iter().filter(|(heading, _)| !heading.is_empty());
        for (heading, _) in by_column.filter(|(heading, _)| !headings.names(heading)) {
            let spot = Spot::line(self.origin.file, headings.line).what(heading.as_str());
            let missing = Finding::new("map-column-missing", Severity::Warning, spot);
            self.notes.push(missing.with("column", heading));
        }
        self.columns(at, &headings);
        let width = headings.width();
        let mut rows: Vec<Row> = first.into_iter().filter(|row| row.line > headings.line).collect();
        let mut row = Row::default();
        while rows.len() < SAMPLE && next(width, &mut row) {
            rows.push(row.clone());
        }
        let manner = Manner::of(&headings, &rows);
        let mut alike = HashSet::new();
        for row in &rows {
            self.row(at, &headings, &manner, row, &mut alike);
        }
        drop(rows);
        while next(width, &mut row) {
            self.row(at, &headings, &manner, &row, &mut alike);
        }
        self.notices.tell(&mut self.notes, at, &headings, self.origin.file);
    }

    /// Says which column is what, and of which nothing is read.
    fn columns(&mut self, at: Place<'_>, headings: &Headings) {
        for (heading, named) in headings.all() {
            if named.is_none() {
                let spot = at.spot(self.origin.file, headings.line, None, heading);
                self.notes.push(Finding::new("column-unused", Severity::Advisory, spot).with("column", heading));
            }
            self.columns.push((heading.to_owned(), named.and_then(field::Named::name)));
        }
    }

    fn row(&mut self, at: Place<'_>, headings: &Headings, manner: &Manner, row: &Row, alike: &mut HashSet<u64>) {
        let is_tags = || row.cells.iter().all(|cell| cell.is_empty() || cell.starts_with('#'));
        if row.is_empty() || row.line <= headings.line || is_tags() {
            return;
        }
        self.rows += 1;
        let file = self.origin.file;
        if row.is_banner || headings.are(row) {
            self.notices.passed_over.get_or_insert_with(|| row.cell(0).chars().take(60).collect());
            self.notices.banners += 1;
            return;
        }
        let personal = headings.of(Field::Personal).filter(|(column, ..)| !row.cell(*column).is_empty()).count();
        self.notices.personal += personal as u64;
        if row.cut > 0 {
            let long = Finding::new("text-too-long", Severity::Warning, at.spot(file, row.line, None, ""));
            self.notes.push(long.with("limit", crate::limits::TEXT));
        }
        if let Some(broken) = broken(row, headings, at, file) {
            return self.reject(at, row.line, None, broken);
        }
        let everywhere = self.chosen.iter().find_map(|(heading, named)| named.value.as_deref().filter(|_| heading.is_empty()));
        let reader = Reader { row, headings, manner, origin: self.origin, at, everywhere };
        let part = match reader.part(&mut self.notes) {
            Ok(part) => part,
            Err((column, why)) => return self.reject(at, row.line, Some(column), *why),
        };
        if manner.shape == Shape::Payments && !alike.insert(made::hash(row.cells.iter().map(|cell| cell.as_str()))) {
            self.notices.alike += 1;
        }
        self.notices.areas += u64::from(part.lacks_state);
        self.notices.look_at(&part.money, row.line);
        let (key, made) = (part.initiative.key.clone(), part.key_is_made);
        let spot = at.spot(file, row.line, None, key.as_str());
        match self.groups.take(part, spot.clone(), manner.shape, self.origin.address) {
            Joined::New => self.notices.made += u64::from(made),
            Joined::Part => {}
            Joined::Repeats => self.notices.repeats += 1,
            Joined::Conflict => {
                let column = headings.of(Field::Identifier).next().map(|(column, ..)| column);
                let twice = Finding::new("identifier-twice", Severity::Error, spot).with("identifier", key.reference());
                self.reject(at, row.line, column, twice);
            }
        }
    }

    /// A row that does not enter, and why.
    fn reject(&mut self, at: Place<'_>, line: u32, column: Option<usize>, why: Finding) {
        self.rejected += 1;
        rejects::keep(&mut self.rejects, RejectedAt::Row { table: at.table(), line, column }, &why);
        self.notes.push(why);
    }

    /// Gives the initiatives and what is to be said about the file.
    pub(crate) fn finish(mut self, sink: &mut dyn FnMut(Placed<Initiative>)) -> Reading {
        let read = self.groups.len() + self.rejected;
        let notes = &mut self.notes;
        let totals = self.groups.finish(&mut |placed| {
            if placed.value.title.is_empty() {
                let missing = Finding::new("title-missing", Severity::Warning, placed.spot.clone());
                notes.push(missing);
            }
            sink(placed);
        });
        notice::tell_totals(notes, &totals, self.origin.file);
        Reading {
            findings: self.notes.finish(self.origin.file),
            columns: self.columns,
            rules: None,
            rows: self.rows,
            read,
            rejected: self.rejected,
            rejects: self.rejects,
            part: self.part,
        }
    }
}

/// The finding for a row that is not as wide as the headings, or whose quotation mark is never closed.
fn broken(row: &Row, headings: &Headings, at: Place<'_>, file: &str) -> Option<Finding> {
    let first = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
    let first: String = first.chars().take(60).collect();
    let spot = || at.spot(file, row.line, None, &first);
    if row.flaw == Some(grid::Flaw::QuoteOpen) {
        return Some(Finding::new("quote-open", Severity::Error, spot()));
    }
    // A workbook does not store the empty cells at the end of a row.
    let Place::File = at else { return None };
    let (expected, found) = (headings.width(), row.cells.len());
    let has_more = row.cells.iter().skip(expected).any(|cell| !cell.trim().is_empty());
    (found < expected || has_more).then(|| {
        let broken = Finding::new("row-broken", Severity::Error, spot());
        broken.with("expected", expected).with("found", found)
    })
}
