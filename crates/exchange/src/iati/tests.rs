//! A file says the same however it is cut into pieces: end tags that are none are found out, and lines stay right.

use super::read_in_pieces;
use crate::Origin;
use plan::SourceKey;
use proptest::prelude::*;
use std::io::BufReader;

/// What a file says when it is read in pieces of at least this size.
fn said(file: &str, size: usize) -> String {
    let source = SourceKey::new("aid");
    let nobody = |_: Option<&str>, _: &str| None;
    let origin = Origin { file: "a.xml", source: &source, address: "a.xml", parties: &nobody, columns: &[] };
    let mut given = Vec::new();
    // A small buffer, so that end tags are cut as well.
    let input = BufReader::with_capacity(7, file.as_bytes());
    let reading = read_in_pieces(input, size, &origin, &|placed| placed, &mut |placed| given.push(placed)).unwrap();
    format!("{given:#?}\n{reading:#?}")
}

/// What may stand in a file; not all of it is well-formed, and some of it looks like the end of an activity.
const PARTS: [&str; 22] = [
    "<iati-activities version='2.03'>",
    "</iati-activities>",
    "<iati-activity>",
    "<iati-activity xml:lang='ru'>\n",
    "</iati-activity>",
    "</iati-activity >\n",
    "<iati-identifier>A</iati-identifier>",
    "<iati-identifier>B</iati-identifier>\n",
    "<title><narrative>T</narrative></title>",
    "<title>&#8211;&#xD800;&no;</title>",
    "<!-- </iati-activity> -->",
    "<![CDATA[</iati-activity>]]>",
    "<result><title/>\n</result>",
    "<result><result></iati-activity></result></result>",
    "<contact-info><email/></contact-info>",
    "<x a='</iati-activity>'/>",
    "<dportal>",
    "</dportal>",
    "<!-- ",
    "\u{FFFD}\n",
    "<?pi </iati-activity>?>",
    "<a",
];

proptest! {
    #[test]
    fn pieces_say_what_the_whole_says(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40), size in 1_usize..300) {
        let file = parts.concat();
        prop_assert_eq!(said(&file, size), said(&file, usize::MAX));
    }

    #[test]
    fn pieces_of_a_good_file_say_what_the_whole_says(
        activities in prop::collection::vec(prop::collection::vec(prop::sample::select(&PARTS[6..15]), 0..6), 0..20),
        size in 1_usize..300,
    ) {
        let activities: Vec<String> = activities.iter().map(|parts| format!("<iati-activity>{}</iati-activity>\n", parts.concat())).collect();
        let file = format!("<all>\n<iati-activities version='2.03'>{}</iati-activities></all>", activities.concat());
        prop_assert_eq!(said(&file, size), said(&file, usize::MAX));
    }
}

#[test]
fn what_is_too_large_is_passed_over_and_the_rest_enters() {
    let activity =
        |name: &str, inside: &str| format!("<iati-activity><iati-identifier>{name}</iati-identifier>{inside}</iati-activity>\n");
    let large = "<result><title>x</title></result>".repeat(600_000);
    let file = format!(
        "<iati-activities version='2.03'>\n{}{}{}</iati-activities>",
        activity("A", ""),
        activity("B", &large),
        activity("C", "")
    );
    let told = said(&file, super::pieces::SIZE);
    assert!(told.contains("iati:A") && told.contains("iati:C") && !told.contains("iati:B"));
    assert!(told.contains("activity-too-large") && told.contains("read: 3") && told.contains("rejected: 1"));
}
