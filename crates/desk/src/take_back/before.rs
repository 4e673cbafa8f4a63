//! The register as it was when a file went out: the journal folded up to the entry that the file names. Not for looking at it.

use crate::desk::{Desk, fold};
use crate::{Refusal, Trouble};
use exchange::office::Mark;
use plan::State;

/// How many letters of a hash a file bears.
const LETTERS: usize = 16;

/// The beginning of a hash, as files bear it.
pub(crate) fn beginning(hash: &str) -> String {
    hash.chars().take(LETTERS).collect()
}

pub(super) fn of_another_register(mark: &Mark) -> Refusal {
    Refusal::new("office-of-another-register").with("entry", mark.entry)
}

/// The state the file was made from; none where that is the plan alone, with no register behind it. A file made of the plan
/// that ships, before there was a register, is held against the plan a register began with.
pub(super) async fn as_it_was(desk: &Desk, mark: &Mark) -> Result<Option<State>, Trouble> {
    let Some(store) = desk.store().cloned() else {
        return if mark.entry == 0 { Ok(None) } else { Err(of_another_register(mark).into()) };
    };
    let until = mark.entry.max(1);
    let (mut state, mut after) = (State::new(), 0);
    loop {
        let page = store.entries_after(after, 512).await?;
        let Some(last) = page.last() else { return Err(of_another_register(mark).into()) };
        after = last.entry.seq;
        for kept in page {
            fold(&store, &mut state, &kept.entry).await?;
            if kept.entry.seq == until {
                let known = mark.entry == 0 || beginning(&kept.hash.to_string()) == mark.head;
                return if known { Ok(Some(state)) } else { Err(of_another_register(mark).into()) };
            }
        }
    }
}
