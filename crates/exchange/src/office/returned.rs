//! Reads a file that went out and comes back: which rows it has, which entry each is about, and what its cells say. Not for
//! telling an edit from what was written: that needs the register as it was.

use super::{Field, Mark, matrix, plain};
use crate::table::{Place, Row};
use crate::words::fold;
use crate::{Notes, Say, Term, document, workbook};
use plan::{Finding, Lang, Severity, Spot};

/// A file that came back.
pub struct Returned {
    /// From what it was made.
    pub mark: Mark,
    /// Its rows, in their order; open rows nobody filled are left out.
    pub rows: Vec<ReturnedRow>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
}

/// A row.
pub struct ReturnedRow {
    /// Where it stands.
    pub spot: Spot,
    /// The address of its entry; empty for a new one.
    pub id: String,
    /// The number of the provision it stands under, in a matrix.
    pub provision: Option<String>,
    /// What its cells say; a column that is not there says nothing.
    pub cells: Vec<(Field, String)>,
}

/// What a column holds.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Column {
    Id,
    Provision,
    Field(Field),
    /// A State, ticked or not.
    State(String),
    /// One of several provisions, and its strength.
    Number,
    Strength,
}

/// Whether a file went out from a register and comes back.
pub fn is_office(bytes: &[u8]) -> bool {
    Mark::is_there(bytes)
}

/// Reads a file that went out; none where it has no mark.
pub fn read(bytes: &[u8], file: &str, say: &Say<'_>) -> Option<Returned> {
    let mark = Mark::of(bytes)?;
    let mut returned = Returned { mark, rows: Vec::new(), findings: Vec::new() };
    let mut notes = Notes::default();
    let mut found = false;
    if crate::detect(bytes, file) == crate::Format::Document {
        match document::grid(bytes, file) {
            Ok((tables, end)) => {
                notes.extend(end);
                for (number, rows) in tables {
                    found |= table(&mut returned.rows, Place::Table(number), file, &rows, say);
                }
            }
            Err(finding) => notes.push(finding),
        }
    } else {
        match workbook::grid(bytes, file) {
            Ok(sheets) => {
                for (name, rows) in sheets {
                    found |= table(&mut returned.rows, Place::Sheet(&name), file, &rows, say);
                }
            }
            Err(finding) => notes.push(finding),
        }
    }
    returned.findings = notes.finish(file);
    if !found && returned.findings.is_empty() {
        returned.findings.push(Finding::new("office-no-table", Severity::Critical, Spot::line(file, 0)));
    }
    Some(returned)
}

/// Reads a table, where its columns are known: by their permanent names, else by what stands above them for people.
fn table(to: &mut Vec<ReturnedRow>, place: Place<'_>, file: &str, rows: &[Row], say: &Say<'_>) -> bool {
    let names = |row: &Row| row.cells.iter().map(|cell| named(cell)).collect::<Vec<_>>();
    let words = |row: &Row| row.cells.iter().map(|cell| headed(cell, say)).collect::<Vec<_>>();
    let is_head = |columns: &[Option<Column>]| columns.contains(&Some(Column::Id)) && columns.iter().flatten().count() > 2;
    let find = |read: &dyn Fn(&Row) -> Vec<Option<Column>>| {
        let heads = rows.iter().take(20).enumerate().map(|(at, row)| (at, read(row)));
        heads.into_iter().find(|(_, columns)| is_head(columns))
    };
    let Some((head, columns)) = find(&names).or_else(|| find(&words)) else { return false };
    for row in &rows[head + 1..] {
        // Office programs may repeat a head where a table was cut in two.
        if !is_head(&words(row)) {
            to.extend(read_row(row, &columns, place, file));
        }
    }
    true
}

fn read_row(row: &Row, columns: &[Option<Column>], place: Place<'_>, file: &str) -> Option<ReturnedRow> {
    let (mut id, mut provision) = (String::new(), None);
    let mut cells: Vec<(Field, String)> = Vec::new();
    let mut add = |field: Field, text: String| match cells.iter_mut().find(|(known, _)| *known == field) {
        Some((_, before)) if before.is_empty() => *before = text,
        Some((_, before)) if !text.is_empty() => before.extend([if text.starts_with(' ') { "" } else { "; " }, &text]),
        Some(_) => {}
        None => cells.push((field, text)),
    };
    let mut named = false;
    for (at, column) in columns.iter().enumerate() {
        let text = plain(row.cell(at));
        let first = || text.split_whitespace().next().map(|word| word.trim_end_matches('.').to_owned());
        match column {
            None => {}
            Some(Column::Id) => id = text,
            Some(Column::Provision) => provision = first(),
            Some(Column::Field(field)) => add(*field, text),
            Some(Column::State(state)) => add(Field::States, if text.is_empty() { String::new() } else { state.clone() }),
            Some(Column::Number) => {
                named = !text.is_empty();
                add(Field::Provisions, first().unwrap_or_default());
            }
            Some(Column::Strength) if named && !text.is_empty() => add(Field::Provisions, format!(" {text}")),
            Some(Column::Strength) => {}
        }
    }
    let is_open = |text: &str| matches!(text, "" | matrix::NOBODY | "-" | "—");
    if id.is_empty() && cells.iter().all(|(_, text)| is_open(text)) {
        return None;
    }
    let spot = place.spot(file, row.line, None, &id);
    Some(ReturnedRow { spot, id, provision, cells })
}

/// The column of a permanent name: `title`, `states:KG`, `provisions:1`, `provisions:1:strength`.
fn named(cell: &str) -> Option<Column> {
    let cell = cell.trim();
    match cell.split_once(':') {
        Some(("states", state)) => Some(Column::State(state.to_owned())),
        Some(("provisions", rest)) if rest.ends_with(":strength") => Some(Column::Strength),
        Some(("provisions", _)) => Some(Column::Number),
        Some(_) => None,
        None if cell == "id" => Some(Column::Id),
        None => Field::of_name(cell).map(Column::Field),
    }
}

/// The column of a heading, in either language.
fn headed(cell: &str, say: &Say<'_>) -> Option<Column> {
    let cell = fold(cell);
    let known = |name: &str| {
        let said = |lang| fold(&say(Term::Form(&format!("column-{name}")), lang)) == cell;
        !cell.is_empty() && [Lang::EN, Lang::RU].into_iter().any(said)
    };
    if known("id") {
        return Some(Column::Id);
    }
    if known("provision") {
        return Some(Column::Provision);
    }
    matrix::COLUMNS.into_iter().map(|(field, _)| field).find(|field| known(field.name())).map(Column::Field)
}
