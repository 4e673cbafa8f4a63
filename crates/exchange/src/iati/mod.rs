//! IATI activity files, version 2.0x, read one activity at a time; older versions as well as can be.
//! Not for: validation against the schema, results, documents, and never for people: `contact-info` is not read.
//!
//! Rules a reader of figures must know:
//! - Of the budgets for the same period only the revised ones (type 2) count, where there are any; then the
//!   periods are added up, each currency for itself.
//! - Commitments are transactions of type 2; what was paid out or spent is types 3 and 4 together.
//! - An actual date goes before a planned one; where they differ, the planned one is kept as a claim.
//! - A description of several types is one text: general, then objectives, then target groups.

mod activity;
mod codes;
mod counted;
mod money;
mod tree;

use crate::{Origin, Reading};
use counted::Counted;
use plan::{Finding, Initiative, Placed, Severity, Spot};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};
use std::collections::HashSet;
use std::io::{self, BufRead};
use tree::Tree;

/// Reads a file and gives its activities one by one, in their order. Needs memory for one activity, the
/// identifiers and the findings. The error is the machine's: the input could not be read to its end.
pub fn read(input: impl BufRead, origin: &Origin<'_>, sink: &mut dyn FnMut(Placed<Initiative>)) -> io::Result<Reading> {
    let mut input = Counted::new(input);
    let mut file = File::new(origin, sink);
    if let Some(encoding) = foreign_bytes(input.fill_buf()?) {
        file.critical("encoding-unsupported", 1, &[("encoding", encoding)]);
        return Ok(file.finish());
    }
    let mut reader = Reader::from_reader(input);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let line = reader.get_ref().line();
        match reader.read_event_into(&mut buffer) {
            Ok(event) => {
                if file.take(event, line).is_break() {
                    break;
                }
            }
            Err(Error::Io(error)) => return Err(io::Error::new(error.kind(), error)),
            Err(error) => {
                file.critical("xml-broken", line, &[("message", &error.to_string())]);
                break;
            }
        }
    }
    Ok(file.finish())
}

/// The encoding, where the first bytes are those of another one than UTF-8.
fn foreign_bytes(start: &[u8]) -> Option<&'static str> {
    match start {
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some("UTF-16BE"),
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some("UTF-16LE"),
        _ => None,
    }
}

/// A file while it is read.
struct File<'a> {
    origin: &'a Origin<'a>,
    sink: &'a mut dyn FnMut(Placed<Initiative>),
    reading: Reading,
    identifiers: HashSet<Box<str>>,
    tree: Tree,
    /// Whether an activity is being read into the tree.
    inside: bool,
    /// How deep the reader is in an element that is of no use here.
    skipping: u32,
    root: Root,
    contacts: u64,
}

#[derive(PartialEq)]
enum Root {
    Awaited,
    Open,
    Closed,
}

type Flow = std::ops::ControlFlow<()>;

impl<'a> File<'a> {
    fn new(origin: &'a Origin<'a>, sink: &'a mut dyn FnMut(Placed<Initiative>)) -> Self {
        Self {
            origin,
            sink,
            reading: Reading::default(),
            identifiers: HashSet::new(),
            tree: Tree::default(),
            inside: false,
            skipping: 0,
            root: Root::Awaited,
            contacts: 0,
        }
    }

    fn critical(&mut self, code: &'static str, line: u32, values: &[(&'static str, &str)]) {
        let finding = Finding::new(code, Severity::Critical, Spot::line(self.origin.file, line));
        self.reading.findings.push(values.iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
    }

    fn take(&mut self, event: Event<'_>, line: u32) -> Flow {
        match event {
            Event::Start(element) | Event::Empty(element) => return self.start(&element, line),
            Event::End(_) => self.end(),
            Event::Text(text) if self.listens() => self.tree.text(&text.xml10_content()),
            Event::CData(text) if self.listens() => self.tree.text(&text.xml10_content()),
            Event::GeneralRef(reference) if self.listens() => self.reference(&reference, line),
            Event::Decl(declaration) => {
                if let Some(Ok(encoding)) = declaration.encoding()
                    && !["utf-8", "utf8", "us-ascii", "ascii"].contains(&encoding.to_ascii_lowercase().as_str())
                {
                    self.critical("encoding-unsupported", line, &[("encoding", &encoding)]);
                    return Flow::Break(());
                }
            }
            Event::DocType(doctype) if doctype.contains("<!ENTITY") => {
                self.critical("entities-refused", line, &[]);
                return Flow::Break(());
            }
            Event::Eof => {
                match self.root {
                    Root::Awaited => self.critical("not-iati", line, &[("root", "–")]),
                    Root::Open => self.critical("xml-broken", line, &[("message", "the file ends before </iati-activities>")]),
                    Root::Closed => {}
                }
                return Flow::Break(());
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) | Event::DocType(_) | Event::Comment(_) | Event::PI(_) => {}
        }
        Flow::Continue(())
    }

    /// Whether text at this place is of use.
    fn listens(&self) -> bool {
        self.inside && self.skipping == 0
    }

    fn start(&mut self, element: &BytesStart<'_>, line: u32) -> Flow {
        let qualified = element.name();
        let name: &str = qualified.as_ref();
        if self.skipping > 0 {
            self.skipping += 1;
        } else if self.root == Root::Awaited {
            if name != "iati-activities" {
                self.critical("not-iati", line, &[("root", name)]);
                return Flow::Break(());
            }
            self.root = Root::Open;
            self.version(element, line);
        } else if self.inside {
            self.contacts += u64::from(name == "contact-info");
            if codes::is_used(self.tree.innermost(), name) {
                self.open(name, element, line);
            } else {
                self.skipping = 1;
            }
        } else if name == "iati-activity" {
            self.inside = true;
            self.tree.clear();
            self.open(name, element, line);
        } else {
            self.skipping = 1;
        }
        Flow::Continue(())
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>, line: u32) {
        self.tree.open(name, line);
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            self.tree.attribute(attribute.key.as_ref(), value.as_deref().unwrap_or(&attribute.value));
        }
    }

    fn version(&mut self, root: &BytesStart<'_>, line: u32) {
        let version = root.try_get_attribute("version").ok().flatten();
        let version = version.as_ref().map_or("–", |version| version.value.trim());
        if !version.starts_with("2.0") {
            let spot = Spot::line(self.origin.file, line).what("iati-activities/@version");
            self.reading.findings.push(Finding::new("iati-version", Severity::Warning, spot).with("version", version));
        }
    }

    fn end(&mut self) {
        if self.skipping > 0 {
            self.skipping -= 1;
        } else if self.inside {
            if self.tree.close() {
                self.inside = false;
                self.reading.read += 1;
                let read = activity::read(self.tree.root(), self.origin, &mut self.identifiers, &mut self.reading.findings);
                match read {
                    Some(initiative) => (self.sink)(initiative),
                    None => self.reading.rejected += 1,
                }
            }
        } else {
            self.root = Root::Closed;
        }
    }

    /// A character or one of the five entities XML knows; any other stays as it is written.
    fn reference(&mut self, reference: &BytesRef<'_>, line: u32) {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            self.tree.text(character.encode_utf8(&mut [0; 4]));
        } else if let Some(text) = resolve_predefined_entity(reference) {
            self.tree.text(text);
        } else {
            self.tree.text(&format!("&{};", &**reference));
            let spot = Spot::line(self.origin.file, line).what(self.tree.innermost());
            self.reading.findings.push(Finding::new("entity-unknown", Severity::Warning, spot).with("entity", &**reference));
        }
    }

    fn finish(mut self) -> Reading {
        if self.inside {
            self.reading.read += 1;
            self.reading.rejected += 1;
        }
        self.reading.findings.sort_by_key(|finding| finding.place.line);
        if self.contacts > 0 {
            let spot = Spot::line(self.origin.file, 0).what("contact-info");
            let left_out = Finding::new("personal-data-left-out", Severity::Advisory, spot);
            self.reading.findings.push(left_out.with("count", self.contacts));
        }
        self.reading
    }
}
