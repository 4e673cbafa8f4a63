//! The records of a load as they are kept: one line each, written down as they come, with their hash and their Merkle root.
//! Not for deciding what they are.

use crate::world::Spool;
use ledger::{Digest, Digester, RootBuilder, leaf_hash};
use plan::{BlobKey, Record, canon};
use std::io::{self, Read, Write};
use store::NewBlob;

/// How many bytes are gathered before they are written.
const BUFFER: usize = 1 << 20;

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
    spool: Box<dyn Spool>,
    buffer: Vec<u8>,
    digester: Digester,
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
        let buffer = Vec::with_capacity(BUFFER);
        Self { spool, buffer, digester: Digester::default(), root: RootBuilder::default(), records: Vec::new() }
    }

    pub(crate) fn push(&mut self, line: Line) -> io::Result<()> {
        self.digester.update(&line.text);
        self.root.push_hashed(line.leaf);
        self.records.push(line.record);
        if self.buffer.len() + line.text.len() > BUFFER {
            self.spool.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        self.buffer.extend_from_slice(&line.text);
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(crate) fn finish(self) -> io::Result<Written> {
        let Self { mut spool, buffer, digester, root, records } = self;
        let digest = digester.finish();
        let blob = if spool.stream_position()? == 0 {
            NewBlob::reader(digest, io::Cursor::new(buffer))
        } else {
            spool.rewind()?;
            NewBlob::reader(digest, spool.chain(io::Cursor::new(buffer)))
        };
        Ok(Written { key: BlobKey::new(digest.to_string()), root: BlobKey::new(root.finish().to_string()), blob, records })
    }
}
