//! The files for offices that the command line circulates, for whoever looks: the matrix and the plan as documents, and for a party its
//! workbook. What comes back is taken in on the import page.

use super::answer::{self, Lost, To};
use super::asking::Asking;
use super::site::Site;
use crate::office::{self, Wanted};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/office/{name}", get(send))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    edition: String,
}

async fn send(
    State(site): State<Arc<Site>>,
    mut asking: Asking,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let wanted = Wanted::named(&name);
    // A workbook shows what its party may see, also where the secretariat makes it.
    if let Some(Wanted::Workbook(owner)) = &wanted {
        asking.seen_as = Some(owner.to_string());
    }
    site.page(&asking, |reading| {
        let wanted = wanted.ok_or_else(|| Lost::NotThere(name.clone()))?;
        if let Wanted::Workbook(owner) = &wanted
            && reading.view.viewer().party() != Some(owner)
        {
            return Err(Lost::NotThere(name.clone()));
        }
        let edition = reading.edition(Some(&asked.edition))?;
        let bytes = office::make(&edition, &wanted, reading.teller, (reading.head)())?;
        let (name, ending) = wanted.name();
        let named = reading.teller.file_name(&edition, &name, ending);
        Ok(answer::bytes_named(wanted.media_type(), To::Keep, &named, bytes))
    })
    .await
}
