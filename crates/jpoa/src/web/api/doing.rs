//! One deed from its call to its answer: who may, what is told, doing it, and saying what came of it.

use super::call::Caller;
use super::deed::{Deed, Done, Job};
use super::problem::{self, Stopped};
use super::repeat::{self, Turn};
use super::{BASE, body, parameter};
use crate::report::json;
use crate::web::site::Site;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::http::Uri;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, VARY};
use axum::response::{IntoResponse, Response};
use desk::account::Scope;

/// The header that names a call, so that it is done once.
pub(super) const KEY: &str = "idempotency-key";

/// Answers a call for a deed.
pub(super) async fn answer(
    site: &Site,
    deed: &'static Deed,
    caller: &Caller,
    at: (&RawPathParams, &Uri),
    (headers, body): (&HeaderMap, Body),
) -> Response {
    let words = site.words(caller.asking.language);
    let Done { status, location, value } = match done(site, deed, caller, at, (headers, body)).await {
        Ok(done) => done,
        Err(why) => return problem::stopped(words, why),
    };
    let told = site.look(&caller.asking, |reading| json::headed(reading.teller, value)).await;
    // not for people: headers
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (CONTENT_LANGUAGE, HeaderValue::from_static(words.language().tag())),
        (VARY, HeaderValue::from_static("authorization, accept-language")),
    ];
    let mut response = (status, headers, serde_json::to_vec(&told).unwrap_or_default()).into_response();
    let location = location.and_then(|below| HeaderValue::from_str(&format!("{BASE}{below}")).ok());
    if let Some(location) = location {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

async fn done(
    site: &Site,
    deed: &'static Deed,
    caller: &Caller,
    (path, uri): (&RawPathParams, &Uri),
    (headers, body): (&HeaderMap, Body),
) -> Result<Done, Stopped> {
    match deed.scope {
        Some(scope) => caller.must(scope)?,
        None => caller.may(Scope::Read)?,
    }
    let path = path.iter().map(|(name, value)| (name, value.strip_suffix(deed.behind()).unwrap_or(value)));
    let given = parameter::read(deed.parameters(), path, uri.query().unwrap_or_default())?;
    let body = match deed.kinds() {
        [] => Vec::new(),
        kinds => body::taken(kinds, headers, body).await?,
    };
    let job = Job { site, caller, given: &given, headers, body: &body };
    match headers.get(KEY).filter(|_| deed.scope.is_some()) {
        Some(key) => once(deed, &job, repeat::key(key.to_str().unwrap_or_default())?, uri.path()).await,
        None => (deed.does)(&job).await,
    }
}

/// Does what was not done under this key before, and else gives the answer of then.
async fn once(deed: &Deed, job: &Job<'_>, key: String, path: &str) -> Result<Done, Stopped> {
    let question = crate::hash::sha256([deed.way.name().as_bytes(), path.as_bytes(), job.body].join(&b'\n'));
    match job.site.repeats.take((job.caller.token(), key), &question, job.site.world().now())? {
        Turn::Was(done) => Ok(done),
        Turn::Do(taken) => {
            let done = (deed.does)(job).await?;
            taken.settle(&done);
            Ok(done)
        }
    }
}
