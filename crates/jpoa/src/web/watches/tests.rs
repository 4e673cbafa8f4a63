//! Watching as somebody in a demonstration does it, by forms alone: from the page of a thing to the mail, and out of it again by its link.

use crate::notice::Post;
use crate::notice::tests::{mails, read, world};
use crate::web::router;
use crate::web::site::{Setting, Site};
use crate::web::tests::ask_as;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use desk::account::{self, Role};
use std::sync::Arc;
use testkit::{Clock, Place};
use tower::ServiceExt;

/// A demonstration that writes its mails into a folder.
async fn demo(place: &Place) -> Router {
    let recording = place.begun().await;
    let (store, world) = (place.store().await, world(&Clock::standing("2026-11-24T09:00:00Z")));
    let setting = Setting { demo: true, secure: false };
    let post = Post::into_folder(&place.folder.join("mail")).unwrap();
    let site = Site::new((place.desk().await, recording), store, world, "http://127.0.0.1".to_owned(), setting, None);
    router(Arc::new(site.with_post(Some(post))))
}

#[tokio::test]
async fn what_is_watched_on_a_page_comes_as_a_mail_and_ends_by_its_link() {
    let place = Place::on_sqlite();
    let router = demo(&place).await;
    let ask = async |who: &str, path: &str, form: Option<&str>| ask_as(&router, who, path, form).await;
    let (_, sheet) = ask("KG", "/parties/KG", None).await;
    assert!(sheet.contains("href=\"/watch?of=state:KG\""), "the sheet leads to it");
    for (page, question) in [
        ("/initiatives/central-asia:CA-025", "initiative:central-asia:CA-025"),
        ("/plans/jpoa/2022/II.3", "provision:jpoa/2022/II.3"),
        ("/parties/unodc", "party:unodc"),
        ("/initiatives?state=TJ", "search%3Fstate%3DTJ"),
    ] {
        let (_, text) = ask("KG", page, None).await;
        assert!(text.contains(&format!("href=\"/watch?of={question}\"")), "{page}");
    }
    assert!(ask("public", "/watch?of=state:KG", None).await.1.contains("/sign-in"));
    assert_eq!(
        ask("public", "/watches", Some("deed=watch&question=state:KG")).await.0,
        StatusCode::OK,
        "it says what is missing"
    );
    assert_eq!(ask("KG", "/watch?of=state:XX", None).await.0, StatusCode::NOT_FOUND);
    let (status, page) = ask("KG", "/watch?of=initiative:central-asia:CA-025", None).await;
    assert!(status == StatusCode::OK && page.contains("value=\"watch\"") && !page.contains("value=\"end\""));
    let watch = "deed=watch&question=initiative%3Acentral-asia%3ACA-025";
    assert_eq!(ask("KG", "/watches", Some(watch)).await.0, StatusCode::SEE_OTHER);
    assert!(ask("KG", "/watch?of=initiative:central-asia:CA-025", None).await.1.contains("value=\"end\""));
    assert!(ask("KG", "/watches", None).await.1.contains("kg@demo.invalid"));
    assert!(!ask("UZ", "/watches", None).await.1.contains("CA-025"), "everybody has their own");
    let folder = place.folder.join("mail");
    assert_eq!(ask("KG", "/watches", Some("deed=now")).await.0, StatusCode::SEE_OTHER);
    assert!(mails(&folder).is_empty(), "there is nothing new");
    let confirm = "deed=confirm&initiative=central-asia:CA-025";
    assert_eq!(ask("secretariat", "/act", Some(confirm)).await.0, StatusCode::SEE_OTHER);
    assert_eq!(ask("KG", "/watches", Some("deed=now")).await.0, StatusCode::SEE_OTHER);
    let sent = mails(&folder);
    let (_, text, _) = read(&sent[0]);
    let leave = text.split("http://127.0.0.1").find(|link| link.starts_with("/leave/")).unwrap().trim().to_owned();
    let (status, page) = ask("public", &leave, None).await;
    assert!(status == StatusCode::OK && page.contains("k…@demo.invalid") && !page.contains("kg@demo.invalid"), "{page}");
    assert!(ask("KG", "/watches", None).await.1.contains("30 November 2026"), "opening the link ends nothing");
    // As a program for mail does it by RFC 8058: no cookie, no origin, one field.
    let request = Request::post(leave.as_str()).header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(Body::from("List-Unsubscribe=One-Click")).unwrap();
    assert_eq!(router.clone().oneshot(request).await.unwrap().status(), StatusCode::OK);
    assert!(!ask("KG", "/watches", None).await.1.contains("30 November 2026"));
    assert_eq!(ask("public", "/leave/none", None).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        ask("KG", "/watches", Some("deed=end&question=initiative%3Acentral-asia%3ACA-025")).await.0,
        StatusCode::SEE_OTHER
    );
    assert!(!ask("KG", "/watches", None).await.1.contains("CA-025"));
}

#[tokio::test]
async fn webhooks_are_an_administrators_and_each_partys_own() {
    let place = Place::on_sqlite();
    let router = demo(&place).await;
    let ask = async |who: &str, path: &str, form: Option<&str>| ask_as(&router, who, path, form).await;
    for (address, why) in [
        ("http%3A%2F%2Fexample.org", "A webhook is called over https only"),
        ("https%3A%2F%2F10.0.0.1%2F", "This address leads into a closed network"),
    ] {
        let (_, page) = ask("unodc", "/webhooks", Some(&format!("deed=make&question=changes&address={address}"))).await;
        assert!(page.contains(why), "{address}");
    }
    let make = "deed=make&question=state:KG&address=https%3A%2F%2Fexample.org%2Fin";
    assert_eq!(ask("public", "/webhooks", Some(make)).await.1.matches("whsec_").count(), 0);
    let (_, page) = ask("unodc", "/webhooks", Some(make)).await;
    assert_eq!(page.matches("whsec_").count(), 1, "the secret is shown when it is made");
    let (status, log) = ask("unodc", "/webhooks/1", None).await;
    assert!(status == StatusCode::OK && !log.contains("whsec_"), "and not again");
    assert_eq!(ask("KG", "/webhooks/1", None).await.0, StatusCode::UNPROCESSABLE_ENTITY, "another party's is not there");
    assert!(!ask("KG", "/webhooks", None).await.1.contains("example.org/in"));
    assert!(ask("secretariat", "/webhooks", None).await.1.contains("example.org/in"));
    let (_, refused) = ask("KG", "/webhooks", Some("deed=end&number=1")).await;
    assert!(refused.contains("There is no such webhook"), "{refused}");
    assert_eq!(ask("unodc", "/webhooks", Some("deed=ping&number=1")).await.0, StatusCode::SEE_OTHER);
    assert!(ask("unodc", "/webhooks/1", None).await.1.contains("next attempt 2026-11-24 09:00:00 UTC"));
    assert_eq!(ask("unodc", "/webhooks", Some("deed=off&number=1")).await.0, StatusCode::SEE_OTHER);
    assert!(ask("unodc", "/webhooks/1", None).await.1.contains("switched off by hand"));
    assert_eq!(ask("unodc", "/webhooks", Some("deed=on&number=1")).await.0, StatusCode::SEE_OTHER);
    assert_eq!(ask("unodc", "/webhooks", Some("deed=end&number=1")).await.0, StatusCode::SEE_OTHER);
    assert_eq!(ask("unodc", "/webhooks/1", None).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn whoever_is_invited_gets_the_link_by_mail_in_the_language_chosen() {
    let place = Place::on_sqlite();
    let router = demo(&place).await;
    let (store, world) = (place.store().await, world(&Clock::standing("2026-11-24T09:00:00Z")));
    let party = plan::PartyKey::new("KG");
    let chosen = account::invite(&store, &world, &party, Role::Administrator, "ann@example.org", "Ann").await.unwrap();
    account::accept_invitation(&store, &world, &chosen.token, "several words in a row").await.unwrap();
    let session = account::sign_in(&store, &world, ("ann@example.org", "several words in a row", ""), "").await.unwrap();
    let ask = async |form: &str| {
        let request = Request::post("/people").header("content-type", "application/x-www-form-urlencoded");
        let request = request.header("cookie", format!("session={session}")).header("sec-fetch-site", "same-origin");
        let response = router.clone().oneshot(request.body(Body::from(form.to_owned())).unwrap()).await.unwrap();
        let bytes = axum::body::to_bytes(Body::new(response.into_body()), usize::MAX).await.unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let page = ask("deed=invite&mail=bek@example.org&name=Bek&role=focal-point&language=ru").await;
    let sent = mails(&place.folder.join("mail"));
    let (mail, text, _) = read(&sent[0]);
    assert_eq!((sent.len(), mail.subject()), (1, Some("СПД · 2022: приглашение")));
    let link = text.split_whitespace().find(|word| word.contains("/welcome/")).unwrap();
    assert!(page.contains("A mail with this link was sent to bek@example.org."), "{page}");
    assert!(page.contains(link), "the page shows the link of the mail");
}
