//! A register begins with a plan, once, and follows a newer version of it.

use crate::told::{DAY, by, counted, refused, seen};
use desk::{Desk, Preview, load_plan};
use plan::{EditionKey, Viewer};
use testkit::{Place, plan_folder, stories};

stories! {
    a_register_begins_with_the_shipped_plan,
    the_same_plan_again_changes_nothing,
    a_newer_plan_is_taken_in_as_its_difference,
    a_plan_with_an_error_does_not_enter,
    only_the_secretariat_takes_a_plan_in,
    a_register_can_begin_with_another_plan,
}

async fn a_register_begins_with_the_shipped_plan(place: Place) {
    let desk = place.desk().await;
    assert!(desk.is_new() && desk.view(Viewer::Public, DAY).region().is_none());
    drop(desk);
    let desk = place.begun().await;
    assert!(!desk.is_new());
    let view = desk.view(Viewer::Public, DAY);
    assert_eq!(view.stamp().entry, 1);
    assert_eq!(view.region().map(|region| region.key.as_str()), Some("central-asia"));
    let read = view.edition(&EditionKey::new("jpoa/2022")).expect("the edition of 2022");
    assert_eq!(read.counted().count(), 34);
    assert!(seen(&desk, "public", "CA-104").is_some());
    // What the plan says without a register is what it says in one.
    let shipped = Desk::without_register(plan_folder("central-asia").into_records(), place.clock.world());
    assert_eq!(shipped.view(Viewer::Public, DAY).initiatives().count(), view.initiatives().count());
}

async fn the_same_plan_again_changes_nothing(place: Place) {
    let mut desk = place.begun().await;
    let by = by(&desk, "secretariat");
    let before = desk.state_digest();
    let loaded = load_plan(&mut desk, &by, plan_folder("central-asia"), Preview::No).await.expect("it is sound");
    assert_eq!((loaded.entry, loaded.counts.entered, loaded.counts.updated, loaded.counts.closed), (None, 0, 0, 0));
    assert_eq!(loaded.counts.read, loaded.counts.unchanged);
    assert_eq!(desk.state_digest(), before);
}

async fn a_newer_plan_is_taken_in_as_its_difference(place: Place) {
    let mut desk = place.begun().await;
    let by = by(&desk, "secretariat");
    let newer = || {
        let mut folder = plan_folder("central-asia");
        let file = folder.files.iter_mut().find(|file| file.name.ends_with("media.toml")).expect("a file of initiatives");
        file.text = file.text.replacen("status = \"completed\"", "status = \"running\"", 1);
        desk::read_plan("central-asia", folder.files)
    };
    let tried = load_plan(&mut desk, &by, newer(), Preview::Only).await.expect("it is sound");
    assert_eq!((tried.entry, tried.counts.updated), (None, 1));
    assert_eq!(place.bodies().await.len(), 1);
    let loaded = load_plan(&mut desk, &by, newer(), Preview::No).await.expect("it is sound");
    assert_eq!((loaded.entry, loaded.counts), (Some(2), tried.counts));
}

async fn a_plan_with_an_error_does_not_enter(place: Place) {
    let mut desk = place.begun().await;
    let by = by(&desk, "secretariat");
    let mut folder = plan_folder("central-asia");
    folder.files.retain(|file| !file.name.ends_with("jpoa-2022.toml"));
    let broken = desk::read_plan("central-asia", folder.files);
    assert!(broken.is_stopped());
    assert_eq!(refused(load_plan(&mut desk, &by, broken, Preview::No).await), "plan-has-errors name=central-asia");
    assert_eq!(place.bodies().await.len(), 1);
}

async fn only_the_secretariat_takes_a_plan_in(place: Place) {
    let mut desk = place.begun().await;
    for name in ["KG", "unodc", "RU", "public"] {
        let by = by(&desk, name);
        let done = load_plan(&mut desk, &by, plan_folder("central-asia"), Preview::Only).await;
        assert_eq!(refused(done), "not-yours deed=load-plan", "{name}");
    }
}

async fn a_register_can_begin_with_another_plan(place: Place) {
    let desk = place.begun_with("asean-pve").await;
    let view = desk.view(Viewer::Public, DAY);
    assert_eq!(view.region().map(|region| region.key.as_str()), Some("asean-pve"));
    assert_eq!(by(&desk, "secretariat").viewer.party().map(|party| party.as_str()), Some("asean-secretariat"));
}

#[test]
fn counts_are_told_without_what_is_zero() {
    let counts = plan::LoadCounts { read: 2, entered: 1, unchanged: 1, ..plan::LoadCounts::default() };
    assert_eq!(counted(counts), "2 read, 1 new, 1 unchanged");
}
