//! A folder that cannot be written and a disk that is full are faults that say so, and leave nothing half-written behind.

use crate::office::{Done, Office};
use std::path::{Path, PathBuf};
use std::process::Command;
use testkit::{Ground, csv, register};

/// Something mounted over a folder, taken away with this value.
struct Mounted(PathBuf);

impl Mounted {
    /// Mounts, or says why that is not possible here.
    fn over(folder: &Path, arguments: &[&str]) -> Option<Self> {
        let done = Command::new("mount").args(arguments).arg(folder).output();
        match done {
            Ok(output) if output.status.success() => Some(Self(folder.to_owned())),
            Ok(output) => {
                testkit::say(&format!(
                    "skipped: nothing can be mounted here ({})",
                    String::from_utf8_lossy(&output.stderr).trim()
                ));
                None
            }
            Err(error) => {
                testkit::say(&format!("skipped: there is no `mount` here ({error})"));
                None
            }
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.0).status().ok();
    }
}

fn told(done: &Done, typed: &str, what: &str) {
    assert_eq!((done.code, done.text().as_str()), (Some(3), ""), "{typed}: {done:?}");
    assert!(done.talk.contains(what) && done.talk.contains("\n  → "), "{typed}: {}", done.talk);
}

/// A folder nobody can write to, until this value is gone.
struct Closed {
    folder: PathBuf,
    mounted: Option<Mounted>,
}

impl Closed {
    /// Mounts it read-only for root, whom permissions do not bind, and takes the permission from others.
    fn make(folder: &Path) -> Option<Self> {
        let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
        let mounted = if is_root {
            let bound = Mounted::over(folder, &["--bind", &folder.display().to_string()])?;
            let again = Command::new("mount").args(["-o", "remount,bind,ro"]).arg(folder).status().expect("it mounted before");
            assert!(again.success(), "it can be mounted read-only");
            Some(bound)
        } else {
            change_mode(folder, "a-w");
            None
        };
        Some(Self { folder: folder.to_owned(), mounted })
    }
}

impl Drop for Closed {
    fn drop(&mut self) {
        self.mounted = None;
        change_mode(&self.folder, "u+w");
    }
}

fn change_mode(folder: &Path, mode: &str) {
    let status = Command::new("chmod").args(["-R", mode]).arg(folder).status();
    assert!(status.is_ok_and(|status| status.success()), "chmod {mode} {}", folder.display());
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_can_be_read() {
    let office = Office::with_register();
    office.done("confirm CA-104");
    let digest = office.json("verify")["state"].clone();
    let folder = office.path().join("jpoa-data");
    let Some(closed) = Closed::make(&folder) else { return };
    for typed in
        ["confirm CA-104", "status CA-104 completed", "import fixtures/table/english.csv", "settle I.4.1 KG --because No"]
    {
        told(&office.run(typed), typed, "jpoa-data can be read and not written; nothing was recorded");
    }
    assert!(office.done("stocktake --as-at 2026-11-24").contains("journal entry 2"));
    let verified = office.json("verify");
    assert_eq!((&verified["entries"], &verified["state"]), (&2.into(), &digest));
    drop(closed);
    assert_eq!(office.done("confirm CA-104"), "Recorded as entry 3: confirmed.\n");
}

#[test]
fn a_place_that_cannot_be_written_takes_no_new_register() {
    let office = Office::new();
    let folder = office.path().join("closed");
    std::fs::create_dir(&folder).expect("a folder");
    let Some(_closed) = Closed::make(&folder) else { return };
    told(&office.run("init --data closed"), "init", "closed can be read and not written; nothing was recorded");
    told(&office.run("init --data closed/below"), "init", "can be read and not written; nothing was recorded");
    office.done("init");
    told(&office.run("backup closed/backup.db"), "backup", "can be read and not written");
    told(&office.run("move --to closed"), "move", "can be read and not written");
}

#[test]
fn a_full_disk_is_said_and_leaves_nothing_half_written() {
    let office = Office::new();
    let folder = office.path().join("small");
    std::fs::create_dir(&folder).expect("a folder");
    let Some(_mounted) = Mounted::over(&folder, &["-t", "tmpfs", "-o", "size=2m", "tmpfs"]) else { return };
    office.done("init --data small");
    office.done("confirm CA-104 --data small");
    let before = office.json("verify --data small");
    // More than fits, as one load and as files that fill what is left bit by bit.
    office.file("large.csv", &csv(&register(20_000, 1, &Ground::central_asia())));
    told(&office.run("import large.csv --data small"), "import", "the disk of small is full; nothing was recorded");
    let mut taken = 0;
    for round in 0..200 {
        let name = format!("some-{round}.csv");
        office.file(&name, &csv(&register(250, round, &Ground::central_asia())));
        let done = office.run(&format!("import {name} --data small"));
        if done.code != Some(0) {
            told(&done, &name, "the disk of small is full; nothing was recorded");
            break;
        }
        taken += 1;
    }
    assert!((1..200).contains(&taken), "some fit and not all: {taken}");
    // What was acknowledged is there, and nothing of what was not.
    let after = office.json("verify --data small");
    assert_eq!(after["problems"], serde_json::json!([]));
    assert_eq!(after["entries"].as_u64(), before["entries"].as_u64().map(|entries| entries + taken));
    assert_eq!(after["orphans"], 0);
    assert!(office.done("stocktake --as-at 2026-11-24 --data small").contains("Stock-take"));
}

#[test]
fn a_full_disk_leaves_no_unfinished_backup() {
    let office = Office::with_register();
    office.file("large.csv", &csv(&register(8000, 1, &Ground::central_asia())));
    office.done("import large.csv");
    let folder = office.path().join("small");
    std::fs::create_dir(&folder).expect("a folder");
    let Some(_mounted) = Mounted::over(&folder, &["-t", "tmpfs", "-o", "size=1m", "tmpfs"]) else { return };
    told(&office.run("backup small/backup.db"), "backup", "is full");
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 0);
    told(&office.run("move --to small"), "move", "is full");
    // The old register is as it was.
    assert_eq!(office.json("verify")["problems"], serde_json::json!([]));
}

#[test]
fn a_full_disk_behind_stdout_is_a_fault() {
    let office = Office::new();
    let Ok(full) = std::fs::File::create("/dev/full") else {
        testkit::say("skipped: there is no /dev/full here");
        return;
    };
    let output = office.command("stocktake").stdout(full).output().expect("the program starts");
    let done = Done::of(output);
    assert_eq!(done.code, Some(3), "{}", done.talk);
    assert!(done.talk.starts_with("failed: "), "{}", done.talk);
}
