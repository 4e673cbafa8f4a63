//! The same papers that the command line prints, for whoever looks: the plan, the stock-take, the matrix, a State, a kept check.

use super::answer::{self, Lost, To};
use super::asking::Asking;
use super::site::Site;
use crate::paper::{self, Wanted};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use press::Standard;
use serde::Deserialize;
use std::sync::Arc;
use tokio::task::spawn_blocking;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/papers/{name}", get(send))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    edition: String,
    archive: String,
}

async fn send(State(site): State<Arc<Site>>, asking: Asking, Path(name): Path<String>, Query(asked): Query<Asked>) -> Response {
    let made = site
        .look(&asking, |reading| {
            let wanted = name.strip_suffix(".pdf").and_then(Wanted::named).ok_or_else(|| Lost::NotThere(name.clone()))?;
            let edition = reading.edition(Some(&asked.edition))?;
            let made = paper::make(&edition, &wanted, reading.teller)?;
            Ok((made, paper::file_name(&edition, &wanted, reading.teller)))
        })
        .await;
    let (made, name) = match made {
        Ok(made) => made,
        Err(lost) => return site.page(&asking, |_| Err(lost)).await,
    };
    let standard = if asked.archive.is_empty() { Standard::Accessible } else { Standard::Archive };
    // Setting takes a while, and nobody else waits for it.
    match spawn_blocking(move || press::pdf(&made, standard)).await {
        Ok(Ok(bytes)) => answer::bytes_named("application/pdf", To::Show, &name, bytes),
        // A paper that cannot be set is a mistake of this program, like a template that cannot be filled.
        Ok(Err(_)) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
