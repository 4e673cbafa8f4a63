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

/// A page is many short texts, and a stock-take many small lists: with this allocator a page costs a fifth less than with that of the
/// system (`docs/performance.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
