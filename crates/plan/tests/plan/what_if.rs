//! What if a planned initiative ran: which gaps would close, and that nothing else moves.

use crate::world::{PLAN, TODAY, matrix, public, state};
use plan::{InitiativeKey, View, Viewer, gaps, what_if};

/// The cells that would close if the initiative `a` ran, with the reason they are open for now.
fn closes(initiatives: &str) -> Option<Vec<String>> {
    let state = state(&format!("{PLAN}\n{initiatives}"));
    let view = View::new(&state, Viewer::Public, TODAY);
    let what_if = what_if(&view, &"jpoa/2022".into(), &InitiativeKey::within("r", "a"))?;
    let coverage = &what_if.coverage;
    let told = |gap: &plan::Gap| {
        let (row, state) = (&coverage.provisions()[gap.provision], &coverage.states()[gap.state]);
        format!("{} {state} {}", row.number(), gap.reason.name())
    };
    // Exactly the closed ones are open no longer; every other gap stays.
    let open = |gaps: &[plan::Gap]| gaps.iter().filter(|gap| gap.reason.is_open()).count();
    let before = gaps(&view, &matrix(&view, "jpoa/2022"));
    assert_eq!(open(&before), open(&what_if.gaps) + what_if.closed.len());
    assert!(what_if.single <= what_if.closed.len());
    Some(what_if.closed.iter().map(told).collect())
}

#[test]
fn a_planned_one_closes_the_cells_it_aims_at() {
    let planned = "a: core I.1, related I.2, relevant I.3, in KG UZ, 2027..2029, planned, lead osce";
    let told = closes(planned).unwrap();
    assert_eq!(told, ["I.1 KG only-planned", "I.1 UZ only-planned", "I.2 KG only-planned", "I.2 UZ only-planned"]);
}

#[test]
fn what_is_covered_already_does_not_close_again() {
    let covered = "a: core I.1, in KG UZ, intended\nb: core I.1, in KG, running, 2020.., heard 2026, lead undp";
    assert_eq!(closes(covered).unwrap(), ["I.1 UZ only-planned"]);
}

#[test]
fn one_that_ended_or_was_given_up_or_was_not_confirmed_can_be_supposed_as_well() {
    assert_eq!(closes("a: core I.1, in KG, 2015..2019, completed").unwrap(), ["I.1 KG ended"]);
    assert_eq!(closes("a: core I.1, in KG, cancelled, because donor-withdrew").unwrap(), ["I.1 KG donor-withdrew"]);
    assert_eq!(closes("a: core I.1, in KG, running, 2020..").unwrap(), ["I.1 KG unconfirmed"]);
}

#[test]
fn one_that_is_not_there_or_may_not_be_seen_supposes_nothing() {
    assert_eq!(closes("b: core I.1, in KG, planned"), None);
    assert_eq!(closes("a: core I.1, in KG, planned, for members"), None);
}

#[test]
fn the_closed_ones_by_one_provider_are_told() {
    let state = state(&format!("{PLAN}\na: core I.1, in KG, planned, lead osce"));
    let view = public(&state);
    let what_if = what_if(&view, &"jpoa/2022".into(), &InitiativeKey::within("r", "a")).unwrap();
    assert_eq!((what_if.closed.len(), what_if.single), (1, 1));
}
