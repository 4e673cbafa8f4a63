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

#[derive(Template)]
#[template(path = "lost.html")]
struct LostPage<'a> {
    f: Frame<'a>,
    what: String,
    hint: Option<String>,
}

/// The page that says why there is no other.
pub(crate) fn lost(reading: &Reading<'_>, lost: Lost) -> Response {
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
    let values = values_of(&values);
    let words = reading.teller.words;
    let page = LostPage {
        f: reading.frame(Place::None, words.say("site-lost")),
        what: words.say_with(&key, &values),
        hint: words.look_up(&format!("{key}.hint"), &values),
    };
    (status, html(&page)).into_response()
}

/// What was refused, in a sentence.
pub(crate) fn refused(words: &Words, refusal: &Refusal) -> String {
    words.say_with(&format!("refusal-{}", refusal.code), &values_of(&refusal.values))
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
