//! Trees of pages, filled from left to right: rows by their number, keys by their text. Not for what a row says (`row`).

use super::pages::{HEAD, Pages, SIZE};
use super::row::variable;

/// The most of a row that stands in the page of a tree of rows, and of a key in that of a tree of keys.
const MOST_OF_ROW: usize = SIZE - 35;
const MOST_OF_KEY: usize = (SIZE - 12) * 64 / 255 - 23;

/// What kind of page it is, as its first byte says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    KeysAbove = 2,
    RowsAbove = 5,
    Keys = 10,
    Rows = 13,
}

/// A page before it has a number: its cells, and the page that follows the last of them.
pub(super) struct Body {
    sort: Sort,
    cells: Vec<Vec<u8>>,
    used: usize,
    last: Option<u32>,
}

impl Body {
    fn new(sort: Sort) -> Self {
        let used = if matches!(sort, Sort::KeysAbove | Sort::RowsAbove) { 12 } else { 8 };
        Self { sort, cells: Vec::new(), used, last: None }
    }

    fn has_room(&self, cell: &[u8], before: usize) -> bool {
        self.used + cell.len() + 2 <= SIZE - before
    }

    fn add(&mut self, cell: Vec<u8>) {
        self.used += cell.len() + 2;
        self.cells.push(cell);
    }

    fn take_last(&mut self) -> Option<Vec<u8>> {
        let cell = self.cells.pop()?;
        self.used -= cell.len() + 2;
        Some(cell)
    }

    /// The bytes of the page, so many of them kept free at its beginning.
    pub(super) fn page(&self, before: usize) -> Vec<u8> {
        let mut page = vec![0; SIZE];
        let mut end = SIZE;
        let mut at = before + if self.last.is_some() { 12 } else { 8 };
        for cell in &self.cells {
            end -= cell.len();
            page[end..end + cell.len()].copy_from_slice(cell);
            page[at..at + 2].copy_from_slice(&(end as u16).to_be_bytes());
            at += 2;
        }
        page[before] = self.sort as u8;
        page[before + 3..before + 5].copy_from_slice(&(self.cells.len() as u16).to_be_bytes());
        page[before + 5..before + 7].copy_from_slice(&(end as u16).to_be_bytes());
        if let Some(last) = self.last {
            page[before + 8..before + 12].copy_from_slice(&last.to_be_bytes());
        }
        page
    }
}

/// A tree of rows while it is filled.
pub(super) struct Rows<'a> {
    pages: &'a mut Pages,
    leaf: Body,
    /// The pages that are full, each with the number of its last row.
    full: Vec<(u32, i64)>,
    last: i64,
}

/// Begins a tree of rows.
pub(super) fn rows(pages: &mut Pages) -> Rows<'_> {
    Rows { pages, leaf: Body::new(Sort::Rows), full: Vec::new(), last: 0 }
}

impl Rows<'_> {
    /// Adds a row whose number is higher than all before.
    pub(super) fn add(&mut self, number: i64, row: &[u8]) {
        let mut cell = Vec::with_capacity(row.len() + 12);
        variable(row.len() as u64, &mut cell);
        variable(number as u64, &mut cell);
        cell.append(&mut self.pages.cut(row, MOST_OF_ROW));
        // A first page has less room; to hold everywhere, a lone page keeps that much free.
        if !self.leaf.has_room(&cell, 0) {
            let leaf = std::mem::replace(&mut self.leaf, Body::new(Sort::Rows));
            self.full.push((self.pages.add(&leaf.page(0)), self.last));
        }
        self.leaf.add(cell);
        self.last = number;
    }

    /// Ends the tree; the number of its root.
    pub(super) fn finish(self) -> u32 {
        let (body, pages) = self.root(0);
        pages.add(&body.page(0))
    }

    /// Ends the tree with a root that fits on the first page.
    pub(super) fn finish_on_first(self) -> Body {
        self.root(HEAD).0
    }
}

impl<'a> Rows<'a> {
    fn root(mut self, before: usize) -> (Body, &'a mut Pages) {
        if self.full.is_empty() && self.leaf.used <= SIZE - before {
            return (self.leaf, self.pages);
        }
        self.full.push((self.pages.add(&self.leaf.page(0)), self.last));
        let mut level = self.full;
        loop {
            // At most this many fit whatever their numbers are; they are dealt out evenly, so that none stands alone.
            let most = (SIZE - before - 12) / 15;
            let groups = level.len().div_ceil(most);
            let mut above = Vec::with_capacity(groups);
            let mut rest = level.as_slice();
            for group in 0..groups {
                let (mine, others) = rest.split_at(rest.len() / (groups - group));
                rest = others;
                let mut body = Body::new(Sort::RowsAbove);
                for (page, last) in &mine[..mine.len() - 1] {
                    let mut cell = page.to_be_bytes().to_vec();
                    variable(*last as u64, &mut cell);
                    body.add(cell);
                }
                let (page, last) = mine[mine.len() - 1];
                body.last = Some(page);
                above.push((body, last));
            }
            if above.len() == 1 {
                return (above.remove(0).0, self.pages);
            }
            level = above.into_iter().map(|(body, last)| (self.pages.add(&body.page(0)), last)).collect();
        }
    }
}

/// Writes a tree of keys that come in their order; the number of its root.
pub(super) fn keys(pages: &mut Pages, entries: impl Iterator<Item = Vec<u8>>) -> u32 {
    let mut cells = Vec::new();
    for entry in entries {
        let mut cell = Vec::with_capacity(entry.len() + 4);
        variable(entry.len() as u64, &mut cell);
        cell.append(&mut pages.cut(&entry, MOST_OF_KEY));
        cells.push(cell);
    }
    let (mut level, mut between) = dealt(cells.into_iter().map(|cell| (None, cell)), None, Sort::Keys);
    loop {
        let numbers: Vec<u32> = level.iter().map(|body| pages.add(&body.page(0))).collect();
        let Some((last, others)) = numbers.split_last().filter(|(_, others)| !others.is_empty()) else {
            return numbers.first().copied().unwrap_or_default();
        };
        let cells = others.iter().zip(between).map(|(page, key)| (Some(*page), key));
        (level, between) = dealt(cells, Some(*last), Sort::KeysAbove);
    }
}

/// Deals cells out onto pages; between two pages one of them goes up. A cell above has the page to its left with it.
fn dealt(cells: impl Iterator<Item = (Option<u32>, Vec<u8>)>, last: Option<u32>, sort: Sort) -> (Vec<Body>, Vec<Vec<u8>>) {
    let whole = |(left, key): &(Option<u32>, Vec<u8>)| match left {
        Some(left) => [&left.to_be_bytes()[..], key].concat(),
        None => key.clone(),
    };
    let mut pages = Vec::new();
    let mut between = Vec::new();
    let mut body = Body::new(sort);
    let mut cells = cells.peekable();
    while let Some(cell) = cells.next() {
        if body.has_room(&whole(&cell), 0) {
            body.add(whole(&cell));
            continue;
        }
        let mut up = cell;
        if cells.peek().is_none() {
            // Nothing would be left for the last page: one of this page goes up instead.
            let before = body.take_last().unwrap_or_default();
            let key = if up.0.is_some() { before[4..].to_vec() } else { before.clone() };
            let left = up.0.map(|_| u32::from_be_bytes([before[0], before[1], before[2], before[3]]));
            body.last = left;
            pages.push(std::mem::replace(&mut body, Body::new(sort)));
            between.push(key);
            body.add(whole(&up));
            continue;
        }
        body.last = up.0.take();
        pages.push(std::mem::replace(&mut body, Body::new(sort)));
        between.push(up.1);
    }
    body.last = last;
    pages.push(body);
    (pages, between)
}
