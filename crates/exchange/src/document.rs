//! Tables of text documents (DOCX), as the old matrices are kept. Not for the text around tables.
//!
//! - A cell that stands over several columns or rows holds its text in all of them.
//! - A row of one cell across the whole table is a heading within it and no initiative.
//! - Tables without known headings are named and not read. Text that was deleted with changes tracked is not read.

use crate::table::{Copied, Lines, Place, Row, TableFile, twice};
use crate::{Origin, Reading, archive, limits};
use plan::{Finding, Initiative, Placed, Severity, Spot};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::io::BufReader;

/// Reads a document and gives the initiatives of its tables.
pub fn read(bytes: &[u8], origin: &Origin<'_>, sink: &mut dyn FnMut(Placed<Initiative>)) -> Reading {
    let mut file = TableFile::new(origin);
    read_to(bytes, &mut file);
    file.finish(sink)
}

/// Copies rows from the tables of a document.
pub(crate) fn copied(bytes: &[u8], origin: &Origin<'_>, lines: Lines) -> Vec<Copied> {
    twice(origin, lines, &mut |file| read_to(bytes, file))
}

fn read_to(bytes: &[u8], file: &mut TableFile<'_>) {
    let name = file.origin().file;
    match grid(bytes, name) {
        Ok((found, end)) => {
            tables(found, name, file);
            file.notes.extend(end);
        }
        Err(finding) => file.notes.push(finding),
    }
}

/// Tables with their numbers, and what ended the reading of them.
type Grid = (Vec<(u32, Vec<Row>)>, Option<Finding>);

/// All tables of a document with their numbers, as text; and what is wrong with it, as far as it could be read.
pub(crate) fn grid(bytes: &[u8], name: &str) -> Result<Grid, Finding> {
    let mut zip = archive::open(bytes, name, archive::DOCUMENT)?;
    let part = zip.by_name(archive::DOCUMENT[0]).map_err(|error| broken(name, &error.to_string()))?;
    let mut document = Document::default();
    let end = document.read(BufReader::with_capacity(1 << 16, part), name);
    document.tables.sort_by_key(|(number, _)| *number);
    Ok((document.tables, end))
}

fn tables(tables: Vec<(u32, Vec<Row>)>, name: &str, file: &mut TableFile<'_>) {
    if tables.is_empty() {
        file.notes.push(Finding::new("document-without-table", Severity::Critical, Spot::line(name, 0)));
    }
    let some_known = tables.iter().any(|(_, rows)| file.knows(rows));
    for (number, rows) in tables {
        if some_known && !file.knows(&rows) {
            let spot = Spot::line(name, 0).what(format!("#{number}"));
            file.notes.push(Finding::new("table-unused", Severity::Advisory, spot).with("number", number));
            continue;
        }
        let mut rows = rows.into_iter();
        file.table(Place::Table(number), &mut |_, row| {
            rows.next().is_some_and(|known| {
                *row = known;
                true
            })
        });
    }
}

fn broken(file: &str, message: &str) -> Finding {
    Finding::new("archive-broken", Severity::Critical, Spot::line(file, 0)).with("message", message)
}

/// The tables of a document while it is read.
#[derive(Default)]
struct Document {
    tables: Vec<(u32, Vec<Row>)>,
    /// The tables that are open, one in a cell of the other.
    open: Vec<Table>,
    count: u32,
    /// How deep the reader is in something whose text is not read.
    skipping: u32,
    /// Whether the text of a run is being read.
    in_text: bool,
    depth: usize,
}

/// One table while it is read.
#[derive(Default)]
struct Table {
    number: u32,
    rows: Vec<Row>,
    row: Row,
    cell: Cell,
    /// How many cells the row has, and the column after the last of them.
    cells: u32,
    column: usize,
}

#[derive(Default)]
struct Cell {
    text: String,
    span: usize,
    goes_on: bool,
}

impl Document {
    /// Reads all tables; what is in them before a fault stays.
    fn read(&mut self, input: impl std::io::BufRead, file: &str) -> Option<Finding> {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    self.depth += 1;
                    if self.depth > limits::DEPTH {
                        let deep = Finding::new("nested-too-deep", Severity::Critical, Spot::line(file, 0));
                        return Some(deep.with("limit", limits::DEPTH));
                    }
                    self.start(&element);
                }
                Ok(Event::End(element)) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.end(local(element.name().as_ref()));
                }
                Ok(Event::Text(text)) if self.in_text => self.text(&text.xml10_content()),
                Ok(Event::CData(text)) if self.in_text => self.text(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) if self.in_text => {
                    if let Ok(Some(character)) = reference.resolve_char_ref() {
                        self.text(character.encode_utf8(&mut [0; 4]));
                    } else {
                        self.text(resolve_predefined_entity(&reference).unwrap_or("\u{FFFD}"));
                    }
                }
                Ok(Event::Eof) if self.depth > 0 => return Some(broken(file, "word/document.xml")),
                Ok(Event::Eof) => return None,
                Ok(_) => {}
                Err(error) => return Some(broken(file, &error.to_string())),
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let qualified = element.name();
        let name: &str = qualified.as_ref();
        // What stands in drawings and formulas is not the text of the cell; a fallback says the same again.
        if self.skipping > 0 || matches!(name, "mc:Fallback") || name.starts_with("a:") || name.starts_with("m:") {
            self.skipping += 1;
            return;
        }
        let name = local(name);
        if name == "tbl" {
            self.count += 1;
            self.open.push(Table { number: self.count, ..Table::default() });
            return;
        }
        let Some(table) = self.open.last_mut() else { return };
        match name {
            "tr" => {
                table.row.clear();
                (table.cells, table.column) = (0, 0);
            }
            "tc" => table.cell = Cell { span: 1, ..Cell::default() },
            "gridBefore" => table.column = value(element).and_then(|value| value.parse().ok()).unwrap_or(0).min(limits::COLUMNS),
            "gridSpan" => {
                let span = value(element).and_then(|value| value.parse().ok()).unwrap_or(1);
                table.cell.span = span.clamp(1, limits::COLUMNS);
            }
            "vMerge" => table.cell.goes_on = value(element).is_none_or(|value| value != "restart"),
            "t" => self.in_text = true,
            "br" | "cr" => table.cell.text.push('\n'),
            "tab" => table.cell.text.push(' '),
            "noBreakHyphen" => table.cell.text.push('-'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        let Some(table) = self.open.last_mut() else { return };
        match name {
            "t" => self.in_text = false,
            "p" => table.cell.text.push('\n'),
            "tc" => table.cell_ends(),
            "tr" => table.row_ends(),
            "tbl" => {
                if let Some(table) = self.open.pop() {
                    self.tables.push((table.number, table.rows));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, piece: &str) {
        if let Some(table) = self.open.last_mut()
            && table.cell.text.len() <= limits::TEXT
        {
            table.cell.text.push_str(piece);
        }
    }
}

impl Table {
    fn cell_ends(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        let above = || self.rows.last().map_or("", |above| above.cell(self.column));
        let text = if cell.goes_on { above().to_owned() } else { cell.text.trim().to_owned() };
        // A long text is no heading over several columns, and is not copied.
        let span = if text.len() > 10_000 { 1 } else { cell.span };
        for at in 0..span {
            self.row.set(self.column + at, &text);
        }
        self.column = (self.column + cell.span).min(limits::COLUMNS);
        self.cells += 1;
    }

    fn row_ends(&mut self) {
        self.row.line = u32::try_from(self.rows.len() + 1).unwrap_or(u32::MAX);
        self.row.is_banner = self.cells == 1 && self.column > 1;
        self.rows.push(std::mem::take(&mut self.row));
    }
}

/// The value an element has in its `val`, whatever the prefix.
fn value(element: &BytesStart<'_>) -> Option<String> {
    let mut attributes = element.attributes();
    let mut known = attributes.with_checks(false).flatten();
    known.find(|attribute| local(attribute.key.as_ref()) == "val").map(|attribute| attribute.value.trim().to_owned())
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
