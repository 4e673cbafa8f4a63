//! Each entry has one winner, none is lost and none doubled, and others see it soon.

use crate::place::{Place, append, entry, furnish, stories};
use std::{collections::BTreeSet, time::Duration};
use store::{AppendError, Head, NewBlob, Store};
use tokio::time::Instant;

stories! {
    of_two_after_the_same_head_one_wins,
    a_loser_leaves_no_blob_behind,
    racing_writers_lose_and_double_nothing,
    a_forged_head_is_a_conflict,
    a_wrong_number_is_refused,
    others_see_an_entry_within_a_second,
    waiting_ends_in_time,
}

async fn of_two_after_the_same_head_one_wins(place: Place) {
    let (one, two) = (place.create().await, place.open().await);
    let head = append(&one, Head::EMPTY).await;
    let next = entry(2);
    let (first, second) = tokio::join!(one.append(&head, &next), two.append(&head, &next));
    let (won, lost) = match (first, second) {
        (Ok(won), Err(lost)) | (Err(lost), Ok(won)) => (won, lost),
        other => panic!("one of the two wins: {other:?}"),
    };
    assert!(matches!(lost, AppendError::Conflict(now) if now == won), "{lost:?}");
    assert_eq!(one.entries_after(0, 10).await.expect("entries").len(), 2);
}

async fn a_loser_leaves_no_blob_behind(place: Place) {
    let store = place.create().await;
    append(&store, Head::EMPTY).await;
    let blob = NewBlob::bytes("something");
    let lost = store.append_with_blobs(&Head::EMPTY, &entry(1), vec![blob]).await;
    assert!(matches!(lost, Err(AppendError::Conflict(Head { seq: 1, .. }))), "{lost:?}");
    assert!(!store.has_blob(&ledger::Digest::of("something")).await.expect("an answer"));
}

async fn racing_writers_lose_and_double_nothing(place: Place) {
    place.create().await.close().await;
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let place = place.clone();
            tokio::spawn(async move {
                let store = place.open().await;
                for number in 0..50 {
                    write_once(&store, &format!("writer-{writer}-{number}")).await;
                }
                store.close().await;
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer ends well");
    }
    let store = place.open().await;
    let kept = store.entries_after(0, 1000).await.expect("entries");
    assert_eq!(kept.iter().map(|kept| kept.entry.seq).collect::<Vec<_>>(), (1..=400).collect::<Vec<_>>());
    let written: BTreeSet<_> = kept.iter().map(|kept| kept.entry.actor.door.clone()).collect();
    assert_eq!(written.len(), 400);
    let found = store.verify(None, |_| {}).await.expect("a verification");
    assert_eq!((found.entries, found.problems), (400, vec![]));
}

async fn write_once(store: &Store, mark: &str) {
    let mut head = store.head().await.expect("a head");
    loop {
        let mut next = entry(head.seq + 1);
        next.actor.door = mark.into();
        match store.append(&head, &next).await {
            Ok(_) => return,
            Err(AppendError::Conflict(now)) => head = now,
            Err(AppendError::Fault(fault)) => panic!("{fault}"),
        }
    }
}

async fn a_forged_head_is_a_conflict(place: Place) {
    let store = place.create().await;
    let head = furnish(&store).await;
    for forged in [Head { seq: 5, ..Head::EMPTY }, Head { seq: 9, hash: head.hash }, Head::EMPTY] {
        let lost = store.append(&forged, &entry(forged.seq + 1)).await;
        assert!(matches!(lost, Err(AppendError::Conflict(now)) if now == head), "{lost:?}");
    }
}

async fn a_wrong_number_is_refused(place: Place) {
    let store = place.create().await;
    let Err(AppendError::Fault(fault)) = store.append(&Head::EMPTY, &entry(2)).await else {
        panic!("2 does not follow 0");
    };
    assert_eq!(fault.code(), "misnumbered-entry");
}

async fn others_see_an_entry_within_a_second(place: Place) {
    let (writer, reader) = (place.create().await, place.open().await);
    let head = append(&writer, Head::EMPTY).await;
    let waiting = tokio::spawn(async move {
        let seen = reader.wait_for_entries_after(1, Duration::from_secs(30)).await.expect("entries");
        (seen, Instant::now())
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    append(&writer, head).await;
    let written = Instant::now();
    let (seen, at) = waiting.await.expect("a reader ends well");
    assert_eq!(seen.iter().map(|kept| kept.entry.seq).collect::<Vec<_>>(), [2]);
    assert!(at.saturating_duration_since(written) < Duration::from_secs(1));
}

async fn waiting_ends_in_time(place: Place) {
    let store = place.create().await;
    let begun = Instant::now();
    let seen = store.wait_for_entries_after(0, Duration::from_millis(400)).await.expect("no fault");
    assert!(seen.is_empty());
    assert!(begun.elapsed() >= Duration::from_millis(400));
}
