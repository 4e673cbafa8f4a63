//! Writes XML that is read by people and programs: indented, escaped, with nothing in it that XML 1.0 refuses.
//! Not for reading XML, and not for what the elements mean.

use quick_xml::escape::escape;

/// A document that is being written.
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// The attributes of an element; one without a value is left out.
pub(crate) type Attributes<'a> = &'a [(&'static str, Option<&'a str>)];

impl Xml {
    /// Begins a document in UTF-8.
    pub(crate) fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element that holds others.
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push_str(">\n");
        }
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element with a text in it.
    pub(crate) fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.begin(name, attributes);
        self.out.push('>');
        self.escaped(text);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// The document, with all that was open closed.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.into_bytes()
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            // Line ends in attributes would be read as blanks.
            self.escaped(value);
            self.out.push('"');
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.open.len()));
    }

    fn escaped(&mut self, text: &str) {
        if text.chars().all(is_letter) {
            self.out.push_str(&escape(text));
        } else {
            let kept: String = text.chars().filter(|letter| is_letter(*letter)).collect();
            self.out.push_str(&escape(kept.as_str()));
        }
    }
}

/// Whether XML 1.0 has this character.
pub(crate) fn is_letter(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
