//! Taking a whole load back: the journal is folded again without it, and what differs is put.

use crate::desk::{By, Decision, Desk, fold};
use crate::lines::Lines;
use crate::{Refusal, Trouble};
use plan::{Bond, Change, Deed, Entry, LoadKind, Record, State, SubmissionStanding, View, Viewer, canon, undo};
use store::{Fault, Store};

/// Takes a load of initiatives back. What people and other loads recorded after it stays.
pub async fn undo_load(desk: &mut Desk, by: &By, load: u64) -> Result<Entry, Trouble> {
    let Some(store) = desk.store().cloned() else { return Err(Refusal::new("no-register").into()) };
    desk.catch_up().await?;
    let today = desk.world().today();
    may_undo(&desk.view(by.viewer.clone(), today), load)?;
    let undone = desk.state().loads().iter().filter(|known| known.undone).map(|known| known.entry).collect::<Vec<_>>();
    let (without, loaded, folded) = without(&store, load, &undone).await?;
    let spool = desk.world().spool_maker();
    let fault = |error| Trouble::from(Fault::of_file(&format!("load {load}"), error));
    let entry = desk
        .record(by, |state| -> Result<Option<Decision>, Trouble> {
            may_undo(&View::new(state, by.viewer.clone(), today), load)?;
            if state.stamp().entry != folded {
                return Err(Refusal::new("too-busy").into());
            }
            let puts = undo(state, &without, load, &loaded);
            if puts.is_empty() {
                return Err(Refusal::new("nothing-to-undo").with("load", load).into());
            }
            let mut lines = Lines::new(spool().map_err(fault)?);
            lines.push_all(puts).map_err(fault)?;
            let written = lines.finish().map_err(fault)?;
            let change = Change::LoadUndone { load, records: written.key };
            Ok(Some(Decision { change, blobs: vec![written.blob], records: Some(written.records) }))
        })
        .await?;
    entry.ok_or_else(|| Refusal::new("nothing-to-undo").with("load", load).into())
}

/// Whether whoever looks may take a load back: the secretariat any load of initiatives, others what they handed in themselves, as
/// long as the secretariat has settled nothing of it.
pub fn may_undo(view: &View<'_>, load: u64) -> Result<(), Refusal> {
    let known = view.loads().find(|known| known.entry == load);
    let own = known.is_some_and(|known| view.viewer().party() == Some(&known.by));
    let bond = if own { Bond::TakesPart } else { Bond::None };
    if !view.viewer().may(Deed::UndoLoad, bond) {
        return Err(Refusal::new("not-yours").with("deed", Deed::UndoLoad.name()));
    }
    let waits = |standing| standing == SubmissionStanding::Waiting;
    let settled = view.submissions().any(|known| known.key.entry == load && !waits(known.standing));
    match known {
        None => Err(Refusal::new("load-unknown").with("load", load)),
        Some(known) if known.undone => Err(Refusal::new("undone-already").with("load", load)),
        Some(known) if known.kind == LoadKind::Plan => Err(Refusal::new("undo-plan").with("load", load)),
        Some(_) if settled && !matches!(view.viewer(), Viewer::Secretariat(_)) => {
            Err(Refusal::new("undo-settled").with("load", load))
        }
        Some(_) => Ok(()),
    }
}

/// The state as if the load had never been, the records the load put, and the entry up to which that was folded.
/// Nor were the loads taken back before: what their undoing put back may be what this load said.
async fn without(store: &Store, load: u64, undone: &[u64]) -> Result<(State, Vec<Record>, u64), Fault> {
    let (mut state, mut loaded, mut after) = (State::new(), Vec::new(), 0);
    loop {
        let page = store.entries_after(after, 512).await?;
        let Some(last) = page.last() else { return Ok((state, loaded, after)) };
        after = last.entry.seq;
        for kept in page {
            if undone.contains(&kept.entry.seq) || matches!(kept.entry.change, Change::LoadUndone { .. }) {
                continue;
            }
            if kept.entry.seq != load {
                fold(store, &mut state, &kept.entry).await?;
                continue;
            }
            let digest = kept.entry.change.records().and_then(|records| records.as_str().parse().ok());
            let damaged = || store.damaged(format!("the records of entry {load} cannot be read"));
            let lines = store.blob(&digest.ok_or_else(damaged)?).await?.ok_or_else(damaged)?;
            loaded = canon::read_records(&lines).map_err(|error| store.damaged(error))?;
        }
    }
}
