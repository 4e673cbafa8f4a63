//! What programs do: the deeds of the form, by the same functions. What comes of them is told to the caller as a page would tell it.

use super::answers::{HandedIn, KeptCheck, Neighbours};
use super::body::{Read, pointer};
use super::deed::{Done, Job};
use super::problem::{Misfit, Stopped};
use super::proposal::{self, Proposal};
use crate::report::entry::Found;
use crate::report::{json, pairs};
use crate::web::answer::Lost;
use crate::web::check::{self, Asked};
use crate::web::draft::{Draft, Wrong};
use crate::web::frame::Reading;
use crate::web::link;
use axum::http::StatusCode;
use axum::http::header::IF_MATCH;
use desk::{By, Desk, Refusal, Trouble};
use plan::{Change, Entry, Initiative, InitiativeKey};
use serde_json::json;

/// Tells what a proposal may repeat, and keeps nothing.
pub(super) async fn look(job: &Job<'_>) -> Result<Done, Stopped> {
    let told = proposal::read(job.body)?;
    let site = job.site;
    site.look(&job.caller.asking, |reading| {
        let asked = fresh(reading, job, &told)?;
        let value = json!(Neighbours {
            rule: reading.teller.say("rule-overlaps"),
            compared: asked.check.compared,
            restricted: asked.told.restricted,
            pairs: pairs_of(reading, job, &asked),
        });
        Ok(Done { status: StatusCode::OK, location: None, value })
    })
    .await
}

/// Keeps a check.
pub(super) async fn keep(job: &Job<'_>) -> Result<Done, Stopped> {
    let told = proposal::read(job.body)?;
    let (site, asking) = (job.site, &job.caller.asking);
    let asked = site.look(asking, |reading| fresh(reading, job, &told)).await?;
    let entry = site.record(asking, async |desk, by| desk::make_check(desk, by, &asked.check).await).await?;
    site.look(asking, |reading| {
        let check = reading.view.check(entry.seq).ok_or_else(|| Lost::NotThere(entry.seq.to_string()))?;
        let value = json!(KeptCheck { check, rule: reading.teller.say("rule-overlaps"), pairs: pairs_of(reading, job, &asked) });
        Ok(Done { status: StatusCode::CREATED, location: Some(format!("/checks/{}", entry.seq)), value })
    })
    .await
}

/// Hands in a new initiative, with the check that is kept before.
pub(super) async fn hand_in(job: &Job<'_>) -> Result<Done, Stopped> {
    let told = proposal::read(job.body)?;
    let (site, asking) = (job.site, &job.caller.asking);
    let asked = site.look(asking, |reading| fresh(reading, job, &told)).await?;
    sound(&asked.wrong, &asked.initiative)?;
    let (check, entry) = check::hand_in(site, asking, &asked, false).await?;
    handed_in(StatusCode::CREATED, check, &entry)
}

/// Hands in a correction of what stands in the register: what the body does not tell stays as it is.
pub(super) async fn correct(job: &Job<'_>) -> Result<Done, Stopped> {
    let told = proposal::read_correction(job.body)?;
    let key = named(job);
    let (site, asking) = (job.site, &job.caller.asking);
    let corrected = site
        .look(asking, |reading| {
            let it = reading.view.initiative(&key).ok_or_else(|| Lost::NotThere(key.to_string()))?;
            let mut draft = Draft::from(reading, &it);
            told.value.put(&told.names, reading, &mut draft)?;
            let of_money = told.names.iter().find(|name| ["amount", "currency"].contains(&name.as_str()));
            if let Some(name) = of_money.filter(|_| it.budgets.len() > 1) {
                return Err(unfit(&[name], Refusal::new("sums-several").with("count", it.budgets.len())));
            }
            let (corrected, wrong) = draft.initiative(reading, Some(&it));
            sound(&wrong, &corrected).map(|()| corrected)
        })
        .await?;
    let entry = site
        .record(asking, async |desk, by| {
            unchanged(desk, by, job, &key).await?;
            desk::submit_initiative(desk, by, &corrected, None).await
        })
        .await?;
    handed_in(StatusCode::OK, None, &entry)
}

/// Says that an initiative is still as it stands.
pub(super) async fn confirm(job: &Job<'_>) -> Result<Done, Stopped> {
    let key = named(job);
    let (site, asking) = (job.site, &job.caller.asking);
    site.record(asking, async |desk, by| {
        unchanged(desk, by, job, &key).await?;
        desk::confirm_initiative(desk, by, key.as_str()).await
    })
    .await?;
    site.look(asking, |reading| {
        let told = reading.view.initiative(&key).ok_or_else(|| Lost::NotThere(key.to_string()))?;
        let value = json::one(reading.view, &Found::Initiative(told));
        Ok(Done { status: StatusCode::OK, location: None, value })
    })
    .await
}

/// The initiative that was named in the address.
fn named(job: &Job<'_>) -> InitiativeKey {
    InitiativeKey::new(job.given.get("key").map_or("", String::as_str))
}

/// A proposal of something new, held against what is known. Answers are to neighbours that are shown, or they would be lost.
fn fresh(reading: &Reading<'_>, job: &Job<'_>, told: &Read<Proposal>) -> Result<Asked, Stopped> {
    let mut draft = Draft::default();
    told.value.put(&told.names, reading, &mut draft)?;
    let asked = check::asked(reading, job.site, &draft);
    let shown = |key: &InitiativeKey| asked.check.shown.iter().any(|shown| shown.initiative == *key);
    if let Some(key) = told.value.answered().find(|key| !shown(key)) {
        return Err(unfit(&["answers", key.as_str()], Refusal::new("answer-astray").with("initiative", key)));
    }
    placed(&asked.wrong).map(|()| asked)
}

/// What does not fit at one place of a proposal.
fn unfit(path: &[&str], why: Refusal) -> Stopped {
    Stopped::Unfit("proposal-unfit", vec![Misfit { pointer: pointer(path), why }])
}

/// What a form would say beside its fields, said with their places.
fn placed(wrong: &[Wrong]) -> Result<(), Stopped> {
    let misfit = |Wrong { field, said: _, why }: &Wrong| {
        let name = if *field == "seen-by" { "seen_by" } else { field };
        let why = why.clone().unwrap_or_else(|| Refusal::new("field-unfit").with("name", name));
        Misfit { pointer: pointer(&[name]), why }
    };
    let misfits: Vec<Misfit> = wrong.iter().map(misfit).collect();
    if misfits.is_empty() { Ok(()) } else { Err(Stopped::Unfit("proposal-unfit", misfits)) }
}

/// What is handed in reads well, and has a title.
fn sound(wrong: &[Wrong], it: &Initiative) -> Result<(), Stopped> {
    placed(wrong)?;
    if it.title.is_empty() { Err(unfit(&["title"], Refusal::new("untitled"))) } else { Ok(()) }
}

/// Pairs with their evidence, as far as this reader may see them.
fn pairs_of<'a>(reading: &Reading<'_>, job: &Job<'_>, asked: &'a Asked) -> Vec<pairs::OnePair<'a>> {
    asked.told.pairs.iter().map(|pair| pairs::json(reading.teller, job.site.both(), pair)).collect()
}

/// What was handed in: it waits, or it is in the register at once.
fn handed_in(at_once: StatusCode, check: Option<u64>, entry: &Entry) -> Result<Done, Stopped> {
    let (initiative, waits) = match &entry.change {
        Change::InitiativeRecorded(initiative) => (initiative.key.clone(), false),
        Change::InitiativeSubmitted { initiative, .. } => (initiative.key.clone(), true),
        _ => return Err(Refusal::new("nothing-to-record").into()),
    };
    let (status, location) = match waits {
        true => (StatusCode::ACCEPTED, format!("/submissions/{}", entry.seq)),
        false => (at_once, link::initiative(&initiative).to_string()),
    };
    let value = json!(HandedIn { number: entry.seq, waits, initiative, check });
    Ok(Done { status, location: Some(location), value })
}

/// Refuses a deed on what has changed since the caller read it. `If-Match` holds the mark of an answer, whose number is that of the
/// journal entry it was told from.
async fn unchanged(desk: &mut Desk, by: &By, job: &Job<'_>, key: &InitiativeKey) -> Result<(), Trouble> {
    let Some(told) = job.headers.get(IF_MATCH).map(|value| value.to_str().unwrap_or_default().trim()) else { return Ok(()) };
    // As in a form, what is empty is not said.
    if matches!(told, "" | "*") {
        return Ok(());
    }
    let number = told.trim_start_matches("W/").trim_start_matches('"').split('-').next().and_then(|number| number.parse().ok());
    // not for people: a header
    let unfit = || Refusal::new("parameter-unfit").with("name", "If-Match").with("value", crate::terminal::cut(told, 80));
    let read: u64 = number.ok_or_else(unfit)?;
    desk.catch_up().await?;
    match desk.view(by.viewer.clone(), desk.world().today()).touched(key) {
        Some(touched) if touched > read => {
            Err(Refusal::new("changed-since").with("initiative", key).with("entry", touched).into())
        }
        Some(_) | None => Ok(()),
    }
}
