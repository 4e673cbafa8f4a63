//! The description of the interface in OpenAPI 3.1, made from the tables of routes and deeds, in the language that is asked for.

use super::call::Anybody;
use super::deed::{DEEDS, Deed};
use super::parameter::{Kind, Parameter, Place};
use super::table::{Gives, ROUTES, Route};
use super::{BASE, problem, shapes};
use crate::web::site::Site;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, VARY};
use axum::response::{IntoResponse, Response};
use desk::account::Scope;
use serde_json::{Map, Value, json};
use std::sync::Arc;
use words::Words;

/// Answers with the description.
pub(super) async fn send(State(site): State<Arc<Site>>, Anybody(caller): Anybody) -> Response {
    let text = serde_json::to_vec_pretty(&document(site.words(caller.asking.language), &site.outside(BASE))).unwrap_or_default();
    // not for people: headers
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/vnd.oai.openapi+json;version=3.1")),
        (CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
        (VARY, HeaderValue::from_static("accept-language")),
    ];
    (headers, text).into_response()
}

/// The whole description; `server` is where the interface is reached.
pub(super) fn document(words: &Words, server: &str) -> Value {
    let mut paths: Map<String, Value> =
        ROUTES.iter().map(|route| (route.path.to_owned(), json!({ "get": operation(words, route) }))).collect();
    for deed in &DEEDS {
        let place = paths.entry(deed.path).or_insert_with(|| json!({}));
        place[deed.way.name()] = done(words, deed);
    }
    let scopes = Scope::ALL.map(|scope| format!("{}: {}", scope.name(), words.say(&format!("scope-{}", scope.name()))));
    json!({
        "openapi": "3.1.0",
        "info": { "title": words.say("api-title"), "version": "1", "description": words.say("api-about") },
        "servers": [{ "url": server }],
        // Without a token everything is read that is public.
        "security": [{}, { "token": [Scope::Read.name()] }],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": format!("{}\n\n- {}", words.say("api-token"), scopes.join("\n- ")),
                },
            },
            "schemas": shapes::all(),
            "responses": {
                "same": { "description": words.say("api-same"), "headers": { "ETag": mark(words) } },
                "problem": {
                    "description": words.say("api-problem"),
                    "content": { (problem::KIND): { "schema": shapes::problem() } },
                },
            },
        },
    })
}

/// A deed: what it takes, what it gives, and for which scope.
fn done(words: &Words, deed: &Deed) -> Value {
    let mut responses = Map::new();
    for status in deed.ends {
        let mut answer = json!({
            "description": words.say(&format!("api-ends-{status}")),
            "content": { "application/json": { "schema": shapes::named(&deed.answer()) } },
        });
        if deed.leads(*status) {
            answer["headers"] =
                json!({ "Location": { "description": words.say("api-location"), "schema": { "type": "string" } } });
        }
        responses.insert(status.to_string(), answer);
    }
    let wrong = ["400", "401", "403", "404", "422"].into_iter().chain(deed.takes.iter().flat_map(|_| ["413", "415"]));
    let wrong = wrong.chain(deed.scope.map(|_| "409")).chain((deed.path.contains("{key}")).then_some("412")).chain(["default"]);
    responses.extend(wrong.map(|status| (status.to_owned(), json!({ "$ref": "#/components/responses/problem" }))));
    let mut parameters: Vec<Value> = deed.parameters().iter().map(|one| parameter(words, None, one)).collect();
    if deed.path.contains("{key}") {
        parameters.push(json!({
            "name": "If-Match",
            "in": "header",
            "required": false,
            "description": words.say("api-if-match"),
            "schema": { "type": "string", "pattern": MARK },
        }));
    }
    if deed.scope.is_some() {
        parameters.push(json!({
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": words.say("api-key"),
            "schema": { "type": "string", "pattern": "^[0-9A-Za-z_-]+$", "minLength": 1, "maxLength": 128 },
        }));
    }
    let mut told = json!({
        "operationId": deed.name,
        "summary": words.say(&format!("api-deed-{}", deed.name)),
        "parameters": parameters,
        "security": match deed.scope {
            Some(scope) => json!([{ "token": [scope.name()] }]),
            None => json!([{}, { "token": [Scope::Read.name()] }]),
        },
        "responses": responses,
    });
    if deed.takes.is_some() {
        let mut content = json!({ "schema": shapes::named(&deed.body()) });
        if let Ok(example) = serde_json::from_str::<Value>(deed.example) {
            content["example"] = example;
        }
        let content: Map<String, Value> = deed.kinds().iter().map(|kind| ((*kind).to_owned(), content.clone())).collect();
        told["requestBody"] = json!({ "required": true, "content": content });
    }
    told
}

/// The mark of an answer.
const MARK: &str = "^W/\"[0-9]{1,18}-[^\"]+\"$";

fn mark(words: &Words) -> Value {
    json!({ "description": words.say("api-mark"), "schema": { "type": "string", "pattern": MARK } })
}

fn operation(words: &Words, route: &Route) -> Value {
    let parameters: Vec<Value> = route.parameters().iter().map(|one| parameter(words, Some(route), one)).collect();
    let mut headers = json!({ "ETag": mark(words) });
    if matches!(route.gives, Gives::List(..)) {
        headers["Link"] = json!({ "description": words.say("api-link"), "schema": { "type": "string" } });
    }
    let problem = || json!({ "$ref": "#/components/responses/problem" });
    json!({
        "operationId": route.name,
        "summary": words.say(&format!("api-route-{}", route.name)),
        "parameters": parameters,
        "responses": {
            "200": {
                "description": words.say("api-answer"),
                "headers": headers,
                "content": { "application/json": { "schema": shapes::named(&route.answer()) } },
            },
            "304": { "$ref": "#/components/responses/same" },
            "400": problem(),
            "401": problem(),
            "403": problem(),
            "404": problem(),
            "default": problem(),
        },
    })
}

fn parameter(words: &Words, route: Option<&Route>, parameter: &Parameter) -> Value {
    let place = match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
    };
    let mut told = json!({
        "name": parameter.name,
        "in": place,
        "required": parameter.place == Place::Path,
        "description": words.say(&format!("api-parameter-{}", parameter.name)),
        "schema": parameter.schema(),
    });
    if let Some(example) = route.and_then(|route| example(route, parameter)) {
        told["example"] = example.into();
    }
    told
}

/// What stands in the place of a parameter in the example of its route.
fn example<'a>(route: &Route, parameter: &Parameter) -> Option<&'a str> {
    let (path, query) = route.example.split_once('?').unwrap_or((route.example, ""));
    match parameter.place {
        Place::Path => {
            let holds = |part: &str| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) == Some(parameter.name);
            let at = route.path.split('/').position(holds)?;
            path.split('/').nth(at)
        }
        Place::Query => query.split('&').find_map(|pair| pair.strip_prefix(parameter.name)?.strip_prefix('=')),
    }
    .filter(|example| !example.is_empty() && !matches!(parameter.kind, Kind::Limit | Kind::Number))
}
