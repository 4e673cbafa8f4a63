//! Talk to the person at the keyboard, on stderr: what was refused and why, what failed, and the next step.

use super::Outcome;
use crate::report::findings::values_of;
use desk::{Fault, Refusal, Trouble};
use std::io::Write;
use words::Words;

/// Why a command was not carried out.
#[derive(Debug)]
pub(crate) enum Problem {
    Trouble(Trouble),
    /// A file or folder that was named could not be read or written.
    File {
        path: String,
        error: std::io::Error,
        writing: bool,
    },
    /// A paper could not be set, which is a mistake of the program.
    #[cfg(feature = "paper")]
    Press(String),
    /// Something was typed that the command does not know; the key of its sentence and the values in it.
    Usage(&'static str, Vec<(&'static str, String)>),
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Trouble(refusal.into())
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::Trouble(fault.into())
    }
}

/// Says one line on stderr. A closed stderr is nobody's loss.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Tells why a command was not carried out.
pub(crate) fn problem(words: &Words, problem: &Problem) -> Outcome {
    match problem {
        Problem::Trouble(Trouble::Refusal(refusal)) => {
            tell(words, "talk-refused", &format!("refusal-{}", refusal.code), &refusal.values);
            Outcome::Stopped
        }
        Problem::Trouble(Trouble::Fault(fault)) => {
            let values = [("place", fault.place().to_owned()), ("detail", fault.to_string())];
            tell(words, "talk-failed", &format!("fault-{}", fault.code()), &values);
            Outcome::Fault
        }
        Problem::File { path, error, writing } => {
            let code = match error.kind() {
                std::io::ErrorKind::NotFound => "fault-file-missing",
                std::io::ErrorKind::PermissionDenied => "fault-file-denied",
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "fault-disk-full",
                _ if *writing => "fault-file-unwritable",
                _ => "fault-file-unreadable",
            };
            tell(words, "talk-failed", code, &[("place", path.clone()), ("detail", error.to_string())]);
            Outcome::Fault
        }
        #[cfg(feature = "paper")]
        Problem::Press(detail) => {
            tell(words, "talk-failed", "fault-not-set", &[("detail", detail.clone())]);
            Outcome::Fault
        }
        Problem::Usage(key, values) => {
            tell(words, "talk-usage", key, values);
            Outcome::Usage
        }
    }
}

/// A failure of the machine outside the register.
pub(crate) fn machine(words: &Words, detail: &str) -> Outcome {
    tell(words, "talk-failed", "fault-machine", &[("detail", detail.to_owned())]);
    Outcome::Fault
}

fn tell(words: &Words, opening: &str, key: &str, values: &[(&'static str, String)]) {
    let values = values_of(values);
    say(&words.say_with(opening, &[("what", words.say_with(key, &values).into())]));
    if let Some(hint) = words.look_up(&format!("{key}.hint"), &values) {
        say(&format!("  → {hint}"));
    }
}
