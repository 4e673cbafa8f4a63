//! Reading a file of initiatives for the register: parties resolved, provisions checked, what does not belong taken out.

use crate::desk::Desk;
use crate::initiative::nearest_provision;
use crate::{By, Directory, ImportRegister};
use exchange::{Format, Origin};
use plan::{
    EditionKey, Finding, Initiative, Participants, Party, PartyKey, PartyNames, Placed, Record, Severity, SourceKey, Spot, View,
    Who,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a file says.
pub(crate) struct Read {
    pub(crate) records: Vec<Record>,
    /// Parties out of the directory that are mentioned for the first time.
    pub(crate) parties: Vec<Record>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) rejected: u64,
    /// What was said of columns, now or for an earlier file of the source.
    pub(crate) columns: Vec<(String, String)>,
}

/// Reads a file as a table says its columns are, or as the last file of the same source did.
pub(crate) fn read(desk: &Desk, by: &By, file: &ImportRegister, source: &SourceKey) -> Read {
    let view = View::new(desk.state(), by.viewer.clone(), desk.world().today());
    let names = PartyNames::of(view.parties().chain(desk.directory().parties()));
    let parties = |code: Option<&str>, name: &str| -> Option<PartyKey> { names.resolve(code, Some(name)) };
    let columns = columns(&view, file, source);
    let origin = Origin { file: &file.name, source, address: source.as_str(), parties: &parties, columns: &columns };
    let mut desk_in = InTray::of(&view, desk.directory());
    let mut sink = |placed: Placed<Initiative>| desk_in.take(placed);
    let reading = match exchange::detect(&file.bytes, &file.name) {
        // Bytes in memory cannot fail to be read.
        Format::Iati => exchange::iati::read(file.bytes.as_slice(), &origin, &|placed| placed, &mut sink).unwrap_or_default(),
        Format::Table => exchange::table::read(&file.bytes, &origin, &mut sink),
        Format::PlanFolder => return unreadable(file, "format-plan-folder"),
        Format::Workbook => exchange::workbook::read(&file.bytes, &origin, &mut sink),
        Format::Document => exchange::document::read(&file.bytes, &origin, &mut sink),
        Format::Unknown => return unreadable(file, "format-unknown"),
    };
    Read { columns, ..desk_in.finish(file, reading) }
}

/// What the person said of the columns, else what was said for the last file of this source.
fn columns(view: &View<'_>, file: &ImportRegister, source: &SourceKey) -> Vec<(String, String)> {
    if !file.columns.is_empty() {
        return file.columns.clone();
    }
    let last = view.loads().iter().rev().find(|known| known.load.source == *source);
    last.into_iter()
        .flat_map(|known| known.load.columns.iter())
        .map(|said| (said.heading.to_string(), said.field.to_string()))
        .collect()
}

/// Initiatives as they come in, before they are compared with the register.
struct InTray<'a> {
    directory: &'a Directory,
    view: &'a View<'a>,
    provisions: Provisions<'a>,
    /// Parties of the directory that are mentioned and not yet in the register.
    new_parties: BTreeMap<PartyKey, &'a Party>,
    initiatives: Vec<Record>,
    findings: Vec<Finding>,
    /// Mentions that name nobody.
    unnamed: u64,
}

impl<'a> InTray<'a> {
    fn of(view: &'a View<'a>, directory: &'a Directory) -> Self {
        Self {
            directory,
            view,
            provisions: Provisions::of(view),
            new_parties: BTreeMap::new(),
            initiatives: Vec::new(),
            findings: Vec::new(),
            unnamed: 0,
        }
    }

    fn take(&mut self, placed: Placed<Initiative>) {
        let Placed { value: mut initiative, spot } = placed;
        let removed = plan::screen(&mut initiative);
        if removed > 0 {
            let finding = Finding::new("personal-data-removed", Severity::Warning, spot.clone());
            self.findings.push(finding.with("count", removed));
        }
        self.provisions.keep_known(&mut initiative, &spot, &mut self.findings);
        self.settle(&mut initiative);
        initiative.read_at = Some(plan::read_at(&spot));
        self.initiatives.push(Record::Initiative(Box::new(initiative)));
    }

    /// Drops participants whose name names nobody, and notes parties that the register meets for the first time.
    fn settle(&mut self, initiative: &mut Initiative) {
        let nobody = |who: &Who| matches!(who, Who::Written(written) if self.directory.names_nobody(&written.name));
        let before = initiative.roles.iter().count();
        if initiative.roles.iter().any(|(_, who)| nobody(who)) {
            let named = initiative.roles.iter().filter(|(_, who)| !nobody(who));
            initiative.roles = Participants::collect(named.map(|(role, who)| (role, who.clone())));
        }
        self.unnamed += (before - initiative.roles.iter().count()) as u64;
        for party in initiative.roles.iter().filter_map(|(_, who)| who.party()) {
            if self.view.party(party).is_none()
                && let Some(known) = self.directory.party(party)
            {
                self.new_parties.insert(party.clone(), known);
            }
        }
    }

    fn finish(self, file: &ImportRegister, reading: exchange::Reading) -> Read {
        let mut findings = reading.findings;
        findings.extend(self.findings);
        if self.unnamed > 0 {
            let spot = Spot { file: file.name.as_str().into(), ..Spot::default() };
            findings.push(Finding::new("organisation-unnamed", Severity::Advisory, spot).with("count", self.unnamed));
        }
        findings.sort_by_key(|finding| (finding.place.line, finding.severity));
        let parties = self.new_parties.into_values().cloned().map(Record::Party).collect();
        Read { records: self.initiatives, parties, findings, rejected: reading.rejected, columns: Vec::new() }
    }
}

/// The provisions that initiatives can contribute to, edition by edition as they are met.
struct Provisions<'a> {
    view: &'a View<'a>,
    counted: BTreeMap<EditionKey, BTreeSet<&'a str>>,
}

impl<'a> Provisions<'a> {
    fn of(view: &'a View<'a>) -> Self {
        Self { view, counted: BTreeMap::new() }
    }

    /// Drops contributions to what is no counted provision, and says so with the nearest that is.
    fn keep_known(&mut self, initiative: &mut Initiative, spot: &Spot, findings: &mut Vec<Finding>) {
        let mut kept = Vec::with_capacity(initiative.contributions.len());
        for contribution in &initiative.contributions {
            let edition = contribution.to.edition();
            let view = self.view;
            let counted = self.counted.entry(edition.clone()).or_insert_with(|| {
                view.edition(&edition)
                    .into_iter()
                    .flat_map(|read| read.counted().map(|p| p.key.as_str()).collect::<Vec<_>>())
                    .collect()
            });
            if counted.contains(contribution.to.as_str()) {
                kept.push(contribution.clone());
                continue;
            }
            let known: Vec<&str> = counted.iter().copied().collect();
            let nearest = nearest_provision(&contribution.to, &known).unwrap_or("–");
            let finding = Finding::new("provision-absent", Severity::Warning, spot.clone());
            findings.push(finding.with("provision", &contribution.to).with("nearest", nearest));
        }
        if kept.len() < initiative.contributions.len() {
            initiative.contributions = kept.into();
        }
    }
}

/// A file that holds no initiatives this desk can read; the code says what to do with it instead.
fn unreadable(file: &ImportRegister, code: &'static str) -> Read {
    let spot = Spot { file: file.name.as_str().into(), ..Spot::default() };
    Read {
        records: Vec::new(),
        parties: Vec::new(),
        findings: vec![Finding::new(code, Severity::Critical, spot)],
        rejected: 0,
        columns: Vec::new(),
    }
}
