//! How people reach the plan: the command line and the web site. It holds no rules and no SQL; it parses, calls the desk, and prints.

mod bundle;
mod cli;
mod hash;
mod meanings;
mod notice;
mod office;
#[cfg(feature = "paper")]
mod paper;
mod report;
mod shipped;
mod suggest;
mod terminal;
mod web;

fn main() -> std::process::ExitCode {
    cli::run()
}
