//! TOML plan folders: every block of a file is a record, its fields are the fields of the record's type.
//! Not for: whether references lead anywhere; that is known only when everything is read (`plan`).
//!
//! - Block names are those of `BLOCKS` in `block.rs`; `[[initiative]]` and a single `[initiative]` mean the same.
//! - `edition = "jpoa/2011"` at the head of a file completes the key of each provision in it that has no `/`.
//! - Initiatives without a name space (`CA-062`) get the region's: `central-asia:CA-062`.
//! - Dates may be written with or without quotes.

mod address;
mod block;
mod mistake;
#[cfg(test)]
mod tests;

use crate::lines::Lines;
use plan::{EditionKey, Finding, Placed, Record, Severity, Spot};
use toml::de::{DeTable, DeValue};

/// One file of a plan folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanFile {
    /// Its name, as findings show it.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// Reads all files of a folder, in their order; within a file records keep the order of its lines.
/// A bad block is left out with a finding, a file that is no TOML likewise; everything else enters.
pub fn read(files: &[PlanFile]) -> (Vec<Placed<Record>>, Vec<Finding>) {
    let mut records = Vec::new();
    let mut findings = Vec::new();
    for file in files {
        read_file(file, &mut records, &mut findings);
    }
    address::settle(&mut records);
    findings.sort_by_key(|finding| position(files, &finding.place));
    (records, findings)
}

/// Findings are told in the order of the files and their lines; what concerns no file comes last.
fn position(files: &[PlanFile], place: &Spot) -> (usize, u32) {
    (files.iter().position(|file| *file.name == *place.file).unwrap_or(files.len()), place.line)
}

fn read_file(file: &PlanFile, records: &mut Vec<Placed<Record>>, findings: &mut Vec<Finding>) {
    let lines = Lines::of(&file.text);
    let root = match DeTable::parse(&file.text) {
        Ok(root) => root.into_inner(),
        Err(error) => {
            let line = error.span().map_or(1, |span| lines.at(span.start));
            let broken = Finding::new("plan-file-broken", Severity::Critical, Spot::line(&file.name, line));
            findings.push(broken.with("message", error.message()));
            return;
        }
    };
    let edition = root.get("edition").and_then(|value| value.get_ref().as_str()).map(EditionKey::new);
    let first = records.len();
    for (name, value) in root {
        let at = lines.at(name.span().start);
        let known = block::BLOCKS.contains(&name.get_ref().as_ref());
        let span = value.span();
        match value.into_inner() {
            DeValue::String(_) if name.get_ref() == "edition" => {}
            DeValue::Array(blocks) if known => {
                for block in blocks {
                    take(file, &lines, name.get_ref(), block, edition.as_ref(), records, findings);
                }
            }
            table @ DeValue::Table(_) if known => {
                let block = toml::Spanned::new(span, table);
                take(file, &lines, name.get_ref(), block, edition.as_ref(), records, findings);
            }
            _ => {
                let unknown =
                    Finding::new("block-unknown", Severity::Error, Spot::line(&file.name, at).what(name.get_ref().as_ref()));
                let suggestion = plan::suggest(name.get_ref(), &block::BLOCKS);
                findings.push(unknown.with("block", name.get_ref()).with("suggestion", suggestion));
            }
        }
    }
    records[first..].sort_by_key(|record| record.spot.line);
}

/// Takes one block in, or tells why not.
fn take(
    file: &PlanFile,
    lines: &Lines,
    name: &str,
    block: toml::Spanned<DeValue<'_>>,
    edition: Option<&EditionKey>,
    records: &mut Vec<Placed<Record>>,
    findings: &mut Vec<Finding>,
) {
    let at = block.span().start;
    let key = block.get_ref().get("key").and_then(|key| key.get_ref().as_str()).unwrap_or(name).to_owned();
    let spot = Spot::line(&file.name, lines.at(at)).what(key);
    match block::read(name, block) {
        Ok(mut record) => match address::complete(&mut record, edition) {
            Ok(()) => records.push(Placed { value: record, spot }),
            Err(code) => findings.push(Finding::new(code, Severity::Error, spot).with("block", name)),
        },
        Err(error) => {
            let line = lines.at(error.span().map_or(at, |span| span.start));
            findings.push(mistake::finding(name, error.message(), Spot { line, ..spot }));
        }
    }
}
