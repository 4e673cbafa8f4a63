//! Cuts a stream of XML into pieces that end where an activity ends, so that they can be read on several cores while the
//! memory in use stays small. It looks for the letters of the end tag and knows nothing of XML; an end tag that is none,
//! because it stands in a comment, is found out by whoever reads the piece.

use crate::encoding::{Conversion, Utf8};
use crate::{limits, lines};
use memchr::memmem::FinderRev;
use std::io::{self, BufRead};

const END: &str = "</iati-activity>";

/// How large pieces are best: large enough that little is copied twice, small enough that many are in hand.
pub(crate) const SIZE: usize = 512 << 10;

/// A part of the file.
pub(crate) struct Piece {
    /// Its letters.
    pub(crate) text: String,
    /// The line its first letter is on.
    pub(crate) line: u32,
    /// Whether it grew too large, so that it was cut off and what follows it up to the end of an activity is lost.
    pub(crate) is_cut: bool,
}

impl Piece {
    /// This piece with the one after it.
    pub(crate) fn join(mut self, next: &Self) -> Self {
        self.text.push_str(&next.text);
        if self.text.len() > limits::PIECE {
            self.text.truncate((0..=limits::PIECE).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0));
            self.is_cut = true;
        }
        Self { is_cut: self.is_cut || next.is_cut, ..self }
    }
}

/// The pieces of a stream in their order.
pub(crate) struct Pieces<R> {
    input: Utf8<R>,
    /// What was read and not given yet.
    text: String,
    /// The end of the last end tag in it.
    end: Option<usize>,
    /// Up to where end tags were looked for.
    searched: usize,
    line: u32,
    finder: FinderRev<'static>,
    /// How large a piece is at least, where the file is not at its end.
    size: usize,
    /// Pieces that were read and whose memory can be filled again.
    spare: Vec<String>,
}

impl<R: BufRead> Pieces<R> {
    /// Starts at line 1; a piece has this size at least, where the file is not at its end.
    pub(crate) fn of(input: Utf8<R>, size: usize) -> Self {
        Self { input, size, text: String::new(), end: None, searched: 0, line: 1, finder: FinderRev::new(END), spare: Vec::new() }
    }

    /// Takes pieces back that nobody needs any more, to fill their memory again.
    pub(crate) fn reuse(&mut self, spare: Vec<String>) {
        self.spare.extend(spare.into_iter().filter(|text| text.capacity() <= 2 * self.size));
    }

    /// The line of what comes next.
    pub(crate) fn line(&self) -> u32 {
        self.line
    }

    /// What had to be done so far to read the letters.
    pub(crate) fn conversion(&self) -> Conversion {
        self.input.conversion()
    }

    /// The next piece; none at the end of the file.
    pub(crate) fn next(&mut self) -> io::Result<Option<Piece>> {
        loop {
            if let Some(end) = self.end.filter(|_| self.text.len() >= self.size) {
                return Ok(Some(self.give(end)));
            }
            if self.text.len() > limits::PIECE {
                return self.give_cut().map(Some);
            }
            if !self.read_on()? {
                let all = self.text.len();
                return Ok((all > 0).then(|| self.give(all)));
            }
        }
    }

    /// Reads more and looks for ends in it; false at the end of the file.
    fn read_on(&mut self) -> io::Result<bool> {
        let more = self.input.read_to(&mut self.text, self.line)?;
        let from = self.searched.saturating_sub(END.len() - 1);
        self.end = self.finder.rfind(&self.text.as_bytes()[from..]).map(|at| from + at + END.len()).or(self.end);
        self.searched = self.text.len();
        Ok(more)
    }

    fn give(&mut self, end: usize) -> Piece {
        let mut rest = self.spare.pop().unwrap_or_default();
        rest.clear();
        rest.push_str(&self.text[end..]);
        let mut text = std::mem::replace(&mut self.text, rest);
        text.truncate(end);
        let line = self.line;
        self.line = line.saturating_add(lines::ends(text.as_bytes()));
        (self.end, self.searched) = (None, 0);
        Piece { text, line, is_cut: false }
    }

    /// Gives the start of an activity that is too large, and passes over the rest of it.
    fn give_cut(&mut self) -> io::Result<Piece> {
        let end = (0..=limits::PIECE).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let mut piece = self.give(end);
        piece.is_cut = true;
        while self.end.is_none() {
            // Half an end tag may stand at the end of what was read.
            let keep = (0..=self.text.len().saturating_sub(END.len())).rev().find(|at| self.text.is_char_boundary(*at));
            let _ = self.give(keep.unwrap_or(0));
            if !self.read_on()? {
                break;
            }
        }
        let _ = self.give(self.end.unwrap_or(self.text.len()));
        Ok(piece)
    }
}
