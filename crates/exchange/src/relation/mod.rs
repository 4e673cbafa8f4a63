//! The register as tables that refer to one another: what people with statistics programs and databases work on. The same
//! tables are written as CSV with a data package, as a SQLite file and as Parquet.
//! Not for reading back, and not for lists that people read as they are (`open_sheet`).
//!
//! Dates stand as the source gave them (`2011`, `2011-11`), with the first or last day they can mean beside them.

mod frame;
mod package;
pub mod parquet;
mod register;
pub mod sqlite;

pub use package::{Resource, datapackage};

use csv::{Terminator, WriterBuilder};
use plan::{Amount, PartialDate, View};
use std::borrow::Cow;

/// A table.
pub struct Table {
    /// Its permanent name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Hands out its rows for a view, in a canonical order.
    rows: Rows,
}

type Rows = for<'v> fn(&View<'v>, &mut dyn FnMut(&[Value<'_>]));

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its permanent name.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What it means for the table.
    pub part: Part,
}

/// What the values of a column are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Text; also a date that may be a year or a month.
    Text,
    /// A whole number.
    Whole,
    /// Money, in units of its currency with two decimals.
    Money,
    /// A day.
    Day,
}

/// What a column means for its table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// No two rows have the same.
    Key,
    /// A row of this table, by its key; it may be empty.
    To(&'static str),
    /// A value that every row has.
    Given,
    /// A value that may be missing.
    Open,
}

/// A value of a table.
#[derive(Clone, PartialEq, Debug)]
pub enum Value<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// Money.
    Money(Amount),
    /// A day.
    Day(plan::Date),
    /// Nothing is known.
    None,
}

impl Table {
    /// Hands out the rows, each as wide as there are columns.
    pub fn each_row(&self, view: &View<'_>, to: &mut dyn FnMut(&[Value<'_>])) {
        (self.rows)(view, to);
    }
}

/// All tables, those first that others refer to.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    frame::TABLES.iter().chain(&register::TABLES)
}

/// A table as CSV: names of columns, then rows; nothing else, so that programs read it as it is.
pub fn csv(table: &Table, view: &View<'_>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    let mut write = |cells: &mut dyn Iterator<Item = Cow<'_, str>>| {
        let written = writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()));
        written.unwrap_or_else(|error| unreachable!("memory takes every row: {error}"));
    };
    write(&mut table.columns.iter().map(|column| Cow::Borrowed(column.name)));
    table.each_row(view, &mut |row| write(&mut row.iter().map(Value::text)));
    writer.into_inner().unwrap_or_else(|error| unreachable!("memory takes every byte: {error}"))
}

impl<'a> Value<'a> {
    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Whole(number) => Cow::Owned(number.to_string()),
            Self::Money(amount) => Cow::Owned(amount.to_string()),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::None => Cow::Borrowed(""),
        }
    }

    /// A text; an empty one is none.
    fn of(text: &'a str) -> Self {
        if text.is_empty() { Value::None } else { Value::Text(Cow::Borrowed(text)) }
    }

    fn word(word: &impl serde::Serialize) -> Self {
        Value::Text(Cow::Owned(crate::wire::word(word)))
    }

    fn date(date: Option<PartialDate>) -> Self {
        date.map_or(Value::None, |date| Value::Text(Cow::Owned(date.to_string())))
    }

    fn first_day(date: Option<PartialDate>) -> Self {
        date.map_or(Value::None, |date| Value::Day(date.first_day()))
    }

    fn last_day(date: Option<PartialDate>) -> Self {
        date.map_or(Value::None, |date| Value::Day(date.last_day()))
    }

    fn language(texts: &'a plan::Texts, lang: plan::Lang) -> Self {
        texts.get(lang).map_or(Value::None, Value::of)
    }
}

const fn column(name: &'static str, kind: Kind, part: Part) -> Column {
    Column { name, kind, part }
}

/// A text that every row has.
const fn given(name: &'static str) -> Column {
    column(name, Kind::Text, Part::Given)
}

/// A text that may be missing.
const fn open(name: &'static str) -> Column {
    column(name, Kind::Text, Part::Open)
}

/// A row of another table.
const fn to(name: &'static str, table: &'static str) -> Column {
    column(name, Kind::Text, Part::To(table))
}

const KEY: Column = column("key", Kind::Text, Part::Key);
