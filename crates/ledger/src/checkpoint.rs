//! A place in the journal that somebody keeps outside of it, on paper or in a letter, to hold the journal to later.
//! Not for: proof of who wrote it; a checkpoint carries no signature.

use crate::{Digest, DigestError};
use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

const TITLE: &str = "jpoa journal checkpoint";

/// The number of an entry and the hash of the chain up to it.
/// Its text is three lines: the title, the number, the hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// How many entries the journal had.
    pub seq: u64,
    /// The hash of the last of them.
    pub hash: Digest,
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{TITLE}\n{}\n{}", self.seq, self.hash)
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    /// Reads it back as mail and paper leave it: spaces around a line and empty lines do not matter.
    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
        if lines.next() != Some(TITLE) {
            return Err(CheckpointError::NoTitle);
        }
        let seq = lines.next().ok_or(CheckpointError::NoNumber)?;
        let hash = lines.next().ok_or(CheckpointError::NoHash)?;
        if lines.next().is_some() {
            return Err(CheckpointError::TooLong);
        }
        Ok(Self { seq: seq.parse().map_err(CheckpointError::BadNumber)?, hash: hash.parse().map_err(CheckpointError::BadHash)? })
    }
}

/// Why a text is not a checkpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CheckpointError {
    /// The first line is another one.
    NoTitle,
    /// It ends before the number.
    NoNumber,
    /// It ends before the hash.
    NoHash,
    /// The second line is not a number.
    BadNumber(ParseIntError),
    /// The third line is not a hash.
    BadHash(DigestError),
    /// Something follows after the hash.
    TooLong,
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => write!(f, "a checkpoint begins with the line \"{TITLE}\""),
            Self::NoNumber => f.write_str("the second line is missing; it is the number of an entry"),
            Self::NoHash => f.write_str("the third line is missing; it is the hash of the journal"),
            Self::BadNumber(error) => write!(f, "the second line is the number of an entry: {error}"),
            Self::BadHash(error) => write!(f, "the third line is the hash of the journal: {error}"),
            Self::TooLong => f.write_str("a checkpoint ends after its third line"),
        }
    }
}

impl std::error::Error for CheckpointError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::BadNumber(error) => Some(error),
            Self::BadHash(error) => Some(error),
            Self::NoTitle | Self::NoNumber | Self::NoHash | Self::TooLong => None,
        }
    }
}
