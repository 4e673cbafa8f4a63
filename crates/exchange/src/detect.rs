//! Tells from its content what kind of file somebody gave us, and hands it to the reader of that kind. A name helps only where
//! content is silent.

use crate::archive::{self, Archive};
use crate::{Origin, Reading, document, iati, table, workbook};
use plan::{Finding, Initiative, Placed, Severity, Spot};

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// An IATI activity file: read it with [`crate::iati::read`].
    Iati,
    /// A table of text: read it with [`crate::table::read`].
    Table,
    /// A file of a plan folder: read it with [`crate::plan_folder::read`].
    PlanFolder,
    /// A workbook (XLSX), or an archive of whatever: read it with [`crate::workbook::read`], which says what is wrong.
    Workbook,
    /// A text document (DOCX): read it with [`crate::document::read`].
    Document,
    /// Nothing that can be read here.
    Unknown,
}

/// Reads a file that is in memory as what it is. Of one that holds no initiatives, a finding says what to do with it instead.
pub fn read(bytes: &[u8], origin: &Origin<'_>, sink: &mut (dyn FnMut(Placed<Initiative>) + Send)) -> Reading {
    let unreadable = |code| {
        let finding = Finding::new(code, Severity::Critical, Spot::line(origin.file, 0));
        Reading { findings: vec![finding], ..Reading::default() }
    };
    match detect(bytes, origin.file) {
        // Bytes in memory cannot fail to be read.
        Format::Iati => iati::read(bytes, origin, &|placed| placed, sink).unwrap_or_default(),
        Format::Table => table::read(bytes, origin, sink),
        Format::Workbook => workbook::read(bytes, origin, sink),
        Format::Document => document::read(bytes, origin, sink),
        Format::PlanFolder => unreadable("format-plan-folder"),
        Format::Unknown => unreadable("format-unknown"),
    }
}

/// How much of a file is looked at.
const START: usize = 4096;

/// Tells what a file is.
pub fn detect(bytes: &[u8], name: &str) -> Format {
    let start = &bytes[..bytes.len().min(START)];
    if start.starts_with(b"PK\x03\x04") {
        return match archive::kind(bytes) {
            Archive::Document => Format::Document,
            Archive::Workbook | Archive::Files | Archive::Broken => Format::Workbook,
        };
    }
    if start.starts_with(archive::OLD_OFFICE) {
        return if archive::is_locked(bytes) { Format::Workbook } else { Format::Unknown };
    }
    // Letters of UTF-16 have zeros between them; without the zeros the words of the formats can be seen.
    let text: Vec<u8> = start.iter().copied().filter(|byte| *byte != 0).collect();
    let text = String::from_utf8_lossy(&text);
    let text = text.trim_start_matches(['\u{FEFF}', '\u{FFFD}']).trim_start();
    let ends_with = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
    if text.starts_with('<') {
        let is_page = ["<!doctype html", "<html"].iter().any(|start| text.to_ascii_lowercase().starts_with(start));
        let is_iati = text.contains("<iati-activities") || (ends_with(".xml") && !is_page);
        return if is_iati { Format::Iati } else { Format::Unknown };
    }
    if text.starts_with(['{', '%']) {
        return Format::Unknown;
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# "));
    let first = lines.next().unwrap_or_default();
    if ends_with(".toml") || (first.starts_with('[') && first.ends_with(']')) || first.starts_with("edition =") {
        return Format::PlanFolder;
    }
    let is_table = first.contains([',', ';', '\t']) || [".csv", ".tsv"].iter().any(|ending| ends_with(ending));
    if is_table && !first.is_empty() { Format::Table } else { Format::Unknown }
}
