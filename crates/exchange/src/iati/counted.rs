//! A reader that knows which line it is at, so that every element of a stream can be found again, and that ends where
//! one piece of XML would not fit into memory. Not for decoding.

use crate::limits;
use std::io::{BufRead, Error, ErrorKind, Read, Result};

/// Counts the line ends that were consumed.
pub(crate) struct Counted<R> {
    inner: R,
    ends: u32,
    /// How many bytes of the current piece were consumed.
    piece: usize,
}

impl<R: BufRead> Counted<R> {
    /// Starts at line 1.
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, ends: 0, piece: 0 }
    }

    /// The line of the next byte, counted from 1.
    pub(crate) fn line(&self) -> u32 {
        self.ends.saturating_add(1)
    }

    /// What is read from here on is another piece: a tag, a text, a comment.
    pub(crate) fn begin_piece(&mut self) {
        self.piece = 0;
    }

    /// Whether a piece was longer than may be held; then the reader gives an error and no more bytes.
    pub(crate) fn is_full(&self) -> bool {
        self.piece > limits::PIECE
    }

    /// What is read from.
    pub(crate) fn inner(&self) -> &R {
        &self.inner
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let available = self.fill_buf()?;
        let taken = available.len().min(to.len());
        to[..taken].copy_from_slice(&available[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.is_full() {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, taken: usize) {
        // What is consumed was in the buffer, so that looking at it again reads nothing.
        if let Ok(buffer) = self.inner.fill_buf() {
            let ends = buffer[..taken.min(buffer.len())].iter().filter(|byte| **byte == b'\n').count();
            self.ends = self.ends.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        }
        self.piece += taken;
        self.inner.consume(taken);
    }
}
