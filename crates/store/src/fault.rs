//! What can go wrong with the machine while something is kept or read: what was being done, where, why, and what
//! to do next. Not for: mistakes in the data, which are findings, or in the history, which are problems (`problem`).

use crate::{Location, db::Engine};
use std::{error::Error, fmt, io};

/// A failure of the machine. Its text is lower case and follows "failed to".
#[derive(Debug, thiserror::Error)]
#[error("{doing} the register in {place}: {cause}")]
pub struct Fault {
    doing: Doing,
    place: String,
    cause: Cause,
    #[source]
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// What was being done when a fault came up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Opening what is there.
    Open,
    /// Making a new register.
    Create,
    /// Reading from it.
    Read,
    /// Writing to it; nothing of what was to be written is there.
    Write,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "open",
            Self::Create => "create",
            Self::Read => "read",
            Self::Write => "write to",
        })
    }
}

/// Why it failed, with the next step.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Cause {
    /// Nothing is there.
    #[error("there is none; create it first, or name the place where it is")]
    NoRegister,
    /// Something else is there.
    #[error("what is there is not a register; name another place")]
    NotARegister,
    /// The server runs and has no database of this name.
    #[error("the server has no such database; create an empty one there first, or name another")]
    NoDatabase,
    /// A newer program wrote it.
    #[error("it is in format {found}, and this program reads formats up to {known}; use a newer version of the program")]
    NewerFormat {
        /// The format it is in.
        found: String,
        /// The newest format known here.
        known: u32,
    },
    /// No space is left.
    #[error("the disk is full; free some space and try again")]
    DiskFull,
    /// The file, its folder or the database does not take changes.
    #[error("it can be read and not written; allow writing there, or work on a copy in another place")]
    ReadOnly,
    /// The system or the server refuses access.
    #[error("access is refused; check the permissions of the file, or the user and password of the database")]
    Denied,
    /// Somebody else keeps it locked longer than this program waits.
    #[error("another program is writing to it; try again when that is done")]
    Busy,
    /// No answer from the database server.
    #[error("the database server does not answer; check that it is running and that its address is right")]
    Unreachable,
    /// The database URL is not one.
    #[error("the address is not understood ({0}); write postgres://user:password@host:port/database")]
    BadAddress(String),
    /// What is kept is not what was written.
    #[error("it is damaged: {0}; leave it as it is, have it checked, and restore a backup to another place")]
    Damaged(String),
    /// A copy is made into an empty register only.
    #[error("it is not empty, and a copy needs an empty one; name another place")]
    NotEmpty,
    /// A backup never replaces a file.
    #[error("there is a file of that name; name another, or move that one away")]
    AlreadyThere,
    /// The file to keep could not be read to its end.
    #[error("the file to be kept could not be read to its end ({0}); check it and try again")]
    SourceUnreadable(String),
    /// The file to keep is not the one whose hash was taken.
    #[error("the file to be kept changed while it was read; try again when nobody changes it")]
    SourceChanged,
    /// The entry's number is not the one that follows.
    #[error("entry {found} does not follow entry {head}; this is a mistake in the program, please report it")]
    Misnumbered {
        /// The entry it was to follow.
        head: u64,
        /// Its number.
        found: u64,
    },
    /// Anything else the database or the system says.
    #[error("{0}; try again, and report it when it stays")]
    Other(String),
}

impl Cause {
    /// Its permanent name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoRegister => "no-register",
            Self::NotARegister => "not-a-register",
            Self::NoDatabase => "no-database",
            Self::NewerFormat { .. } => "newer-format",
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::Denied => "access-denied",
            Self::Busy => "database-busy",
            Self::Unreachable => "database-unreachable",
            Self::BadAddress(_) => "bad-address",
            Self::Damaged(_) => "damaged",
            Self::NotEmpty => "not-empty",
            Self::AlreadyThere => "already-there",
            Self::SourceUnreadable(_) => "source-unreadable",
            Self::SourceChanged => "source-changed",
            Self::Misnumbered { .. } => "misnumbered-entry",
            Self::Other(_) => "database-fault",
        }
    }
}

impl Fault {
    /// The permanent name of its cause.
    pub fn code(&self) -> &'static str {
        self.cause.code()
    }

    /// What was being done.
    pub fn doing(&self) -> Doing {
        self.doing
    }

    /// The folder, file or database, without any password.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Why it failed.
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// That a file which is to be kept, or written down before it is kept, cannot be read or written to its end.
    pub fn of_file(name: &str, error: io::Error) -> Self {
        let cause = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Cause::DiskFull,
            _ => Cause::SourceUnreadable(error.to_string()),
        };
        Self { doing: Doing::Read, place: name.to_owned(), cause, source: Some(Box::new(error)) }
    }

    pub(crate) fn new(doing: Doing, place: &Location, cause: Cause) -> Self {
        Self { doing, place: place.to_string(), cause, source: None }
    }

    pub(crate) fn from_io(doing: Doing, place: &Location, error: io::Error) -> Self {
        let cause = match error.kind() {
            io::ErrorKind::NotFound => Cause::NoRegister,
            io::ErrorKind::NotADirectory => Cause::NotARegister,
            io::ErrorKind::AlreadyExists => Cause::AlreadyThere,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Cause::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
            io::ErrorKind::PermissionDenied => match doing {
                Doing::Create | Doing::Write => Cause::ReadOnly,
                Doing::Open | Doing::Read => Cause::Denied,
            },
            _ => Cause::Other(error.to_string()),
        };
        Self { source: Some(Box::new(error)), ..Self::new(doing, place, cause) }
    }

    pub(crate) fn from_sql(doing: Doing, place: &Location, error: sqlx::Error) -> Self {
        let cause = match (&error, place.engine()) {
            (sqlx::Error::Database(said), Engine::Sqlite(_)) => crate::sqlite::cause(&**said),
            (sqlx::Error::Database(said), Engine::Pg(_)) => crate::postgres::cause(&**said),
            (sqlx::Error::PoolTimedOut, Engine::Sqlite(_)) => Cause::Busy,
            (sqlx::Error::PoolTimedOut | sqlx::Error::Io(_), Engine::Pg(_)) => Cause::Unreachable,
            (sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_), _) => Cause::Damaged(error.to_string()),
            _ => Cause::Other(error.to_string()),
        };
        Self { source: Some(Box::new(error)), ..Self::new(doing, place, cause) }
    }
}
