//! Whatever bytes come in: the readers end, say something, and count rightly.

use crate::archive;
use exchange::rejects::{self, Form, Rows};
use exchange::{Format, Origin, PlanFile, Reading, detect, document, iati, office, plan_folder, table, workbook};
use plan::{Severity, SourceKey};
use proptest::prelude::*;

fn origin(source: &SourceKey) -> Origin<'_> {
    Origin { file: "x", source, address: "x", parties: &|_, _| None, columns: &[] }
}

/// All readers on the same bytes; what they say of their counts must agree with what they gave.
fn read_all(bytes: &[u8]) {
    let source = SourceKey::new("s");
    let counted = |reading: Reading, given: u64| assert_eq!(reading.read, given + reading.rejected);
    let mut given = 0;
    let reading = iati::read(bytes, &origin(&source), &|_| (), &mut |()| given += 1).unwrap();
    counted(reading, given);
    given = 0;
    let reading = table::read(bytes, &origin(&source), &mut |_| given += 1);
    assert_eq!(reading.rejects.len() as u64, reading.rejected);
    counted(reading, given);
    given = 0;
    let reading = workbook::read(bytes, &origin(&source), &mut |_| given += 1);
    counted(reading, given);
    given = 0;
    let reading = document::read(bytes, &origin(&source), &mut |_| given += 1);
    counted(reading, given);
    let text = String::from_utf8_lossy(bytes).into_owned();
    plan_folder::read(&[PlanFile { name: "x".into(), text }]);
    if let Some(returned) = office::read(bytes, "x", &|_, _| "id".to_owned()) {
        assert!(returned.rows.iter().all(|row| !row.id.is_empty() || !row.cells.is_empty()));
    }
    hand_back(bytes);
}

/// What was rejected can be handed back, each record once, as a file that can be read.
fn hand_back(bytes: &[u8]) {
    let source = SourceKey::new("s");
    let mut copy = Vec::new();
    let (rejected, copied) = match detect(bytes, "x") {
        Format::Iati => {
            let reading = iati::read(bytes, &origin(&source), &|_| (), &mut |()| {}).unwrap();
            let copied = rejects::activities(bytes, &reading.rejects, &|why| why.code.to_owned(), &mut copy).unwrap();
            (reading.rejected, copied)
        }
        Format::Table => {
            let reading = table::read(bytes, &origin(&source), &mut |_| {});
            let rows = rejects::rows(bytes, &origin(&source), &reading.rejects, Form::Csv, &|why| why.code.to_owned()).unwrap();
            let Rows::Copy(rows, copied) = rows else { panic!("a table is one table") };
            copy = rows;
            assert_eq!(copied, reading.rejected);
            (reading.rejected, copied)
        }
        Format::Workbook | Format::Document | Format::PlanFolder | Format::Unknown => return,
    };
    assert!(copied <= rejected);
    if copied > 0 && copy.starts_with(b"<?xml") {
        let again = iati::read(copy.as_slice(), &origin(&source), &|_| (), &mut |()| {}).unwrap();
        assert!(again.part && again.findings.iter().all(|finding| finding.severity != Severity::Critical), "{again:?}");
    }
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

/// Real files of every kind.
const FILES: &[&[u8]] = &[
    include_bytes!("../../../../fixtures/iati/central_asia_few.xml"),
    include_bytes!("../../../../fixtures/table/english.csv"),
    include_bytes!("../../../../fixtures/table/russian.csv"),
    include_bytes!("../../../../fixtures/hxl/sahel_few.csv"),
    include_bytes!("../../../../fixtures/hxl/sierra_leone_few.csv"),
    include_bytes!("../../../../fixtures/workbook/kyrgyzstan_few.xlsx"),
    include_bytes!("../../../../fixtures/document/old_matrix.docx"),
];

/// What can happen to a file.
#[derive(Clone, Debug)]
enum Harm {
    Flip(usize, u8),
    Cut(usize),
    /// Takes so many bytes out.
    Lose(usize, usize),
    /// Puts a piece of it in at another place.
    Splice(usize, usize, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        6 => (any::<usize>(), any::<u8>()).prop_map(|(at, with)| Harm::Flip(at, with)),
        1 => any::<usize>().prop_map(Harm::Cut),
        2 => (any::<usize>(), 1..200_usize).prop_map(|(at, count)| Harm::Lose(at, count)),
        2 => (any::<usize>(), any::<usize>(), 1..2_000_usize).prop_map(|(from, to, count)| Harm::Splice(from, to, count)),
    ]
}

fn harmed(bytes: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for harm in harms {
        let length = bytes.len();
        if length == 0 {
            break;
        }
        match *harm {
            Harm::Flip(at, with) => bytes[at % length] ^= with,
            Harm::Cut(at) => bytes.truncate(at % length),
            Harm::Lose(at, count) => drop(bytes.drain(at % length..(at % length + count).min(length))),
            Harm::Splice(from, to, count) => {
                let piece = bytes[from % length..(from % length + count).min(length)].to_vec();
                bytes.splice(to % length..to % length, piece);
            }
        }
    }
    bytes
}

/// The parts of an archive with the harm done to the one that holds the table, so that it still opens.
fn harmed_inside(bytes: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        if name.contains("sheet1.xml") || name.contains("document.xml") {
            content = harmed(&content, harms);
        }
        parts.push((name, content));
    }
    // Marked as a file that went out, so that it is read as one as well.
    if parts.iter().all(|(name, _)| name != "docProps/custom.xml") {
        let mark = "jpoa-office/1 matrix entry:1 head:a edition:jpoa/2022 lang:en as-at:2026-11-24";
        parts.push(("docProps/custom.xml".to_owned(), mark.into()));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    archive(&parts)
}

proptest! {
    #[test]
    fn harmed_files(file in prop::sample::select(FILES), harms in prop::collection::vec(harm(), 1..6)) {
        read_all(&harmed(file, &harms));
        if file.starts_with(b"PK") {
            read_all(&harmed_inside(file, &harms));
        }
    }

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
