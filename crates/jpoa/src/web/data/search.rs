//! The feed of a search: the filters of the list of initiatives, as a feed that goes on.

use super::{Reader, offer, shelf};
use crate::bundle;
use crate::web::link::Link;
use crate::web::sieve::Sieve;
use crate::web::site::Site;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use desk::Trouble;
use plan::Lang;
use serde::Deserialize;
use std::sync::Arc;

/// What is looked for, and in which language it is told.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(flatten)]
    sieve: Sieve,
    #[serde(default)]
    lang: String,
}

pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Reader(asking): Reader,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let question: Link = asked.sieve.link("/data/search.atom").with("lang", &asked.lang);
    let lang = if asked.lang == "ru" { Lang::RU } else { Lang::EN };
    offer(&site, &asking, &question.to_string(), &headers, async || {
        let entries = site.entries(0, u32::MAX).await.map_err(Trouble::from)?;
        site.look(&asking, |reading| {
            let filter = asked.sieve.filter(reading)?;
            let feed = shelf::on(&site, reading, &entries, |ground| bundle::found(ground, &filter, lang));
            let kind = HeaderValue::from_static(bundle::media_type("search.atom"));
            Ok(([(CONTENT_TYPE, kind)], feed).into_response())
        })
        .await
    })
    .await
}
