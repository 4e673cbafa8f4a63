//! How people reach the plan: so far the command line. It holds no rules and no SQL; it parses, calls the desk, and prints.

mod cli;
mod report;
mod shipped;
mod terminal;

fn main() -> std::process::ExitCode {
    cli::run()
}
