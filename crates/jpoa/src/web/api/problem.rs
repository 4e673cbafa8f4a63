//! What went wrong, for programs: problem details by RFC 9457 with the permanent code of the refusal or fault.

use super::answers::Problem;
use super::call::Caller;
use crate::report::findings::values_of;
use crate::web::answer::Lost;
use crate::web::site::Site;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use desk::{Refusal, Trouble};
use std::sync::Arc;
use words::Words;

/// The media type of all of them.
pub(super) const KIND: &str = "application/problem+json";

/// What the rules say no to, with this status.
pub(crate) fn problem(words: &Words, status: StatusCode, refusal: &Refusal) -> Response {
    told(words, status, refusal.code, &format!("refusal-{}", refusal.code), &refusal.values)
}

/// Why there is no answer.
pub(crate) fn lost(words: &Words, lost: Lost) -> Response {
    match lost {
        Lost::NotThere(what) => problem(words, StatusCode::NOT_FOUND, &Refusal::new("not-there").with("what", what)),
        Lost::Trouble(Trouble::Refusal(refusal)) => problem(words, status(refusal.code), &refusal),
        Lost::Trouble(Trouble::Fault(fault)) => {
            let values = [("place", fault.place().to_owned()), ("detail", String::new())];
            told(words, StatusCode::SERVICE_UNAVAILABLE, fault.code(), &format!("fault-{}", fault.code()), &values)
        }
    }
}

fn status(code: &str) -> StatusCode {
    match code {
        "token-wrong" => StatusCode::UNAUTHORIZED,
        "parameter-unknown" | "parameter-twice" | "parameter-unfit" | "cursor-unreadable" | "day-unreadable"
        | "query-unreadable" => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn told(words: &Words, status: StatusCode, code: &'static str, key: &str, values: &[(&'static str, String)]) -> Response {
    let tame: Vec<(&'static str, String)> = values.iter().map(|(name, value)| (*name, crate::terminal::tame(value))).collect();
    let values = values_of(&tame);
    let body = Problem {
        kind: format!("urn:jpoa:problem:{code}"),
        title: words.say(&format!("problem-{}", status.as_u16())),
        status: status.as_u16(),
        detail: words.say_with(key, &values),
        code,
        hint: words.look_up(&format!("{key}.hint"), &values),
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(KIND)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (CONTENT_LANGUAGE, HeaderValue::from_static(words.language().tag())),
    ];
    (status, headers, serde_json::to_vec(&body).unwrap_or_default()).into_response()
}

/// The answer to an address that leads nowhere.
pub(super) async fn not_there(State(site): State<Arc<Site>>, caller: Caller) -> Response {
    lost(site.words(caller.asking.language), Lost::NotThere(caller.asking.here.clone()))
}

/// The answer to a method that nothing here knows.
pub(super) async fn not_this_way(State(site): State<Arc<Site>>, caller: Caller) -> Response {
    problem(site.words(caller.asking.language), StatusCode::METHOD_NOT_ALLOWED, &Refusal::new("method-unknown"))
}
