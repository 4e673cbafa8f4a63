//! How fast IATI is read and mapped, next to a bare event loop over the same file.
//! Run with `cargo xtask grow /tmp/grown.xml`, then `cargo bench -p exchange --bench iati -- /tmp/grown.xml`.
//! Not a test: it prints CPU seconds, each way in turn, and asserts only that both saw the same activities.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use exchange::Origin;
use plan::{PartyKey, SourceKey};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fs::File;
use std::io::BufReader;

const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = std::env::args().skip(1).find(|arg| !arg.starts_with("--")) else {
        println!("name a file: cargo bench -p exchange --bench iati -- FILE");
        return Ok(());
    };
    let megabytes = std::fs::metadata(&path)?.len() as f64 / 1e6;
    println!("{path}: {megabytes:.0} MB");
    for _ in 0..ROUNDS {
        let (bare, counted) = timed(|| bare(&path))?;
        let (mapped, read) = timed(|| map(&path))?;
        assert_eq!(counted, read, "both must see the same activities");
        println!(
            "bare events {bare:.2} CPU s ({:.0} MB/s), read and mapped {mapped:.2} CPU s ({:.0} MB/s): {:.0} % of the speed",
            megabytes / bare,
            megabytes / mapped,
            100.0 * bare / mapped
        );
    }
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

/// Initiatives, nothing done with them.
fn map(path: &str) -> Result<u64, Box<dyn std::error::Error>> {
    let source = SourceKey::new("grown");
    let nobody = |_: Option<&str>, _: &str| -> Option<PartyKey> { None };
    let origin = Origin { file: path, source: &source, address: "grown", parties: &nobody, columns: &[] };
    let mut given = 0;
    let input = BufReader::with_capacity(1 << 16, File::open(path)?);
    let reading = exchange::iati::read(input, &origin, &|placed| placed, &mut |_| given += 1)?;
    assert_eq!(given + reading.rejected, reading.read, "each activity is given or rejected");
    Ok(reading.read)
}

/// User and system time of this process, all threads together, in seconds.
fn cpu() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = told.rsplit(") ").next().unwrap_or_default();
    let ticks = |at: usize| after.split(' ').nth(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn timed<T>(work: impl FnOnce() -> Result<T, Box<dyn std::error::Error>>) -> Result<(f64, T), Box<dyn std::error::Error>> {
    let before = cpu();
    let done = work()?;
    Ok((cpu() - before, done))
}
