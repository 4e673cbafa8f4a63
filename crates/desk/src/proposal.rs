//! What is only asked about: a proposal before launch, a file to be compared with others; parties are settled as those of a file
//! that enters would be. Nothing of it is recorded.

use crate::Directory;
use exchange::Origin;
use plan::{Finding, Initiative, PartyKey, PartyNames, Severity, SourceKey, Spot, View};

/// Reads a proposal in TOML or JSON, whole or half typed. None where nothing in it can be compared.
pub fn read_proposal(view: &View<'_>, directory: &Directory, name: &str, bytes: &[u8]) -> (Option<Initiative>, Vec<Finding>) {
    let read = |origin: &Origin<'_>| exchange::proposal::read(bytes, origin);
    let (given, reading) = asked(view, directory, name, "proposal", read);
    let mut findings = reading.findings;
    if given.is_none() && findings.is_empty() {
        let spot = Spot { file: name.into(), ..Spot::default() };
        findings.push(Finding::new("proposal-empty", Severity::Error, spot));
    }
    (given.map(|placed| placed.value), findings)
}

/// Reads a file of initiatives to be compared with others. Told of what is wrong with it is only what keeps all of it from being
/// read.
pub fn read_initiatives(view: &View<'_>, directory: &Directory, name: &str, bytes: &[u8]) -> (Vec<Initiative>, Option<Finding>) {
    let mut all = Vec::new();
    let read = asked(view, directory, name, "file", |origin| exchange::read(bytes, origin, &mut |placed| all.push(placed.value)));
    let whole = read.findings.into_iter().find(|finding| finding.severity == Severity::Critical);
    (all, whole)
}

/// Reads something under the parties of a view and a directory, as a source of its own.
fn asked<T>(view: &View<'_>, directory: &Directory, name: &str, source: &str, read: impl FnOnce(&Origin<'_>) -> T) -> T {
    let names = PartyNames::of(view.parties().chain(directory.parties()));
    let parties = |code: Option<&str>, name: &str| -> Option<PartyKey> { names.resolve(code, Some(name)) };
    let key = SourceKey::new(source);
    read(&Origin { file: name, source: &key, address: source, parties: &parties, columns: &[] })
}
