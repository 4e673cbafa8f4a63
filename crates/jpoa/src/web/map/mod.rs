//! The map: how many initiatives run in each State, drawn from boundaries kept beside this file, with the same figures as a table and in
//! a sentence. The disclaimer and the source belong to the drawing and stand wherever it is drawn.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::link;
use super::site::Site;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use plan::{ByLife, Life, PartyKey, StockTake};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/map", get(show))
}

/// The file of boundaries; its origin is told in `ORIGIN.md`.
#[derive(Deserialize)]
struct Boundaries {
    width: u32,
    height: u32,
    land: String,
    states: BTreeMap<String, Outline>,
}

/// A State on the map: its outline, and where its name stands.
#[derive(Deserialize)]
struct Outline {
    path: String,
    middle: (u32, u32),
}

static BOUNDARIES: LazyLock<Option<Boundaries>> = LazyLock::new(|| serde_json::from_str(include_str!("boundaries.json")).ok());

/// From how many running initiatives each shade is drawn.
const SHADES: [u32; 5] = [1, 5, 10, 20, 40];

/// A State as it is drawn.
pub(crate) struct Drawn {
    pub(crate) path: &'static str,
    pub(crate) name_at: (u32, u32),
    pub(crate) link: String,
    pub(crate) name: String,
    pub(crate) figure: String,
    pub(crate) shade: usize,
}

/// The drawing with its key.
pub(crate) struct Drawing {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) land: &'static str,
    pub(crate) states: Vec<Drawn>,
    /// Each shade with the numbers it stands for.
    pub(crate) key: Vec<(usize, String)>,
    /// All of it in a sentence.
    pub(crate) told: String,
}

/// Draws what a stock-take counts; none where no State of the matrix has boundaries here.
pub(crate) fn draw(reading: &Reading<'_>, take: &StockTake<'_>) -> Option<Drawing> {
    let boundaries = BOUNDARIES.as_ref()?;
    let drawn = |(state, lives): &(PartyKey, ByLife)| {
        let outline = boundaries.states.get(state.as_str())?;
        let running = lives[Life::Running as usize];
        let name = reading.teller.party_in_full(state);
        Some(Drawn {
            path: &outline.path,
            name_at: outline.middle,
            link: reading.link(link::party(state)),
            name,
            figure: reading.teller.words.number(running),
            shade: SHADES.iter().filter(|from| running >= **from).count(),
        })
    };
    let states: Vec<Drawn> = take.balance.states.iter().filter_map(drawn).collect();
    (!states.is_empty()).then(|| Drawing {
        width: boundaries.width,
        height: boundaries.height,
        land: &boundaries.land,
        states,
        key: key(),
        told: told(reading, take),
    })
}

fn key() -> Vec<(usize, String)> {
    let steps = SHADES.windows(2).enumerate().map(|(at, step)| match step {
        [from, to] if from + 1 < *to => (at + 1, format!("{from}–{}", to - 1)),
        [from, ..] => (at + 1, from.to_string()),
        [] => (at + 1, String::new()),
    });
    let last = SHADES.last().map(|from| (SHADES.len(), format!("≥ {from}")));
    [(0, "0".to_owned())].into_iter().chain(steps).chain(last).collect()
}

/// How many run in the region, and where the most and the fewest.
fn told(reading: &Reading<'_>, take: &StockTake<'_>) -> String {
    let running = |(_, lives): &&(PartyKey, ByLife)| lives[Life::Running as usize];
    let (Some(most), Some(fewest)) =
        (take.balance.states.iter().max_by_key(running), take.balance.states.iter().min_by_key(running))
    else {
        return String::new();
    };
    let value = |number: u32| words::Value::from(i64::from(number));
    let values = [
        ("all", value(take.balance.all[Life::Running as usize])),
        ("most", value(running(&most))),
        ("fewest", value(running(&fewest))),
        ("there", reading.teller.party_in_full(&most.0).into()),
        ("here", reading.teller.party_in_full(&fewest.0).into()),
    ];
    reading.teller.say_with("map-told", &values)
}

/// A State with how many initiatives it has in each life.
struct Row {
    state: Told,
    lives: Vec<u32>,
    all: u32,
}

#[derive(Template)]
#[template(path = "map/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    drawing: Option<Drawing>,
    told: String,
    lives: Vec<String>,
    rows: Vec<Row>,
    sum: Row,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, page).await
}

fn page(reading: &Reading<'_>) -> Result<Response, Lost> {
    let edition = reading.edition(None)?;
    let take = plan::take(reading.view, &edition).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let row = |state: Told, lives: &ByLife| Row { state, lives: lives.to_vec(), all: lives.iter().sum() };
    let page = Page {
        f: reading.frame(Place::Map, reading.teller.say("map-title")),
        drawing: draw(reading, &take),
        told: told(reading, &take),
        lives: Life::ALL.map(|life| reading.teller.life(life)).into(),
        rows: take.balance.states.iter().map(|(state, lives)| row(facts::party(reading, state), lives)).collect(),
        sum: row(Told::plain(reading.teller.say("map-all")), &take.balance.all),
    };
    Ok(answer::html(&page))
}
