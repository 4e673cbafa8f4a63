//! Sheets that go out, and what a spreadsheet program finds in them.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use exchange::sheet::{Cell, Column, Sheet, csv, markdown, xlsx};
use plan::{Amount, Date, PartialDate};
use std::io::Cursor;

fn date(text: &str) -> Cell {
    Cell::Date(PartialDate::parse(text).unwrap())
}

fn register() -> Sheet {
    let columns =
        [("Title", Some("#activity+title")), ("Number", None), ("Budget", Some("#value")), ("Start", Some("#date+start"))];
    let column = |(heading, hxl): (&str, Option<&str>)| Column { heading: heading.into(), hxl: hxl.map(str::to_owned) };
    let money = Cell::Money { amount: Amount(6_666_667), currency: "USD".into() };
    Sheet {
        title: "Register: KG/TJ [a very long title of a sheet]".into(),
        notes: vec!["As at 2026-11-24, entry 12.".into(), "Joint initiatives count once.".into()],
        columns: columns.map(column).into(),
        rows: vec![
            vec![Cell::Text("Границы | \"borders\", 1".into()), Cell::Number(3), money, date("2019-03-01")],
            vec![Cell::Text("=HYPERLINK(\"http://x\")".into()), Cell::Number(-4), Cell::Empty, date("2019-03")],
            vec![Cell::Text("-1".into())],
        ],
    }
}

fn totals() -> Sheet {
    let column = Column { heading: "@total".into(), hxl: None };
    Sheet { title: String::new(), notes: Vec::new(), columns: vec![column], rows: vec![vec![Cell::Number(-4)]] }
}

fn created() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

#[test]
fn csv_is_plain_and_runs_nothing() {
    let text = String::from_utf8(csv(&[register(), totals()])).unwrap();
    assert!(text.lines().count() == text.matches("\r\n").count(), "every line ends as RFC 4180 says");
    insta::assert_snapshot!(text.replace("\r\n", "\n"), @r#"
    Register: KG/TJ [a very long title of a sheet]
    "As at 2026-11-24, entry 12."
    Joint initiatives count once.
    Title,Number,Budget,Start
    #activity+title,,#value,#date+start
    "Границы | ""borders"", 1",3,66666.67 USD,2019-03-01
    "'=HYPERLINK(""http://x"")",-4,,2019-03
    '-1,,,

    '@total
    -4
    "#);
}

#[test]
fn markdown_is_one_line_a_row() {
    insta::assert_snapshot!(markdown(&[register(), totals()]), @r#"
    ## Register: KG/TJ \[a very long title of a sheet\]

    As at 2026-11-24, entry 12.

    Joint initiatives count once.

    | Title | Number | Budget | Start |
    | --- | ---: | ---: | --- |
    | Границы \| "borders", 1 | 3 | 66666.67 USD | 2019-03-01 |
    | =HYPERLINK("http://x") | -4 |  | 2019-03 |
    | -1 |  |  |  |

    | @total |
    | ---: |
    | -4 |
    "#);
}

#[test]
fn a_workbook_holds_numbers_and_dates() {
    let bytes = xlsx(&[register(), totals(), register()], created()).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    insta::assert_debug_snapshot!(book.sheet_names(), @r#"
    [
        "Register KG TJ a very long titl",
        "Sheet",
        "Register KG TJ a very long (2)",
    ]
    "#);
    let first = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&first).unwrap();
    let cell = |cell: &Data| match cell {
        Data::Empty => "·".to_owned(),
        Data::DateTime(date) => format!("date {date}"),
        Data::Float(number) => format!("number {number}"),
        other => other.to_string(),
    };
    let rows: Vec<String> = range.rows().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect();
    insta::assert_snapshot!(rows.join("\n"), @r#"
    Register: KG/TJ [a very long title of a sheet] | · | · | ·
    As at 2026-11-24, entry 12. | · | · | ·
    Joint initiatives count once. | · | · | ·
    Title | Number | Budget | Start
    #activity+title | · | #value | #date+start
    Границы | "borders", 1 | number 3 | number 66666.67 | date 43525
    =HYPERLINK("http://x") | number -4 | · | 2019-03
    -1 | · | · | ·
    "#);
}

#[test]
fn equal_sheets_are_equal_bytes() {
    let write = || xlsx(&[register(), totals()], created()).unwrap();
    assert_eq!(write(), write());
    assert_ne!(write(), xlsx(&[register(), totals()], Date::new(2026, 1, 1).unwrap()).unwrap(), "the date is in the file");
}

#[test]
fn a_workbook_takes_what_excel_would_not() {
    let long = "ё".repeat(40_000);
    let sheet = Sheet {
        title: "History".into(),
        notes: Vec::new(),
        columns: vec![Column { heading: "n".into(), hxl: None }],
        rows: vec![vec![Cell::Text(long)], vec![Cell::Number(i64::MAX)], vec![Cell::Text("\u{1}\u{FFFF}".into())]],
    };
    let bytes = xlsx(&[sheet.clone(), Sheet::default(), Sheet { title: "history".into(), ..sheet }], created()).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let range = book.worksheet_range(&names[0]).unwrap();
    let (text, number) = (range.get_value((2, 0)).unwrap().to_string(), range.get_value((3, 0)).unwrap().to_string());
    assert_eq!((text.chars().count(), number.as_str()), (32_767, "9223372036854775807"), "{names:?}");
    assert!(xlsx(&[], created()).is_ok());
}
