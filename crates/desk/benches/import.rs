//! What importing a large IATI file costs from end to end, next to a bare event loop over the same file: CPU, and memory beyond
//! the register that is there afterwards. Run with `cargo xtask grow /tmp/grown.xml`, then
//! `cargo bench -p desk --bench import -- /tmp/grown.xml`. Not a test: it prints its figures.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use desk::{By, Contents, Desk, ImportRegister, Location, Preview, World, import_register};
use plan::{SourceKey, Viewer};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fs::File;
use std::io::{BufReader, Read};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = std::env::args().skip(1).find(|arg| !arg.starts_with("--")) else {
        println!("name a file: cargo bench -p desk --bench import -- FILE");
        return Ok(());
    };
    let before = cpu();
    let activities = bare(&path)?;
    let bare = cpu() - before;
    let folder = tempfile::tempdir()?;
    let at = plan::Timestamp::from_second(1_795_000_000)?;
    let world = World::new(move || at).with_spool(tempfile::tempfile);
    let mut desk = Desk::create_or_open(&Location::Folder(folder.path().to_owned()), world).await?;
    let opened = path.clone();
    let contents = Contents::new(move || Ok(Box::new(File::open(&opened)?) as Box<dyn Read + Send>));
    let source = Some(SourceKey::new("grown"));
    let file = ImportRegister { name: path.clone(), contents, source, columns: Vec::new(), may_close_most: false };
    let by = By { viewer: Viewer::Secretariat("secretariat".into()), account: None, door: "bench" };
    let empty = status("VmRSS:");
    let (start, wall) = (cpu(), wall());
    let loaded = import_register(&mut desk, &by, &file, Preview::No).await.map_err(|trouble| format!("{trouble:?}"))?;
    let (took, waited) = (cpu() - start, wall.elapsed().as_secs_f64());
    let (peak, after) = (status("VmHWM:"), status("VmRSS:"));
    assert_eq!(loaded.counts.read, activities, "both must see the same activities");
    println!("{path}: {} read, {} entered, {} rejected", loaded.counts.read, loaded.counts.entered, loaded.counts.rejected);
    println!("bare events {bare:.2} CPU s; imported in {took:.2} CPU s, {waited:.2} s by the clock: {:.1} x", took / bare);
    println!("memory: {empty} MB before, {after} MB with the register, {peak} MB at the most: {} MB beyond it", peak - after);
    let start = cpu();
    let again = import_register(&mut desk, &by, &file, Preview::No).await.map_err(|trouble| format!("{trouble:?}"))?;
    let peak = status("VmHWM:");
    println!("again: {} unchanged in {:.2} CPU s, {peak} MB at the most", again.counts.unchanged, cpu() - start);
    desk.close().await;
    Ok(())
}

/// All events, nothing done with them but counting the activities.
fn bare(path: &str) -> Result<u64, Box<dyn std::error::Error>> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, File::open(path)?));
    let (mut buffer, mut count) = (Vec::new(), 0);
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) if element.name().as_ref() == "iati-activity" => count += 1,
            Event::Eof => return Ok(count),
            _ => {}
        }
        buffer.clear();
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn wall() -> std::time::Instant {
    std::time::Instant::now()
}

/// A line of the status of this process, in megabytes.
fn status(name: &str) -> i64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<i64>().ok()).unwrap_or_default() / 1000
}

/// User and system time of this process, all threads together, in seconds.
fn cpu() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = told.rsplit(") ").next().unwrap_or_default();
    let ticks = |at: usize| after.split(' ').nth(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
