//! One call from its words to its answer: read, look, see whether the caller has it already, and only then work it out.

use super::answers::Part;
use super::call::{self, Call, Caller, Given};
use super::table::{Listing, Route, Told};
use super::{cursor, fresh, parameter};
use crate::report::json;
use crate::web::answer::Lost;
use crate::web::frame::Reading;
use crate::web::link::Link;
use crate::web::site::Site;
use axum::extract::RawPathParams;
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue, LINK};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use plan::PartialDate;
use serde_json::{Value, json};

/// Answers a call on a route.
pub(super) async fn reply(
    site: &Site,
    route: &'static Route,
    caller: &Caller,
    (path, uri): (&RawPathParams, &Uri),
    headers: &HeaderMap,
) -> Response {
    let words = site.words(caller.asking.language);
    let query = uri.query().unwrap_or_default();
    let given = match parameter::read(&route.parameters(), path.iter(), query) {
        Ok(given) => given,
        Err(refusal) => return super::lost(words, refusal.into()),
    };
    let Some(whole) = uri.path_and_query() else { return call::unreadable(site, caller) };
    let mut asking = caller.asking.clone();
    asking.as_at = given.get("as-at").and_then(|day| PartialDate::parse(day)).map(PartialDate::last_day);
    site.look(&asking, |reading| {
        let mark = fresh::mark(reading, whole.as_str());
        if fresh::is_known(headers, &mark) {
            return fresh::stamped(reading, &mark, StatusCode::NOT_MODIFIED);
        }
        let call = Call { reading, site, given: &given };
        match (route.tell)(&call).and_then(|told| laid_out(reading, &given, uri.path(), told)) {
            Ok((value, next)) => fresh::stamped(reading, &mark, sent(&value, next)),
            Err(lost) => super::lost(words, lost),
        }
    })
    .await
}

/// What is told with what every answer says of itself; and where a list goes on.
fn laid_out(reading: &Reading<'_>, given: &Given, path: &str, told: Told<'_>) -> Result<(Value, Option<Link>), Lost> {
    match told {
        Told::One(value) => Ok((json::headed(reading.teller, value), None)),
        Told::List(listing) => {
            let limit = given.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(parameter::LIMIT);
            let (shown, cursor) = page(&listing, given.get("cursor").and_then(|cursor| cursor::place(cursor)), limit);
            let mut value = json!(Part { count: listing.order.len(), list: shown, next: cursor.clone() });
            for (name, figure) in listing.beside {
                value[name] = figure;
            }
            let next = cursor.map(|cursor| {
                let kept = given.iter().filter(|(name, _)| **name != "cursor");
                kept.fold(Link::to(path), |link, (name, value)| link.with(name, value)).with("cursor", cursor)
            });
            Ok((json::headed(reading.teller, value), next))
        }
    }
}

/// The part of a list behind a place, and where the next one begins. Only that part is put in order.
fn page(listing: &Listing<'_>, behind: Option<Vec<u8>>, limit: usize) -> (Vec<Value>, Option<String>) {
    let order = &listing.order;
    let is_behind = |at: &usize| behind.as_ref().is_none_or(|behind| order[*at].as_bytes() > behind.as_slice());
    let mut places: Vec<usize> = (0..order.len()).filter(is_behind).collect();
    let goes_on = places.len() > limit;
    if goes_on {
        places.select_nth_unstable_by(limit, |a, b| order[*a].cmp(&order[*b]));
        places.truncate(limit);
    }
    places.sort_unstable_by(|a, b| order[*a].cmp(&order[*b]));
    let next = places.last().filter(|_| goes_on).map(|at| cursor::behind(&order[*at]));
    (places.into_iter().map(listing.tell.as_ref()).collect(), next)
}

fn sent(value: &Value, next: Option<Link>) -> Response {
    let kind = (CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let mut response = ([kind], serde_json::to_vec(value).unwrap_or_default()).into_response();
    // not for people: a header
    let next = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
    if let Some(next) = next {
        response.headers_mut().insert(LINK, next);
    }
    response
}
