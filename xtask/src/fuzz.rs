//! The step `fuzz`: every target of `fuzz/` runs for a few seconds, led by what it reaches, on the compiler at hand. It looks for
//! what breaks at once; a longer run is `cargo fuzz`, see `fuzz/README.md`.
//!
//! `cargo fuzz` asks for a nightly compiler because it names sanitizers. The counters and comparisons that lead libFuzzer are a
//! pass of LLVM that the stable compiler has as well; only a C++ compiler is needed beside it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::shell::{ROOT, answers, at_root, output, run, steady};
use crate::system;
use crate::trouble::Trouble;

/// The targets, and the folders of files each begins with.
const TARGETS: [(&str, &[&str]); 5] = [
    ("iati", &["fixtures/iati"]),
    ("table", &["fixtures/table", "fixtures/hxl"]),
    ("workbook", &["fixtures/workbook"]),
    ("document", &["fixtures/document"]),
    ("plan_folder", &["plans/central-asia"]),
];

/// How long each target runs, in seconds.
const SECONDS: u32 = 12;

/// What makes a program count what it reaches, and hold its arithmetic to account.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions=yes -Coverflow-checks=yes";

/// What a run may need: memory in mebibytes, and seconds for one input.
const LIMITS: [&str; 3] = ["-rss_limit_mb=512", "-timeout=10", "-print_final_stats=1"];

/// How many lines of a run that failed are shown.
const SHOWN: usize = 40;

/// Builds the targets and runs them, two at a time.
pub(crate) fn smoke() -> Result<(), Trouble> {
    if !answers("c++", &["--version"]) {
        system::install(
            "C++ compiler (`c++`)",
            "g++",
            "install a C++ compiler with your package manager; libFuzzer is written in it",
        )?;
    }
    let folder = Path::new(ROOT).join("target/fuzz");
    let found = folder.join("found");
    fs::create_dir_all(&found).map_err(|error| full(&found, &error))?;
    // The targets stand outside the workspace and use what it uses.
    let lock = Path::new(ROOT).join("fuzz/Cargo.lock");
    fs::copy(Path::new(ROOT).join("Cargo.lock"), &lock).map_err(|error| full(&lock, &error))?;
    let host = output(&mut at_root("rustc", &["--print", "host-tuple"]), "install Rust as CONTRIBUTING.md says")?;
    let host = host.trim();
    let mut build = at_root("cargo", &["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target", host]);
    // A named target keeps the flags from build scripts, and a folder of its own keeps them from the product.
    build.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS);
    run(&mut build, "mend the target in fuzz/targets, or what it reads")?;
    let programs = folder.join(host).join("release");
    let mut outcome = Ok(());
    for pair in TARGETS.chunks(2) {
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let start = |(target, folders): &(&str, &'static [&'static str])| {
                let (program, target, found) = (programs.join(target), (*target).to_owned(), &found);
                let folders = *folders;
                scope.spawn(move || one(&program, &target, folders, found))
            };
            let running: Vec<_> = pair.iter().map(start).collect();
            running
                .into_iter()
                .map(|run| run.join().unwrap_or_else(|_| Err(Trouble::new("a run broke off", "run it again"))))
                .collect()
        });
        outcome = outcomes.into_iter().fold(outcome, Result::and);
    }
    outcome
}

/// Runs one target from its files, and says how much it reached.
fn one(program: &Path, target: &str, folders: &[&str], found: &Path) -> Result<(), Trouble> {
    // What is thought up goes into the first folder; the others are only read.
    let corpus = found.join(format!("corpus-{target}"));
    fs::create_dir_all(&corpus).map_err(|error| full(&corpus, &error))?;
    let mut command = Command::new(program);
    steady(&mut command);
    command.current_dir(ROOT).args(LIMITS).arg(format!("-max_total_time={SECONDS}"));
    command.arg(format!("-artifact_prefix={}/{target}-", found.display())).arg(&corpus).args(folders);
    let next = "the last lines name the input; make a test of it in crates/exchange/tests, then mend the reader";
    let done = command.output().map_err(|error| Trouble::new(format!("cannot run the target {target}: {error}"), next))?;
    let said = String::from_utf8_lossy(&done.stderr);
    if !done.status.success() {
        let lines: Vec<&str> = said.lines().collect();
        let last = lines[lines.len().saturating_sub(SHOWN)..].join("\n");
        return Err(Trouble::new(format!("the target {target} ended with {}\n{last}", done.status), next));
    }
    let behind =
        |word: &str| said.lines().rev().find_map(|line| line.split_once(word)?.1.split_whitespace().next()).unwrap_or("?");
    println!("{target}: {} inputs, {} places reached", behind("stat::number_of_executed_units:"), behind(" cov:"));
    Ok(())
}

fn full(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::new(format!("cannot write {}: {error}", path.display()), "make room there, and see whether it may be written to")
}
