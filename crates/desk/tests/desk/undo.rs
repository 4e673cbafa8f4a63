//! A load is taken back as if it had never been; what people and other files said since stays.

use crate::told::{DAY, by, counted, import, recorded, refused, seen};
use desk::undo_load;
use plan::{Change, Status};
use testkit::{Ground, Place, csv, register, stories};

stories! {
    a_load_is_taken_back_as_if_it_had_never_been,
    loads_are_taken_back_one_after_the_other,
    what_is_put_back_is_again_of_the_load_before,
    what_others_said_since_stays,
    only_a_load_of_initiatives_is_taken_back_once,
}

async fn a_load_is_taken_back_as_if_it_had_never_been(place: Place) {
    let mut desk = place.begun().await;
    let before = desk.state_digest();
    let made = csv(&register(40, 6, &Ground::central_asia()));
    import(&mut desk, "made-up.csv", made.clone()).await.expect("a table");
    assert_ne!(desk.state_digest(), before);
    let secretariat = by(&desk, "secretariat");
    let change = recorded(undo_load(&mut desk, &secretariat, 2).await);
    assert!(matches!(change, Change::LoadUndone { load: 2, .. }), "{change:?}");
    assert_eq!(desk.state_digest(), before);
    // The same file can come again, and is new then.
    let again = import(&mut desk, "made-up.csv", made).await.expect("a table");
    assert_eq!(counted(again.counts), "40 read, 40 new");
    assert!(desk::verify(&place.store().await, None).await.expect("checking can be done").is_sound());
}

async fn loads_are_taken_back_one_after_the_other(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let table = |title: &str| format!("ID,Title,Countries\nP-1,{title},KG\nP-2,Judges,KZ\n");
    let mut digests = vec![desk.state_digest()];
    for title in ["One", "Two", "Three"] {
        import(&mut desk, "list.csv", table(title)).await.expect("a table");
        digests.push(desk.state_digest());
    }
    for load in (2..=4).rev() {
        digests.pop();
        recorded(undo_load(&mut desk, &secretariat, load).await);
        assert_eq!(Some(&desk.state_digest()), digests.last(), "without load {load} and those after it");
    }
    assert!(seen(&desk, "public", "P-1").is_none());
}

async fn what_is_put_back_is_again_of_the_load_before(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    for (one, other) in [("One", "Judges"), ("Two", "Courts"), ("Three", "Courts")] {
        let table = format!("ID,Title,Countries\nP-1,{one},KG\nP-2,{other},KZ\n");
        import(&mut desk, "list.csv", table).await.expect("a table");
    }
    let read_from = |desk: &desk::Desk, id: &str| {
        let view = desk.view(secretariat.viewer.clone(), DAY);
        let key = view.find_initiative(id).expect("it is there").key.clone();
        view.loaded(&key).map(|load| load.entry)
    };
    assert_eq!((read_from(&desk, "P-1"), read_from(&desk, "P-2")), (Some(4), Some(3)));
    recorded(undo_load(&mut desk, &secretariat, 3).await);
    assert_eq!((read_from(&desk, "P-1"), read_from(&desk, "P-2")), (Some(4), Some(2)));
    // What was taken back before is passed over.
    recorded(undo_load(&mut desk, &secretariat, 4).await);
    assert_eq!((read_from(&desk, "P-1"), read_from(&desk, "P-2")), (Some(2), Some(2)));
    let opened = place.desk().await;
    assert_eq!(read_from(&opened, "P-1"), Some(2), "the same where the journal is read again");
}

async fn what_others_said_since_stays(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    import(&mut desk, "list.csv", "ID,Title,Countries,Status\nP-1,Border posts,KG,planned\n").await.expect("a table");
    import(&mut desk, "list.csv", "ID,Title,Countries,Status\nP-1,Wrong,KG,planned\nP-2,Wrong too,KG,\n").await.expect("a table");
    recorded(desk::set_status(&mut desk, &secretariat, "P-1", Status::Running, None, None).await);
    import(&mut desk, "other.csv", "ID,Title,Countries\nO-1,Of another office,KG\n").await.expect("a table");
    recorded(undo_load(&mut desk, &secretariat, 3).await);
    let posts = seen(&desk, "public", "P-1").expect("it was there before");
    assert_eq!((posts.title.show(plan::Lang::EN), posts.status), ("Border posts", Status::Running));
    assert!(posts.confirmed.is_some());
    assert!(seen(&desk, "public", "P-2").is_none() && seen(&desk, "public", "O-1").is_some());
}

async fn only_a_load_of_initiatives_is_taken_back_once(place: Place) {
    let mut desk = place.begun().await;
    import(&mut desk, "list.csv", "ID,Title,Countries\nP-1,Border posts,KG\n").await.expect("a table");
    for name in ["KG", "unodc", "RU", "public"] {
        let by = by(&desk, name);
        assert_eq!(refused(undo_load(&mut desk, &by, 2).await), "not-yours deed=undo-load", "{name}");
    }
    let secretariat = by(&desk, "secretariat");
    assert_eq!(refused(undo_load(&mut desk, &secretariat, 1).await), "undo-plan load=1");
    assert_eq!(refused(undo_load(&mut desk, &secretariat, 9).await), "load-unknown load=9");
    recorded(undo_load(&mut desk, &secretariat, 2).await);
    assert_eq!(refused(undo_load(&mut desk, &secretariat, 2).await), "undone-already load=2");
    assert_eq!(place.bodies().await.len(), 3);
}
