//! How an answer leaves: a page, a file of exactly this view, or a page that says what went wrong and what to do next.

use super::asking::Asking;
use super::frame::{Frame, Place, Reading};
use super::site::Site;
use crate::report::Report;
use crate::report::findings::values_of;
use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use desk::{Refusal, Trouble};
use serde::Deserialize;
use std::sync::Arc;
use words::Words;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Lost {
    /// Nothing the reader may see has this address.
    NotThere(String),
    /// The rules say no, or the machine failed.
    Trouble(Trouble),
}

impl From<Refusal> for Lost {
    fn from(refusal: Refusal) -> Self {
        Self::Trouble(refusal.into())
    }
}

impl From<Trouble> for Lost {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// A file of a view.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Download {
    Csv,
    Xlsx,
    Json,
}

/// A page.
pub(crate) fn html(page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => Html(text).into_response(),
        // Writing into a string cannot fail; a template that does says so in the log of the operator.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What a browser does with a file.
#[derive(Clone, Copy)]
pub(crate) enum To {
    /// Puts it on the disk.
    Keep,
    /// Shows it, where it can.
    Show,
}

/// Bytes of a type as a file of a name.
pub(crate) fn bytes_named(kind: &'static str, to: To, name: &str, bytes: impl Into<Body>) -> Response {
    // not for people: a header
    let how = match to {
        To::Keep => "attachment",
        To::Show => "inline",
    };
    let named = HeaderValue::from_str(&format!("{how}; filename=\"{name}\"")).unwrap_or(HeaderValue::from_static(how));
    ([(CONTENT_TYPE, HeaderValue::from_static(kind)), (CONTENT_DISPOSITION, named)], bytes.into()).into_response()
}

/// A view as a file to keep.
pub(crate) fn file(
    reading: &Reading<'_>,
    name: &str,
    format: Download,
    report: impl FnOnce() -> Report,
    json: impl FnOnce() -> serde_json::Value,
) -> Response {
    let send = |kind: &'static str, ending: &str, bytes: Vec<u8>| {
        let stamp = reading.view.stamp().entry;
        bytes_named(kind, To::Keep, &format!("{name}-{}-{stamp}.{ending}", reading.view.as_at()), bytes)
    };
    match format {
        Download::Csv => send("text/csv; charset=utf-8", "csv", exchange::sheet::csv(&report().into_sheets())),
        Download::Json => send("application/json", "json", serde_json::to_vec_pretty(&json()).unwrap_or_default()),
        Download::Xlsx => match exchange::sheet::xlsx(&report().into_sheets(), reading.view.as_at()) {
            Ok(bytes) => send("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", bytes),
            Err(error) => lost(reading, Refusal::new("xlsx-too-large").with("detail", error).into()),
        },
    }
}

/// Refusals that would be none for somebody else.
const MINDS_WHO: [&str; 2] = ["public-reads-only", "not-yours"];

#[derive(Template)]
#[template(path = "lost.html")]
struct LostPage<'a> {
    f: Frame<'a>,
    what: String,
    hint: Option<String>,
    /// Whether signing in may help.
    sign_in: bool,
}

/// The page that says why there is no other.
pub(crate) fn lost(reading: &Reading<'_>, lost: Lost) -> Response {
    let nobody = reading.asking.signed_in.is_none();
    let refused = matches!(&lost, Lost::Trouble(Trouble::Refusal(refusal)) if MINDS_WHO.contains(&refusal.code));
    let (status, key, values) = match lost {
        Lost::NotThere(what) => (StatusCode::NOT_FOUND, "site-not-there".to_owned(), vec![("what", what)]),
        Lost::Trouble(Trouble::Refusal(refusal)) => {
            let status =
                if refusal.code == "public-reads-only" { StatusCode::FORBIDDEN } else { StatusCode::UNPROCESSABLE_ENTITY };
            (status, format!("refusal-{}", refusal.code), refusal.values)
        }
        Lost::Trouble(Trouble::Fault(fault)) => {
            let values = vec![("place", fault.place().to_owned()), ("detail", String::new())];
            (StatusCode::SERVICE_UNAVAILABLE, format!("fault-{}", fault.code()), values)
        }
    };
    lost_page(reading, status, &key, &values, refused && nobody)
}

/// The page on what cannot be taken, whatever it is about.
pub(crate) fn unfit(reading: &Reading<'_>, status: StatusCode) -> Response {
    let key = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "site-too-large",
        StatusCode::FORBIDDEN => "site-from-elsewhere",
        _ => "site-unfit",
    };
    lost_page(reading, status, key, &[], false)
}

fn lost_page(reading: &Reading<'_>, status: StatusCode, key: &str, values: &[(&'static str, String)], sign_in: bool) -> Response {
    let values = values_of(values);
    let words = reading.teller.words;
    let page = LostPage {
        f: reading.frame(Place::None, words.say("site-lost")),
        what: sentence(words, key, &values),
        hint: next_step(words, key, &values),
        sign_in,
    };
    (status, html(&page)).into_response()
}

/// What was refused, and what to do next.
pub(crate) fn refused(words: &Words, refusal: &Refusal) -> String {
    with_next_step(words, &format!("refusal-{}", refusal.code), &refusal.values)
}

/// What failed, and what to do next. What the machine said to it is for whoever runs the site.
pub(crate) fn failed(words: &Words, code: &str, place: &str) -> String {
    with_next_step(words, &format!("fault-{code}"), &[("place", place.to_owned()), ("detail", String::new())])
}

fn with_next_step(words: &Words, key: &str, values: &[(&'static str, String)]) -> String {
    let values = values_of(values);
    let told = [Some(sentence(words, key, &values)), next_step(words, key, &values)];
    told.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What to do next on the site, where that is something else than on the command line.
pub(crate) fn next_step(words: &Words, key: &str, values: &[(&str, words::Value<'_>)]) -> Option<String> {
    words.look_up(&format!("{key}.site"), values).or_else(|| words.look_up(&format!("{key}.hint"), values))
}

/// What the catalogue says for a line behind `refused:`, as a sentence of its own. What a person wrote keeps its letters.
fn sentence(words: &Words, key: &str, values: &[(&str, words::Value<'_>)]) -> String {
    let told = words.say_with(key, values);
    let begins_with =
        |value: &words::Value<'_>| matches!(value, words::Value::String(text) if !text.is_empty() && told.starts_with(&**text));
    let mut letters = told.chars();
    let told = match letters.next() {
        Some(first) if !values.iter().any(|(_, value)| begins_with(value)) => first.to_uppercase().chain(letters).collect(),
        Some(_) | None => told,
    };
    let ends = told.ends_with(['.', '?', '!', '…']);
    if ends { told } else { format!("{told}.") }
}

/// The answer to an address that leads nowhere.
pub(crate) async fn not_there(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    let what = asking.here.clone();
    site.page(&asking, |_| Err(Lost::NotThere(what))).await
}

/// The answer to a day that is none.
pub(crate) async fn bad_day(site: &Arc<Site>, asking: &Asking, text: &str) -> Response {
    site.page(asking, |_| Err(Refusal::new("day-unreadable").with("text", text).into())).await
}
