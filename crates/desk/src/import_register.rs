//! Taking a file of initiatives in: read, compared with what the same source said before, recorded as one entry.

use crate::desk::{By, Desk};
use crate::load::{Loaded, Preview, ReadFile, compare, decide};
use crate::reading::read;
use crate::{Refusal, Trouble};
use plan::{Bond, Change, ColumnSaid, Deed, LoadCounts, Severity, SourceKey};

/// A file of initiatives, as somebody hands it in.
pub struct ImportRegister {
    /// What the file is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Which source it belongs to; the name of the file without its ending where that is not said.
    pub source: Option<SourceKey>,
    /// What the person said of columns of a table: the heading, and the field it holds; remembered for the source.
    pub columns: Vec<(String, String)>,
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
    let read = read(desk, by, file, &source);
    let critical = read.findings.iter().any(|finding| finding.severity == Severity::Critical);
    if read.records.is_empty() && critical {
        // Nothing to record; the findings say why.
        let counts = LoadCounts { read: read.rejected, rejected: read.rejected, ..LoadCounts::default() };
        return Ok(Loaded { entry: None, counts, findings: read.findings, changes: Vec::new() });
    }
    let taken = ReadFile {
        source: &source,
        name: file.short_name(),
        bytes: &file.bytes,
        records: &read.records,
        parties: &read.parties,
        rejected: read.rejected,
        whole: !critical,
        columns: read.columns.iter().map(|(heading, field)| ColumnSaid::new(heading, field)).collect(),
    };
    let mut counts = LoadCounts::default();
    let mut entry = None;
    let mut would = Vec::new();
    let checked = |state: &plan::State| {
        let compared = compare(state, &taken);
        let LoadCounts { updated, unchanged, closed, .. } = compared.counts;
        let kept = updated + unchanged;
        if closed > kept && !file.may_close_most {
            let refusal = Refusal::new("would-close-most").with("source", &source);
            return Err(refusal.with("closed", closed).with("kept", kept));
        }
        Ok(compared)
    };
    if preview == Preview::Only {
        let compared = checked(desk.state())?;
        counts = compared.counts;
        would = compared.changes(desk.state());
    } else {
        entry = desk
            .record(by, |state| {
                let compared = checked(state)?;
                counts = compared.counts;
                Ok(decide(state, &taken, compared, Change::RegisterLoaded))
            })
            .await?;
    }
    Ok(Loaded { entry: entry.map(|entry| entry.seq), counts, findings: read.findings, changes: would })
}
