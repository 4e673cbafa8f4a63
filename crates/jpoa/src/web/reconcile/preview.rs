//! A small page about a thing, which programs show in a frame of their own; so it alone may be framed.

use super::given;
use super::thing::Thing;
use crate::web::answer::{self, Lost};
use crate::web::api::{self, Caller};
use crate::web::assets;
use crate::web::site::Site;
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Response;
use std::sync::Arc;

/// The room it needs, in dots.
pub(super) const WIDTH: u32 = 400;
pub(super) const HEIGHT: u32 = 160;

/// How much of a text is shown, in letters.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "reconcile/preview.html")]
struct Page {
    lang: &'static str,
    style: String,
    name: String,
    about: String,
    text: String,
    link: String,
}

pub(super) async fn show(State(site): State<Arc<Site>>, caller: Caller, RawQuery(query): RawQuery) -> Response {
    let given = given(query.unwrap_or_default().as_bytes());
    let id = given.get("id").map_or("", String::as_str);
    let made = site
        .look(&caller.asking, |reading| {
            let thing = Thing::find(reading, id).ok_or_else(|| Lost::NotThere(id.to_owned()))?;
            let lang = reading.teller.lang;
            let text = match thing {
                Thing::Party(party) => party.aliases.join(" · "),
                Thing::Provision(provision) => provision.text.show(lang).to_owned(),
            };
            Ok(answer::html(&Page {
                lang: caller.asking.language.tag(),
                style: assets::address("site.css"),
                name: crate::terminal::tame(&thing.name(lang)),
                about: crate::terminal::tame(&thing.about(reading)),
                text: crate::terminal::cut(&crate::terminal::tame(&text), SHOWN),
                link: site.outside(&format!("/{}", thing.id())),
            }))
        })
        .await;
    match made {
        Ok(mut page) => {
            // not for people: a header
            let policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";
            page.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            page
        }
        Err(lost) => api::lost(site.words(caller.asking.language), lost),
    }
}
