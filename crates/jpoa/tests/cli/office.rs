//! A folder in which commands are typed, with the plans and fixtures of the repository at hand, and what came of them.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;
use tempfile::TempDir;

/// The program that is tested.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_jpoa");

/// The day commands are asked about, so that answers stay the same while the world goes on.
pub(crate) const DAY: &str = "--as-at=2026-11-24";

/// A folder of its own, gone with this value.
pub(crate) struct Office {
    folder: TempDir,
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Done {
    /// The exit code; none for one that was killed.
    pub(crate) code: Option<i32>,
    /// Data.
    pub(crate) out: Vec<u8>,
    /// Talk.
    pub(crate) talk: String,
}

impl Office {
    /// A folder without a register, with `plans` and `fixtures` in it.
    pub(crate) fn new() -> Self {
        let office = Self { folder: TempDir::new().expect("a temporary folder") };
        for name in ["plans", "fixtures"] {
            let from = testkit::in_repository(name).canonicalize().expect("a folder of the repository");
            std::os::unix::fs::symlink(from, office.path().join(name)).expect("a link to it");
        }
        office
    }

    /// A folder with a register that begins with the shipped plan.
    pub(crate) fn with_register() -> Self {
        let office = Self::new();
        office.done("init");
        office
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A command as typed, its words parted by blanks; nothing of the environment reaches it.
    pub(crate) fn command(&self, typed: &str) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(typed.split_whitespace()).current_dir(self.path()).env_clear().env("COLUMNS", "80").stdin(Stdio::null());
        command
    }

    /// Types a command and waits for its end.
    pub(crate) fn run(&self, typed: &str) -> Done {
        Done::of(self.command(typed).output().expect("the program starts"))
    }

    /// The answer to a command that must be carried out.
    pub(crate) fn done(&self, typed: &str) -> String {
        let done = self.run(typed);
        assert_eq!(done.code, Some(0), "{typed}: {}", done.talk);
        done.text()
    }

    /// The same as JSON.
    pub(crate) fn json(&self, typed: &str) -> Value {
        let text = self.done(&format!("{typed} --format json"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{typed}: {error}\n{text}"))
    }

    /// Writes a file and gives its name back.
    pub(crate) fn file<'a>(&self, name: &'a str, text: &str) -> &'a str {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(self.path())).expect("a folder for it");
        std::fs::write(path, text).expect("a file");
        name
    }
}

impl Done {
    pub(crate) fn of(output: Output) -> Self {
        Self { code: output.status.code(), out: output.stdout, talk: String::from_utf8_lossy(&output.stderr).into_owned() }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.out.clone()).expect("text")
    }
}

/// The time, for measuring how long others take.
#[expect(clippy::disallowed_methods, reason = "a test measures how long a program takes; nothing is stored")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
