//! Whether a caller has the answer already: an answer is a function of what the program is, the journal entry, the viewer, the day,
//! the language and the question, and its mark is made of these alone, before anything is worked out.

use crate::web::frame::Reading;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH, VARY};
use axum::response::{IntoResponse, Response};
use plan::Viewer;

/// The mark of an answer to a question (path and query), as it stands in `ETag`. It is weak, because answers are packed on their way.
pub(crate) fn mark(reading: &Reading<'_>, question: &str) -> String {
    let (view, language) = (reading.view, reading.asking.language.tag());
    let viewer = view.viewer();
    let stamp = view.stamp();
    let about = (
        (env!("CARGO_PKG_VERSION"), stamp.entry, stamp.at.map(|at| at.to_string())),
        (viewer.kind(), viewer.party(), view.as_at().to_string(), language),
        question,
    );
    let told = serde_json::to_vec(&about).unwrap_or_default();
    format!("W/\"{}-{}\"", stamp.entry, crate::hash::mark(told, 24))
}

/// Whether the caller says to have the answer of this mark.
pub(crate) fn is_known(headers: &HeaderMap, mark: &str) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let told = headers.get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    told.flat_map(|line| line.split(',')).any(|tag| tag.trim() == "*" || plain(tag) == plain(mark))
}

/// The answer with its mark, and who may keep it: what everybody may read may be kept by anybody, and is asked for again each time.
pub(crate) fn stamped(reading: &Reading<'_>, mark: &str, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    let headers = response.headers_mut();
    // not for people: headers
    let [open, own] = ["public, no-cache", "private, no-cache"];
    let keep = if *reading.view.viewer() == Viewer::Public { open } else { own };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(reading.asking.language.tag()));
    // not for people: as above
    headers.append(VARY, HeaderValue::from_static("authorization, accept-language"));
    if let Ok(mark) = HeaderValue::from_str(mark) {
        headers.insert(ETAG, mark);
    }
    response
}
