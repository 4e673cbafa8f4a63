//! The service as OpenRefine meets it: what it is, batches by both methods, suggestions, previews and further columns; and what the
//! protocol asks of each answer.

use crate::web::api::tests::{call, get, opened};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::{Value, json};
use testkit::Place;
use tower::ServiceExt;

async fn service(place: &Place) -> Router {
    let recording = place.begun().await;
    opened(place, recording).await
}

/// The schema of all messages, one of them asked for.
const SCHEMA: &str = include_str!("../../../../../docs/schemas/reconcile.schema.json");

/// Holds an answer against what the protocol asks of it.
#[track_caller]
fn held(message: &str, answer: &Value) {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    schema["$ref"] = format!("#/$defs/{message}").into();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator.iter_errors(answer).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{message}: {wrong:#?}\n{answer:#}");
}

fn encoded(name: &str, value: &Value) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair(name, &value.to_string()).finish()
}

/// The answer to a batch, which must be the same by both methods.
async fn batch(router: &Router, name: &str, value: &Value) -> Value {
    let form = encoded(name, value);
    let got = get(router, &format!("/reconcile?{form}")).await;
    let request = Request::post("/reconcile").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = request.header(header::ORIGIN, "https://example.org").body(Body::from(form)).unwrap();
    let posted = router.clone().oneshot(request).await.unwrap();
    assert_eq!((got.status, posted.status()), (StatusCode::OK, StatusCode::OK));
    assert_eq!(posted.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    let bytes = axum::body::to_bytes(Body::new(posted.into_body()), usize::MAX).await.unwrap();
    assert_eq!(bytes.as_ref(), got.bytes);
    held(if name == "queries" { "results" } else { "extension" }, &got.json());
    got.json()
}

#[tokio::test]
async fn it_says_what_it_is() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let manifest = get(&router, "/reconcile").await.json();
    held("manifest", &manifest);
    for part in ["entity", "type", "property"] {
        let path = manifest["suggest"][part]["service_path"].as_str().unwrap();
        let told = get(&router, &format!("{path}?prefix=")).await.json();
        held("suggestions", &told);
        assert!(!told["result"].as_array().unwrap().is_empty(), "{path}");
    }
    let path = manifest["extend"]["propose_properties"]["service_path"].as_str().unwrap();
    for of in ["party", "un-entity", "provision", "jpoa/2011"] {
        let told = get(&router, &format!("{path}?type={of}")).await.json();
        held("properties", &told);
        assert!(told["properties"].as_array().unwrap().len() > 4, "{of}");
    }
}

#[tokio::test]
async fn names_in_any_spelling_and_alphabet_lead_to_their_party() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let queries = json!({
        "q0": { "query": "UNODC" },
        "q1": { "query": "Управление ООН по наркотикам и преступности", "type": "party" },
        "q2": { "query": "United Nations Office on Drugs and Crimes", "type": ["party"], "limit": 2 },
        "q3": { "query": "Kyrgyzstan", "type": "state" },
        "q4": { "query": "Nobody of this name at all" },
        "q5": { "query": "unknown", "properties": [{ "pid": "code", "v": "unodc" }] },
        "q6": { "query": "UNODC", "type": "provision" },
    });
    let told = batch(&router, "queries", &queries).await;
    let first = |name: &str| told[name]["result"][0].clone();
    for name in ["q0", "q5"] {
        assert_eq!((first(name)["id"].clone(), first(name)["match"].clone()), (json!("parties/unodc"), json!(true)), "{name}");
    }
    assert_eq!(first("q1")["id"], "parties/unodc");
    assert_eq!((first("q2")["id"].clone(), first("q2")["match"].clone()), (json!("parties/unodc"), json!(false)));
    assert!(told["q2"]["result"].as_array().unwrap().len() <= 2);
    assert_eq!((first("q3")["id"].clone(), first("q3")["match"].clone()), (json!("parties/KG"), json!(true)));
    assert_eq!(told["q4"]["result"], json!([]));
    assert_eq!(told["q6"]["result"], json!([]));
    for (name, answer) in told.as_object().unwrap() {
        let scores: Vec<f64> = answer["result"].as_array().unwrap().iter().map(|one| one["score"].as_f64().unwrap()).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b) && scores.iter().all(|score| (0.0..=100.0).contains(score)), "{name}");
    }
}

#[tokio::test]
async fn numbers_and_titles_lead_to_their_provision() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let queries = json!({
        "number": { "query": "II.3.1", "type": "provision" },
        "whole": { "query": "jpoa/2011/II.3.1", "type": "jpoa/2011" },
    });
    let told = batch(&router, "queries", &queries).await;
    for (name, id) in [("number", "plans/jpoa/2022/II.3.1"), ("whole", "plans/jpoa/2011/II.3.1")] {
        let first = &told[name]["result"][0];
        assert_eq!((first["id"].clone(), first["match"].clone()), (json!(id), json!(true)), "{name}");
        let page = get(&router, &format!("/{id}")).await;
        assert_eq!(page.status, StatusCode::OK, "the identifier is the path of a page");
    }
    let title = get(&router, "/api/v1/provisions/jpoa/2022/II.3.1").await.json()["provision"]["title"]["en"].clone();
    let told = batch(&router, "queries", &json!({ "title": { "query": title, "type": "provision" } })).await;
    assert_eq!(told["title"]["result"][0]["id"], "plans/jpoa/2022/II.3.1");
}

/// Queries in every shape that the protocol gives them: one type or several, values as texts, numbers, flags, lists, or things that
/// were matched before, properties without a name, a wish how strict types are meant.
#[tokio::test]
async fn queries_of_every_shape_are_answered() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let queries = json!({
        "bare": { "query": "OSCE" },
        "types": { "query": "OSCE", "type": ["party", "un-entity"], "type_strict": "should", "limit": 3 },
        "nobody's": { "query": "OSCE", "type": "nothing of this kind" },
        "values": { "query": "Kazakhstan", "properties": [
            { "pid": "code", "v": ["KZ", 398, true] },
            { "pid": "parent", "v": { "id": "parties/KZ", "name": "Kazakhstan" } },
            { "pid": "nothing", "v": [] },
        ] },
        "nameless": { "properties": [{ "pid": "code", "v": "KZ" }] },
        "q\"{odd}": { "query": "\u{0}<b>KZ</b>" },
    });
    let told = batch(&router, "queries", &queries).await;
    assert_eq!(told.as_object().unwrap().len(), queries.as_object().unwrap().len(), "each query has its answer");
    for name in ["values", "nameless"] {
        assert_eq!(told[name]["result"][0]["id"], "parties/KZ", "{name}");
    }
    assert_eq!(told["nobody's"]["result"], json!([]));
}

#[tokio::test]
async fn what_was_matched_brings_further_columns() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let wanted = json!({
        "ids": ["parties/unodc", "plans/jpoa/2022/II.3.1", "parties/nobody"],
        "properties": [{ "id": "name-ru" }, { "id": "kind" }, { "id": "edition" }],
    });
    let told = batch(&router, "extend", &wanted).await;
    assert_eq!(told["meta"].as_array().unwrap().len(), 3);
    assert_eq!(told["rows"]["parties/unodc"]["kind"], json!([{ "str": "un-entity" }]));
    assert_eq!(told["rows"]["plans/jpoa/2022/II.3.1"]["edition"], json!([{ "str": "jpoa/2022" }]));
    assert_eq!(told["rows"]["parties/nobody"], json!({ "name-ru": [], "kind": [], "edition": [] }));
}

#[tokio::test]
async fn a_half_typed_name_is_completed_and_a_preview_may_be_framed() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let told = get(&router, "/reconcile/suggest/entity?prefix=kyrgyz").await.json();
    let ids: Vec<&str> = told["result"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"parties/KG"), "{ids:?}");
    for language in ["en", "ru"] {
        let headers = [(header::ACCEPT_LANGUAGE, language)];
        let page = call(&router, Method::GET, "/reconcile/preview?id=plans/jpoa/2022/II.3.1", &headers).await;
        assert!(String::from_utf8_lossy(&page.bytes).contains(&format!("<html lang=\"{language}\"")));
        assert!(page.header(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"));
        assert!(!page.header(header::CONTENT_SECURITY_POLICY).contains("frame-ancestors"));
        assert_eq!(page.header(header::X_FRAME_OPTIONS), "");
    }
    let other = get(&router, "/parties/unodc").await;
    assert_eq!(other.header(header::X_FRAME_OPTIONS), "DENY");
    assert_eq!(get(&router, "/reconcile/preview?id=parties/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_batch_is_refused() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let many: Value = (0..201).map(|at| (format!("q{at}"), json!({ "query": "x" }))).collect::<serde_json::Map<_, _>>().into();
    for (name, value) in [
        ("queries", json!([])),
        ("queries", json!({ "q": {} })),
        ("queries", json!({ "q": { "limit": 1 } })),
        ("queries", json!({ "q": { "properties": [] } })),
        ("queries", json!({ "q": { "query": 1 } })),
        ("queries", many),
        ("queries", json!({ "q": { "query": "x", "type": vec!["party"; 21] } })),
        ("queries", json!({ "q": { "query": "x", "properties": vec![json!({ "pid": "code", "v": "KZ" }); 11] } })),
        ("queries", json!({ "q": { "query": "x", "properties": [{ "pid": "code", "v": vec!["KZ"; 11] }] } })),
        ("extend", json!({ "ids": [], "properties": vec![json!({ "id": "code" }); 21] })),
        ("extend", json!({ "ids": [] })),
        ("extend", json!({ "ids": [], "properties": [{ "id": "nothing" }] })),
    ] {
        let came = get(&router, &format!("/reconcile?{}", encoded(name, &value))).await;
        assert_eq!((came.status, came.json()["code"].clone()), (StatusCode::BAD_REQUEST, json!("parameter-unfit")), "{value}");
    }
    assert_eq!(get(&router, "/reconcile?queries=%7B").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_is_too_long_is_refused_in_words() {
    let place = Place::on_sqlite();
    let router = service(&place).await;
    let request = Request::post("/reconcile").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let refused = router.oneshot(request.body(Body::from("q".repeat(super::LONGEST + 1))).unwrap()).await.unwrap();
    assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let bytes = axum::body::to_bytes(refused.into_body(), usize::MAX).await.unwrap();
    let told: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(told["code"], "body-too-large");
    assert_eq!(told["detail"], "the body is longer than 2048 KiB");
}
