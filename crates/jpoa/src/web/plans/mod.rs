//! The plan's text: frameworks and their editions, an edition to read from top to bottom, and each provision at its permanent address.

mod beside;
mod edition;
mod provision;

use super::answer::{self, Lost};
use super::asking::Asking;
use super::frame::{Frame, Place, Reading};
use super::link;
use super::site::Site;
use crate::report::word;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/plans", get(list))
        .route("/plans/{framework}/{edition}", get(edition::show))
        .route("/plans/{framework}/{edition}/{number}", get(provision::show))
}

/// A framework with its editions.
struct Shelf {
    title: String,
    nature: String,
    editions: Vec<Volume>,
}

/// An edition as the list shows it.
struct Volume {
    link: String,
    title: String,
    standing: String,
    adopted: String,
    in_force: bool,
}

#[derive(Template)]
#[template(path = "plans/list.html")]
struct List<'a> {
    f: Frame<'a>,
    shelves: Vec<Shelf>,
}

async fn list(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| {
        Ok(answer::html(&List { f: reading.frame(Place::Plan, reading.teller.say("site-plan")), shelves: shelves(reading) }))
    })
    .await
}

/// The region's own plan first, then what it serves.
fn shelves(reading: &Reading<'_>) -> Vec<Shelf> {
    let teller = reading.teller;
    let own = reading.view.region().map(|region| region.plan.clone());
    let mut editions: Vec<&plan::Edition> = reading.view.editions().collect();
    let framework = |edition: &plan::Edition| edition.key.framework();
    editions.sort_by_key(|edition| {
        let is_other = own.as_ref().is_none_or(|own| own.framework() != framework(edition));
        (is_other, framework(edition), std::cmp::Reverse(edition.adopted.map(plan::PartialDate::first_day)))
    });
    let volume = |edition: &&plan::Edition| Volume {
        link: reading.link(link::edition(&edition.key)),
        title: edition.title.show(teller.lang).to_owned(),
        standing: teller.say(&format!("edition-{}", word(&edition.standing))),
        adopted: edition.adopted.map_or_else(String::new, |date| teller.partial(date)),
        in_force: own.as_ref() == Some(&edition.key),
    };
    editions
        .chunk_by(|a, b| framework(a) == framework(b))
        .filter_map(|of_one| {
            let framework = reading.view.framework(&framework(of_one.first()?))?;
            Some(Shelf {
                title: framework.title.show(teller.lang).to_owned(),
                nature: framework.nature.show(teller.lang).to_owned(),
                editions: of_one.iter().map(volume).collect(),
            })
        })
        .collect()
}

/// An edition that may be read, or a page that says it is not there.
fn read<'a>(reading: &Reading<'a>, framework: &str, label: &str) -> Result<plan::ReadEdition<'a>, Lost> {
    let key = plan::EditionKey::new(format!("{framework}/{label}"));
    reading.view.edition(&key).ok_or_else(|| Lost::NotThere(key.to_string()))
}
