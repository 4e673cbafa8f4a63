//! Where a register is kept, and how that is said without giving a password away.
//! Not for: opening it (see `store`).

use crate::db::Engine;
use std::{fmt, path::PathBuf};

/// The name of the one file in a data folder.
const FILE_NAME: &str = "jpoa.db";

/// Where a register is kept. Displayed and debugged without the password of a database.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A data folder with the file `jpoa.db` in it.
    Folder(PathBuf),
    /// A register in one file of any name: a backup.
    File(PathBuf),
    /// The URL of a PostgreSQL database: `postgres://user:password@host:port/database`.
    Postgres(String),
}

impl Location {
    /// Takes what a person typed: a URL that begins with `postgres://` or `postgresql://`, or else a folder.
    pub fn from_text(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Postgres(text.to_owned())
        } else {
            Self::Folder(PathBuf::from(text))
        }
    }

    /// The file it is kept in; none for a database.
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Folder(folder) => Some(folder.join(FILE_NAME)),
            Self::File(file) => Some(file.clone()),
            Self::Postgres(_) => None,
        }
    }

    /// The file or the URL by which its engine finds it.
    pub(crate) fn engine(&self) -> Engine<PathBuf, &str> {
        match self {
            Self::Folder(folder) => Engine::Sqlite(folder.join(FILE_NAME)),
            Self::File(file) => Engine::Sqlite(file.clone()),
            Self::Postgres(url) => Engine::Pg(url),
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) | Self::File(path) => write!(f, "{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_secrets(url)),
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Folder(_) => "Folder",
            Self::File(_) => "File",
            Self::Postgres(_) => "Postgres",
        };
        write!(f, "{kind}({self})")
    }
}

/// The URL without its password and without everything after `?`, where a password may stand too.
/// Works on any text, since a mistyped URL holds the same secrets as a right one.
fn without_secrets(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return "a database".to_owned();
    };
    let (user, place) = match rest.rsplit_once('@') {
        Some((secrets, place)) => (secrets.split([':', '?']).next(), place),
        None => (None, rest),
    };
    let place = place.split(['?', '#']).next().unwrap_or_default();
    match user {
        Some(user) => format!("{scheme}://{user}@{place}"),
        None => format!("{scheme}://{place}"),
    }
}
