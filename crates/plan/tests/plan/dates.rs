//! Dates as sources write them: what is read, how it is written back, and which days it can mean.

use crate::world::period;
use plan::{Date, PartialDate};
use std::fmt::Write;

fn check(written: &[&str]) -> String {
    let mut table = format!("{:<28}{:<12}{:<12}last day\n", "written", "read", "first day");
    for text in written {
        match PartialDate::parse(text) {
            None => writeln!(table, "{text:<28}no date").unwrap(),
            Some(date) => {
                let (read, first, last) = (date.to_string(), date.first_day().to_string(), date.last_day().to_string());
                writeln!(table, "{text:<28}{read:<12}{first:<12}{last}").unwrap();
            }
        }
    }
    table
}

#[test]
fn a_date_is_never_more_exact_than_its_source() {
    let written = [
        "2011",
        "2011-11",
        "2011-11-30",
        "2100-11-30",
        "1900",
        "2200-12",
        " 2011-11 ",
        "2012-02",
        "2011-02",
        "2012-02-29",
        "1900-02",
        "2011-11-30T23:59:59",
        "2011-11-30 00:00:00.000",
        "2011-11-30Z",
        "2011-11-30+05:00",
        "2011-11-30-03:00",
        "2011-11-30T10:00:00+06:00",
    ];
    insta::assert_snapshot!(check(&written), @r"
    written                     read        first day   last day
    2011                        2011        2011-01-01  2011-12-31
    2011-11                     2011-11     2011-11-01  2011-11-30
    2011-11-30                  2011-11-30  2011-11-30  2011-11-30
    2100-11-30                  2100-11-30  2100-11-30  2100-11-30
    1900                        1900        1900-01-01  1900-12-31
    2200-12                     2200-12     2200-12-01  2200-12-31
     2011-11                    2011-11     2011-11-01  2011-11-30
    2012-02                     2012-02     2012-02-01  2012-02-29
    2011-02                     2011-02     2011-02-01  2011-02-28
    2012-02-29                  2012-02-29  2012-02-29  2012-02-29
    1900-02                     1900-02     1900-02-01  1900-02-28
    2011-11-30T23:59:59         2011-11-30  2011-11-30  2011-11-30
    2011-11-30 00:00:00.000     2011-11-30  2011-11-30  2011-11-30
    2011-11-30Z                 2011-11-30  2011-11-30  2011-11-30
    2011-11-30+05:00            2011-11-30  2011-11-30  2011-11-30
    2011-11-30-03:00            2011-11-30  2011-11-30  2011-11-30
    2011-11-30T10:00:00+06:00   2011-11-30  2011-11-30  2011-11-30
    ");
}

#[test]
fn rubbish_is_no_date() {
    let written = [
        "",
        " ",
        "T12:00",
        "1899",
        "2201",
        "20111",
        "211",
        "2011-1",
        "2011-13",
        "2011-00",
        "2011-11-31",
        "2011-02-29",
        "2011-11-00",
        "2011-11-3",
        "2011/11/30",
        "30.11.2011",
        "-2011",
        "+2011",
        "2011-+1",
        "２０１１",
        "2011-11-3ё",
        "ноябрь 2011",
        "n/a",
    ];
    assert!(written.iter().all(|text| PartialDate::parse(text).is_none()), "{}", check(&written));
}

#[test]
fn a_day_of_the_calendar_is_exact() {
    let date = PartialDate::from(Date::constant(2024, 2, 29));
    assert_eq!((date.year(), date.month(), date.day()), (2024, Some(2), Some(29)));
    assert_eq!(Some(date), PartialDate::parse("2024-02-29"));
    let year = PartialDate::parse("2024").unwrap();
    assert_eq!((year.month(), year.day()), (None, None));
}

#[test]
fn the_message_says_how_to_write_a_date() {
    let error = serde_json::from_str::<PartialDate>("\"30.11.2011\"").unwrap_err().to_string();
    insta::assert_snapshot!(error, @"`30.11.2011` is not a date: write 2011, 2011-11 or 2011-11-30");
}

#[test]
fn a_term_is_reversed_only_where_no_missing_day_could_mend_it() {
    let reversed = |written: &str| period(written).is_reversed();
    let wrong = ["2012..2011", "2011-11-30..2011-11-29", "2011-12..2011-11", "2011-12-01..2011-11", "2012..2011-12-31"];
    let right =
        ["2011..2011", "2011-11..2011", "2011..2011-01", "2011-11-30..2011-11", "2011-11-30..2011", "2012..", "..2011", ".."];
    assert_eq!(wrong.map(reversed), [true; 5]);
    assert_eq!(right.map(reversed), [false; 8]);
}
