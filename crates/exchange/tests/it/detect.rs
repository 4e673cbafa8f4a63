//! What kind of file somebody gave us.

use exchange::detect;

#[test]
fn content_says_more_than_the_name() {
    let cases: [(&[u8], &str); 13] = [
        (b"\xEF\xBB\xBF<?xml version='1.0'?>\n<iati-activities>", "a.txt"),
        (b"<\0i\0a\0t\0i\0-\0a\0c\0t\0i\0v\0i\0t\0i\0e\0s\0", "a.xml"),
        (b"<broken", "a.xml"),
        (b"<!DOCTYPE html><html>", "a.xml"),
        (b"id,title\n", "a.xml"),
        (b"title;code\n", "a"),
        (b"\xFF\xFEt\0;\0i\0", "a.csv"),
        (b"title\n", "a.csv"),
        (b"title\n", "a.doc"),
        (b"# the region\n[region]\nkey = 1", "region"),
        (b"PK\x03\x04....", "a.csv"),
        (b"{\"a\": 1, \"b\": 2}", "a.json"),
        (b"", "a.csv"),
    ];
    let told = cases.map(|(bytes, name)| format!("{} in {name}: {:?}", bytes.escape_ascii(), detect(bytes, name)));
    insta::assert_snapshot!(told.join("\n"), @r#"
    \xef\xbb\xbf<?xml version=\'1.0\'?>\n<iati-activities> in a.txt: Iati
    <\x00i\x00a\x00t\x00i\x00-\x00a\x00c\x00t\x00i\x00v\x00i\x00t\x00i\x00e\x00s\x00 in a.xml: Iati
    <broken in a.xml: Iati
    <!DOCTYPE html><html> in a.xml: Unknown
    id,title\n in a.xml: Table
    title;code\n in a: Table
    \xff\xfet\x00;\x00i\x00 in a.csv: Table
    title\n in a.csv: Table
    title\n in a.doc: Unknown
    # the region\n[region]\nkey = 1 in region: PlanFolder
    PK\x03\x04.... in a.csv: Workbook
    {\"a\": 1, \"b\": 2} in a.json: Unknown
     in a.csv: Unknown
    "#);
}
