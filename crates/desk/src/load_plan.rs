//! Taking a plan folder in: held against the rules first, then recorded as one load.

use crate::desk::{By, Decision, Desk};
use crate::lines::Lines;
use crate::load::{Kept, Loaded, Preview, decide};
use crate::{Refusal, Trouble};
use exchange::PlanFile;
use ledger::Digest;
use plan::{BlobKey, Bond, Change, Deed, Finding, Placed, Record, Severity, SourceKey, changed, difference};
use store::{Fault, NewBlob};

/// A plan folder that was read.
pub struct PlanFolder {
    /// What it was called.
    pub name: String,
    /// Its files.
    pub files: Vec<PlanFile>,
    /// What they say.
    pub records: Vec<Placed<Record>>,
    /// What there is to say about them, in the order of the files.
    pub findings: Vec<Finding>,
}

/// Reads a plan folder and holds it against the rules.
pub fn read_plan(name: &str, files: Vec<PlanFile>) -> PlanFolder {
    let (mut records, mut findings) = exchange::plan_folder::read(&files);
    for placed in &mut records {
        if let Record::Initiative(initiative) = &mut placed.value {
            initiative.read_at = Some(plan::read_at(&placed.spot));
        }
    }
    findings.extend(plan::check(&records));
    records.sort_by_key(|placed| placed.value.rank());
    findings.sort_by(|a, b| (&a.place, a.severity).cmp(&(&b.place, b.severity)));
    PlanFolder { name: name.to_owned(), files, records, findings }
}

impl PlanFolder {
    /// Whether something in it stops it from being taken in.
    pub fn is_stopped(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity <= Severity::Error)
    }

    /// The records alone.
    pub fn into_records(self) -> Vec<Record> {
        self.records.into_iter().map(|placed| placed.value).collect()
    }
}

/// Takes a plan folder in. One with an error does not enter at all: a plan is read as a whole.
pub async fn load_plan(desk: &mut Desk, by: &By, folder: PlanFolder, preview: Preview) -> Result<Loaded, Trouble> {
    by.may(Deed::LoadPlan, Bond::None)?;
    if folder.is_stopped() {
        return Err(Refusal::new("plan-has-errors").with("name", &folder.name).into());
    }
    let region = folder.records.iter().find_map(|placed| match &placed.value {
        Record::Region(region) => Some(region.key.clone()),
        _ => None,
    });
    // A name space of its own: a file of initiatives that happens to bear the region's name must not be taken for the plan.
    let source = SourceKey::new(format!("plan/{}", region.as_ref().map_or("", |region| region.as_str())));
    let bytes = bundle(&folder.files);
    let (name, findings) = (folder.name.clone(), folder.findings.clone());
    let records = folder.into_records();
    if preview == Preview::Only {
        let compared = difference(desk.state(), &source, &records, true);
        let changes = compared.puts.iter().filter_map(|put| changed(desk.state(), put)).collect();
        return Ok(Loaded { counts: compared.counts, findings, changes, ..Loaded::default() });
    }
    let digest = Digest::of(&bytes);
    let spool = desk.world().spool_maker();
    let fault = |error| Trouble::from(Fault::of_file(&name, error));
    let mut counts = plan::LoadCounts::default();
    let entry = desk
        .record(by, |state| -> Result<Option<Decision>, Trouble> {
            let compared = difference(state, &source, &records, true);
            counts = compared.counts;
            if compared.puts.is_empty() {
                return Ok(None);
            }
            let mut lines = Lines::new(spool().map_err(fault)?);
            lines.push_all(compared.puts).map_err(fault)?;
            let kept = Kept {
                source: &source,
                name: &name,
                file: BlobKey::new(digest.to_string()),
                blob: NewBlob::bytes(bytes.clone()),
                columns: Box::default(),
            };
            decide(kept, counts, lines, Change::PlanLoaded).map(Some).map_err(fault)
        })
        .await?;
    Ok(Loaded { entry: entry.map(|entry| entry.seq), counts, findings, ..Loaded::default() })
}

/// The files of a folder as one blob, from which they can be written out again: a JSON object of names and texts.
fn bundle(files: &[PlanFile]) -> Vec<u8> {
    let texts: std::collections::BTreeMap<&str, &str> =
        files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
    serde_json::to_vec(&texts).unwrap_or_else(|error| unreachable!("names and texts are plain data: {error}"))
}
