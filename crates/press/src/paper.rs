//! What stands on a paper: a cover and blocks one below the other, every text of them ready to be read.
//! Not for: where on the page it stands, which is in the templates.

use crate::Map;
use serde::Serialize;

/// A paper before it is set.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Paper {
    /// The tag of the language it is written in: `en`, `ru`.
    pub language: String,
    /// Its title, as readers of PDF files show it.
    pub title: String,
    /// What stands on top of every page.
    pub running: String,
    /// What stands below every page: as at when, from which entry, for whom.
    pub stamp: String,
    /// The day it speaks for; it becomes the date of the file.
    pub on: Day,
    /// Whether every page lies on its side.
    pub lies: bool,
    /// The first page, or its upper part.
    pub cover: Cover,
    /// The words of the print shop.
    pub says: Says,
    /// What is told, in its order.
    pub blocks: Vec<Block>,
}

/// A day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Day {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
    /// The day of the month, from 1.
    pub day: i8,
}

/// The words that the print shop itself needs, in the language of the paper.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Says {
    /// The heading of the contents.
    pub contents: String,
    /// Between the number of a page and the number of pages: `of`.
    pub of: String,
    /// What is said at the end where a letter could not be set.
    pub unset: String,
}

/// What a reader sees first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Cover {
    /// A page of its own with contents behind it, or a head above the text.
    pub size: CoverSize,
    /// Whose it is: the name of the register.
    pub house: String,
    /// What kind of document it is: stock-take, matrix.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// As at when, from which entry, for whom, of which edition.
    pub facts: Vec<Field>,
    /// What must be known before it is read.
    pub note: String,
}

/// How much room the cover takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoverSize {
    /// A page, and contents on the next.
    #[default]
    Page,
    /// The head of the first page, without contents.
    Head,
}

/// A name and what belongs to it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Field {
    /// The name.
    pub name: String,
    /// What belongs to it.
    pub value: String,
}

/// A part of a paper.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A heading; it becomes a bookmark.
    Heading {
        /// 1 for a chapter. A level that skips one is raised.
        level: u8,
        /// Its number, where it has one.
        number: String,
        /// What it says.
        text: String,
    },
    /// What follows begins on a page of its own.
    NewPage,
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: String,
    },
    /// The rule that figures follow, or another remark in small letters.
    Rule {
        /// What it says.
        text: String,
    },
    /// Something a reader must not overlook.
    Caution {
        /// What it says.
        text: String,
    },
    /// Names and values, a line each.
    Fields {
        /// The lines.
        fields: Vec<Field>,
    },
    /// A clause of the plan.
    Provision(Provision),
    /// A table.
    Table(Table),
    /// Rows and columns of marks, on pages that lie on their side.
    Matrix(Matrix),
    /// Bars side by side.
    Bars(Bars),
    /// A map with its disclaimer and source.
    Map(Map),
    /// Addresses, numbered from 1.
    Sources {
        /// The addresses.
        addresses: Vec<String>,
    },
}

/// A clause of the plan: what it says in letters with serifs, what is known about it in small ones without.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Provision {
    /// How deep it stands, from 1.
    pub level: u8,
    /// Its number.
    pub number: String,
    /// Its heading.
    pub title: String,
    /// What should be done.
    pub text: String,
    /// What else is said in the clause, under a name of its own: guidance.
    pub parts: Vec<Field>,
    /// What is known about it.
    pub about: Vec<Field>,
    /// The numbers of its sources in the list at the end.
    pub sources: Vec<usize>,
}

/// A table whose head is repeated on every page it runs over.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether it stands on pages that lie on their side.
    pub wide: bool,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// To which side its cells are set.
    pub side: Side,
}

/// A side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Texts.
    #[default]
    Left,
    /// Figures.
    Right,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Row {
    /// Its cells; there may be fewer than columns.
    pub cells: Vec<String>,
    /// Whether it stands out: a sum, a title between.
    pub strong: bool,
}

/// A matrix.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Matrix {
    /// What stands above the titles of the rows.
    pub corner: String,
    /// What stands above the columns.
    pub columns: Vec<String>,
    /// Its rows, in groups.
    pub groups: Vec<Group>,
    /// What the marks mean.
    pub legend: Vec<Legend>,
}

/// Rows under one title.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Group {
    /// The number of the group.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its rows.
    pub rows: Vec<MatrixRow>,
}

/// A row of a matrix.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct MatrixRow {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// A cell for each column.
    pub cells: Vec<MatrixCell>,
}

/// A cell of a matrix.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MatrixCell {
    /// The mark that an eye finds.
    pub mark: Mark,
    /// How many stand behind it; nothing is written for 0.
    pub figure: String,
    /// The same in words, for those who read.
    pub word: String,
}

/// A mark and what it means.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Legend {
    /// The mark.
    pub mark: Mark,
    /// What it means.
    pub word: String,
}

/// Marks that can be told apart in grey: the darker, the more there is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A full disc.
    Full,
    /// Three quarters of one.
    ThreeQuarters,
    /// Half of one.
    Half,
    /// A quarter of one.
    Quarter,
    /// A ring.
    Ring,
    /// A ring of dots: not known.
    Dotted,
    /// A point: over.
    Point,
    /// A cross: given up.
    Cross,
    /// A dash: nothing.
    Dash,
    /// A hatched square: not shown.
    Hatched,
    /// A struck ring: does not apply.
    Struck,
}

/// Bars that lie, each made of segments.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Bars {
    /// What they show.
    pub title: String,
    /// The same in a sentence, for those who do not see them.
    pub alt: String,
    /// What the segments are, in their order.
    pub series: Vec<Series>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One kind of segment.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Series {
    /// Its name.
    pub name: String,
}

/// A bar.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How long each segment is.
    pub values: Vec<u32>,
    /// All of them together, as it is written.
    pub total: String,
}
