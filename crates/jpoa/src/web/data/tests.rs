//! Files as a portal and a person fetch them: what the manifest names is there with those bytes, made once, and for each reader what
//! that reader may see.

use super::page::{CHECK, QUESTION, begins};
use crate::bundle::tests::seen;
use crate::bundle::{self, Form};
use crate::web::api::tests::{call, get, marked, opened, token};
use crate::web::router;
use crate::web::tests::{site, standing};
use axum::http::{Method, StatusCode, header};
use desk::By;
use desk::account::Role;
use plan::Viewer;
use serde_json::Value;
use sqlx::Row;
use testkit::{Clock, Place};

#[tokio::test]
async fn every_file_of_the_manifest_is_there_with_its_bytes() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let manifest = get(&router, "/data/manifest.json").await.json();
    let files = manifest["files"].as_array().unwrap();
    assert!(files.len() > 100, "{} files", files.len());
    for file in files {
        // The clock goes on with every look at it, and the day must not end.
        place.clock.set(Clock::BEGINS);
        let name = file["name"].as_str().unwrap();
        let came = get(&router, &format!("/data/{name}")).await;
        assert_eq!(came.status, StatusCode::OK, "{name}");
        let hash = crate::hash::sha256(&came.bytes);
        assert_eq!(hash, file["sha256"].as_str().unwrap(), "{name}");
        assert_eq!(came.header(header::CONTENT_TYPE), file["media_type"].as_str().unwrap(), "{name}");
    }
    for form in Form::ALL {
        let came = get(&router, &format!("/data/{}", form.name())).await;
        assert_eq!(came.status, StatusCode::OK, "{}", form.name());
        let named = get(&router, &format!("/data/{}", bundle::stands_for(form))).await;
        assert!(!came.bytes.is_empty() && came.bytes == named.bytes, "{}", form.name());
    }
    let none = get(&router, "/data/nothing.csv").await;
    assert_eq!((none.status, none.json()["code"].clone()), (StatusCode::NOT_FOUND, "not-there".into()));
}

#[tokio::test]
async fn a_file_is_made_once_for_an_entry_and_kept_by_whoever_has_it() {
    let place = Place::on_sqlite();
    let recording = place.begun().await;
    let site = standing(&place, recording, false).await;
    let router = router(site.clone());
    let first = get(&router, "/data/csv").await;
    for _ in 0..3 {
        assert_eq!(get(&router, "/data/initiatives.csv").await.bytes, first.bytes);
    }
    assert_eq!(site.shelf.made().await, 1);
    assert!(first.header(header::CACHE_CONTROL).contains("public"));
    let (mark, changed) = (first.header(header::ETAG), first.header(header::LAST_MODIFIED));
    assert!(changed.ends_with(" GMT"), "{changed}");
    for known in [(header::IF_NONE_MATCH, mark), (header::IF_MODIFIED_SINCE, changed)] {
        let again = call(&router, Method::GET, "/data/csv", &[known]).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    }
    get(&router, "/data/manifest.json").await;
    let made = site.shelf.made().await;
    for name in ["SHA256SUMS", "catalogue.jsonld", "tables/datapackage.json", "register.sqlite", "manifest.json"] {
        assert_eq!(get(&router, &format!("/data/{name}")).await.status, StatusCode::OK, "{name}");
    }
    assert_eq!(site.shelf.made().await, made, "the manifest made all of them");
    let mut desk = place.desk().await;
    let by = By { viewer: desk.viewer("secretariat").unwrap(), door: "web", account: None };
    desk::confirm_initiative(&mut desk, &by, "CA-025").await.unwrap();
    site.catch_up().await.unwrap();
    let after = call(&router, Method::GET, "/data/csv", &[(header::IF_NONE_MATCH, mark)]).await;
    assert_eq!(after.status, StatusCode::OK);
    assert_eq!(site.shelf.made().await, made + 1, "what stood there is gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bundle_is_made_once_for_all_who_wait_and_keeps_no_page_waiting() {
    let place = Place::on_sqlite();
    let recording = place.begun().await;
    let site = standing(&place, recording, false).await;
    let router = router(site.clone());
    let waiting: Vec<_> = ["manifest.json", "SHA256SUMS", "catalogue.jsonld", "dcat", "manifest.json", "tables/datapackage.json"]
        .map(|name| {
            let router = router.clone();
            tokio::spawn(async move { get(&router, &format!("/data/{name}")).await })
        })
        .into();
    // More of those who wait than there are threads, and pages are told all the while.
    assert_eq!(get(&router, "/matrix").await.status, StatusCode::OK);
    let mut came = Vec::new();
    for one in waiting {
        came.push(one.await.unwrap());
    }
    assert!(came.iter().all(|came| came.status == StatusCode::OK));
    let files = came[0].json()["files"].as_array().unwrap().len();
    // The manifest and the sums name all files but themselves.
    assert_eq!(site.shelf.made().await, files + 2, "each is made once");
    // The page shows how the catalogue began before, while the bundle is made anew; and the keeper makes it ahead.
    let begins_of = |page: &[u8]| String::from_utf8_lossy(page).contains("@context");
    assert!(begins_of(&get(&router, "/data").await.bytes));
    let mut desk = place.desk().await;
    let by = By { viewer: desk.viewer("secretariat").unwrap(), door: "web", account: None };
    desk::confirm_initiative(&mut desk, &by, "CA-025").await.unwrap();
    site.catch_up().await.unwrap();
    let before = site.shelf.made().await;
    crate::web::data::keep_ahead(&site, (1, site.stands_at().1)).await;
    assert_eq!(site.shelf.made().await, before, "not while the journal moves");
    crate::web::data::keep_ahead(&site, site.stands_at()).await;
    assert_eq!(site.shelf.made().await, before + files + 2, "made ahead");
    let manifest = get(&router, "/data/manifest.json").await.json();
    assert_eq!((manifest["entry"].as_u64(), site.shelf.made().await), (Some(2), before + files + 2));
    crate::web::data::keep_ahead(&site, site.stands_at()).await;
    assert_eq!(site.shelf.made().await, before + files + 2, "and not once more");
}

#[tokio::test]
async fn each_reader_gets_files_of_what_that_reader_may_see() {
    let place = Place::on_sqlite();
    let initiatives = seen::register(3, 24);
    let router = marked(&place, &initiatives).await;
    let store = place.store().await;
    let files =
        ["csv", "jsonl", "sqlite", "iati", "feeds/changes.en.atom", "feeds/state-KG.en.atom", "ical", "hxl", "manifest.json"];
    for (viewer, role) in [
        (Viewer::Secretariat("unrcca".into()), Some(Role::Administrator)),
        (Viewer::Public, None),
        (Viewer::Member("KG".into()), Some(Role::Reader)),
        (Viewer::Party("unodc".into()), Some(Role::FocalPoint)),
    ] {
        let header = match (viewer.party(), role) {
            (Some(party), Some(role)) => format!("Bearer {}", token(&place, &store, party.as_str(), role).await),
            _ => String::new(),
        };
        let headers: Vec<_> = (!header.is_empty()).then_some((header::AUTHORIZATION, header.as_str())).into_iter().collect();
        for name in files {
            let came = call(&router, Method::GET, &format!("/data/{name}"), &headers).await;
            assert_eq!(came.status, StatusCode::OK, "{name}");
            let found = seen::found(&came.bytes);
            let leaked: Vec<&usize> = found.iter().filter(|number| !viewer.may_see(&initiatives[**number])).collect();
            assert!(leaked.is_empty(), "{}: {name} holds {leaked:?}", viewer.kind());
            if name == "csv" {
                let all = initiatives.iter().filter(|one| viewer.may_see(one)).count();
                assert_eq!(found.len(), all, "{}: holds all that is seen", viewer.kind());
            }
            if !header.is_empty() {
                assert!(came.header(header::CACHE_CONTROL).contains("private"), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn the_page_shows_how_each_file_begins_and_a_question_that_is_answered() {
    let place = Place::on_sqlite();
    let recording = place.begun().await;
    let router = opened(&place, recording).await;
    for language in ["en", "ru"] {
        let page = call(&router, Method::GET, "/data", &[(header::ACCEPT_LANGUAGE, language)]).await;
        let page = String::from_utf8(page.bytes).unwrap();
        for form in Form::ALL {
            assert!(page.contains(&format!("<section id=\"{}\">", form.name())), "{}", form.name());
        }
        for form in Form::ALL.into_iter().filter(|form| *form != Form::Sqlite) {
            let file = get(&router, &format!("/data/{}", form.name())).await;
            let shown = begins(form, &file.bytes);
            assert_eq!(shown.lines().count(), 3, "{}", form.name());
            let escaped = shown.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;");
            assert!(page.contains(&escaped), "{language}, {}: {escaped}", form.name());
        }
        assert!(page.contains(QUESTION));
        assert!(page.contains("<section id=\"webhooks\">"), "{language}");
        assert!(page.contains(&CHECK.replace('"', "&#34;")), "{language}");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("register.sqlite");
    std::fs::write(&file, get(&router, "/data/sqlite").await.bytes).unwrap();
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}?mode=ro", file.display())).await.unwrap();
    let rows = sqlx::query(QUESTION).fetch_all(&pool).await.unwrap();
    let told: u64 = rows.iter().map(|row| u64::try_from(row.get::<i64, _>("gaps")).unwrap()).sum();
    let gaps: Value = get(&router, "/api/v1/gaps").await.json();
    assert_eq!(told, gaps["listed"].as_u64().unwrap(), "the database and the interface count the same gaps");
}

#[tokio::test]
async fn a_search_can_be_followed_as_a_feed() {
    let place = Place::on_sqlite();
    let (router, restricted) = site(&place).await;
    let found = get(&router, "/api/v1/initiatives?state=KG&life=running&limit=1000").await.json();
    let feed = get(&router, "/data/search.atom?state=KG&life=running").await;
    assert_eq!((feed.status, feed.header(header::CONTENT_TYPE)), (StatusCode::OK, "application/atom+xml"));
    let text = String::from_utf8(feed.bytes.clone()).unwrap();
    assert_eq!(text.matches("<entry>").count() as u64, found["count"].as_u64().unwrap());
    assert!(restricted.iter().all(|it| !text.contains(it.key.reference())));
    let known = [(header::IF_NONE_MATCH, feed.header(header::ETAG))];
    let again = call(&router, Method::GET, "/data/search.atom?state=KG&life=running", &known).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let other = call(&router, Method::GET, "/data/search.atom?state=TJ&life=running", &known).await;
    assert_eq!(other.status, StatusCode::OK);
    assert_eq!(get(&router, "/data/search.atom?state=nowhere").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn the_check_of_a_signature_that_the_page_and_the_book_show_finds_it_good() {
    let book = std::fs::read_to_string(testkit::in_repository("docs/book/notices.md")).unwrap();
    assert!(book.contains(CHECK), "the book shows the same three lines");
    assert_eq!(CHECK.lines().count(), 3);
    let (secret, id, time, body) = ("whsec_c2VjcmV0IGJ5dGVz", "msg_1", 1_795_000_000, "{\"type\":\"ping\",\"был\":1}");
    let signed = crate::notice::sign::signature(secret, id, time, body.as_bytes()).unwrap();
    let values = format!("secret, id, time, body = {secret:?}, {id:?}, {time}, '{body}'");
    let python = std::process::Command::new("python3").arg("-c").arg(format!("{values}\n{CHECK}\nprint(good)")).output();
    let Ok(python) = python else {
        testkit::say("skipped: there is no python3");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&python.stdout).trim(), signed, "{}", String::from_utf8_lossy(&python.stderr));
}
