//! What a long stock-take costs: a paper of which nearly all is one table. Run with `cargo bench -p press --bench long -- [ROWS]`; it
//! prints CPU and wall time of setting and writing together. Not a test.

#![expect(clippy::print_stdout, reason = "what a benchmark says")]

use press::{Block, Column, Cover, CoverSize, Day, Paper, Row, Says, Side, Standard, Table};
use std::time::Instant;

const WORDS: [&str; 16] = [
    "Strengthening",
    "border",
    "control",
    "posts",
    "and",
    "training",
    "of",
    "prison",
    "staff",
    "for",
    "rehabilitation",
    "in",
    "communities",
    "on",
    "prevention",
    "financing",
];
const HEADINGS: [&str; 6] = ["Identifier", "Title", "Provider", "States", "Term", "Life"];

fn main() {
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(5_200);
    let row = |at: usize| {
        let title = (0..6 + at % 9).map(|word| WORDS[(at * 7 + word * (at % 5 + 1)) % WORDS.len()]).collect::<Vec<_>>().join(" ");
        let cells = [&*format!("grown:{at}"), &*title, "UNODC, OSCE", "KZ KG TJ", "2019 – 2024", "running"].map(str::to_owned);
        Row { cells: cells.into(), strong: false }
    };
    let columns = HEADINGS.map(|heading| Column { heading: heading.to_owned(), side: Side::Left });
    let table = Table { columns: columns.into(), rows: (0..count).map(row).collect(), wide: false };
    let heading = Block::Heading { level: 1, number: String::new(), text: "Not aligned".to_owned() };
    let paper = Paper {
        language: "en".to_owned(),
        title: "Stock-take".to_owned(),
        running: "Stock-take".to_owned(),
        stamp: "As at 1 January 2026".to_owned(),
        on: Day { year: 2026, month: 1, day: 1 },
        lies: false,
        cover: Cover { size: CoverSize::Page, title: "Stock-take".to_owned(), ..Cover::default() },
        says: Says { contents: "Contents".to_owned(), of: "of".to_owned(), unset: String::new() },
        blocks: vec![heading, Block::Table(table)],
    };
    for standard in [Standard::Accessible, Standard::Archive] {
        let (start, before) = (now(), cpu());
        match press::pdf(&paper, standard) {
            Ok(bytes) => {
                let pages = bytes
                    .windows(12)
                    .filter(|part| part.starts_with(b"/Type/Page/") || part.starts_with(b"/Type /Page\n"))
                    .count();
                let (wall, spent) = (start.elapsed().as_secs_f64(), cpu() - before);
                println!("{count} rows, {pages} pages, {} bytes: {spent:.2} CPU s, {wall:.2} s", bytes.len());
            }
            Err(fault) => println!("{fault}"),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn now() -> Instant {
    Instant::now()
}

/// User and system time of this process, all threads together, in seconds.
fn cpu() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = told.rsplit(") ").next().unwrap_or_default();
    let ticks = |at: usize| after.split(' ').nth(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
