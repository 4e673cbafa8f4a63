//! Copies rows of a table instead of reading them: those that are named, and others that bear the same reference.
//! Not for what is written of them (`rejects`).

use super::field::Field;
use super::grid::{Place, Row};
use super::heading::Headings;
use super::{TableFile, cell, read_to, tag};
use crate::Origin;
use crate::words::fold;
use std::collections::HashSet;

/// Rows by their table and line.
pub(crate) type Lines = HashSet<(Box<str>, u32)>;

/// The copied rows of one table.
#[derive(Default)]
pub(crate) struct Copied {
    /// Which table of its file; empty where the file is the table.
    pub(crate) name: Box<str>,
    /// The rows above, headings and what stands before them; and whether a row holds tags.
    pub(crate) heads: Vec<(Vec<String>, bool)>,
    /// Whether the last of them holds tags.
    pub(crate) has_tags: bool,
    /// The rows with their lines.
    pub(crate) rows: Vec<(u32, Vec<String>)>,
}

/// Copies from a CSV file.
pub(crate) fn copied(bytes: &[u8], origin: &Origin<'_>, lines: Lines) -> Vec<Copied> {
    twice(origin, lines, &mut |file| read_to(bytes, file))
}

/// Goes through a file twice: first for the references of the rows, then for all rows that bear them.
pub(crate) fn twice(origin: &Origin<'_>, lines: Lines, read: &mut dyn FnMut(&mut TableFile<'_>)) -> Vec<Copied> {
    let mut copying = Copying { lines, references: HashSet::new(), tables: Vec::new(), has_references: false };
    for has_references in [false, true] {
        copying.has_references = has_references;
        let mut file = TableFile::new(origin);
        file.copying = Some(copying);
        read(&mut file);
        copying = file.copying.take().unwrap_or_default();
    }
    copying.tables
}

/// A copy while it is made.
#[derive(Default)]
pub(crate) struct Copying {
    lines: Lines,
    /// The references that the rows bear, each with its table.
    references: HashSet<(Box<str>, String)>,
    /// Whether these are known.
    has_references: bool,
    tables: Vec<Copied>,
}

impl Copying {
    /// Goes through one table.
    pub(crate) fn table(
        &mut self,
        at: Place<'_>,
        headings: &Headings,
        first: Vec<Row>,
        next: &mut dyn FnMut(usize, &mut Row) -> bool,
    ) {
        let mut copied = Copied { name: at.table(), ..Copied::default() };
        for row in first {
            if row.line <= headings.line {
                copied.has_tags = tag::is_tags(&row);
                copied.heads.push((row.cells, copied.has_tags));
            } else {
                self.row(headings, &row, &mut copied);
            }
        }
        let mut row = Row::default();
        while next(headings.width(), &mut row) {
            self.row(headings, &row, &mut copied);
        }
        if self.has_references {
            self.tables.push(copied);
        }
    }

    fn row(&mut self, headings: &Headings, row: &Row, copied: &mut Copied) {
        let is_wanted = self.lines.contains(&(copied.name.clone(), row.line));
        let reference = reference(headings, row).map(|reference| (copied.name.clone(), reference));
        if self.has_references {
            if is_wanted || reference.is_some_and(|reference| self.references.contains(&reference)) {
                copied.rows.push((row.line, row.cells.clone()));
            }
        } else if is_wanted {
            self.references.extend(reference);
        }
    }
}

/// What tells the row's initiative from others: its reference, else its title.
fn reference(headings: &Headings, row: &Row) -> Option<String> {
    let first = |field| headings.of(field).map(|(column, ..)| cell::plain(row.cell(column))).find(|text| !text.is_empty());
    first(Field::Identifier).map(str::to_owned).or_else(|| first(Field::Title).map(fold))
}
