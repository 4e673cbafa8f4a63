//! What checking a register can find wrong with its history, each by a permanent code and the entry or blob it is about.
//! Not for: the sentence a reader gets; that is made from the code and the values.

use ledger::Digest;

/// One thing that is not as it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Entries are missing between others.
    EntriesMissing {
        /// The first of them.
        first: u64,
        /// The last of them.
        last: u64,
    },
    /// A row has a number that no entry can have, or one that is there twice.
    EntryMisplaced {
        /// The number, as it stands in the table.
        found: i64,
    },
    /// The text, the hash or the hash before is not the one that was written.
    EntryAltered {
        /// Its number.
        entry: u64,
    },
    /// The entry does not continue the one that stands before it: one of the two was replaced, moved or altered.
    ChainBroken {
        /// The number of the later one.
        entry: u64,
    },
    /// The text is whole and this program cannot read it.
    EntryUnreadable {
        /// Its number.
        entry: u64,
        /// What the reader says.
        why: String,
    },
    /// The text says another number than the place it stands in.
    EntryMisnumbered {
        /// The number of its place.
        entry: u64,
        /// The number it says.
        says: u64,
    },
    /// The text is not written the one way entries are written.
    EntryNotCanonical {
        /// Its number.
        entry: u64,
    },
    /// An entry names a blob that is not there.
    BlobMissing {
        /// The entry.
        entry: u64,
        /// The blob it names.
        blob: String,
    },
    /// The bytes under a hash are not those it was made of, or some of them are missing.
    BlobAltered {
        /// The hash.
        blob: String,
    },
    /// The journal ends before the saved checkpoint.
    TailRemoved {
        /// The entry the checkpoint is of.
        saved: u64,
        /// The last entry there is.
        head: u64,
    },
    /// The entry of the saved checkpoint is there with another hash: it, or something before it, was replaced.
    HistoryRewritten {
        /// The entry the checkpoint is of.
        saved: u64,
        /// The hash that was saved.
        expected: Digest,
        /// The hash that is there.
        found: Digest,
    },
    /// The database engine itself finds its file or table damaged.
    DatabaseDamaged {
        /// What it says.
        why: String,
    },
}

impl Problem {
    /// Its permanent name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EntriesMissing { .. } => "entries-missing",
            Self::EntryMisplaced { .. } => "entry-misplaced",
            Self::EntryAltered { .. } => "entry-altered",
            Self::ChainBroken { .. } => "chain-broken",
            Self::EntryUnreadable { .. } => "entry-unreadable",
            Self::EntryMisnumbered { .. } => "entry-misnumbered",
            Self::EntryNotCanonical { .. } => "entry-not-canonical",
            Self::BlobMissing { .. } => "blob-missing",
            Self::BlobAltered { .. } => "blob-altered",
            Self::TailRemoved { .. } => "tail-removed",
            Self::HistoryRewritten { .. } => "history-rewritten",
            Self::DatabaseDamaged { .. } => "database-damaged",
        }
    }

    /// The number of the entry it is about.
    pub fn entry(&self) -> Option<u64> {
        match self {
            Self::EntriesMissing { first: entry, .. }
            | Self::EntryAltered { entry }
            | Self::ChainBroken { entry }
            | Self::EntryUnreadable { entry, .. }
            | Self::EntryMisnumbered { entry, .. }
            | Self::EntryNotCanonical { entry }
            | Self::BlobMissing { entry, .. }
            | Self::TailRemoved { saved: entry, .. }
            | Self::HistoryRewritten { saved: entry, .. } => Some(*entry),
            Self::EntryMisplaced { .. } | Self::BlobAltered { .. } | Self::DatabaseDamaged { .. } => None,
        }
    }

    /// The hash of the blob it is about.
    pub fn blob(&self) -> Option<&str> {
        match self {
            Self::BlobMissing { blob, .. } | Self::BlobAltered { blob } => Some(blob),
            Self::EntriesMissing { .. }
            | Self::EntryMisplaced { .. }
            | Self::EntryAltered { .. }
            | Self::ChainBroken { .. }
            | Self::EntryUnreadable { .. }
            | Self::EntryMisnumbered { .. }
            | Self::EntryNotCanonical { .. }
            | Self::TailRemoved { .. }
            | Self::HistoryRewritten { .. }
            | Self::DatabaseDamaged { .. } => None,
        }
    }
}
