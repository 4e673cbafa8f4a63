//! Calls that come twice because an answer was lost on its way: who names a call with `Idempotency-Key` gets the answer of the first
//! one, and it is done once. What was answered is remembered in memory: for a day, and as long as this server stands.

use super::deed::Done;
use desk::Refusal;
use plan::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// For how many seconds an answer is remembered.
const REMEMBERED: i64 = 86_400;

/// How many are remembered at most; then all are forgotten, so that nobody fills the memory.
const MOST: usize = 10_000;

/// The longest name of a call, in bytes.
const LONGEST: usize = 128;

/// A call as it is named: the token it came with, and the key that was chosen for it.
pub(super) type Named = (String, String);

/// What is known of a named call.
struct Known {
    /// The mark of what was asked.
    question: String,
    since: Timestamp,
    /// What came of it; nothing while it is being done.
    done: Option<Done>,
}

/// The calls that were named.
#[derive(Default)]
pub(crate) struct Repeats(Mutex<HashMap<Named, Known>>);

/// What is to be done about a call.
pub(super) enum Turn<'a> {
    /// It is new: do it, and say what came of it.
    Do(Taken<'a>),
    /// It was done, and this came of it.
    Was(Done),
}

/// A call that was taken on. Where nothing comes of it, because it was refused or broken off, it may be tried again.
pub(super) struct Taken<'a> {
    repeats: &'a Repeats,
    named: Named,
}

impl Taken<'_> {
    /// Remembers what came of it.
    pub(super) fn settle(self, done: &Done) {
        if let Some(known) = self.repeats.known().get_mut(&self.named) {
            known.done = Some(done.clone());
        }
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let mut all = self.repeats.known();
        if all.get(&self.named).is_some_and(|known| known.done.is_none()) {
            all.remove(&self.named);
        }
    }
}

/// The key of a header, where it can be one.
pub(super) fn key(told: &str) -> Result<String, Refusal> {
    let key = told.trim();
    let fits =
        (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if !fits {
        // not for people: a header
        return Err(Refusal::new("parameter-unfit")
            .with("name", "Idempotency-Key")
            .with("value", crate::terminal::cut(told, 80)));
    }
    Ok(key.to_owned())
}

impl Repeats {
    fn known(&self) -> MutexGuard<'_, HashMap<Named, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a call on, or says what came of it before. A key that was given to another question is refused.
    pub(super) fn take(&self, named: Named, question: &str, now: Timestamp) -> Result<Turn<'_>, Refusal> {
        let mut all = self.known();
        all.retain(|_, known| now.duration_since(known.since).as_secs() < REMEMBERED);
        if all.len() >= MOST {
            all.clear();
        }
        match all.get(&named) {
            None => {
                all.insert(named.clone(), Known { question: question.to_owned(), since: now, done: None });
                Ok(Turn::Do(Taken { repeats: self, named }))
            }
            Some(known) if known.question != question => Err(Refusal::new("key-used").with("key", &named.1)),
            Some(Known { done: Some(done), .. }) => Ok(Turn::Was(done.clone())),
            Some(Known { done: None, .. }) => Err(Refusal::new("key-under-way").with("key", &named.1)),
        }
    }
}
