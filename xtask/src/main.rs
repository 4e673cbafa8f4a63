//! `cargo xtask`: the one command for developers, and what the gate runs; it ships with nothing and knows no crate of ours.
#![expect(clippy::print_stdout, reason = "a developer's command talks on the terminal")]

use std::process::ExitCode;

mod browser;
mod fuzz;
mod grow;
mod intake;
mod licences;
mod metadata;
mod postgres;
mod programs;
mod quality;
mod shell;
mod spdx;
mod steps;
mod system;
#[cfg(test)]
mod tidy;
mod trouble;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        [] | ["help" | "-h" | "--help"] | ["test" | "postgres", "-h" | "--help"] => {
            println!("{}", help());
            Ok(())
        }
        ["test", chosen @ ..] => steps::run(chosen),
        ["postgres"] => postgres::serve(),
        ["shots"] => browser::shots(&["docs/shots"]),
        ["shots", "--book"] => browser::shots(&["--book", "docs/pictures"]),
        ["shots", folder] => browser::shots(&[folder]),
        ["intake"] => intake::take_in(),
        ["grow", to] => grow::grow(to, None),
        ["grow", to, megabytes] => grow::grow(to, Some(megabytes)),
        ["quality", parts @ ..] => quality::measure(parts),
        [unknown, ..] => Err(trouble::Trouble::new(format!("there is no command `{unknown}`"), "see `cargo xtask --help`")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            println!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// Lists every command and every step, from the same table the run uses.
fn help() -> String {
    let mut text = String::from(
        "cargo xtask test             run every step below; what a change must pass\n\
         cargo xtask test STEP...     run these steps only, in the order below\n\
         cargo xtask postgres         run a PostgreSQL server for tests in the foreground and print its address\n\
         cargo xtask shots [DIR]      pictures of the main pages, in docs/shots or there\n\
         cargo xtask shots --book     pictures of the book, in docs/pictures\n\
         cargo xtask intake           take every shared real file in and write docs/import.md (optional)\n\
         cargo xtask grow FILE [MB]   grow a large IATI file out of real ones, for benchmarks (optional)\n\
         cargo xtask quality PART...  measure the finder of overlaps and, without parts, write docs/quality.md (optional)\n\
         cargo xtask --help           this list\n\
         \n\
         Steps:\n",
    );
    for step in &steps::STEPS {
        text.push_str(&format!("  {:<10} {}\n", step.name, step.does));
    }
    text
}
