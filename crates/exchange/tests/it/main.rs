//! What the readers and writers make of whole files, one module for each format.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod detect;
mod iati;
mod robust;
mod sheet;
mod table;

use plan::{Finding, Initiative, PartyKey, Placed};

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
