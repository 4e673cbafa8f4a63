//! The journal as a list.

use super::{Section, Teller, column, text};
use crate::terminal::tame;
use exchange::sheet::Cell;
use plan::{Change, Entry, InitiativeKey, LoadCounts};
use serde_json::{Value, json};

/// Entries, a row each. What the viewer may not see is told as such, with its number and time only.
pub(crate) fn section(teller: &Teller<'_>, entries: &[Entry]) -> Section {
    let head = |key: &str| column(teller.say(key), None);
    Section {
        heading: teller.say("section-log"),
        summary: Vec::new(),
        rule: teller.say("rule-log"),
        columns: vec![head("column-entry"), head("column-at"), head("column-by"), head("column-change"), head("column-about")],
        rows: entries.iter().map(|entry| row(teller, entry)).collect(),
        short: None,
    }
}

pub(crate) fn row(teller: &Teller<'_>, entry: &Entry) -> Vec<Cell> {
    let at = entry.at.to_string();
    let told = told(teller, entry);
    vec![
        Cell::Number(entry.seq as i64),
        text(at.trim_end_matches('Z').replace('T', " ").as_str()),
        text(&told.by),
        Cell::Text(told.what),
        text(&told.about),
    ]
}

/// An entry in words.
pub(crate) struct Told {
    /// Who recorded it.
    pub(crate) by: String,
    /// What was done.
    pub(crate) what: String,
    /// What it is about; nothing where that may not be seen.
    pub(crate) about: String,
}

/// Tells an entry.
pub(crate) fn told(teller: &Teller<'_>, entry: &Entry) -> Told {
    let (what, about) = if is_shown(teller, entry) {
        (teller.say(&format!("change-{}", entry.change.name())), about(teller, &entry.change))
    } else {
        (teller.say("change-withheld"), String::new())
    };
    Told { by: teller.party(&entry.actor.party), what, about }
}

/// One entry for programs.
pub(crate) fn json(teller: &Teller<'_>, entry: &Entry) -> Value {
    let mut told = json!({ "entry": entry.seq, "at": entry.at.to_string(), "by": entry.actor.party, "door": entry.actor.door });
    if is_shown(teller, entry) {
        told["change"] = json!(entry.change);
    } else {
        told["withheld"] = json!(true);
    }
    told
}

/// Whether what an entry is about may be seen: an entry about an initiative is as visible as the initiative is now, and what waits
/// is its owner's and the secretariat's to know.
pub(crate) fn is_shown(teller: &Teller<'_>, entry: &Entry) -> bool {
    let view = teller.view;
    match &entry.change {
        Change::CheckMade(_) => view.check(entry.seq).is_some(),
        Change::EditsLoaded(load) => view.tells_edits(&entry.actor.party, load.counts),
        Change::InitiativeSubmitted { .. } => view.submission(entry.seq).is_some(),
        Change::SubmissionReturned { submission, .. } | Change::SubmissionHeld { submission, .. } => {
            view.submission(*submission).is_some()
        }
        Change::PairRuled { left, right, .. } => view.initiative(left).and(view.initiative(right)).is_some(),
        change => change.initiative().is_none_or(|initiative| view.initiative(initiative).is_some()),
    }
}

/// What an entry is about, in a few words.
fn about(teller: &Teller<'_>, change: &Change) -> String {
    let initiative = |key: &InitiativeKey| key.reference().to_owned();
    match change {
        Change::PlanLoaded(load) | Change::RegisterLoaded(load) | Change::EditsLoaded(load) => {
            format!("{} · {}", load.name, counts(teller, &load.counts))
        }
        Change::LoadUndone { load, .. } => load.to_string(),
        Change::InitiativeRecorded(recorded) => initiative(&recorded.key),
        Change::InitiativeConfirmed { initiative: key } => initiative(key),
        Change::StatusSet { initiative: key, status, .. } => {
            format!("{} → {}", initiative(key), teller.say(&format!("status-{}", super::word(status))))
        }
        Change::ContributionStated { initiative: key, contribution } => format!("{} → {}", initiative(key), contribution.to),
        Change::ContributionWithdrawn { initiative: key, provision } => format!("{} → {provision}", initiative(key)),
        Change::VisibilitySet { initiative: key, .. } => initiative(key),
        Change::InitiativeHeld { initiative: key, state } | Change::InitiativeReleased { initiative: key, state } => {
            format!("{} · {}", initiative(key), teller.party_in_full(state))
        }
        Change::GapSettled { provision, state, .. } | Change::GapReopened { provision, state } => {
            format!("{provision} · {}", teller.party_in_full(state))
        }
        Change::PositionTaken(position) => format!("{} · {}", position.edition, teller.party_in_full(&position.party)),
        Change::ChallengeRecorded(challenge) => challenge.title.show(teller.lang).to_owned(),
        Change::PartyRecorded(party) => party.title.show(teller.lang).to_owned(),
        Change::PairRuled { left, right, ruling, .. } => {
            format!("{} · {} → {}", initiative(left), initiative(right), teller.say(&format!("ruling-{}", ruling.name())))
        }
        Change::CheckMade(check) => tame(check.proposal.title.show(teller.lang)),
        Change::InitiativeSubmitted { initiative, .. } => tame(initiative.title.show(teller.lang)),
        Change::SubmissionAccepted { initiative: key, .. } => initiative(key),
        Change::SubmissionReturned { submission, .. } => submission.to_string(),
        Change::SubmissionHeld { submission, state } => {
            format!("{submission} · {}", teller.party_in_full(state))
        }
        Change::NamesSettled { names } => teller.say_with("names-count", &[("count", (names.len() as i64).into())]),
    }
}

/// What a load did, in one line.
pub(crate) fn counts(teller: &Teller<'_>, counts: &LoadCounts) -> String {
    let values = [
        ("entered", (counts.entered as i64).into()),
        ("updated", (counts.updated as i64).into()),
        ("unchanged", (counts.unchanged as i64).into()),
        ("closed", (counts.closed as i64).into()),
        ("rejected", (counts.rejected as i64).into()),
    ];
    teller.say_with("load-counts", &values)
}
