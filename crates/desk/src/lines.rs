//! The records of a load as they are kept: one line each, written down as they come, with their hash and their Merkle root.
//! Not for deciding what they are.

use crate::world::Spool;
use ledger::{Digest, RootBuilder, leaf_hash};
use plan::{BlobKey, Record, canon};
use std::io;
use store::{NewBlob, Parcel};

/// One record with the line it is kept as. Making one needs no order: it can be done on any core.
pub(crate) struct Line {
    record: Record,
    text: Vec<u8>,
    leaf: Digest,
}

impl Line {
    pub(crate) fn of(record: Record) -> Self {
        let mut text = Vec::new();
        canon::write_record(&record, &mut text);
        let leaf = leaf_hash(&text);
        Self { record, text, leaf }
    }
}

/// The lines of one load.
pub(crate) struct Lines {
    parcel: Parcel<Box<dyn Spool>>,
    root: RootBuilder,
    records: Vec<Record>,
}

/// All lines of a load.
pub(crate) struct Written {
    pub(crate) key: BlobKey,
    pub(crate) root: BlobKey,
    pub(crate) blob: NewBlob,
    /// The records themselves, in the order of the lines.
    pub(crate) records: Vec<Record>,
}

impl Lines {
    pub(crate) fn new(spool: Box<dyn Spool>) -> Self {
        Self { parcel: Parcel::new(spool), root: RootBuilder::default(), records: Vec::new() }
    }

    pub(crate) fn push(&mut self, line: Line) -> io::Result<()> {
        self.root.push_hashed(line.leaf);
        self.records.push(line.record);
        self.parcel.add(&line.text)
    }

    /// Writes records down one after the other.
    pub(crate) fn push_all(&mut self, records: impl IntoIterator<Item = Record>) -> io::Result<()> {
        records.into_iter().try_for_each(|record| self.push(Line::of(record)))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(crate) fn finish(self) -> io::Result<Written> {
        let (digest, blob) = self.parcel.finish()?;
        let root = BlobKey::new(self.root.finish().to_string());
        Ok(Written { key: BlobKey::new(digest.to_string()), root, blob, records: self.records })
    }
}
