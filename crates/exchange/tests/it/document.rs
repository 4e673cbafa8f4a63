//! Tables of documents, as the old matrices are kept.

use crate::{archive, check};

const MATRIX: &[u8] = include_bytes!("../../../../fixtures/document/old_matrix.docx");

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", text.as_bytes())])
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn the_old_matrix_enters() {
    insta::assert_snapshot!(check(MATRIX), @r#"
    4 {"key":"list:rabota-s-molodezhyu-shkolami-990166ce","source":"list","kind":"project","title":{"ru":"Работа с молодёжью & школами"},"roles":{"lead":["unodc"]},"places":["KG","TJ"],"period":{"start":"2019-03-01","end":"2021-12"},"status":"unknown","budgets":[{"amount":"1250500","currency":"USD"}],"sources":[{"address":"list"}]}
    5 {"key":"list:podgotovka-sudei-a729da5d","source":"list","kind":"project","title":{"ru":"Подготовка судей"},"roles":{"lead":["unodc"]},"places":["UZ"],"period":{"start":"2020-03","end":"2022"},"status":"unknown","budgets":[{"amount":"90000","currency":"USD"}],"sources":[{"address":"list"}]}
    7 {"key":"list:pogranichnye-posty-13cfbf37","source":"list","kind":"project","title":{"ru":"Пограничные посты"},"roles":{"lead":[{"name":"ОБСЕ"}]},"places":["TM"],"period":{"start":"2021","end":"2021"},"status":"unknown","sources":[{"address":"list"}]}
    Advisory column-unused at 2 #1 № п/п | column=№ п/п
    Advisory identifier-made at 2 #1 | count=3
    Advisory personal-data-left-out at 2 #1 | count=1
    Advisory rows-passed-over at 2 #1 | count=2, first=Раздел I. Условия, способствующие терроризму
    Advisory table-unused at 0 #2 | number=2
    5 rows, 3 read, 0 rejected
    "#);
}

#[test]
fn a_table_within_a_table_is_one_of_its_own() {
    let inner = table(&[&["Title", "Country"], &["One &amp; only", "KG"]]);
    let body = format!("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Frame</w:t></w:r></w:p>{inner}</w:tc></w:tr></w:tbl>");
    insta::assert_snapshot!(check(&document(&body)), @r#"
    2 {"key":"list:one-only-df90110f","source":"list","kind":"project","title":{"en":"One & only"},"places":["KG"],"status":"unknown","sources":[{"address":"list"}]}
    Advisory table-unused at 0 #1 | number=1
    Advisory identifier-made at 1 #2 | count=1
    1 rows, 1 read, 0 rejected
    "#);
}

#[test]
fn a_document_that_cannot_be_read_is_told_in_one_sentence() {
    insta::assert_snapshot!(check(&document("<w:p/>")), @r#"
    Critical document-without-table at 0  |
    0 rows, 0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(&document(&table(&[&["Red", "Green"], &["1", "2"]]))), @r#"
    Critical header-unknown at 1 #1 | found=Red, Green, known=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore
    0 rows, 0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(&archive(&[("word/other.xml", b"<a/>")])), @r#"
    Critical archive-broken at 0  | message=specified file not found in archive
    0 rows, 0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(&archive(&[("word/document.xml", b"<w:document><w:tbl>")])), @r#"
    Critical document-without-table at 0  |
    Critical archive-broken at 0  | message=word/document.xml
    0 rows, 0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(&document(&"<w:tbl><w:tr><w:tc>".repeat(100))), @r#"
    Critical document-without-table at 0  |
    Critical nested-too-deep at 0  | limit=200
    0 rows, 0 read, 0 rejected
    "#);
}
