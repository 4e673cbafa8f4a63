//! Settling, on the page of a provision, that it does not apply in a State, and letting it count again.

use crate::report::content_language;
use crate::web::answer::Lost;
use crate::web::asking::Asking;
use crate::web::link;
use crate::web::site::Site;
use axum::Router;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use desk::Refusal;
use plan::{PartyKey, ProvisionKey, Texts};
use serde::Deserialize;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/settle", post(settle))
}

/// A word on one cell of the matrix.
#[derive(Deserialize)]
struct Settle {
    provision: String,
    state: String,
    deed: String,
    #[serde(default)]
    because: String,
}

async fn settle(State(site): State<Arc<Site>>, asking: Asking, Form(settle): Form<Settle>) -> Response {
    let lang = content_language(asking.language);
    let (provision, state) = (ProvisionKey::new(&settle.provision), PartyKey::new(&settle.state));
    let done = site
        .record(&asking, async |desk, by| match settle.deed.as_str() {
            "settle" => desk::settle_gap(desk, by, &provision, &state, &Texts::one(lang, settle.because.trim())).await,
            "reopen" => desk::reopen_gap(desk, by, &provision, &state).await,
            _ => Err(Refusal::new("nothing-to-record").into()),
        })
        .await;
    match done {
        Ok(_) => Redirect::to(&link::provision(&provision).with("said", "recorded").to_string()).into_response(),
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}
