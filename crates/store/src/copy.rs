//! Copying a register into an empty one, on either engine: how it moves house, is backed up and is restored.
//! Not for: joining two registers that both have a history.

use crate::{
    Cause, Doing, Fault, Head, Kept, NewBlob, Store,
    db::{Tx, on},
};

/// How far a copy has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Entries copied.
    pub entries: u64,
    /// Entries there are to copy.
    pub of: u64,
}

const PAGE: u32 = 200;

impl Store {
    /// Copies the journal as it stands now, the blobs it names, and the accounts with their invitations, tokens and what they watch
    /// into `other`, which must be empty, and gives the head, which is the same there. Sessions stay behind. All of it or nothing is there afterwards. Others may write to this
    /// register meanwhile; what they add is not copied. Every entry and blob is checked on the way.
    pub async fn copy_to(&self, other: &Self, mut progress: impl FnMut(Progress)) -> Result<Head, Fault> {
        let head = self.head().await?;
        let not_empty = || Fault::new(Doing::Write, &other.location, Cause::NotEmpty);
        if other.head().await? != Head::EMPTY || !other.accounts().await?.is_empty() {
            return Err(not_empty());
        }
        let mut tx = other.begin().await?;
        let copied = self.copy_up_to(head, other, &mut tx, &mut progress).await;
        match copied {
            Ok(true) => on!(tx, tx => tx.commit().await).map_err(|error| other.fault(Doing::Write, error))?,
            Ok(false) => {
                tx.roll_back().await;
                return Err(not_empty());
            }
            Err(fault) => {
                tx.roll_back().await;
                return Err(fault);
            }
        }
        Ok(head)
    }

    /// False when somebody else wrote to `other` in the meantime.
    async fn copy_up_to(
        &self,
        head: Head,
        other: &Self,
        tx: &mut Tx,
        progress: &mut impl FnMut(Progress),
    ) -> Result<bool, Fault> {
        let mut at = Head::EMPTY;
        while at.seq < head.seq {
            let page = self.entries_after(at.seq, PAGE).await?;
            if page.is_empty() {
                return Err(self.damaged(format!("entry {} is missing", at.seq + 1)));
            }
            for kept in page.iter().take_while(|kept| kept.entry.seq <= head.seq) {
                match other.write(tx, &at, &kept.body, self.blobs_of(kept)?).await? {
                    Some(next) if next.hash == kept.hash => at = next,
                    Some(next) => return Err(self.damaged(format!("entry {} does not follow the one before it", next.seq))),
                    None => return Ok(false),
                }
                progress(Progress { entries: at.seq, of: head.seq });
            }
        }
        for account in self.accounts().await? {
            if !other.write_account(tx, &account).await? {
                return Ok(false);
            }
        }
        self.copy_tickets(other, tx).await?;
        if !self.is_of_format_before(2).await? {
            self.copy_watches(other, tx).await?;
            self.copy_hooks(other, tx).await?;
            self.copy_deliveries(other, tx).await?;
        }
        Ok(true)
    }

    /// Whether it is a register of an older format, on a place where nothing can be written: it lacks the tables that came since.
    pub(crate) async fn is_of_format_before(&self, format: u32) -> Result<bool, Fault> {
        let found = crate::schema::format(&self.read).await.map_err(|error| self.fault(Doing::Read, error))?;
        Ok(found.and_then(|found| found.parse().ok()).is_none_or(|found: u32| found < format))
    }

    fn blobs_of(&self, kept: &Kept) -> Result<Vec<NewBlob>, Fault> {
        kept.entry
            .change
            .blobs()
            .map(|key| match key.as_str().parse() {
                Ok(hash) => Ok(NewBlob::kept_in(self, hash)),
                Err(_) => Err(self.damaged(format!("entry {} names the blob {key}, which is no hash", kept.entry.seq))),
            })
            .collect()
    }
}
