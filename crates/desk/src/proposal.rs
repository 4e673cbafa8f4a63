//! A proposal as somebody hands it in before launch, with its parties settled as those of a file would be.
//! It is only asked about: nothing of it is recorded.

use crate::Directory;
use exchange::{Format, Origin};
use plan::{Finding, Initiative, PartyKey, PartyNames, Placed, Severity, SourceKey, Spot, View};

/// Reads a proposal in TOML or JSON, whole or half typed. None where nothing in it can be compared.
pub fn read_proposal(view: &View<'_>, directory: &Directory, name: &str, bytes: &[u8]) -> (Option<Initiative>, Vec<Finding>) {
    let names = PartyNames::of(view.parties().chain(directory.parties()));
    let parties = |code: Option<&str>, name: &str| -> Option<PartyKey> { names.resolve(code, Some(name)) };
    let source = SourceKey::new("proposal");
    let origin = Origin { file: name, source: &source, address: "proposal", parties: &parties, columns: &[] };
    let (given, reading) = exchange::proposal::read(&String::from_utf8_lossy(bytes), &origin);
    let mut findings = reading.findings;
    if given.is_none() && findings.is_empty() {
        let spot = Spot { file: name.into(), ..Spot::default() };
        findings.push(Finding::new("proposal-empty", Severity::Error, spot));
    }
    (given.map(|placed| placed.value), findings)
}

/// Reads a file of initiatives to be compared with others; nothing of it is recorded, and what is wrong with it is not told.
pub fn read_initiatives(view: &View<'_>, directory: &Directory, name: &str, bytes: &[u8]) -> Vec<Initiative> {
    let names = PartyNames::of(view.parties().chain(directory.parties()));
    let parties = |code: Option<&str>, name: &str| -> Option<PartyKey> { names.resolve(code, Some(name)) };
    let source = SourceKey::new("file");
    let origin = Origin { file: name, source: &source, address: "file", parties: &parties, columns: &[] };
    let mut all = Vec::new();
    let mut put = |placed: Placed<Initiative>| all.push(placed.value);
    match exchange::detect(bytes, name) {
        // Bytes in memory cannot fail to be read.
        Format::Iati => drop(exchange::iati::read(bytes, &origin, &|placed| placed, &mut put)),
        Format::Table => drop(exchange::table::read(bytes, &origin, &mut put)),
        Format::Workbook => drop(exchange::workbook::read(bytes, &origin, &mut put)),
        Format::Document => drop(exchange::document::read(bytes, &origin, &mut put)),
        Format::PlanFolder | Format::Unknown => {}
    }
    all
}
