//! The interface as a program meets it: every route gives what its description says, and nothing a caller may not see.

mod book;
mod deeds;

use super::table::{Gives, ROUTES};
use super::{BASE, openapi, parameter::Place as In};
use crate::bundle::tests::seen;
use crate::web::tests::{open, site};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use desk::account::{self, Role, Scope, Scopes, Term};
use desk::{By, Desk, Store};
use plan::{Initiative, PartyKey, Record, Viewer};
use serde_json::Value;
use testkit::Place;
use tower::ServiceExt;
use words::{Language, Words};

/// What came.
pub(crate) struct Came {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Came {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.bytes)))
    }

    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(&name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) async fn call(router: &Router, method: Method, path: &str, headers: &[(header::HeaderName, &str)]) -> Came {
    send(router, method, path, headers, "").await
}

/// The same with a body.
async fn send(router: &Router, method: Method, path: &str, headers: &[(header::HeaderName, &str)], body: &str) -> Came {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let response = router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(Body::new(body), usize::MAX).await.unwrap().to_vec();
    Came { status: parts.status, headers: parts.headers, bytes }
}

pub(crate) async fn get(router: &Router, path: &str) -> Came {
    call(router, Method::GET, path, &[]).await
}

fn document() -> Value {
    openapi::document(&Words::new(Language::English), "http://127.0.0.1/api/v1")
}

/// A schema of the description by its name, with all others beside it.
fn validator(document: &Value, name: &str) -> jsonschema::Validator {
    let mut schema = document.clone();
    schema["$ref"] = format!("#/components/schemas/{name}").into();
    jsonschema::validator_for(&schema).expect("a schema")
}

/// What is wrong with an answer by a schema of the description.
fn wrong(document: &Value, name: &str, answer: &Value) -> Vec<String> {
    validator(document, name).iter_errors(answer).map(|error| format!("{}: {error}", error.instance_path())).take(3).collect()
}

#[tokio::test]
async fn every_route_gives_what_its_description_says() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let document = document();
    let mut problems = Vec::new();
    for route in ROUTES.iter().filter(|route| !route.example.is_empty()) {
        let name = route.answer();
        let whole = matches!(route.gives, Gives::List(..)).then(|| format!("{}?limit=1000", route.path));
        for path in [route.example.to_owned()].into_iter().chain(whole) {
            let came = get(&router, &format!("{BASE}{path}")).await;
            problems.extend((came.status != StatusCode::OK).then(|| format!("{path}: {}", came.status)));
            problems.extend(wrong(&document, &name, &came.json()).into_iter().map(|wrong| format!("{path}: {wrong}")));
            let found = came.json()["count"].as_u64().unwrap_or(1) > 0 || ["checks", "submissions"].contains(&route.name);
            problems.extend((!found).then(|| format!("{path}: is empty")));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The places of all references in a description.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(all) => all.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_description_is_whole_and_allows_nothing_that_is_not_named() {
    let document = document();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 100);
    for place in found {
        assert!(document.pointer(place.trim_start_matches('#')).is_some(), "{place} leads nowhere");
    }
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let told = get(&router, &format!("{BASE}/initiatives/central-asia:CA-052")).await.json();
    assert_eq!(wrong(&document, "answer-initiative", &told), Vec::<String>::new());
    for at in ["", "/viewer", "/initiative", "/initiative/period", "/initiative/roles", "/initiative/budgets/0"] {
        let mut more = told.clone();
        more.pointer_mut(at).unwrap_or_else(|| panic!("{at}"))["unheard"] = "of".into();
        assert!(!wrong(&document, "answer-initiative", &more).is_empty(), "{at} may hold anything");
    }
    for at in ["as_at", "entry", "viewer", "life", "initiative"] {
        let mut less = told.clone();
        less.as_object_mut().unwrap().remove(at);
        assert!(!wrong(&document, "answer-initiative", &less).is_empty(), "{at} may be missing");
    }
}

#[tokio::test]
async fn every_initiative_and_provision_and_party_is_there_by_its_address() {
    let place = Place::on_sqlite();
    let (router, restricted) = site(&place).await;
    let document = document();
    for (list, field, schema) in [
        ("/initiatives?limit=1000", "initiative", "answer-initiative"),
        ("/provisions?limit=1000", "", "answer-provision"),
        ("/parties?limit=1000", "", "answer-party"),
    ] {
        let told = get(&router, &format!("{BASE}{list}")).await.json();
        let folder = list.split('?').next().unwrap();
        for item in told["list"].as_array().unwrap() {
            let key = if field.is_empty() { &item["key"] } else { &item[field]["key"] };
            let path = format!("{BASE}{folder}/{}", key.as_str().unwrap());
            let came = get(&router, &path).await;
            assert_eq!(came.status, StatusCode::OK, "{path}");
            assert_eq!(wrong(&document, schema, &came.json()), Vec::<String>::new(), "{path}");
        }
    }
    for it in &restricted {
        let came = get(&router, &format!("{BASE}/initiatives/{}", it.key)).await;
        assert_eq!(came.status, StatusCode::NOT_FOUND);
        assert_eq!(came.json()["code"], "not-there");
    }
}

#[tokio::test]
async fn a_list_comes_in_parts_that_leave_nothing_out_and_tell_nothing_twice() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    for noun in ["initiatives", "provisions", "pairs", "positions", "contributions"] {
        let whole = get(&router, &format!("{BASE}/{noun}?limit=1000")).await.json();
        let mut parts: Vec<Value> = Vec::new();
        let mut next = format!("{BASE}/{noun}?limit=7");
        loop {
            let came = get(&router, &next).await;
            let told = came.json();
            assert_eq!(told["count"], whole["count"]);
            parts.extend(told["list"].as_array().unwrap().iter().cloned());
            let link = came.header(header::LINK).to_owned();
            assert_eq!(link.is_empty(), told["next"].is_null(), "{next}");
            let Some(path) = link.strip_prefix('<').and_then(|rest| rest.split('>').next()) else { break };
            next = path.to_owned();
        }
        assert_eq!(parts.len() as u64, whole["count"].as_u64().unwrap(), "{noun}");
        assert_eq!(Value::Array(parts), whole["list"], "{noun}");
    }
}

#[tokio::test]
async fn what_the_caller_has_is_not_sent_again_until_something_is_recorded() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let path = format!("{BASE}/gaps?state=KG");
    let first = get(&router, &path).await;
    let mark = first.header(header::ETAG).to_owned();
    let again = call(&router, Method::GET, &path, &[(header::IF_NONE_MATCH, &mark)]).await;
    assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.header(header::ETAG), mark);
    let other = [
        (format!("{BASE}/gaps?state=TJ"), (header::IF_NONE_MATCH, mark.as_str()), None),
        (format!("{path}&as-at=2019"), (header::IF_NONE_MATCH, mark.as_str()), None),
        (path.clone(), (header::IF_NONE_MATCH, mark.as_str()), Some((header::ACCEPT_LANGUAGE, "ru"))),
    ];
    for (path, known, language) in other {
        let headers: Vec<_> = [known].into_iter().chain(language).collect();
        let came = call(&router, Method::GET, &path, &headers).await;
        assert_eq!(came.status, StatusCode::OK, "{path}");
    }
    let mut desk = place.desk().await;
    let by = By { viewer: desk.viewer("secretariat").unwrap(), door: "web", account: None };
    let confirmed = desk.view(by.viewer.clone(), desk.world().today()).initiatives().next().unwrap().get().key.clone();
    desk::confirm_initiative(&mut desk, &by, confirmed.as_str()).await.unwrap();
    let followed = opened(&place, desk).await;
    let came = call(&followed, Method::GET, &path, &[(header::IF_NONE_MATCH, &mark)]).await;
    assert_eq!(came.status, StatusCode::OK);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_with_its_code() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let document = document();
    for (path, status, code) in [
        ("/initiatives?stat=KG", 400, "parameter-unknown"),
        ("/initiatives?limit=0", 400, "parameter-unfit"),
        ("/initiatives?limit=1001", 400, "parameter-unfit"),
        ("/initiatives?life=alive", 400, "parameter-unfit"),
        ("/initiatives?from=1800", 400, "parameter-unfit"),
        ("/initiatives?state=", 400, "parameter-unfit"),
        ("/initiatives?state=KG&state=TJ", 400, "parameter-twice"),
        ("/initiatives?cursor=zz", 400, "cursor-unreadable"),
        ("/initiatives?as-at=2026-02-30", 400, "parameter-unfit"),
        ("/initiatives?state=nowhere", 404, "not-there"),
        ("/initiatives?provision=XX", 404, "not-there"),
        ("/gaps?edition=1999", 404, "not-there"),
        ("/provisions?provision=XX", 404, "not-there"),
        ("/checks/7", 404, "not-there"),
        ("/checks/0", 400, "parameter-unfit"),
        ("/submissions/7", 404, "not-there"),
        ("/submissions/x", 404, "not-there"),
        ("/checks/99999999999999999999999", 404, "not-there"),
        ("/nothing", 404, "not-there"),
        ("/parties/", 404, "not-there"),
    ] {
        for language in ["en", "ru"] {
            let came = call(&router, Method::GET, &format!("{BASE}{path}"), &[(header::ACCEPT_LANGUAGE, language)]).await;
            assert_eq!(came.status.as_u16(), status, "{path}");
            assert_eq!(came.header(header::CONTENT_TYPE), "application/problem+json", "{path}");
            assert_eq!(came.header(header::CONTENT_LANGUAGE), language, "{path}");
            let told = came.json();
            assert_eq!(told["code"], code, "{path}");
            assert_eq!(wrong(&document, "Problem", &told), Vec::<String>::new(), "{path}");
            assert!(!told.to_string().contains('«') || language == "ru", "{path}: {told}");
        }
    }
    for (method, path, allowed) in [
        (Method::DELETE, "/plans", "GET,HEAD"),
        (Method::PUT, "/initiatives", "GET,HEAD,POST"),
        (Method::GET, "/neighbours", "POST"),
        (Method::POST, "/initiatives/central-asia:CA-025", "GET,HEAD,PATCH"),
        (Method::GET, "/initiatives/central-asia:CA-025/confirmation", "POST"),
        (Method::PATCH, "/initiatives/central-asia:CA-025/confirmation", "POST"),
    ] {
        let came = call(&router, method.clone(), &format!("{BASE}{path}"), &[]).await;
        assert_eq!((came.status, came.json()["code"].clone()), (StatusCode::METHOD_NOT_ALLOWED, "method-unknown".into()));
        assert_eq!(came.header(header::ALLOW), allowed, "{method} {path}");
    }
    let wrong_token = [(header::AUTHORIZATION, "Bearer jpoa-0000")];
    let came = call(&router, Method::GET, &format!("{BASE}/plans"), &wrong_token).await;
    assert_eq!((came.status, came.json()["code"].clone()), (StatusCode::UNAUTHORIZED, "token-wrong".into()));
    assert!(came.header(header::WWW_AUTHENTICATE).starts_with("Bearer"));
}

#[tokio::test]
async fn pages_of_other_sites_may_read_and_no_cookie_counts() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let path = format!("{BASE}/initiatives");
    let origin = (header::ORIGIN, "https://example.org");
    let came = call(&router, Method::GET, &path, std::slice::from_ref(&origin)).await;
    assert_eq!(came.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert_eq!(came.header(header::ACCESS_CONTROL_ALLOW_CREDENTIALS), "");
    assert!(came.header(header::CACHE_CONTROL).contains("public"));
    let asked = [origin, (header::ACCESS_CONTROL_REQUEST_METHOD, "GET")];
    let before = call(&router, Method::OPTIONS, &path, &asked).await;
    assert_eq!((before.status, before.header(header::ACCESS_CONTROL_ALLOW_METHODS)), (StatusCode::OK, "GET,HEAD"));
    let asked = [asked[0].clone(), (header::ACCESS_CONTROL_REQUEST_METHOD, "POST")];
    let before = call(&router, Method::OPTIONS, &path, &asked).await;
    assert_eq!(before.header(header::ACCESS_CONTROL_ALLOW_METHODS), "GET,HEAD", "deeds are not for pages of other sites");
}

/// The register once more, with a site over it.
pub(crate) async fn opened(place: &Place, recording: Desk) -> Router {
    open(place, recording, false).await
}

/// A token that reads for somebody who works for this party.
pub(crate) async fn token(place: &Place, store: &Store, party: &str, role: Role) -> String {
    scoped(place, store, party, role, &[Scope::Read]).await
}

/// A token for somebody who works for this party, made for this.
async fn scoped(place: &Place, store: &Store, party: &str, role: Role, scopes: &[Scope]) -> String {
    // Each token is another one, because a register holds no two of one hash.
    let names = scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join("-");
    let salt = party.len() as u8;
    let (first, second) = (party.as_bytes()[0], names.len() as u8);
    let world = place.clock.world().with_chance(move |bytes| {
        bytes.fill(salt);
        (bytes[0], bytes[1]) = (first, second);
    });
    let mail = format!("{party}-{}-{names}@example.org", role.name());
    let invited = account::invite(store, &world, &PartyKey::new(party), role, &mail, "A person").await.unwrap();
    let wanted = (Term::Days(30), Scopes::of(scopes.iter().copied()));
    account::make_token(store, &world, &invited.account, "a test", (wanted.0, wanted.1.as_ref())).await.unwrap()
}

/// A site over a register in which every initiative has its word in all that can be written.
pub(crate) async fn marked(place: &Place, initiatives: &[Initiative]) -> Router {
    let desk = register_of(place, initiatives).await;
    opened(place, desk).await
}

/// A register of the shipped plan with these initiatives in the place of its own.
pub(crate) async fn register_of(place: &Place, initiatives: &[Initiative]) -> Desk {
    let mut folder = testkit::plan_folder("central-asia");
    folder.records.retain(|record| record.value.initiative().is_none());
    let placed =
        |one: &Initiative| plan::Placed { value: Record::Initiative(Box::new(one.clone())), spot: plan::Spot::default() };
    folder.records.extend(initiatives.iter().map(placed));
    let mut desk = place.desk().await;
    let by = By { viewer: Viewer::Secretariat("unrcca".into()), door: "command-line", account: None };
    desk::load_plan(&mut desk, &by, folder, desk::Preview::No).await.unwrap();
    desk
}

#[tokio::test]
async fn nothing_a_caller_may_not_see_is_in_any_answer() {
    for seed in 0..3 {
        let place = Place::on_sqlite();
        let initiatives = seen::register(seed, 24);
        let router = marked(&place, &initiatives).await;
        let store = place.store().await;
        let mut callers = vec![(Viewer::Public, String::new())];
        for (viewer, party, role) in [
            (Viewer::Observer("RU".into()), "RU", Role::Observer),
            (Viewer::Member("KG".into()), "KG", Role::Reader),
            (Viewer::Party("unodc".into()), "unodc", Role::FocalPoint),
            (Viewer::Secretariat("unrcca".into()), "unrcca", Role::Administrator),
        ] {
            callers.push((viewer, format!("Bearer {}", token(&place, &store, party, role).await)));
        }
        let mut paths: Vec<String> = Vec::new();
        for route in &ROUTES {
            paths.extend((!route.example.is_empty()).then(|| format!("{BASE}{}", route.example)));
            if route.parameters().iter().all(|parameter| parameter.place == In::Query) {
                let list = matches!(route.gives, Gives::List(..));
                paths.push(format!("{BASE}{}{}", route.path, if list { "?limit=1000" } else { "" }));
            }
        }
        for one in &initiatives {
            paths.push(format!("{BASE}/initiatives/{}", one.key));
            paths.extend(["pairs", "contributions"].map(|noun| format!("{BASE}/{noun}?initiative={}", one.key)));
            paths.push(format!("{BASE}/gaps?with={}", one.key));
        }
        for (viewer, header) in &callers {
            for path in &paths {
                let headers: Vec<_> =
                    (!header.is_empty()).then_some((header::AUTHORIZATION, header.as_str())).into_iter().collect();
                let came = call(&router, Method::GET, path, &headers).await;
                // Whoever asks for a thing by its address hears that address again, where nothing is there.
                let found = if came.status == StatusCode::NOT_FOUND { Vec::new() } else { seen::found(&came.bytes) };
                let leaked: Vec<&usize> = found.iter().filter(|number| !viewer.may_see(&initiatives[**number])).collect();
                assert!(leaked.is_empty(), "seed {seed}, {}: {path} tells {leaked:?}", viewer.kind());
                if path.ends_with("/initiatives?limit=1000") {
                    let seen = initiatives.iter().filter(|one| viewer.may_see(one)).count();
                    assert_eq!(found.len(), seen, "seed {seed}, {}: all that is seen", viewer.kind());
                    let told = came.json();
                    assert_eq!(told["viewer"]["kind"], viewer.kind());
                }
            }
        }
    }
}

#[tokio::test]
async fn a_token_reads_until_it_is_ended_and_never_signs_in() {
    let place = Place::on_sqlite();
    let (router, restricted) = site(&place).await;
    let (store, world) = (place.store().await, place.clock.world());
    let token = token(&place, &store, "unrcca", Role::Administrator).await;
    let header = format!("Bearer {token}");
    let bearer = [(header::AUTHORIZATION, header.as_str())];
    let path = format!("{BASE}/initiatives/{}", restricted[1].key);
    let came = call(&router, Method::GET, &path, &bearer).await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(came.header(header::CACHE_CONTROL).contains("private"));
    let cookie = format!("session={token}");
    for cookie in [cookie.as_str(), "looks-as=secretariat"] {
        assert_eq!(call(&router, Method::GET, &path, &[(header::COOKIE, cookie)]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(call(&router, Method::GET, &format!("/welcome/{token}"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entries = call(&router, Method::GET, "/account", &bearer).await;
    assert_eq!(entries.status, StatusCode::SEE_OTHER, "a token opens no page");
    let account = store.accounts().await.unwrap().pop().unwrap();
    let kept = account::tokens(&store, &world, &account.number).await.unwrap();
    assert!(!format!("{kept:?}").contains(&token));
    account::end_session(&store, &world, &account.number, &kept[0].hash).await.unwrap();
    assert_eq!(call(&router, Method::GET, &path, &bearer).await.status, StatusCode::UNAUTHORIZED);
}
