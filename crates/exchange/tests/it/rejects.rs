//! Records that did not enter: where they stand, and that they can be handed back.

use crate::{read, row, workbook};
use exchange::RejectedAt;
use exchange::rejects::{Form, Rows, activities, rows};

const TABLE: &str = "id,title,start\nA,One,2011\nB,,2012\nA,Again,\nC,too,long,by,far\nD,Four,2013\n";

/// Where the rejected records of a file stand, and why.
fn places(bytes: &[u8]) -> String {
    let (_, reading) = read(bytes, &[]);
    let place = |at: &RejectedAt| match at {
        RejectedAt::Activity(number) => format!("activity {number}"),
        RejectedAt::Row { table, line, column } => format!("{table} {line} {column:?}").trim_start().to_owned(),
    };
    let rejects = reading.rejects.iter().map(|rejected| format!("{} {}", place(&rejected.at), rejected.why.code));
    rejects.chain([format!("{} rejected", reading.rejected)]).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_rejected_row_is_found_again() {
    insta::assert_snapshot!(places(TABLE.as_bytes()), @r"
    3 Some(1) row-without-title
    4 Some(0) identifier-twice
    5 None row-broken
    3 rejected
    ");
    let rows = [row(1, &["Code", "Title"]), row(2, &["1", "One"]), row(3, &["2", ""])];
    insta::assert_snapshot!(places(&workbook(&[("Plan", &format!("{}</sheetData>", rows.concat()))])), @r"
    Plan 3 Some(1) row-without-title
    1 rejected
    ");
}

/// The copy of what was rejected of a table or workbook, as text; a workbook as its cells.
fn copy(bytes: &[u8], form: Form) -> (Vec<u8>, u64) {
    let source = plan::SourceKey::new("list");
    let origin = exchange::Origin { file: "a.csv", source: &source, address: "list", parties: &crate::parties, columns: &[] };
    let (_, reading) = read(bytes, &[]);
    let say = |finding: &plan::Finding| format!("{}!", finding.code);
    match rows(bytes, &origin, &reading.rejects, form, &say).unwrap() {
        Rows::Copy(copy, count) => (copy, count),
        Rows::SeveralTables(count) => panic!("{count} tables"),
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

#[test]
fn rejected_rows_are_copied_with_their_headings_and_read_back() {
    let (copied, count) = copy(TABLE.as_bytes(), Form::Csv);
    assert_eq!(count, 3);
    insta::assert_snapshot!(text(copied.clone()).replace('\u{FEFF}', "<mark>"), @r#"
    <mark>jpoa: problem,id,title,start
    ,A,One,2011
    row-without-title!,B,,2012
    identifier-twice!,A,Again,
    row-broken!,C,too,long,by,far
    "#);
    let (initiatives, again) = read(&copied, &[]);
    assert!(again.part, "it says that it is a part");
    assert_eq!((initiatives.len(), again.rejected), (1, 3), "nothing was corrected yet");
    let corrected = text(copied)
        .replace("B,,2012", "B,Two,2012")
        .replace(",A,Again,", ",A2,Again,")
        .replace("C,too,long,by,far", "C,Three,2013");
    insta::assert_snapshot!(crate::check(corrected.as_bytes()), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"period":{"start":"2011"},"status":"unknown","sources":[{"address":"list"}]}
    3 {"key":"list:B","source":"list","kind":"project","title":{"en":"Two"},"period":{"start":"2012"},"status":"unknown","sources":[{"address":"list"}]}
    4 {"key":"list:A2","source":"list","kind":"project","title":{"en":"Again"},"status":"unknown","sources":[{"address":"list"}]}
    5 {"key":"list:C","source":"list","kind":"project","title":{"en":"Three"},"period":{"start":"2013"},"status":"unknown","sources":[{"address":"list"}]}
    4 rows, 4 read, 0 rejected
    "#);
}

#[test]
fn tags_and_what_stands_above_stay() {
    let table = "Our projects\n\nCode,Name,Place\n#activity+code,#activity+name,#country\n1,One,KG\n2,,KG\n";
    insta::assert_snapshot!(text(copy(table.as_bytes(), Form::Csv).0), @r#"
    ﻿,Our projects
    jpoa: problem,Code,Name,Place
    #meta+jpoa+problem,#activity+code,#activity+name,#country
    row-without-title!,2,,KG
    "#);
    let table = "#activity+code,#activity+name\n1,One\n2,\n";
    let (copied, _) = copy(table.as_bytes(), Form::Csv);
    insta::assert_snapshot!(text(copied.clone()), @r#"
    ﻿#meta+jpoa+problem,#activity+code,#activity+name
    row-without-title!,2,
    "#);
    insta::assert_snapshot!(crate::check(&copied), @r#"
    Error row-without-title at 2 #activity+name | identifier=2
    1 rows, 1 read, 1 rejected
    "#);
}

#[test]
fn rows_of_one_initiative_stay_together() {
    let table = "id,title,country,province,budget,currency\nP,Posts,KG,Osh,5,USD\nP,Posts,KG,Batken\nQ,Other,KG,Talas,1,USD\n";
    insta::assert_snapshot!(text(copy(table.as_bytes(), Form::Csv).0), @r#"
    ﻿jpoa: problem,id,title,country,province,budget,currency
    ,P,Posts,KG,Osh,5,USD
    row-broken!,P,Posts,KG,Batken
    "#);
}

#[test]
fn a_workbook_is_copied_as_one_and_several_sheets_are_no_table_of_text() {
    let rows_of =
        |title: &str| [row(1, &["Code", "Title"]), row(2, &["1", "One"]), row(3, &["2", title])].concat() + "</sheetData>";
    let bytes = workbook(&[("Plan", &rows_of("")), ("Other", &rows_of(""))]);
    let (copied, count) = copy(&bytes, Form::Xlsx);
    assert_eq!(count, 2);
    insta::assert_snapshot!(crate::check(&copied), @r#"
    Error row-without-title at 2 Plan!C2 Title | identifier=2
    Error row-without-title at 2 Other!C2 Title | identifier=2
    2 rows, 2 read, 2 rejected
    "#);
    let source = plan::SourceKey::new("list");
    let origin = exchange::Origin { file: "a", source: &source, address: "list", parties: &|_, _| None, columns: &[] };
    let (_, reading) = read(&bytes, &[]);
    let several = rows(&bytes, &origin, &reading.rejects, Form::Csv, &|_| String::new()).unwrap();
    assert!(matches!(several, Rows::SeveralTables(2)));
}

const ACTIVITIES: &str = r#"<?xml version="1.0" encoding="windows-1251"?>
<!DOCTYPE r>
<r xmlns:x="http://example.org/x"><iati-activities version="2.03" x:made="2020">
<iati-activity x:a="1"><iati-identifier>A</iati-identifier><title><narrative>One &amp; two</narrative></title></iati-activity>
<other><iati-activity/></other>
<iati-activity><title><narrative>Three -- &foo;</narrative></title></iati-activity>
<iati-activity><iati-identifier> A </iati-identifier><!-- kept --></iati-activity>
<iati-activity><iati-identifier>B</iati-identifier></iati-activity>
</iati-activities></r>"#;

/// The copy of what was rejected of an IATI file.
fn copy_activities(bytes: &[u8]) -> (Vec<u8>, u64) {
    let (_, reading) = read(bytes, &[]);
    let mut copied = Vec::new();
    let count = activities(bytes, &reading.rejects, &|finding| format!("{} -- no --", finding.code), &mut copied).unwrap();
    (copied, count)
}

#[test]
fn rejected_activities_are_copied_as_they_stood_and_read_back() {
    let (copied, count) = copy_activities(ACTIVITIES.as_bytes());
    assert_eq!(count, 2);
    insta::assert_snapshot!(text(copied.clone()), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- jpoa: part -->
    <iati-activities xmlns:x="http://example.org/x" version="2.03" x:made="2020">
    <iati-activity x:a="1"><iati-identifier>A</iati-identifier><title><narrative>One &amp; two</narrative></title></iati-activity>
    <!-- jpoa: identifier-missing - - no - -->
    <iati-activity><title><narrative>Three -- &amp;foo;</narrative></title></iati-activity>
    <!-- jpoa: identifier-twice - - no - -->
    <iati-activity><iati-identifier> A </iati-identifier><!-- kept --></iati-activity>
    </iati-activities>
    "#);
    let (initiatives, again) = read(&copied, &[]);
    assert!(again.part && again.rejected == 2 && initiatives.len() == 1);
    let corrected = text(copied)
        .replace("> A <", ">A2<")
        .replace("<iati-activity><title>", "<iati-activity><iati-identifier>C</iati-identifier><title>");
    let (initiatives, again) = read(corrected.as_bytes(), &[]);
    assert_eq!((initiatives.len(), again.rejected), (3, 0));
}

#[test]
fn nothing_is_written_where_nothing_was_rejected() {
    assert_eq!(copy_activities(b"<iati-activities version=\"2.03\"></iati-activities>"), (Vec::new(), 0));
    let broken = &ACTIVITIES.as_bytes()[..ACTIVITIES.len() - 60];
    assert_eq!(copy_activities(broken).1, 2, "what is broken off cannot be copied");
}
