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

use crate::desk::{By, Desk};
use crate::import_register::ImportRegister;
use crate::load::{Loaded, Preview};
use crate::{Refusal, Trouble};
use exchange::office::{self, Ground};
use plan::View;
use std::io::{self, Read};

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

/// Holds a file that came back against the register as it was and as it is, and records what was edited.
pub(crate) async fn take_back(desk: &mut Desk, by: &By, name: &str, bytes: &[u8], preview: Preview) -> Result<Loaded, Trouble> {
    let Some(tell) = desk.tell() else { return Err(Refusal::new("office-elsewhere").into()) };
    let Some(file) = office::read(bytes, name, &*tell) else { return Err(Refusal::new("office-of-another-release").into()) };
    let party = by.viewer.party().cloned().ok_or_else(|| Refusal::new("public-reads-only"))?;
    let keeps = matches!(by.viewer, plan::Viewer::Secretariat(_));
    if let Some(owner) = file.mark.party.as_ref().filter(|owner| !keeps && **owner != party) {
        return Err(Refusal::new("office-of-another-party").with("party", owner).into());
    }
    desk.catch_up().await?;
    let before = before::as_it_was(desk, &file.mark).await?;
    let today = desk.world().today();
    let (mut jobs, mut loaded) = {
        let then = View::new(before.as_ref().unwrap_or(desk.state()), by.viewer.clone(), file.mark.as_at);
        let now = View::new(desk.state(), by.viewer.clone(), today);
        if then.edition(&file.mark.edition).is_none() || now.edition(&file.mark.edition).is_none() {
            return Err(before::of_another_register(&file.mark).into());
        }
        let (edition, lang) = (&file.mark.edition, file.mark.lang);
        let grounds =
            edits::Grounds { then: Ground::new(&then, edition, lang, &*tell), now: Ground::new(&now, edition, lang, &*tell), by };
        edits::find(&grounds, &file, name)
    };
    if preview == Preview::No {
        loaded.changes.clear();
        let owner = file.mark.party.clone().unwrap_or(party);
        deeds::do_all(desk, by, &owner, &mut jobs, &mut loaded).await?;
    }
    Ok(loaded)
}
