//! The journal: every entry with its number, day, party and deed, newest first. What an entry is about is shown where it may be seen.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::link::{self, Link};
use super::site::Site;
use crate::report::log;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use axum::routing::get;
use desk::Trouble;
use plan::{Entry, InitiativeKey};
use serde::Deserialize;
use std::sync::Arc;

/// How many entries stand on one page.
const PAGE: u64 = 50;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/log", get(show)).route("/log/{entry}", get(lead))
}

/// The address of an entry, as feeds and mails give it, leads to the page that holds it.
async fn lead(asking: Asking, Path(entry): Path<u64>) -> Redirect {
    let as_at = asking.as_at.map(|day| day.to_string()).unwrap_or_default();
    Redirect::to(&link::entry(entry).with("as-at", as_at).to_string())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
    /// The entry that must be on the page.
    entry: String,
    /// The initiative of which only the entries are asked for that touched it.
    of: String,
}

/// An entry as the page shows it.
struct Row {
    number: String,
    anchor: u64,
    asked: bool,
    at: String,
    by: Told,
    change: String,
    about: Told,
}

#[derive(Template)]
#[template(path = "journal/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    /// The initiative whose entries these are; none where they are all.
    of: Option<Told>,
    rows: Vec<Row>,
    page: u64,
    pages: u64,
    before: Option<String>,
    after: Option<String>,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    let (mut newest, _) = site.stands_at();
    if let Some(day) = asking.as_at {
        match site.newest_on(day).await {
            Ok(entry) => newest = entry,
            Err(fault) => return site.page(&asking, |_| Err(Lost::Trouble(fault.into()))).await,
        }
    }
    if !asked.of.is_empty() {
        return history(&site, &asking, &asked, newest).await;
    }
    let pages = newest.div_ceil(PAGE).max(1);
    let entry = asked.entry.parse().ok().filter(|entry| (1..=newest).contains(entry));
    let page = entry.map_or_else(|| asked.page.parse().unwrap_or(1), |entry: u64| (newest - entry) / PAGE + 1).clamp(1, pages);
    let last = newest - (page - 1) * PAGE;
    let first = last.saturating_sub(PAGE);
    let read = site.entries(first, (last - first) as u32).await;
    site.page(&asking, |reading| {
        let entries = read.map_err(Trouble::from)?;
        Ok(tell(reading, &entries, (page, pages), entry, None))
    })
    .await
}

/// The entries up to one that touched an initiative; where it may not be seen it is not there.
async fn history(site: &Arc<Site>, asking: &Asking, asked: &Asked, newest: u64) -> Response {
    let key = InitiativeKey::new(&*asked.of);
    let mut touched = site.look(asking, |reading| reading.view.history(&key)).await;
    touched.retain(|entry| *entry <= newest);
    let pages = (touched.len() as u64).div_ceil(PAGE).max(1);
    let page = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let last = touched.len() - ((page - 1) * PAGE) as usize;
    let mut entries = Vec::new();
    for entry in &touched[last.saturating_sub(PAGE as usize)..last] {
        match site.entries(entry.saturating_sub(1), 1).await {
            Ok(read) => entries.extend(read),
            Err(fault) => return site.page(asking, |_| Err(Lost::Trouble(fault.into()))).await,
        }
    }
    site.page(asking, |reading| match reading.view.initiative(&key) {
        Some(_) => Ok(tell(reading, &entries, (page, pages), None, Some(&key))),
        None => Err(Lost::NotThere(asked.of.clone())),
    })
    .await
}

fn tell(
    reading: &Reading<'_>,
    entries: &[Entry],
    (page, pages): (u64, u64),
    asked: Option<u64>,
    of: Option<&InitiativeKey>,
) -> Response {
    let here = of.map_or_else(|| Link::to("/log"), link::history);
    let to = |number: u64| reading.link(here.clone().with("page", number.to_string()));
    let shown = Page {
        f: reading.frame(Place::None, reading.teller.say("section-log")),
        of: of.map(|key| facts::initiative(reading, key)),
        rows: entries.iter().rev().map(|entry| row(reading, entry, asked)).collect(),
        page,
        pages,
        before: (page > 1).then(|| to(page - 1)),
        after: (page < pages).then(|| to(page + 1)),
    };
    answer::html(&shown)
}

fn row(reading: &Reading<'_>, entry: &Entry, asked: Option<u64>) -> Row {
    let teller = reading.teller;
    let cells: Vec<String> = log::row(teller, entry).iter().map(|cell| teller.cell(cell)).collect();
    let [number, at, _, change, about] = cells.try_into().unwrap_or_default();
    let leads = entry.change.initiative().filter(|_| log::is_shown(teller, entry));
    let about = match leads {
        Some(key) => Told { link: Some(reading.link(link::initiative(key))), ..Told::plain(about) },
        None => Told::plain(about),
    };
    let by = facts::party(reading, &entry.actor.party);
    Row {
        number,
        anchor: entry.seq,
        asked: asked == Some(entry.seq),
        at,
        by: Told { text: teller.party(&entry.actor.party), ..by },
        change,
        about,
    }
}
