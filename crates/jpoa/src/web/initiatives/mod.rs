//! Initiatives: the list with its filters, and the page of each one.

mod claims;
mod record;
mod table;
mod timeline;

use super::answer::{self, Download, Lost};
use super::asking::Asking;
use super::facts::Tongue;
use super::frame::{Frame, Place, Reading};
use super::link;
use super::sieve::{Choice, Sieve};
use super::site::Site;
use crate::notice::Question;
use crate::report::{Report, initiatives as sheet, json};
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use plan::{Chosen, Initiative, InitiativeKey, Life, Order, Released};
use serde::Deserialize;
use std::sync::Arc;
use table::Wide;
use timeline::Timeline;

/// How many initiatives stand on one page of the list.
const PAGE: usize = 50;

/// How many hits of a search are gone through.
const FOUND: usize = 1000;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/initiatives", get(list)).route("/initiatives/{*key}", get(record::show))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(flatten)]
    sieve: Sieve,
    #[serde(default)]
    sort: String,
    /// As a list, as a wide table, or drawn through the years.
    #[serde(default)]
    shape: String,
    #[serde(default)]
    page: String,
    format: Option<Download>,
}

/// One line of a list of initiatives, here and on other pages.
pub(crate) struct Listed {
    pub(crate) link: String,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) tongue: Tongue,
    pub(crate) providers: String,
    pub(crate) states: String,
    pub(crate) years: String,
    pub(crate) life: String,
    pub(crate) runs: bool,
}

impl Listed {
    pub(crate) fn of(reading: &Reading<'_>, initiative: &Initiative, life: Life) -> Self {
        let teller = reading.teller;
        Self {
            link: reading.link(link::initiative(&initiative.key)),
            reference: crate::terminal::tame(initiative.key.reference()),
            title: crate::terminal::tame(initiative.title.show(teller.lang)),
            tongue: Tongue::of(reading, &initiative.title),
            providers: teller.providers(initiative),
            states: teller.states(initiative),
            years: teller.years(initiative),
            life: teller.life(life),
            runs: life == Life::Running,
        }
    }
}

#[derive(Template)]
#[template(path = "initiatives/list.html")]
struct List<'a> {
    f: Frame<'a>,
    sieve: &'a Sieve,
    count: usize,
    listed: Vec<Listed>,
    wide: Vec<Wide>,
    timeline: Option<Timeline>,
    watch: String,
    shapes: Vec<Choice>,
    /// In which order they stand where none is asked for.
    usual_order: &'static str,
    sorts: Vec<Choice>,
    provisions: Vec<Choice>,
    states: Vec<Choice>,
    parties: Vec<Choice>,
    funders: Vec<Choice>,
    lives: Vec<Choice>,
    kinds: Vec<Choice>,
    page: usize,
    pages: usize,
    before: Option<String>,
    after: Option<String>,
}

async fn list(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    site.page(&asking, |reading| {
        let chosen = found(reading, &site, &asked.sieve, order(reading, &asked.sort))?;
        match asked.format {
            Some(format) => Ok(download(reading, &chosen.all(reading.view), format)),
            None => page(reading, &asked, &chosen),
        }
    })
    .await
}

/// What fits the filters, in the order asked for; where words are typed, best first and forgiving of spelling, forms and alphabets.
pub(crate) fn found(reading: &Reading<'_>, site: &Site, sieve: &Sieve, order: Option<Order>) -> Result<Arc<Chosen>, Lost> {
    let view = reading.view;
    let mut filter = sieve.filter(reading)?;
    if std::mem::take(&mut filter.words).is_empty() {
        return Ok(reading.list(&filter, order.as_slice()));
    }
    let what = format!("{filter:?} {order:?} {}", sieve.words);
    Ok(reading.figures.lists.made(reading.standpoint(), what, || {
        let hits = site.finder().find(view, &sieve.words, FOUND);
        let found = hits.iter().filter_map(|hit| view.initiative(&InitiativeKey::new(hit.key.clone())));
        let mut chosen = Chosen::of_these(view, &filter, found);
        order.iter().for_each(|order| chosen.sort(view, *order));
        chosen
    }))
}

/// The order asked for; none where a list stays as it is.
fn order(reading: &Reading<'_>, by: &str) -> Option<Order> {
    match by {
        "title" => Some(Order::Title(reading.teller.lang)),
        "newest" => Some(Order::Newest),
        "ending" => Some(Order::Ending),
        "heard" => Some(Order::Heard),
        _ => None,
    }
}

fn download(reading: &Reading<'_>, chosen: &[(Released<&Initiative>, Life)], format: Download) -> Response {
    let teller = reading.teller;
    let report = || Report {
        title: teller.say("section-initiatives"),
        lead: vec![teller.lead()],
        sections: vec![sheet::section(teller, teller.say("section-initiatives"), chosen)],
    };
    answer::file(reading, "initiatives", format, report, || json::initiatives(teller, chosen))
}

fn page(reading: &Reading<'_>, asked: &Asked, chosen: &Chosen) -> Result<Response, Lost> {
    let teller = reading.teller;
    let pages = chosen.len().div_ceil(PAGE).max(1);
    let page = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let to = |number: usize| {
        let link = asked
            .sieve
            .link("/initiatives")
            .with("sort", &asked.sort)
            .with("shape", &asked.shape)
            .with("page", number.to_string());
        reading.link(link)
    };
    let from = (page - 1) * PAGE;
    let shown: Vec<_> = chosen.read(reading.view, from..from + PAGE).collect();
    let is_wide = asked.shape == "table";
    let timeline = (asked.shape == "timeline").then(|| timeline::draw(reading, &shown));
    let shapes = [("", "shape-list"), ("table", "shape-table"), ("timeline", "shape-timeline")].map(|(shape, key)| Choice {
        value: shape.to_owned(),
        label: teller.say(key),
        chosen: shape == asked.shape,
    });
    let sorts = ["title", "newest", "ending", "heard"].map(|by| Choice {
        value: by.to_owned(),
        label: teller.say(&format!("sort-{by}")),
        chosen: by == asked.sort,
    });
    let edition = asked.sieve.edition_key(reading)?;
    let provisions = reading.view.edition(&edition).map_or(&[][..], |read| read.provisions).iter().map(|provision| Choice {
        value: provision.key.number().to_owned(),
        label: format!("{}  {}", provision.key.number(), provision.title.show(teller.lang)),
        chosen: provision.key.number() == asked.sieve.provision,
    });
    let list = List {
        f: reading.frame(Place::Initiatives, teller.say("section-initiatives")),
        sieve: &asked.sieve,
        count: chosen.len(),
        wide: shown.iter().filter(|_| is_wide).map(|(it, life)| Wide::of(reading, it, *life)).collect(),
        listed: shown
            .iter()
            .filter(|_| !is_wide && timeline.is_none())
            .map(|(it, life)| Listed::of(reading, it, *life))
            .collect(),
        timeline,
        watch: reading.watch(&Question::Search(Box::new(asked.sieve.clone()))),
        shapes: shapes.into(),
        usual_order: if asked.sieve.words.trim().is_empty() { "sort-address" } else { "sort-fit" },
        sorts: sorts.into(),
        provisions: provisions.collect(),
        states: asked.sieve.states(reading),
        parties: asked.sieve.parties(reading),
        funders: asked.sieve.funders(reading),
        lives: asked.sieve.lives(reading),
        kinds: asked.sieve.kinds(reading),
        page,
        pages,
        before: (page > 1).then(|| to(page - 1)),
        after: (page < pages).then(|| to(page + 1)),
    };
    Ok(answer::html(&list))
}
