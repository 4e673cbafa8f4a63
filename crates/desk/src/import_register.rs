//! Taking a file of initiatives in: read, compared with what the same source said before, recorded as one entry.

use crate::contents::Contents;
use crate::desk::{By, Decision, Desk};
use crate::intake::{self, Around, Intake};
use crate::load::{Kept, Loaded, Preview, decide};
use crate::{Refusal, Trouble, take_back};
use plan::{BlobKey, Bond, Change, ColumnSaid, Deed, LoadCounts, SourceKey, State};
use store::Fault;

/// A file of initiatives, as somebody hands it in.
pub struct ImportRegister {
    /// What the file is called.
    pub name: String,
    /// What is in it.
    pub contents: Contents,
    /// Which source it belongs to; the name of the file without its ending where that is not said.
    pub source: Option<SourceKey>,
    /// What the person said of columns of a table: the heading, and the field it holds; remembered for the source.
    pub columns: Vec<(String, String)>,
    /// Whether it may close most of what its source reported before; without that, such a file is taken for another source.
    pub may_close_most: bool,
}

impl ImportRegister {
    /// The name without the folders before it: where a file lies on somebody's disk is nobody's business.
    pub(crate) fn short_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or_default()
    }

    /// The source it belongs to.
    pub fn source(&self) -> SourceKey {
        self.source.clone().unwrap_or_else(|| {
            let name = self.short_name();
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let slug: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
            SourceKey::new(slug.to_lowercase())
        })
    }

    pub(crate) fn fault(&self) -> impl Fn(std::io::Error) -> Trouble {
        |error| Fault::of_file(&self.name, error).into()
    }
}

/// Whether a file is one that went out and comes back: those who take part in the plan may hand such files in themselves.
pub fn comes_back(file: &ImportRegister) -> Result<bool, Trouble> {
    Ok(take_back::returned(file).map_err(file.fault())?.is_some())
}

/// Takes a file of initiatives in. Good records enter, bad ones are findings; a file nobody can read is refused.
pub async fn import_register(desk: &mut Desk, by: &By, file: &ImportRegister, preview: Preview) -> Result<Loaded, Trouble> {
    if let Some(bytes) = take_back::returned(file).map_err(file.fault())? {
        return take_back::take_back(desk, by, file, &bytes, preview).await;
    }
    by.may(Deed::ImportRegister, Bond::None)?;
    let source = file.source();
    let (directory, spool, today) = (desk.directory(), desk.world().spool_maker(), desk.world().today());
    let around = Around { directory: &directory, today, by, preview };
    let take = |state: &State| -> Result<Intake, Trouble> {
        let intake = intake::take(file, &source, state, &around, &*spool).map_err(file.fault())?;
        closes_most(&intake.counts, file, &source)?;
        Ok(intake)
    };
    if preview == Preview::Only {
        let Intake { counts, findings, rejects, rules, changes, headings, columns, .. } = take(desk.state())?;
        return Ok(Loaded { counts, findings, changes, rejects, headings, columns, rules, ..Loaded::default() });
    }
    let mut loaded = Loaded::default();
    let entry = desk
        .record(by, |state| -> Result<Option<Decision>, Trouble> {
            let Intake { counts, findings, rejects, rules, lines, file: parcel, headings, columns, .. } = take(state)?;
            let said = columns.iter().map(|(heading, field)| ColumnSaid::new(heading, field)).collect();
            loaded = Loaded { counts, findings, rejects, headings, columns, rules, ..Loaded::default() };
            if lines.is_empty() {
                return Ok(None);
            }
            let (digest, blob) = parcel.finish().map_err(file.fault())?;
            let kept =
                Kept { source: &source, name: file.short_name(), file: BlobKey::new(digest.to_string()), blob, columns: said };
            decide(kept, counts, lines, Change::RegisterLoaded).map(Some).map_err(file.fault())
        })
        .await?;
    loaded.entry = entry.map(|entry| entry.seq);
    Ok(loaded)
}

/// Refuses a file that would close more of its source than it keeps: it is likely to be another file, or half of one.
fn closes_most(counts: &LoadCounts, file: &ImportRegister, source: &SourceKey) -> Result<(), Refusal> {
    let kept = counts.updated + counts.unchanged;
    if counts.closed > kept && !file.may_close_most {
        let refusal = Refusal::new("would-close-most").with("source", source);
        return Err(refusal.with("closed", counts.closed).with("kept", kept));
    }
    Ok(())
}
