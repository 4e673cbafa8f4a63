//! The accessibility statement: what was examined for barriers, when and with what outcome, told from the outcome of the last run of
//! `cargo xtask test browser`, and whom to tell of a barrier. It examines nothing itself.

use super::answer;
use super::asking::Asking;
use super::frame::{Frame, Place};
use super::site::Site;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use plan::PartialDate;
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// What the last run wrote down.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Outcome {
    on: String,
    axe: String,
    browser: String,
    /// Kinds of pages; each was visited in both languages and themes, signed in and out.
    pages: i64,
    visits: i64,
    violations: i64,
}

static OUTCOME: LazyLock<Outcome> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../../docs/accessibility.json")).unwrap_or_default());

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/accessibility", get(show))
}

#[derive(Template)]
#[template(path = "accessibility/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    examined: String,
    found: String,
    whom: String,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| {
        let (teller, outcome) = (reading.teller, &*OUTCOME);
        let day = PartialDate::parse(&outcome.on).map_or_else(String::new, |date| teller.partial(date));
        let examined = [
            ("date", day.into()),
            ("pages", outcome.pages.into()),
            ("visits", outcome.visits.into()),
            ("axe", outcome.axe.clone().into()),
            ("browser", outcome.browser.clone().into()),
        ];
        let secretariat = reading.view.region().map_or_else(String::new, |region| teller.party_in_full(&region.secretariat));
        Ok(answer::html(&Page {
            f: reading.frame(Place::None, teller.say("accessibility-title")),
            examined: teller.say_with("accessibility-examined", &examined),
            found: teller.say_with("accessibility-found", &[("count", outcome.violations.into())]),
            whom: teller.say_with("accessibility-whom", &[("party", secretariat.into())]),
        }))
    })
    .await
}
