//! Workbooks: real rows of payments, dates and numbers, merged cells, several sheets, and archives that are none.

use crate::{archive, check, row, workbook};

const KYRGYZSTAN: &[u8] = include_bytes!("../../../../fixtures/workbook/kyrgyzstan_few.xlsx");

#[test]
fn payments_become_initiatives_with_their_sums() {
    // The sums are those of the sheet: each amount rounded to hundredths, then added, for each transaction type.
    insta::assert_snapshot!(check(KYRGYZSTAN), @r#"
    2 {"key":"iati:GB-1-113927-103","source":"list","kind":"project","title":{"en":"Strategic Impact Fund"},"roles":{"funder":[{"name":"UK - Foreign, Commonwealth and Development Office","code":"GB-GOV-1"}],"implementer":[{"name":"HelpAge International","code":"GB-COH-1762840"}],"reporter":[{"name":"UK - Foreign, Commonwealth and Development Office","code":"GB-GOV-1"}]},"places":["KG"],"period":{"start":"2010-04","end":"2011-09"},"status":"unknown","budgets":[{"amount":"159113.62","currency":"USD","kind":"disbursement"}],"sectors":["dac-5:43082"],"sources":[{"address":"list"}]}
    7 {"key":"iati:XI-IATI-EC_FPI-2006/128-079","source":"list","kind":"project","title":{"en":"Support to improved transparency in the decision-making process, and institutional strengthening of the Kyrgyz Parliament"},"roles":{"funder":[{"name":"European Commission - Service for Foreign Policy Instruments","code":"XI-IATI-EC_FPI"}],"implementer":[{"name":"United Nations Development Programme"}],"reporter":[{"name":"European Commission - Service for Foreign Policy Instruments","code":"XI-IATI-EC_FPI"}]},"places":["KG"],"period":{"start":"2007-01","end":"2007-03"},"status":"unknown","budgets":[{"amount":"594200","currency":"USD","kind":"disbursement"}],"sectors":["dac-5:15110"],"sources":[{"address":"list"}]}
    8 {"key":"iati:XM-DAC-41114-OUTPUT-00119494","source":"list","kind":"project","title":{"en":"Effective HIV and TB control p"},"roles":{"funder":[{"name":"The Global Fund to Fight AIDS, Tuberculosis and Malaria","code":"47045"},"undp"],"implementer":["undp",{"name":"Government of Kyrgyzstan"}],"reporter":["undp"]},"places":["KG"],"period":{"start":"2021-01","end":"2021-09"},"status":"unknown","budgets":[{"amount":"7300129","currency":"USD","kind":"commitment"},{"amount":"1162840","currency":"USD","kind":"disbursement"}],"sectors":["dac-5:15151"],"sources":[{"address":"list"}]}
    Advisory column-unused at 1 Data!1 Reporting Organisation Type | column=Reporting Organisation Type
    Advisory column-unused at 1 Data!1 Aid Type | column=Aid Type
    Advisory column-unused at 1 Data!1 Finance Type | column=Finance Type
    Advisory column-unused at 1 Data!1 Provider Organisation Type | column=Provider Organisation Type
    Advisory column-unused at 1 Data!1 Receiver Organisation Type | column=Receiver Organisation Type
    Advisory column-unused at 1 Data!1 Multi Country | column=Multi Country
    Advisory column-unused at 1 Data!1 Sector Category | column=Sector Category
    Advisory column-unused at 1 Data!1 COVID 19 | column=COVID 19
    Advisory money-left-out at 1 Data!1 | kind=1 - Incoming Funds, count=2, sum=34061297, currency=USD
    14 rows, 3 read, 0 rejected
    "#);
}

#[test]
fn dates_and_numbers_are_what_they_show() {
    let rows = [
        row(1, &["List of projects"]),
        row(3, &["Code", "Title", "Start", "End", "Budget, thousand USD"]),
        row(4, &["#12", "Border posts", "@43525", "2021", "#1250.5"]),
        row(5, &["#13", "#7", "soon", "", "#0.0004"]),
    ];
    insta::assert_snapshot!(check(&workbook(&[("Plan", &format!("{}</sheetData>", rows.concat()))])), @r#"
    4 {"key":"list:12","source":"list","kind":"project","title":{"en":"Border posts"},"period":{"start":"2019-03-01","end":"2021"},"status":"unknown","budgets":[{"amount":"1250500","currency":"USD"}],"sources":[{"address":"list"}]}
    5 {"key":"list:13","source":"list","kind":"project","title":{"en":"7"},"status":"unknown","budgets":[{"amount":"0.40","currency":"USD"}],"sources":[{"address":"list"}]}
    Warning date-unreadable at 5 Plan!C5 Start | value=soon
    2 rows, 2 read, 0 rejected
    "#);
}

#[test]
fn merged_cells_hold_their_value_in_all_of_them() {
    let rows = [
        row(1, &["Title", "Organisation", "Country", "Oblast"]),
        row(2, &["Work with schools", "", "", ""]),
        row(3, &["Teachers", "UNODC", "KG", "Osh"]),
        row(4, &["", "", "", "Batken"]),
        row(5, &["Judges", "", "TJ", ""]),
    ];
    let merged = "<mergeCells><mergeCell ref='A2:D2'/><mergeCell ref='A3:A4'/><mergeCell ref='B3:B5'/><mergeCell ref='C3:C4'/></mergeCells>";
    insta::assert_snapshot!(check(&workbook(&[("Plan", &format!("{}</sheetData>{merged}", rows.concat()))])), @r#"
    3 {"key":"list:teachers-723bef5f","source":"list","kind":"project","title":{"en":"Teachers"},"roles":{"lead":["unodc"]},"places":[{"state":"KG","area":"Osh"},{"state":"KG","area":"Batken"}],"status":"unknown","sources":[{"address":"list"}]}
    5 {"key":"list:judges-69fd5088","source":"list","kind":"project","title":{"en":"Judges"},"roles":{"lead":["unodc"]},"places":["TJ"],"status":"unknown","sources":[{"address":"list"}]}
    Advisory identifier-made at 1 Plan!1 | count=2
    Advisory rows-passed-over at 1 Plan!1 | count=1, first=Work with schools
    4 rows, 2 read, 0 rejected
    "#);
}

#[test]
fn every_sheet_with_headings_is_read_and_others_are_named() {
    let one = format!("{}{}</sheetData>", row(1, &["id", "title"]), row(2, &["A", "One"]));
    let two = format!("{}{}</sheetData>", row(1, &["id", "title"]), row(2, &["B", ""]));
    let notes = format!("{}</sheetData>", row(1, &["Read me"]));
    insta::assert_snapshot!(check(&workbook(&[("2021", &one), ("2022", &two), ("Notes", &notes)])), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"status":"unknown","sources":[{"address":"list"}]}
    Error row-without-title at 2 2022!B2 title | identifier=B
    Advisory sheet-unused at 0 Notes | sheet=Notes
    2 rows, 2 read, 1 rejected
    "#);
    insta::assert_snapshot!(check(&workbook(&[("Notes", &notes)])), @r#"
    Critical header-unknown at 1 Notes!1 | found=Read me, known=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore
    0 rows, 0 read, 0 rejected
    "#);
}

#[test]
fn an_archive_that_is_no_workbook_is_told_in_one_sentence() {
    insta::assert_snapshot!(check(b"PK\x03\x04...."), @r#"
    Critical archive-broken at 0  | message=invalid Zip archive: Could not find EOCD
    0 rows, 0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(&archive(&[("a.csv", b"id,title\n")])), @r#"
    Critical archive-of-files at 0  | files=a.csv
    0 rows, 0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(&archive(&[("xl/workbook.xml", b"<workbook/>")])), @r#"
    Critical archive-broken at 0  | message=File not found '_rels/.rels'
    0 rows, 0 read, 0 rejected
    "#);
    let locked = [b"\xD0\xCF\x11\xE0....".as_slice(), b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"].concat();
    insta::assert_snapshot!(check(&locked), @r#"
    Critical archive-encrypted at 0  |
    0 rows, 0 read, 0 rejected
    "#);
}
