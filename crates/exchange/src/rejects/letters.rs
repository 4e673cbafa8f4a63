//! The letters of an XML file as a stream of UTF-8 that ends where one piece of XML would not fit into memory.
//! Not for decoding.

use crate::encoding::Utf8;
use crate::limits;
use std::io::{BufRead, Error, ErrorKind, Read, Result};

/// A file as letters.
pub(crate) struct Letters<R> {
    from: Utf8<R>,
    text: String,
    at: usize,
    /// How many bytes of the current piece were consumed.
    piece: usize,
}

impl<R: BufRead> Letters<R> {
    /// Starts at the first letter.
    pub(crate) fn of(from: Utf8<R>) -> Self {
        Self { from, text: String::new(), at: 0, piece: 0 }
    }

    /// What is read from here on is another piece: a tag, a text, a comment.
    pub(crate) fn begin_piece(&mut self) {
        self.piece = 0;
    }

    /// Whether a piece was longer than may be held; then the reader gives an error and no more letters.
    pub(crate) fn is_full(&self) -> bool {
        self.piece > limits::PIECE
    }
}

impl<R: BufRead> Read for Letters<R> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let available = self.fill_buf()?;
        let taken = available.len().min(to.len());
        to[..taken].copy_from_slice(&available[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Letters<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.is_full() {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        if self.at == self.text.len() {
            self.text.clear();
            self.at = 0;
            self.from.read_to(&mut self.text, 0)?;
        }
        Ok(&self.text.as_bytes()[self.at..])
    }

    fn consume(&mut self, taken: usize) {
        self.piece += taken;
        self.at += taken;
    }
}
