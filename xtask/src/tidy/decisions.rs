//! The papers of the house: decisions are numbered and tell their reason, and the change log says what is new.

use super::report;
use super::tree::{paths, read};

const FOLDER: &str = "docs/decisions/";
const HEADINGS: [&str; 3] = ["## Context", "## Decision", "## Consequences"];

#[test]
fn decisions_are_numbered_without_gaps_and_say_why() {
    let mut problems = Vec::new();
    let paths = paths();
    let decisions = paths.iter().filter_map(|path| path.strip_prefix(FOLDER)).filter(|name| *name != "README.md");
    for (place, name) in decisions.enumerate() {
        let path = format!("{FOLDER}{name}");
        let expected = format!("{:04}-", place + 1);
        if !is_well_named(name) {
            problems.push(format!("{path}:1: is not named NNNN-title.md"));
        } else if !name.starts_with(&expected) {
            problems.push(format!("{path}:1: the next number would be {}", expected.trim_end_matches('-')));
        }
        let text = read(&path).unwrap_or_default();
        let missing = HEADINGS.iter().filter(|heading| text.lines().all(|line| line.trim_end() != **heading));
        problems.extend(missing.map(|heading| format!("{path}:1: `{heading}` is missing")));
    }
    report(&problems, "A decision is one page: what made it necessary, what was decided, and what follows from it.");
}

#[test]
fn the_change_log_says_what_is_new() {
    let path = "CHANGELOG.md";
    let text = read(path).unwrap_or_default();
    let opens = |line: &str| line.strip_prefix("## ").map(|title| title.trim_start_matches('[')).is_some_and(is_release);
    let problems: Vec<String> = if text.lines().any(opens) {
        Vec::new()
    } else {
        vec![format!("{path}:1: has no `## Unreleased` and no version heading")]
    };
    report(&problems, "Write down what a user of the product will notice, under `## Unreleased`.");
}

fn is_well_named(name: &str) -> bool {
    let Some((number, title)) = name.strip_suffix(".md").and_then(|name| name.split_once('-')) else { return false };
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit()) && !title.is_empty() && title.chars().all(plain)
}

fn is_release(title: &str) -> bool {
    title.starts_with("Unreleased") || title.trim_start_matches('v').starts_with(|first: char| first.is_ascii_digit())
}

#[test]
fn names_and_headings_are_recognised() {
    assert!(is_well_named("0008-tidy-as-tests.md"));
    assert!(!is_well_named("8-tidy.md") && !is_well_named("0008.md") && !is_well_named("0008-Tidy.md"));
    assert!(is_release("Unreleased]") && is_release("0.1.0 – 2026-11-24") && !is_release("Words"));
}
