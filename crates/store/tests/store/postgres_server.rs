//! What a PostgreSQL server says when it cannot do something, and what a person is told then.

use crate::place::{Place, append, entry, furnish, postgres_stories};
use store::{AppendError, Head, Store};

postgres_stories! {
    a_server_that_takes_no_changes_can_be_read,
    a_full_disk_of_the_server_is_said,
    a_server_that_drops_its_connections_is_reached_again,
}

async fn append_fails(store: &Store, head: &Head) -> String {
    match store.append(head, &entry(head.seq + 1)).await {
        Err(AppendError::Fault(fault)) => fault.code().to_owned(),
        other => panic!("{other:?}"),
    }
}

async fn a_server_that_takes_no_changes_can_be_read(place: Place) {
    let store = place.create().await;
    let head = furnish(&store).await;
    store.close().await;
    place
        .tamper(
            "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$",
        )
        .await;
    let store = place.open().await;
    assert_eq!(store.head().await.expect("a head"), head);
    assert_eq!(append_fails(&store, &head).await, "read-only");
}

async fn a_full_disk_of_the_server_is_said(place: Place) {
    let store = place.create().await;
    let head = append(&store, Head::EMPTY).await;
    // The server's own words for a full disk; filling one takes a server of its own.
    place
        .tamper(
            "create function full_disk() returns trigger language plpgsql as \
             $$ begin raise exception using errcode = 'disk_full', message = 'could not extend file'; end $$; \
             create trigger full_disk before insert on entry execute function full_disk()",
        )
        .await;
    assert_eq!(append_fails(&store, &head).await, "disk-full");
    place.tamper("drop trigger full_disk on entry").await;
    append(&store, head).await;
}

async fn a_server_that_drops_its_connections_is_reached_again(place: Place) {
    let store = place.create().await;
    let head = append(&store, Head::EMPTY).await;
    place
        .tamper(
            "select pg_terminate_backend(pid) from pg_stat_activity \
             where datname = current_database() and pid <> pg_backend_pid()",
        )
        .await;
    assert_eq!(store.head().await.expect("a head"), head);
    append(&store, head).await;
}
