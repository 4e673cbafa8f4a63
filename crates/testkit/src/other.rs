//! Programs that are not ours, which tests ask for a second opinion. Not for: PostgreSQL, which is a server.

use crate::say;
use std::process::{Command, Stdio};

/// The first of these programs that this machine has; nothing where it has none, which is said, and fails in the gate of the project.
#[expect(clippy::disallowed_methods, reason = "CI is told in the environment")]
pub fn program(names: &[&'static str], asked: &str, packages: &str) -> Option<&'static str> {
    let answers = |name: &&&str| {
        let mut command = Command::new(name);
        command.arg(asked).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let found = names.iter().find(answers).copied();
    if found.is_none() {
        let missing = format!("{} is not installed ({packages}); what only it shows was not looked at", names.join(" or "));
        assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "{missing}");
        say(&missing);
    }
    found
}
