//! Styles, script, fonts and pictures inside the program. Their address holds a mark made of their content, so a browser keeps them
//! for good and asks anew only when they change.

use super::site::Site;
use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::{Arc, LazyLock};

#[derive(rust_embed::RustEmbed)]
#[folder = "src/web/static/"]
#[exclude = "*.md"]
#[exclude = "*.txt"]
struct Files;

/// One mark for all files: the style names its fonts beside itself.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let hashes: Vec<u8> = names.iter().filter_map(|name| Files::get(name)).flat_map(|file| file.metadata.sha256_hash()).collect();
    crate::hash::mark(&hashes, 8)
});

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/assets/{version}/{*name}", get(|Path((_, name)): Path<(String, String)>| async move { send(&name) }))
        .route("/favicon.ico", get(|| async { send("mark.svg") }))
}

/// The address of a file.
pub(crate) fn address(name: &str) -> String {
    format!("/assets/{}/{name}", VERSION.as_str())
}

fn send(name: &str) -> Response {
    let Some(file) = Files::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    // not for people: a header
    let for_good = HeaderValue::from_static("public, max-age=31536000, immutable");
    ([(CONTENT_TYPE, HeaderValue::from_static(kind)), (CACHE_CONTROL, for_good)], file.data).into_response()
}
