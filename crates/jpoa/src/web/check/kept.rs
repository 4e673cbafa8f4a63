//! The page of a check that was kept: for the funding file, on paper, with its number.

use super::super::answer::{self, Lost};
use super::super::asking::Asking;
use super::super::facts::{self, Fact, Facts, Told};
use super::super::frame::{Frame, Place, Reading};
use super::super::site::Site;
use crate::report::pairs;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use plan::{Initiative, MadeCheck};
use std::sync::Arc;

/// A neighbour as it was shown.
struct Shown {
    told: Told,
    percent: u8,
    suspected: String,
    answer: String,
    now: String,
}

#[derive(Template)]
#[template(path = "check/kept.html")]
struct Page<'a> {
    f: Frame<'a>,
    paper: Option<String>,
    made: String,
    compared: String,
    facts: Vec<Fact>,
    shown: Vec<Shown>,
    restricted: Option<String>,
    model: String,
}

pub(crate) async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(number): Path<u64>) -> Response {
    site.page(&asking, |reading| {
        let made = reading.view.check(number).ok_or_else(|| Lost::NotThere(number.to_string()))?;
        Ok(page(reading, &made))
    })
    .await
}

fn page(reading: &Reading<'_>, made: &MadeCheck) -> Response {
    let teller = reading.teller;
    let number = teller.words.number(made.entry as i64);
    let shown = made.check.shown.iter().map(|shown| Shown {
        told: facts::initiative(reading, &shown.initiative),
        percent: shown.percent,
        suspected: pairs::ruling(teller, shown.suspected),
        answer: shown
            .answer
            .map_or_else(|| teller.say("check-unanswered"), |answer| teller.say(&format!("answer-{}", answer.name()))),
        now: reading.view.initiative(&shown.initiative).map_or_else(String::new, |it| pairs::told(teller, &it)),
    });
    let frame = reading.frame(Place::Check, teller.say_with("check-numbered", &[("number", number.into())]));
    let page = Page {
        paper: frame.paper(&["check", &made.entry.to_string()].join("-")),
        f: frame,
        made: pairs::made(teller, made),
        compared: pairs::compared(teller, made),
        facts: proposal(reading, &made.check.proposal).0,
        shown: shown.collect(),
        restricted: pairs::withheld(teller, made.check.restricted as usize),
        model: made.check.model.to_string(),
    };
    answer::html(&page)
}

/// The proposal, its title first.
fn proposal(reading: &Reading<'_>, it: &Initiative) -> Facts {
    let mut facts = Facts::default();
    facts.add(reading, "column-title", [facts::texts(reading, &it.title)]);
    facts.proposed(reading, it);
    facts
}
