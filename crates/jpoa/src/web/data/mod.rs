//! The register as open data on the site: a page that tells each form with an example, and every file of the bundle under a stable
//! address. What everybody may read is made once for each entry of the journal and each day (`shelf.rs`); whoever sees more gets files
//! of their own. The files are those of `jpoa export`.

mod page;
mod search;
mod shelf;
#[cfg(test)]
mod tests;

pub(crate) use shelf::{Shelf, keep_ahead, on};

use super::answer::{self, Lost, To};
use super::api;
use super::asking::Asking;
use super::site::Site;
use crate::bundle::{self, Form};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    AUTHORIZATION, CONTENT_LANGUAGE, HeaderMap, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, VARY,
};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use plan::{Timestamp, Viewer};
use std::sync::Arc;
use words::Language;

/// Where the files stand.
const BASE: &str = "/data";

pub(crate) fn routes() -> Router<Arc<Site>> {
    let files = Router::new().route("/data/search.atom", get(search::show)).route("/data/{*name}", get(send));
    let files = files.layer(api::readable_anywhere());
    Router::new().route(BASE, get(page::show)).merge(files)
}

/// Whoever reads files: a program with a token, or a person in a browser.
struct Reader(Asking);

impl FromRequestParts<Arc<Site>> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let mut asking = if parts.headers.contains_key(AUTHORIZATION) {
            api::Caller::from_request_parts(parts, site).await?.asking
        } else {
            Asking::from_request_parts(parts, site).await?
        };
        // Files speak both languages, and are the same whoever asks in which.
        asking.language = Language::English;
        Ok(Self(asking))
    }
}

/// The name of a file: as in the bundle, or that of the form it stands for.
fn full(name: &str) -> &str {
    let form = Form::ALL.into_iter().find(|form| form.name() == name);
    form.map_or(name, |form| bundle::stands_for(form))
}

/// When what is told last changed: with its entry, or at the beginning of the day it is told for.
fn changed(recorded: Option<Timestamp>, day: plan::Date) -> String {
    let midnight = jiff::tz::Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
    let at = recorded.map_or(midnight, |recorded| recorded.max(midnight));
    // not for people: a header
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

async fn send(State(site): State<Arc<Site>>, Reader(asking): Reader, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let name = full(&name);
    offer(&site, &asking, &format!("{BASE}/{name}"), &headers, async || {
        shelf::fetch(&site, &asking, name).await.map(|bytes| sent(name, bytes))
    })
    .await
}

/// Answers a question about files with what `make` makes, unless the reader has that already.
async fn offer(
    site: &Site,
    asking: &Asking,
    question: &str,
    headers: &HeaderMap,
    make: impl AsyncFnOnce() -> Result<Response, Lost>,
) -> Response {
    let (mark, changed, is_public) = site
        .look(asking, |reading| {
            let view = reading.view;
            let changed = changed(view.stamp().at, view.as_at());
            (api::mark(reading, question), changed, *view.viewer() == Viewer::Public)
        })
        .await;
    let is_since = headers.get(IF_MODIFIED_SINCE).is_some_and(|since| since.as_bytes() == changed.as_bytes());
    let same = api::is_known(headers, &mark) || (is_since && is_public && !headers.contains_key(IF_NONE_MATCH));
    let answer = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match make().await {
            Ok(answer) => answer,
            Err(lost) => return api::lost(site.words(asking.language), lost),
        }
    };
    site.look(asking, |reading| {
        let mut response = api::stamped(reading, &mark, answer);
        let headers = response.headers_mut();
        headers.remove(CONTENT_LANGUAGE);
        headers.append(VARY, HeaderValue::from_static("cookie"));
        if let Ok(changed) = HeaderValue::from_str(&changed) {
            headers.insert(LAST_MODIFIED, changed);
        }
        response
    })
    .await
}

fn sent(name: &str, bytes: Bytes) -> Response {
    let last = name.rsplit('/').next().unwrap_or(name);
    answer::bytes_named(bundle::media_type(name), To::Show, last, bytes)
}

/// Why there is no file.
fn unmade(error: bundle::Unmade) -> Lost {
    desk::Refusal::new("xlsx-too-large").with("detail", error.0).into()
}
