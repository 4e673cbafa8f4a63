//! The first page: the plan at a glance, for somebody who has never heard of it, and the ways to everything else.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::initiatives::Listed;
use super::link::{self, Link};
use super::map::{self, Drawing};
use super::shares::{Shares, shared};
use super::site::Site;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use plan::{Chosen, StockTake};
use std::sync::Arc;

/// How many lines a short list has.
const SHORT: usize = 5;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/", get(show))
}

/// A section of the plan or a State, with how its cells stand.
struct Share {
    label: String,
    link: String,
    matrix: String,
    shares: Shares,
    told: String,
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    about: String,
    sections: Vec<Share>,
    states: Vec<Share>,
    drawing: Option<Drawing>,
    lately: Vec<Listed>,
    ending: Vec<(String, Told, String)>,
    freshness: String,
    withheld: String,
    gaps: String,
    edition: String,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, page).await
}

fn page(reading: &Reading<'_>) -> Result<Response, Lost> {
    let teller = reading.teller;
    let edition = reading.edition(None)?;
    let take = reading.stock_take(&edition)?;
    let framework = reading.view.framework(&edition.framework());
    let page = Page {
        f: reading.frame(Place::Home, framework.map_or_else(String::new, |it| it.title.show(teller.lang).to_owned())),
        about: framework.map_or_else(String::new, |it| it.nature.show(teller.lang).to_owned()),
        sections: sections(reading, &take),
        states: states(reading, &take),
        drawing: map::draw(reading, &take),
        lately: lately(reading),
        ending: ending(reading),
        freshness: crate::report::stocktake::freshness_told(teller, &take),
        withheld: teller.say_with("withheld-summary", &[("count", i64::from(take.withheld.total()).into())]),
        gaps: crate::report::gaps::told(teller, &take.coverage, &take.gaps, &take.settled),
        edition: reading.link(link::edition(&edition)),
    };
    Ok(answer::html(&page))
}

fn sections(reading: &Reading<'_>, take: &StockTake) -> Vec<Share> {
    let keys = take.coverage.provisions();
    let section = |row: usize, _| keys[row].number().split('.').next().map(str::to_owned);
    let groups = shared(&take.coverage, &take.gaps, &take.settled, section);
    let share = |(number, shares): (String, Shares)| {
        let key = take.edition.provision(&number);
        Share {
            label: format!("{number}. {}", reading.teller.provision_title(&key)),
            link: reading.link(link::provision(&key)),
            matrix: reading.link(Link::to("/matrix").with("provision", &number)),
            told: shares.told(reading),
            shares,
        }
    };
    groups.into_iter().map(share).collect()
}

fn states(reading: &Reading<'_>, take: &StockTake) -> Vec<Share> {
    let groups = shared(&take.coverage, &take.gaps, &take.settled, |_, column| Some(column));
    let share = |(column, shares): (usize, Shares)| {
        let key = &take.coverage.states()[column];
        Share {
            label: reading.teller.party_in_full(key),
            link: reading.link(link::party(key)),
            matrix: facts::list(reading, "state", key.as_str()),
            told: shares.told(reading),
            shares,
        }
    };
    groups.into_iter().map(share).collect()
}

fn lately(reading: &Reading<'_>) -> Vec<Listed> {
    let lately = reading.figures.lists.made(reading.standpoint(), "lately", || Chosen::lately(reading.view, SHORT));
    lately.read(reading.view, 0..SHORT).map(|(it, life)| Listed::of(reading, &it, life)).collect()
}

/// What runs and ends soonest.
fn ending(reading: &Reading<'_>) -> Vec<(String, Told, String)> {
    let ending = reading.figures.lists.made(reading.standpoint(), "ending", || Chosen::ending_next(reading.view, SHORT));
    let told = |(it, _): (plan::Released<&plan::Initiative>, _)| {
        let end = it.period.end.map_or_else(String::new, |end| reading.teller.partial(end));
        (end, facts::initiative(reading, &it.key), reading.teller.states(&it))
    };
    ending.read(reading.view, 0..SHORT).map(told).collect()
}
