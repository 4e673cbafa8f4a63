//! What answers at one address: at most one route, and deeds. An address of an initiative may have strokes in it, so that what stands
//! behind it, such as `/confirmation`, is told from it here and not by the router.

use super::call::{Anybody, Caller};
use super::deed::{DEEDS, Deed, Way};
use super::table::{ROUTES, Route};
use super::{BASE, doing, problem, reply};
use crate::web::site::Site;
use axum::body::Body;
use axum::extract::{RawPathParams, State};
use axum::http::header::{ALLOW, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::MethodRouter;
use desk::Refusal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What answers at one address.
#[derive(Clone, Default)]
pub(super) struct Place {
    read: Option<&'static Route>,
    deeds: Vec<&'static Deed>,
}

/// All places, by their addresses as the router takes them.
pub(super) fn all() -> BTreeMap<String, Place> {
    let mut all: BTreeMap<String, Place> = BTreeMap::new();
    for route in &ROUTES {
        all.entry(format!("{BASE}{}", route.pattern())).or_default().read = Some(route);
    }
    for deed in &DEEDS {
        all.entry(format!("{BASE}{}", deed.pattern())).or_default().deeds.push(deed);
    }
    all
}

impl Place {
    /// What stands behind the address of an initiative; the longest that fits.
    fn behind(&self, path: &str) -> &'static str {
        let all = self.deeds.iter().map(|deed| deed.behind()).filter(|behind| path.ends_with(behind));
        all.max_by_key(|behind| behind.len()).unwrap_or_default()
    }

    /// The answer to a method that does not go with what stands behind; nothing where it does.
    fn astray(&self, site: &Site, caller: &Caller, path: &str, own: &str) -> Option<Response> {
        let behind = self.behind(path);
        (behind != own).then(|| self.not_this_way(site, caller, behind))
    }

    /// The answer to a method that nothing here knows, with those that go with what stands behind.
    fn not_this_way(&self, site: &Site, caller: &Caller, behind: &str) -> Response {
        let deeds = self.deeds.iter().filter(|deed| deed.behind() == behind).map(|deed| deed.way.name());
        let read = self.read.filter(|_| behind.is_empty()).map(|_| ["GET", "HEAD"]);
        let allowed: Vec<&str> = read.into_iter().flatten().chain(deeds).collect();
        let words = site.words(caller.asking.language);
        let mut response = problem::problem(words, StatusCode::METHOD_NOT_ALLOWED, &Refusal::new("method-unknown"));
        if let Ok(allowed) = HeaderValue::from_str(&allowed.join(",").to_uppercase()) {
            response.headers_mut().insert(ALLOW, allowed);
        }
        response
    }

    /// What the router is given for it.
    pub(super) fn ways(self) -> MethodRouter<Arc<Site>> {
        let mut ways = MethodRouter::new();
        if let Some(route) = self.read {
            let place = self.clone();
            let answer = move |State(site): State<Arc<Site>>,
                               caller: Caller,
                               path: RawPathParams,
                               uri: Uri,
                               headers: HeaderMap| async move {
                match place.astray(&site, &caller, uri.path(), "") {
                    Some(refused) => refused,
                    None => reply::reply(&site, route, &caller, (&path, &uri), &headers).await,
                }
            };
            ways = ways.get(answer);
        }
        for deed in &self.deeds {
            let (place, deed) = (self.clone(), *deed);
            let answer = move |State(site): State<Arc<Site>>,
                               Anybody(caller): Anybody,
                               path: RawPathParams,
                               uri: Uri,
                               headers: HeaderMap,
                               body: Body| async move {
                match place.astray(&site, &caller, uri.path(), deed.behind()) {
                    Some(refused) => refused,
                    None => doing::answer(&site, deed, &caller, (&path, &uri), (&headers, body)).await,
                }
            };
            ways = match deed.way {
                Way::Post => ways.post(answer),
                Way::Patch => ways.patch(answer),
            };
        }
        // A browser that asks before it reads is answered by the layer around; named here, it is told no methods of a neighbour.
        if self.deeds.iter().any(|deed| !deed.behind().is_empty()) {
            ways = ways.options(|| async {});
        }
        ways.fallback(move |State(site): State<Arc<Site>>, Anybody(caller): Anybody, uri: Uri| async move {
            self.not_this_way(&site, &caller, self.behind(uri.path()))
        })
    }
}
