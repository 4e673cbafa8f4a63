//! The table of layers in ARCHITECTURE.md is the law: a crate may lean on those of ours that its row names, and on no others.

use std::collections::BTreeMap;

use super::ours::{Crate, crates};
use super::{report, tree};

/// Where the table is and how it begins.
const BOOK: &str = "ARCHITECTURE.md";
const HEADING: [&str; 3] = ["crate", "answers", "may use of ours"];
/// The crate that only tests may use.
const FOR_TESTS: &str = "testkit";

/// One row: its line in the book, and which crates of ours may be used.
struct Row {
    line: usize,
    allowed: Vec<String>,
}

#[test]
fn crates_lean_only_on_the_layers_below_them() {
    let book =
        tree::read(BOOK).unwrap_or_else(|| panic!("{BOOK} is missing; it holds the table of layers that this test compares"));
    let rows = rows(&book);
    let crates = crates();
    let mut problems = Vec::new();
    if rows.is_empty() {
        problems.push(format!("{BOOK}:1: there is no table that begins with | {} | …", HEADING.join(" | ")));
    }
    for (name, row) in &rows {
        for used in std::iter::once(name).chain(&row.allowed) {
            if crates.iter().all(|one| one.name != *used) {
                problems.push(format!("{BOOK}:{}: there is no crate `{used}`", row.line));
            }
        }
    }
    for one in &crates {
        problems.extend(trespasses(one, &rows, &crates));
    }
    report(
        &problems,
        "Either the code leans on the wrong crate, or the table should change first, with its reason in docs/decisions.",
    );
}

fn trespasses(one: &Crate, rows: &BTreeMap<String, Row>, crates: &[Crate]) -> Vec<String> {
    let Some(row) = rows.get(&one.name) else {
        return vec![format!("{}:1: `{}` has no row in {BOOK}", one.manifest, one.name)];
    };
    let ours = one.dependencies.iter().filter(|used| crates.iter().any(|other| other.name == **used));
    ours.filter_map(|used| {
        if used == FOR_TESTS {
            return Some(format!("{}:1: `{used}` is for tests; it belongs under [dev-dependencies]", one.manifest));
        }
        let forbidden = !row.allowed.contains(used);
        forbidden
            .then(|| format!("{}:1: `{}` leans on `{used}`, which {BOOK}:{} does not allow", one.manifest, one.name, row.line))
    })
    .collect()
}

/// Reads the table; the third column names crates in backticks between commas, or `–` for none.
fn rows(book: &str) -> BTreeMap<String, Row> {
    let lines = book.lines().enumerate().skip_while(|(_, line)| !cells(line).starts_with(&HEADING.map(str::to_owned)));
    let rows = lines.skip(2).take_while(|(_, line)| line.starts_with('|'));
    let of_line = |(number, line): (usize, &str)| {
        let cells = cells(line);
        let allowed = cells.get(2).map(|cell| names(cell)).unwrap_or_default();
        (cells.first().cloned().unwrap_or_default(), Row { line: number + 1, allowed })
    };
    rows.map(of_line).collect()
}

fn cells(line: &str) -> Vec<String> {
    line.trim().trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect()
}

fn names(cell: &str) -> Vec<String> {
    let names = cell.split(',').map(|name| name.trim().trim_matches('`'));
    names.filter(|name| !matches!(*name, "" | "–" | "-" | "—")).map(str::to_owned).collect()
}

#[test]
fn the_table_is_read_row_by_row() {
    let book = "# A\n\n| crate | answers | may use of ours | never |\n|---|---|---|---|\n| `plan` | x | – | y |\n| `desk` | x | `plan`, `store` | y |\n\n| z |";
    let read: Vec<String> =
        rows(book).iter().map(|(name, row)| format!("{name}:{} {}", row.line, row.allowed.join("+"))).collect();
    assert_eq!(read, ["desk:6 plan+store", "plan:5 "]);
}

#[test]
fn what_the_table_does_not_allow_is_named() {
    let one = |name: &str, uses: &[&str]| Crate {
        name: name.to_owned(),
        manifest: format!("crates/{name}/Cargo.toml"),
        targets: Vec::new(),
        dependencies: uses.iter().map(|&used| used.to_owned()).collect(),
    };
    let crates = [one("plan", &["serde"]), one("store", &["plan", "desk", "testkit"]), one("desk", &[]), one("testkit", &[])];
    let rows = rows("| crate | answers | may use of ours |\n|---|---|---|\n| `plan` | x | – |\n| `store` | x | `plan` |\n");
    assert!(trespasses(&crates[0], &rows, &crates).is_empty());
    assert_eq!(
        trespasses(&crates[1], &rows, &crates),
        [
            "crates/store/Cargo.toml:1: `store` leans on `desk`, which ARCHITECTURE.md:4 does not allow",
            "crates/store/Cargo.toml:1: `testkit` is for tests; it belongs under [dev-dependencies]",
        ]
    );
    assert_eq!(trespasses(&crates[2], &rows, &crates), ["crates/desk/Cargo.toml:1: `desk` has no row in ARCHITECTURE.md"]);
}
