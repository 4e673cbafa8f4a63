//! Data goes to stdout and talk to stderr; colour only where it is wanted; a reader who has had enough ends it quietly.

use crate::office::{DAY, Office};
use std::io::Read;
use std::process::Stdio;

#[test]
fn data_and_talk_do_not_mix() {
    let office = Office::new();
    let begun = office.run("init");
    assert_eq!(begun.text(), "");
    assert!(begun.talk.contains("jpoa-data"), "{}", begun.talk);
    assert_eq!(office.done("confirm CA-104"), "Recorded as entry 2: confirmed.\n");
    let done = office.run("import fixtures/table/english.csv --format json");
    assert!(serde_json::from_slice::<serde_json::Value>(&done.out).is_ok(), "{done:?}");
    assert_eq!(done.talk, "", "a program that reads JSON is not talked to");
    let done = office.run("confirm CA-999 --format json");
    assert_eq!(done.text(), "");
    for typed in
        ["stocktake", "matrix", "gaps", "initiatives", "show CA-104", "log", "verify", "checkpoint", "--help", "--version"]
    {
        assert_eq!(office.run(typed).talk, "", "{typed}");
    }
}

#[test]
fn colour_is_there_when_it_is_asked_for() {
    let office = Office::new();
    let plain = office.done(&format!("stocktake {DAY}"));
    let painted = office.done(&format!("stocktake {DAY} --color always"));
    assert!(!plain.contains('\u{1b}') && painted.contains("\u{1b}["));
    assert_eq!(without_colour(&painted), plain, "colour adds nothing but colour");
    assert_eq!(office.done(&format!("stocktake {DAY} --color never")), plain);
    let honoured = office.command(&format!("stocktake {DAY}")).env("NO_COLOR", "1").output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&honoured.stdout), plain);
}

fn without_colour(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or("", |(_, rest)| rest))
}

#[test]
fn a_terminal_is_painted_unless_no_color_is_set() {
    let office = Office::new();
    let on_terminal = |no_color: &str| {
        // `script` gives the program a terminal to write to.
        let typed = format!("{} gaps --state KG {DAY}", crate::office::PROGRAM);
        let mut command = std::process::Command::new("script");
        command.args(["-qec", &typed, "/dev/null"]).current_dir(office.path()).env_clear().env("COLUMNS", "80");
        command.env("NO_COLOR", no_color).stdin(Stdio::null());
        command.output().ok().map(|output| String::from_utf8_lossy(&output.stdout).contains("\u{1b}["))
    };
    let Some(painted) = on_terminal("") else {
        testkit::say("skipped: there is no `script` here to give a program a terminal");
        return;
    };
    assert_eq!((painted, on_terminal("1")), (true, Some(false)));
}

#[test]
fn the_width_is_that_of_the_terminal() {
    let office = Office::new();
    for columns in ["80", "100", "120", "160"] {
        let output = office.command(&format!("stocktake {DAY}")).env("COLUMNS", columns).output().expect("it runs");
        let width: usize = columns.parse().expect("a number");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest <= width && longest > width / 2, "{columns}: {longest}");
    }
}

#[test]
fn a_reader_who_leaves_ends_it_quietly() {
    let office = Office::with_register();
    for typed in ["stocktake", "stocktake --format json", "initiatives --format csv", "log", "--help"] {
        let mut command = office.command(typed);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        // The reader takes nothing and is gone.
        drop(child.stdout.take());
        let mut talk = String::new();
        child.stderr.take().expect("its talk").read_to_string(&mut talk).expect("text");
        let status = child.wait().expect("it ends");
        assert_eq!((status.code(), talk.as_str()), (Some(0), ""), "{typed}");
    }
}

#[test]
fn the_environment_says_where_the_register_is_and_in_which_language() {
    let office = Office::new();
    office.done("init --data here");
    let output = office.command("log").env("JPOA_DATA", "here").env("JPOA_LANG", "ru").output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && text.contains("план принят"), "{text}");
    let output = office.command("log --lang en").env("JPOA_DATA", "here").env("JPOA_LANG", "ru").output().expect("it runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains("plan taken in"), "what is typed comes first");
    let output = office.command("--help").env("LANG", "ru_RU.UTF-8").output().expect("it runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains("Вызов"), "the system's language is the last resort");
}
