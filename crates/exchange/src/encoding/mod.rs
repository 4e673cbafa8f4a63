//! Turns the bytes of a file into letters, in whatever encoding an office saved them. Not for what the letters mean.
//!
//! - A byte order mark decides; then zeros between letters (UTF-16); then what an XML file declares; then, for tables,
//!   the letters themselves: text that is not UTF-8 is tried as windows-1251, KOI8-R, CP866 and windows-1252.
//! - What cannot be decoded, and signs that no text may hold, become U+FFFD and are counted.

mod guess;
mod stream;

use crate::lines;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use plan::{Finding, Severity, Spot};
use std::borrow::Cow;
pub(crate) use stream::Utf8;

/// A text with what had to be done to read it.
pub(crate) struct Text<'a> {
    /// The letters, without a byte order mark.
    pub(crate) text: Cow<'a, str>,
    /// What had to be done.
    pub(crate) conversion: Conversion,
}

/// What had to be done to read a text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Conversion {
    /// The encoding it was in, where that was not UTF-8.
    pub(crate) encoding: Option<&'static str>,
    /// How many letters are lost.
    pub(crate) broken: u64,
    /// The line of the first of them.
    pub(crate) line: u32,
}

impl Conversion {
    /// What is to be said about it.
    pub(crate) fn findings(self, file: &str) -> impl Iterator<Item = Finding> {
        let converted = self.encoding.map(|encoding| {
            Finding::new("encoding-converted", Severity::Advisory, Spot::line(file, 0)).with("encoding", encoding)
        });
        let broken = (self.broken > 0)
            .then(|| Finding::new("letters-broken", Severity::Warning, Spot::line(file, self.line)).with("count", self.broken));
        converted.into_iter().chain(broken)
    }

    /// The same with more broken letters: how many, and the line of the first.
    pub(crate) fn with(self, (count, line): (u64, u32)) -> Self {
        let first = match (self.line, line) {
            (0, line) | (line, 0) => line,
            (a, b) => a.min(b),
        };
        Self { broken: self.broken + count, line: first, ..self }
    }

    /// Takes broken letters of a text into account, from a place in it on; its first letter is on this line.
    fn look_at(&mut self, text: &str, from: usize, line: u32) {
        let broken = broken(&text.as_bytes()[from..]);
        if broken > 0 && self.broken == 0 {
            let before = text[from..].find('\u{FFFD}').unwrap_or(0);
            self.line = line.saturating_add(lines::ends(&text.as_bytes()[..from + before]));
        }
        self.broken += broken;
    }
}

/// Decodes a whole text.
pub(crate) fn decode(bytes: &[u8]) -> Text<'_> {
    let (encoding, start) = by_first_bytes(bytes).unwrap_or_else(|| (guess::encoding(bytes), 0));
    let (text, _) = encoding.decode_without_bom_handling(&bytes[start..]);
    let text = if holds_no_text(text.as_bytes()) { Cow::Owned(without_controls(&text)) } else { text };
    let mut conversion = Conversion { encoding: name(encoding), ..Conversion::default() };
    conversion.look_at(&text, 0, 1);
    Text { text, conversion }
}

/// The encoding that the first bytes show, and how many bytes its mark has.
fn by_first_bytes(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return Some(marked);
    }
    // Letters of the Latin script are a zero and another byte in UTF-16; Cyrillic ones 4 and another byte.
    let start = &bytes[..bytes.len().min(1024) / 2 * 2];
    let pairs = start.len() / 2;
    let small = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| matches!(**byte, 0 | 4)).count();
    let zeros = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let is_wide = |high: usize| pairs > 0 && small(high) * 10 >= pairs * 8 && zeros(high) > 0 && zeros(1 - high) == 0;
    if is_wide(1) {
        Some((UTF_16LE, 0))
    } else if is_wide(0) {
        Some((UTF_16BE, 0))
    } else {
        None
    }
}

/// The name to show; none for UTF-8.
fn name(encoding: &'static Encoding) -> Option<&'static str> {
    (encoding != UTF_8).then(|| encoding.name())
}

/// A sign that text files do not hold; databases and XML refuse them.
fn is_no_text(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// Whether a text holds such a sign; it looks at whole blocks, because nearly no text does.
fn holds_no_text(text: &[u8]) -> bool {
    text.chunks(4096).any(|block| block.iter().fold(false, |found, byte| found | is_no_text(*byte)))
}

/// The text with blanks for old page and line feeds, and U+FFFD for all other control signs.
fn without_controls(text: &str) -> String {
    let clean = |c: char| match c {
        '\u{B}' | '\u{C}' => ' ',
        c if c.is_ascii() && is_no_text(c as u8) => '\u{FFFD}',
        c => c,
    };
    text.chars().map(clean).collect()
}

/// How many letters U+FFFD there are.
fn broken(text: &[u8]) -> u64 {
    memchr::memmem::find_iter(text, "\u{FFFD}").count() as u64
}
