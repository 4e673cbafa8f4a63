//! A register that is whole is found to be whole, and whatever is changed in it is found and named.

use crate::told::{by, import, recorded};
use desk::{Problem, Verified, confirm_initiative, verify};
use plan::{Actor, BlobKey, Change, Entry, Load, LoadCounts};
use store::NewBlob;
use testkit::{Chance, Column, Place, stories};

mod whole {
    //! Registers nobody has touched.

    use super::{a_register_at_work_is_sound, the_state_has_the_same_digest_for_everybody};
    testkit::stories! { a_register_at_work_is_sound, the_state_has_the_same_digest_for_everybody }
}

stories! {
    apart:
    one_character_of_an_entry_is_found,
    one_byte_of_a_blob_is_found,
    a_root_that_differs_is_found,
    a_lost_blob_is_named_with_its_entry,
    a_removed_tail_is_found_by_a_saved_checkpoint,
}

/// A small plan, a file and a confirmation: three entries, four blobs.
async fn furnished(place: &Place) -> desk::Desk {
    let mut desk = place.begun_with("asean-pve").await;
    import(&mut desk, "list.csv", "ID,Title,Countries\nP-1,Border posts,TH\n").await.expect("a table");
    let secretariat = by(&desk, "secretariat");
    recorded(confirm_initiative(&mut desk, &secretariat, "P-1").await);
    desk
}

async fn checked(place: &Place) -> Verified {
    verify(&place.store().await, None).await.expect("checking can be done")
}

async fn a_register_at_work_is_sound(place: Place) {
    let desk = furnished(&place).await;
    let verified = checked(&place).await;
    assert!(verified.is_sound(), "{verified:?}");
    assert_eq!((verified.kept.entries, verified.kept.blobs, verified.loads, verified.kept.orphans), (3, 4, 2, 0));
    assert_eq!(verified.state, Some(desk.state_digest()));
}

async fn the_state_has_the_same_digest_for_everybody(place: Place) {
    let worked = furnished(&place).await;
    let (folded, again) = (place.desk().await, place.desk().await);
    assert_eq!(worked.state_digest(), folded.state_digest());
    assert_eq!(folded.state_digest(), again.state_digest());
    assert_ne!(folded.state_digest(), place.desk_at(2).await.state_digest());
}

/// How many places of each value are tried; all of them take too long.
const TRIED: usize = 24;

async fn one_character_of_an_entry_is_found(place: Place) {
    furnished(&place).await;
    let mut chance = Chance::new(11);
    for entry in 1..=3 {
        for column in [Column::Body(entry), Column::Prev(entry), Column::Hash(entry)] {
            let length = place.length(&column).await;
            for _ in 0..TRIED {
                let at = chance.below(length);
                place.flip(&column, at).await;
                let problems = checked(&place).await.kept.problems;
                assert!(problems.contains(&Problem::EntryAltered { entry }), "{column:?} at {at}: {problems:?}");
                place.flip(&column, at).await;
            }
        }
    }
    assert!(checked(&place).await.is_sound(), "all was put back");
}

async fn one_byte_of_a_blob_is_found(place: Place) {
    furnished(&place).await;
    let mut chance = Chance::new(12);
    let blobs = blobs(&place).await;
    assert_eq!(blobs.len(), 4);
    for blob in blobs {
        let column = Column::Blob(blob.clone());
        let length = place.length(&column).await;
        for _ in 0..TRIED {
            let at = chance.below(length);
            place.flip(&column, at).await;
            let found = checked(&place).await;
            assert_eq!(found.kept.problems, [Problem::BlobAltered { blob: blob.clone() }], "byte {at}");
            assert!(!found.is_sound() && found.state.is_none());
            place.flip(&column, at).await;
        }
    }
    assert!(checked(&place).await.is_sound(), "all was put back");
}

/// The hashes of all blobs that entries name.
async fn blobs(place: &Place) -> Vec<String> {
    let entries = place.store().await.entries_after(0, 100).await.expect("entries");
    entries.iter().flat_map(|kept| kept.entry.change.blobs()).map(|blob| blob.as_str().to_owned()).collect()
}

async fn a_root_that_differs_is_found(place: Place) {
    furnished(&place).await;
    let store = place.store().await;
    let head = store.head().await.expect("a head");
    let blob = |text: &str| (BlobKey::new(ledger::Digest::of(text).to_string()), NewBlob::bytes(text));
    let ((file, file_bytes), (records, record_bytes)) = (blob("a file"), blob("{\"remove-initiative\":\"list:P-1\"}\n"));
    let load = Load {
        source: "list".into(),
        name: "list.csv".into(),
        file,
        records,
        // The root over no lines at all, beside records of one line.
        root: BlobKey::new(ledger::RootBuilder::default().finish().to_string()),
        counts: LoadCounts::default(),
        columns: Box::default(),
    };
    let entry = Entry {
        seq: head.seq + 1,
        at: place.clock.read(),
        actor: Actor { party: "asean-secretariat".into(), account: None, door: "command-line".into() },
        change: Change::RegisterLoaded(load),
    };
    store.append_with_blobs(&head, &entry, vec![file_bytes, record_bytes]).await.expect("it follows");
    let found = checked(&place).await;
    assert_eq!((found.kept.problems.as_slice(), found.roots.as_slice(), found.loads), (&[][..], &[4][..], 3));
    assert!(!found.is_sound());
}

async fn a_lost_blob_is_named_with_its_entry(place: Place) {
    furnished(&place).await;
    let blob = blobs(&place).await.pop().expect("a blob");
    place.tamper(&format!("delete from blob where hash = '{blob}'")).await;
    assert_eq!(checked(&place).await.kept.problems, [Problem::BlobMissing { entry: 2, blob }]);
    // Work on it ends with a fault that says so, and not with another state.
    let opened = desk::Desk::open(&place.location, place.clock.world(), None).await;
    assert_eq!(opened.err().map(|fault| fault.code()), Some("damaged"));
}

async fn a_removed_tail_is_found_by_a_saved_checkpoint(place: Place) {
    furnished(&place).await;
    let saved = place.store().await.head().await.expect("a head").checkpoint();
    place.tamper("delete from entry where seq = 3").await;
    assert!(checked(&place).await.is_sound(), "nothing else can show it");
    let found = verify(&place.store().await, Some(&saved)).await.expect("checking can be done");
    assert_eq!(found.kept.problems, [Problem::TailRemoved { saved: 3, head: 2 }]);
}
