//! Names that sources write and no party bears: each in a row with the party it may mean, settled row by row by keyboard, or all that
//! have a suggestion at once where somebody says so.

use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::frame::{Frame, Place, Reading};
use crate::web::link::Link;
use crate::web::site::Site;
use askama::Template;
use axum::extract::{Query, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use plan::{Bond, Deed, PartyKey, PartyNames, SettledName};
use serde::Deserialize;
use std::sync::Arc;

/// How many names stand on one page.
const PAGE: usize = 20;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    page: String,
    /// The row to go on with, counted from 1.
    at: String,
}

impl Asked {
    fn page(&self) -> usize {
        self.page.parse().unwrap_or(1)
    }

    fn row(&self) -> Option<usize> {
        self.at.parse().ok()
    }
}

/// A name that waits.
struct Waiting {
    name: String,
    mentions: String,
    /// The initiatives that may mention it.
    list: String,
    code: String,
    suggestion: String,
    /// Whether the cursor stands here when the page opens.
    is_next: bool,
}

/// A name that was said to mean what no party is called.
struct Unknown {
    row: usize,
    said: String,
}

#[derive(Template)]
#[template(path = "import/names.html")]
struct Names<'a> {
    f: Frame<'a>,
    may: bool,
    count: usize,
    waiting: Vec<Waiting>,
    /// How many of them have a suggestion.
    suggested: usize,
    unknown: Option<Unknown>,
    parties: Vec<String>,
    page: usize,
    pages: usize,
    before: Option<String>,
    after: Option<String>,
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    site.page(&asking, |reading| Ok(page(reading, &asked, None))).await
}

/// The page, with what was typed for a name where no party is called so.
fn page(reading: &Reading<'_>, asked: &Asked, typed: Option<&str>) -> Response {
    let teller = reading.teller;
    let may = reading.works() && reading.view.viewer().may(Deed::SettleNames, Bond::None);
    let all = if may { plan::unresolved(reading.view) } else { Vec::new() };
    let pages = all.len().div_ceil(PAGE).max(1);
    let page = asked.page().clamp(1, pages);
    let shown = &all[(page - 1) * PAGE..all.len().min(page * PAGE)];
    let next = asked.row().map(|row| row.clamp(1, shown.len().max(1)));
    let waiting = shown.iter().zip(1..).map(|(one, row)| Waiting {
        name: one.name.to_string(),
        mentions: teller.words.number(one.mentions),
        list: reading.link(Link::to("/initiatives").with("words", &*one.name)),
        code: one.code.as_deref().unwrap_or_default().to_owned(),
        suggestion: match typed {
            Some(typed) if next == Some(row) => typed.to_owned(),
            _ => one.suggestion.as_ref().map_or_else(String::new, |key| teller.party(key)),
        },
        is_next: next == Some(row),
    });
    let to = |page: usize| reading.link(Link::to("/names").with("page", page.to_string()));
    let unknown = |typed: &str| Unknown {
        row: next.unwrap_or(1),
        said: teller.say_with("names-unknown", &[("name", crate::terminal::tame(typed).into())]),
    };
    answer::html(&Names {
        f: reading.frame(Place::Import, teller.say("section-unresolved")),
        may,
        count: all.len(),
        suggested: shown.iter().filter(|one| one.suggestion.is_some()).count(),
        waiting: waiting.collect(),
        unknown: typed.map(unknown),
        parties: reading.view.parties().map(|party| party.label(teller.lang).to_owned()).collect(),
        page,
        pages,
        before: (page > 1).then(|| to(page - 1)),
        after: (page < pages).then(|| to(page + 1)),
    })
}

/// Settles the names a form sends: that of one row, or all that have a suggestion.
pub(super) async fn settle(State(site): State<Arc<Site>>, asking: Asking, RawForm(bytes): RawForm) -> Response {
    let pairs = crate::web::check::fields(&bytes);
    let all = |field: &'static str| pairs.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.trim());
    let one = |field| all(field).next().unwrap_or_default().to_owned();
    let asked = Asked { page: one("page"), at: one("at") };
    let said: Vec<(&str, &str)> = all("name").zip(all("party")).filter(|(_, party)| !party.is_empty()).collect();
    let meant: Vec<Option<PartyKey>> = site
        .look(&asking, |reading| {
            let known = PartyNames::of(reading.view.parties());
            let by_key = |text: &str| Some(PartyKey::new(text)).filter(|key| reading.view.party(key).is_some());
            said.iter().map(|(_, text)| by_key(text).or_else(|| known.resolve(None, Some(text)))).collect()
        })
        .await;
    let unknown = said.iter().zip(&meant).find(|(_, party)| party.is_none());
    if let Some(((_, typed), _)) = unknown {
        return site.page(&asking, |reading| Ok(page(reading, &asked, Some(typed)))).await;
    }
    let here = Link::to("/names").with("page", &asked.page).with("at", &asked.at);
    let names = said.iter().zip(meant).filter_map(|((name, _), party)| Some(SettledName { name: (*name).into(), party: party? }));
    let names: Vec<SettledName> = names.collect();
    if names.is_empty() {
        return Redirect::to(&here.to_string()).into_response();
    }
    match site.record(&asking, async |desk, by| desk::settle_names(desk, by, &names).await).await {
        Ok(_) => Redirect::to(&here.with("said", "recorded").to_string()).into_response(),
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}
