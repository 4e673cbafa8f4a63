//! Tables that go out: the same sheets as CSV, Markdown and XLSX. Not for deciding what is shown: what is given is written.
//!
//! A file is readable without its program: above the rows stand the title and the notes, which say the rule, the
//! date and the entry the figures were made from. Without title and notes a CSV is nothing but headings and rows.

mod csv;
mod markdown;
mod marked;
mod workbook;

pub use csv::csv;
pub use markdown::markdown;
pub(crate) use marked::{Marked, marked_csv, marked_xlsx};
pub(crate) use workbook::cut;
pub use workbook::{Unwritable, xlsx};

use compact_str::CompactString;
use plan::{Amount, PartialDate};

/// One table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    /// What it shows.
    pub title: String,
    /// What must be known to read it rightly, a sentence a line.
    pub notes: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; a row may be shorter than there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// Its tag in the humanitarian exchange language: `#activity+title`.
    pub hxl: Option<String>,
}

/// One value of a table.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A count.
    Number(i64),
    /// A sum of money as reported.
    Money {
        /// How much.
        amount: Amount,
        /// The ISO 4217 code.
        currency: CompactString,
    },
    /// A date, as exact as it is known.
    Date(PartialDate),
    /// Nothing is known; never written as zero.
    Empty,
}

impl Cell {
    /// The value as plain text, without regard to what a program may take it for.
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Money { amount, currency } => format!("{amount} {currency}"),
            Self::Date(date) => date.to_string(),
            Self::Empty => String::new(),
        }
    }

    /// Whether it is set to the right.
    fn is_figure(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Money { .. })
    }
}

impl Sheet {
    /// The row of HXL tags, where a column has one.
    fn tags(&self) -> Option<Vec<&str>> {
        let has_tags = self.columns.iter().any(|column| column.hxl.is_some());
        has_tags.then(|| self.columns.iter().map(|column| column.hxl.as_deref().unwrap_or_default()).collect())
    }
}
