//! Rulings on pairs: what was ruled one is one on both engines, and no ruling contradicts another.

use crate::told::{DAY, by, recorded, refused};
use desk::{By, Desk, rule_pair};
use plan::{Lang, Ruling, Texts};
use testkit::{Place, stories};

stories! {
    duplicates_are_tied_together_and_taken_apart,
}

async fn rule(desk: &mut Desk, by: &By, pair: (&str, &str), ruling: Ruling) -> Result<plan::Entry, desk::Trouble> {
    rule_pair(desk, by, pair, ruling, &Texts::one(Lang::EN, "Asked.")).await
}

/// The group of CA-001, whoever stands for it first.
fn group(desk: &Desk, by: &By) -> String {
    let view = desk.view(by.viewer.clone(), DAY);
    let group = view.group(&"central-asia:CA-001".into());
    group.iter().map(|key| key.reference()).collect::<Vec<_>>().join(" ")
}

async fn duplicates_are_tied_together_and_taken_apart(place: Place) {
    let mut desk = place.begun().await;
    let by = by(&desk, "secretariat");
    recorded(rule(&mut desk, &by, ("CA-001", "CA-002"), Ruling::Duplicate).await);
    recorded(rule(&mut desk, &by, ("CA-002", "CA-003"), Ruling::Duplicate).await);
    assert_eq!(group(&desk, &by), "CA-001 CA-002 CA-003");
    let apart = rule(&mut desk, &by, ("CA-001", "CA-003"), Ruling::Distinct).await;
    assert_eq!(refused(apart), "pair-tied-together left=central-asia:CA-001 right=central-asia:CA-002");
    // Naming the other one first is something new, saying the same again is not.
    recorded(rule(&mut desk, &by, ("CA-002", "CA-001"), Ruling::Duplicate).await);
    assert_eq!(group(&desk, &by), "CA-002 CA-001 CA-003");
    assert_eq!(refused(rule(&mut desk, &by, ("CA-002", "CA-001"), Ruling::Duplicate).await), "nothing-to-record");
    recorded(rule(&mut desk, &by, ("CA-003", "CA-002"), Ruling::Distinct).await);
    let again = rule(&mut desk, &by, ("CA-001", "CA-003"), Ruling::Duplicate).await;
    assert_eq!(refused(again), "pair-kept-apart left=central-asia:CA-002 right=central-asia:CA-003");
    recorded(rule(&mut desk, &by, ("CA-002", "CA-001"), Ruling::BuildsOn).await);
    assert_eq!(group(&desk, &by), "");
}
