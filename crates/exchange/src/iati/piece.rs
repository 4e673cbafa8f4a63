//! One piece of an IATI file: takes the events of XML and makes trees of activities and initiatives of them.
//! It runs on any core and knows nothing of the pieces before and after it but where it begins.
//! Not for what an activity says (`activity`), and not for what holds for the whole file (`file`).

use super::activity;
use super::names::{Attr, Name};
use super::pieces::Piece;
use super::place::{Broken, End, Place, Root};
use super::skip;
use super::tree::Tree;
use crate::notes::Notes;
use crate::{Origin, limits, lines};
use compact_str::CompactString;
use plan::{Finding, Initiative, Placed, Severity, Spot};
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// What a piece says.
pub(crate) struct Said<T> {
    /// Where it was taken to begin.
    pub(crate) from: Place,
    pub(crate) end: End,
    /// What became of each of its activities, in their order.
    pub(crate) activities: Vec<Became<T>>,
    pub(crate) notes: Notes,
    /// How many persons to contact were passed over.
    pub(crate) contacts: u64,
    /// Numbers of letters that are none: how many, and the line of the first.
    pub(crate) broken_letters: (u64, u32),
}

/// What became of an activity.
pub(crate) enum Became<T> {
    /// An initiative.
    Given {
        made: T,
        /// Its identifier, and the line of that.
        identifier: CompactString,
        line: u32,
    },
    /// Nothing, for this reason.
    Rejected(Finding),
    /// Nothing, because it could not be read to its end; a finding says so already.
    Lost,
}

/// Reads a piece that begins at this place.
pub(crate) fn read<T>(
    piece: &Piece,
    from: &Place,
    origin: &Origin<'_>,
    work: &(dyn Fn(Placed<Initiative>) -> T + Sync),
) -> Said<T> {
    let said = Said {
        from: from.clone(),
        end: End::Stopped,
        activities: Vec::new(),
        notes: Notes::default(),
        contacts: 0,
        broken_letters: (0, 0),
    };
    let line = (0, piece.line);
    let mut reading = Reading {
        origin,
        work,
        text: &piece.text,
        tree: Tree::default(),
        place: from.clone(),
        began: None,
        skipping: 0,
        of_no_use: None,
        depth: from.open.len(),
        line,
        said,
    };
    reading.read();
    if piece.is_cut {
        reading.cut();
    }
    reading.said
}

type Flow = std::ops::ControlFlow<End>;

struct Reading<'x, 'a, T> {
    origin: &'a Origin<'a>,
    work: &'a (dyn Fn(Placed<Initiative>) -> T + Sync),
    text: &'x str,
    tree: Tree<'x>,
    place: Place,
    /// Where the activity began that is being read into the tree.
    began: Option<usize>,
    /// How deep the reader is in an element that is of no use here.
    skipping: usize,
    /// The name of an element that has just begun and is of no use.
    of_no_use: Option<&'x str>,
    /// How many elements are open.
    depth: usize,
    /// A place in the text whose line is known, and that line.
    line: (usize, u32),
    said: Said<T>,
}

impl<'x, T> Reading<'x, '_, T> {
    fn read(&mut self) {
        let mut reader = Reader::from_str(self.text);
        // What was opened in another piece may be closed in this one; the place knows whether it was.
        reader.config_mut().allow_unmatched_ends = true;
        loop {
            let at = self.text.len() - reader.get_ref().len();
            let flow = match reader.read_event() {
                Ok(Event::Eof) => Flow::Break(self.at_end(at)),
                Ok(event) => self.take(event, at),
                // What is not closed may be closed in the next piece.
                Err(error @ Error::Syntax(_)) => Flow::Break(self.within(at, Some(error.to_string()))),
                Err(error) => {
                    self.broken(at, &error.to_string());
                    Flow::Break(End::Stopped)
                }
            };
            if let Some(name) = self.of_no_use.take()
                && self.skipping == 1
            {
                let from = self.text.len() - reader.get_ref().len();
                let end = skip::end(&self.text[from..], name).unwrap_or(0);
                *reader.get_mut() = &self.text.as_bytes()[from + end..];
            }
            if let Flow::Break(end) = flow {
                if matches!(end, End::Stopped) && self.began.is_some() {
                    self.said.activities.push(Became::Lost);
                }
                self.said.end = end;
                return;
            }
        }
    }

    fn at_end(&mut self, at: usize) -> End {
        if self.depth == self.place.open.len() {
            return End::Between(std::mem::take(&mut self.place));
        }
        self.within(at, None)
    }

    fn within(&mut self, at: usize, message: Option<String>) -> End {
        let line = self.line(at);
        End::Within(Broken { in_activity: self.began.is_some(), line, message, place: self.place.clone() })
    }

    /// Takes one event that begins here; tells whether to go on.
    fn take(&mut self, event: Event<'x>, at: usize) -> Flow {
        match event {
            Event::Start(element) => return self.start(self.within_text(&element), element.name().as_ref(), at),
            Event::Empty(element) => {
                self.start(self.within_text(&element), element.name().as_ref(), at)?;
                return self.end(None, at);
            }
            Event::End(element) => return self.end(Some(element.name().as_ref()), at),
            Event::Text(text) if self.listens() => {
                let text = if text.contains('\r') { Cow::Owned(text.xml10_content().into_owned()) } else { text.into_inner() };
                self.write(text, at);
            }
            Event::CData(text) if self.listens() => self.write(Cow::Owned(text.xml10_content().into_owned()), at),
            Event::GeneralRef(reference) if self.listens() => self.reference(&reference, at),
            Event::DocType(doctype) if doctype.contains("<!ENTITY") => {
                self.critical("entities-refused", at, &[]);
                return Flow::Break(End::Stopped);
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::DocType(_)
            | Event::Comment(_)
            | Event::PI(_)
            | Event::Decl(_)
            | Event::Eof => {}
        }
        Flow::Continue(())
    }

    /// The same letters as a part of the text of this piece.
    fn within_text(&self, part: &str) -> &'x str {
        let at = part.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        self.text.get(at..at.saturating_add(part.len())).unwrap_or_default()
    }

    /// Whether text at this place is of use.
    fn listens(&self) -> bool {
        self.skipping == 0 && self.began.is_some() && self.tree.listens()
    }

    fn write(&mut self, piece: Cow<'x, str>, at: usize) {
        if self.tree.text(piece) {
            let what = self.tree.innermost().map_or_else(String::new, |name| name.as_str().to_owned());
            self.too_long(at, what);
        }
    }

    fn too_long(&mut self, at: usize, what: String) {
        let spot = Spot::line(self.origin.file, self.line(at)).what(what);
        self.said.notes.push(Finding::new("text-too-long", Severity::Warning, spot).with("limit", limits::TEXT));
    }

    /// The line of a place in the text; places are asked for one after the other.
    fn line(&mut self, at: usize) -> u32 {
        let (from, line) = self.line;
        let between = self.text.as_bytes().get(from..at).unwrap_or_default();
        self.line = (from.max(at), line.saturating_add(lines::ends(between)));
        self.line.1
    }

    fn start(&mut self, content: &'x str, name: &str, at: usize) -> Flow {
        self.depth += 1;
        if self.depth > limits::DEPTH {
            self.critical("nested-too-deep", at, &[("limit", &limits::DEPTH.to_string())]);
            return Flow::Break(End::Stopped);
        }
        if self.skipping > 0 {
            self.skipping += 1;
        } else if let Some(began) = self.began {
            let name_here = Name::of(name);
            match (self.tree.innermost(), name_here) {
                (Some(parent), Some(name_here)) if parent.holds(name_here) => self.open(name_here, content, at - began, at),
                _ => {
                    self.said.contacts += u64::from(name == "contact-info");
                    self.pass_over(content, name);
                }
            }
        } else if name == Name::Activity.as_str() {
            if !matches!(self.place.root, Root::Open(_)) {
                self.place.root = Root::Open(self.depth);
            }
            self.began = Some(at);
            let line = self.line(at);
            self.tree.begin(self.text.get(at..).unwrap_or_default(), line);
            self.open(Name::Activity, content, 0, at);
        } else if matches!(self.place.root, Root::Open(_)) {
            self.pass_over(content, name);
        } else {
            return self.around(content, name, at);
        }
        Flow::Continue(())
    }

    fn pass_over(&mut self, content: &'x str, name: &str) {
        self.skipping = 1;
        self.of_no_use = content.get(..name.len());
    }

    /// An element begins before any activity.
    fn around(&mut self, content: &str, name: &str, at: usize) -> Flow {
        self.place.open.push(name.into());
        if name == "iati-activities" {
            self.place.root = Root::Open(self.depth);
            self.version(content, name.len(), at);
        } else if self.place.outermost.is_none() {
            self.place.outermost = Some((name.chars().take(60).collect(), self.line(at)));
            if name.eq_ignore_ascii_case("html") {
                self.said.notes.push(not_iati(self.origin.file, &self.place, 1));
                return Flow::Break(End::Stopped);
            }
        }
        Flow::Continue(())
    }

    fn open(&mut self, name: Name, content: &'x str, at: usize, at_in_piece: usize) {
        self.tree.open(name, at);
        let spelt = name.as_str().len();
        if content.len() == spelt {
            return;
        }
        for attribute in Attributes::new(content, spelt).with_checks(false).flatten() {
            let Some(known) = Attr::of(attribute.key.as_ref()) else { continue };
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(attribute.value);
            if value.len() > limits::TEXT {
                self.tree.attribute(known, Cow::Owned(limits::cut(&value).0.to_owned()));
                self.too_long(at_in_piece, format!("{}/@{}", name.as_str(), known.as_str()));
            } else {
                self.tree.attribute(known, value);
            }
        }
    }

    fn version(&mut self, content: &str, name: usize, at: usize) {
        let mut attributes = Attributes::new(content, name);
        let version = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == "version");
        let version = version.as_ref().map_or("–", |version| version.value.trim());
        if !version.starts_with("2.0") && !version.starts_with("1.0") {
            let spot = Spot::line(self.origin.file, self.line(at)).what("iati-activities/@version");
            self.said.notes.push(Finding::new("iati-version", Severity::Warning, spot).with("version", version));
        }
    }

    /// An element ends; without a name the one that began last.
    fn end(&mut self, name: Option<&str>, at: usize) -> Flow {
        if self.skipping > 0 {
            self.skipping -= 1;
        } else if self.began.is_some() {
            if self.tree.close() {
                self.began = None;
                self.activity();
            }
        } else {
            let opened = self.place.open.pop();
            if let Some(name) = name.filter(|name| opened.as_deref() != Some(*name)) {
                let found = name.to_owned();
                let error = match opened {
                    Some(expected) => IllFormedError::MismatchedEndTag { expected: expected.into(), found },
                    None => IllFormedError::UnmatchedEndTag(found),
                };
                self.broken(at, &Error::from(error).to_string());
                return Flow::Break(End::Stopped);
            }
        }
        if self.place.root == Root::Open(self.depth) {
            self.place.root = Root::Closed;
        }
        self.depth = self.depth.saturating_sub(1);
        Flow::Continue(())
    }

    fn activity(&mut self) {
        let became = match activity::read(self.tree.root(), self.origin, &mut self.said.notes) {
            Ok(activity::Read { initiative, identifier, line }) => {
                Became::Given { made: (self.work)(initiative), identifier, line }
            }
            Err(finding) => Became::Rejected(finding),
        };
        self.said.activities.push(became);
    }

    /// A character or one of the five entities XML knows; any other stays as it is written.
    /// The number of no letter, such as half of a surrogate pair, is a broken letter.
    fn reference(&mut self, reference: &BytesRef<'_>, at: usize) {
        if let Some(text) = resolve_predefined_entity(reference) {
            self.write(Cow::Borrowed(text), at);
        } else if reference.starts_with('#') {
            let character = reference.resolve_char_ref().ok().flatten();
            let character = character.filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
            if character.is_none() {
                let line = if self.said.broken_letters.0 == 0 { self.line(at) } else { self.said.broken_letters.1 };
                self.said.broken_letters = (self.said.broken_letters.0 + 1, line);
            }
            self.write(Cow::Owned(character.unwrap_or('\u{FFFD}').to_string()), at);
        } else {
            self.write(Cow::Owned(format!("&{};", &**reference)), at);
            let what = self.tree.innermost().map_or("", Name::as_str);
            let spot = Spot::line(self.origin.file, self.line(at)).what(what);
            let name: String = reference.chars().take(60).collect();
            self.said.notes.push(Finding::new("entity-unknown", Severity::Warning, spot).with("entity", name));
        }
    }

    fn critical(&mut self, code: &'static str, at: usize, values: &[(&'static str, &str)]) {
        let finding = Finding::new(code, Severity::Critical, Spot::line(self.origin.file, self.line(at)));
        self.said.notes.push(values.iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
    }

    /// Says that the XML breaks off; where no activities were found, that it is another file altogether.
    fn broken(&mut self, at: usize, message: &str) {
        let line = self.line(at);
        self.said.notes.push(broken(self.origin.file, &self.place, line, message));
    }

    /// The piece was cut off, so that it ends in the midst of something that is too large to be read.
    fn cut(&mut self) {
        let End::Within(broken) = &self.said.end else { return };
        let spot = Spot::line(self.origin.file, broken.line);
        let (code, severity) =
            if broken.in_activity { ("activity-too-large", Severity::Error) } else { ("element-too-large", Severity::Critical) };
        self.said.notes.push(Finding::new(code, severity, spot).with("limit", limits::PIECE));
        self.said.end = if broken.in_activity {
            self.said.activities.push(Became::Lost);
            End::Between(broken.place.clone())
        } else {
            End::Stopped
        };
    }
}

/// That a file breaks off here; where no activities were found in it, that it is another file altogether.
pub(crate) fn broken(file: &str, place: &Place, line: u32, message: &str) -> Finding {
    match (place.root, &place.outermost) {
        (Root::Awaited, Some(_)) => not_iati(file, place, line),
        _ => Finding::new("xml-broken", Severity::Critical, Spot::line(file, line)).with("message", message),
    }
}

/// That a file holds no activities.
pub(crate) fn not_iati(file: &str, place: &Place, line: u32) -> Finding {
    let (root, line) = place.outermost.as_ref().map_or(("–", line), |(root, line)| (&**root, *line));
    Finding::new("not-iati", Severity::Critical, Spot::line(file, line)).with("root", root)
}
