//! Checking a whole register: every hash, every link, every blob, and a checkpoint somebody saved.
//! It reads everything and reports what it finds instead of stopping at it. Not for: replaying the state.

use crate::{
    Cause, Fault, Head, Kept, Problem, Store,
    db::{Engine, Raw},
    entry::Row,
    sqlite,
};
use ledger::{Checkpoint, Digest, GENESIS, link};
use plan::canon;
use std::collections::{BTreeMap, BTreeSet};

/// What was checked and found.
#[derive(Clone, PartialEq, Debug)]
pub struct Verification {
    /// How many entries were read.
    pub entries: u64,
    /// How many blobs were read.
    pub blobs: u64,
    /// How many bytes these have.
    pub bytes: u64,
    /// How many blobs no entry names. That is no problem; it is space.
    pub orphans: u64,
    /// The last entry and its hash, as they stand there.
    pub head: Head,
    /// All that is wrong; empty when nothing is.
    pub problems: Vec<Problem>,
}

const PAGE: u32 = 1000;

impl Store {
    /// Checks everything that is there now, and holds it to `saved`. `each` gets every entry that can be read, in
    /// order, for whoever replays or checks more. A fault means that checking could not be done.
    pub async fn verify(&self, saved: Option<&Checkpoint>, each: impl FnMut(&Kept)) -> Result<Verification, Fault> {
        // Blobs are listed before the entries are read: an entry that comes in between then names nothing unlisted.
        let mut problems = self.engine_problems().await?;
        let names = note(self.blob_names().await, &mut problems)?.unwrap_or_default();
        let mut walk = Walk { saved, each, before: Head::EMPTY, entries: 0, named: BTreeMap::new(), problems };
        let mut from = i64::MIN;
        while let Some(rows) = note(self.rows_after(from, PAGE).await, &mut walk.problems)? {
            let Some((last, ..)) = rows.last() else { break };
            from = *last;
            for row in rows {
                walk.entry(row);
            }
        }
        let Walk { before: head, entries, named, mut problems, .. } = walk;
        if let Some(saved) = saved.filter(|saved| saved.seq > head.seq) {
            problems.push(Problem::TailRemoved { saved: saved.seq, head: head.seq });
        }
        let mut done = Verification { entries, blobs: 0, bytes: 0, orphans: 0, head, problems };
        done.orphans = names.iter().filter(|name| !named.contains_key(*name)).count() as u64;
        let all: BTreeSet<&String> = names.iter().chain(named.keys()).collect();
        for name in all {
            self.check_blob(name, named.get(name).copied(), &mut done).await?;
        }
        Ok(done)
    }

    async fn check_blob(&self, name: &str, entry: Option<u64>, done: &mut Verification) -> Result<(), Fault> {
        let read = match name.parse::<Digest>() {
            Ok(hash) => self.read_blob(&hash, |_| {}).await,
            Err(_) => Ok(None),
        };
        match (read, entry) {
            (Ok(Some(size)), _) => {
                done.blobs += 1;
                done.bytes += size;
            }
            (Ok(None), Some(entry)) => done.problems.push(Problem::BlobMissing { entry, blob: name.to_owned() }),
            (Ok(None), None) => done.problems.push(Problem::BlobAltered { blob: name.to_owned() }),
            (Err(fault), _) if matches!(fault.cause(), Cause::Damaged(_)) => {
                done.problems.push(Problem::BlobAltered { blob: name.to_owned() });
            }
            (Err(fault), _) => return Err(fault),
        }
        Ok(())
    }

    /// PostgreSQL checks its pages when it reads them; SQLite checks its file when it is asked to.
    async fn engine_problems(&self) -> Result<Vec<Problem>, Fault> {
        let said = match &self.read {
            Engine::Sqlite(pool) => sqlite::integrity(pool).await.map_err(|error| self.fault(crate::Doing::Read, error)),
            Engine::Pg(_) => Ok(Vec::new()),
        };
        let mut problems = Vec::new();
        let said = note(said, &mut problems)?.unwrap_or_default();
        problems.extend(said.into_iter().map(|why| Problem::DatabaseDamaged { why }));
        Ok(problems)
    }
}

/// Makes a problem of damage that the engine reports, and lets every other fault through.
fn note<T>(read: Result<T, Fault>, problems: &mut Vec<Problem>) -> Result<Option<T>, Fault> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(fault) => match fault.cause() {
            Cause::Damaged(why) => {
                problems.push(Problem::DatabaseDamaged { why: why.clone() });
                Ok(None)
            }
            _ => Err(fault),
        },
    }
}

/// A walk along the journal.
struct Walk<'a, F> {
    saved: Option<&'a Checkpoint>,
    each: F,
    /// The entry walked over last, by the hash that stands there: so one altered entry is one problem, and not a
    /// problem of all that follow.
    before: Head,
    entries: u64,
    /// The blobs that entries name, each with the first entry that does.
    named: BTreeMap<String, u64>,
    problems: Vec<Problem>,
}

impl<F: FnMut(&Kept)> Walk<'_, F> {
    fn entry(&mut self, (found, body, prev, hash): Row) {
        self.entries += 1;
        let expected = self.before.seq + 1;
        let seq = match u64::try_from(found) {
            Ok(seq) if seq >= expected => seq,
            _ => return self.problems.push(Problem::EntryMisplaced { found }),
        };
        if seq > expected {
            self.problems.push(Problem::EntriesMissing { first: expected, last: seq - 1 });
        }
        let (prev, hash) = (digest(&prev), digest(&hash));
        let whole = matches!((prev, hash), (Some(prev), Some(hash)) if link(&prev, &body.0) == hash);
        if !whole {
            self.problems.push(Problem::EntryAltered { entry: seq });
        }
        let follows = match self.before.seq {
            0 if seq == 1 => prev == Some(GENESIS),
            before if before + 1 == seq => prev == Some(self.before.hash),
            // What it follows is missing, which is said already.
            _ => true,
        };
        if !follows {
            self.problems.push(Problem::ChainBroken { entry: seq });
        }
        // An unreadable hash cannot be compared with; zero is no hash of anything, so the next entry is named too.
        let hash = hash.unwrap_or(GENESIS);
        self.before = Head { seq, hash };
        self.hold_to_checkpoint();
        if let Some(entry) = self.read(seq, &body) {
            for blob in entry.change.blobs() {
                self.named.entry(blob.as_str().to_owned()).or_insert(seq);
            }
            let body = String::from_utf8_lossy(&body.0).into_owned();
            (self.each)(&Kept { entry, body, prev: prev.unwrap_or(GENESIS), hash });
        }
    }

    fn read(&mut self, seq: u64, body: &Raw) -> Option<plan::Entry> {
        let entry = match str::from_utf8(&body.0).map_err(|error| error.to_string()).and_then(canon::read_entry) {
            Ok(entry) => entry,
            Err(why) => {
                self.problems.push(Problem::EntryUnreadable { entry: seq, why });
                return None;
            }
        };
        if entry.seq != seq {
            self.problems.push(Problem::EntryMisnumbered { entry: seq, says: entry.seq });
        }
        if canon::write_entry(&entry).as_bytes() != body.0 {
            self.problems.push(Problem::EntryNotCanonical { entry: seq });
        }
        Some(entry)
    }

    fn hold_to_checkpoint(&mut self) {
        let Some(saved) = self.saved.filter(|saved| saved.seq == self.before.seq) else {
            return;
        };
        if saved.hash != self.before.hash {
            let (saved, expected, found) = (saved.seq, saved.hash, self.before.hash);
            self.problems.push(Problem::HistoryRewritten { saved, expected, found });
        }
    }
}

fn digest(column: &Raw) -> Option<Digest> {
    str::from_utf8(&column.0).ok()?.parse().ok()
}
