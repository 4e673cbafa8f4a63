//! One IATI file while it is read: takes the events of XML and makes trees of activities of them.
//! Not for what an activity says (`activity`).

use super::tree::Tree;
use super::{activity, codes};
use crate::encoding::Conversion;
use crate::notes::Notes;
use crate::{Origin, Reading, limits};
use plan::{Finding, Initiative, Placed, Severity, Spot};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::HashSet;

/// A file while it is read.
pub(crate) struct File<'a> {
    origin: &'a Origin<'a>,
    sink: &'a mut dyn FnMut(Placed<Initiative>),
    notes: Notes,
    read: u64,
    rejected: u64,
    identifiers: HashSet<Box<str>>,
    tree: Tree,
    /// Whether an activity is being read into the tree.
    inside: bool,
    /// How deep the reader is in an element that is of no use here.
    skipping: u32,
    /// How many elements are open.
    depth: u32,
    root: Root,
    /// The name and line of the outermost element.
    outermost: Option<(String, u32)>,
    contacts: u64,
    conversion: Conversion,
}

#[derive(PartialEq)]
enum Root {
    Awaited,
    /// Open, with so many elements open, itself included.
    Open(u32),
    Closed,
}

type Flow = std::ops::ControlFlow<()>;

impl<'a> File<'a> {
    /// Starts before the first event.
    pub(crate) fn new(origin: &'a Origin<'a>, sink: &'a mut dyn FnMut(Placed<Initiative>)) -> Self {
        Self {
            origin,
            sink,
            notes: Notes::default(),
            read: 0,
            rejected: 0,
            identifiers: HashSet::new(),
            tree: Tree::default(),
            inside: false,
            skipping: 0,
            depth: 0,
            root: Root::Awaited,
            outermost: None,
            contacts: 0,
            conversion: Conversion::default(),
        }
    }

    /// Says why the file cannot be read on.
    pub(crate) fn critical(&mut self, code: &'static str, line: u32, values: &[(&'static str, &str)]) {
        let finding = Finding::new(code, Severity::Critical, Spot::line(self.origin.file, line));
        self.notes.push(values.iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
    }

    /// Takes one event of the file; tells whether to go on.
    pub(crate) fn take(&mut self, event: Event<'_>, line: u32) -> Flow {
        match event {
            Event::Start(element) | Event::Empty(element) => return self.start(&element, line),
            Event::End(_) => self.end(line),
            Event::Text(text) if self.listens() => self.text(&text.xml10_content(), line),
            Event::CData(text) if self.listens() => self.text(&text.xml10_content(), line),
            Event::GeneralRef(reference) if self.listens() => self.reference(&reference, line),
            Event::DocType(doctype) if doctype.contains("<!ENTITY") => {
                self.critical("entities-refused", line, &[]);
                return Flow::Break(());
            }
            Event::Eof => {
                match self.root {
                    Root::Awaited => self.not_iati(line),
                    Root::Open(_) => self.critical("xml-broken", line, &[("message", "the file ends before </iati-activities>")]),
                    Root::Closed if self.depth > 0 => {
                        self.critical("xml-broken", line, &[("message", "the file ends before its first element does")]);
                    }
                    Root::Closed => {}
                }
                return Flow::Break(());
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::DocType(_)
            | Event::Comment(_)
            | Event::PI(_)
            | Event::Decl(_) => {}
        }
        Flow::Continue(())
    }

    /// Whether text at this place is of use.
    fn listens(&self) -> bool {
        self.inside && self.skipping == 0
    }

    fn text(&mut self, piece: &str, line: u32) {
        if self.tree.text(piece) {
            self.too_long(line, self.tree.innermost().to_owned());
        }
    }

    fn too_long(&mut self, line: u32, what: String) {
        let spot = Spot::line(self.origin.file, line).what(what);
        self.notes.push(Finding::new("text-too-long", Severity::Warning, spot).with("limit", limits::TEXT));
    }

    fn start(&mut self, element: &BytesStart<'_>, line: u32) -> Flow {
        let qualified = element.name();
        let name: &str = qualified.as_ref();
        self.depth += 1;
        if self.depth > limits::DEPTH {
            self.critical("nested-too-deep", line, &[("limit", &limits::DEPTH.to_string())]);
            return Flow::Break(());
        }
        if self.skipping > 0 {
            self.skipping += 1;
        } else if self.inside {
            self.contacts += u64::from(name == "contact-info");
            if codes::is_used(self.tree.innermost(), name) && self.tree.size() <= limits::ACTIVITY {
                self.open(name, element, line);
            } else {
                self.skipping = 1;
            }
        } else if name == "iati-activity" {
            if !matches!(self.root, Root::Open(_)) {
                self.root = Root::Open(self.depth);
            }
            self.inside = true;
            self.tree.clear();
            self.open(name, element, line);
        } else if matches!(self.root, Root::Open(_)) {
            self.skipping = 1;
        } else if name == "iati-activities" {
            self.root = Root::Open(self.depth);
            self.version(element, line);
        } else if self.outermost.is_none() {
            self.outermost = Some((name.chars().take(60).collect(), line));
            if name.eq_ignore_ascii_case("html") {
                self.not_iati(line);
                return Flow::Break(());
            }
        }
        Flow::Continue(())
    }

    fn not_iati(&mut self, line: u32) {
        let (root, line) = self.outermost.clone().unwrap_or_else(|| ("–".to_owned(), line));
        self.critical("not-iati", line, &[("root", &root)]);
    }

    /// Says that the XML breaks off; where no activities were found, that it is another file altogether.
    pub(crate) fn broken(&mut self, line: u32, message: &str) {
        match (&self.root, &self.outermost) {
            (Root::Awaited, Some(_)) => self.not_iati(line),
            _ => self.critical("xml-broken", line, &[("message", message)]),
        }
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>, line: u32) {
        self.tree.open(name, line);
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let (value, cut) = limits::cut(value.as_deref().unwrap_or(&attribute.value));
            self.tree.attribute(limits::cut(attribute.key.as_ref()).0, value);
            if cut {
                self.too_long(line, format!("{name}/@…"));
            }
        }
    }

    fn version(&mut self, root: &BytesStart<'_>, line: u32) {
        let version = root.try_get_attribute("version").ok().flatten();
        let version = version.as_ref().map_or("–", |version| version.value.trim());
        if !version.starts_with("2.0") {
            let spot = Spot::line(self.origin.file, line).what("iati-activities/@version");
            self.notes.push(Finding::new("iati-version", Severity::Warning, spot).with("version", version));
        }
    }

    fn end(&mut self, line: u32) {
        if self.skipping > 0 {
            self.skipping -= 1;
        } else if self.inside && self.tree.close() {
            self.inside = false;
            self.activity(line);
        }
        if self.root == Root::Open(self.depth) {
            self.root = Root::Closed;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn activity(&mut self, line: u32) {
        self.read += 1;
        if self.tree.size() > limits::ACTIVITY {
            let large = Finding::new("activity-too-large", Severity::Error, Spot::line(self.origin.file, line));
            self.notes.push(large.with("limit", limits::ACTIVITY));
            self.rejected += 1;
            return;
        }
        match activity::read(self.tree.root(), self.origin, &mut self.identifiers, &mut self.notes) {
            Some(initiative) => (self.sink)(initiative),
            None => self.rejected += 1,
        }
    }

    /// A character or one of the five entities XML knows; any other stays as it is written.
    /// The number of no letter, such as half of a surrogate pair, is a broken letter.
    fn reference(&mut self, reference: &BytesRef<'_>, line: u32) {
        if let Some(text) = resolve_predefined_entity(reference) {
            self.text(text, line);
        } else if reference.starts_with('#') {
            let character = reference.resolve_char_ref().ok().flatten();
            let character = character.filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
            if character.is_none() {
                self.conversion.broken += 1;
                self.conversion.line = if self.conversion.broken == 1 { line } else { self.conversion.line };
            }
            self.text(character.unwrap_or('\u{FFFD}').encode_utf8(&mut [0; 4]), line);
        } else {
            self.text(&format!("&{};", &**reference), line);
            let spot = Spot::line(self.origin.file, line).what(self.tree.innermost());
            let name: String = reference.chars().take(60).collect();
            self.notes.push(Finding::new("entity-unknown", Severity::Warning, spot).with("entity", name));
        }
    }

    /// Takes over what had to be done to read the letters of the file.
    pub(crate) fn converted(&mut self, by: Conversion) {
        let first = match (self.conversion.line, by.line) {
            (0, line) | (line, 0) => line,
            (a, b) => a.min(b),
        };
        self.conversion = Conversion { encoding: by.encoding, broken: self.conversion.broken + by.broken, line: first };
    }

    /// What is to be said about the file.
    pub(crate) fn finish(mut self) -> Reading {
        if self.inside {
            self.read += 1;
            self.rejected += 1;
        }
        self.notes.extend(self.conversion.findings(self.origin.file));
        let mut findings = self.notes.finish(self.origin.file);
        findings.sort_by_key(|finding| finding.place.line);
        if self.contacts > 0 {
            let spot = Spot::line(self.origin.file, 0).what("contact-info");
            let left_out = Finding::new("personal-data-left-out", Severity::Advisory, spot);
            findings.push(left_out.with("count", self.contacts));
        }
        Reading {
            findings,
            columns: Vec::new(),
            rules: Some(super::standard::VERSION),
            rows: self.read,
            read: self.read,
            rejected: self.rejected,
        }
    }
}
