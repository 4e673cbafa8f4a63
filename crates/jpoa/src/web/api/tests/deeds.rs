//! Deeds as a program meets them: who may, what is told of what does not fit, and what comes of them in the register.

use super::super::{BASE, body, shapes};
use super::{Came, document, scoped, send, wrong};
use crate::web::tests::site;
use axum::Router;
use axum::http::{Method, StatusCode, header};
use desk::Store;
use desk::account::{Role, Scope};
use plan::{Change, Entry, Initiative, PartyKey, Viewer};
use serde_json::{Value, json};
use testkit::Place;

const JSON: (header::HeaderName, &str) = (header::CONTENT_TYPE, "application/json");

/// A proposal that repeats what stands in the shipped plan.
const BORDER: &str = r#"{"title": "Strengthening border control posts between Tajikistan and Afghanistan", "funder": "European Union",
    "states": ["TJ"], "provisions": "II.3.1", "start": 2027.0, "amount": 250000, "currency": "EUR"}"#;

/// A site with what it stands on.
struct Scene {
    place: Place,
    router: Router,
    store: Store,
    restricted: Vec<Initiative>,
}

impl Scene {
    async fn begun() -> Self {
        let place = Place::on_sqlite();
        let (router, restricted) = site(&place).await;
        let store = place.store().await;
        Self { place, router, store, restricted }
    }

    /// The header of a token for somebody who records for a party.
    async fn header(&self, party: &str, scopes: &[Scope]) -> String {
        format!("Bearer {}", scoped(&self.place, &self.store, party, Role::FocalPoint, scopes).await)
    }

    async fn post(&self, path: &str, header: &str, body: &str) -> Came {
        self.send(Method::POST, path, &[(header::AUTHORIZATION, header), JSON], body).await
    }

    async fn patch(&self, key: &str, header: &str, body: &str) -> Came {
        self.send(Method::PATCH, &format!("/initiatives/{key}"), &[(header::AUTHORIZATION, header), JSON], body).await
    }

    async fn get(&self, path: &str, header: &str) -> Came {
        self.send(Method::GET, path, &[(header::AUTHORIZATION, header)], "").await
    }

    async fn send(&self, method: Method, path: &str, headers: &[(header::HeaderName, &str)], body: &str) -> Came {
        let headers: Vec<_> = headers.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
        send(&self.router, method, &format!("{BASE}{path}"), &headers, body).await
    }

    async fn head(&self) -> u64 {
        self.store.head().await.unwrap().seq
    }

    async fn newest(&self) -> Entry {
        self.store.entries_after(self.head().await - 1, 1).await.unwrap().pop().unwrap().entry
    }
}

/// Status, code and the places of what does not fit; what came must keep to the description.
fn problem(came: &Came) -> (u16, String, Vec<String>) {
    let told = came.json();
    assert_eq!(wrong(&document(), "Problem", &told), Vec::<String>::new(), "{told}");
    let errors = told["errors"].as_array().cloned().unwrap_or_default();
    let places = errors.iter().map(|one| format!("{} {}", one["pointer"].as_str().unwrap(), one["code"].as_str().unwrap()));
    (came.status.as_u16(), told["code"].as_str().unwrap().to_owned(), places.collect())
}

/// An initiative of the shipped plan that unodc takes part in, and one it does not.
async fn own_and_other(scene: &Scene) -> (Initiative, Initiative) {
    let desk = scene.place.desk().await;
    let unodc = PartyKey::new("unodc");
    let view = desk.view(Viewer::Party(unodc.clone()), desk.world().today());
    let seen: Vec<&Initiative> = view.initiatives().map(plan::Released::get).filter(|it| it.budgets.len() < 2).collect();
    let own = seen.iter().find(|it| it.roles.includes(&unodc)).unwrap();
    let other = seen.iter().find(|it| !it.roles.includes(&unodc)).unwrap();
    ((*own).clone(), (*other).clone())
}

#[tokio::test]
async fn a_token_does_what_it_was_made_for_and_no_more() {
    let scene = Scene::begun().await;
    let (own, _) = own_and_other(&scene).await;
    let (patched, confirmed) = (format!("/initiatives/{}", own.key), format!("/initiatives/{}/confirmation", own.key));
    let deeds = [
        (Method::POST, "/checks", Scope::Check),
        (Method::POST, "/initiatives", Scope::HandIn),
        (Method::PATCH, patched.as_str(), Scope::HandIn),
        (Method::POST, confirmed.as_str(), Scope::HandIn),
    ];
    let before = scene.head().await;
    let files = scene.header("unodc", &[Scope::Read, Scope::Check]).await;
    let enters = scene.header("unodc", &[Scope::Read, Scope::HandIn]).await;
    for (method, path, scope) in &deeds {
        let came = scene.send(method.clone(), path, &[JSON], BORDER).await;
        assert_eq!(problem(&came), (401, "token-missing".to_owned(), vec![]), "{path}");
        assert_eq!(came.header(header::WWW_AUTHENTICATE), format!("Bearer scope=\"{}\"", scope.name()));
        let other = if *scope == Scope::Check { &enters } else { &files };
        let came = scene.send(method.clone(), path, &[(header::AUTHORIZATION, other), JSON], BORDER).await;
        assert_eq!(problem(&came), (403, "token-scope".to_owned(), vec![]), "{path}");
        let told = format!("Bearer error=\"insufficient_scope\", scope=\"{}\"", scope.name());
        assert_eq!(came.header(header::WWW_AUTHENTICATE), told);
        let came = scene.send(method.clone(), path, &[(header::AUTHORIZATION, "Bearer jpoa-00"), JSON], BORDER).await;
        assert_eq!(problem(&came), (401, "token-wrong".to_owned(), vec![]), "{path}");
    }
    assert_eq!(scene.head().await, before, "nothing was recorded");
    // A token that only files checks reads nothing, here or among the files and in OpenRefine.
    let header = scene.header("osce", &[Scope::Check]).await;
    for path in ["/plans", "/initiatives"] {
        assert_eq!(problem(&scene.get(path, &header).await).1, "token-scope");
    }
    assert_eq!(problem(&scene.post("/neighbours", &header, BORDER).await).1, "token-scope");
    for path in ["/data/initiatives.csv", "/reconcile"] {
        let came = send(&scene.router, Method::GET, path, &[(header::AUTHORIZATION, &header)], "").await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{path}");
    }
    let came = scene.get("/openapi.json", &header).await;
    assert_eq!(came.status, StatusCode::OK, "the description is everybody's");
}

#[tokio::test]
async fn what_does_not_fit_is_told_with_its_place_and_nothing_is_recorded() {
    let scene = Scene::begun().await;
    let header = scene.header("unodc", &[Scope::Check, Scope::HandIn]).await;
    let before = scene.head().await;
    let long = format!("{{\"title\": \"{}\"}}", "x".repeat(body::LONGEST));
    let cases: [(&str, u16, &str, &[&str]); 21] = [
        ("", 400, "body-unreadable", &[]),
        ("{\"title\": ", 400, "body-unreadable", &[]),
        ("[]", 400, "body-unreadable", &[]),
        ("{\"title\": \"a\", \"title\": \"b\"}", 400, "body-unreadable", &[]),
        ("{\"titel\": \"a\"}", 400, "body-unfit", &["#/titel field-unknown"]),
        ("{\"a/b~c\": 1, \"title\": 1}", 400, "body-unfit", &["#/a~1b~0c field-unknown", "#/title field-unfit"]),
        ("{\"title\": {\"Русский\": \"а\"}}", 400, "body-unfit", &["#/title field-unfit"]),
        ("{\"start\": \"tomorrow\"}", 400, "body-unfit", &["#/start field-unfit"]),
        ("{\"start\": 2027.5}", 400, "body-unfit", &["#/start field-unfit"]),
        ("{\"start\": \"2027-02-30\"}", 400, "body-unfit", &["#/start field-unfit"]),
        ("{\"start\": 1500}", 400, "body-unfit", &["#/start field-unfit"]),
        ("{\"status\": \"unknown\"}", 400, "body-unfit", &["#/status field-unfit"]),
        ("{\"kind\": \"war\"}", 400, "body-unfit", &["#/kind field-unfit"]),
        ("{\"amount\": -1}", 400, "body-unfit", &["#/amount field-unfit"]),
        ("{\"amount\": \"1e5\"}", 400, "body-unfit", &["#/amount field-unfit"]),
        ("{\"currency\": \"euro\"}", 400, "body-unfit", &["#/currency field-unfit"]),
        ("{\"visibility\": \"nobody\"}", 400, "body-unfit", &["#/visibility field-unfit"]),
        (
            "{\"title\": \"x\", \"states\": [\"TJ\", \"Atlantis\"], \"provisions\": \"XX\"}",
            422,
            "proposal-unfit",
            &["#/states/1 not-there", "#/provisions not-there"],
        ),
        ("{\"title\": \"x\", \"visibility\": \"named\"}", 422, "proposal-unfit", &["#/seen_by nobody-named"]),
        ("{\"title\": \"x\", \"answers\": {\"a/b\": \"joins\"}}", 422, "proposal-unfit", &["#/answers/a~1b answer-astray"]),
        (&long, 413, "body-too-large", &[]),
    ];
    for (told, status, code, places) in cases {
        for path in ["/neighbours", "/checks", "/initiatives"] {
            let header = if path == "/neighbours" { "" } else { &header };
            let came = scene.post(path, header, told).await;
            let places: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
            assert_eq!(problem(&came), (status, code.to_owned(), places), "{path}: {}", &told[..told.len().min(80)]);
        }
    }
    let came = scene.post("/initiatives", &header, "{\"states\": \"TJ\"}").await;
    assert_eq!(problem(&came), (422, "proposal-unfit".to_owned(), vec!["#/title untitled".to_owned()]));
    let came =
        scene.post("/initiatives", &header, "{\"title\": \"x\", \"lead\": \"UNODC\", \"start\": 2027, \"end\": 2026}").await;
    assert_eq!(problem(&came).1, "ends-before-start");
    let came = scene.post("/checks?as-at=2026", &header, BORDER).await;
    assert_eq!(problem(&came), (400, "parameter-unknown".to_owned(), vec![]));
    for kind in ["", "text/plain", "application/x-www-form-urlencoded"] {
        let came = scene.send(Method::POST, "/neighbours", &[(header::CONTENT_TYPE, kind)], BORDER).await;
        assert_eq!(problem(&came), (415, "body-of-another-kind".to_owned(), vec![]));
    }
    // The check is kept before the dates are refused, as on the form of the site.
    assert_eq!(scene.head().await, before + 1, "nothing else was recorded");
}

#[tokio::test]
async fn neighbours_are_told_to_anybody_and_nothing_is_kept() {
    let scene = Scene::begun().await;
    let before = scene.head().await;
    let came = scene.post("/neighbours", "", BORDER).await;
    assert_eq!(came.status, StatusCode::OK);
    let told = came.json();
    assert_eq!(wrong(&document(), "answer-look", &told), Vec::<String>::new());
    assert_eq!(told["viewer"]["kind"], "public");
    assert!(told["compared"].as_u64().unwrap() > 100);
    let pairs = told["pairs"].as_array().unwrap();
    assert!((1..=5).contains(&pairs.len()));
    assert!(pairs.iter().any(|pair| pair["left"] == "central-asia:CA-084" || pair["right"] == "central-asia:CA-084"));
    assert_eq!(scene.head().await, before);
    // What a caller may not see is counted and not named, also where the proposal says the same word for word.
    let secret = &scene.restricted[1];
    let header = scene.header("csto", &[Scope::Read, Scope::Check]).await;
    let proposal = json!({
        "title": secret.title.show(plan::Lang::EN), "description": secret.description.show(plan::Lang::EN),
        "states": secret.places.iter().map(|place| place.state.as_str()).collect::<Vec<_>>(),
        "start": secret.period.start.map(|date| date.to_string()), "end": secret.period.end.map(|date| date.to_string()),
    });
    for (path, header) in [("/neighbours", ""), ("/neighbours", &*header), ("/checks", &*header)] {
        let came = scene.post(path, header, &proposal.to_string()).await;
        let told = came.json();
        let restricted = if path == "/checks" { &told["check"]["check"]["restricted"] } else { &told["restricted"] };
        assert!(restricted.as_u64().unwrap_or(0) >= 1, "{path}: {told}");
        assert!(!String::from_utf8_lossy(&came.bytes).contains(secret.key.as_str()), "{path} names what is restricted");
    }
    let secretariat = scene.header("unrcca", &[Scope::Read]).await;
    let came = scene.post("/neighbours", &secretariat, &proposal.to_string()).await;
    assert!(String::from_utf8_lossy(&came.bytes).contains(secret.key.as_str()), "the secretariat sees it");
}

#[tokio::test]
async fn a_check_is_kept_as_the_form_keeps_it() {
    let scene = Scene::begun().await;
    let header = scene.header("unodc", &[Scope::Read, Scope::Check]).await;
    let came = scene.post("/checks", &header, BORDER).await;
    assert_eq!(came.status, StatusCode::CREATED);
    let told = came.json();
    assert_eq!(wrong(&document(), "answer-keep", &told), Vec::<String>::new());
    let entry = scene.newest().await;
    assert_eq!(told["check"]["entry"], entry.seq);
    assert_eq!(came.header(header::LOCATION), format!("{BASE}/checks/{}", entry.seq));
    assert_eq!((entry.actor.party.as_str(), &*entry.actor.door), ("unodc", "api"));
    assert!(entry.actor.account.is_some(), "the account is named");
    let Change::CheckMade(check) = &entry.change else { panic!("{:?}", entry.change) };
    assert_eq!(
        check.proposal.title.show(plan::Lang::EN),
        "Strengthening border control posts between Tajikistan and Afghanistan"
    );
    assert_eq!(check.proposal.roles.in_role(plan::Role::Funder).next(), Some(&plan::Who::Party("eu".into())));
    assert_eq!(check.proposal.contributions[0].to.as_str(), "jpoa/2022/II.3.1");
    assert_eq!((check.proposal.budgets[0].amount.to_string(), &*check.proposal.budgets[0].currency), ("250000".into(), "EUR"));
    let again = scene.get(&format!("/checks/{}", entry.seq), &header).await;
    assert_eq!(again.json()["check"], told["check"]);
    assert_eq!(scene.get(&format!("/checks/{}", entry.seq), "").await.status, StatusCode::NOT_FOUND, "it is not everybody's");
    // A second time with answers to what was shown.
    let shown = check.shown[0].initiative.clone();
    let mut proposal: Value = serde_json::from_str(BORDER).unwrap();
    proposal["answers"] = json!({ shown.as_str(): "complements" });
    proposal["title"] =
        json!({ "en": "Strengthening border control posts between Tajikistan and Afghanistan", "ru": "Посты на границе" });
    let told = scene.post("/checks", &header, &proposal.to_string()).await.json();
    let kept = told["check"]["check"]["shown"].as_array().unwrap().iter().find(|kept| kept["initiative"] == shown.as_str());
    assert_eq!(kept.unwrap()["answer"], "complements", "{told}");
    assert_eq!(told["check"]["check"]["proposal"]["title"]["ru"], "Посты на границе");
}

#[tokio::test]
async fn what_a_participant_hands_in_waits_and_the_secretariat_enters_at_once() {
    let scene = Scene::begun().await;
    let unodc = scene.header("unodc", &[Scope::Read, Scope::HandIn]).await;
    let secretariat = scene.header("unrcca", &[Scope::Read, Scope::HandIn]).await;
    let proposal = BORDER.replace("\"funder\"", "\"lead\": \"UNODC\", \"funder\"");
    let came = scene.post("/initiatives", &unodc, &proposal).await;
    assert_eq!(came.status, StatusCode::ACCEPTED, "{}", came.json());
    let told = came.json();
    assert_eq!(wrong(&document(), "answer-hand-in", &told), Vec::<String>::new());
    let (number, key) = (told["number"].as_u64().unwrap(), told["initiative"].as_str().unwrap().to_owned());
    assert_eq!((told["waits"].clone(), told["check"].clone()), (true.into(), (number - 1).into()));
    let location = format!("/submissions/{number}");
    assert_eq!(came.header(header::LOCATION), format!("{BASE}{location}"));
    for header in [&unodc, &secretariat] {
        let submission = scene.get(&location, header).await.json();
        assert_eq!(wrong(&document(), "answer-submission", &submission), Vec::<String>::new());
        assert_eq!(
            (submission["standing"].clone(), submission["initiative"]["key"].clone()),
            ("waiting".into(), key.as_str().into())
        );
        let list = scene.get("/submissions", header).await.json();
        assert_eq!(wrong(&document(), "answer-submissions", &list), Vec::<String>::new());
        assert_eq!(list["list"][0]["number"], number.to_string());
        assert_eq!(
            scene.get(&format!("/initiatives/{key}"), header).await.status,
            StatusCode::NOT_FOUND,
            "it is not in the register"
        );
    }
    assert_eq!(scene.get(&location, "").await.status, StatusCode::NOT_FOUND, "what waits is not everybody's");
    assert_eq!(scene.get("/submissions", "").await.json()["count"], 0);
    let refused = scene.post("/initiatives", &unodc, &BORDER.replace("European Union", "OSCE")).await;
    assert_eq!(problem(&refused).1, "not-yours", "who hands in takes part");
    let came = scene.post("/initiatives", &secretariat, BORDER).await;
    assert_eq!(came.status, StatusCode::CREATED);
    let key = came.json()["initiative"].as_str().unwrap().to_owned();
    assert_eq!(came.header(header::LOCATION), format!("{BASE}/initiatives/{key}"));
    assert_eq!(scene.get(&format!("/initiatives/{key}"), "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_correction_changes_what_it_names_and_waits_where_the_form_does() {
    let scene = Scene::begun().await;
    let (own, other) = own_and_other(&scene).await;
    let unodc = scene.header("unodc", &[Scope::Read, Scope::HandIn]).await;
    let secretariat = scene.header("unrcca", &[Scope::Read, Scope::HandIn]).await;
    let came = scene.patch(own.key.as_str(), &unodc, "{\"end\": \"2031-05\", \"amount\": null}").await;
    assert_eq!(came.status, StatusCode::ACCEPTED, "{}", came.json());
    let told = came.json();
    assert_eq!(wrong(&document(), "answer-correct", &told), Vec::<String>::new());
    let Change::InitiativeSubmitted { initiative, check: None } = scene.newest().await.change else { panic!("{told}") };
    let mut wanted = own.clone();
    wanted.period.end = plan::PartialDate::parse("2031-05");
    wanted.budgets = Box::default();
    assert_eq!(*initiative, wanted, "nothing else is changed");
    let path = format!("/initiatives/{}", own.key);
    let stands = scene.get(&path, &unodc).await;
    assert_eq!(stands.json()["initiative"]["period"]["end"], json!(own.period.end), "it waits");
    // Who may see it is not for a correction; nor is what one takes no part in, or may not see.
    for field in ["visibility", "seen_by", "answers"] {
        let came = scene.patch(own.key.as_str(), &unodc, &format!("{{\"{field}\": null}}")).await;
        assert_eq!(problem(&came), (400, "body-unfit".to_owned(), vec![format!("#/{field} field-unknown")]));
    }
    let came = scene.patch(other.key.as_str(), &unodc, "{\"end\": 2031}").await;
    assert_eq!(problem(&came), (403, "not-yours".to_owned(), vec![]));
    let came =
        scene.patch(scene.restricted[1].key.as_str(), &scene.header("csto", &[Scope::HandIn]).await, "{\"end\": 2031}").await;
    assert_eq!(problem(&came), (404, "not-there".to_owned(), vec![]));
    let came = scene.patch(own.key.as_str(), &unodc, "{}").await;
    assert_eq!(problem(&came), (422, "nothing-to-record".to_owned(), vec![]));
    // The mark of what was read holds as long as nobody changed it since; what happened to others does not count.
    let mark = stands.header(header::ETAG).to_owned();
    let merge = (header::CONTENT_TYPE, "application/merge-patch+json");
    let sent = [(header::AUTHORIZATION, secretariat.as_str()), merge, (header::IF_MATCH, mark.as_str())];
    let came = scene.send(Method::PATCH, &path, &sent, "{\"end\": 2032}").await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.json());
    assert_eq!(scene.get(&path, "").await.json()["initiative"]["period"]["end"], "2032");
    let came = scene.send(Method::PATCH, &path, &sent, "{\"end\": 2033}").await;
    assert_eq!(problem(&came), (412, "changed-since".to_owned(), vec![]));
    let unread = [sent[0].clone(), sent[1].clone(), (header::IF_MATCH, "W/\"x\"")];
    assert_eq!(problem(&scene.send(Method::PATCH, &path, &unread, "{\"end\": 2033}").await).1, "parameter-unfit");
}

#[tokio::test]
async fn still_right_is_one_call() {
    let scene = Scene::begun().await;
    let (own, other) = own_and_other(&scene).await;
    let unodc = scene.header("unodc", &[Scope::HandIn]).await;
    let path = format!("/initiatives/{}/confirmation", own.key);
    let came = scene.post(&path, &unodc, "").await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.json());
    let told = came.json();
    assert_eq!(wrong(&document(), "answer-confirm", &told), Vec::<String>::new());
    assert_eq!(told["initiative"]["confirmed"]["by"], "unodc");
    assert!(matches!(scene.newest().await.change, Change::InitiativeConfirmed { initiative } if initiative == own.key));
    let came = scene.post(&format!("/initiatives/{}/confirmation", other.key), &unodc, "").await;
    assert_eq!(problem(&came), (403, "not-yours".to_owned(), vec![]));
    let came = scene.post("/initiatives/nothing:1/confirmation", &unodc, "").await;
    assert_eq!(problem(&came), (404, "initiative-unknown".to_owned(), vec![]));
    let stale = [(header::AUTHORIZATION, unodc.as_str()), (header::IF_MATCH, "W/\"1-0000\"")];
    assert_eq!(problem(&scene.send(Method::POST, &path, &stale, "").await).1, "changed-since");
}

#[tokio::test]
async fn a_named_call_is_done_once() {
    let scene = Scene::begun().await;
    let header = scene.header("unodc", &[Scope::Check]).await;
    let other = scene.header("osce", &[Scope::Check]).await;
    let key = |key: &'static str| (header::HeaderName::from_static("idempotency-key"), key);
    let keep = async |header: &str, name: &'static str, body: &str| {
        scene.send(Method::POST, "/checks", &[(header::AUTHORIZATION, header), JSON, key(name)], body).await
    };
    let before = scene.head().await;
    let first = keep(&header, "one", BORDER).await;
    let again = keep(&header, "one", BORDER).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.header(header::LOCATION), again.header(header::LOCATION));
    assert_eq!(first.json()["check"], again.json()["check"]);
    assert_eq!(scene.head().await, before + 1);
    assert_eq!(problem(&keep(&header, "one", "{}").await), (422, "key-used".to_owned(), vec![]));
    assert_eq!(problem(&keep(&header, "\"\"", "{}").await).1, "parameter-unfit");
    // A key is its token's own, and what was refused may be tried again.
    assert_eq!(keep(&other, "one", BORDER).await.status, StatusCode::CREATED);
    assert_eq!(problem(&keep(&header, "two", "{\"titel\": 1}").await).1, "body-unfit");
    assert_eq!(keep(&header, "two", BORDER).await.status, StatusCode::CREATED);
    assert_eq!(scene.head().await, before + 3);
}

#[test]
fn what_is_told_and_what_is_taken_mean_the_same_by_one_name() {
    let (told, taken) = (shapes::told(), shapes::taken());
    let both: Vec<&String> = taken.keys().filter(|name| told.contains_key(*name)).collect();
    for name in both {
        assert_eq!(told[name], taken[name], "{name}");
    }
    assert!(taken["Proposal"]["properties"].get("visibility").is_some());
    assert!(taken["Correction"]["properties"].get("visibility").is_none());
    for body in ["Proposal", "Correction"] {
        assert_eq!(taken[body]["additionalProperties"], false);
        assert!(taken[body].get("required").is_none(), "half typed is enough");
    }
}
