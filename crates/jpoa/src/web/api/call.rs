//! Who calls: the account of a token, or the public. Cookies are not looked at, so a page of another site that asks on behalf of its
//! reader gets what everybody gets.

use super::problem::problem;
use crate::web::asking::{Asking, Theme, asked_language};
use crate::web::frame::Reading;
use crate::web::site::Site;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, HeaderMap, HeaderValue, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use desk::account::{self, SignedIn};
use desk::{Refusal, Trouble};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A program that asks.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) asking: Asking,
}

impl FromRequestParts<Arc<Site>> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let here = parts.uri.path_and_query().map_or_else(String::new, |here| here.as_str().to_owned());
        let language = asked_language(&parts.headers);
        let signed_in = match bearer(&parts.headers) {
            None => None,
            Some(token) => match known(site, token).await {
                Ok(who) => Some(who),
                Err(trouble) => {
                    let mut refused = super::lost(site.words(language), trouble.into()).into_response();
                    // not for people: a header
                    refused.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
                    return Err(refused);
                }
            },
        };
        let asking = Asking { language, theme: Theme::Auto, as_at: None, looks_as: None, seen_as: None, signed_in, here };
        Ok(Self { asking })
    }
}

/// What stands in the header that tells who calls; nothing where there is none.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let told = headers.get(AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, token) = told.split_once(' ').unwrap_or_default();
    Some(if scheme.eq_ignore_ascii_case("bearer") { token.trim() } else { "" })
}

async fn known(site: &Site, token: &str) -> Result<SignedIn, Trouble> {
    let who = account::bearer(site.store(), site.world(), token).await?;
    Ok(who.ok_or_else(|| Refusal::new("token-wrong"))?)
}

/// What is asked for, read and held against the parameters of the route.
pub(super) type Given = BTreeMap<&'static str, String>;

/// One call while it is answered.
pub(super) struct Call<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) site: &'a Site,
    pub(super) given: &'a Given,
}

impl<'a> Call<'a> {
    /// What was given under a name; empty where nothing was.
    pub(super) fn given(&self, name: &str) -> &'a str {
        self.given.get(name).map_or("", String::as_str)
    }
}

/// The answer to a call whose path is no text.
pub(super) fn unreadable(site: &Site, caller: &Caller) -> Response {
    let refusal = Refusal::new("parameter-unfit").with("name", "path").with("value", "");
    problem(site.words(caller.asking.language), StatusCode::BAD_REQUEST, &refusal)
}
