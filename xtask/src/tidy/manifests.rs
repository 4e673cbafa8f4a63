//! What every crate's manifest has in common: the lints, the licence, one place for versions, and no second kind of test.

use super::ours::crates;
use super::{report, tree};

/// Lines that every manifest has, with their section.
const COMMON: [(&str, &str); 4] = [
    ("[package]", "license.workspace = true"),
    ("[package]", "edition.workspace = true"),
    ("[package]", "publish.workspace = true"),
    ("[lints]", "workspace = true"),
];

#[test]
fn every_crate_takes_lints_licence_and_versions_from_the_workspace() {
    let mut problems = Vec::new();
    for one in crates() {
        let text = tree::read(&one.manifest).unwrap_or_default();
        let lines = with_sections(&text);
        for (section, line) in COMMON {
            if !lines.iter().any(|(_, inside, text)| *inside == section && *text == line) {
                problems.push(format!("{}:1: `{line}` is missing under {section}", one.manifest));
            }
        }
        for (number, section, line) in &lines {
            if section.ends_with("dependencies]") && !line.contains("workspace = true") {
                problems.push(format!("{}:{number}: `{line}` states its own version", one.manifest));
            }
        }
        if one.targets.iter().any(|target| target.is_library && target.doctest) {
            problems.push(format!("{}:1: `doctest = false` is missing under [lib]", one.manifest));
        }
    }
    report(&problems, "Write it as the other crates do; versions stand in the workspace's Cargo.toml, once.");
}

/// Every line that says something, with its number and the section it is in.
fn with_sections(text: &str) -> Vec<(usize, &str, &str)> {
    let mut section = "";
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split(" #").next().unwrap_or_default().trim();
        if line.starts_with('[') && line.ends_with(']') && !line.contains('=') {
            section = line;
        } else if !line.is_empty() && !line.starts_with('#') {
            lines.push((number + 1, section, line));
        }
    }
    lines
}

#[test]
fn lines_know_their_section() {
    let lines = with_sections("[a]\nb = 1 # c\n\n# d\n[lints]\nworkspace = true\n");
    assert_eq!(lines, [(2, "[a]", "b = 1"), (6, "[lints]", "workspace = true")]);
}
