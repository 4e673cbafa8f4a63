//! Seeing what others append to the same register, from this process or another.
//! Not for: being told at once; asking four times a second is enough for people, and the same on both engines.

use crate::{Fault, Kept, Store};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(250);

/// A page of the journal: large enough to catch up quickly, small enough for memory.
const PAGE: u32 = 1000;

impl Store {
    /// The next entries after a number, at most a thousand, as soon as there are any; none when `timeout` passes first.
    pub async fn wait_for_entries_after(&self, seq: u64, timeout: Duration) -> Result<Vec<Kept>, Fault> {
        let end = tokio::time::Instant::now() + timeout;
        loop {
            let entries = self.entries_after(seq, PAGE).await?;
            let left = end.saturating_duration_since(tokio::time::Instant::now());
            if !entries.is_empty() || left.is_zero() {
                return Ok(entries);
            }
            tokio::time::sleep(PAUSE.min(left)).await;
        }
    }
}
