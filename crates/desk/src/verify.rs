//! Checking a register whole: the store checks every hash, and beside it the journal is folded again and every load is held
//! to its root. Reports what it finds; changes nothing.

use crate::desk::fold;
use crate::{Desk, Fault};
use ledger::{Checkpoint, Digest, Digester, RootBuilder};
use plan::{Load, Record, State, View, Viewer, canon};
use store::{Kept, Problem, Store, Verification};

/// What was checked and found.
#[derive(Debug)]
pub struct Verified {
    /// What the store checked: entries, blobs, links, the checkpoint.
    pub kept: Verification,
    /// Loads whose records do not have the root that was recorded, by entry.
    pub roots: Vec<u64>,
    /// How many loads were held to their root.
    pub loads: u64,
    /// The digest of the whole state after the last entry; equal on every engine and every machine.
    pub state: Option<Digest>,
}

impl Verified {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.kept.problems.is_empty() && self.roots.is_empty()
    }
}

/// Checks the register behind a store against itself and, where given, against a checkpoint somebody saved.
pub async fn verify(store: &Store, saved: Option<&Checkpoint>) -> Result<Verified, Fault> {
    let mut entries: Vec<Kept> = Vec::new();
    let kept = store.verify(saved, |entry| entries.push(entry.clone())).await?;
    let mut verified = Verified { kept, roots: Vec::new(), loads: 0, state: None };
    let mut state = State::new();
    let blob_gone =
        verified.kept.problems.iter().any(|problem| matches!(problem, Problem::BlobMissing { .. } | Problem::BlobAltered { .. }));
    if blob_gone {
        // Folding would stop at the damaged blob, which is named already.
        return Ok(verified);
    }
    for kept in &entries {
        if let Some(load) = kept.entry.change.load() {
            verified.loads += 1;
            if !root_holds(store, load).await? {
                verified.roots.push(kept.entry.seq);
            }
        }
        fold(store, &mut state, &kept.entry).await?;
    }
    verified.state = Some(digest(&state));
    Ok(verified)
}

async fn root_holds(store: &Store, load: &Load) -> Result<bool, Fault> {
    let Ok(records) = load.records.as_str().parse::<Digest>() else { return Ok(false) };
    let (mut root, mut line) = (RootBuilder::default(), Vec::new());
    store
        .read_blob(&records, |part| {
            for piece in part.split_inclusive(|byte| *byte == b'\n') {
                line.extend_from_slice(piece);
                if piece.ends_with(b"\n") {
                    root.push(&line);
                    line.clear();
                }
            }
        })
        .await?;
    Ok(line.is_empty() && root.finish().to_string() == load.root.as_str())
}

impl Desk {
    /// The digest of the whole state: equal states have equal digests.
    pub fn state_digest(&self) -> Digest {
        digest(self.state())
    }
}

fn digest(state: &State) -> Digest {
    let secretariat = View::viewer_named(state, "secretariat").unwrap_or(Viewer::Public);
    let view = View::new(state, secretariat, plan::Date::constant(2000, 1, 1));
    let (mut digester, mut line) = (Digester::default(), Vec::new());
    view.each_record(|record: Record| {
        line.clear();
        canon::write_record(&record, &mut line);
        digester.update(&line);
    });
    for (provision, state, settled) in view.all_settled() {
        line.clear();
        canon::write_settled(provision, state, settled, &mut line);
        digester.update(&line);
    }
    for (pair, verdict) in view.verdicts() {
        line.clear();
        canon::write_verdict(pair, verdict, &mut line);
        digester.update(&line);
    }
    for made in view.checks() {
        line.clear();
        canon::write_check(made, &mut line);
        digester.update(&line);
    }
    for submission in view.submissions() {
        line.clear();
        canon::write_submission(submission, &mut line);
        digester.update(&line);
    }
    digester.finish()
}
