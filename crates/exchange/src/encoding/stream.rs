//! The bytes of an XML file as UTF-8, piece by piece, so that memory does not grow with the file. Not for tables.

use super::{Conversion, by_first_bytes, is_no_text, line_ends, name, without_controls};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{BufRead, Read, Result};

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
    out: Vec<u8>,
    at: usize,
    ended: bool,
    ends: u32,
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
        Ok(Ok(Self { inner, start, decoder, out: Vec::new(), at: 0, ended: false, ends: 0, conversion }))
    }

    /// What had to be done so far.
    pub(crate) fn conversion(&self) -> Conversion {
        self.conversion
    }

    fn decode(&mut self) -> Result<()> {
        while self.at == self.out.len() && !self.ended {
            self.ends = self.ends.saturating_add(line_ends(&self.out));
            let from_start = !self.start.is_empty();
            let piece = if from_start { &self.start } else { self.inner.fill_buf()? };
            self.ended = piece.is_empty();
            self.out.resize(PIECE, 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(piece, &mut self.out, self.ended);
            self.out.truncate(written);
            self.at = 0;
            if from_start {
                self.start.drain(..read);
            } else {
                self.inner.consume(read);
            }
            self.clean();
        }
        Ok(())
    }

    /// Takes out what no text may hold, and counts what is lost.
    fn clean(&mut self) {
        // A decoder writes whole letters only, so that no piece is in doubt here.
        if self.out.iter().copied().any(is_no_text) {
            self.out = without_controls(&String::from_utf8_lossy(&self.out)).into_bytes();
        }
        if let Ok(piece) = std::str::from_utf8(&self.out) {
            self.conversion.look_at(piece, self.ends);
        }
    }
}

impl<R: BufRead> Read for Utf8<R> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let available = self.fill_buf()?;
        let taken = available.len().min(to.len());
        to[..taken].copy_from_slice(&available[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Utf8<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        self.decode()?;
        Ok(&self.out[self.at..])
    }

    fn consume(&mut self, taken: usize) {
        self.at = (self.at + taken).min(self.out.len());
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
