//! Whatever bytes come in: the readers end, say something, and count rightly.

use exchange::{Origin, PlanFile, Reading, detect, iati, plan_folder, table};
use plan::SourceKey;
use proptest::prelude::*;

fn origin(source: &SourceKey) -> Origin<'_> {
    Origin { file: "x", source, address: "x", parties: &|_, _| None, columns: &[] }
}

/// All readers on the same bytes; what they say of their counts must agree with what they gave.
fn read_all(bytes: &[u8]) {
    let source = SourceKey::new("s");
    let counted = |reading: Reading, given: u64| assert_eq!(reading.read, given + reading.rejected);
    let mut given = 0;
    let reading = iati::read(bytes, &origin(&source), &mut |_| given += 1).unwrap();
    counted(reading, given);
    given = 0;
    let reading = table::read(bytes, &origin(&source), &mut |_| given += 1);
    counted(reading, given);
    let text = String::from_utf8_lossy(bytes).into_owned();
    plan_folder::read(&[PlanFile { name: "x".into(), text }]);
    detect(bytes, "x");
}

/// Pieces that files are made of, in any order.
fn pieces(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(of), 0..40).prop_map(|pieces| pieces.concat())
}

const XML: &[&str] = &[
    "<iati-activities version=\"2.03\">",
    "</iati-activities>",
    "<iati-activity xml:lang=\"en\">",
    "</iati-activity>",
    "<iati-identifier>A</iati-identifier>",
    "<title>",
    "</title>",
    "<narrative>",
    "</narrative>",
    "<budget type=\"2\">",
    "</budget>",
    "<value>1e18</value>",
    "<value>x</value>",
    "<transaction>",
    "</transaction>",
    "<transaction-type code=\"2\"/>",
    "&amp;",
    "&x;",
    "&#0;",
    "&#x41;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<",
    ">",
    "\"",
    "\u{FEFF}",
    "ё",
    "<contact-info>",
    "</contact-info>",
    "<activity-date type=\"1\" iso-date=\"2020\"/>",
    "<activity-date type=\"4\" iso-date=\"1999-12-31\"/>",
    "<?xml version=\"1.0\"?>",
];
const CSV: &[&str] = &[
    "id",
    "title",
    "start",
    "budget",
    "currency",
    "страна",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "2011",
    "1.1",
    "9e99",
    "KG",
    "#a",
    "'=",
    "(",
    ")",
    "a/b/c",
    "USD",
    "€",
    " ",
];
const TOML: &[&str] = &[
    "[[initiative]]\n",
    "[region]\n",
    "[[party]]\n",
    "key = ",
    "\"a\"",
    "'b'\n",
    "\n",
    "title = ",
    "{ en = \"x\" }",
    "edition = ",
    "2011-11-30",
    "[",
    "]",
    "=",
    "period = { start = 2011-11-30 }\n",
    "budgets = [{ amount = \"1\" }]\n",
];

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
    }

    #[test]
    fn any_order_of_pieces(xml in pieces(XML), csv in pieces(CSV), toml in pieces(TOML)) {
        read_all(xml.as_bytes());
        read_all(csv.as_bytes());
        read_all(toml.as_bytes());
    }
}
