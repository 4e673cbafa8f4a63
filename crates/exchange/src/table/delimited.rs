//! Parts the text of a CSV file into rows and cells, by RFC 4180 and by what people do instead. Not for their meaning.
//!
//! A quotation mark that is never closed costs the line it stands in and not the rest of the file: it is looked for
//! within one text's length, and after a hundred such lines only within the line.

use super::grid::{Flaw, Row};
use crate::limits;

/// How many times the end of an open quotation is looked for beyond its line.
const SEARCHES: u32 = 100;

/// A text on its way to become rows.
#[derive(Clone)]
pub(crate) struct Delimited<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: u32,
    searches: u32,
    /// How many cells a row must have for a line break within a quotation to be believed.
    width: usize,
}

impl<'a> Delimited<'a> {
    /// Starts at the first row.
    pub(crate) fn new(text: &'a str, delimiter: u8) -> Self {
        Self { text, delimiter, at: 0, line: 1, searches: SEARCHES, width: 0 }
    }

    /// From here on a row over several lines must have this many cells, else it is a line with an open quotation.
    pub(crate) fn expect(&mut self, width: usize) {
        self.width = width;
    }

    /// Reads the next row that holds anything; false at the end.
    pub(crate) fn next(&mut self, row: &mut Row) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(end @ (b'\n' | b'\r')) = bytes.get(self.at) {
            self.line = self.line.saturating_add(u32::from(*end == b'\n' || bytes.get(self.at + 1) != Some(&b'\n')));
            self.at += 1;
        }
        row.clear();
        row.line = self.line;
        if self.at >= bytes.len() {
            return false;
        }
        let (start, line) = (self.at, self.line);
        let is_whole = self.cells(row, self.searches > 0);
        let fits = |row: &Row| row.cells.len() >= self.width && row.cells[self.width..].iter().all(|cell| cell.trim().is_empty());
        let is_torn = self.line > line && self.width > 0 && !fits(row);
        if !is_whole || is_torn {
            self.searches = self.searches.saturating_sub(1);
            (self.at, self.line) = (start, line);
            row.clear();
            row.line = line;
            self.cells(row, false);
            row.flaw = Some(Flaw::QuoteOpen);
        }
        true
    }

    /// Reads cells up to the end of the row; false where a quotation was left open.
    fn cells(&mut self, row: &mut Row, may_search: bool) -> bool {
        let bytes = self.text.as_bytes();
        let mut is_whole = true;
        let mut number = 0;
        loop {
            if bytes.get(self.at) == Some(&b'"') {
                is_whole &= self.quoted(row, number, may_search);
            } else {
                let end = self.end_of_plain(self.at);
                row.set(number, &self.text[self.at..end]);
                self.at = end;
            }
            number += 1;
            match bytes.get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                _ => return is_whole,
            }
        }
    }

    /// Where a cell without quotation ends.
    fn end_of_plain(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        rest.iter().position(ends).map_or(self.text.len(), |end| from + end)
    }

    /// Reads a cell that begins with a quotation mark; where it is not closed, the rest of the line is the cell.
    fn quoted(&mut self, row: &mut Row, number: usize, may_search: bool) -> bool {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let most = bytes.len().min(start.saturating_add(limits::TEXT));
        let mut at = start;
        let mut ends = 0;
        while at < most {
            match bytes[at] {
                b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
                // A mark within a text, as in `the "first" step`, does not end it.
                b'"' if bytes.get(at + 1).is_none_or(|next| *next == self.delimiter || matches!(next, b'\n' | b'\r')) => {
                    row.set(number, &self.text[start..at].replace("\"\"", "\""));
                    self.at = at + 1;
                    self.line = self.line.saturating_add(ends);
                    return true;
                }
                // Behind a separator on a later line another cell begins: this one was never closed.
                b'"' if ends > 0 && bytes[at - 1] == self.delimiter => break,
                b'\n' if !may_search => break,
                b'\n' => ends += 1,
                _ => {}
            }
            at += 1;
        }
        let end = self.end_of_plain(start);
        row.set(number, &self.text[start..end]);
        self.at = end;
        false
    }
}
