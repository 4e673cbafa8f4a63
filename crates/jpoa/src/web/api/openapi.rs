//! The description of the interface in OpenAPI 3.1, made from the table of routes, in the language that is asked for.

use super::parameter::{Kind, Parameter, Place};
use super::table::{Gives, ROUTES, Route};
use super::{BASE, Caller, problem, shapes};
use crate::web::site::Site;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, VARY};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use words::Words;

/// Answers with the description.
pub(super) async fn send(State(site): State<Arc<Site>>, caller: Caller) -> Response {
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
    let paths: Map<String, Value> =
        ROUTES.iter().map(|route| (route.path.to_owned(), json!({ "get": operation(words, route) }))).collect();
    json!({
        "openapi": "3.1.0",
        "info": { "title": words.say("api-title"), "version": "1", "description": words.say("api-about") },
        "servers": [{ "url": server }],
        // Without a token everything is read that is public.
        "security": [{}, { "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": words.say("api-token") } },
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

fn mark(words: &Words) -> Value {
    json!({ "description": words.say("api-mark"), "schema": { "type": "string", "pattern": "^W/\"[^\"]+\"$" } })
}

fn operation(words: &Words, route: &Route) -> Value {
    let parameters: Vec<Value> = route.parameters().iter().map(|one| parameter(words, route, one)).collect();
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
            "404": problem(),
            "default": problem(),
        },
    })
}

fn parameter(words: &Words, route: &Route, parameter: &Parameter) -> Value {
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
    if let Some(example) = example(route, parameter) {
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
