//! Several write to one register: nothing is lost, nothing is doubled, and whoever comes second is told.

use crate::told::{DAY, by, import, recorded, refused, seen};
use desk::{Desk, Trouble, confirm_initiative, hold_initiative, release_initiative};
use plan::{Change, PartyKey, Viewer};
use std::collections::BTreeMap;
use testkit::{Place, stories};

mod in_turn {
    //! Stories whose order is settled, so that both engines must tell them alike.

    use super::{
        catching_up_takes_in_what_others_recorded, the_second_deed_is_decided_on_what_the_first_did,
        the_state_at_an_earlier_entry_is_what_it_was,
    };
    testkit::stories! {
        catching_up_takes_in_what_others_recorded,
        the_second_deed_is_decided_on_what_the_first_did,
        the_state_at_an_earlier_entry_is_what_it_was,
    }
}

stories! {
    apart:
    deeds_of_two_at_once_both_land,
    of_two_holds_at_once_one_wins,
    many_writers_lose_and_double_nothing,
    two_who_begin_at_once_begin_one_register,
}

async fn catching_up_takes_in_what_others_recorded(place: Place) {
    let mut one = place.begun().await;
    let mut two = place.desk().await;
    let lead = by(&one, "gcerf");
    recorded(confirm_initiative(&mut one, &lead, "CA-104").await);
    import(&mut one, "list.csv", "ID,Title,Countries\nP-1,Border posts,KG\n").await.expect("a table");
    assert!(seen(&two, "public", "P-1").is_none());
    assert_eq!(two.catch_up().await.expect("no fault"), 2);
    assert!(seen(&two, "public", "P-1").is_some());
    assert_eq!(two.state_digest(), one.state_digest());
    assert_eq!(two.catch_up().await.expect("no fault"), 0);
}

async fn the_second_deed_is_decided_on_what_the_first_did(place: Place) {
    let mut one = place.begun().await;
    let mut two = place.desk().await;
    let (tajikistan, state) = (by(&one, "TJ"), PartyKey::new("TJ"));
    recorded(hold_initiative(&mut one, &tajikistan, "CA-104", &state).await);
    // The second desk has not seen that yet.
    let again = hold_initiative(&mut two, &tajikistan, "CA-104", &state).await;
    assert_eq!(refused(again), "held-already initiative=central-asia:CA-104 state=TJ");
    recorded(release_initiative(&mut two, &tajikistan, "CA-104", &state).await);
    recorded(hold_initiative(&mut one, &tajikistan, "CA-104", &state).await);
    let unodc = by(&two, "unodc");
    let hidden = confirm_initiative(&mut two, &unodc, "CA-104").await;
    assert_eq!(refused(hidden), "initiative-unknown name=CA-104 candidates=");
    assert_eq!(place.bodies().await.len(), 4);
}

async fn the_state_at_an_earlier_entry_is_what_it_was(place: Place) {
    let mut desk = place.begun().await;
    let mut digests = BTreeMap::from([(1, desk.state_digest())]);
    let (tajikistan, state) = (by(&desk, "TJ"), PartyKey::new("TJ"));
    recorded(hold_initiative(&mut desk, &tajikistan, "CA-104", &state).await);
    digests.insert(2, desk.state_digest());
    import(&mut desk, "list.csv", "ID,Title,Countries\nP-1,Border posts,KG\n").await.expect("a table");
    digests.insert(3, desk.state_digest());
    recorded(release_initiative(&mut desk, &tajikistan, "CA-104", &state).await);
    digests.insert(4, desk.state_digest());
    for (entry, digest) in digests {
        let then = place.desk_at(entry).await;
        assert_eq!((then.view(Viewer::Public, DAY).stamp().entry, then.state_digest()), (entry, digest));
        assert_eq!(seen(&then, "public", "CA-104").is_some(), !(2..=3).contains(&entry), "entry {entry}");
    }
}

async fn deeds_of_two_at_once_both_land(place: Place) {
    let (mut one, mut two) = (place.begun().await, place.desk().await);
    let secretariat = by(&one, "secretariat");
    let (first, second) =
        tokio::join!(confirm_initiative(&mut one, &secretariat, "CA-104"), confirm_initiative(&mut two, &secretariat, "CA-102"),);
    let mut entries = [first.expect("it lands").seq, second.expect("it lands").seq];
    entries.sort_unstable();
    assert_eq!(entries, [2, 3]);
}

async fn of_two_holds_at_once_one_wins(place: Place) {
    place.begun().await;
    for round in 0..10 {
        let (mut one, mut two) = (place.desk().await, place.desk().await);
        let (tajikistan, state) = (by(&one, "TJ"), PartyKey::new("TJ"));
        let done = tokio::join!(
            hold_initiative(&mut one, &tajikistan, "CA-104", &state),
            hold_initiative(&mut two, &tajikistan, "CA-104", &state),
        );
        let refusal = match done {
            (Ok(_), lost @ Err(_)) | (lost @ Err(_), Ok(_)) => refused(lost),
            other => panic!("one of the two wins: {other:?}"),
        };
        assert_eq!(refusal, "held-already initiative=central-asia:CA-104 state=TJ", "round {round}");
        recorded(release_initiative(&mut one, &tajikistan, "CA-104", &state).await);
    }
    assert_eq!(place.bodies().await.len(), 21);
}

async fn many_writers_lose_and_double_nothing(place: Place) {
    const WRITERS: usize = 4;
    const EACH: usize = 8;
    place.begun().await;
    let writers: Vec<_> = (0..WRITERS).map(|_| tokio::spawn(write(place.clone(), EACH))).collect();
    let mut acknowledged = Vec::new();
    for writer in writers {
        acknowledged.extend(writer.await.expect("a writer ends well"));
    }
    acknowledged.sort_unstable();
    let expected: Vec<u64> = (2..).take(WRITERS * EACH).collect();
    assert_eq!(acknowledged, expected, "each entry is somebody's, and nobody's is missing");
    let verified = desk::verify(&place.store().await, None).await.expect("no fault");
    assert!(verified.is_sound(), "{verified:?}");
    assert_eq!(verified.kept.entries, acknowledged.len() as u64 + 1);
}

/// Confirms so many times, as a person does: told that others are recording, one tries again.
async fn write(place: Place, many: usize) -> Vec<u64> {
    let mut desk = place.desk().await;
    let secretariat = by(&desk, "secretariat");
    let mut entries = Vec::new();
    while entries.len() < many {
        match confirm_initiative(&mut desk, &secretariat, "CA-104").await {
            Ok(entry) => {
                assert_eq!(entry.change, Change::InitiativeConfirmed { initiative: "central-asia:CA-104".into() });
                entries.push(entry.seq);
            }
            Err(Trouble::Refusal(refusal)) => assert_eq!(refusal.code, "too-busy"),
            Err(Trouble::Fault(fault)) => panic!("{fault}"),
        }
    }
    entries
}

async fn two_who_begin_at_once_begin_one_register(place: Place) {
    let (mut one, mut two): (Desk, Desk) = tokio::join!(place.desk(), place.desk());
    let secretariat = by(&one, "secretariat");
    let plan = || testkit::plan_folder("asean-pve");
    let (first, second) = tokio::join!(
        desk::load_plan(&mut one, &secretariat, plan(), desk::Preview::No),
        desk::load_plan(&mut two, &secretariat, plan(), desk::Preview::No),
    );
    let mut entries = [first.expect("it is sound").entry, second.expect("it is sound").entry];
    entries.sort_unstable();
    assert_eq!(entries, [None, Some(1)], "the second finds that the register says so already");
    assert_eq!(place.bodies().await.len(), 1);
}
