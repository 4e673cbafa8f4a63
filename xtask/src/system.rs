//! Packages of the system that a step needs and this machine may lack. Not for what cargo fetches.

use std::process::Command;

use crate::shell;
use crate::trouble::Trouble;

/// Installs a package with apt as root; `next` is what to do by hand where that is not possible.
pub(crate) fn install(what: &str, package: &str, next: &str) -> Result<(), Trouble> {
    if number(&["-u"])? != 0 || !shell::answers("apt-get", &["--version"]) {
        return Err(Trouble::new(format!("no {what} on this machine"), next));
    }
    println!("{what}: missing; installing {package} with apt-get");
    shell::run(&mut apt(&["update", "-q"]), next)?;
    shell::run(&mut apt(&["install", "-q", "-y", "--no-install-recommends", package]), next)
}

/// It asks nothing, and waits for another installation that is under way.
fn apt(arguments: &[&str]) -> Command {
    let mut command = shell::at_root("apt-get", arguments);
    command.args(["-o", "DPkg::Lock::Timeout=300"]).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Asks `id` for a number.
pub(crate) fn number(arguments: &[&str]) -> Result<u32, Trouble> {
    let next = "see whether the account exists";
    let text = shell::output(&mut shell::at_root("id", arguments), next)?;
    text.trim().parse().map_err(|_| Trouble::new(format!("`id` printed {text:?} and not a number"), next))
}
