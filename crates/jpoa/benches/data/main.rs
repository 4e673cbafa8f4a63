//! What it costs to give a large register away: each form of the export by itself, the whole bundle, and a program that pages through the
//! interface with cursors and comes again with the marks it was given. Run with `cargo bench -p jpoa --bench data -- [INITIATIVES]`.
//! Not a test: it prints its figures.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod pages;
#[path = "../site/register.rs"]
mod register;
#[path = "../site/server.rs"]
mod server;

use server::{command, cpu, import, now, serve, status};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

type Trouble = Box<dyn std::error::Error>;

/// The forms of the bundle, by their permanent names.
const FORMS: [&str; 11] = ["jsonl", "csv", "xlsx", "hxl", "iati", "tables", "parquet", "sqlite", "ical", "atom", "dcat"];

fn main() -> Result<(), Trouble> {
    let count = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("register");
    let table = folder.path().join("grown.csv");
    std::fs::write(&table, register::table(count, 1))?;
    import(&data, &table)?;
    println!("{count} initiatives");
    println!("{:<24} {:>10} {:>9} {:>9} {:>9}", "export", "files", "MB", "wall s", "CPU s / peak MB");
    // What opening the register costs is part of each; here it is by itself.
    told("opening alone", command(&data).args(["log", "--format", "json"]), None)?;
    for form in FORMS {
        let to = folder.path().join(form);
        told(form, command(&data).arg("export").arg(&to).args(["--only", form]), Some(&to))?;
        std::fs::remove_dir_all(&to)?;
    }
    let to = folder.path().join("bundle");
    told("the whole bundle", command(&data).arg("export").arg(&to), Some(&to))?;
    std::fs::remove_dir_all(&to)?;
    let mut server = serve(&data)?;
    let told = pages::walk(&server.address, server.process.id());
    server.process.kill()?;
    server.process.wait()?;
    told
}

/// Runs a command and tells what it wrote and what that cost.
fn told(name: &str, command: &mut Command, to: Option<&Path>) -> Result<(), Trouble> {
    let start = now();
    let mut process = command.stderr(Stdio::null()).spawn()?;
    let (mut used, mut peak) = (0.0, 0);
    let done = loop {
        // What a process used is told while it is there; a hundredth of a second is lost at its end.
        used = f64::max(used, cpu(process.id()));
        peak = peak.max(status(process.id(), "VmHWM:"));
        match process.try_wait()? {
            Some(done) => break done,
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    let wall = start.elapsed().as_secs_f64();
    if !done.success() {
        return Err(format!("{name} ended with {done}").into());
    }
    let (files, bytes) = to.map_or(Ok((0, 0)), size)?;
    println!("{name:<24} {files:>10} {:>9.1} {wall:>9.2} {used:>9.2} / {peak}", bytes as f64 / 1e6);
    Ok(())
}

/// How many files are in a folder and how long they are together.
fn size(folder: &Path) -> std::io::Result<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let (more, length) = if entry.file_type()?.is_dir() { size(&entry.path())? } else { (1, entry.metadata()?.len()) };
        files += more;
        bytes += length;
    }
    Ok((files, bytes))
}
