//! Reads a file that went out and comes back: which rows it has, which entry each is about, and what its cells say. Not for
//! telling an edit from what was written: that needs the register as it was.

use super::{Field, Mark, NotUnderstood, matrix, plain, sums};
use crate::table::{Place, Row};
use crate::words::fold;
use crate::{Notes, Say, Term, document, workbook};
use plan::{Finding, Lang, Severity, Spot};
use std::collections::HashMap;

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
    pub cells: Vec<ReturnedCell>,
}

/// What a row says of a field.
#[derive(Clone)]
pub struct ReturnedCell {
    /// The field.
    pub field: Field,
    /// What is said of it; of several cells together.
    pub text: String,
    /// The cells it stands in, in their order, each as it was filled; those left out that belong to nothing that is said.
    pub cells: Vec<(Spot, String)>,
}

impl ReturnedCell {
    /// Where the cell that is meant stands, or the first of them.
    pub fn spot(&self, part: usize) -> Spot {
        self.cells.get(part).or(self.cells.first()).map(|(spot, _)| spot.clone()).unwrap_or_default()
    }

    /// What was filled in where it is no value.
    pub fn wrong<'a>(&'a self, not: &'a NotUnderstood) -> &'a str {
        let filled = self.cells.get(not.part).map(|(_, filled)| filled.as_str()).filter(|filled| !filled.is_empty());
        filled.or(not.text.as_deref()).unwrap_or(&self.text)
    }
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
    /// The areas within a State.
    Areas(String),
    /// A sum, its currency and what it is.
    Sum,
    Currency,
    SumKind,
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
    let heads = heads(say);
    let mut found = false;
    if crate::detect(bytes, file) == crate::Format::Document {
        match document::grid(bytes, file) {
            Ok((tables, end)) => {
                notes.extend(end);
                for (number, rows) in tables {
                    found |= table(&mut returned.rows, Place::Table(number), file, &rows, &heads);
                }
            }
            Err(finding) => notes.push(finding),
        }
    } else {
        match workbook::grid(bytes, file) {
            Ok(sheets) => {
                for (name, rows) in sheets {
                    found |= table(&mut returned.rows, Place::Sheet(&name), file, &rows, &heads);
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
fn table(to: &mut Vec<ReturnedRow>, place: Place<'_>, file: &str, rows: &[Row], heads: &Heads) -> bool {
    let names = |row: &Row| row.cells.iter().map(|cell| named(cell)).collect::<Vec<_>>();
    let words = |row: &Row| row.cells.iter().map(|cell| heads.get(&fold(cell)).cloned()).collect::<Vec<_>>();
    let is_head = |columns: &[Option<Column>]| columns.contains(&Some(Column::Id)) && columns.iter().flatten().count() > 2;
    let find = |read: &dyn Fn(&Row) -> Vec<Option<Column>>| {
        let first = rows.iter().take(20).enumerate().map(|(at, row)| (at, read(row)));
        first.into_iter().find(|(_, columns)| is_head(columns))
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
    let at_id = columns.iter().position(|column| *column == Some(Column::Id));
    let id = at_id.map(|at| plain(row.cell(at))).unwrap_or_default();
    let (mut provision, mut named) = (None, false);
    let mut cells: Vec<ReturnedCell> = Vec::new();
    let cell = |at: &usize| (place.spot(file, row.line, Some(*at), &id), plain(row.cell(*at)));
    let mut add = |field: Field, text: String, at: &[usize]| {
        let known = cells.iter_mut().find(|known| known.field == field);
        // A field of several cells is told by those that say something.
        match known {
            Some(known) if text.is_empty() => known.cells.extend(at.first().filter(|_| known.text.is_empty()).map(cell)),
            Some(known) if known.text.is_empty() => (known.text, known.cells) = (text, at.iter().map(cell).collect()),
            Some(known) => {
                known.text.extend([if text.starts_with(' ') { "" } else { "; " }, &text]);
                known.cells.extend(at.iter().map(cell));
            }
            None => cells.push(ReturnedCell { field, text, cells: at.iter().map(cell).collect() }),
        }
    };
    let text = |at: usize| plain(row.cell(at));
    // The cells behind this one that belong to it.
    let beside = |at: usize, what: &Column| columns.get(at).filter(|column| column.as_ref() == Some(what)).map(|_| at);
    for (at, column) in columns.iter().enumerate() {
        let said = text(at);
        let first = || said.split_whitespace().next().map(|word| word.trim_end_matches('.').to_owned());
        match column {
            None | Some(Column::Id | Column::Currency | Column::SumKind) => {}
            Some(Column::Provision) => provision = first(),
            Some(Column::Field(field)) => add(*field, said, &[at]),
            Some(Column::State(state)) => add(Field::States, if said.is_empty() { String::new() } else { state.clone() }, &[at]),
            Some(Column::Areas(state)) => {
                let areas: Vec<String> = said.split([',', ';']).map(plain).filter(|area| !area.is_empty()).collect();
                add(Field::Areas, if areas.is_empty() { String::new() } else { format!("{state}: {}", areas.join(", ")) }, &[at]);
            }
            Some(Column::Sum) => {
                let (currency, kind) = (beside(at + 1, &Column::Currency), beside(at + 2, &Column::SumKind));
                let told = sums::told(&said, &currency.map(text).unwrap_or_default(), &kind.map(text).unwrap_or_default());
                add(Field::Budgets, told.unwrap_or_default(), &[at, currency.unwrap_or(at), kind.unwrap_or(at)]);
            }
            Some(Column::Number) => {
                named = !said.is_empty();
                add(Field::Provisions, first().unwrap_or_default(), &[at, beside(at + 1, &Column::Strength).unwrap_or(at)]);
            }
            Some(Column::Strength) if named && !said.is_empty() => add(Field::Provisions, format!(" {said}"), &[]),
            Some(Column::Strength) => {}
        }
    }
    let is_open = |text: &str| matches!(text, "" | matrix::NOBODY | "-" | "—");
    if id.is_empty() && cells.iter().all(|cell| is_open(&cell.text)) {
        return None;
    }
    let spot = place.spot(file, row.line, None, &id);
    Some(ReturnedRow { spot, id, provision, cells })
}

/// The column of a permanent name: `title`, `states:KG`, `provisions:1`, `provisions:1:strength`, `budgets:1:currency`.
fn named(cell: &str) -> Option<Column> {
    let cell = cell.trim();
    match cell.split_once(':') {
        Some(("states", state)) => Some(Column::State(state.to_owned())),
        Some(("areas", state)) => Some(Column::Areas(state.to_owned())),
        Some(("budgets", rest)) if rest.ends_with(":currency") => Some(Column::Currency),
        Some(("budgets", rest)) if rest.ends_with(":kind") => Some(Column::SumKind),
        Some(("budgets", _)) => Some(Column::Sum),
        Some(("provisions", rest)) if rest.ends_with(":strength") => Some(Column::Strength),
        Some(("provisions", _)) => Some(Column::Number),
        Some(_) => None,
        None if cell == "id" => Some(Column::Id),
        None => Field::of_name(cell).map(Column::Field),
    }
}

/// The columns by what stands above them for people, folded.
type Heads = HashMap<String, Column>;

/// What stands above columns, in either language; said once, since a file may have very many cells.
fn heads(say: &Say<'_>) -> Heads {
    let fields = matrix::COLUMNS.into_iter().map(|(field, _)| (field.name(), Column::Field(field)));
    let mut heads = Heads::new();
    for (name, column) in [("id", Column::Id), ("provision", Column::Provision)].into_iter().chain(fields) {
        for lang in [Lang::EN, Lang::RU] {
            let said = fold(&say(Term::Form(&format!("column-{name}")), lang));
            if !said.is_empty() {
                heads.entry(said).or_insert_with(|| column.clone());
            }
        }
    }
    heads
}
