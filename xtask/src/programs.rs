//! The step `programs`: a server of its own on this machine, over a register that is made for it, asked by schemathesis, first as the
//! public and then with a token of the secretariat that may do everything, so that it records what it likes. A machine without Python is told so and goes on, while the gate of the project (`CI=true`) insists.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::browser::{insists, target};
use crate::shell::{ROOT, answers, at_root, output, run, steady};
use crate::steps;
use crate::system;
use crate::trouble::Trouble;

/// What is installed, each package by name, version and the hashes of its files.
const PINNED: &str = "xtask/schemathesis.txt";

/// What it is told besides.
const SETTINGS: &str = "xtask/schemathesis.toml";

/// Calls of one kind per route. Their seed is always the same one, so that a run that failed fails again.
const CALLS: &str = "20";
const SEED: &str = "20261124";

/// Asks the interface everything.
pub(crate) fn ask() -> Result<(), Trouble> {
    if let Err(trouble) = python() {
        if insists() {
            return Err(trouble);
        }
        println!("{trouble}\nThe interface for programs was not asked by schemathesis; the gate of the project does that.");
        return Ok(());
    }
    steps::program()?;
    let target = target()?;
    let folder = target.join("programs");
    fs::create_dir_all(&folder).map_err(|error| Trouble::new(format!("cannot make {}: {error}", folder.display()), "see why"))?;
    let schemathesis = schemathesis(&folder)?;
    let server = Server::start(&target.join("debug").join("jpoa"), &folder)?;
    for token in [None, Some(server.token.as_str())] {
        println!(
            "asked {}",
            if token.is_some() { "with a token of the secretariat that may do everything" } else { "as the public" }
        );
        let mut command = Command::new(&schemathesis);
        command
            .current_dir(&folder)
            .arg("--config-file")
            .arg(Path::new(ROOT).join(SETTINGS))
            .arg("run")
            .arg(format!("{}api/v1/openapi.json", server.address));
        command.args(["--checks", "all", "--max-examples", CALLS, "--seed", SEED, "--warnings", "off", "--continue-on-failure"]);
        command.args(token.into_iter().flat_map(|token| ["--header".to_owned(), format!("Authorization: Bearer {token}")]));
        steady(&mut command);
        run(&mut command, "each failure above names the call that shows it; `jpoa serve` and repeat it with curl")?;
    }
    Ok(())
}

fn python() -> Result<(), Trouble> {
    let fits = || answers("python3", &["-c", "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))"]);
    let next = "install Python 3.11 or later with `venv` and run again";
    if !fits() {
        system::install("Python with `venv`, which schemathesis runs in", "python3-venv", next)?;
    }
    if fits() { Ok(()) } else { Err(Trouble::new("Python is older than 3.11, which schemathesis asks for", next)) }
}

/// The program, in a folder of its own that is made anew whenever what is pinned changes.
fn schemathesis(folder: &Path) -> Result<PathBuf, Trouble> {
    let (home, mark) = (folder.join("venv"), folder.join("pinned.txt"));
    let program = home.join("bin").join("schemathesis");
    let pinned = fs::read(Path::new(ROOT).join(PINNED));
    let pinned =
        pinned.map_err(|error| Trouble::new(format!("cannot read {PINNED}: {error}"), "it belongs to the repository"))?;
    if program.is_file() && fs::read(&mark).is_ok_and(|kept| kept == pinned) {
        return Ok(program);
    }
    println!("schemathesis: installing what {PINNED} names into {}", home.display());
    run(at_root("python3", &["-m", "venv", "--clear"]).arg(&home), "see the message of python")?;
    let mut pip = Command::new(home.join("bin").join("python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]);
    run(pip.arg("-r").arg(Path::new(ROOT).join(PINNED)), "see that pip reaches its registry")?;
    fs::write(&mark, pinned).map_err(|error| Trouble::new(format!("cannot write {}: {error}", mark.display()), "see why"))?;
    Ok(program)
}

/// A register that is served on a free port, and ends with the step.
struct Server {
    child: Child,
    /// Where it is reached, with a stroke at its end.
    address: String,
    token: String,
}

impl Server {
    fn start(jpoa: &Path, folder: &Path) -> Result<Self, Trouble> {
        let data = folder.join("data");
        drop(fs::remove_dir_all(&data));
        let command = |arguments: &[&str]| {
            let mut command = at_root(&jpoa.display().to_string(), arguments);
            steady(&mut command);
            command.arg("--data").arg(&data);
            command
        };
        let next = "see the message of jpoa";
        output(&mut command(&["init"]), next)?;
        output(&mut command(&["user", "add", "office@example.org", "--name", "Office"]), next)?;
        let token = ["user", "token", "office@example.org", "--name", "schemathesis", "--scope", "read,check,hand-in"];
        let token = output(&mut command(&token), next)?;
        let mut serve = command(&["serve", "--listen", "127.0.0.1:0"]);
        let started = serve.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = started.map_err(|error| Trouble::new(format!("cannot start {}: {error}", jpoa.display()), next))?;
        let told = child.stderr.take().map(BufReader::new).into_iter().flat_map(BufRead::lines).map_while(Result::ok);
        let address = |line: String| {
            let found = line.split_whitespace().find(|word| word.starts_with("http://"))?;
            Some(found.trim_end_matches('.').to_owned())
        };
        let address = told.filter_map(address).next().unwrap_or_default();
        let server = Self { child, address, token: token.trim().to_owned() };
        if server.address.is_empty() {
            return Err(Trouble::new("jpoa serves nothing", next));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
