//! Copies the rows of tables that did not enter, below their headings, with a first column that says what is wrong.
//! Not for activities, and not for finding the rows (`table`).

use super::{HEADING, Rejected, RejectedAt, Say, TAG};
use crate::sheet::{Marked, Unwritable, marked_csv, marked_xlsx};
use crate::table::Copied;
use crate::{Format, Origin, detect, document, table, workbook};
use plan::Finding;
use std::collections::HashMap;

/// What a copy of rows is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One table of text.
    Csv,
    /// A workbook with a sheet for each table.
    Xlsx,
}

/// What became of a copy.
#[derive(Debug)]
pub enum Rows {
    /// The copy, and how many rejected rows are in it.
    Copy(Vec<u8>, u64),
    /// Rows of several tables do not go into one table of text.
    SeveralTables(usize),
}

/// Copies the rejected rows of a table, a workbook or a document. `origin` is that of the reading that rejected them.
pub fn rows(bytes: &[u8], origin: &Origin<'_>, rejects: &[Rejected], form: Form, say: &Say<'_>) -> Result<Rows, Unwritable> {
    let mut known: HashMap<(Box<str>, u32), (usize, &Finding)> = HashMap::new();
    for rejected in rejects {
        if let RejectedAt::Row { table, line, column } = &rejected.at {
            // The first column is that of the copy itself.
            known.insert((table.clone(), *line), (column.map_or(0, |column| column + 1), &rejected.why));
        }
    }
    let lines = known.keys().cloned().collect();
    let copied = match detect(bytes, origin.file) {
        Format::Workbook => workbook::copied(bytes, origin, lines),
        Format::Document => document::copied(bytes, origin, lines),
        Format::Table | Format::Iati | Format::PlanFolder | Format::Unknown => table::copied(bytes, origin, lines),
    };
    let copied: Vec<Copied> = copied.into_iter().filter(|table| !table.rows.is_empty()).collect();
    if form == Form::Csv && copied.len() > 1 {
        return Ok(Rows::SeveralTables(copied.len()));
    }
    let mut written = 0;
    let sheets: Vec<Marked> = copied
        .into_iter()
        .map(|table| {
            let mut rows = Vec::new();
            let last = table.heads.len().saturating_sub(1);
            for (at, (head, is_tags)) in table.heads.into_iter().enumerate() {
                // The words stand above the tags.
                let is_words = at + 1 == last && table.has_tags || at == last && !table.has_tags;
                let mark = if is_tags {
                    TAG
                } else if is_words {
                    HEADING
                } else {
                    ""
                };
                rows.push(([vec![mark.to_owned()], head].concat(), None));
            }
            let heads = rows.len();
            for (line, cells) in table.rows {
                let why = known.get(&(table.name.clone(), line));
                let text = why.map_or_else(String::new, |(_, why)| say(why));
                written += u64::from(why.is_some());
                rows.push(([vec![text], cells].concat(), why.map(|(column, _)| *column)));
            }
            Marked { name: table.name.into(), heads, rows }
        })
        .collect();
    let bytes = match form {
        Form::Csv => marked_csv(&sheets),
        Form::Xlsx => marked_xlsx(&sheets)?,
    };
    Ok(Rows::Copy(bytes, written))
}
