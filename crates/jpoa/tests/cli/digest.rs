//! `jpoa digest` as the timer of a system calls it: what is due is told first and sent then, and a server that is away is a fault.

use crate::office::Office;
use desk::account::{self, Role};
use desk::{Desk, Location, Subscription, World};

/// Has somebody of Kyrgyzstan watch everything behind the first entry, with a digest that has been due since long.
async fn watches(office: &Office) {
    let location = Location::Folder(office.path().join("jpoa-data"));
    let now = "2026-11-24T09:00:00Z".parse().expect("a time");
    let world = || World::new(move || now).with_chance(|bytes| bytes.fill(7));
    let desk = Desk::open(&location, world(), None).await.expect("a register");
    let store = desk.store().cloned().expect("a store");
    let world = world();
    let invited =
        account::invite(&store, &world, &"KG".into(), Role::Reader, "ann@example.org", "Ann").await.expect("an invitation");
    account::watch(&store, &world, &invited.account, "changes", (1, "en")).await.expect("it is watched");
    let kept = store.subscription(&invited.account.number).await.expect("no fault").expect("it is there");
    store.put_subscription(&Subscription { due: Some(now), ..kept }).await.expect("no fault");
    desk.close().await;
}

#[test]
fn what_is_due_is_told_first_and_sent_then() {
    let office = Office::with_register();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(watches(&office));
    office.done("confirm CA-025");
    let told = office.json("digest --dry-run");
    let expected = serde_json::json!({ "digests": [
        { "mail": "ann@example.org", "news": 1, "watches": 1, "outcome": "due", "detail": null }
    ] });
    assert_eq!(told, expected);
    let away = office.run("digest --mail smtp://register@example.org@127.0.0.1:9");
    assert_eq!(away.code, Some(3), "{away:?}");
    let text = String::from_utf8_lossy(&away.out).into_owned();
    assert!(text.starts_with("ann@example.org: could not be sent: "), "{text}");
    // What failed is left alone for a while; a trial still tells of it.
    assert_eq!(office.run("digest --mail folder:mail").out, b"");
    assert_eq!(office.json("digest --dry-run"), expected);
    assert!(!office.path().join("mail").exists());
}

#[test]
fn a_digest_becomes_a_file() {
    let office = Office::with_register();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(watches(&office));
    office.done("confirm CA-025");
    let sent = office.run("digest --mail folder:mail --mail-from register@example.org --public https://plan.example.org/");
    assert_eq!(String::from_utf8_lossy(&sent.out), "ann@example.org: sent; one change in what they watch\n", "{sent:?}");
    let mail = std::fs::read_dir(office.path().join("mail")).expect("a folder").next().expect("a mail").expect("a file");
    let text = std::fs::read_to_string(mail.path()).expect("text");
    assert!(text.starts_with("From: register@example.org\r\nTo: ann@example.org\r\n"), "{text}");
    assert!(text.contains("List-Unsubscribe: <https://plan.example.org/leave/"), "{text}");
    let again = office.run("digest --mail folder:mail");
    assert_eq!((again.code, again.talk.trim()), (Some(0), "No digest is due."));
    assert_eq!(office.run("digest").code, Some(2), "without a way out nothing is sent");
}
