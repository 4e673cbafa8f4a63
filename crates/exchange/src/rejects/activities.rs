//! Copies the activities that did not enter, as they stood, each with a comment that says what is wrong.
//! Not for tables (`rows`).

use super::letters::Letters;
use super::{MARK, Rejected, RejectedAt, Say};
use crate::encoding::Utf8;
use crate::limits;
use plan::Finding;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Error, Reader, Writer};
use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, Write};

/// Writes the rejected activities of a file, and tells how many those were: one that is broken off or does not fit into
/// memory cannot be copied. Nothing is written where there are none. The error is the machine's.
pub fn activities(input: impl BufRead, rejects: &[Rejected], say: &Say<'_>, out: &mut dyn Write) -> io::Result<u64> {
    let Ok(letters) = Utf8::new(input)? else { return Ok(0) };
    let mut copy = Copy::of(rejects, say, out);
    let mut reader = Reader::from_reader(Letters::of(letters));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        buffer.shrink_to(limits::TEXT);
        reader.get_mut().begin_piece();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(event) => copy.take(event)?,
            Err(Error::Io(error)) if !reader.get_ref().is_full() => return Err(io::Error::new(error.kind(), error)),
            // What is behind the fault was not read either.
            Err(_) => break,
        }
    }
    copy.finish()
}

/// A copy while it is made.
struct Copy<'a> {
    wanted: HashMap<u64, &'a Finding>,
    /// Identifiers that stand twice: the activity that bore one first goes with the other.
    identifiers: HashSet<&'a str>,
    say: &'a Say<'a>,
    out: &'a mut dyn Write,
    /// What stands in the tag of the element that holds the activities.
    root: String,
    /// How many elements are open, and with how many the element that holds the activities is.
    depth: usize,
    root_at: Option<usize>,
    /// With how many open elements something began of which nothing is read.
    skipping_at: Option<usize>,
    activity: Option<Open>,
    number: u64,
    has_begun: bool,
    written: u64,
}

/// An activity while it is read.
struct Open {
    at: usize,
    copy: Writer<Vec<u8>>,
    identifier: String,
    in_identifier: bool,
}

impl<'a> Copy<'a> {
    fn of(rejects: &'a [Rejected], say: &'a Say<'a>, out: &'a mut dyn Write) -> Self {
        let wanted = rejects.iter().filter_map(|rejected| match rejected.at {
            RejectedAt::Activity(number) => Some((number, &rejected.why)),
            RejectedAt::Row { .. } => None,
        });
        let twice = rejects.iter().filter(|rejected| rejected.why.code == "identifier-twice");
        let identifiers = twice.flat_map(|rejected| &rejected.why.values).filter(|(name, _)| *name == "identifier");
        Self {
            wanted: wanted.collect(),
            identifiers: identifiers.map(|(_, value)| value.as_str()).collect(),
            say,
            out,
            root: String::new(),
            depth: 0,
            root_at: None,
            skipping_at: None,
            activity: None,
            number: 0,
            has_begun: false,
            written: 0,
        }
    }

    fn take(&mut self, event: Event<'_>) -> io::Result<()> {
        match &event {
            Event::Start(element) => {
                self.depth += 1;
                self.start(element);
            }
            Event::Empty(element) => {
                self.depth += 1;
                self.start(element);
                self.keep(event)?;
                return self.end();
            }
            Event::End(_) => {
                self.keep(event)?;
                return self.end();
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Decl(_)
            | Event::Eof => {}
        }
        self.keep(event)
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let qualified = element.name();
        let name: &str = qualified.as_ref();
        if let Some(open) = &mut self.activity {
            open.in_identifier = self.depth == open.at + 1 && name == "iati-identifier" && open.identifier.is_empty();
        } else if self.skipping_at.is_none() {
            match (name, self.root_at) {
                ("iati-activity", _) => {
                    self.root_at = self.root_at.or(Some(self.depth));
                    self.number += 1;
                    let copy = Writer::new(Vec::new());
                    self.activity = Some(Open { at: self.depth, copy, identifier: String::new(), in_identifier: false });
                }
                (_, Some(_)) => self.skipping_at = Some(self.depth),
                ("iati-activities", None) => {
                    self.root_at = Some(self.depth);
                    self.root.push_str(element.attributes_raw());
                }
                // Names of another root still mean something within the activities.
                (_, None) => {
                    let mut attributes = element.attributes();
                    let spaces = attributes.with_checks(false).flatten();
                    for space in spaces.filter(|attribute| attribute.key.as_ref().starts_with("xmlns")) {
                        self.root.push_str(&format!(" {}=\"{}\"", space.key.as_ref(), space.value.replace('"', "&quot;")));
                    }
                }
            }
        }
    }

    /// Copies what belongs to an activity.
    fn keep(&mut self, event: Event<'_>) -> io::Result<()> {
        let Some(open) = &mut self.activity else { return Ok(()) };
        if open.copy.get_ref().len() > limits::PIECE {
            return Ok(());
        }
        if open.in_identifier
            && let Event::Text(text) = &event
        {
            open.identifier.push_str(text.xml10_content().trim());
        }
        match event {
            // An entity nobody declared would make the copy unreadable.
            Event::GeneralRef(name) if !name.starts_with('#') && resolve_predefined_entity(&name).is_none() => {
                open.copy.write_event(Event::Text(BytesText::from_escaped(format!("&amp;{};", &*name))))
            }
            event => open.copy.write_event(event),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        let closed = self.depth;
        self.depth = self.depth.saturating_sub(1);
        if self.skipping_at == Some(closed) {
            self.skipping_at = None;
        }
        match &mut self.activity {
            Some(open) if open.at == closed => {
                if let Some(open) = self.activity.take() {
                    self.put(open)?;
                }
            }
            Some(open) => open.in_identifier = false,
            None => {}
        }
        Ok(())
    }

    /// Writes an activity that is over, if it is to be handed back.
    fn put(&mut self, open: Open) -> io::Result<()> {
        let why = self.wanted.get(&self.number).copied();
        let copy = open.copy.into_inner();
        if (why.is_none() && !self.identifiers.contains(open.identifier.as_str())) || copy.len() > limits::PIECE {
            return Ok(());
        }
        if !self.has_begun {
            self.has_begun = true;
            write!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{MARK}\n<iati-activities{}>", self.root)?;
        }
        if let Some(why) = why {
            self.written += 1;
            write!(self.out, "\n<!-- jpoa: {} -->", comment(&(self.say)(why)))?;
        }
        self.out.write_all(b"\n")?;
        self.out.write_all(&copy)
    }

    fn finish(self) -> io::Result<u64> {
        if self.has_begun {
            self.out.write_all(b"\n</iati-activities>\n")?;
        }
        Ok(self.written)
    }
}

/// A text as a comment can hold it: without two hyphens side by side, and none at its end.
fn comment(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '-' && safe.ends_with('-') {
            safe.push(' ');
        }
        safe.push(c);
    }
    safe.trim_end_matches('-').trim_end().to_owned()
}
