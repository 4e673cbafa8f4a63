//! The journal: appending after a known head, and reading in order. Each entry is checked against its hash when it is
//! read. Not for: what an entry does to the state.

use crate::{
    Cause, Doing, Fault, NewBlob, Store, blob,
    db::{Raw, Tx, on},
};
use ledger::{Checkpoint, Digest, GENESIS, link};
use plan::{Entry, canon};

/// The end of the journal: the number of its last entry, and the hash that stands for all of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// 0 when the journal is empty.
    pub seq: u64,
    /// 32 zero bytes when the journal is empty.
    pub hash: Digest,
}

impl Head {
    /// That of an empty journal.
    pub const EMPTY: Self = Self { seq: 0, hash: GENESIS };

    /// The same as something to keep outside of the register.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint { seq: self.seq, hash: self.hash }
    }
}

/// An entry as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// What it says.
    pub entry: Entry,
    /// The very text that was hashed.
    pub body: String,
    /// The hash of the entry before.
    pub prev: Digest,
    /// Its own hash.
    pub hash: Digest,
}

impl Kept {
    /// The journal's head when this was its last entry.
    pub fn head(&self) -> Head {
        Head { seq: self.entry.seq, hash: self.hash }
    }
}

/// Why an entry was not appended. Nothing of it is kept then.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended first. Decide again on the state at this head.
    #[error("record the change: another one was recorded first, as entry {seq}; look at it and try again", seq = .0.seq)]
    Conflict(Head),
    /// The machine failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

const HEAD: &str = "select seq, hash from entry order by seq desc limit 1";
const AFTER: &str = "select seq, body, prev, hash from entry where seq > $1 order by seq limit $2";
/// Of two who append after the same head, the primary key lets one win; the other's row is not inserted.
const APPEND: &str = "insert into entry (seq, body, prev, hash) select $1, $2, $3, $4 \
     where $5 = 0 or exists (select 1 from entry where seq = $5 and hash = $3) on conflict (seq) do nothing";

/// A row of the journal, unread.
pub(crate) type Row = (i64, Raw, Raw, Raw);

impl Store {
    /// The end of the journal.
    pub async fn head(&self) -> Result<Head, Fault> {
        let row: Option<(i64, Raw)> = on!(&self.read, pool => sqlx::query_as(HEAD).fetch_optional(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        let Some((seq, hash)) = row else {
            return Ok(Head::EMPTY);
        };
        let hash = hash.lossy().parse().map_err(|_| self.damaged(format!("entry {seq} has no readable hash")))?;
        let seq = u64::try_from(seq).map_err(|_| self.damaged(format!("an entry has the number {seq}")))?;
        Ok(Head { seq, hash })
    }

    /// The next entries after a number, at most `limit` of them, in order. An entry that is not what was written is a
    /// fault `damaged`.
    pub async fn entries_after(&self, seq: u64, limit: u32) -> Result<Vec<Kept>, Fault> {
        let from = i64::try_from(seq).unwrap_or(i64::MAX);
        let rows = self.rows_after(from, limit).await?;
        let mut prev: Option<Digest> = (seq == 0).then_some(GENESIS);
        let mut kept = Vec::with_capacity(rows.len());
        for (row, expected) in rows.into_iter().zip(seq.saturating_add(1)..) {
            let next = read_row(row, expected, prev.as_ref()).map_err(|what| self.damaged(what))?;
            prev = Some(next.hash);
            kept.push(next);
        }
        Ok(kept)
    }

    /// Appends the entry that follows `head`, and gives the new head. The entry is on the disk when this returns.
    pub async fn append(&self, head: &Head, entry: &Entry) -> Result<Head, AppendError> {
        self.append_with_blobs(head, entry, Vec::new()).await
    }

    /// Appends an entry and the blobs it stands on: all of it or nothing becomes visible, at once. A blob that is kept
    /// already is not written again, and its source not read.
    pub async fn append_with_blobs(&self, head: &Head, entry: &Entry, blobs: Vec<NewBlob>) -> Result<Head, AppendError> {
        if entry.seq != head.seq + 1 {
            let cause = Cause::Misnumbered { head: head.seq, found: entry.seq };
            return Err(Fault::new(Doing::Write, &self.location, cause).into());
        }
        let mut tx = self.begin().await?;
        match self.write(&mut tx, head, &canon::write_entry(entry), blobs).await {
            Ok(Some(next)) => {
                on!(tx, tx => tx.commit().await).map_err(|error| self.fault(Doing::Write, error))?;
                Ok(next)
            }
            Ok(None) => {
                tx.roll_back().await;
                Err(AppendError::Conflict(self.head().await?))
            }
            Err(fault) => {
                tx.roll_back().await;
                Err(fault.into())
            }
        }
    }

    /// Writes an entry and its blobs; None when the entry does not follow the journal's head. The entry goes first, so
    /// that whoever comes second is told before a large file is moved.
    pub(crate) async fn write(&self, tx: &mut Tx, head: &Head, body: &str, blobs: Vec<NewBlob>) -> Result<Option<Head>, Fault> {
        let next = Head { seq: head.seq + 1, hash: link(&head.hash, body.as_bytes()) };
        let number = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
        let written = on!(&mut *tx, c => sqlx::query(APPEND)
            .bind(number(next.seq))
            .bind(body)
            .bind(head.hash.to_string())
            .bind(next.hash.to_string())
            .bind(number(head.seq))
            .execute(&mut **c)
            .await
            .map(|done| done.rows_affected()))
        .map_err(|error| self.fault(Doing::Write, error))?;
        if written == 0 {
            return Ok(None);
        }
        for blob in blobs {
            blob::write(self, tx, blob).await?;
        }
        Ok(Some(next))
    }

    pub(crate) async fn rows_after(&self, seq: i64, limit: u32) -> Result<Vec<Row>, Fault> {
        on!(&self.read, pool => sqlx::query_as(AFTER).bind(seq).bind(i64::from(limit)).fetch_all(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))
    }
}

/// Reads a row as the entry of that number after that hash, or says what is wrong with it.
fn read_row((seq, body, prev, hash): Row, expected: u64, before: Option<&Digest>) -> Result<Kept, String> {
    if u64::try_from(seq) != Ok(expected) {
        return Err(format!("entry {expected} is missing"));
    }
    let altered = || format!("entry {seq} was altered");
    let prev: Digest = prev.lossy().parse().map_err(|_| altered())?;
    let hash: Digest = hash.lossy().parse().map_err(|_| altered())?;
    if link(&prev, &body.0) != hash {
        return Err(altered());
    }
    if before.is_some_and(|before| *before != prev) {
        return Err(format!("entry {seq} does not follow the one before it"));
    }
    let body = String::from_utf8(body.0).map_err(|_| altered())?;
    let entry = canon::read_entry(&body).map_err(|error| format!("entry {seq} cannot be read: {error}"))?;
    if entry.seq != expected {
        return Err(format!("entry {seq} says it is entry {}", entry.seq));
    }
    Ok(Kept { entry, body, prev, hash })
}
