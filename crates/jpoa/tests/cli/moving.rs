//! A register moves to PostgreSQL and back and stays the same; it is backed up while others write to it.

use crate::office::{Done, Office};
use std::process::Stdio;
use testkit::{Database, Ground, csv, register};

fn furnished() -> Office {
    let office = Office::with_register();
    office.file("made-up.csv", &csv(&register(80, 2, &Ground::central_asia())));
    for typed in ["import made-up.csv", "confirm CA-104", "hold CA-104 TJ --viewer TJ", "settle I.4.1 KG --because Neighbours"] {
        office.done(typed);
    }
    office
}

#[test]
fn a_register_moves_to_postgresql_and_back() {
    let Some(database) = Database::make() else { return };
    let office = furnished();
    let (there, checkpoint) = (format!("--database {}", database.url()), office.done("checkpoint"));
    let state = office.json("verify")["state"].clone();
    office.done(&format!("move --to {}", database.url()));
    office.done(&format!("move {there} --to back"));
    for place in [there.as_str(), "--data back"] {
        assert_eq!(office.done(&format!("checkpoint {place}")), checkpoint, "{place}");
        assert_eq!(office.json(&format!("verify {place}"))["state"], state, "{place}");
    }
    let again = office.run(&format!("move --to {}", database.url()));
    assert_eq!(again.code, Some(3));
    assert!(again.talk.contains("is not empty"), "{}", again.talk);
    // A database is not replaced by a restore, even when that is asked for.
    office.done("backup backup.db");
    let over = office.run(&format!("restore backup.db --force {there}"));
    assert_eq!(over.code, Some(1), "{}", over.talk);
    assert_eq!(office.done(&format!("checkpoint {there}")), checkpoint);
}

#[test]
fn a_password_is_never_told() {
    let office = Office::with_register();
    let secret = "hunter2";
    for typed in ["stocktake", "confirm CA-104", "verify", "init"] {
        let done = office.run(&format!("{typed} --database postgres://keeper:{secret}@127.0.0.1:1/register"));
        assert_eq!(done.code, Some(3));
        assert!(done.talk.contains("keeper") && !done.talk.contains(secret), "{typed}: {}", done.talk);
    }
    let moved = office.run(&format!("move --to postgres://keeper:{secret}@127.0.0.1:1/register?password={secret}"));
    assert!(moved.code == Some(3) && !moved.talk.contains(secret), "{}", moved.talk);
}

#[test]
fn a_backup_is_whole_while_others_write() {
    let office = furnished();
    let mut command = office.command("log --follow --format json");
    let mut reader = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    for round in 0..4 {
        let confirm = || {
            let mut command = office.command("confirm CA-104");
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
        };
        let writers = [confirm(), confirm()];
        office.done(&format!("backup backup-{round}.db"));
        for writer in writers {
            let done = Done::of(writer.wait_with_output().expect("it ends"));
            assert_eq!(done.code, Some(0), "{}", done.talk);
        }
        office.done(&format!("restore backup-{round}.db --data restored-{round}"));
        let restored = office.json(&format!("verify --data restored-{round}"));
        assert_eq!(restored["problems"], serde_json::json!([]));
        // It is a beginning of the register: its last entry bears the same hash there.
        office.file("saved", &office.done(&format!("checkpoint --data restored-{round}")));
        office.done("verify --checkpoint saved");
    }
    reader.kill().expect("it runs until it is ended");
    reader.wait().expect("it ends");
    assert_eq!(office.json("verify")["entries"], 5 + 8);
}
