//! Where PostgreSQL's programs are, how they get there when they are missing, and which account may run them.

use std::fs;
use std::io;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell;
use crate::system::{self, number};
use crate::trouble::Trouble;

/// The folder with `initdb` and `postgres`; installs the system's package when there is none and we may.
pub(super) fn programs() -> Result<PathBuf, Trouble> {
    if let Some(folder) = find() {
        return Ok(folder);
    }
    install()?;
    find().ok_or_else(|| {
        Trouble::new(
            "PostgreSQL is installed but `initdb` and `postgres` are not where they should be",
            "put their folder in PATH",
        )
    })
}

/// Looks in Debian's versioned folders (which are not in PATH), newest version first, then in PATH and where source builds go.
fn find() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = Vec::new();
    for entry in fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let version = entry.file_name().to_string_lossy().parse().unwrap_or(0);
        versions.push((version, entry.path().join("bin")));
    }
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, folder)| folder);
    let path = search_path();
    let elsewhere = ["/usr/local/bin", "/usr/local/pgsql/bin"].into_iter().map(PathBuf::from);
    debian.chain(path).chain(elsewhere).find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

#[expect(clippy::disallowed_methods, reason = "PATH is where a developer's programs are")]
fn search_path() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}

/// Debian's package also starts a server of its own; it is left alone, ours takes another port.
fn install() -> Result<(), Trouble> {
    let next = "install PostgreSQL 14 or later with your package manager; only its server programs are needed";
    system::install("PostgreSQL server programs (`initdb`, `postgres`)", "postgresql", next)
}

/// Who runs the server: us, or when we are root somebody else, since PostgreSQL refuses root.
pub(super) struct Account {
    other: Option<(u32, u32)>,
}

/// Finds the account; as root it is the package's own `postgres`, or `nobody` where PostgreSQL came without one.
pub(super) fn account() -> Result<Account, Trouble> {
    if number(&["-u"])? != 0 {
        return Ok(Account { other: None });
    }
    let name = if shell::answers("id", &["postgres"]) { "postgres" } else { "nobody" };
    Ok(Account { other: Some((number(&["-u", name])?, number(&["-g", name])?)) })
}

impl Account {
    /// Lets the command run as this account; it then is the server itself and no wrapper, so its process number is the server's.
    pub(super) fn becomes<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        match self.other {
            Some((user, group)) => command.uid(user).gid(group),
            None => command,
        }
    }

    /// Makes it the owner of a folder.
    pub(super) fn give(&self, folder: &Path) -> io::Result<()> {
        match self.other {
            Some((user, group)) => chown(folder, Some(user), Some(group)),
            None => Ok(()),
        }
    }
}
