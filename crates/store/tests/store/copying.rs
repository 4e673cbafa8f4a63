//! A register moves, is backed up and comes back as the same register.

use crate::{
    accounts::{account, ticket},
    place::{Place, append, bytes, entry, file_and_records, files_in, furnish, stories},
};
use ledger::Digest;
use store::{Head, Location, NewBlob, Progress, Purpose, Store, Ticket};

stories! {
    a_register_goes_there_and_back_unchanged,
    invitations_and_tokens_go_along_and_sessions_stay,
    a_copy_needs_an_empty_place,
    a_backup_holds_what_stood_there_when_it_began,
    a_backup_replaces_no_file,
    a_damaged_register_is_not_copied,
}

async fn same(one: &Store, two: &Store) {
    let (a, b) = (one.entries_after(0, 100).await, two.entries_after(0, 100).await);
    assert_eq!(a.expect("entries"), b.expect("entries"));
    let (file, records) = file_and_records();
    for blob in [file, records] {
        assert!(two.blob(&Digest::of(&blob)).await.expect("an answer") == Some(blob));
    }
    assert_eq!(one.accounts().await.expect("accounts"), two.accounts().await.expect("accounts"));
    let saved = one.head().await.expect("a head").checkpoint();
    let found = two.verify(Some(&saved), |_| {}).await.expect("a verification");
    assert_eq!((found.problems, found.orphans), (vec![], 0));
}

async fn a_register_goes_there_and_back_unchanged(place: Place) {
    let first = Store::create_or_open(&place.another("first")).await.expect("a place");
    let head = furnish(&first).await;
    assert!(first.add_account(&account("a-1")).await.expect("no fault"));
    let there = place.create().await;
    let mut told = Vec::new();
    assert_eq!(first.copy_to(&there, |progress| told.push(progress)).await.expect("a copy"), head);
    assert_eq!(told, (1..=5).map(|entries| Progress { entries, of: 5 }).collect::<Vec<_>>());
    same(&first, &there).await;
    let back = Store::create_or_open(&place.another("back")).await.expect("a place");
    there.copy_to(&back, |_| {}).await.expect("a copy");
    same(&first, &back).await;
    append(&back, head).await;
}

async fn invitations_and_tokens_go_along_and_sessions_stay(place: Place) {
    let first = Store::create_or_open(&place.another("first")).await.expect("a place");
    furnish(&first).await;
    assert!(first.add_account(&account("1")).await.expect("no fault"));
    let token = Ticket { scopes: vec!["check".into(), "hand-in".into()], ..ticket("bb", Purpose::Token) };
    let invitation = ticket("cc", Purpose::Invitation);
    for ticket in [&ticket("aa", Purpose::Session), &token, &invitation] {
        first.add_ticket(ticket).await.expect("no fault");
    }
    assert!(first.end_ticket("bb", token.seen).await.expect("no fault"));
    let there = place.create().await;
    first.copy_to(&there, |_| {}).await.expect("a copy");
    let file = place.folder.join("backup.jpoa");
    there.back_up(&file, |_| {}).await.expect("a backup");
    let backup = Store::open(&Location::File(file)).await.expect("the backup is a register");
    let restored = Store::create_or_open(&place.another("restored")).await.expect("a place");
    backup.copy_to(&restored, |_| {}).await.expect("a copy");
    // What was ended stays ended.
    let ended = Ticket { ended: Some(token.seen), ..token };
    for copy in [&there, &backup, &restored] {
        assert_eq!(copy.ticket("bb").await.expect("no fault").as_ref(), Some(&ended));
        assert_eq!(copy.ticket("cc").await.expect("no fault").as_ref(), Some(&invitation));
        assert_eq!(copy.ticket("aa").await.expect("no fault"), None);
    }
}

async fn a_copy_needs_an_empty_place(place: Place) {
    let from = Store::create_or_open(&place.another("from")).await.expect("a place");
    furnish(&from).await;
    let to = place.create().await;
    let head = append(&to, Head::EMPTY).await;
    let fault = from.copy_to(&to, |_| {}).await.expect_err("it is not empty");
    assert_eq!(fault.code(), "not-empty");
    assert_eq!(to.head().await.expect("a head"), head);
}

async fn a_backup_holds_what_stood_there_when_it_began(place: Place) {
    let store = place.create().await;
    let head = furnish(&store).await;
    let file = place.folder.join("backup.jpoa");
    let writer = place.open().await;
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let writing = tokio::spawn(async move {
        let mut at = head;
        while stopped.try_recv().is_err() {
            let blob = NewBlob::bytes(bytes(at.seq, 100_000));
            at = writer.append_with_blobs(&at, &entry(at.seq + 1), vec![blob]).await.expect("it follows");
        }
        at
    });
    while store.head().await.expect("a head") == head {
        tokio::task::yield_now().await;
    }
    let saved = store.back_up(&file, |_| {}).await.expect("a backup");
    stop.send(()).expect("a writer");
    assert!(saved.seq > head.seq);
    assert!(writing.await.expect("a writer ends well").seq >= saved.seq);
    assert!(!files_in(&place.folder).iter().any(|name| name.contains("unfinished")));

    let backup = Store::open(&Location::File(file)).await.expect("the backup is a register");
    assert_eq!(backup.head().await.expect("a head"), saved);
    let restored = Store::create_or_open(&place.another("restored")).await.expect("a place");
    assert_eq!(backup.copy_to(&restored, |_| {}).await.expect("a copy"), saved);
    let found = restored.verify(Some(&saved.checkpoint()), |_| {}).await.expect("a verification");
    assert_eq!((found.entries, found.problems), (saved.seq, vec![]));
}

async fn a_backup_replaces_no_file(place: Place) {
    let store = place.create().await;
    furnish(&store).await;
    let file = place.folder.join("letter.txt");
    std::fs::write(&file, "dear colleague").expect("a file");
    let fault = store.back_up(&file, |_| {}).await.expect_err("there is a file");
    assert_eq!(fault.code(), "already-there");
    assert_eq!(std::fs::read(&file).expect("the letter"), b"dear colleague");
}

async fn a_damaged_register_is_not_copied(place: Place) {
    let store = place.create().await;
    furnish(&store).await;
    place.tamper("update entry set body = replace(body, 'unrcca', 'UNRCCA') where seq = 3").await;
    let fault = store.back_up(&place.folder.join("backup.jpoa"), |_| {}).await.expect_err("entry 3 is altered");
    assert_eq!(fault.code(), "damaged");
    assert!(fault.to_string().contains("entry 3 was altered"), "{fault}");
    assert!(!files_in(&place.folder).iter().any(|name| name.contains("backup")));
}
