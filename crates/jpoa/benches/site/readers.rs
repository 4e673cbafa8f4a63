//! Readers who ask a server for a page over and over on connections that stay open, and what that costs it.

use crate::Trouble;
use crate::server::{self, now};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How requests differ.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Asks {
    /// Not at all.
    Same,
    /// Each has an address that nobody asked for before.
    Anew,
    /// Each asks for another day, of which nothing was worked out before: what the first answer after a new entry costs.
    AnotherDay,
}

/// What is asked of whom.
pub(crate) struct Load<'a> {
    pub(crate) address: &'a str,
    pub(crate) path: &'a str,
    /// A form that is sent; empty where none is.
    pub(crate) body: &'a str,
    pub(crate) asks: Asks,
    /// How long a reader waits after an answer, in seconds.
    pub(crate) pause: f64,
    pub(crate) readers: usize,
    /// The processes of the server.
    pub(crate) pids: &'a [u32],
    pub(crate) seconds: f64,
}

/// What it cost.
pub(crate) struct Told {
    /// Bytes of an answer on the wire, heads included.
    pub(crate) bytes: usize,
    /// CPU seconds of the server for one answer.
    pub(crate) cpu: f64,
    /// How long each answer took, in milliseconds, sorted.
    waits: Vec<f64>,
}

impl Told {
    /// The time within which this share of the answers came, in milliseconds.
    pub(crate) fn wait(&self, share: f64) -> f64 {
        let at = (self.waits.len() as f64 * share) as usize;
        self.waits.get(at.min(self.waits.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
    }
}

/// Numbers that make addresses new.
static FRESH: AtomicU64 = AtomicU64::new(1);

/// Asks for so many seconds, after one answer that warms up.
pub(crate) fn read(load: &Load<'_>) -> Result<Told, Trouble> {
    let mut first = Reader::new(load.address)?;
    let bytes = first.ask(load)?;
    let before = cpu(load.pids);
    let start = now();
    let waits: Vec<Result<Vec<f64>, String>> = std::thread::scope(|scope| {
        // Who pauses does not begin in step with the others.
        let one = |number: usize| {
            std::thread::sleep(Duration::from_secs_f64(load.pause * number as f64 / load.readers as f64));
            let mut reader = Reader::new(load.address).map_err(|error| error.to_string())?;
            let mut waits = Vec::new();
            while start.elapsed().as_secs_f64() < load.seconds {
                let asked = now();
                reader.ask(load).map_err(|error| error.to_string())?;
                waits.push(asked.elapsed().as_secs_f64() * 1e3);
                std::thread::sleep(Duration::from_secs_f64(load.pause));
            }
            Ok(waits)
        };
        let readers: Vec<_> = (0..load.readers).map(|number| scope.spawn(move || one(number))).collect();
        readers.into_iter().map(|reader| reader.join().unwrap_or_else(|_| Err("a reader fell over".to_owned()))).collect()
    });
    let spent = cpu(load.pids) - before;
    let mut all = Vec::new();
    for some in waits {
        all.extend(some?);
    }
    all.sort_by(f64::total_cmp);
    Ok(Told { bytes, cpu: spent / all.len() as f64, waits: all })
}

/// One connection.
struct Reader {
    stream: BufReader<TcpStream>,
    part: Vec<u8>,
    /// The body of the answer last read.
    whole: Vec<u8>,
}

impl Reader {
    fn new(address: &str) -> Result<Self, Trouble> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), part: Vec::new(), whole: Vec::new() })
    }

    /// Asks once and reads the answer to its end; gives its length.
    fn ask(&mut self, load: &Load<'_>) -> Result<usize, Trouble> {
        let join = if load.path.contains('?') { '&' } else { '?' };
        let next = || FRESH.fetch_add(1, Ordering::Relaxed);
        let path = match load.asks {
            Asks::Same => load.path.to_owned(),
            Asks::Anew => format!("{}{join}n={}", load.path, next()),
            Asks::AnotherDay => format!("{}{join}as-at={}", load.path, day(next())),
        };
        let head = format!("{path} HTTP/1.1\r\nhost: {}\r\naccept-encoding: gzip\r\n", load.address);
        let request = match load.body {
            "" => format!("GET {head}\r\n"),
            body => format!(
                "POST {head}sec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
                 content-length: {}\r\n\r\n{body}",
                body.len()
            ),
        };
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.whole.clear();
        let (mut read, mut length, mut line) = (0, None, String::new());
        loop {
            line.clear();
            read += self.stream.read_line(&mut line)?;
            if read == line.len() && !line.contains(" 200 ") {
                return Err(format!("{path} answers {line}").into());
            }
            let lower = line.to_ascii_lowercase();
            if let Some(number) = lower.strip_prefix("content-length:") {
                length = Some(number.trim().parse()?);
            }
            if line.trim().is_empty() {
                break;
            }
        }
        match length {
            Some(length) => {
                read += self.take(length)?;
                std::mem::swap(&mut self.whole, &mut self.part);
            }
            None => loop {
                line.clear();
                read += self.stream.read_line(&mut line)?;
                let size = usize::from_str_radix(line.trim(), 16)?;
                read += self.take(size + 2)?;
                self.whole.extend_from_slice(&self.part[..size]);
                if size == 0 {
                    break;
                }
            },
        }
        Ok(read)
    }

    fn take(&mut self, length: usize) -> Result<usize, Trouble> {
        self.part.resize(length, 0);
        self.stream.read_exact(&mut self.part)?;
        Ok(length)
    }
}

/// A day for each number, another one for each of 4 704.
fn day(number: u64) -> String {
    format!("{}-{:02}-{:02}", 2013 + number / 336 % 14, 1 + number / 28 % 12, 1 + number % 28)
}

/// The packed bytes of a page, without its head.
pub(crate) fn body(address: &str, path: &str) -> Result<Vec<u8>, Trouble> {
    let mut reader = Reader::new(address)?;
    reader.ask(&Load { address, path, body: "", asks: Asks::Same, pause: 0.0, readers: 1, pids: &[], seconds: 0.0 })?;
    Ok(reader.whole)
}

/// User and system time of processes, all their threads together, in seconds.
fn cpu(pids: &[u32]) -> f64 {
    pids.iter().map(|pid| server::cpu(*pid)).sum()
}
