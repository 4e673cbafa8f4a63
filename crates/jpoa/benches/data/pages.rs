//! A program that reads lists to their end by cursors, and then asks for each part again with the mark it was given.

use crate::Trouble;
use crate::server::{cpu, now, status};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// The lists that are read, with how long their parts are.
const LISTS: [&str; 3] = ["/api/v1/initiatives?limit=1000", "/api/v1/initiatives?limit=100", "/api/v1/contributions?limit=1000"];

/// An answer: its status, its mark, where the list goes on, and its length.
struct Answer {
    status: u16,
    mark: String,
    next: Option<String>,
    bytes: usize,
}

/// Reads each list twice, and tells what that cost the server.
pub(crate) fn walk(address: &str, pid: u32) -> Result<(), Trouble> {
    println!("{:<36} {:>7} {:>9} {:>9} {:>9} {:>9}", "list", "parts", "MB", "wall s", "CPU s", "worst ms");
    for list in LISTS {
        let mut known: Vec<(String, String)> = Vec::new();
        let mut next = Some(list.to_owned());
        let mut tell = Cost::begin(pid);
        while let Some(path) = next {
            let answer = tell.ask(address, &path, "")?;
            if answer.status != 200 {
                return Err(format!("{path} answers {}", answer.status).into());
            }
            next = answer.next;
            known.push((path, answer.mark));
        }
        tell.end(list);
        let mut tell = Cost::begin(pid);
        for (path, mark) in &known {
            let answer = tell.ask(address, path, mark)?;
            if answer.status != 304 {
                return Err(format!("{path} answers {} to its own mark", answer.status).into());
            }
        }
        tell.end("  again, with the marks");
    }
    println!("memory of the server: {} MB, at most {} MB", status(pid, "VmRSS:"), status(pid, "VmHWM:"));
    Ok(())
}

/// What a walk cost.
struct Cost {
    pid: u32,
    cpu: f64,
    start: std::time::Instant,
    parts: usize,
    bytes: usize,
    worst: f64,
}

impl Cost {
    fn begin(pid: u32) -> Self {
        Self { pid, cpu: cpu(pid), start: now(), parts: 0, bytes: 0, worst: 0.0 }
    }

    fn ask(&mut self, address: &str, path: &str, mark: &str) -> Result<Answer, Trouble> {
        let asked = now();
        let answer = ask(address, path, mark)?;
        self.worst = self.worst.max(asked.elapsed().as_secs_f64() * 1e3);
        self.parts += 1;
        self.bytes += answer.bytes;
        Ok(answer)
    }

    fn end(self, name: &str) {
        let (wall, spent) = (self.start.elapsed().as_secs_f64(), cpu(self.pid) - self.cpu);
        println!("{name:<36} {:>7} {:>9.1} {wall:>9.2} {spent:>9.2} {:>9.1}", self.parts, self.bytes as f64 / 1e6, self.worst);
    }
}

/// Asks once, on a connection of its own.
fn ask(address: &str, path: &str, mark: &str) -> Result<Answer, Trouble> {
    let mut stream = TcpStream::connect(address)?;
    let known = if mark.is_empty() { String::new() } else { format!("if-none-match: {mark}\r\n") };
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{known}\r\n")?;
    let mut stream = BufReader::new(stream);
    let mut answer = Answer { status: 0, mark: String::new(), next: None, bytes: 0 };
    let mut line = String::new();
    loop {
        line.clear();
        answer.bytes += stream.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if answer.status == 0 {
            answer.status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        } else if let Some((name, value)) = line.split_once(':') {
            match name.to_ascii_lowercase().as_str() {
                "etag" => value.trim().clone_into(&mut answer.mark),
                "link" => answer.next = value.split(['<', '>']).nth(1).map(str::to_owned),
                _ => {}
            }
        }
    }
    let mut rest = Vec::new();
    answer.bytes += stream.read_to_end(&mut rest)?;
    Ok(answer)
}
