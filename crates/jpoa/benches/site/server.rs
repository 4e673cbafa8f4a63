//! The program at work on a register: commands, a server, and what the kernel says of a process. Shared by the benchmarks.

use crate::Trouble;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// A server at work.
pub(crate) struct Server {
    pub(crate) process: Child,
    pub(crate) address: String,
}

/// A command of the secretariat on the register in a folder.
pub(crate) fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jpoa"));
    command.arg("--data").arg(data).arg("--viewer").arg("secretariat").stdout(Stdio::null());
    command
}

/// Imports a table and waits for it.
pub(crate) fn import(data: &Path, table: &Path) -> Result<(), Trouble> {
    let done = command(data).arg("import").arg(table).args(["--source", "grown"]).status()?;
    if done.success() { Ok(()) } else { Err(format!("the import ended with {done}").into()) }
}

/// Starts a server and waits until it names its address.
pub(crate) fn serve(data: &Path) -> Result<Server, Trouble> {
    let mut serving = command(data);
    let mut process = serving.args(["serve", "--listen", "127.0.0.1:0"]).stderr(Stdio::piped()).spawn()?;
    let Some(talk) = process.stderr.take() else { return Err("the server says nothing".into()) };
    for line in BufReader::new(talk).lines() {
        let line = line?;
        if let Some((_, after)) = line.split_once("http://") {
            let address = after.split('/').next().unwrap_or_default().to_owned();
            return Ok(Server { process, address });
        }
    }
    Err("the server ended before it named its address".into())
}

/// A line of the status of a process, in megabytes.
pub(crate) fn status(pid: u32, name: &str) -> i64 {
    let told = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<i64>().ok()).unwrap_or_default() / 1000
}

/// CPU seconds that a process has used so far.
pub(crate) fn cpu(pid: u32) -> f64 {
    let told = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let ticks = told.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures how long something takes; nothing is stored")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
