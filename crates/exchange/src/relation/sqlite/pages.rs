//! The pages of the file: numbering them, long values that run over several, the head of the file.
//! Not for what a page says of a tree (`tree`).

use super::row;
use super::tree::{self, Body};
use crate::relation::Value;

/// How many bytes a page has.
pub(super) const SIZE: usize = 4096;

/// How many bytes the head of the file takes from the first page.
pub(super) const HEAD: usize = 100;

/// The version of SQLite whose form this is (3.51.0), as its file says it.
const VERSION: u32 = 3_051_000;

/// `jpoa` in letters, by which tools can tell the file.
const APPLICATION: u32 = 0x6A70_6F61;

/// The file while it is written.
pub(super) struct Pages {
    bytes: Vec<u8>,
}

impl Pages {
    /// A file whose first page is still empty: it holds the root of the schema, which is known last.
    pub(super) fn new() -> Self {
        Self { bytes: vec![0; SIZE] }
    }

    /// Adds a page; its number.
    pub(super) fn add(&mut self, page: &[u8]) -> u32 {
        self.bytes.extend(page);
        self.bytes.resize(self.bytes.len().next_multiple_of(SIZE), 0);
        self.count()
    }

    fn count(&self) -> u32 {
        u32::try_from(self.bytes.len() / SIZE).unwrap_or(u32::MAX)
    }

    /// The part of a value that stands in the page of its tree: all of it, or its beginning and the number of the page on
    /// which it goes on. `most` is what fits at most in a page of that kind of tree.
    pub(super) fn cut(&mut self, value: &[u8], most: usize) -> Vec<u8> {
        if value.len() <= most {
            return value.to_vec();
        }
        let least = (SIZE - 12) * 32 / 255 - 23;
        let even = least + (value.len() - least) % (SIZE - 4);
        let here = if even <= most { even } else { least };
        let rest = &value[here..];
        let parts: Vec<&[u8]> = rest.chunks(SIZE - 4).collect();
        let first = self.count() + 1;
        for (at, part) in (1..).zip(&parts) {
            let next = if at < parts.len() { first + u32::try_from(at).unwrap_or(u32::MAX) } else { 0 };
            let page = [&next.to_be_bytes()[..], part].concat();
            self.add(&page);
        }
        [&value[..here], &first.to_be_bytes()[..]].concat()
    }

    /// Puts the schema onto the first page and the head before it.
    pub(super) fn finish(mut self, schema: &[[Value<'_>; 5]]) -> Vec<u8> {
        let mut tree = tree::rows(&mut self);
        for (number, row) in (1..).zip(schema) {
            tree.add(number, &row::encoded(row));
        }
        let root: Body = tree.finish_on_first();
        let pages = self.count();
        let first = root.page(HEAD);
        self.bytes[..SIZE].copy_from_slice(&first);
        let head = &mut self.bytes[..HEAD];
        head[..16].copy_from_slice(b"SQLite format 3\0");
        head[16..18].copy_from_slice(&u16::try_from(SIZE).unwrap_or(1).to_be_bytes());
        // Not in WAL mode; no bytes kept free; the three fractions that are always these.
        head[18..24].copy_from_slice(&[1, 1, 0, 64, 32, 32]);
        let numbers = [(24, 1), (28, pages), (40, 1), (44, 4), (56, 1), (68, APPLICATION), (92, 1), (96, VERSION)];
        for (at, number) in numbers {
            head[at..at + 4].copy_from_slice(&number.to_be_bytes());
        }
        self.bytes
    }
}
