//! Initiatives: the list with its filters, and the page of each one.

mod claims;
mod record;
mod table;
mod timeline;

use super::answer::{self, Download, Lost};
use super::asking::Asking;
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
use plan::{Initiative, InitiativeKey, Life, Released};
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
        let mut chosen = found(reading, &site, &asked.sieve)?;
        sort(reading, &mut chosen, &asked.sort);
        match asked.format {
            Some(format) => Ok(download(reading, &chosen, format)),
            None => page(reading, &asked, &chosen),
        }
    })
    .await
}

pub(crate) type Chosen<'a> = Vec<(Released<&'a Initiative>, Life)>;

/// What fits the filters; where words are typed, best first and forgiving of spelling, forms and alphabets.
pub(crate) fn found<'a>(reading: &Reading<'a>, site: &Site, sieve: &Sieve) -> Result<Chosen<'a>, Lost> {
    let mut filter = sieve.filter(reading)?;
    if std::mem::take(&mut filter.words).is_empty() {
        return Ok(plan::choose(reading.view, &filter));
    }
    let hits = site.finder().find(reading.view, &sieve.words, FOUND);
    let found = hits.iter().filter_map(|hit| reading.view.initiative(&InitiativeKey::new(hit.key.clone())));
    Ok(plan::choose_among(reading.view, &filter, found))
}

/// Puts a list in the order asked for; as it is where none is.
fn sort(reading: &Reading<'_>, chosen: &mut Chosen<'_>, by: &str) {
    let start = |it: &Initiative| it.period.start.map(plan::PartialDate::first_day);
    let end = |it: &Initiative| it.period.end.map(plan::PartialDate::last_day);
    match by {
        "title" => chosen.sort_by_cached_key(|(it, _)| it.title.show(reading.teller.lang).to_lowercase()),
        "newest" => chosen.sort_by_key(|(it, _)| std::cmp::Reverse(start(it))),
        "ending" => chosen.sort_by_key(|(it, life)| (*life != Life::Running, end(it).is_none(), end(it))),
        "heard" => chosen.sort_by_key(|(it, _)| it.heard().map(plan::PartialDate::last_day)),
        _ => {}
    }
}

fn download(reading: &Reading<'_>, chosen: &Chosen<'_>, format: Download) -> Response {
    let teller = reading.teller;
    let report = || Report {
        title: teller.say("section-initiatives"),
        lead: vec![teller.lead()],
        sections: vec![sheet::section(teller, teller.say("section-initiatives"), chosen)],
    };
    answer::file(reading, "initiatives", format, report, || json::initiatives(teller, chosen))
}

fn page(reading: &Reading<'_>, asked: &Asked, chosen: &Chosen<'_>) -> Result<Response, Lost> {
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
    let shown = &chosen[from..chosen.len().min(from + PAGE)];
    let is_wide = asked.shape == "table";
    let timeline = (asked.shape == "timeline").then(|| timeline::draw(reading, shown));
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
