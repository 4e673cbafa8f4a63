//! Who asks for a page, in which language, as at which day. It is read off the request before anything else; what a reader prefers is
//! kept in cookies and set by plain links.

use super::answer;
use super::link::Link;
use super::site::Site;
use axum::Router;
use axum::extract::{FromRequestParts, Query};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, HeaderMap, SET_COOKIE};
use axum::http::request::Parts;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::get;
use desk::account::{self, SignedIn};
use plan::{Date, PartialDate};
use serde::Deserialize;
use std::sync::Arc;
use words::Language;

/// The door of people, as the journal names it.
const WEB: &str = "web";

/// What is asked besides the page itself.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    /// The day to tell for; today where none is named.
    pub(crate) as_at: Option<Date>,
    /// As whom a newcomer looks around, in a demonstration.
    pub(crate) looks_as: Option<String>,
    /// As whom whoever may see more wants to see this page.
    pub(crate) seen_as: Option<String>,
    /// Who is signed in.
    pub(crate) signed_in: Option<SignedIn>,
    /// The path and query that were asked for.
    pub(crate) here: String,
    /// Through which door, as the journal names it.
    pub(crate) door: &'static str,
}

/// Light or dark, or as the machine of the reader is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

#[derive(Default, Deserialize)]
struct Common {
    #[serde(rename = "as-at")]
    as_at: Option<String>,
    viewer: Option<String>,
}

impl Asking {
    /// What the site asks for itself: what everybody sees today.
    pub(crate) fn of_everybody() -> Self {
        let here = "/".to_owned();
        let (language, theme) = (Language::English, Theme::Auto);
        Self { language, theme, as_at: None, looks_as: None, seen_as: None, signed_in: None, here, door: WEB }
    }
}

impl FromRequestParts<Arc<Site>> for Asking {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        // Whoever looked for a page that is ready has read it already.
        if let Some(known) = parts.extensions.remove() {
            return Ok(known);
        }
        let theme = match cookie(&parts.headers, "theme") {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        let here = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), |here| here.as_str().to_owned());
        let looks_as = cookie(&parts.headers, "looks-as").filter(|_| site.setting.demo).map(str::to_owned);
        let token = cookie(&parts.headers, super::account::SESSION).filter(|token| !token.is_empty());
        let signed_in = match token {
            // A store that cannot be reached makes nobody anybody; the page itself will say what is wrong.
            Some(token) => account::signed_in(site.store(), site.world(), token).await.unwrap_or(None),
            None => None,
        };
        let mut asking =
            Self { language: language(&parts.headers), theme, as_at: None, looks_as, seen_as: None, signed_in, here, door: WEB };
        let Common { as_at, viewer } = Query::<Common>::try_from_uri(&parts.uri).map(|common| common.0).unwrap_or_default();
        asking.seen_as = viewer.filter(|name| !name.is_empty());
        if let Some(text) = as_at.filter(|text| !text.is_empty()) {
            match PartialDate::parse(&text) {
                Some(day) => asking.as_at = Some(day.last_day()),
                None => return Err(answer::bad_day(site, &asking, &text).await),
            }
        }
        Ok(asking)
    }
}

/// The language chosen before, else the first of ours that the browser asks for.
fn language(headers: &HeaderMap) -> Language {
    cookie(headers, "language").and_then(known_language).unwrap_or_else(|| asked_language(headers))
}

/// The first of our languages that is asked for; English where none is.
pub(crate) fn asked_language(headers: &HeaderMap) -> Language {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    asked.split(',').find_map(|part| known_language(part.trim())).unwrap_or(Language::English)
}

fn known_language(tag: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| tag.get(..2).is_some_and(|two| two == language.tag()))
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/prefer", get(prefer))
}

#[derive(Deserialize)]
struct Preference {
    language: Option<String>,
    theme: Option<Theme>,
    #[serde(rename = "as")]
    looks_as: Option<String>,
    back: Option<String>,
}

/// Keeps what a reader prefers, and goes back to the page they came from.
async fn prefer(Query(asked): Query<Preference>) -> Response {
    // not for people: a header
    let keep =
        |name: &str, value: &str| (SET_COOKIE, format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"));
    let mut kept = Vec::new();
    if let Some(language) = Language::ALL.into_iter().find(|language| Some(language.tag()) == asked.language.as_deref()) {
        kept.push(keep("language", language.tag()));
    }
    match asked.theme {
        Some(Theme::Light) => kept.push(keep("theme", "light")),
        Some(Theme::Dark) => kept.push(keep("theme", "dark")),
        Some(Theme::Auto) => kept.push(keep("theme", "auto")),
        None => {}
    }
    let in_cookie = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    if let Some(name) = asked.looks_as.filter(|name| name.chars().all(in_cookie)) {
        kept.push(keep("looks-as", &name));
    }
    // Only to a page of this site: a second stroke would lead to another one. And only what a header can hold.
    let plain = |path: &str| path.bytes().all(|letter| letter.is_ascii_graphic() && letter != b'\\');
    let own = |path: &String| path.starts_with('/') && !path.starts_with("//") && plain(path);
    let back = asked.back.filter(own).unwrap_or_else(|| "/".to_owned());
    (AppendHeaders(kept), Redirect::to(&back)).into_response()
}

impl Asking {
    /// The address that keeps a preference and comes back here.
    pub(crate) fn prefer(&self, name: &str, value: &str) -> Link {
        Link::to("/prefer").with(name, value).with("back", &self.here)
    }
}
