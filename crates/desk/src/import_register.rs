//! Taking a file of initiatives in: read, compared with what the same source said before, recorded as one entry.

use crate::desk::{By, Desk};
use crate::load::{Loaded, Preview, ReadFile, compare};
use crate::{Refusal, Trouble};
use exchange::{Format, Origin};
use plan::{
    Bond, Change, Deed, EditionKey, Finding, Initiative, LoadCounts, PartyKey, PartyNames, Record, Severity, SourceKey, Spot,
    View,
};
use std::collections::{BTreeMap, BTreeSet};

/// A file of initiatives, as somebody hands it in.
pub struct ImportRegister {
    /// What the file is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Which source it belongs to; the name of the file without its ending where that is not said.
    pub source: Option<SourceKey>,
    /// Whether it may close most of what its source reported before; without that, such a file is taken for another source.
    pub may_close_most: bool,
}

impl ImportRegister {
    /// The name without the folders before it: where a file lies on somebody's disk is nobody's business.
    fn short_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or_default()
    }

    fn source(&self) -> SourceKey {
        self.source.clone().unwrap_or_else(|| {
            let name = self.short_name();
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let slug: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
            SourceKey::new(slug.to_lowercase())
        })
    }
}

/// Takes a file of initiatives in. Good records enter, bad ones are findings; a file nobody can read is refused.
pub async fn import_register(desk: &mut Desk, by: &By, file: &ImportRegister, preview: Preview) -> Result<Loaded, Trouble> {
    if !by.viewer.may(Deed::ImportRegister, Bond::None) {
        return Err(Refusal::new("not-yours").with("deed", Deed::ImportRegister.name()).into());
    }
    let source = file.source();
    let read = read(desk, by, file, &source)?;
    let critical = read.findings.iter().any(|finding| finding.severity == Severity::Critical);
    if read.records.is_empty() && critical {
        // Nothing to record; the findings say why.
        let counts = LoadCounts { read: read.rejected, rejected: read.rejected, ..LoadCounts::default() };
        return Ok(Loaded { entry: None, counts, findings: read.findings });
    }
    let taken = ReadFile {
        source: &source,
        name: file.short_name(),
        bytes: &file.bytes,
        records: &read.records,
        rejected: read.rejected,
        whole: !critical,
    };
    let mut counts = LoadCounts::default();
    let mut entry = None;
    let checked = |state: &plan::State| {
        let (counts, decision) = compare(state, &taken, Change::RegisterLoaded);
        let kept = counts.updated + counts.unchanged;
        if counts.closed > kept && !file.may_close_most {
            return Err(Refusal::new("would-close-most")
                .with("source", &source)
                .with("closed", counts.closed)
                .with("kept", kept));
        }
        Ok((counts, decision))
    };
    if preview == Preview::Only {
        (counts, _) = checked(desk.state())?;
    } else {
        entry = desk
            .record(by, |state| {
                let (now, decision) = checked(state)?;
                counts = now;
                Ok(decision)
            })
            .await?;
    }
    Ok(Loaded { entry: entry.map(|entry| entry.seq), counts, findings: read.findings })
}

/// What a file says.
struct Read {
    records: Vec<Record>,
    findings: Vec<Finding>,
    rejected: u64,
}

fn read(desk: &Desk, by: &By, file: &ImportRegister, source: &SourceKey) -> Result<Read, Trouble> {
    let view = View::new(desk.state(), by.viewer.clone(), desk.world().today());
    let names = PartyNames::in_view(&view);
    let parties = |code: Option<&str>, name: &str| -> Option<PartyKey> { names.resolve(code, Some(name)) };
    let origin = Origin { file: &file.name, source, address: source.as_str(), parties: &parties, columns: &[] };
    let (mut records, mut found) = (Vec::new(), Vec::new());
    let mut provisions = Provisions::of(&view);
    let mut sink = |placed: plan::Placed<plan::Initiative>| {
        let plan::Placed { value: mut initiative, spot } = placed;
        let removed = plan::screen(&mut initiative);
        if removed > 0 {
            found.push(Finding::new("personal-data-removed", Severity::Warning, spot.clone()).with("count", removed));
        }
        provisions.keep_known(&mut initiative, &spot, &mut found);
        initiative.read_at = Some(plan::read_at(&spot));
        records.push(Record::Initiative(Box::new(initiative)));
    };
    let reading = match exchange::detect(&file.bytes, &file.name) {
        // Bytes in memory cannot fail to be read.
        Format::Iati => exchange::iati::read(file.bytes.as_slice(), &origin, &mut sink).unwrap_or_default(),
        Format::Table => exchange::table::read(&file.bytes, &origin, &mut sink),
        Format::PlanFolder => return Ok(unreadable(file, "format-plan-folder")),
        Format::Workbook => exchange::workbook::read(&file.bytes, &origin, &mut sink),
        Format::Document => exchange::document::read(&file.bytes, &origin, &mut sink),
        Format::Unknown => return Ok(unreadable(file, "format-unknown")),
    };
    let mut findings = reading.findings;
    findings.extend(found);
    findings.sort_by(|a, b| (a.place.line, a.severity).cmp(&(b.place.line, b.severity)));
    Ok(Read { records, findings, rejected: reading.rejected })
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
            let nearest = plan::nearest(contribution.to.as_str(), &known).unwrap_or("–");
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
    Read { records: Vec::new(), findings: vec![Finding::new(code, Severity::Critical, spot)], rejected: 0 }
}
