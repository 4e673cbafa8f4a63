//! What the pages of a large register cost the server: CPU of its process for each answer, and how long 64 readers wait, beside a page
//! that says next to nothing. Run with `cargo bench -p jpoa --bench site -- [INITIATIVES]`. Not a test: it prints its figures.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod nginx;
mod readers;
mod register;
mod server;

use readers::{Asks, Load, read};
use server::{Server, command, import, serve, status};
use std::path::Path;
use std::process::Stdio;

type Trouble = Box<dyn std::error::Error>;

/// Half a proposal, as it is sent while somebody types.
const PROPOSAL: &str =
    "title=Training+of+prison+staff+on+rehabilitation+in+Kyrgyzstan&state=KG&lead=UNODC&start=2026-01&end=2028-12";

/// Pages that nginx gives out of files, too.
const IN_FILES: [&str; 3] = ["/matrix", "/initiatives", "/initiatives/grown:77"];

/// Pages, and how each is asked for.
const PAGES: [(&str, &str, Asks); 22] = [
    ("a trivial page", "/sign-in", Asks::Same),
    ("home", "/", Asks::Same),
    ("home, never asked before", "/", Asks::Anew),
    ("home, another day", "/", Asks::AnotherDay),
    ("matrix", "/matrix", Asks::Same),
    ("matrix, never asked before", "/matrix", Asks::Anew),
    ("matrix, another day", "/matrix", Asks::AnotherDay),
    ("matrix of one donor, never asked before", "/matrix?funder=eu", Asks::Anew),
    ("matrix of one donor, another day", "/matrix?funder=eu", Asks::AnotherDay),
    ("list", "/initiatives", Asks::Same),
    ("list, never asked before", "/initiatives", Asks::Anew),
    ("list, another day", "/initiatives", Asks::AnotherDay),
    ("list of a State by their end, never asked before", "/initiatives?state=KG&sort=ending", Asks::Anew),
    ("list of a State by their end, another day", "/initiatives?state=KG&sort=ending", Asks::AnotherDay),
    ("search", "/initiatives?words=border+training", Asks::Same),
    ("search, never asked before", "/initiatives?words=border+training", Asks::Anew),
    ("search, another day", "/initiatives?words=border+training", Asks::AnotherDay),
    ("record", "/initiatives/grown:77", Asks::Same),
    ("record, never asked before", "/initiatives/grown:77", Asks::Anew),
    ("record, another day", "/initiatives/grown:77", Asks::AnotherDay),
    ("gaps, never asked before", "/gaps", Asks::Anew),
    ("a State, never asked before", "/parties/KG", Asks::Anew),
];

/// How long the script of the site waits after a key before it asks, in seconds.
const PAUSE: f64 = 0.3;

fn main() -> Result<(), Trouble> {
    let count = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("register");
    let table = folder.path().join("grown.csv");
    std::fs::write(&table, register::table(count, 1))?;
    import(&data, &table)?;
    let mut server = serve(&data)?;
    let told = match minutes() {
        Some(minutes) => endure(&server, minutes),
        None => measure(&mut server, &data, folder.path()),
    };
    server.process.kill()?;
    server.process.wait()?;
    told
}

fn measure(server: &mut Server, data: &Path, folder: &Path) -> Result<(), Trouble> {
    let pid = server.process.id();
    let pids = [pid];
    let load = |path, body, asks, seconds| Load {
        address: &server.address,
        path,
        body,
        asks,
        pause: 0.0,
        readers: 64,
        pids: &pids,
        seconds,
    };
    let mut trivial = None;
    println!("{:<52} {:>9} {:>9} {:>7} {:>9} {:>9}", "page", "bytes", "CPU us", "x", "p50 ms", "p99 ms");
    for (name, path, asks) in PAGES {
        let told = read(&load(path, "", asks, 3.0))?;
        let base = *trivial.get_or_insert(told.cpu);
        let ratio = told.cpu / base;
        let (cpu, median, late) = (told.cpu * 1e6, told.wait(0.5), told.wait(0.99));
        println!("{name:<52} {:>9} {cpu:>9.0} {ratio:>7.1} {median:>9.2} {late:>9.2}", told.bytes);
    }
    // One who types, as fast as answers come; 64 who type as people do; and 64 without a pause.
    for (name, readers, pause) in [("one without a pause", 1, 0.0), ("64 people", 64, PAUSE), ("64 without a pause", 64, 0.0)] {
        let told = read(&Load { readers, pause, ..load("/check", PROPOSAL, Asks::Same, 3.0) })?;
        let (cpu, median, late) = (told.cpu * 1e6, told.wait(0.5), told.wait(0.99));
        println!("{:<52} {:>9} {cpu:>9.0} {:>7} {median:>9.2} {late:>9.2}", format!("check, {name}"), told.bytes, "");
    }
    match nginx::start(folder, &server.address, &IN_FILES)? {
        None => println!("nginx is not installed; nothing to compare with"),
        Some(nginx) => {
            for (number, path) in IN_FILES.iter().enumerate() {
                let ours = read(&load(path, "", Asks::Same, 3.0))?.cpu;
                let (theirs, late) = nginx.cost(number)?;
                let (ratio, theirs) = (ours / theirs, theirs * 1e6);
                println!("nginx, {path:<45} {:>9} {theirs:>9.0} ours x {ratio:<4.1} {late:>6.2}", "");
            }
        }
    }
    println!("memory of the server: {} MB", status(pid, "VmRSS:"));
    println!("while an import of 5 000 rows runs beside:");
    let table = folder.join("more.csv");
    std::fs::write(&table, register::table(5_000, 2))?;
    let mut import = command(data).arg("import").arg(&table).args(["--source", "more"]).stderr(Stdio::null()).spawn()?;
    for path in ["/matrix", "/initiatives", "/initiatives/grown:77"] {
        let told = read(&load(path, "", Asks::Same, 2.0))?;
        println!(
            "{path:<52} {:>9} {:>9.0} {:>7} {:>9.2} {:>9.2}",
            told.bytes,
            told.cpu * 1e6,
            "",
            told.wait(0.5),
            told.wait(0.99)
        );
    }
    import.wait()?;
    Ok(())
}

/// How long the server is to be kept busy, for its memory alone: `-- 100000 --minutes 10`.
fn minutes() -> Option<u32> {
    std::env::args().skip_while(|arg| arg != "--minutes").nth(1)?.parse().ok()
}

/// Keeps the server busy with pages nobody asked for before and with proposals, and tells its memory each minute.
fn endure(server: &Server, minutes: u32) -> Result<(), Trouble> {
    let pid = server.process.id();
    let pids = [pid];
    let load = |path, body, seconds| Load {
        address: &server.address,
        path,
        body,
        asks: Asks::Anew,
        pause: 0.0,
        readers: 16,
        pids: &pids,
        seconds,
    };
    println!("at the start: {} MB", status(pid, "VmRSS:"));
    for minute in 1..=minutes {
        for (path, body) in
            [("/matrix", ""), ("/initiatives?words=border", ""), ("/check", PROPOSAL), ("/initiatives/grown:77", "")]
        {
            read(&load(path, body, 15.0))?;
        }
        println!("after {minute} minutes: {} MB, at most {} MB", status(pid, "VmRSS:"), status(pid, "VmHWM:"));
    }
    Ok(())
}
