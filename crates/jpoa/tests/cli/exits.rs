//! How a command ended, as its exit code says it: 0 done, 1 refused or stopped by findings, 2 typed wrongly, 3 a fault.

use crate::office::{DAY, Office};

#[test]
fn done_is_0() {
    let office = Office::with_register();
    for typed in ["stocktake", "matrix", "gaps", "initiatives", "show CA-104", "log", "verify", "checkpoint", "confirm CA-104"] {
        assert_eq!(office.run(&format!("{typed} {DAY}")).code, Some(0), "{typed}");
    }
}

#[test]
fn refused_is_1() {
    let office = Office::with_register();
    for (typed, told) in [
        ("status CA-104 cancelled", "a reason is needed"),
        ("confirm CA-999", "nothing here is called CA-999"),
        ("confirm CA-104 --viewer KG", "you may not confirm this initiative"),
        ("confirm CA-104 --viewer public", "the public reads and does not record"),
        ("show CA-999", "nothing here is called CA-999"),
        ("stocktake --edition 2033", "there is no edition jpoa/2033"),
        ("stocktake --viewer nobody", "there is no party nobody"),
        ("gaps --state Kirgistan", "there is no party Kirgistan"),
        ("matrix II.99", "there is no provision jpoa/2022/II.99"),
        ("init", "there is a register in jpoa-data already"),
        ("reopen I.4.1 KG", "is not settled as not applicable"),
    ] {
        let done = office.run(typed);
        assert_eq!((done.code, done.text().as_str()), (Some(1), ""), "{typed}: {}", done.talk);
        let lines: Vec<&str> = done.talk.lines().collect();
        assert!(lines[0].starts_with("refused: ") && lines[0].contains(told), "{typed}: {}", done.talk);
        assert!(lines[1].starts_with("  → ") && lines.len() == 2, "{typed} ends with a next step: {}", done.talk);
    }
    assert_eq!(office.json("log")["entries"].as_array().map(Vec::len), Some(1), "nothing was recorded");
}

#[test]
fn findings_that_stop_are_1() {
    let office = Office::with_register();
    office.file("broken/plan.toml", "[[framework]]\nkey = \"x\"\n");
    office.file("broken.xml", "<iati-activities version='2.03'><iati-activity>");
    for typed in ["plan check broken", "plan load broken", "import broken.xml"] {
        assert_eq!(office.run(typed).code, Some(1), "{typed}");
    }
    assert_eq!(office.json("log")["entries"].as_array().map(Vec::len), Some(1), "nothing was recorded");
}

#[test]
fn a_register_that_does_not_hold_is_1() {
    let office = Office::with_register();
    office.done("confirm CA-104");
    let saved = office.done("checkpoint");
    let (head, hash) = saved.trim_end().rsplit_once('\n').expect("a hash on the last line");
    let other = if hash.starts_with('0') { "1" } else { "0" };
    office.file("saved", &format!("{head}\n{other}{}\n", &hash[1..]));
    let done = office.run("verify --checkpoint saved");
    assert_eq!(done.code, Some(1), "{}", done.talk);
    assert!(done.text().contains("does not have the hash of the checkpoint"), "{}", done.text());
}

#[test]
fn typed_wrongly_is_2() {
    let office = Office::new();
    office.file("no-checkpoint", "nonsense");
    office.done("init");
    for typed in [
        "",
        "stocktak",
        "stocktake --as-at soon",
        "stocktake --lang de",
        "stocktake --format yaml",
        "stocktake --nonsense",
        "gaps --reason because",
        "initiatives --unaligned --provision I.1",
        "status CA-104 finished",
        "status CA-104",
        "contribute CA-104 I.8.1 --strength strong",
        "import",
        "verify --checkpoint no-checkpoint",
    ] {
        let done = office.run(typed);
        assert_eq!((done.code, done.text().as_str()), (Some(2), ""), "{typed}: {}", done.talk);
        assert!(!done.talk.trim().is_empty(), "{typed} is told");
    }
}

#[test]
fn a_fault_is_3() {
    let office = Office::new();
    office.file("jpoa-data/jpoa.db", "this is no register");
    office.file("a-file", "");
    for (typed, told) in [
        ("stocktake", "jpoa-data is not a register"),
        ("verify --data elsewhere", "there is no register in elsewhere"),
        ("import missing.csv", "there is no missing.csv"),
        ("plan check missing", "there is no missing"),
        ("stocktake --database postgres://nobody@127.0.0.1:1/none", "does not answer"),
        ("stocktake --database nonsense", "is not the address of a database"),
        ("restore missing.db --data elsewhere", "there is no register in missing.db"),
        ("init --data a-file", "a-file"),
    ] {
        let done = office.run(typed);
        assert_eq!((done.code, done.text().as_str()), (Some(3), ""), "{typed}: {}", done.talk);
        let lines: Vec<&str> = done.talk.lines().collect();
        assert!(lines[0].starts_with("failed: ") && lines[0].contains(told), "{typed}: {}", done.talk);
        assert!(lines[1].starts_with("  → "), "{typed} ends with a next step: {}", done.talk);
    }
}
