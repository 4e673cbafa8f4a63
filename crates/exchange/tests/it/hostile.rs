//! Files made to hurt end in a finding, soon and without filling the memory.

use crate::{archive, check, read, row, workbook};

/// The codes of the findings, each once.
fn codes(bytes: &[u8]) -> String {
    let (initiatives, reading) = read(bytes, &[]);
    let told = reading.findings.iter().filter(|finding| !finding.code.starts_with("rule-"));
    let mut codes: Vec<String> = told.map(|finding| format!("{:?} {}", finding.severity, finding.code)).collect();
    codes.dedup();
    format!("{} given of {}: {}", initiatives.len(), reading.read, codes.join(", "))
}

const HEAD: &str =
    "<iati-activities version='2.03'><iati-activity><iati-identifier>A</iati-identifier><activity-status code='2'/>";
const TAIL: &str = "</iati-activity></iati-activities>";

fn activity(inside: &str) -> Vec<u8> {
    format!("{HEAD}{inside}{TAIL}").into_bytes()
}

#[test]
fn long_texts_are_cut_and_what_is_longer_is_passed_over() {
    let title = |length: usize| activity(&format!("<title><narrative>{}</narrative></title>", "x".repeat(length)));
    insta::assert_snapshot!(codes(&title(1 << 20)), @"1 given of 1:");
    insta::assert_snapshot!(codes(&title((1 << 20) + 1)), @"1 given of 1: Warning text-too-long");
    assert_eq!(read(&title(3 << 20), &[]).0[0].value.title.show(plan::Lang::EN).len(), 1 << 20);
    insta::assert_snapshot!(codes(&title(17 << 20)), @"0 given of 1: Warning text-too-long, Error activity-too-large");
    let attribute =
        activity("<title><narrative>T</narrative></title><activity-date type='1' iso-date='?'/>").escape_ascii().to_string();
    insta::assert_snapshot!(codes(attribute.replace('?', &"9".repeat(2 << 20)).replace("\\'", "'").as_bytes()), @"1 given of 1: Warning text-too-long, Warning date-unreadable");
}

#[test]
fn depth_and_size_have_an_end() {
    insta::assert_snapshot!(codes(format!("{HEAD}{}", "<a>".repeat(100_000)).as_bytes()), @"0 given of 1: Critical nested-too-deep");
    let transaction = "<transaction><transaction-type code='2'/><value currency='USD'>1</value></transaction>";
    insta::assert_snapshot!(codes(&activity(&transaction.repeat(300_000))), @"0 given of 1: Error activity-too-large");
    let organisations: String = (0..6_000).map(|at| format!("<participating-org role='1' ref='{at}'/>")).collect();
    insta::assert_snapshot!(codes(&activity(&organisations)), @"1 given of 1: Warning title-missing, Warning list-too-long");
    insta::assert_snapshot!(codes(format!("<iati-activities version='2.03'>{}", "<iati-activity/>".repeat(20_000)).as_bytes()), @"0 given of 20000: Advisory findings-more, Error identifier-missing, Critical xml-broken");
}

#[test]
fn entities_are_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>";
    insta::assert_snapshot!(codes(format!("{bomb}{HEAD}<title>&b;</title>{TAIL}").as_bytes()), @"0 given of 0: Critical entities-refused");
    let outside = "<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
    insta::assert_snapshot!(codes(format!("{outside}{HEAD}<title>&a;</title>{TAIL}").as_bytes()), @"0 given of 0: Critical entities-refused");
}

#[test]
fn tables_without_an_end() {
    insta::assert_snapshot!(codes(format!("id,title\nA,{}", "x".repeat(20 << 20)).as_bytes()), @"1 given of 1: Warning text-too-long");
    insta::assert_snapshot!(codes(format!("id,title\n{}", "x,".repeat(1 << 20)).as_bytes()), @"0 given of 1: Error row-broken");
    insta::assert_snapshot!(codes(format!("id,title\n{}", "a,\"b\n".repeat(50_000)).as_bytes()), @"0 given of 50000: Error quote-open, Advisory findings-more");
    insta::assert_snapshot!(check(b"id,title\nA,\"One\nB,Two\nC,\"Three\nof three\"\n"), @r#"
    3 {"key":"list:B","source":"list","kind":"project","title":{"en":"Two"},"status":"unknown","sources":[{"address":"list"}]}
    4 {"key":"list:C","source":"list","kind":"project","title":{"en":"Three of three"},"status":"unknown","sources":[{"address":"list"}]}
    Error quote-open at 2 A |
    3 rows, 3 read, 1 rejected
    "#);
}

#[test]
fn archives_that_grow() {
    let grown = |name: &str, content: &[u8]| {
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut zip, content).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let zeros = vec![b' '; 12 << 20];
    insta::assert_snapshot!(codes(&grown("xl/workbook.xml", &zeros)), @"0 given of 0: Critical archive-too-large");
    insta::assert_snapshot!(codes(&grown("word/document.xml", &zeros)), @"0 given of 0: Critical archive-too-large");
    // A size that is declared is believed no more than one that is not.
    let mut lying = grown("word/document.xml", &zeros);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    while let Some(at) = lying.windows(4).position(|four| four == size) {
        lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    insta::assert_snapshot!(codes(&lying), @"0 given of 0: Critical archive-broken");
    insta::assert_snapshot!(codes(&archive(&[("inner.xlsx", b"PK"), ("other.zip", b"PK")])), @"0 given of 0: Critical archive-of-files");
}

#[test]
fn sheets_of_a_million_rows_or_all_columns() {
    let empty: String = (2..200_000).map(|at| format!("<row r='{at}'/>")).collect();
    let rows = format!("{}{empty}{}</sheetData>", row(1, &["id", "title"]), row(200_000, &["A", "One"]));
    insta::assert_snapshot!(codes(&workbook(&[("S", &rows)])), @"1 given of 1:");
    let name = |at: u32| (0..3).rev().map(|power| char::from(b'A' + (at / 26_u32.pow(power) % 26) as u8)).collect::<String>();
    let wide: String = (676..16_384 + 676).map(|at| format!("<c r='{}2'><v>1</v></c>", name(at))).collect();
    let rows = format!("{}<row r='2'>{wide}</row>{}</sheetData>", row(1, &["id", "title"]), row(3, &["A", "One"]));
    insta::assert_snapshot!(codes(&workbook(&[("S", &rows)])), @"1 given of 2: Error row-without-title");
    let beyond = format!("{}<row r='9'><c r='ZZZZZ9'><v>1</v></c></row></sheetData>", row(1, &["id", "title"]));
    insta::assert_snapshot!(codes(&workbook(&[("S", &beyond)])), @"0 given of 0:");
}

#[test]
fn a_thousand_rows_of_one_initiative_keep_their_time() {
    let row = |at: u32| format!("A,T{at},Org {at},Area {at},KG,2,1,USD\n");
    let rows: String = (0..20_000).map(row).collect();
    let table = format!("id,title,funder,area,country,transaction type,amount,currency\n{rows}");
    insta::assert_snapshot!(codes(table.as_bytes()), @"1 given of 1: Warning list-too-long");
}
