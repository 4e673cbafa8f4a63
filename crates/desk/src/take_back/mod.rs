//! Taking back a file that went out: the matrix as a document, or the workbook of a party. What somebody edited in it is done as
//! the deeds that anybody would do by hand; what nobody touched changes nothing. Not for files of other sources.
//!
//! A cell was edited where it says something else than the register said when the file was made. Where the register says
//! something else by now, both are told: the register's stays, the file's stands beside it as a claim.

mod before;
mod deeds;
mod edits;
mod rows;

pub(crate) use before::beginning;

use crate::desk::{By, Decision, Desk};
use crate::import_register::ImportRegister;
use crate::lines::Lines;
use crate::load::{Kept, Loaded, Preview, decide};
use crate::{Refusal, Trouble};
use deeds::Done;
use exchange::office::{self, Ground};
use plan::{BlobKey, Change, LoadCounts, SourceKey, State, View};
use std::io::{self, Read};
use store::Parcel;

/// The bytes of a file that went out; none where it is any other file.
pub(crate) fn returned(file: &ImportRegister) -> io::Result<Option<Vec<u8>>> {
    let mut input = file.contents.open()?;
    let mut bytes = Vec::new();
    input.by_ref().take(4).read_to_end(&mut bytes)?;
    if bytes != b"PK\x03\x04" {
        return Ok(None);
    }
    input.read_to_end(&mut bytes)?;
    Ok(office::is_office(&bytes).then_some(bytes))
}

/// Holds a file that came back against the register as it was and as it is, and records what was edited as one load.
pub(crate) async fn take_back(
    desk: &mut Desk,
    by: &By,
    file: &ImportRegister,
    bytes: &[u8],
    preview: Preview,
) -> Result<Loaded, Trouble> {
    let Some(tell) = desk.tell() else { return Err(Refusal::new("office-elsewhere").into()) };
    let Some(returned) = office::read(bytes, &file.name, &*tell) else {
        return Err(Refusal::new("office-of-another-release").into());
    };
    let party = by.viewer.party().cloned().ok_or_else(|| Refusal::new("public-reads-only"))?;
    let keeps = matches!(by.viewer, plan::Viewer::Secretariat(_));
    if let Some(owner) = returned.mark.party.as_ref().filter(|owner| !keeps && **owner != party) {
        return Err(Refusal::new("office-of-another-party").with("party", owner).into());
    }
    desk.catch_up().await?;
    let before = before::as_it_was(desk, &returned.mark).await?;
    let owner = returned.mark.party.clone().unwrap_or(party);
    let today = desk.world().today();
    let take = |state: &State| -> Result<(Done, Loaded), Refusal> {
        let then = View::new(before.as_ref().unwrap_or(state), by.viewer.clone(), returned.mark.as_at);
        let now = View::new(state, by.viewer.clone(), today);
        let (edition, lang) = (&returned.mark.edition, returned.mark.lang);
        if then.edition(edition).is_none() || now.edition(edition).is_none() {
            return Err(before::of_another_register(&returned.mark));
        }
        let grounds =
            edits::Grounds { then: Ground::new(&then, edition, lang, &*tell), now: Ground::new(&now, edition, lang, &*tell), by };
        let (jobs, mut loaded) = edits::find(&grounds, &returned, &file.name);
        let done = deeds::do_all(&now, by, &owner, &jobs, &mut loaded);
        loaded.findings.sort_by_key(|finding| (finding.place.line, finding.severity));
        Ok((done, loaded))
    };
    if preview == Preview::Only {
        return take(desk.state()).map(|(_, loaded)| loaded).map_err(Into::into);
    }
    let source = file.source.clone().unwrap_or_else(|| SourceKey::new(owner.as_str()));
    let spool = desk.world().spool_maker();
    let mut told = Loaded::default();
    let entry = desk
        .record(by, |state| -> Result<Option<Decision>, Trouble> {
            let (done, loaded) = take(state)?;
            // What waits is not counted for everybody to read.
            let counts = LoadCounts { entered: done.entered, updated: done.updated, ..loaded.counts };
            told = Loaded { changes: Vec::new(), ..loaded };
            if done.records.is_empty() {
                return Ok(None);
            }
            let mut parcel = Parcel::new(spool().map_err(file.fault())?);
            parcel.add(bytes).map_err(file.fault())?;
            let (digest, blob) = parcel.finish().map_err(file.fault())?;
            let mut lines = Lines::new(spool().map_err(file.fault())?);
            lines.push_all(done.records).map_err(file.fault())?;
            let key = BlobKey::new(digest.to_string());
            let kept = Kept { source: &source, name: file.short_name(), file: key, blob, columns: Box::default() };
            decide(kept, counts, lines, Change::EditsLoaded).map(Some).map_err(file.fault())
        })
        .await?;
    told.entry = entry.map(|entry| entry.seq);
    Ok(told)
}
