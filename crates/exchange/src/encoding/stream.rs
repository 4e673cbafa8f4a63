//! The letters of an XML file as UTF-8, piece by piece, so that memory does not grow with the file. Not for tables.

use super::{Conversion, by_first_bytes, holds_no_text, name, without_controls};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{BufRead, Result};

/// How many bytes are looked at for a mark or a declaration.
const START: usize = 1024;
/// How many bytes are decoded at once.
const PIECE: usize = 64 * 1024;

/// A stream in any encoding, read as UTF-8.
pub(crate) struct Utf8<R> {
    inner: R,
    /// What was read to find the encoding and is not decoded yet.
    start: Vec<u8>,
    decoder: Decoder,
    ended: bool,
    conversion: Conversion,
}

impl<R: BufRead> Utf8<R> {
    /// Finds the encoding; the inner error is the name of one that nobody knows here.
    pub(crate) fn new(mut inner: R) -> Result<std::result::Result<Self, String>> {
        let mut start = Vec::with_capacity(START);
        while start.len() < START {
            let piece = inner.fill_buf()?;
            if piece.is_empty() {
                break;
            }
            let taken = piece.len().min(START - start.len());
            start.extend_from_slice(&piece[..taken]);
            inner.consume(taken);
        }
        let encoding = match (by_first_bytes(&start), declared(&start)) {
            (Some((encoding, mark)), _) => {
                start.drain(..mark);
                encoding
            }
            (None, Some(label)) => match Encoding::for_label(label.as_bytes()) {
                // Letters that can be read as ASCII are not UTF-16, whatever is declared.
                Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
                Some(encoding) => encoding,
                None if label.eq_ignore_ascii_case("utf8") => UTF_8,
                None => return Ok(Err(label)),
            },
            (None, None) => UTF_8,
        };
        let conversion = Conversion { encoding: name(encoding), ..Conversion::default() };
        let decoder = encoding.new_decoder_without_bom_handling();
        Ok(Ok(Self { inner, start, decoder, ended: false, conversion }))
    }

    /// What had to be done so far.
    pub(crate) fn conversion(&self) -> Conversion {
        self.conversion
    }

    /// Adds the next letters to a text whose first letter is on this line; false where there are no more.
    pub(crate) fn read_to(&mut self, text: &mut String, line: u32) -> Result<bool> {
        let before = text.len();
        while text.len() == before && !self.ended {
            let from_start = !self.start.is_empty();
            let piece = if from_start { &self.start } else { self.inner.fill_buf()? };
            self.ended = piece.is_empty();
            let piece = &piece[..piece.len().min(PIECE)];
            text.reserve(PIECE);
            let (_, read, _) = self.decoder.decode_to_string(piece, text, self.ended);
            if from_start {
                self.start.drain(..read);
            } else {
                self.inner.consume(read);
            }
        }
        // What no text may hold is taken out, and what is lost is counted.
        if holds_no_text(&text.as_bytes()[before..]) {
            let clean = without_controls(&text[before..]);
            text.truncate(before);
            text.push_str(&clean);
        }
        self.conversion.look_at(text, before, line);
        Ok(text.len() > before)
    }
}

/// The encoding an XML declaration names.
fn declared(start: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(start);
    let declaration = text.trim_start().strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let value = declaration[declaration.find("encoding")?..].split_once('=')?.1.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(|label| label.trim().to_owned()).filter(|label| !label.is_empty())
}
