//! Matching what stands in a spreadsheet with the parties and provisions of the register, by the protocol of the W3C community group on
//! entity reconciliation, version 0.2, as OpenRefine speaks it. A name is certain where imports would settle it on the same party.
//! Not for initiatives: those are held against each other by `overlap`.

mod batch;
mod extend;
mod preview;
mod score;
mod suggest;
#[cfg(test)]
mod tests;
mod thing;

use super::answer::Lost;
use super::api;
use super::frame::Reading;
use super::site::Site;
use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::Method;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, VARY};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use desk::Refusal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use tower_http::cors::{Any, CorsLayer};

/// Where the service stands.
const BASE: &str = "/reconcile";

/// How long what is asked at once may be, in bytes.
const LONGEST: usize = 2 << 20;

pub(crate) fn routes() -> Router<Arc<Site>> {
    // Forms from other sites are welcome here: they ask and change nothing.
    let anywhere = CorsLayer::new().allow_origin(Any).allow_methods([Method::GET, Method::HEAD, Method::POST]).allow_headers([
        AUTHORIZATION,
        ACCEPT_LANGUAGE,
        CONTENT_TYPE,
    ]);
    Router::new()
        .route(BASE, get(ask).post(asked))
        .route("/reconcile/suggest/entity", get(suggest::entities))
        .route("/reconcile/suggest/type", get(suggest::types))
        .route("/reconcile/suggest/property", get(suggest::properties))
        .route("/reconcile/properties", get(extend::propose))
        .route("/reconcile/preview", get(preview::show))
        .layer(DefaultBodyLimit::max(LONGEST))
        .layer(anywhere)
}

/// What was given, by name; of two of one name the last.
type Given = BTreeMap<String, String>;

fn given(text: &[u8]) -> Given {
    form_urlencoded::parse(text).into_owned().collect()
}

async fn ask(State(site): State<Arc<Site>>, caller: api::Caller, RawQuery(query): RawQuery) -> Response {
    answer(&site, &caller, &given(query.unwrap_or_default().as_bytes())).await
}

async fn asked(State(site): State<Arc<Site>>, caller: api::Caller, body: Result<Bytes, BytesRejection>) -> Response {
    match body {
        Ok(body) => answer(&site, &caller, &given(&body)).await,
        Err(_) => {
            let refusal = Refusal::new("body-too-large").with("most", LONGEST / 1024);
            api::lost(site.words(caller.asking.language), refusal.into())
        }
    }
}

/// A batch of queries, values of properties, or else what the service is.
async fn answer(site: &Site, caller: &api::Caller, given: &Given) -> Response {
    tell(site, caller, |reading| {
        if let Some(queries) = given.get("queries") {
            return batch::answer(reading, &parsed("queries", queries)?);
        }
        if let Some(wanted) = given.get("extend") {
            return extend::answer(reading, &parsed("extend", wanted)?);
        }
        Ok(manifest(site, reading))
    })
    .await
}

/// Answers a caller with JSON made from what they may see.
async fn tell(site: &Site, caller: &api::Caller, make: impl FnOnce(&Reading<'_>) -> Result<Value, Lost>) -> Response {
    let made = site.look(&caller.asking, make).await;
    match made {
        Ok(value) => {
            // not for people: headers
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("application/json")),
                (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
                (VARY, HeaderValue::from_static("authorization, accept-language")),
            ];
            (headers, serde_json::to_vec(&value).unwrap_or_default()).into_response()
        }
        Err(lost) => api::lost(site.words(caller.asking.language), lost),
    }
}

/// The refusal of a value that cannot be understood.
fn unfit(name: &str, value: &str) -> Lost {
    Refusal::new("parameter-unfit").with("name", name).with("value", crate::terminal::cut(value, 80)).into()
}

fn parsed(name: &str, text: &str) -> Result<Value, Lost> {
    serde_json::from_str(text).map_err(|_| unfit(name, text))
}

/// What the service is and can do.
fn manifest(site: &Site, reading: &Reading<'_>) -> Value {
    let service = site.outside(BASE);
    let part = |path: &str| json!({ "service_url": site.outside(""), "service_path": format!("{BASE}{path}") });
    let types = [thing::PARTY, thing::PROVISION].map(|name| thing::told_type(reading, name));
    let title = reading.view.region().map_or("", |region| region.title.show(reading.teller.lang));
    json!({
        "versions": ["0.2"],
        "name": reading.teller.say_with("reconcile-title", &[("region", title.to_owned().into())]),
        "identifierSpace": site.outside("/"),
        "schemaSpace": format!("{service}#"),
        "documentation": site.outside("/api"),
        "defaultTypes": types,
        "view": { "url": site.outside("/{{id}}") },
        "preview": { "url": format!("{service}/preview?id={{{{id}}}}"), "width": preview::WIDTH, "height": preview::HEIGHT },
        "suggest": { "entity": part("/suggest/entity"), "type": part("/suggest/type"), "property": part("/suggest/property") },
        "extend": { "propose_properties": part("/properties"), "property_settings": [] },
    })
}
