//! Checks before launch, and initiatives that are handed in: keeping them, taking them in, sending them back.

use crate::desk::{By, Decision, Desk};
use crate::initiative::{on_its_territory, unknown_provision};
use crate::{Refusal, Trouble};
use plan::{
    Bond, Change, Check, Deed, Entry, Initiative, InitiativeKey, PartyKey, SourceKey, State, Submission, SubmissionKey,
    SubmissionStanding, Texts, View, Viewer,
};

/// Keeps a check: what was asked, what was shown and what was answered. Its number is that of the entry.
pub async fn make_check(desk: &mut Desk, by: &By, check: &Check) -> Result<Entry, Trouble> {
    let decided = |_: &State| -> Result<Option<Decision>, Refusal> {
        by.may(Deed::MakeCheck, Bond::None)?;
        let mut check = check.clone();
        clean(&mut check.proposal);
        Ok(Some(Change::CheckMade(Box::new(check)).into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}

/// Hands in an initiative, new or corrected. What the secretariat hands in is in the register at once; what others hand in waits
/// for it. A new one gets its address here: the party and the next number.
pub async fn submit_initiative(desk: &mut Desk, by: &By, initiative: &Initiative, check: Option<u64>) -> Result<Entry, Trouble> {
    let owner = by.viewer.party().cloned().ok_or_else(|| Refusal::new("public-reads-only"))?;
    let today = desk.world().today();
    let decided = |state: &State| -> Result<Option<Decision>, Refusal> {
        let view = View::new(state, by.viewer.clone(), today);
        let ready = ready(&view, by, &owner, initiative, &|key| view.is_taken(key))?;
        Ok(ready.map(|initiative| {
            let initiative = Box::new(initiative);
            match by.viewer {
                Viewer::Secretariat(_) => Change::InitiativeRecorded(initiative).into(),
                _ => Change::InitiativeSubmitted { initiative, check }.into(),
            }
        }))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}

/// An initiative as it is to be recorded or to wait; none where it says nothing new. A new one gets its address among those of its
/// owner, the first that is not taken.
pub(crate) fn ready(
    view: &View<'_>,
    by: &By,
    owner: &PartyKey,
    initiative: &Initiative,
    taken: &dyn Fn(&InitiativeKey) -> bool,
) -> Result<Option<Initiative>, Refusal> {
    let mut initiative = initiative.clone();
    let known = view.initiative(&initiative.key);
    // Who corrects must take part in what stands there now, not only in what it would become.
    let bond = known.map_or_else(|| by.viewer.bond(&initiative), |known| by.viewer.bond(&known));
    by.may(Deed::RecordInitiative, bond)?;
    clean(&mut initiative);
    sound(view, &initiative)?;
    match known {
        // Who may see it, who holds it and who confirmed it is not for a form to change.
        Some(known) => {
            initiative.visibility = known.visibility.clone();
            initiative.held_by = known.held_by.clone();
            initiative.source = known.source.clone();
            if initiative == *known.get() {
                return Ok(None);
            }
        }
        None => {
            initiative.key = next_address(owner, taken);
            initiative.source = SourceKey::new(owner.as_str());
        }
    }
    Ok(Some(initiative))
}

/// Takes what was handed in into the register.
pub async fn accept_submission(desk: &mut Desk, by: &By, number: impl Into<SubmissionKey>) -> Result<Entry, Trouble> {
    judge(desk, by, number.into(), |submission| Change::SubmissionAccepted {
        submission: submission.key,
        initiative: submission.initiative.key.clone(),
    })
    .await
}

/// Sends back what was handed in, and says why.
pub async fn return_submission(
    desk: &mut Desk,
    by: &By,
    number: impl Into<SubmissionKey>,
    because: &Texts,
) -> Result<Entry, Trouble> {
    if because.is_empty() {
        return Err(Refusal::new("reason-missing").into());
    }
    judge(desk, by, number.into(), |submission| Change::SubmissionReturned {
        submission: submission.key,
        because: because.clone(),
    })
    .await
}

/// Holds back what was handed in about a State's territory, before it is public.
pub async fn hold_submission(
    desk: &mut Desk,
    by: &By,
    number: impl Into<SubmissionKey>,
    state: &PartyKey,
) -> Result<Entry, Trouble> {
    let number = number.into();
    let today = desk.world().today();
    let decided = |now: &State| -> Result<Option<Decision>, Refusal> {
        let view = View::new(now, by.viewer.clone(), today);
        let submission = waiting(&view, number)?;
        by.may(Deed::HoldInitiative, by.viewer.bond(&submission.initiative))?;
        on_its_territory(by, &submission.initiative, state)?;
        if submission.initiative.held_by.contains(state) {
            return Err(Refusal::new("nothing-to-record"));
        }
        Ok(Some(Change::SubmissionHeld { submission: number, state: state.clone() }.into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}

async fn judge(
    desk: &mut Desk,
    by: &By,
    number: SubmissionKey,
    change: impl Fn(&Submission) -> Change,
) -> Result<Entry, Trouble> {
    let today = desk.world().today();
    let decided = |state: &State| -> Result<Option<Decision>, Refusal> {
        let view = View::new(state, by.viewer.clone(), today);
        let submission = waiting(&view, number)?;
        by.may(Deed::JudgeSubmission, Bond::None)?;
        Ok(Some(change(submission).into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}

fn waiting<'a>(view: &View<'a>, number: SubmissionKey) -> Result<&'a Submission, Refusal> {
    let found = view.submission(number).ok_or_else(|| Refusal::new("submission-unknown").with("number", number))?;
    match found.standing {
        SubmissionStanding::Waiting => Ok(found),
        SubmissionStanding::Accepted | SubmissionStanding::Returned => {
            Err(Refusal::new("submission-settled").with("number", number))
        }
    }
}

/// Persons and their addresses have no place in the register, whoever types them.
fn clean(initiative: &mut Initiative) {
    plan::screen(initiative);
    plan::leave_persons_out(initiative);
}

/// What an initiative needs to be handed in.
fn sound(view: &View<'_>, initiative: &Initiative) -> Result<(), Refusal> {
    if initiative.title.iter().all(|(_, title)| title.trim().is_empty()) {
        return Err(Refusal::new("untitled"));
    }
    if let (Some(start), Some(end)) = (initiative.period.start, initiative.period.end)
        && end.last_day() < start.first_day()
    {
        return Err(Refusal::new("ends-before-start").with("start", start).with("end", end));
    }
    for contribution in &initiative.contributions {
        let edition = view.edition(&contribution.to.edition());
        if !edition.is_some_and(|edition| edition.counted().any(|provision| provision.key == contribution.to)) {
            return Err(unknown_provision(view, &contribution.to));
        }
    }
    match initiative.places.iter().find(|place| view.party(&place.state).is_none()) {
        Some(place) => Err(Refusal::new("party-unknown").with("name", &place.state)),
        None => Ok(()),
    }
}

/// The party and the first number that neither an initiative nor a submission bears.
fn next_address(party: &PartyKey, taken: &dyn Fn(&InitiativeKey) -> bool) -> InitiativeKey {
    let mut number = 1u32;
    loop {
        let key = InitiativeKey::within(party.as_str(), &number.to_string());
        if !taken(&key) {
            return key;
        }
        number += 1;
    }
}
