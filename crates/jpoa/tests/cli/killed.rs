//! A process that is killed at any moment loses nothing it has acknowledged and leaves nothing that does not hold.

use crate::office::{Office, now};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::time::Duration;
use testkit::{Chance, Ground, csv, register};

const KILLS: usize = 200;

/// How many of them must have come in the middle, or the test tests nothing.
const MIDWAY: usize = 50;

/// What is done in turn; each changes something, whatever came through before.
fn typed(office: &Office, round: usize, cells: &[(String, String)], chance: &mut Chance) -> String {
    match round % 4 {
        0 => {
            // Files of one source, each a newer version of the one before, so that loads change, add and close.
            let many = 40 + chance.below(20);
            office.file("made-up.csv", &csv(&register(many, chance.draw(), &Ground::central_asia())));
            "import made-up.csv --close".to_owned()
        }
        1 => format!("confirm CA-{}", chance.one_of(&["104", "102", "031", "025"])),
        2 => {
            let (status, initiative) = (chance.one_of(&["running", "completed"]), chance.one_of(&["103", "084", "143"]));
            format!("status CA-{initiative} {status} --end {}-{:02}", 2030 + round / 12, 1 + round % 12)
        }
        _ => {
            let (provision, state) = &cells[round / 4];
            format!("settle {provision} {state} --because round-{round}")
        }
    }
}

/// Every cell of the matrix.
fn cells(office: &Office) -> Vec<(String, String)> {
    let matrix = office.json("matrix");
    let text = |value: &Value| value.as_str().expect("an address").to_owned();
    matrix["cells"].as_array().expect("a list").iter().map(|cell| (text(&cell["provision"]), text(&cell["state"]))).collect()
}

/// Types a command, kills it after a while, and gives the entry it acknowledged and whether it was killed in the middle.
fn killed(office: &Office, typed: &str, after: Duration) -> (Option<u64>, bool) {
    let mut command = office.command(&format!("{typed} --format json"));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    std::thread::sleep(after);
    // By the id of this child and no other.
    child.kill().expect("it can be killed, or has ended and was not waited for yet");
    let mut out = String::new();
    child.stdout.take().expect("its data").read_to_string(&mut out).expect("text");
    let status = child.wait().expect("it ends");
    let told: Option<Value> = serde_json::from_str(&out).ok();
    // A command tells the entry it recorded, an import the entry of its load; one that changes nothing tells none.
    let entry = told.as_ref().and_then(|told| told["entry"].as_u64().or_else(|| told["load"].as_u64()));
    if status.signal().is_none() {
        assert_eq!(status.code(), Some(0), "{typed}: {out}");
        assert!(told.is_some(), "{typed} was carried out and says so");
    }
    (entry, status.signal().is_some())
}

/// Holds the register to what was acknowledged.
fn hold(office: &Office, acknowledged: &BTreeMap<u64, String>, round: usize) {
    let verified = office.json("verify");
    assert_eq!(verified["problems"], serde_json::json!([]), "after {round} rounds");
    let log = office.json("log");
    let entries = log["entries"].as_array().expect("a list");
    let numbers: Vec<u64> = entries.iter().filter_map(|entry| entry["entry"].as_u64()).collect();
    let expected: Vec<u64> = (1..).take(entries.len()).collect();
    assert_eq!(numbers, expected, "no hole, after {round} rounds");
    assert_eq!(verified["entries"].as_u64(), expected.last().copied());
    for (number, typed) in acknowledged {
        let entry = usize::try_from(*number).ok().and_then(|number| entries.get(number - 1));
        let change = entry.and_then(|entry| entry["change"].as_object()?.keys().next().cloned());
        let kind = match typed.split(' ').next() {
            Some("import") => "register-loaded",
            Some("confirm") => "initiative-confirmed",
            Some("status") => "status-set",
            _ => "gap-settled",
        };
        assert_eq!(change.as_deref(), Some(kind), "entry {number} was acknowledged for `{typed}`");
    }
}

#[test]
fn two_hundred_kills_lose_nothing_that_was_acknowledged() {
    let office = Office::with_register();
    let mut chance = Chance::new(2026);
    let cells = cells(&office);
    // How long each kind of command usually takes here, so that kills come anywhere in it.
    let mut usual = [Duration::ZERO; 4];
    for round in KILLS..KILLS + 8 {
        let typed = typed(&office, round, &cells, &mut chance);
        let begun = now();
        office.done(&typed);
        usual[round % 4] = begun.elapsed().max(usual[round % 4]);
    }
    let mut acknowledged = BTreeMap::new();
    let (mut midway, mut in_full) = (0, 0);
    for round in 0..KILLS {
        let typed = typed(&office, round, &cells, &mut chance);
        let after = usual[round % 4].mul_f64(f64::from(u32::try_from(chance.below(1000)).unwrap_or_default()) / 1000.0);
        let (entry, in_the_middle) = killed(&office, &typed, after);
        midway += usize::from(in_the_middle);
        in_full += usize::from(!in_the_middle);
        // Others may use the machine, now more and now less: about two of three shall come in the middle.
        usual[round % 4] = usual[round % 4].mul_f64(if in_the_middle { 1.05 } else { 0.9 });
        if let Some(entry) = entry {
            let before = acknowledged.insert(entry, typed);
            assert_eq!(before, None, "entry {entry} was acknowledged twice");
        }
        if round % 20 == 19 {
            hold(&office, &acknowledged, round + 1);
        }
    }
    let kept = office.json("verify")["entries"].clone();
    testkit::say(&format!(
        "{KILLS} processes: {midway} killed midway, {in_full} had ended; {} changes acknowledged, {kept} entries kept",
        acknowledged.len()
    ));
    assert!(midway >= MIDWAY, "only {midway} were killed in the middle");
    assert!(!acknowledged.is_empty(), "some came through");
}
