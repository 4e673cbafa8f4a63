//! A Rust file that no `mod` names is not compiled: its tests never run and its code rots unseen.

use std::collections::BTreeSet;

use super::ours::{Crate, crates};
use super::report;
use super::rust::{Kind, Token, closing, tokens};
use super::tree::{read, rust_files};

#[test]
fn every_rust_file_is_part_of_something() {
    let crates = crates();
    let mut reached = BTreeSet::new();
    for target in crates.iter().flat_map(|one| &one.targets) {
        follow(&target.source, true, &mut reached);
    }
    let problems: Vec<String> = (rust_files().into_iter().map(|file| file.path))
        .filter(|path| crates.iter().any(|one| belongs(path, one)) && !reached.contains(path))
        .map(|path| format!("{path}:1: no `mod` leads here"))
        .collect();
    report(&problems, "Name the file in its parent module, or delete it.");
}

fn belongs(path: &str, one: &Crate) -> bool {
    one.manifest.strip_suffix("Cargo.toml").is_some_and(|folder| path.starts_with(folder))
}

/// Adds a file and everything its `mod` lines lead to. A root, like a `mod.rs`, has its modules beside it.
fn follow(path: &str, is_root: bool, reached: &mut BTreeSet<String>) {
    let Some(text) = read(path).filter(|_| reached.insert(path.to_owned())) else { return };
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".rs");
    let beside = if is_root || stem == "mod" { folder.to_owned() } else { format!("{folder}/{stem}") };
    let all: Vec<Token<'_>> = tokens(&text).into_iter().filter(|token| token.kind != Kind::Comment).collect();
    for child in named(&all, &beside, folder) {
        for candidate in [format!("{child}.rs"), format!("{child}/mod.rs"), child] {
            follow(&candidate, false, reached);
        }
    }
}

/// The files that modules in these tokens stand for, without their ending unless a `#[path]` or `include!` gave it.
fn named(tokens: &[Token<'_>], beside: &str, folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let text_at = |offset: usize| tokens.get(at + offset).filter(|token| token.kind == Kind::Text).map(|token| token.text);
        let is = |offset: usize, text: &str| tokens.get(at + offset).is_some_and(|token| token.is(text));
        if is(0, "mod") && is(2, ";") {
            files.push(format!("{beside}/{}", tokens[at + 1].text));
        } else if is(0, "mod") && is(2, "{") {
            let end = closing(tokens, at + 2);
            files.extend(named(&tokens[at + 3..end], &format!("{beside}/{}", tokens[at + 1].text), folder));
            at = end;
            continue;
        } else if let Some(path) = text_at(2).filter(|_| is(0, "path") && is(1, "=")) {
            files.push(format!("{folder}/{path}"));
        } else if let Some(path) = text_at(3).filter(|_| is(0, "include") && is(1, "!")) {
            files.push(format!("{folder}/{path}"));
        }
        at += 1;
    }
    files
}

#[test]
fn modules_are_found_inline_and_by_path() {
    let source = "mod a; pub mod b { mod c; } #[path = \"x/d.rs\"] mod d; include!(\"e.rs\");";
    let files = named(&tokens(source), "src/top", "src");
    assert_eq!(files, ["src/top/a", "src/top/b/c", "src/x/d.rs", "src/top/d", "src/e.rs"]);
}
