//! The web door: server-rendered pages that work without script. A handler parses what was asked, reads a `View` or does a deed at the
//! desk, and fills a page; it holds no rules.

mod answer;
mod asking;
mod assets;
mod chips;
mod draft;
mod facts;
mod frame;
mod headers;
mod kept;
pub(crate) mod link;
mod neighbours;
mod offers;
mod office;
mod ready;
mod seen_by;
mod serve;
mod shares;
pub(crate) mod sieve;
mod site;
mod unfit;

mod accessibility;
mod account;
pub(crate) mod api;
mod challenges;
mod check;
mod data;
mod docket;
mod entries;
mod gaps;
mod home;
mod import;
mod initiatives;
mod journal;
mod map;
mod matrix;
mod meetings;
#[cfg(feature = "paper")]
mod papers;
mod parties;
mod plans;
mod reconcile;
mod watches;
mod webhooks;

#[cfg(test)]
mod tests;

pub(crate) use serve::{demo, serve};

use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use site::Site;
use std::sync::Arc;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

/// How hard pages are packed: the usual level makes them a tenth smaller and takes longer than making them.
const PACKED: CompressionLevel = CompressionLevel::Precise(2);

/// All addresses of the site, each feature with its own.
fn router(site: Arc<Site>) -> Router {
    let secure = site.setting.secure;
    let router = guarded(read()).layer(from_fn_with_state(site.clone(), ready::give)).merge(guarded(worked()));
    let router = router.layer(CsrfLayer::new()).layer(from_fn_with_state(site.clone(), unfit::told)).merge(guarded(asked()));
    let router = router.with_state(site).layer(CatchPanicLayer::new());
    if secure { router.layer(map_response(headers::only_secure)) } else { router }
}

/// What is the same for all who may see the same, as long as nothing is recorded.
fn read() -> Router<Arc<Site>> {
    let router = Router::new()
        .merge(home::routes())
        .merge(matrix::routes())
        .merge(plans::routes())
        .merge(initiatives::routes())
        .merge(gaps::routes())
        .merge(parties::routes())
        .merge(map::routes())
        .merge(meetings::routes())
        .merge(challenges::routes())
        .merge(journal::routes())
        .merge(office::routes())
        .merge(accessibility::routes());
    #[cfg(feature = "paper")]
    let router = router.merge(papers::routes());
    router
}

/// What is one person's own, or changes by the hour.
fn worked() -> Router<Arc<Site>> {
    Router::new()
        .merge(check::routes())
        .merge(entries::routes())
        .merge(gaps::deeds())
        .merge(account::routes())
        .merge(watches::routes())
        .merge(webhooks::routes())
        .merge(import::routes())
        .merge(docket::routes())
        .merge(assets::routes())
        .merge(asking::routes())
        .fallback(answer::not_there)
}

/// What programs ask. Forms from other sites may come here: cookies do not count, and nothing is recorded without a token.
fn asked() -> Router<Arc<Site>> {
    Router::new().merge(api::routes()).merge(data::routes()).merge(reconcile::routes())
}

fn guarded(router: Router<Arc<Site>>) -> Router<Arc<Site>> {
    router.layer(map_response(headers::guard)).layer(CompressionLayer::new().quality(PACKED))
}
