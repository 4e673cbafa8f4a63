//! The page behind the link that ends the mails of a digest. Opening it changes nothing, since programs open links by themselves; a
//! button, or the POST that a program for mail sends by RFC 8058, ends them.

use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::frame::{Frame, Place};
use crate::web::site::Site;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use desk::account;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "watches/leave.html")]
struct Leave<'a> {
    f: Frame<'a>,
    mail: String,
    ended: bool,
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(token): Path<String>) -> Response {
    let found = async { account::leaving(site.store(), &token).await };
    let found = found.await.map(|(_, account)| account);
    told(&site, &asking, found, false).await
}

pub(super) async fn leave(State(site): State<Arc<Site>>, asking: Asking, Path(token): Path<String>) -> Response {
    let left = async { account::leave(site.store(), &token).await };
    let left = left.await;
    told(&site, &asking, left, true).await
}

async fn told(site: &Site, asking: &Asking, found: Result<desk::Account, desk::Trouble>, ended: bool) -> Response {
    site.page(asking, |reading| {
        let account = found.map_err(Lost::from)?;
        let f = reading.frame(Place::None, reading.teller.say("leave-title"));
        Ok(answer::html(&Leave { f, mail: hinted(&account.mail), ended }))
    })
    .await
}

/// An address as its owner knows it again and nobody else can use it: `a…@example.org`.
fn hinted(mail: &str) -> String {
    let (name, host) = mail.split_once('@').unwrap_or((mail, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}…@{host}")
}
