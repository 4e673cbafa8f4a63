//! Who calls: the account of a token, or the public. Cookies are not looked at, so a page of another site that asks on behalf of its
//! reader gets what everybody gets.

use super::problem::problem;
use crate::web::asking::{Asking, Theme, asked_language};
use crate::web::frame::Reading;
use crate::web::site::Site;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, HeaderMap};
use axum::http::request::Parts;
use axum::response::Response;
use desk::account::{self, Scope, Scopes, SignedIn};
use desk::{Refusal, Trouble};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The door of programs, as the journal names it.
const API: &str = "api";

/// A program that asks. One with a token was told that it may read.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) asking: Asking,
    /// What its token was made for; nothing where it sent none.
    scopes: Option<Scopes>,
}

impl Caller {
    /// The hash of its token; empty where it sent none.
    pub(super) fn token(&self) -> String {
        self.asking.signed_in.as_ref().map_or_else(String::new, |who| who.session.clone())
    }

    /// Refuses what the token was not made for, and whoever sent none.
    pub(super) fn must(&self, scope: Scope) -> Result<(), Refusal> {
        if self.scopes.is_none() {
            return Err(Refusal::new("token-missing").with("scope", scope.name()));
        }
        self.may(scope)
    }

    /// Refuses what the token was not made for. Whoever sent none is the public, and asks for what the public may.
    pub(super) fn may(&self, scope: Scope) -> Result<(), Refusal> {
        match &self.scopes {
            Some(scopes) if !scopes.hold(scope) => Err(Refusal::new("token-scope").with("scope", scope.name())),
            Some(_) | None => Ok(()),
        }
    }
}

impl FromRequestParts<Arc<Site>> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let Anybody(caller) = Anybody::from_request_parts(parts, site).await?;
        match caller.may(Scope::Read) {
            Ok(()) => Ok(caller),
            Err(refusal) => Err(super::lost(site.words(caller.asking.language), refusal.into())),
        }
    }
}

/// A program before it is known what it wants: its token lets in, and what it may do is still to be asked.
pub(super) struct Anybody(pub(super) Caller);

impl FromRequestParts<Arc<Site>> for Anybody {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let here = parts.uri.path_and_query().map_or_else(String::new, |here| here.as_str().to_owned());
        let language = asked_language(&parts.headers);
        let (signed_in, scopes) = match bearer(&parts.headers) {
            None => (None, None),
            Some(token) => match known(site, token).await {
                Ok((who, scopes)) => (Some(who), Some(scopes)),
                Err(trouble) => return Err(super::lost(site.words(language), trouble.into())),
            },
        };
        let theme = Theme::Auto;
        let asking = Asking { language, theme, as_at: None, looks_as: None, seen_as: None, signed_in, here, door: API };
        Ok(Self(Caller { asking, scopes }))
    }
}

/// What stands in the header that tells who calls; nothing where there is none.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let told = headers.get(AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, token) = told.split_once(' ').unwrap_or_default();
    Some(if scheme.eq_ignore_ascii_case("bearer") { token.trim() } else { "" })
}

async fn known(site: &Site, token: &str) -> Result<(SignedIn, Scopes), Trouble> {
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
