//! The one way to read: whatever takes a whole state in its hands and is open to other crates is named here with its reason.
//! A function that is not in the list could hand out what a viewer may not see.

use super::report;
use super::tree::files;

/// Functions of `plan` that other crates may call with a state, each with why it keeps what it sees.
const OPEN: [(&str, &str); 12] = [
    ("State::new", "it is empty"),
    ("State::stamp", "the number and time of the last entry"),
    ("State::loads", "what was loaded when, which the journal tells everybody"),
    ("State::apply", "it takes in and gives nothing out"),
    ("State::extend", "it takes in and gives nothing out"),
    ("View::new", "it reads for one viewer; this is the way"),
    ("View::viewer_named", "it names a viewer"),
    ("difference", "what a load would put, for the desk to record"),
    ("compare", "what one record of a load would put, for the desk to record"),
    ("Roll::new", "counts, and what a load would close, for the desk to record"),
    ("changed", "addresses and names of fields, for the desk to show to whoever may import"),
    ("undo", "what taking a load back would put, for the desk to record"),
];

#[test]
fn only_named_functions_take_a_state() {
    let mut problems = Vec::new();
    let mut found = Vec::new();
    for file in
        files().iter().filter(|file| file.path.starts_with("crates/plan/src/") && file.extension() == "rs" && !file.is_test())
    {
        for (line, name) in taking_a_state(&file.text) {
            if OPEN.iter().all(|(open, _)| *open != name) {
                problems.push(format!("{}:{line}: `{name}` takes a state and is open to other crates", file.path));
            }
            found.push(name);
        }
    }
    for (open, why) in OPEN {
        if !found.iter().any(|name| name == open) {
            problems.push(format!("this test lets `{open}` take a state ({why}), and there is no such function"));
        }
    }
    report(&problems, "Make it `pub(crate)`, or let it take a `View`; else name it here with the reason why nothing leaks.");
}

/// The open functions of a file that are of `State` or take one, with their lines.
fn taking_a_state(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut of = String::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("impl") {
            let subject = line.trim_end_matches(" {").rsplit(' ').next().unwrap_or_default();
            of = subject.split('<').next().unwrap_or_default().to_owned();
        } else if *line == "}" {
            of.clear();
        }
        let Some(rest) = line.trim_start().strip_prefix("pub fn ") else { continue };
        let name = rest.split(['(', '<']).next().unwrap_or_default();
        let signature: String = lines[at..]
            .iter()
            .scan(false, |done, line| (!std::mem::replace(done, line.ends_with('{'))).then_some(*line))
            .collect();
        let takes = signature.contains("State,") || signature.contains("State)") || (of == "State");
        // `State` alone is the fold; words that end in it are other things.
        let takes = takes
            && (of == "State"
                || signature.contains("&State")
                || signature.contains("&'a State")
                || signature.contains("&mut State"));
        if takes {
            found.push((at + 1, if of.is_empty() { name.to_owned() } else { format!("{of}::{name}") }));
        }
    }
    found
}

#[test]
fn functions_that_take_a_state_are_found() {
    let text = "impl State {\n    pub fn new() -> Self {\n    }\n    pub(crate) fn hidden(&self) {}\n}\n\nimpl<'a> View<'a> {\n    pub fn new(\n        state: &'a State,\n    ) -> Self {\n    }\n    pub fn day(&self) {\n    }\n}\n\npub fn undo(with: &State) {\n}\npub fn other(place: &str) {\n}\n";
    let names: Vec<String> = taking_a_state(text).into_iter().map(|(line, name)| format!("{name}:{line}")).collect();
    assert_eq!(names, ["State::new:2", "View::new:8", "undo:16"]);
}
