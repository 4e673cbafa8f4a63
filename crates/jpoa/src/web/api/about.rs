//! The page that tells programmers of the interface: every route with what it may be asked with and a call to try, every deed with
//! what it takes, from the tables of both.

use super::BASE;
use super::deed::DEEDS;
use super::parameter::{LIMIT, Place};
use super::table::ROUTES;
use crate::web::answer;
use crate::web::asking::Asking;
use crate::web::frame::{Frame, Place as Menu};
use crate::web::site::Site;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

/// A route as the page tells it.
struct Told {
    address: String,
    about: String,
    parameters: Vec<(&'static str, String)>,
    /// A call that can be followed.
    example: Option<String>,
}

/// A deed as the page tells it.
struct Done {
    address: String,
    about: String,
    needs: String,
    example: &'static str,
}

#[derive(Template)]
#[template(path = "api/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    server: String,
    limit: usize,
    routes: Vec<Told>,
    deeds: Vec<Done>,
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| {
        let teller = reading.teller;
        let routes = ROUTES.iter().map(|route| Told {
            address: format!("{BASE}{}", route.path),
            about: teller.say(&format!("api-route-{}", route.name)),
            parameters: route
                .parameters()
                .iter()
                .filter(|parameter| parameter.place == Place::Query && !["as-at", "limit", "cursor"].contains(&parameter.name))
                .map(|parameter| (parameter.name, teller.say(&format!("api-parameter-{}", parameter.name))))
                .collect(),
            example: (!route.example.is_empty()).then(|| format!("{BASE}{}", route.example)),
        });
        let deeds = DEEDS.iter().map(|deed| Done {
            address: format!("{} {BASE}{}", deed.way.name().to_uppercase(), deed.path),
            about: teller.say(&format!("api-deed-{}", deed.name)),
            needs: match deed.scope {
                Some(scope) => {
                    let told = teller.say(&format!("scope-{}", scope.name()));
                    teller.say_with("api-scope", &[("scope", told.into())])
                }
                None => teller.say("api-open"),
            },
            example: deed.example,
        });
        Ok(answer::html(&Page {
            f: reading.frame(Menu::None, teller.say("api-title")),
            server: site.outside(BASE),
            limit: LIMIT,
            routes: routes.collect(),
            deeds: deeds.collect(),
        }))
    })
    .await
}
