//! Challenges: what stands in the way of provisions and initiatives, how gravely, who answers for it, and what answers it.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Fact, Facts, Told};
use super::frame::{Frame, Place, Reading};
use super::link;
use super::site::Site;
use crate::report::word;
use crate::terminal::tame;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use plan::{Challenge, ChallengeStanding};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/challenges", get(list)).route("/challenges/{key}", get(show))
}

/// A challenge as lists show it, here and on other pages.
pub(crate) struct Listed {
    pub(crate) title: Told,
    pub(crate) standing: String,
    pub(crate) open: bool,
    pub(crate) severity: String,
    pub(crate) kind: String,
    pub(crate) owner: Option<Told>,
    pub(crate) states: String,
    pub(crate) hinders: Vec<Told>,
    pub(crate) answers: usize,
}

impl Listed {
    pub(crate) fn of(reading: &Reading<'_>, challenge: &Challenge) -> Self {
        let teller = reading.teller;
        let states: Vec<&str> = challenge.states.iter().map(plan::PartyKey::as_str).collect();
        let everywhere = || teller.say("challenges-everywhere");
        Self {
            title: Told::leading(tame(challenge.title.show(teller.lang)), reading.link(link::challenge(&challenge.key))),
            standing: standing(reading, challenge),
            open: challenge.standing == ChallengeStanding::Open,
            severity: teller.say(&format!("gravity-{}", word(&challenge.severity))),
            kind: kind(reading, challenge),
            owner: challenge.owner.as_ref().map(|key| Told { text: teller.party(key), ..facts::party(reading, key) }),
            states: if states.is_empty() { everywhere() } else { tame(&states.join(" ")) },
            hinders: challenge
                .provisions
                .iter()
                .map(|key| Told::leading(key.number(), reading.link(link::provision(key))))
                .collect(),
            answers: challenge.answered_by.len(),
        }
    }
}

fn standing(reading: &Reading<'_>, challenge: &Challenge) -> String {
    reading.teller.say(&format!("challenge-{}", word(&challenge.standing)))
}

fn kind(reading: &Reading<'_>, challenge: &Challenge) -> String {
    reading.teller.say(&format!("challenge-kind-{}", word(&challenge.kind)))
}

/// All challenges in the order of the stock-take: open ones first, the gravest first among them.
pub(crate) fn in_order(reading: &Reading<'_>) -> Vec<Challenge> {
    let mut all: Vec<Challenge> = reading.view.challenges().collect();
    all.sort_by_key(|challenge| (challenge.standing, std::cmp::Reverse(challenge.severity)));
    all
}

#[derive(Template)]
#[template(path = "challenges/list.html")]
struct List<'a> {
    f: Frame<'a>,
    summary: String,
    challenges: Vec<Listed>,
}

async fn list(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| {
        let all = in_order(reading);
        let open = all.iter().filter(|challenge| challenge.standing == ChallengeStanding::Open).count();
        let values = [("open", (open as i64).into()), ("answered", ((all.len() - open) as i64).into())];
        let page = List {
            f: reading.frame(Place::None, reading.teller.say("section-challenges")),
            summary: reading.teller.say_with("challenges-summary", &values),
            challenges: all.iter().map(|challenge| Listed::of(reading, challenge)).collect(),
        };
        Ok(answer::html(&page))
    })
    .await
}

#[derive(Template)]
#[template(path = "challenges/challenge.html")]
struct Page<'a> {
    f: Frame<'a>,
    standing: String,
    open: bool,
    text: Told,
    facts: Vec<Fact>,
    answers: Vec<Told>,
    sources: Vec<Told>,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(key): Path<String>) -> Response {
    site.page(&asking, |reading| match reading.view.challenges().find(|challenge| challenge.key.as_str() == key) {
        Some(challenge) => Ok(page(reading, &challenge)),
        None => Err(Lost::NotThere(key)),
    })
    .await
}

fn page(reading: &Reading<'_>, challenge: &Challenge) -> Response {
    let teller = reading.teller;
    let mut told = Facts::default();
    told.text(reading, "column-kind", kind(reading, challenge));
    told.text(reading, "column-severity", teller.say(&format!("gravity-{}", word(&challenge.severity))));
    told.add(reading, "challenges-owner", challenge.owner.iter().map(|key| facts::party(reading, key)).collect::<Vec<_>>());
    told.add(
        reading,
        "challenges-raised-by",
        challenge.raised_by.iter().map(|key| facts::party(reading, key)).collect::<Vec<_>>(),
    );
    told.text(reading, "show-since", challenge.since.map_or_else(String::new, |date| teller.partial(date)));
    let states: Vec<Told> = challenge.states.iter().map(|key| facts::party(reading, key)).collect();
    let everywhere = [Told::plain(teller.say("challenges-everywhere"))];
    told.add(reading, "column-states", if states.is_empty() { everywhere.into() } else { states });
    let provisions = challenge.provisions.iter().map(|key| facts::provision(reading, key).noted(key.edition().to_string()));
    told.add(reading, "column-hinders", provisions.collect::<Vec<_>>());
    told.add(
        reading,
        "challenges-hinders-initiatives",
        challenge.initiatives.iter().map(|key| facts::initiative(reading, key)).collect::<Vec<_>>(),
    );
    told.add(reading, "show-outcome", [facts::texts(reading, &challenge.outcome)]);
    let page = Page {
        f: reading.frame(Place::None, tame(challenge.title.show(teller.lang))),
        standing: standing(reading, challenge),
        open: challenge.standing == ChallengeStanding::Open,
        text: facts::texts(reading, &challenge.text),
        facts: told.0,
        answers: challenge.answered_by.iter().map(|key| facts::initiative(reading, key)).collect(),
        sources: facts::sources(&challenge.sources).collect(),
    };
    answer::html(&page)
}
