//! The desk of whoever works with the register: what is theirs and due, what they handed in, what waits for them, and the deeds on one
//! initiative.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::draft::STATUSES;
use super::facts::{self, Fact, Facts, Told, Tongue};
use super::frame::{Frame, Place, Reading};
use super::initiatives::Listed;
use super::link::{self, Link};
use super::seen_by;
use super::sieve::Choice;
use super::site::Site;
use crate::report::word;
use crate::terminal::tame;
use askama::Template;
use axum::Router;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use desk::Refusal;
use plan::{
    Because, Bond, Date, Deed, Initiative, InitiativeKey, Life, PartialDate, Status, Submission, SubmissionKey,
    SubmissionStanding, Texts, Viewer, life,
};
use serde::Deserialize;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/entries", get(show)).route("/act", post(act)).route("/judge", post(judge))
}

/// One of the reader's initiatives, with what is due on it.
struct Own {
    listed: Listed,
    key: String,
    heard: String,
    due: bool,
}

/// What was handed in, with what can be done about it.
struct Waiting {
    number: String,
    title: String,
    tongue: Tongue,
    told: String,
    standing: String,
    said: String,
    check: Option<String>,
    facts: Vec<Fact>,
    corrects: Option<Told>,
    judges: bool,
    holds: bool,
}

#[derive(Template)]
#[template(path = "entries/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    works: bool,
    /// Where the reader's workbook can be had.
    workbook: Option<String>,
    due: Vec<Own>,
    own: Vec<Own>,
    waiting: Vec<Waiting>,
    settled: Vec<Waiting>,
    checks: Vec<Told>,
    rule: String,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| Ok(page(reading))).await
}

fn page(reading: &Reading<'_>) -> Response {
    let teller = reading.teller;
    let view = reading.view;
    let within = view.region().map_or(365, |region| region.confirm_within_days);
    let fresh_from = view.as_at().saturating_sub(jiff::Span::new().days(i64::from(within)));
    let party = view.viewer().party();
    let mine = view.initiatives().filter(|it| party.is_some_and(|party| it.roles.includes(party)));
    let (mut due, own): (Vec<Own>, Vec<Own>) = mine.map(|it| owned(reading, &it, fresh_from)).partition(|own| own.due);
    due.sort_by(|a, b| a.heard.cmp(&b.heard));
    let concerned: Vec<&Submission> = view.submissions().collect();
    let (waiting, settled): (Vec<&Submission>, Vec<&Submission>) =
        concerned.into_iter().partition(|submission| submission.standing == SubmissionStanding::Waiting);
    let checks = view.checks().map(|made| {
        let number = teller.say_with("check-numbered", &[("number", teller.words.number(made.entry as i64).into())]);
        Told::leading(number, format!("/checks/{}", made.entry)).noted(format!(
            "{} · {}",
            tame(made.check.proposal.title.show(teller.lang)),
            teller.partial(made.on)
        ))
    });
    let values = [("days", i64::from(within).into())];
    let f = reading.frame(Place::Entries, teller.say("entries-title"));
    let page = Page {
        works: reading.works(),
        workbook: party.map(|party| f.office(&["workbook-", party.as_str(), ".xlsx"].concat())),
        f,
        due,
        own,
        waiting: waiting.into_iter().map(|submission| submitted(reading, submission)).collect(),
        settled: settled.into_iter().take(20).map(|submission| submitted(reading, submission)).collect(),
        checks: checks.take(20).collect(),
        rule: teller.say_with("entries-rule", &values),
    };
    answer::html(&page)
}

/// Due is what runs or is meant and was not heard of within the agreed interval.
fn owned(reading: &Reading<'_>, it: &Initiative, fresh_from: Date) -> Own {
    let life = life(it, reading.view.as_at());
    let heard = it.heard();
    let goes_on = matches!(life, Life::Running | Life::Intended | Life::Suspended | Life::Unclear);
    let listed = Listed::of(reading, it, life);
    Own {
        key: it.key.to_string(),
        heard: heard.map_or_else(|| reading.teller.say("show-never-confirmed"), |date| reading.teller.partial(date)),
        due: goes_on && heard.is_none_or(|date| date.last_day() < fresh_from),
        listed,
    }
}

fn submitted(reading: &Reading<'_>, submission: &Submission) -> Waiting {
    let (teller, it) = (reading.teller, &submission.initiative);
    let mut facts = Facts::default();
    facts.proposed(reading, it);
    let held: Vec<String> = it.held_by.iter().map(|state| teller.party_in_full(state)).collect();
    facts.text(reading, "entries-held", held.join(", "));
    let values = [("by", teller.party_in_full(&submission.by).into()), ("date", teller.partial(submission.on).into())];
    let waits = submission.standing == SubmissionStanding::Waiting;
    let viewer = reading.view.viewer();
    let here =
        viewer.party().is_some_and(|party| it.places.iter().any(|place| place.state == *party) && !it.held_by.contains(party));
    Waiting {
        number: submission.key.to_string(),
        title: tame(it.title.show(teller.lang)),
        tongue: Tongue::of(reading, &it.title),
        told: teller.say_with("entries-handed-in", &values),
        standing: teller.say(&format!("submission-{}", submission.standing.name())),
        said: tame(submission.said.show(teller.lang)),
        check: submission.check.filter(|number| reading.view.check(*number).is_some()).map(|number| format!("/checks/{number}")),
        corrects: reading.view.initiative(&it.key).map(|_| facts::initiative(reading, &it.key)),
        facts: facts.0,
        judges: waits && viewer.may(Deed::JudgeSubmission, Bond::None),
        holds: waits && here && viewer.may(Deed::HoldInitiative, Bond::Territory),
    }
}

/// What can be done on the page of one initiative.
pub(crate) struct Deeds {
    pub(crate) key: String,
    pub(crate) confirm: bool,
    pub(crate) correct: Option<String>,
    pub(crate) statuses: Vec<Choice>,
    pub(crate) reasons: Vec<Choice>,
    /// The States for which the viewer may hold it back, or let it go.
    pub(crate) hold: Vec<Choice>,
    pub(crate) release: Vec<Choice>,
    /// Who may see it now, and who else could; empty where that is not for the viewer to settle.
    pub(crate) levels: Vec<Choice>,
    pub(crate) seen_by: String,
}

impl Deeds {
    pub(crate) fn any(&self) -> bool {
        let Self { key: _, confirm, correct, statuses, reasons: _, hold, release, levels, seen_by: _ } = self;
        let choices = [statuses, hold, release, levels];
        *confirm || correct.is_some() || choices.iter().any(|choices| !choices.is_empty())
    }

    /// What this reader may do on an initiative.
    pub(crate) fn of(reading: &Reading<'_>, it: &Initiative) -> Self {
        let teller = reading.teller;
        let viewer = reading.view.viewer();
        let bond = viewer.bond(it);
        let may = |deed| viewer.may(deed, bond);
        let choice = |value: String, label: String| Choice { chosen: false, value, label };
        let mut deeds = Self {
            key: it.key.to_string(),
            confirm: may(Deed::ConfirmInitiative),
            correct: may(Deed::RecordInitiative).then(|| format!("/correct/{}", it.key)),
            statuses: Vec::new(),
            reasons: Vec::new(),
            hold: Vec::new(),
            release: Vec::new(),
            levels: Vec::new(),
            seen_by: String::new(),
        };
        if may(Deed::SetVisibility) {
            let (level, names) = seen_by::written(reading, &it.visibility);
            (deeds.levels, deeds.seen_by) = (seen_by::levels(reading, level), names);
        }
        if may(Deed::SetStatus) {
            let others = STATUSES.into_iter().filter(|status| *status != it.status);
            deeds.statuses = others.map(|one| choice(word(&one), teller.say(&format!("status-{}", one.name())))).collect();
            deeds.reasons = Because::GIVEN.map(|one| choice(word(&one), teller.say(&format!("because-{}", word(&one))))).into();
        }
        if may(Deed::HoldInitiative) {
            for place in &it.places {
                let speaks = matches!(viewer, Viewer::Secretariat(_)) || viewer.party() == Some(&place.state);
                let list = if it.held_by.contains(&place.state) { &mut deeds.release } else { &mut deeds.hold };
                let known = list.iter().any(|known: &Choice| known.value == place.state.as_str());
                if speaks && !known {
                    list.push(choice(place.state.to_string(), teller.party_in_full(&place.state)));
                }
            }
        }
        deeds
    }
}

/// A deed on one initiative, as a form sends it.
#[derive(Deserialize)]
struct Act {
    deed: String,
    initiative: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    because: String,
    #[serde(default)]
    end: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    visibility: String,
    #[serde(default, rename = "seen-by")]
    seen_by: String,
    /// Whether to come back to the own entries.
    #[serde(default)]
    back: String,
}

async fn act(State(site): State<Arc<Site>>, asking: Asking, Form(act): Form<Act>) -> Response {
    let done = site
        .record(&asking, async |desk, by| {
            let it = &act.initiative;
            match act.deed.as_str() {
                "confirm" => desk::confirm_initiative(desk, by, it).await,
                "status" => {
                    let status = STATUSES.into_iter().find(|status| status.name() == act.status).unwrap_or(Status::Unknown);
                    let because = Because::GIVEN
                        .into_iter()
                        .find(|because| word(because) == act.because)
                        .filter(|_| matches!(status, Status::Cancelled | Status::Suspended));
                    let end = match act.end.as_str() {
                        "" => None,
                        text => Some(PartialDate::parse(text).ok_or_else(|| Refusal::new("day-unreadable").with("text", text))?),
                    };
                    desk::set_status(desk, by, it, status, because, end).await
                }
                "hold" => desk::hold_initiative(desk, by, it, &act.state.as_str().into()).await,
                "visibility" => {
                    let visibility = {
                        let view = desk.view(by.viewer.clone(), desk.world().today());
                        seen_by::read(&view, &act.visibility, &act.seen_by)?
                    };
                    desk::set_visibility(desk, by, it, visibility).await
                }
                "release" => desk::release_initiative(desk, by, it, &act.state.as_str().into()).await,
                _ => Err(Refusal::new("nothing-to-record").into()),
            }
        })
        .await;
    match done {
        Ok(_) => {
            let there = match act.back.as_str() {
                "entries" => Link::to("/entries"),
                _ => link::initiative(&InitiativeKey::new(&act.initiative)),
            };
            Redirect::to(&there.with("said", "recorded").to_string()).into_response()
        }
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}

/// A word on what was handed in.
#[derive(Deserialize)]
struct Judge {
    submission: SubmissionKey,
    deed: String,
    #[serde(default)]
    because: String,
}

async fn judge(State(site): State<Arc<Site>>, asking: Asking, Form(judge): Form<Judge>) -> Response {
    let lang = crate::report::content_language(asking.language);
    let done = site
        .record(&asking, async |desk, by| match judge.deed.as_str() {
            "accept" => desk::accept_submission(desk, by, judge.submission).await,
            "return" => desk::return_submission(desk, by, judge.submission, &Texts::one(lang, judge.because.trim())).await,
            "hold" => {
                let state = by.viewer.party().cloned().ok_or_else(|| Refusal::new("public-reads-only"))?;
                desk::hold_submission(desk, by, judge.submission, &state).await
            }
            _ => Err(Refusal::new("nothing-to-record").into()),
        })
        .await;
    match done {
        Ok(_) => Redirect::to("/entries?said=recorded").into_response(),
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}
