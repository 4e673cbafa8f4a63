//! What a half-typed name may become: entities, types and properties that begin like it.

use super::score::Written;
use super::thing::{self, PARTY, PROVISION, Type};
use super::{Given, extend, given, tell};
use crate::web::api::Caller;
use crate::web::frame::Reading;
use crate::web::site::Site;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use serde_json::{Value, json};
use std::sync::Arc;

/// How many are told at once.
const SHOWN: usize = 20;

fn prefix(given: &Given) -> &str {
    given.get("prefix").map_or("", String::as_str)
}

/// The part of a list behind as many as were told before.
fn part(given: &Given, all: Vec<Value>) -> Value {
    let before = given.get("cursor").and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
    json!({ "result": all.into_iter().skip(before).take(SHOWN).collect::<Vec<_>>() })
}

pub(super) async fn entities(State(site): State<Arc<Site>>, caller: Caller, RawQuery(query): RawQuery) -> Response {
    let given = given(query.unwrap_or_default().as_bytes());
    let found = |reading: &Reading<'_>| {
        let written = Written::of(prefix(&given));
        let types = [PARTY, PROVISION].into_iter().filter_map(|id| Type::find(reading, id));
        let things = types.flat_map(|kind| kind.things(reading)).filter(|thing| written.begins(*thing));
        let told = things.map(|thing| {
            json!({
                "id": thing.id(),
                "name": thing.name(reading.teller.lang),
                "description": thing.about(reading),
                "notable": thing.types().map(|id| thing::told_type(reading, &id)),
            })
        });
        Ok(part(&given, told.collect()))
    };
    tell(&site, &caller, found).await
}

pub(super) async fn types(State(site): State<Arc<Site>>, caller: Caller, RawQuery(query): RawQuery) -> Response {
    let given = given(query.unwrap_or_default().as_bytes());
    let begins = plan::fold_name(prefix(&given));
    let fits = |told: &Value| {
        ["id", "name"].iter().any(|field| told[*field].as_str().is_some_and(|text| plan::fold_name(text).starts_with(&begins)))
    };
    tell(&site, &caller, |reading| Ok(part(&given, thing::types(reading).into_iter().filter(fits).collect()))).await
}

pub(super) async fn properties(State(site): State<Arc<Site>>, caller: Caller, RawQuery(query): RawQuery) -> Response {
    let given = given(query.unwrap_or_default().as_bytes());
    tell(&site, &caller, |reading| Ok(part(&given, extend::beginning(reading, prefix(&given))))).await
}
