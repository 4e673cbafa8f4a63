//! Values of what was matched, to be put into further columns.

use super::thing::{PARTY, Thing, Type};
use super::{Given, given, tell, unfit};
use crate::web::answer::Lost;
use crate::web::api::Caller;
use crate::web::frame::Reading;
use crate::web::site::Site;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use plan::{Lang, Texts};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The properties of a party, and those of a provision.
const OF_PARTY: [&str; 6] = ["name-en", "name-ru", "short", "code", "kind", "parent"];
const OF_PROVISION: [&str; 7] = ["name-en", "name-ru", "code", "edition", "level", "text-en", "text-ru"];

/// How many things can be asked about at once, and how many of their properties.
const THINGS: usize = 1000;
const PROPERTIES: usize = 20;

/// What there is to know about things of a type.
fn properties(reading: &Reading<'_>, of: &str) -> &'static [&'static str] {
    match Type::find(reading, of) {
        Some(Type::Provisions(_)) => &OF_PROVISION,
        Some(Type::Parties(_)) | None => &OF_PARTY,
    }
}

/// A property with its name.
fn told(reading: &Reading<'_>, id: &str) -> Value {
    json!({ "id": id, "name": reading.teller.say(&format!("reconcile-property-{id}")) })
}

/// Properties whose name or identifier begins like this; all where it is empty.
pub(super) fn beginning(reading: &Reading<'_>, prefix: &str) -> Vec<Value> {
    let begins = plan::fold_name(prefix);
    let fits = |told: &Value| {
        ["id", "name"].iter().any(|field| told[*field].as_str().is_some_and(|text| plan::fold_name(text).starts_with(&begins)))
    };
    let more = OF_PROVISION.iter().filter(|id| !OF_PARTY.contains(id));
    OF_PARTY.iter().chain(more).map(|id| told(reading, id)).filter(fits).collect()
}

/// What a thing has of a property.
pub(super) fn values(reading: &Reading<'_>, thing: Thing<'_>, property: &str) -> Vec<String> {
    let text = |texts: &Texts, lang| texts.get(lang).map(str::to_owned).into_iter().collect::<Vec<_>>();
    match (thing, property) {
        (_, "code") => thing.codes().into_iter().map(str::to_owned).collect(),
        (Thing::Party(party), "name-en") => text(&party.title, Lang::EN),
        (Thing::Party(party), "name-ru") => text(&party.title, Lang::RU),
        (Thing::Party(party), "short") => party.short.iter().map(|(_, short)| short.to_owned()).collect(),
        (Thing::Party(party), "kind") => vec![party.kind.to_string()],
        (Thing::Party(party), "parent") => party.parent.iter().map(ToString::to_string).collect(),
        (Thing::Provision(provision), "name-en") => text(&provision.title, Lang::EN),
        (Thing::Provision(provision), "name-ru") => text(&provision.title, Lang::RU),
        (Thing::Provision(provision), "text-en") => text(&provision.text, Lang::EN),
        (Thing::Provision(provision), "text-ru") => text(&provision.text, Lang::RU),
        (Thing::Provision(provision), "level") => vec![provision.level.to_string()],
        (Thing::Provision(provision), "edition") => {
            let edition = provision.key.edition();
            reading.view.edition(&edition).map(|read| read.edition.key.to_string()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// What is wanted, of which.
#[derive(Deserialize)]
struct Wanted {
    ids: Vec<String>,
    properties: Vec<Of>,
}

#[derive(Deserialize)]
struct Of {
    id: String,
}

/// Answers with a row for each thing; nothing stands in the row of one that is not there.
pub(super) fn answer(reading: &Reading<'_>, wanted: &Value) -> Result<Value, Lost> {
    let asked: Wanted = serde_json::from_value(wanted.clone()).map_err(|_| unfit("extend", &wanted.to_string()))?;
    if asked.ids.len() > THINGS || asked.properties.len() > PROPERTIES {
        return Err(unfit("extend", &asked.ids.len().to_string()));
    }
    let known = |id: &str| OF_PARTY.contains(&id) || OF_PROVISION.contains(&id);
    if let Some(unknown) = asked.properties.iter().find(|of| !known(&of.id)) {
        return Err(unfit("extend", &unknown.id));
    }
    let cell = |thing: Option<Thing<'_>>, property: &str| -> Vec<Value> {
        let Some(thing) = thing else { return Vec::new() };
        let parent = match (thing, property) {
            (Thing::Party(party), "parent") => party.parent.as_ref().and_then(|key| reading.view.party(key)),
            _ => None,
        };
        if let Some(parent) = parent.map(Thing::Party) {
            return vec![json!({ "id": parent.id(), "name": parent.name(reading.teller.lang) })];
        }
        values(reading, thing, property).into_iter().map(|value| json!({ "str": value })).collect()
    };
    let rows: Map<String, Value> = asked
        .ids
        .iter()
        .map(|id| {
            let thing = Thing::find(reading, id);
            let row: Map<String, Value> =
                asked.properties.iter().map(|of| (of.id.clone(), Value::Array(cell(thing, &of.id)))).collect();
            (id.clone(), Value::Object(row))
        })
        .collect();
    let meta: Vec<Value> = asked.properties.iter().map(|of| told(reading, &of.id)).collect();
    Ok(json!({ "meta": meta, "rows": rows }))
}

/// Proposes properties for a type.
pub(super) async fn propose(State(site): State<Arc<Site>>, caller: Caller, RawQuery(query): RawQuery) -> Response {
    let given: Given = given(query.unwrap_or_default().as_bytes());
    tell(&site, &caller, |reading| {
        let of = given.get("type").map_or(PARTY, String::as_str);
        let limit = given.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(usize::MAX);
        let told: Vec<Value> = properties(reading, of).iter().take(limit).map(|id| told(reading, id)).collect();
        Ok(json!({ "type": of, "limit": told.len(), "properties": told }))
    })
    .await
}
