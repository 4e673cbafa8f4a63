//! What went wrong, for programs: problem details by RFC 9457 with the permanent code of the refusal or fault.

use super::answers::{PlacedProblem, Problem};
use super::call::Anybody;
use crate::report::findings::values_of;
use crate::web::answer::Lost;
use crate::web::site::Site;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use desk::{Refusal, Trouble};
use std::sync::Arc;
use words::Words;

/// The media type of all of them.
pub(super) const KIND: &str = "application/problem+json";

/// Why something asked for was not done.
pub(super) enum Stopped {
    /// As for pages.
    Lost(Lost),
    /// The body does not fit, here and there; the code says by which measure.
    Unfit(&'static str, Vec<Misfit>),
}

/// What does not fit, and where it stands in the body.
pub(super) struct Misfit {
    /// Its place as a JSON Pointer in a fragment (RFC 6901): `#/states/1`.
    pub(super) pointer: String,
    pub(super) why: Refusal,
}

impl From<Lost> for Stopped {
    fn from(lost: Lost) -> Self {
        Self::Lost(lost)
    }
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        Self::Lost(refusal.into())
    }
}

impl From<Trouble> for Stopped {
    fn from(trouble: Trouble) -> Self {
        Self::Lost(trouble.into())
    }
}

/// What the rules say no to, with this status.
pub(crate) fn problem(words: &Words, status: StatusCode, refusal: &Refusal) -> Response {
    told(words, status, refusal.code, &format!("refusal-{}", refusal.code), &refusal.values, &[])
}

/// Why there is no answer.
pub(crate) fn lost(words: &Words, lost: Lost) -> Response {
    match lost {
        Lost::NotThere(what) => problem(words, StatusCode::NOT_FOUND, &Refusal::new("not-there").with("what", what)),
        Lost::Trouble(Trouble::Refusal(refusal)) => {
            let mut response = problem(words, status(refusal.code), &refusal);
            if let Some(challenge) = challenge(&refusal) {
                response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
            }
            response
        }
        Lost::Trouble(Trouble::Fault(fault)) => {
            let values = [("place", fault.place().to_owned()), ("detail", String::new())];
            told(words, StatusCode::SERVICE_UNAVAILABLE, fault.code(), &format!("fault-{}", fault.code()), &values, &[])
        }
    }
}

/// Why something was not done.
pub(super) fn stopped(words: &Words, stopped: Stopped) -> Response {
    match stopped {
        Stopped::Lost(why) => lost(words, why),
        Stopped::Unfit(code, misfits) => {
            let values = [("count", misfits.len().to_string())];
            told(words, status(code), code, &format!("refusal-{code}"), &values, &misfits)
        }
    }
}

/// What a caller is told of tokens in the header that is there for it (RFC 6750).
fn challenge(refusal: &Refusal) -> Option<HeaderValue> {
    let scope = || refusal.values.iter().find(|(name, _)| *name == "scope").map_or("", |(_, scope)| scope.as_str());
    // not for people: a header
    let told = match refusal.code {
        "token-wrong" => "Bearer error=\"invalid_token\"".to_owned(),
        "token-missing" => format!("Bearer scope=\"{}\"", scope()),
        "token-scope" => format!("Bearer error=\"insufficient_scope\", scope=\"{}\"", scope()),
        _ => return None,
    };
    HeaderValue::from_str(&told).ok()
}

fn status(code: &str) -> StatusCode {
    match code {
        "token-wrong" | "token-missing" => StatusCode::UNAUTHORIZED,
        "token-scope" | "role-reads-only" | "public-reads-only" | "not-yours" => StatusCode::FORBIDDEN,
        "initiative-unknown" => StatusCode::NOT_FOUND,
        "key-under-way" => StatusCode::CONFLICT,
        "changed-since" => StatusCode::PRECONDITION_FAILED,
        "body-too-large" => StatusCode::PAYLOAD_TOO_LARGE,
        "body-of-another-kind" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "parameter-unknown" | "parameter-twice" | "parameter-unfit" | "cursor-unreadable" | "day-unreadable"
        | "year-unreadable" | "query-unreadable" | "body-unreadable" | "body-unfit" => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn told(
    words: &Words,
    status: StatusCode,
    code: &'static str,
    key: &str,
    values: &[(&'static str, String)],
    misfits: &[Misfit],
) -> Response {
    let (detail, hint) = said(words, key, values);
    let body = Problem {
        kind: format!("urn:jpoa:problem:{code}"),
        title: words.say(&format!("problem-{}", status.as_u16())),
        status: status.as_u16(),
        detail,
        code,
        hint,
        errors: misfits.iter().map(|misfit| placed(words, misfit)).collect(),
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(KIND)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (CONTENT_LANGUAGE, HeaderValue::from_static(words.language().tag())),
    ];
    (status, headers, serde_json::to_vec(&body).unwrap_or_default()).into_response()
}

fn placed(words: &Words, misfit: &Misfit) -> PlacedProblem {
    let Refusal { code, values } = &misfit.why;
    let (detail, hint) = said(words, &format!("refusal-{code}"), values);
    PlacedProblem { pointer: crate::terminal::tame(&misfit.pointer), code, detail, hint }
}

/// A sentence of the catalogue, and what to do.
fn said(words: &Words, key: &str, values: &[(&'static str, String)]) -> (String, Option<String>) {
    let tame: Vec<(&'static str, String)> = values.iter().map(|(name, value)| (*name, crate::terminal::tame(value))).collect();
    let values = values_of(&tame);
    (words.say_with(key, &values), words.look_up(&format!("{key}.hint"), &values))
}

/// The answer to an address that leads nowhere.
pub(super) async fn not_there(State(site): State<Arc<Site>>, Anybody(caller): Anybody) -> Response {
    lost(site.words(caller.asking.language), Lost::NotThere(caller.asking.here.clone()))
}

/// The answer to a method that nothing here knows.
pub(super) async fn not_this_way(State(site): State<Arc<Site>>, Anybody(caller): Anybody) -> Response {
    problem(site.words(caller.asking.language), StatusCode::METHOD_NOT_ALLOWED, &Refusal::new("method-unknown"))
}
