//! What can be wrong with data: a finding with a code, a severity and the place, never an error that stops the reading.

use crate::Texts;
use serde::Serialize;

/// One thing to know about data that was read.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Finding {
    /// Permanent kebab-case code; part of the interface.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    pub place: Spot,
    /// The values that go into its sentence, by the names the catalogue uses.
    pub values: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding without values.
    pub fn new(code: &'static str, severity: Severity, place: Spot) -> Self {
        Self { code, severity, place, values: Vec::new() }
    }

    /// The same with one more value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing of this file can be used.
    Critical,
    /// This record cannot enter.
    Error,
    /// The record enters; something in it was left out or doubted.
    Warning,
    /// Good to know.
    Advisory,
}

impl Severity {
    /// All severities, gravest first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::Error, Self::Warning, Self::Advisory];
}

/// A place in a file that a person can go to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
pub struct Spot {
    /// The file, as the person named it.
    pub file: Box<str>,
    /// Line or row, counted from 1; 0 where the file as a whole is meant.
    pub line: u32,
    /// Column heading, cell, element or record: what to look for there.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub what: Box<str>,
}

impl Spot {
    /// A line of a file.
    pub fn line(file: &str, line: u32) -> Self {
        Self { file: file.into(), line, what: Box::default() }
    }

    /// The same place with what to look for.
    #[must_use]
    pub fn what(mut self, what: impl Into<Box<str>>) -> Self {
        self.what = what.into();
        self
    }
}

/// A record and the place it was read at.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub spot: Spot,
}

/// A place as a record keeps it: the line, behind the name of the file where the record comes from one of several.
pub fn read_at(spot: &Spot) -> compact_str::CompactString {
    let file = spot.file.rsplit(['/', '\\']).next().unwrap_or_default();
    compact_str::format_compact!("{file}:{}", spot.line)
}

/// Names a record in a message: its title in the reader's language is more use than its number.
pub fn named(key: &str, title: &Texts) -> String {
    match title.read(crate::Lang::EN) {
        Some((_, title)) => format!("{key} ({title})"),
        None => key.to_owned(),
    }
}
