//! Whatever is changed behind the program's back, the verification finds it and names it.

use crate::place::{Place, append, file_and_records, furnish, stories};
use ledger::Digest;
use store::{Head, Problem, Store};

stories! {
    nothing_is_found_in_a_whole_register,
    changed_entries_are_named,
    a_removed_tail_is_found_by_a_checkpoint,
    a_rewritten_history_is_found_by_a_checkpoint,
    damage_is_not_read_as_if_it_were_right,
}

async fn nothing_is_found_in_a_whole_register(place: Place) {
    let store = place.create().await;
    let head = furnish(&store).await;
    let mut seen = Vec::new();
    let found = store.verify(Some(&head.checkpoint()), |kept| seen.push(kept.head())).await.expect("a verification");
    assert_eq!(found.problems, []);
    assert_eq!((found.entries, found.blobs, found.bytes, found.orphans), (5, 2, 2_500_034, 0));
    assert_eq!((found.head, seen.len(), seen.last()), (head, 5, Some(&head)));
}

/// One way to change something, how to change it back, and what must be found.
struct Change {
    how: String,
    back: String,
    found: Vec<Problem>,
}

fn changes() -> Vec<Change> {
    let (file, records) = file_and_records();
    let (file, records) = (Digest::of(file).to_string(), Digest::of(records).to_string());
    let altered = |entry| Problem::EntryAltered { entry };
    let broken = |entry| Problem::ChainBroken { entry };
    let change = |how: &str, back: &str, found| Change { how: how.into(), back: back.into(), found };
    let keep = "create table kept as select * from";
    let restore = |table: &str| format!("insert into {table} select * from kept; drop table kept");
    let column = |column: &str, seq: u64, found| Change {
        how: format!(
            "{keep} entry where seq = {seq}; \
             update entry set {column} = 'x' || substr({column}, 2) where seq = {seq}"
        ),
        back: format!("delete from entry where seq = {seq}; {}", restore("entry")),
        found,
    };
    let swap = "update entry set seq = -2 where seq = 2; update entry set seq = 2 where seq = 3; \
                update entry set seq = 3 where seq = -2";
    let unreadable = Problem::EntryUnreadable { entry: 2, why: "expected value at line 1 column 1".into() };
    vec![
        change(
            "update entry set body = replace(body, 'CA-002', 'CA-902') where seq = 2",
            "update entry set body = replace(body, 'CA-902', 'CA-002') where seq = 2",
            vec![altered(2)],
        ),
        change(
            "update entry set body = body || ' ' where seq = 5",
            "update entry set body = substr(body, 1, length(body) - 1) where seq = 5",
            vec![altered(5), Problem::EntryNotCanonical { entry: 5 }],
        ),
        column("body", 2, vec![altered(2), unreadable]),
        column("hash", 3, vec![altered(3), broken(4)]),
        column("prev", 3, vec![altered(3), broken(3)]),
        column("prev", 1, vec![altered(1), broken(1)]),
        column("hash", 5, vec![altered(5)]),
        change(
            swap,
            swap,
            vec![
                broken(2),
                Problem::EntryMisnumbered { entry: 2, says: 3 },
                broken(3),
                Problem::EntryMisnumbered { entry: 3, says: 2 },
                broken(4),
            ],
        ),
        change(
            &format!("{keep} entry where seq in (2, 3); delete from entry where seq in (2, 3)"),
            &restore("entry"),
            vec![Problem::EntriesMissing { first: 2, last: 3 }],
        ),
        change(
            "insert into entry select 0, body, prev, hash from entry where seq = 1",
            "delete from entry where seq = 0",
            vec![Problem::EntryMisplaced { found: 0 }],
        ),
        change(
            &format!("{keep} blob where part = 1; delete from blob where part = 1"),
            &restore("blob"),
            vec![Problem::BlobAltered { blob: file.clone() }],
        ),
        change(
            &format!("{keep} blob where part = 2; delete from blob where part = 2"),
            &restore("blob"),
            vec![Problem::BlobAltered { blob: file.clone() }],
        ),
        change(
            &format!("{keep} blob where hash = '{records}'; delete from blob where hash = '{records}'"),
            &restore("blob"),
            vec![Problem::BlobMissing { entry: 4, blob: records.clone() }],
        ),
        change(
            &format!("update blob set part = part + 1 where hash = '{records}'"),
            &format!("update blob set part = 0 where hash = '{records}'"),
            vec![Problem::BlobAltered { blob: records.clone() }],
        ),
        change(
            &format!("update blob set hash = upper(hash) where hash = '{records}'"),
            &format!("update blob set hash = lower(hash) where lower(hash) = '{records}'"),
            vec![Problem::BlobAltered { blob: records.to_uppercase() }, Problem::BlobMissing { entry: 4, blob: records.clone() }],
        ),
        change(
            &format!(
                "{keep} blob where part = 1; update blob set bytes = \
                 (select b.bytes from blob b where b.part = 0 and b.hash = '{file}') where part = 1"
            ),
            &format!("delete from blob where part = 1; {}", restore("blob")),
            vec![Problem::BlobAltered { blob: file }],
        ),
    ]
}

async fn changed_entries_are_named(place: Place) {
    let store = place.create().await;
    furnish(&store).await;
    for Change { how, back, found } in changes() {
        place.tamper(&how).await;
        assert_eq!(problems(&store).await, found, "{how}");
        place.tamper(&back).await;
        assert_eq!(problems(&store).await, [], "{back}");
    }
}

async fn problems(store: &Store) -> Vec<Problem> {
    let mut problems = store.verify(None, |_| {}).await.expect("a verification").problems;
    for problem in &mut problems {
        // The body is a name now, and a reader's words about it are its own matter.
        if let Problem::EntryUnreadable { why, .. } = problem {
            *why = "expected value at line 1 column 1".into();
        }
    }
    problems
}

async fn a_removed_tail_is_found_by_a_checkpoint(place: Place) {
    let store = place.create().await;
    let saved = furnish(&store).await.checkpoint();
    place.tamper("delete from entry where seq >= 4").await;
    let found = store.verify(Some(&saved), |_| {}).await.expect("a verification");
    assert_eq!(found.problems, [Problem::TailRemoved { saved: 5, head: 3 }]);
    assert_eq!(found.orphans, 2);
    assert_eq!(store.verify(None, |_| {}).await.expect("a verification").problems, []);
}

async fn a_rewritten_history_is_found_by_a_checkpoint(place: Place) {
    let store = place.create().await;
    let saved = furnish(&store).await.checkpoint();
    // Somebody who knows how it is made makes a register of the same length that is whole in itself.
    place.tamper("delete from entry; delete from blob").await;
    let mut head = Head::EMPTY;
    for _ in 0..6 {
        head = append(&store, head).await;
    }
    assert_eq!(store.verify(None, |_| {}).await.expect("a verification").problems, []);
    let fifth = store.entries_after(4, 1).await.expect("entries")[0].hash;
    let found = store.verify(Some(&saved), |_| {}).await.expect("a verification");
    assert_eq!(found.problems, [Problem::HistoryRewritten { saved: 5, expected: saved.hash, found: fifth }]);
}

async fn damage_is_not_read_as_if_it_were_right(place: Place) {
    let store = place.create().await;
    furnish(&store).await;
    let (file, _) = file_and_records();
    let swapped = "select b.bytes from blob b where b.part = 2";
    place.tamper(&format!("update blob set bytes = ({swapped}) where part = 1")).await;
    assert_eq!(store.blob(&Digest::of(file)).await.expect_err("the blob was altered").code(), "damaged");
    place.tamper("update entry set body = replace(body, 'CA-002', 'CA-902') where seq = 2").await;
    assert_eq!(store.entries_after(0, 10).await.expect_err("entry 2 was altered").code(), "damaged");
    assert_eq!(store.entries_after(2, 10).await.expect("the others are whole").len(), 3);
    place.tamper("update entry set hash = 'x' where seq = 5").await;
    assert_eq!(store.head().await.expect_err("it has no hash").code(), "damaged");
}
