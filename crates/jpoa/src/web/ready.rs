//! Pages that are ready: what nobody in particular was shown is kept as it went over the wire, and given again until the journal has a
//! new entry or the day ends. Whoever is signed in is told anew each time.

use super::account::SESSION;
use super::asking::{Asking, cookie};
use super::site::Site;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{ACCEPT_ENCODING, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// How much of them is kept, in bytes.
const ROOM: u64 = 64 << 20;

/// How many pages of usual length that is.
const PAGES: usize = 8_000;

/// How long a page may be, in bytes.
const LONG: usize = 4 << 20;

/// Pages by what was asked for.
pub(crate) struct Ready(Cache<String, Page, Weight>);

/// A page as it was sent.
#[derive(Clone)]
struct Page {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct Weight;

impl Weighter<String, Page> for Weight {
    fn weight(&self, key: &String, page: &Page) -> u64 {
        (key.len() + page.body.len() + 1024) as u64
    }
}

impl Default for Ready {
    fn default() -> Self {
        Self(Cache::with_weighter(PAGES, ROOM, Weight))
    }
}

/// Gives a page that is ready, or makes it so. Several who ask for the same at once wait for one of them.
pub(crate) async fn give(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    if request.method() != Method::GET || cookie(headers, SESSION).is_some_and(|token| !token.is_empty()) {
        return next.run(request).await;
    }
    let known = headers.get(IF_NONE_MATCH).cloned();
    let packed = headers.get(ACCEPT_ENCODING).cloned();
    let (mut parts, body) = request.into_parts();
    let asking = match Asking::from_request_parts(&mut parts, &site).await {
        Ok(asking) => asking,
        Err(refused) => return refused,
    };
    let key = key(&site, &asking, packed.as_ref());
    parts.extensions.insert(asking);
    let request = Request::from_parts(parts, body);
    let place = match site.ready.0.get_value_or_guard_async(key.as_str()).await {
        Ok(page) => return page.answer(known.as_ref()),
        Err(place) => place,
    };
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let (parts, body) = response.into_parts();
    // A page is made in memory before it is sent, so reading it cannot fail but for its length.
    let Ok(body) = to_bytes(body, LONG).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let mut page = Page { headers: parts.headers, body };
    page.name();
    let _ = place.insert(page.clone());
    page.answer(known.as_ref())
}

/// What a page depends on, for those who are not signed in.
fn key(site: &Site, asking: &Asking, packed: Option<&HeaderValue>) -> String {
    // What the address says, the day and the viewer among it, is told by the address.
    let Asking { language, theme, as_at: _, looks_as, seen_as: _, signed_in: _, here, door: _ } = asking;
    let looks_as = looks_as.as_deref().unwrap_or_default();
    let packed = packed.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (entry, today) = site.stands_at();
    format!("{entry} {today} {} {theme:?} {looks_as}\n{packed}\n{here}", language.tag())
}

impl Page {
    /// Gives it a name by what it says, so that a browser that has it is not sent it again.
    fn name(&mut self) {
        let name = crate::hash::mark(&self.body, 24);
        // not for people: a header
        if let Ok(value) = HeaderValue::from_str(&format!("\"{name}\"")) {
            self.headers.insert(ETAG, value);
        }
    }

    fn answer(&self, known: Option<&HeaderValue>) -> Response {
        let same = known.is_some() && known == self.headers.get(ETAG);
        let (status, body) =
            if same { (StatusCode::NOT_MODIFIED, Body::empty()) } else { (StatusCode::OK, Body::from(self.body.clone())) };
        let mut response = Response::new(body);
        (*response.status_mut(), *response.headers_mut()) = (status, self.headers.clone());
        response
    }
}
