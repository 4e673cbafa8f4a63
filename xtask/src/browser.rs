//! The step `browser`: the site in a real Chromium. Finds the browser and what goes with it, or installs them as root; a machine that
//! cannot have them is told so and goes on, while the gate of the project (`CI=true`) insists.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{ROOT, answers, at_root, output, run, steady};
use crate::steps;
use crate::system;
use crate::trouble::Trouble;

/// The script that looks for barriers, by name and version at its registry, and what its packed bytes must amount to. It is under
/// MPL-2.0 and not ours, so it is fetched for a test and never kept.
const AXE: &str = "axe-core@4.14.1";
const AXE_SUM: &str = "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==";

/// Where the outcome of an examination is kept, for the statement that the program carries.
const STATEMENT: &str = "docs/accessibility.json";

/// Names a browser goes by.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// What a run needs.
struct Tools {
    chromium: &'static str,
    axe: PathBuf,
    outcome: PathBuf,
}

/// The journeys and the examination; the statement of what was examined is written anew.
pub(crate) fn test() -> Result<(), Trouble> {
    let Some(tools) = tools()? else { return Ok(()) };
    drop(fs::remove_file(&tools.outcome));
    let mut command = at_root("cargo", &["test", "--quiet", "--package", "e2e"]);
    steady(&mut command);
    given(&mut command, &tools).env("RUST_BACKTRACE", "0");
    run(
        &mut command,
        "each journey is told in e2e/tests/browser; run one as `cargo xtask test browser` with its file open beside",
    )?;
    state(&tools.outcome)
}

/// `cargo xtask shots`: pictures of the main pages in a folder, or with `--book` those of the book.
pub(crate) fn shots(args: &[&str]) -> Result<(), Trouble> {
    let Some(tools) = tools()? else { return Ok(()) };
    let mut command = at_root("cargo", &[&["run", "--quiet", "--package", "e2e", "--"], args].concat());
    steady(&mut command);
    run(given(&mut command, &tools), "see the message above")
}

/// Builds the product and finds everything else. None where this machine has no browser and need not have one.
fn tools() -> Result<Option<Tools>, Trouble> {
    let found = programs();
    match found {
        Err(trouble) if !insists() => {
            println!("{trouble}\nThe site was not looked at in a browser; the gate of the project does that.");
            return Ok(None);
        }
        Err(trouble) => return Err(trouble),
        Ok(()) => {}
    }
    let Some(chromium) = BROWSERS.into_iter().find(|name| answers(name, &["--version"])) else {
        return Err(Trouble::new("Chromium is installed but does not answer", "run `chromium --version` and see what it says"));
    };
    steps::program()?;
    let folder = target()?.join("e2e");
    fs::create_dir_all(&folder).map_err(|error| Trouble::new(format!("cannot make {}: {error}", folder.display()), "see why"))?;
    Ok(Some(Tools { chromium, axe: axe(&folder)?, outcome: folder.join("accessibility.json") }))
}

/// Whether what is missing fails the run.
#[expect(clippy::disallowed_methods, reason = "CI is told in the environment")]
pub(crate) fn insists() -> bool {
    std::env::var_os("CI").is_some_and(|value| value == "true")
}

/// A program that tests ask for a second opinion. A machine that cannot have it is told so, while the gate of the project insists.
pub(crate) fn wish(names: &[&str], asked: &str, packages: &[&str], without: &str) -> Result<(), Trouble> {
    if names.iter().any(|name| answers(name, &[asked])) {
        return Ok(());
    }
    let next = "install it with your package manager and run again";
    match packages.iter().try_for_each(|package| system::install(names[0], package, next)) {
        Err(trouble) if !insists() => {
            println!("{trouble}\n{without}; the gate of the project does that.");
            Ok(())
        }
        done => done,
    }
}

/// What reads and draws papers that were printed.
pub(crate) fn poppler() -> Result<(), Trouble> {
    wish(&["pdftotext"], "-v", &["poppler-utils"], "Papers were not drawn")
}

fn programs() -> Result<(), Trouble> {
    let next = "install it with your package manager and run again";
    if !BROWSERS.into_iter().any(|name| answers(name, &["--version"])) {
        system::install("Chromium", "chromium", next)?;
    }
    poppler()?;
    if !answers("npm", &["--version"]) {
        system::install("`npm`, which fetches axe-core", "npm", next)?;
    }
    Ok(())
}

fn given<'a>(command: &'a mut std::process::Command, tools: &Tools) -> &'a mut std::process::Command {
    let jpoa = tools.outcome.parent().and_then(Path::parent).unwrap_or(Path::new("target")).join("debug").join("jpoa");
    command.env("E2E_JPOA", jpoa).env("E2E_CHROMIUM", tools.chromium).env("E2E_AXE", &tools.axe);
    command.env("E2E_OUTCOME", &tools.outcome)
}

/// Where cargo builds.
pub(crate) fn target() -> Result<PathBuf, Trouble> {
    let arguments = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
    let text = output(&mut at_root("cargo", &arguments), "see the message of cargo")?;
    let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    Ok(value["target_directory"].as_str().map_or_else(|| Path::new(ROOT).join("target"), PathBuf::from))
}

/// The script of axe-core, fetched once through npm, which checks its bytes; they must be those that were looked at.
fn axe(folder: &Path) -> Result<PathBuf, Trouble> {
    let script = folder.join("package").join("axe.min.js");
    let mark = folder.join("axe.sum");
    if script.is_file() && fs::read_to_string(&mark).is_ok_and(|sum| sum == AXE_SUM) {
        return Ok(script);
    }
    let next = format!("see that npm reaches its registry, and run `npm pack {AXE}`");
    let mut pack = at_root("npm", &["pack", AXE, "--json", "--silent"]);
    let told = output(pack.arg("--pack-destination").arg(folder), &next)?;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap_or_default();
    if told[0]["integrity"] != AXE_SUM {
        return Err(Trouble::new(format!("{AXE} is not what it was: {}", told[0]["integrity"]), "look at it before you use it"));
    }
    let file = folder.join(told[0]["filename"].as_str().unwrap_or_default());
    let mut unpack = at_root("tar", &["-xzf"]);
    run(unpack.arg(&file).arg("-C").arg(folder), "see the message of tar")?;
    fs::write(&mark, AXE_SUM).map_err(|error| Trouble::new(format!("cannot write {}: {error}", mark.display()), "see why"))?;
    Ok(script)
}

/// Keeps the outcome for the statement. The gate leaves the repository as it is.
fn state(outcome: &Path) -> Result<(), Trouble> {
    if insists() {
        return Ok(());
    }
    let statement = Path::new(ROOT).join(STATEMENT);
    let kept = fs::read(outcome).and_then(|new| match fs::read(&statement) {
        Ok(old) if old == new => Ok(()),
        _ => fs::write(&statement, new),
    });
    kept.map_err(|error| Trouble::new(format!("cannot write {STATEMENT}: {error}"), "see whether the examination ran"))
}
