//! What is told, before it is known where: a title, lines on top, and sections with a sheet each.
//! Text, Markdown, CSV and XLSX are made from it alike; only JSON is made from the figures themselves.

pub(crate) mod across;
pub(crate) mod entry;
pub(crate) mod findings;
pub(crate) mod gaps;
pub(crate) mod initiatives;
pub(crate) mod json;
pub(crate) mod log;
pub(crate) mod map;
pub(crate) mod matrix;
pub(crate) mod pairs;
pub(crate) mod parties;
pub(crate) mod proposal;
pub(crate) mod stocktake;
mod teller;
mod word;
pub(crate) mod years;

pub(crate) use teller::{Teller, content_language};
pub(crate) use word::word;

use crate::terminal::{Align, Line, Page, Tone, table, tame};
use exchange::sheet::{Cell, Column, Sheet};

/// A report.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) title: String,
    /// For whom, as at when, from which entry.
    pub(crate) lead: Vec<String>,
    pub(crate) sections: Vec<Section>,
}

/// A part of a report.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) heading: String,
    /// Sentences that say what the sheet shows.
    pub(crate) summary: Vec<String>,
    /// The rule the figures follow.
    pub(crate) rule: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Rows as a terminal shows them, where those of the sheet are too many or too wide for one.
    pub(crate) short: Option<Short>,
}

/// A table for the terminal.
#[derive(Debug, Default)]
pub(crate) struct Short {
    pub(crate) heads: Vec<(String, Align)>,
    pub(crate) lines: Vec<Line>,
}

impl Report {
    /// The sheets of the report, each with the lead and its rule above it.
    pub(crate) fn into_sheets(self) -> Vec<Sheet> {
        let lead = self.lead;
        let sheets = self.sections.into_iter().filter(|section| !section.columns.is_empty());
        sheets
            .map(|section| {
                let above = lead.iter().cloned().chain(section.summary).chain([section.rule]);
                let notes = above.filter(|line| !line.is_empty()).collect();
                Sheet { title: section.heading, notes, columns: section.columns, rows: section.rows }
            })
            .collect()
    }

    /// Writes all sections onto a page, and below them the lead.
    pub(crate) fn write(&self, page: &mut Page, teller: &Teller<'_>) {
        self.sections.iter().for_each(|section| section.write(page, teller));
        self.lead.iter().for_each(|line| page.paragraph(Tone::Quiet, line));
    }

    /// Writes title and lead onto a page.
    pub(crate) fn open(&self, page: &mut Page) {
        page.title(&self.title);
        for line in &self.lead {
            page.paragraph(Tone::Quiet, line);
        }
    }
}

impl Section {
    /// Writes the section onto a page.
    pub(crate) fn write(&self, page: &mut Page, teller: &Teller<'_>) {
        page.heading(&self.heading);
        for sentence in &self.summary {
            page.paragraph(Tone::Plain, sentence);
        }
        self.write_table(page, teller);
        page.paragraph(Tone::Quiet, &self.rule);
    }

    fn write_table(&self, page: &mut Page, teller: &Teller<'_>) {
        if let Some(short) = &self.short {
            if !short.lines.is_empty() {
                page.blank();
                table(page, &short.heads, &short.lines);
                page.blank();
            }
            return;
        }
        if self.rows.is_empty() {
            return;
        }
        let number = |at: usize| self.rows.iter().all(|row| matches!(row.get(at), Some(Cell::Number(_) | Cell::Empty) | None));
        let side = |at: usize| if number(at) { Align::Right } else { Align::Left };
        let heads: Vec<(String, Align)> =
            self.columns.iter().enumerate().map(|(at, column)| (column.heading.clone(), side(at))).collect();
        let lines: Vec<Line> = self
            .rows
            .iter()
            .map(|row| Line { tone: Tone::Plain, cells: row.iter().map(|cell| teller.cell(cell)).collect() })
            .collect();
        page.blank();
        table(page, &heads, &lines);
        page.blank();
    }
}

/// A column of a sheet, with its HXL tag where the humanitarian exchange language has one.
pub(crate) fn column(heading: String, hxl: Option<&str>) -> Column {
    Column { heading, hxl: hxl.map(str::to_owned) }
}

/// A cell of text that came from outside.
pub(crate) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(tame(text)) }
}
