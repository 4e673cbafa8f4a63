//! The steps of `cargo xtask test`: what each does, in which order, and what happens when one fails.

use std::time::{Duration, Instant};

use crate::browser;
use crate::fuzz;
use crate::licences;
use crate::postgres::Server;
use crate::programs;
use crate::shell::{answers, at_root, run as run_command, steady};
use crate::trouble::Trouble;

/// One step of the gate.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) does: &'static str,
    run: fn() -> Result<(), Trouble>,
    /// Whether everything after it would fail for the same reason.
    is_ground: bool,
}

/// All steps, cheap ones first, so that one run names every small thing before the long ones begin.
pub(crate) const STEPS: [Step; 9] = [
    Step { name: "fmt", does: "formatting: cargo fmt --check", run: format, is_ground: false },
    Step {
        name: "tidy",
        does: "layers, files, words, links and decisions, as the tests in xtask/src/tidy",
        run: tidy,
        is_ground: false,
    },
    Step { name: "clippy", does: "lints and everything that must not be called (clippy.toml)", run: clippy, is_ground: true },
    Step {
        name: "test",
        does: "all tests of the product, on SQLite and on a PostgreSQL server of their own",
        run: test,
        is_ground: false,
    },
    Step {
        name: "browser",
        does: "journeys through the site in a real Chromium, and every page examined for barriers",
        run: browser::test,
        is_ground: false,
    },
    Step {
        name: "programs",
        does: "the interface for programs, asked by schemathesis in all the ways its description allows and forbids",
        run: programs::ask,
        is_ground: false,
    },
    Step {
        name: "fuzz",
        does: "every reader takes what a fuzzer thinks up, a few seconds each",
        run: fuzz::smoke,
        is_ground: false,
    },
    Step {
        name: "doc",
        does: "the documentation of the code builds and its links lead somewhere",
        run: document,
        is_ground: false,
    },
    Step { name: "licences", does: "every dependency's licence is one we may use", run: licences::check, is_ground: false },
];

/// Runs the chosen steps, or all; goes on after a failed one unless the rest stands on it.
pub(crate) fn run(chosen: &[&str]) -> Result<(), Trouble> {
    if let Some(unknown) = chosen.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        return Err(Trouble::new(format!("there is no step `{unknown}`"), "see `cargo xtask --help` for the steps"));
    }
    let mut summary = Vec::new();
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(|step| chosen.is_empty() || chosen.contains(&step.name)) {
        println!("\n== {}: {}", step.name, step.does);
        let (outcome, time) = timed(step.run);
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("== {} {word} after {:.1} s", step.name, time.as_secs_f64());
        summary.push(format!("   {:<10} {word:<8} {:>6.1} s", step.name, time.as_secs_f64()));
        if let Err(trouble) = outcome {
            println!("{trouble}");
            failed.push(step.name);
            if step.is_ground {
                summary.push("   the steps after it did not run: they need code that builds".to_owned());
                break;
            }
        }
    }
    println!("\n== summary\n{}", summary.join("\n"));
    if failed.is_empty() {
        return Ok(());
    }
    let again = failed.join(" ");
    Err(Trouble::new(
        format!("{} of the steps: {}", failed.len(), failed.join(", ")),
        format!("mend them and run `cargo xtask test {again}`"),
    ))
}

#[expect(clippy::disallowed_methods, reason = "a developer wants to know how long a step took; nothing is stored")]
fn timed(run: fn() -> Result<(), Trouble>) -> (Result<(), Trouble>, Duration) {
    let start = Instant::now();
    let outcome = run();
    (outcome, start.elapsed())
}

fn format() -> Result<(), Trouble> {
    run_command(&mut at_root("cargo", &["fmt", "--all", "--check"]), "run `cargo fmt --all`")
}

fn tidy() -> Result<(), Trouble> {
    let mut command = at_root("cargo", &["test", "--quiet", "--package", "xtask", "--no-fail-fast"]);
    steady(&mut command);
    command.env("RUST_BACKTRACE", "0");
    run_command(&mut command, "each line above names a file and a line; the rule and its reason are in xtask/src/tidy")
}

fn clippy() -> Result<(), Trouble> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run_command(&mut at_root("cargo", &arguments), "mend what is named above, or expect it with a reason where it is")
}

/// The product without the crates that are no part of it.
const PRODUCT: [&str; 5] = ["--workspace", "--exclude", "xtask", "--exclude", "e2e"];

/// Builds the program the way the step `test` does, as the tests of its command line need it: chosen by itself, it would have other
/// features of the same libraries, and half of them would be built twice.
pub(crate) fn program() -> Result<(), Trouble> {
    let mut command = at_root("cargo", &["test", "--quiet", "--no-run", "--test", "cli"]);
    run_command(command.args(PRODUCT), "mend what is named above")
}

/// The tests of this command are left out, and those that need a browser: they are the steps `tidy` and `browser`.
fn test() -> Result<(), Trouble> {
    office()?;
    xmllint()?;
    browser::poppler()?;
    let server = Server::start()?;
    println!("PostgreSQL answers at {}", server.url());
    let runner: &[&str] = if answers("cargo", &["nextest", "--version"]) { &["nextest", "run"] } else { &["test"] };
    let mut command = at_root("cargo", runner);
    command.args(PRODUCT).arg("--no-fail-fast");
    steady(&mut command);
    command.env("JPOA_TEST_POSTGRES", server.url());
    run_command(&mut command, "run one test again by its name, as in `cargo test -p desk NAME`")
}

/// LibreOffice, which writes files anew that go out and come back: its writer and its sheets alone, without a screen.
fn office() -> Result<(), Trouble> {
    let packages = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];
    browser::wish(&["soffice", "libreoffice"], "--version", &packages, "Files were not sent through an office program")
}

/// What validates XML by a schema, beside the library that the tests use.
fn xmllint() -> Result<(), Trouble> {
    browser::wish(&["xmllint"], "--version", &["libxml2-utils"], "IATI files were not held to the schemas by xmllint")
}

fn document() -> Result<(), Trouble> {
    let arguments = ["doc", "--workspace", "--no-deps", "--document-private-items"];
    let mut command = at_root("cargo", &arguments);
    command.env("RUSTDOCFLAGS", "-D warnings");
    run_command(&mut command, "mend the comment named above; a link in brackets must name something in scope")
}
