//! `cargo xtask intake`: every real file that is shared beside the repository goes through `jpoa import`, and what became of it is
//! written down in `docs/import.md`. Optional: where those files are not there, it says so and changes nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::shell::{ROOT, answers, at_root, run, steady};
use crate::trouble::Trouble;

/// Where the shared files are, seen from the repository.
const SHARED: &str = "../shared/data"; // optional

/// The folders that are taken in.
const FOLDERS: [&str; 3] = ["iati_activities", "registers", "hxl_3w"];

/// Endings of what is no register but speaks of one.
const NOT_DATA: [&str; 2] = ["md", "LICENSE"];

/// How long one file may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(120);

/// What became of one file.
struct Taken {
    name: String,
    bytes: u64,
    outcome: Outcome,
    time: Duration,
}

enum Outcome {
    /// The object `import --format json` ends with.
    Told(Value),
    /// It did not end, or not as a command ends.
    Broke(String),
}

/// Takes everything in and writes the table.
pub(crate) fn take_in() -> Result<(), Trouble> {
    let shared = Path::new(ROOT).join(SHARED);
    if !shared.is_dir() {
        println!("the shared files are not beside this repository; nothing was taken in and docs/import.md stays as it is");
        return Ok(());
    }
    if !answers("zstd", &["--version"]) {
        return Err(Trouble::new("the files are packed with zstd, which is not here", "install the package zstd"));
    }
    run(&mut at_root("cargo", &["build", "--release", "--package", "jpoa"]), "mend the build")?;
    let scratch = std::env::temp_dir().join(format!("jpoa-intake-{}", std::process::id()));
    let made = fs::create_dir_all(&scratch);
    made.map_err(|error| {
        Trouble::new(format!("cannot make {}: {error}", scratch.display()), "make room in the temporary folder")
    })?;
    let mut taken = Vec::new();
    for folder in FOLDERS {
        let mut files = below(&shared.join(folder));
        files.sort();
        for file in files {
            let one = take(&file, &shared, &scratch);
            println!("{:>7.2} s  {}", one.time.as_secs_f64(), one.name);
            taken.push(one);
        }
    }
    // What is left of it is in the temporary folder of the system, which is cleared anyway.
    let _ = fs::remove_dir_all(&scratch);
    let page = Path::new(ROOT).join("docs/import.md");
    fs::write(&page, table(&taken))
        .map_err(|error| Trouble::new(format!("cannot write {}: {error}", page.display()), "check the folder"))
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(below(&path));
        } else if NOT_DATA.iter().all(|ending| !path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
    found
}

/// Imports one file into a register of its own, unpacked first where it is packed.
fn take(file: &Path, shared: &Path, scratch: &Path) -> Taken {
    let name = file.strip_prefix(shared).unwrap_or(file).display().to_string();
    let mut unpacked = file.to_owned();
    if name.ends_with(".zst") {
        unpacked = scratch.join(file.file_stem().unwrap_or_default());
        let packed = [file.as_os_str(), "-o".as_ref(), unpacked.as_os_str()];
        let done = Command::new("zstd").args(["-dqf"]).args(packed).status();
        if !done.is_ok_and(|status| status.success()) {
            return Taken { name, bytes: 0, outcome: Outcome::Broke("cannot be unpacked".to_owned()), time: Duration::ZERO };
        }
    }
    let bytes = fs::metadata(&unpacked).map_or(0, |known| known.len());
    let register = scratch.join("register");
    let _ = fs::remove_dir_all(&register);
    let (outcome, time) = import(&unpacked, &register, scratch);
    if unpacked != file {
        let _ = fs::remove_file(&unpacked);
    }
    Taken { name, bytes, outcome, time }
}

#[expect(clippy::disallowed_methods, reason = "a table of times needs a clock")]
fn import(file: &Path, register: &Path, scratch: &Path) -> (Outcome, Duration) {
    let answer = scratch.join("answer.json");
    let Ok(out) = fs::File::create(&answer) else {
        return (Outcome::Broke("no room for the answer".to_owned()), Duration::ZERO);
    };
    let program = Path::new(ROOT).join("target/release/jpoa");
    let mut command = Command::new(program);
    steady(&mut command);
    command.arg("import").arg(file).arg("--data").arg(register).args(["--format", "json"]).stdout(out).stderr(Stdio::null());
    let start = Instant::now();
    let Ok(mut child) = command.spawn() else { return (Outcome::Broke("cannot be started".to_owned()), Duration::ZERO) };
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(2)),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
        }
    };
    let time = start.elapsed();
    let told = fs::read_to_string(&answer).ok().and_then(|text| serde_json::from_str(&text).ok());
    match (status.map(|status| status.code()), told) {
        (Some(Some(0 | 1)), Some(told)) => (Outcome::Told(told), time),
        (Some(Some(code)), _) => (Outcome::Broke(format!("ended with {code}")), time),
        (Some(None), _) => (Outcome::Broke("crashed".to_owned()), time),
        (None, _) => (Outcome::Broke("hung".to_owned()), time),
    }
}

/// The page: what it is, the sums by folder, and a row for each file.
fn table(taken: &[Taken]) -> String {
    let mut page = String::from(
        "# What real files become\n\n\
         Made by `cargo xtask intake` with the release build; each file goes into a register of its own. Read are the initiatives a \
         file holds; entered are those that are in the register afterwards. Times are wall time with the start of the program. \
         What stands in the register is held against a [second reading](import/compared.md) of the same files.\n\n",
    );
    let _ = writeln!(page, "| folder | files | read | entered | rejected | broke |\n|---|---:|---:|---:|---:|---:|");
    for folder in FOLDERS {
        let of: Vec<&Taken> = taken.iter().filter(|one| one.name.starts_with(folder)).collect();
        let sum = |field: &str| of.iter().map(|one| number(one, field)).sum::<u64>();
        let broke = of.iter().filter(|one| matches!(one.outcome, Outcome::Broke(_))).count();
        let _ =
            writeln!(page, "| {folder} | {} | {} | {} | {} | {broke} |", of.len(), sum("read"), sum("entered"), sum("rejected"));
    }
    let _ = writeln!(
        page,
        "\n| file | MB | read | entered | rejected | critical | error | warning | advisory | s |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    );
    for one in taken {
        let megabytes = one.bytes as f64 / 1e6;
        match &one.outcome {
            Outcome::Broke(how) => {
                let _ =
                    writeln!(page, "| {} | {megabytes:.2} | **{how}** | | | | | | | {:.2} |", one.name, one.time.as_secs_f64());
            }
            Outcome::Told(told) => {
                let findings = told["findings"].as_array().map_or(&[][..], Vec::as_slice);
                let of = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
                let _ = writeln!(
                    page,
                    "| {} | {megabytes:.2} | {} | {} | {} | {} | {} | {} | {} | {:.2} |",
                    one.name,
                    number(one, "read"),
                    number(one, "entered"),
                    number(one, "rejected"),
                    of("critical"),
                    of("error"),
                    of("warning"),
                    of("advisory"),
                    one.time.as_secs_f64()
                );
            }
        }
    }
    page
}

fn number(one: &Taken, field: &str) -> u64 {
    match &one.outcome {
        Outcome::Told(told) => told[field].as_u64().unwrap_or(0),
        Outcome::Broke(_) => 0,
    }
}
