//! How a file looks: it opens with a sentence, stays short enough to read, and leaves nothing for later.

use super::report;
use super::rust::{Kind, Token, attribute, tokens};
use super::tree::{File, files, rust_files};

/// Lines a file may have outside tests. At 400 it is time to think about the next file; here it is too late.
const LONGEST: usize = 500;

/// Files that may be longer, each with the reason.
const LONG_FOR_A_REASON: [(&str, &str); 0] = [];

/// Macros that stand for work not done.
const PROMISES: [&str; 2] = ["todo", "unimplemented"];

/// Words that stand for work not done, spelled apart so that this file passes its own test.
const LATER: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Files in which the words above would be a note to oneself; in prose they may be talked about.
const NOTED: [&str; 9] = ["ftl", "toml", "sql", "sh", "css", "js", "html", "typ", "yml"];

#[test]
fn every_file_opens_with_a_sentence() {
    let problems: Vec<String> = rust_files().iter().filter_map(without_opening).collect();
    report(&problems, "Open the file with `//!` and one sentence: what it is for, and what it is not.");
}

#[test]
fn no_file_is_too_long_to_read() {
    let files = rust_files();
    let excused = |path: &str| LONG_FOR_A_REASON.iter().any(|(long, _)| *long == path);
    let long = |file: &&File| !file.is_test() && file.text.lines().count() > LONGEST;
    let mut problems: Vec<String> = (files.iter().filter(long).filter(|file| !excused(&file.path)))
        .map(|file| format!("{}:{LONGEST}: {} lines", file.path, file.text.lines().count()))
        .collect();
    for (path, reason) in LONG_FOR_A_REASON {
        if !files.iter().filter(long).any(|file| file.path == path) {
            problems.push(format!("{path}:1: is on the list of long files ({reason}) and is not long"));
        }
    }
    report(&problems, "Find the second reason to change in the file and give it a file of its own.");
}

#[test]
fn nothing_is_left_for_later() {
    let mut problems = Vec::new();
    for file in files() {
        if file.extension() == "rs" {
            let tokens = tokens(&file.text);
            let found = (0..tokens.len()).filter_map(|at| postponed(&tokens, at).map(|what| (tokens[at].line, what)));
            problems.extend(found.map(|(line, what)| format!("{}:{line}: {what}", file.path)));
        } else if NOTED.contains(&file.extension()) {
            let lines = file.text.lines().enumerate();
            let found = lines.filter_map(|(line, text)| note(text).map(|word| (line + 1, word)));
            problems.extend(found.map(|(line, word)| format!("{}:{line}: {word}", file.path)));
        }
    }
    report(&problems, "Do it now, or open an issue and leave no trace here. A lint is expected with a reason, never allowed.");
}

/// The place, when the file does not open with a module comment that says something.
fn without_opening(file: &File) -> Option<String> {
    let first = file.text.lines().next().unwrap_or_default();
    let sentence = first.strip_prefix("//!").map(str::trim).unwrap_or_default();
    let says_something = sentence.split_whitespace().count() >= 3;
    (!says_something).then(|| format!("{}:1: does not open with a `//!` sentence", file.path))
}

/// What is put off at this token.
fn postponed(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let token = tokens[at];
    if token.kind == Kind::Comment {
        return note(token.text).map(str::to_owned);
    }
    let next_is = |mark: &str| tokens.get(at + 1).is_some_and(|next| next.is(mark));
    if let Some(name) = PROMISES.iter().find(|name| token.is(name) && next_is("!")) {
        return Some(format!("{name}!"));
    }
    let inside = &tokens[at..attribute(tokens, at)?];
    if inside.iter().any(|word| word.is("ignore")) && !inside.iter().any(|word| word.is("expect")) {
        return Some("an ignored test".to_owned());
    }
    inside.iter().any(|word| word.is("allow")).then(|| "a lint that is allowed and not expected".to_owned())
}

fn note(text: &str) -> Option<&'static str> {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    words.find_map(|word| LATER.into_iter().find(|later| *later == word))
}

#[test]
fn work_put_off_is_found_in_code_and_comments_but_not_in_strings() {
    let found = |source: &str| -> Vec<String> {
        let tokens = tokens(source);
        (0..tokens.len()).filter_map(|at| postponed(&tokens, at)).collect()
    };
    assert_eq!(found("fn a() { todo!() }"), ["todo!"]);
    assert_eq!(found("#[test] #[ignore = \"slow\"] fn a() {}"), ["an ignored test"]);
    assert_eq!(found("#![allow(dead_code)]"), ["a lint that is allowed and not expected"]);
    assert_eq!(found(concat!("// TO", "DO: more")), [LATER[0]]);
    assert!(found("let todo = \"#[allow(x)] todo!()\"; #[expect(a, reason = \"b\")] fn c() {}").is_empty());
}
