//! The shared files beside the repository: found, unpacked, and read as tables.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the shared files are, seen from this crate; they are optional.
pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data") // optional
}

/// A shared file, unpacked where it is packed with zstd.
pub(crate) fn bytes(name: &str) -> Option<Vec<u8>> {
    let path = if name.starts_with('/') { PathBuf::from(name) } else { data().join(name) };
    if path.extension().is_some_and(|ending| ending == "zst") {
        let out = Command::new("zstd").arg("-dcq").arg(&path).output().ok()?;
        return out.status.success().then_some(out.stdout);
    }
    std::fs::read(path).ok()
}

/// A table: a row is its cells by heading.
#[derive(Debug, Default)]
pub(crate) struct Table {
    headings: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    table: &'a Table,
    cells: &'a [String],
}

impl<'a> Row<'a> {
    /// The cell under a heading; empty where there is none.
    pub(crate) fn get(self, heading: &str) -> &'a str {
        self.table.headings.get(heading).and_then(|at| self.cells.get(*at)).map_or("", |cell| cell.trim())
    }
}

impl Table {
    /// A shared table with a heading row.
    pub(crate) fn read(name: &str) -> Option<Self> {
        Some(Self::parse(&String::from_utf8_lossy(&bytes(name)?)))
    }

    fn parse(text: &str) -> Self {
        let mut rows = csv(text).into_iter();
        let heads = rows.next().unwrap_or_default();
        let headings = heads.into_iter().enumerate().map(|(at, heading)| (heading.trim_start_matches('\u{feff}').to_owned(), at));
        Self { headings: headings.collect(), rows: rows.collect() }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }
}

/// Comma-separated values by RFC 4180, with a backslash before an apostrophe taken as one.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (quoted, c) {
            (true, '"') if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\n') => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (false, '\r') => {}
            (_, c) => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

impl<'a> Row<'a> {
    /// The first two cells.
    pub(crate) fn first_two(self) -> (&'a str, &'a str) {
        (self.cells.first().map_or("", String::as_str), self.cells.get(1).map_or("", String::as_str))
    }
}
