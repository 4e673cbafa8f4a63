//! What did not enter is handed back: where it goes, where it does not, and that it comes in again corrected.

use crate::office::Office;

const GOOD_AND_BAD: &str = "<iati-activities version='2.03'>\
    <iati-activity><iati-identifier>A</iati-identifier><title><narrative>One</narrative></title><activity-status code='2'/></iati-activity>\
    <iati-activity><title><narrative>Two</narrative></title><activity-status code='2'/></iati-activity></iati-activities>";

#[test]
fn the_copies_of_several_files_go_into_a_folder_under_their_names() {
    let office = Office::with_register();
    for folder in ["one", "two"] {
        office.file(&format!("{folder}/list.csv"), "id,title\nA,One\nB,\n");
    }
    office.file("list.xml", GOOD_AND_BAD);
    office.file("good.csv", "id,title\nA,One\n");
    office.file("old", "");
    let files = "import one/list.csv two/list.csv list.xml good.csv --dry-run --rejects";
    assert_eq!(office.run(&format!("{files} old")).code, Some(2), "a file is no folder");
    office.run(&format!("{files} back"));
    let mut names: Vec<String> = std::fs::read_dir(office.path().join("back"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["list-2.csv", "list.csv", "list.xml"]);
    assert_eq!(office.run(&format!("{files} back")).code, Some(2), "nothing is written over");
}

#[test]
fn activities_are_corrected_and_come_in_again() {
    let office = Office::with_register();
    office.file("list.xml", GOOD_AND_BAD);
    let refused = office.run("import list.xml --rejects back.xlsx");
    assert_eq!(refused.code, Some(1), "activities are no table: {}", refused.talk);
    assert!(!office.path().join("back.xlsx").exists());
    office.done("import list.xml --rejects back.xml");
    let copy = std::fs::read_to_string(office.path().join("back.xml")).expect("the copy");
    assert!(copy.contains("<!-- jpoa: An activity") || copy.contains("has no identifier"), "{copy}");
    office.file("back.xml", &copy.replacen("<iati-activity>", "<iati-activity><iati-identifier>B</iati-identifier>", 1));
    let told = office.json("import back.xml --source list --rejects again.xml");
    assert_eq!((&told["entered"], &told["closed"], &told["rejected"]), (&1.into(), &0.into(), &0.into()), "{told}");
    assert!(!office.path().join("again.xml").exists(), "nothing was rejected");
}
