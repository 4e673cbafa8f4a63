//! Names that sources write and no party bears: one after the other, each with the party it may mean, settled by keyboard.

use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::frame::{Frame, Place};
use crate::web::site::Site;
use askama::Template;
use axum::extract::{RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use plan::{Bond, Deed, PartyKey, PartyNames, SettledName};
use std::sync::Arc;

/// How many names stand on one page.
const PAGE: usize = 20;

/// A name that waits.
struct Waiting {
    name: String,
    mentions: String,
    code: String,
    suggestion: String,
}

#[derive(Template)]
#[template(path = "import/names.html")]
struct Names<'a> {
    f: Frame<'a>,
    may: bool,
    count: usize,
    waiting: Vec<Waiting>,
    parties: Vec<String>,
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| {
        let teller = reading.teller;
        let may = reading.works() && reading.view.viewer().may(Deed::SettleNames, Bond::None);
        let all = if may { plan::unresolved(reading.view) } else { Vec::new() };
        let waiting = all.iter().take(PAGE).map(|one| Waiting {
            name: one.name.to_string(),
            mentions: teller.words.number(one.mentions),
            code: one.code.as_deref().unwrap_or_default().to_owned(),
            suggestion: one.suggestion.as_ref().map_or_else(String::new, |key| teller.party(key)),
        });
        Ok(answer::html(&Names {
            f: reading.frame(Place::Import, teller.say("section-unresolved")),
            may,
            count: all.len(),
            waiting: waiting.collect(),
            parties: reading.view.parties().map(|party| party.label(teller.lang).to_owned()).collect(),
        }))
    })
    .await
}

pub(super) async fn settle(State(site): State<Arc<Site>>, asking: Asking, RawForm(bytes): RawForm) -> Response {
    let pairs = crate::web::check::fields(&bytes);
    let names: Vec<SettledName> = site
        .look(&asking, |reading| {
            let known = PartyNames::of(reading.view.parties());
            let said =
                |at: &str| pairs.iter().find(|(name, _)| name.strip_prefix("party:") == Some(at)).map(|(_, value)| value.trim());
            let meant = |text: &str| -> Option<PartyKey> {
                let by_key = Some(PartyKey::new(text)).filter(|key| reading.view.party(key).is_some());
                by_key.or_else(|| known.resolve(None, Some(text)))
            };
            let rows = pairs.iter().filter_map(|(name, value)| Some((name.strip_prefix("name:")?, value)));
            rows.filter_map(|(at, name)| {
                let party = said(at).filter(|text| !text.is_empty()).and_then(meant)?;
                Some(SettledName { name: name.as_str().into(), party })
            })
            .collect()
        })
        .await;
    if names.is_empty() {
        return Redirect::to("/names").into_response();
    }
    match site.record(&asking, async |desk, by| desk::settle_names(desk, by, &names).await).await {
        Ok(_) => Redirect::to("/names?said=recorded").into_response(),
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}
