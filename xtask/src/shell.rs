//! Running other programs: where they run, with which environment, and how their failure is told.

use std::process::{Command, Stdio};

use crate::trouble::Trouble;

/// The folder the workspace is in.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Environment variables that change what our programs print or where they connect; no test may depend on them.
const UNSTEADY: [&str; 9] =
    ["NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANG", "LANGUAGE", "RUST_LOG", "TZ", "SOURCE_DATE_EPOCH"];

/// The same, for whole families: ours, locale, terminal colour, PostgreSQL's client, the snapshot tool, and what `cargo run` tells
/// this command about itself.
const UNSTEADY_FAMILIES: [&str; 6] = ["JPOA_", "LC_", "CLICOLOR", "PG", "INSTA_", "CARGO_PKG_"];

/// A command that runs in the workspace's folder.
pub(crate) fn at_root(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(ROOT);
    command
}

/// Gives a command the environment every test run has, whoever started it and wherever.
#[expect(clippy::disallowed_methods, reason = "the names of the variables to remove are only known from the environment")]
pub(crate) fn steady(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if UNSTEADY.contains(&&*text) || UNSTEADY_FAMILIES.iter().any(|family| text.starts_with(family)) {
            command.env_remove(&name);
        }
    }
    command.env("LC_ALL", "C.UTF-8").env("TZ", "UTC").env("INSTA_UPDATE", "no");
}

/// Runs a command with its output on the terminal.
pub(crate) fn run(command: &mut Command, next: &str) -> Result<(), Trouble> {
    let shown = spelled(command);
    let status = command.status().map_err(|error| Trouble::new(format!("cannot run `{shown}`: {error}"), next))?;
    if status.success() { Ok(()) } else { Err(Trouble::new(format!("`{shown}` ended with {status}"), next)) }
}

/// Runs a command and gives what it printed; its complaints are in the error.
pub(crate) fn output(command: &mut Command, next: &str) -> Result<String, Trouble> {
    let shown = spelled(command);
    let done = command.output().map_err(|error| Trouble::new(format!("cannot run `{shown}`: {error}"), next))?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    } else {
        let complaint = String::from_utf8_lossy(&done.stderr);
        Err(Trouble::new(format!("`{shown}` ended with {}\n{}", done.status, complaint.trim_end()), next))
    }
}

/// Whether a program answers at all.
pub(crate) fn answers(program: &str, arguments: &[&str]) -> bool {
    let quiet = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

/// The command as one would type it.
fn spelled(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}
