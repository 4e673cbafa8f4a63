//! The map: how many initiatives run in each State, drawn from boundaries kept inside the program, with the same figures as a table and in
//! a sentence. The disclaimer and the source belong to the drawing and stand wherever it is drawn.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::link;
use super::site::Site;
use crate::report::map;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use plan::{ByLife, Life, StockTake};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/map", get(show))
}

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
pub(crate) fn draw(reading: &Reading<'_>, take: &StockTake) -> Option<Drawing> {
    let (boundaries, states) = map::draw(take)?;
    let drawn = |state: &map::Drawn<'_>| Drawn {
        path: &state.outline.path,
        name_at: state.outline.middle,
        link: reading.link(link::party(state.state)),
        name: reading.teller.party_in_full(state.state),
        figure: reading.teller.words.number(state.running),
        shade: state.shade,
    };
    Some(Drawing {
        width: boundaries.width,
        height: boundaries.height,
        land: &boundaries.land,
        states: states.iter().map(drawn).collect(),
        key: map::key(),
        told: map::told(reading.teller, take),
    })
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
    let take = reading.stock_take(&edition)?;
    let row = |state: Told, lives: &ByLife| Row { state, lives: lives.to_vec(), all: lives.iter().sum() };
    let page = Page {
        f: reading.frame(Place::Map, reading.teller.say("map-title")),
        drawing: draw(reading, &take),
        told: map::told(reading.teller, &take),
        lives: Life::ALL.map(|life| reading.teller.life(life)).into(),
        rows: take.balance.states.iter().map(|(state, lives)| row(facts::party(reading, state), lives)).collect(),
        sum: row(Told::plain(reading.teller.say("map-all")), &take.balance.all),
    };
    Ok(answer::html(&page))
}
