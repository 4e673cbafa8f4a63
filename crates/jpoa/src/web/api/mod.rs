//! The door for programs: `/api/v1`. One table of routes (`table.rs`) and one of deeds (`deed.rs`) make the router, the description in
//! OpenAPI and the page that tells of it, so that they cannot differ. What is answered is made by the same functions as pages and
//! reports, and what is recorded goes the way of the forms of the site.

mod about;
mod answers;
mod body;
mod call;
mod cursor;
mod deed;
mod deeds;
mod doing;
mod field;
mod figures;
mod fresh;
mod nouns;
mod openapi;
mod parameter;
mod place;
mod problem;
mod proposal;
mod repeat;
mod reply;
mod shapes;
mod table;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use call::Caller;
pub(crate) use fresh::{is_known, mark, stamped};
pub(crate) use problem::lost;
pub(crate) use repeat::Repeats;

use super::site::Site;
use axum::Router;
use axum::http::Method;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, ETAG, IF_NONE_MATCH, LINK};
use axum::response::Redirect;
use axum::routing::{any, get};
use std::sync::Arc;
use tower_http::cors::{Any, CorsLayer};

/// Where the interface stands.
pub(crate) const BASE: &str = "/api/v1";

/// Pages of any site may read; no cookie counts here, so nobody reads as somebody else. Nothing is done from there.
pub(crate) fn readable_anywhere() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([AUTHORIZATION, ACCEPT_LANGUAGE, IF_NONE_MATCH])
        .expose_headers([ETAG, LINK])
}

pub(crate) fn routes() -> Router<Arc<Site>> {
    let mut inside = Router::new().route(&format!("{BASE}/openapi.json"), get(openapi::send).fallback(problem::not_this_way));
    for (address, place) in place::all() {
        inside = inside.route(&address, place.ways());
    }
    let inside = inside.route(&format!("{BASE}/{{*rest}}"), any(problem::not_there));
    Router::new()
        .route("/api", get(about::show))
        .route(BASE, get(|| async { Redirect::to("/api") }))
        .merge(inside.layer(readable_anywhere()))
}
