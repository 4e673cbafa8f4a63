//! Measures the finder on the shared data and prints a row for each figure. Run by `cargo xtask quality`; the data are optional.
//! With names behind it, it measures only those parts: `pairs`, `linked`, `china`, `worldbank`, `er`, `grown`, `clusters`, `warnings`,
//! `languages`, `alignment`, `search`. With `misses` it also shows what went wrong; with `tell` the warnings nobody has read yet.
#![expect(clippy::print_stdout, reason = "it prints a table for a developer")]

mod alignment;
mod benchmarks;
mod clusters;
mod grown;
mod languages;
mod measure;
mod pairs;
mod questions;
mod registers;
mod report;
mod shared;
mod warnings;

/// A part, and what measures it.
type Part = (&'static str, fn(&mut Vec<report::Line>));

fn main() {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    if !shared::data().is_dir() {
        println!("the shared data are not beside this repository; nothing was measured");
        return;
    }
    let parts: [Part; 11] = [
        ("pairs", pairs::central_asia),
        ("linked", pairs::linked),
        ("china", pairs::china),
        ("worldbank", pairs::worldbank),
        ("clusters", clusters::shipped),
        ("warnings", warnings::all),
        ("er", benchmarks::run),
        ("grown", grown::all),
        ("languages", languages::run),
        ("alignment", alignment::run),
        ("search", questions::ask),
    ];
    println!("{}", report::HEADING);
    for (name, measure) in parts {
        if parts.iter().any(|(part, _)| chosen.iter().any(|one| one == part)) && !chosen.iter().any(|one| one == name) {
            continue;
        }
        let mut lines = Vec::new();
        measure(&mut lines);
        lines.iter().for_each(|line| println!("{}", line.row()));
    }
}
