//! What the readers and writers make of whole files, one module for each format.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod columns;
mod detect;
mod document;
mod encoding;
mod hostile;
mod hxl;
mod iati;
mod parts;
mod rejects;
mod robust;
mod rules;
mod sheet;
mod table;
mod workbook;

use exchange::{Format, Origin, Reading, detect};
use plan::{Finding, Initiative, PartyKey, Placed, SourceKey};

/// Settles the few names that the tests know.
fn parties(code: Option<&str>, name: &str) -> Option<PartyKey> {
    match (code, name) {
        (Some("XM-DAC-41114"), _) => Some("undp".into()),
        (_, "UNODC" | "УНП ООН") => Some("unodc".into()),
        (_, "Switzerland" | "Швейцария") => Some("CH".into()),
        _ => None,
    }
}

/// A finding on one line.
fn tell(finding: &Finding) -> String {
    let values: Vec<String> = finding.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let (severity, place) = (format!("{:?}", finding.severity), &finding.place);
    format!("{severity} {} at {} {} | {}", finding.code, place.line, place.what, values.join(", ")).trim_end().to_owned()
}

/// An initiative as its line, its place and its canonical form without what all have in common.
fn show(placed: &Placed<Initiative>) -> String {
    let json = serde_json::to_string(&placed.value).unwrap();
    format!("{} {json}", placed.spot.line)
}

/// Reads a file of initiatives as the import does; `columns` are what a person said of them.
fn read(bytes: &[u8], columns: &[(&str, &str)]) -> (Vec<Placed<Initiative>>, Reading) {
    let source = SourceKey::new("list");
    let columns: Vec<(String, String)> = columns.iter().map(|(heading, field)| ((*heading).into(), (*field).into())).collect();
    let origin = Origin { file: "a.csv", source: &source, address: "list", parties: &parties, columns: &columns };
    let mut initiatives = Vec::new();
    let mut sink = |initiative| initiatives.push(initiative);
    let reading = match detect(bytes, "a.csv") {
        Format::Iati => exchange::iati::read(bytes, &origin, &|placed| placed, &mut sink).unwrap(),
        Format::Workbook => exchange::workbook::read(bytes, &origin, &mut sink),
        Format::Document => exchange::document::read(bytes, &origin, &mut sink),
        Format::Table | Format::PlanFolder | Format::Unknown => exchange::table::read(bytes, &origin, &mut sink),
    };
    (initiatives, reading)
}

/// What a file gives: initiatives, findings, counts.
fn check(bytes: &[u8]) -> String {
    check_with(bytes, &[])
}

fn check_with(bytes: &[u8], columns: &[(&str, &str)]) -> String {
    let (initiatives, reading) = read(bytes, columns);
    let mut lines: Vec<String> = initiatives.iter().map(show).collect();
    // The rules of the standard have tests of their own.
    lines.extend(reading.findings.iter().filter(|finding| !finding.code.starts_with("rule-")).map(tell));
    lines.push(format!("{} rows, {} read, {} rejected", reading.rows, reading.read, reading.rejected));
    lines.join("\n")
}

/// An archive of these parts, not compressed.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in parts {
        zip.start_file(*name, options).unwrap();
        std::io::Write::write_all(&mut zip, content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of these sheets; each is what stands in its `sheetData` and behind it.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation =
        |id: usize, kind: &str, target: &str| format!("<Relationship Id='r{id}' Type='{OFFICE}/{kind}' Target='{target}'/>");
    let relations = |inside: String| format!("<Relationships xmlns='{PACKAGE}'>{inside}</Relationships>");
    let numbered = |tell: &dyn Fn(usize, &str) -> String| -> String {
        sheets.iter().enumerate().map(|(at, (name, _))| tell(at + 1, name)).collect()
    };
    let names = numbered(&|at, name| format!("<sheet name='{name}' sheetId='{at}' r:id='r{at}'/>"));
    let book = format!("<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets>{names}</sheets></workbook>");
    let links = relations(numbered(&|at, _| relation(at, "worksheet", &format!("worksheets/sheet{at}.xml"))));
    let styles = relation(99, "styles", "styles.xml");
    let links = links.replace("</Relationships>", &format!("{styles}</Relationships>"));
    let dates =
        format!("<styleSheet xmlns='{MAIN}'><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
    let first = relations(relation(1, "officeDocument", "xl/workbook.xml"));
    let mut parts = vec![
        ("_rels/.rels".to_owned(), first),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), links),
        ("xl/styles.xml".to_owned(), dates),
    ];
    for (at, (_, data)) in sheets.iter().enumerate() {
        let sheet = format!("<worksheet xmlns='{MAIN}'><sheetData>{data}</worksheet>");
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect();
    archive(&parts)
}

/// A row of a worksheet; `#1` is a number, `@1` a number shown as a date, all else text.
fn row(number: u32, cells: &[&str]) -> String {
    let cell = |(at, text): (usize, &&str)| {
        let place = format!("{}{number}", char::from(b'A' + at as u8));
        match text.split_at_checked(1) {
            Some(("#", value)) => format!("<c r='{place}'><v>{value}</v></c>"),
            Some(("@", value)) => format!("<c r='{place}' s='1'><v>{value}</v></c>"),
            None => String::new(),
            Some(_) => format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>"),
        }
    };
    format!("<row r='{number}'>{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
}
