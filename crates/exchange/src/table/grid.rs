//! A table as rows of text cells, whatever file it stands in, and where each cell is. Not for what the cells mean.

use plan::Spot;

/// Where a table stands in its file.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// The file is the table; its rows are lines.
    File,
    /// A sheet of a workbook.
    Sheet(&'a str),
    /// A table of a document, counted from 1.
    Table(u32),
}

/// One row of cells.
#[derive(Clone, Default, Debug)]
pub(crate) struct Row {
    /// The line of the file, or the row of the table, counted from 1.
    pub(crate) line: u32,
    /// The cells as text; those of a workbook as it would show them without any format.
    pub(crate) cells: Vec<String>,
    /// What is wrong with the row as such.
    pub(crate) flaw: Option<Flaw>,
    /// How many cells were too long and were cut.
    pub(crate) cut: u32,
    /// Whether one cell stands across the whole row, as a heading within the table.
    pub(crate) is_banner: bool,
}

/// What can be wrong with a row as such.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flaw {
    /// A quotation mark in it is never closed.
    QuoteOpen,
}

impl Row {
    /// Makes it an empty row to be filled again.
    pub(crate) fn clear(&mut self) {
        *self = Self { cells: std::mem::take(&mut self.cells), ..Self::default() };
        self.cells.clear();
    }

    /// The text of a cell without blanks around it; empty where there is no such cell.
    pub(crate) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    /// Sets a cell; cells before it that are not there yet are empty.
    pub(crate) fn set(&mut self, at: usize, text: &str) {
        if at >= crate::limits::COLUMNS {
            return;
        }
        if self.cells.len() <= at {
            self.cells.resize(at + 1, String::new());
        }
        let (text, cut) = crate::limits::cut(text);
        self.cut += u32::from(cut);
        text.clone_into(&mut self.cells[at]);
    }

    /// Whether no cell holds anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Place<'_> {
    /// Which table of its file it is; empty where the file is the table.
    pub(crate) fn table(self) -> Box<str> {
        match self {
            Self::File => Box::default(),
            Self::Sheet(sheet) => sheet.into(),
            Self::Table(number) => number.to_string().into(),
        }
    }

    /// A row, or a cell of it.
    pub(crate) fn spot(self, file: &str, line: u32, column: Option<usize>, heading: &str) -> Spot {
        let what = match (self, column) {
            (Self::File, _) => heading.to_owned(),
            (Self::Sheet(sheet), Some(column)) => format!("{sheet}!{}{line} {heading}", letters(column)).trim_end().to_owned(),
            (Self::Sheet(sheet), None) => format!("{sheet}!{line} {heading}").trim_end().to_owned(),
            (Self::Table(number), _) => format!("#{number} {heading}").trim_end().to_owned(),
        };
        Spot::line(file, line).what(what)
    }
}

/// The name of a column in a workbook: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let mut rest = column;
    let mut name = Vec::new();
    loop {
        name.push(b'A' + (rest % 26) as u8);
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    name.iter().rev().map(|letter| char::from(*letter)).collect()
}
