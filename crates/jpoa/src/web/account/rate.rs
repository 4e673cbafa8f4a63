//! How often somebody may try to sign in with one address before they have to wait.

use desk::Refusal;
use plan::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How many tries there are.
const TRIES: u32 = 8;

/// After how many seconds the count begins anew.
const WINDOW: i64 = 900;

/// How many addresses are remembered at most; then all are forgotten, so that nobody fills the memory.
const KNOWN: usize = 10_000;

/// Tries by address.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<HashMap<String, (u32, Timestamp)>>);

impl Attempts {
    /// Counts a try, and refuses it where there were too many.
    pub(crate) fn may(&self, mail: &str, now: Timestamp) -> Result<(), Refusal> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > KNOWN {
            known.clear();
        }
        let (tries, since) = known.entry(mail.trim().to_lowercase()).or_insert((0, now));
        if now.duration_since(*since).as_secs() >= WINDOW {
            (*tries, *since) = (0, now);
        }
        *tries += 1;
        let minutes = (WINDOW - now.duration_since(*since).as_secs()).max(60) / 60;
        if *tries > TRIES { Err(Refusal::new("too-many-tries").with("minutes", minutes)) } else { Ok(()) }
    }

    /// Forgets the tries of somebody who got in.
    pub(crate) fn forget(&self, mail: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&mail.trim().to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_eight_tries_one_waits() {
        let attempts = Attempts::default();
        let at = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        assert!((0..8).all(|second| attempts.may("A@example.org", at(second)).is_ok()));
        assert!(attempts.may(" a@example.org", at(9)).is_err());
        assert!(attempts.may("b@example.org", at(9)).is_ok());
        assert!(attempts.may("a@example.org", at(WINDOW)).is_ok());
        (0..9).for_each(|_| drop(attempts.may("a@example.org", at(WINDOW))));
        attempts.forget("a@example.org");
        assert!(attempts.may("a@example.org", at(WINDOW)).is_ok());
    }
}
