//! Records that did not enter: where they stand, and that they can be handed back.

use crate::{read, row, workbook};
use exchange::RejectedAt;

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
