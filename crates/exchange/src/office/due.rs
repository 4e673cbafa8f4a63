//! What a party is asked for: entries nobody confirmed in time, entries that end or have ended, entries without a provision or a
//! State, positions that are missing, and what it handed in. Not for deadlines that nobody agreed on.

use super::Ground;
use super::cell::Field;
use plan::{Initiative, Life, PartialDate, PartyKey, Standing, SubmissionStanding, life};

/// One thing that is due.
pub(crate) struct Due {
    /// What is asked, by its permanent name.
    pub(crate) what: &'static str,
    /// The address of the entry or edition.
    pub(crate) id: String,
    /// What that is called.
    pub(crate) title: String,
    /// The day it is about: since when, or until when.
    pub(crate) day: Option<PartialDate>,
}

/// Within how many days an end is told.
const ENDS_WITHIN: i64 = 365;

/// What is due from a party, for these entries of it.
pub(crate) fn due(ground: &Ground<'_>, party: &PartyKey, own: &[&Initiative]) -> Vec<Due> {
    let (view, today) = (ground.view, ground.view.as_at());
    let within = view.region().map_or(365, |region| i64::from(region.confirm_within_days));
    let days_since = |date: PartialDate| i64::from(today.since(date.last_day()).map_or(0, |span| span.get_days()));
    let mut all = Vec::new();
    let mut ask = |what: &'static str, initiative: &Initiative, day: Option<PartialDate>| {
        let (id, title) = (ground.address(initiative), ground.said(Field::Title, initiative));
        all.push(Due { what, id, title, day });
    };
    for initiative in own {
        let running = life(initiative, today) == Life::Running;
        let heard = initiative.heard();
        if running && heard.is_none_or(|heard| days_since(heard) > within) {
            ask("confirm", initiative, heard);
        }
        if let Some(end) = initiative.period.end {
            if running && days_since(end) >= -ENDS_WITHIN {
                ask("ends", initiative, Some(end));
            }
            let told = matches!(initiative.status, plan::Status::Running | plan::Status::Planned | plan::Status::Intended);
            if told && days_since(end) > 0 {
                ask("ended", initiative, Some(end));
            }
        }
        // An older edition leads to this one.
        if initiative.contributions.iter().all(|to| to.to.edition().framework() != ground.edition.framework()) {
            ask("no-provision", initiative, None);
        }
        if initiative.places.is_empty() {
            ask("no-state", initiative, None);
        }
    }
    let is_asked = view.region().is_some_and(|region| region.states.contains(party));
    let open = view.editions().filter(|edition| matches!(edition.standing, Standing::Adopted | Standing::Frozen));
    for edition in open.filter(|edition| is_asked && edition.key.framework() == ground.edition.framework()) {
        if view.positions(&edition.key).all(|position| position.party != *party) {
            let title = super::plain(edition.title.show(ground.lang));
            all.push(Due { what: "position", id: edition.key.to_string(), title, day: edition.adopted });
        }
    }
    for submission in view.submissions().filter(|submission| submission.by == *party) {
        let what = match submission.standing {
            SubmissionStanding::Waiting => "waits",
            SubmissionStanding::Returned => "returned",
            SubmissionStanding::Accepted => continue,
        };
        let title = ground.said(Field::Title, &submission.initiative);
        all.push(Due { what, id: submission.initiative.key.to_string(), title, day: Some(submission.on) });
    }
    all
}
