//! `jpoa export` as people meet it: bundles that follow one another, what differs from reader to reader, and a way back in.

use crate::office::{DAY, Office};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The manifest of a bundle.
fn manifest(office: &Office, bundle: &str) -> Value {
    let text = std::fs::read(office.path().join(bundle).join("manifest.json")).expect("a manifest");
    serde_json::from_slice(&text).expect("JSON")
}

/// All files of a folder, from the folder on.
fn files(office: &Office, bundle: &str) -> BTreeSet<String> {
    let root = office.path().join(bundle);
    let mut files = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(&root).expect("below it").display().to_string());
            }
        }
    }
    files
}

fn named(manifest: &Value) -> BTreeSet<String> {
    let files = manifest["files"].as_array().expect("files").iter();
    files.map(|file| file["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_bundle_takes_the_place_of_a_former_one_and_of_nothing_else() {
    let office = Office::new();
    office.done(&format!("export out {DAY}"));
    let whole = named(&manifest(&office, "out"));
    let describing = ["manifest.json".to_owned(), "SHA256SUMS".to_owned()];
    assert_eq!(files(&office, "out"), whole.iter().cloned().chain(describing.clone()).collect());
    office.done(&format!("export out --only ical --only sqlite {DAY}"));
    let some = ["calendar.en.ics", "calendar.ru.ics", "register.sqlite"].map(str::to_owned);
    assert_eq!(files(&office, "out"), some.into_iter().chain(describing).collect());
    // A file that somebody put beside is left alone, and the bundle is still known.
    office.file("out/notes.txt", "mine");
    office.done(&format!("export out --only ical {DAY}"));
    assert!(files(&office, "out").contains("notes.txt"));
    std::fs::remove_file(office.path().join("out/manifest.json")).expect("it is there");
    let refused = office.run(&format!("export out {DAY}"));
    assert_eq!(refused.code, Some(1));
    assert!(files(&office, "out").contains("calendar.en.ics"), "nothing was taken away");
    // A manifest that names files elsewhere takes none of them away.
    office.file("kept.txt", "mine");
    office.file("out/manifest.json", r#"{"profile":"jpoa-bundle-1","files":[{"name":"../kept.txt"}]}"#);
    office.done(&format!("export out --only ical {DAY}"));
    assert!(office.path().join("kept.txt").exists());
}

#[test]
fn readers_get_what_they_may_see_and_are_told_how_much_is_withheld() {
    let office = Office::with_register();
    office.done("visibility CA-103 members");
    office.done("hold CA-102 UZ --viewer UZ");
    let told: BTreeMap<&str, (u64, u64)> = ["public", "KG", "secretariat"]
        .map(|viewer| {
            office.done(&format!("export {viewer} --only jsonl --viewer {viewer} {DAY}"));
            let manifest = manifest(&office, viewer);
            let number = |key: &str| manifest[key].as_u64().expect("a number");
            (viewer, (number("initiatives"), number("withheld")))
        })
        .into();
    let expected = BTreeMap::from([("public", (143, 2)), ("KG", (144, 1)), ("secretariat", (145, 0))]);
    assert_eq!(told, expected);
    let changes = office.done("export --format atom");
    assert!(!changes.contains("CA-103") && !changes.contains("CA-102"), "{changes}");
    assert!(office.done("export --format atom --viewer secretariat").contains("CA-103"));
    // As it was before: the same command with the entry gives what was to be had then.
    office.done(&format!("export before --only jsonl --entry 1 {DAY}"));
    assert_eq!(manifest(&office, "before")["withheld"], 0);
}

/// What a register said of its initiatives, in a plan without any, after a file of IATI was taken in there.
#[test]
fn another_register_takes_the_activities_in_as_they_are() {
    let office = Office::new();
    let frame = office.path().join("frame");
    for folder in ["", "parties"] {
        std::fs::create_dir_all(frame.join(folder)).expect("a folder");
        let from = testkit::in_repository("plans/central-asia").join(folder);
        for entry in std::fs::read_dir(from).expect("the plan") {
            let entry = entry.expect("an entry");
            // Challenges name initiatives, which are not here.
            if entry.path().is_file() && entry.file_name() != "challenges.toml" {
                std::fs::copy(entry.path(), frame.join(folder).join(entry.file_name())).expect("a copy");
            }
        }
    }
    office.done(&format!("export --format iati -o activities.xml {DAY}"));
    office.done("init --from frame");
    office.done("import activities.xml --source central-asia");
    let told = |office: &Office, rest: &str| -> BTreeMap<String, Value> {
        let list = office.json(&format!("initiatives {DAY} {rest}"));
        let list = list["list"].as_array().expect("a list").iter();
        list.map(|one| {
            let mut initiative = one["initiative"].clone();
            let fields = initiative.as_object_mut().expect("a record");
            for field in ["read_at", "reported", "sources", "claims", "confirmed", "budgets"] {
                fields.remove(field);
            }
            (fields["key"].as_str().expect("an address").to_owned(), initiative)
        })
        .collect()
    };
    let (before, after) = (told(&Office::new(), ""), told(&office, ""));
    assert_eq!(after.len(), 115);
    for (key, initiative) in &after {
        assert_eq!(initiative, &before[key], "{key}");
    }
}
