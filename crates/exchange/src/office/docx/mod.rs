//! A small writer of text documents (DOCX): headings that a contents list can be made of, paragraphs, tables whose heads repeat,
//! a line at the top and a page number at the foot of each page. Equal documents give equal bytes.
//! Not for reading documents (`document`), and not for what stands in them.

mod body;
mod package;
mod styles;

pub(crate) use package::docx;

use plan::{Date, Lang};

/// A document.
pub(crate) struct Document {
    /// Its title among its properties.
    pub(crate) title: String,
    /// The language of all text that names no other.
    pub(crate) lang: Lang,
    /// Whether pages lie.
    pub(crate) lies: bool,
    /// What stands at the top of each page.
    pub(crate) running: String,
    /// What stands at the foot of each page, before its number.
    pub(crate) foot: String,
    /// The words around the page number: `Page`, `of`.
    pub(crate) page: [String; 2],
    /// The date among its properties.
    pub(crate) created: Date,
    /// A property of a name of our own.
    pub(crate) property: Option<(&'static str, String)>,
    /// What it says.
    pub(crate) blocks: Vec<Block>,
}

/// A part of a document.
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// How a paragraph looks; names of styles are those office programs know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    /// The title of the document.
    Title,
    /// What it is.
    Subtitle,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// Running text.
    Body,
    /// Small and grey: sources, notes, how the file was made.
    Note,
    /// A cell of the head of a table.
    Head,
    /// A cell of a table.
    Cell,
    /// Small text in a cell.
    Small,
}

/// A paragraph of runs.
pub(crate) struct Paragraph {
    pub(crate) style: Style,
    pub(crate) runs: Vec<Run>,
}

/// A piece of text that looks and speaks one way.
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) bold: bool,
    /// The language, where it is not that of the document.
    pub(crate) lang: Option<Lang>,
}

/// A table whose head repeats on each page.
pub(crate) struct Table {
    /// The widths of its columns in twentieths of a point.
    pub(crate) widths: Vec<u32>,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell.
pub(crate) struct Cell {
    pub(crate) paragraphs: Vec<Paragraph>,
}

impl Paragraph {
    /// A paragraph of one text.
    pub(crate) fn new(style: Style, text: impl Into<String>) -> Self {
        Self { style, runs: vec![Run::new(text)] }
    }
}

impl Run {
    /// A text in the language of the document.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, lang: None }
    }

    /// The same in bold letters.
    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

impl Cell {
    /// A cell with one text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { paragraphs: vec![Paragraph::new(Style::Cell, text)] }
    }
}
