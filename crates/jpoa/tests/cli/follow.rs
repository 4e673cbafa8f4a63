//! Two processes on one register: what one records the other tells within a second.

use crate::office::{Done, Office, now};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use testkit::Database;

/// A process that is ended with this value.
struct Following(Child);

impl Drop for Following {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Starts `log --follow` and hands out its lines with the time each was seen.
fn follow(office: &Office, place: &str) -> (Following, mpsc::Receiver<(String, Instant)>) {
    let mut command = office.command(&format!("log --follow --format json --after 1 {place}"));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let out = BufReader::new(child.stdout.take().expect("its data"));
    let (lines, seen) = mpsc::channel();
    std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if lines.send((line, now())).is_err() {
                return;
            }
        }
    });
    (Following(child), seen)
}

fn others_are_followed(office: &Office, place: &str) {
    office.done(&format!("init {place}"));
    let (_following, seen) = follow(office, place);
    let mut latest = Duration::ZERO;
    for round in 0..5_u64 {
        // The follower is given time to sleep between two looks, a different one each time.
        std::thread::sleep(Duration::from_millis(300 + 70 * round));
        let done = office.run(&format!("confirm CA-104 {place}"));
        let recorded = now();
        assert_eq!(done.code, Some(0), "{}", done.talk);
        loop {
            let (line, at) = seen.recv_timeout(Duration::from_secs(10)).expect("the entry is told");
            // Before the first entry it tells what was there: an object over several lines.
            let Ok(told) = serde_json::from_str::<Value>(&line) else { continue };
            if told["entry"] == round + 2 {
                latest = latest.max(at.saturating_duration_since(recorded));
                assert_eq!(told["change"]["initiative-confirmed"]["initiative"], "central-asia:CA-104");
                break;
            }
        }
    }
    assert!(latest < Duration::from_secs(1), "the latest was told after {latest:?}");
}

#[test]
fn entries_of_another_process_are_told_within_a_second_on_sqlite() {
    others_are_followed(&Office::new(), "--data shared");
}

#[test]
fn entries_of_another_process_are_told_within_a_second_on_postgresql() {
    let Some(database) = Database::make() else { return };
    others_are_followed(&Office::new(), &format!("--database {}", database.url()));
}

#[test]
fn processes_that_record_at_once_lose_and_double_nothing() {
    const WRITERS: usize = 6;
    let database = Database::make();
    let places = [Some("--data shared".to_owned()), database.as_ref().map(|database| format!("--database {}", database.url()))];
    for place in places.into_iter().flatten() {
        let office = Office::new();
        office.done(&format!("init {place}"));
        let writers: Vec<Child> = (0..WRITERS)
            .map(|_| {
                let mut command = office.command(&format!("confirm CA-104 --format json {place}"));
                command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
            })
            .collect();
        let mut entries: Vec<u64> = writers
            .into_iter()
            .map(|writer| {
                let done = Done::of(writer.wait_with_output().expect("it ends"));
                assert_eq!(done.code, Some(0), "{}", done.talk);
                let told: Value = serde_json::from_slice(&done.out).expect("JSON");
                told["entry"].as_u64().expect("a number")
            })
            .collect();
        entries.sort_unstable();
        assert_eq!(entries, (2..).take(WRITERS).collect::<Vec<u64>>());
        office.done(&format!("verify {place}"));
    }
}

#[test]
fn of_two_who_hold_at_once_one_wins_and_the_other_is_told_so() {
    let office = Office::with_register();
    let hold = || {
        let mut command = office.command("hold CA-104 TJ --viewer TJ");
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    };
    let both = [hold(), hold()].map(|child| Done::of(child.wait_with_output().expect("it ends")));
    let mut codes: Vec<_> = both.iter().map(|done| done.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, [Some(0), Some(1)], "{both:?}");
    let refused = both.iter().find(|done| done.code == Some(1)).expect("one of the two");
    assert!(refused.talk.starts_with("refused: TJ holds central-asia:CA-104 back already"), "{}", refused.talk);
}
