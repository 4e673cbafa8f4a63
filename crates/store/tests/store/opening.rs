//! Opening finds what is there and says what is not.

use crate::place::{Place, append, furnish, stories};
use store::{Cause, Head, Location, Store};

stories! {
    a_place_without_a_register_is_said_to_be_empty,
    a_register_opens_again_as_it_was_left,
    a_newer_format_is_refused,
    a_foreign_table_is_no_register,
    many_may_create_at_once,
}

async fn a_place_without_a_register_is_said_to_be_empty(place: Place) {
    let fault = Store::open(&place.location).await.expect_err("nothing is there");
    assert_eq!(fault.code(), "no-register");
    assert!(fault.to_string().starts_with("open the register in "), "{fault}");
    assert!(fault.to_string().ends_with(": there is none; create it first, or name the place where it is"), "{fault}");
}

async fn a_register_opens_again_as_it_was_left(place: Place) {
    let store = place.create().await;
    assert_eq!(store.head().await.expect("a head"), Head::EMPTY);
    assert!(store.entries_after(0, 10).await.expect("entries").is_empty());
    let head = furnish(&store).await;
    store.close().await;
    let again = place.create().await;
    assert_eq!(format!("{again:?}"), format!("Store({})", place.location));
    assert_eq!(again.head().await.expect("a head"), head);
    let kept = again.entries_after(0, 10).await.expect("entries");
    assert_eq!(kept.iter().map(|kept| kept.entry.seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(kept.last().map(store::Kept::head), Some(head));
    let some = again.entries_after(1, 2).await.expect("entries");
    assert_eq!(some, kept[1..3]);
}

async fn a_newer_format_is_refused(place: Place) {
    place.create().await.close().await;
    place.tamper("update meta set value = '5'").await;
    for fault in [Store::open(&place.location).await, Store::create_or_open(&place.location).await] {
        let fault = fault.expect_err("a format of the future");
        assert_eq!(fault.cause(), &Cause::NewerFormat { found: "5".into(), known: 4 });
        assert_eq!(fault.code(), "newer-format");
    }
}

async fn a_foreign_table_is_no_register(place: Place) {
    place.create().await.close().await;
    place.tamper("delete from meta").await;
    assert_eq!(Store::open(&place.location).await.expect_err("not ours").code(), "not-a-register");
}

async fn many_may_create_at_once(place: Place) {
    let all: Vec<_> = (0..6)
        .map(|_| {
            let location = place.location.clone();
            tokio::spawn(async move { Store::create_or_open(&location).await })
        })
        .collect();
    let mut stores = Vec::new();
    for one in all {
        stores.push(one.await.expect("no panic").expect("a register"));
    }
    let head = append(&stores[0], Head::EMPTY).await;
    for store in &stores {
        assert_eq!(store.head().await.expect("a head"), head);
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said_at_once_and_without_the_password() {
    let location = Location::from_text("postgres://clerk:s3cret@127.0.0.1:9/register?password=s3cret");
    let fault = Store::open(&location).await.expect_err("nobody listens at this port");
    assert_eq!(fault.code(), "database-unreachable");
    assert_eq!(
        fault.to_string(),
        "open the register in postgres://clerk@127.0.0.1:9/register: the database server does not answer; \
         check that it is running and that its address is right"
    );
    assert!(!format!("{fault:?} {location:?} {location}").contains("s3cret"));
}

#[tokio::test]
async fn an_address_that_is_none_is_said_without_the_password() {
    for url in ["postgres://clerk:s3cret@host:port/register", "postgresql://clerk:s3@s3cret@host:99999999/x"] {
        let fault = Store::create_or_open(&Location::from_text(url)).await.expect_err("no such port");
        assert_eq!(fault.code(), "bad-address");
        assert!(!format!("{fault} {fault:?}").contains("s3cret"), "{fault}");
    }
}

#[test]
fn a_location_is_shown_without_secrets() {
    for (text, shown) in [
        ("/srv/jpoa", "/srv/jpoa"),
        ("postgres://host/db", "postgres://host/db"),
        ("postgres://u@host/db", "postgres://u@host/db"),
        ("postgres://u:p@host:5432/db?sslmode=require", "postgres://u@host:5432/db"),
        ("postgres://u:p/@:x@host/db", "postgres://u@host/db"),
        ("postgresql:///db?user=u&password=p@w", "postgresql:///db@w"),
    ] {
        assert_eq!(Location::from_text(text).to_string(), shown);
    }
}

#[tokio::test]
async fn a_database_the_server_does_not_have_is_said() {
    let Some(server) = crate::place::server() else { return };
    let (server, _) = server.rsplit_once('/').expect("a URL with a database");
    let location = Location::Postgres(format!("{server}/jpoa_test_nowhere"));
    assert_eq!(Store::create_or_open(&location).await.expect_err("no such database").code(), "no-database");
}
