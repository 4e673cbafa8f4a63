//! Initiatives that were ruled to be one count once, whatever the ruling tied together, and apart again after another ruling.

use crate::generated::{day, entry, plan, register, some, viewer};
use crate::world::{PLAN, matrix, public, state};
use plan::{
    Change, Coverage, Filter, InitiativeKey, Lang, Record, Ruling, State, Texts, View, Viewer, Visibility, Years, choose, take,
};
use proptest::prelude::*;

const WORLD: &str = "
    a: core I.1, in KG, running
    b: related I.1, core I.2, in UZ, running
    c: relevant I.3, in KG, running
    d: core I.1, in KG, running
";

fn rule(state: &mut State, left: &str, right: &str, ruling: Ruling) {
    let because = Texts::one(Lang::EN, "Asked.");
    let change = Change::PairRuled { left: key(state, left), right: key(state, right), ruling, because, matters: [0, 0] };
    let entry = entry(state, change);
    state.apply(&entry);
}

fn key(state: &State, reference: &str) -> InitiativeKey {
    let view = View::new(state, Viewer::Secretariat("secretariat".into()), crate::world::TODAY);
    view.find_initiative(reference).expect("it is there").get().key.clone()
}

fn group(view: &View<'_>, state: &State, reference: &str) -> String {
    let group = view.group(&key(state, reference));
    group.iter().map(|key| key.reference()).collect::<Vec<_>>().join(" ")
}

/// How many stand in each State for the first three provisions, and how many are listed.
fn counts(view: &View<'_>) -> String {
    let coverage = matrix(view, "jpoa/2022");
    let years = Years::take(view, &"jpoa/2022".into(), 2026..=2026).expect("it may be read");
    let mut told = Vec::new();
    for (row, column, cell) in coverage.cells().filter(|(row, ..)| *row < 3) {
        assert_eq!(cell.total() as usize, coverage.members(view, row, column).len());
        assert!(years.of(row, column)[0] <= cell.total());
        told.push(cell.total().to_string());
    }
    format!("{} of {}", told.join(" "), choose(view, &Filter::default()).len())
}

#[test]
fn what_was_ruled_one_counts_once_with_all_that_is_said_of_it() {
    let mut state = state(&format!("{PLAN}{WORLD}"));
    assert_eq!(counts(&public(&state)), "2 1 0 1 1 0 of 4");
    rule(&mut state, "b", "a", Ruling::Duplicate);
    rule(&mut state, "c", "b", Ruling::Duplicate);
    let view = public(&state);
    // The one that never gave way stands for the three; what each of them serves, and where, is served once.
    assert_eq!(group(&view, &state, "a"), "c a b");
    assert_eq!(view.kept_as(&key(&state, "a")), Some(key(&state, "c")));
    assert_eq!((view.kept_as(&key(&state, "c")), group(&view, &state, "d").as_str()), (None, ""));
    assert_eq!(counts(&view), "2 1 1 1 1 1 of 2");
    // Each keeps its own history under its own address.
    assert_eq!(view.find_initiative("a").expect("it is there").contributions.len(), 1);
    // Tied through others they stay one, and what was ruled otherwise is not contradicted.
    let against = |left: &str, right: &str, ruling| view.against(&key(&state, left), &key(&state, right), ruling);
    assert_eq!(against("a", "b", Ruling::Distinct), None);
    assert!(against("a", "c", Ruling::Distinct).is_some());
    rule(&mut state, "c", "b", Ruling::Distinct);
    let view = public(&state);
    assert_eq!((group(&view, &state, "a"), group(&view, &state, "c")), ("b a".into(), String::new()));
    assert!(view.against(&key(&state, "a"), &key(&state, "c"), Ruling::Duplicate).is_some());
    rule(&mut state, "a", "b", Ruling::Distinct);
    assert_eq!(counts(&public(&state)), "2 1 0 1 1 0 of 4");
}

#[test]
fn the_first_that_a_viewer_sees_stands_for_what_that_viewer_sees() {
    let mut state = state(&format!("{PLAN}{WORLD}"));
    rule(&mut state, "a", "b", Ruling::Duplicate);
    let hide = |state: &mut State, reference| {
        let change = Change::VisibilitySet { initiative: key(state, reference), visibility: Visibility::Secretariat };
        let entry = entry(state, change);
        state.apply(&entry);
    };
    hide(&mut state, "a");
    let view = public(&state);
    assert_eq!((group(&view, &state, "a"), view.kept_as(&key(&state, "b"))), (String::new(), None));
    // What is hidden adds nothing, and is not withheld beside what stands for it.
    assert_eq!(counts(&view), "1 1 0 1 1 0 of 3".to_owned());
    assert_eq!(take(&view, &"jpoa/2022".into()).expect("it may be read").withheld.total(), 0);
    hide(&mut state, "b");
    assert_eq!(take(&public(&state), &"jpoa/2022".into()).expect("it may be read").withheld.total(), 1);
}

proptest! {
    #![proptest_config(some())]

    #[test]
    fn a_ruling_that_is_taken_apart_is_as_if_it_had_never_been(
        plan in plan(), register in register(), pairs in prop::collection::vec((0usize..60, 0usize..60), 1..6),
        viewer in viewer(), day in day()
    ) {
        let mut state = state(&plan);
        state.extend(register.clone());
        let keys: Vec<&InitiativeKey> = register.iter().filter_map(Record::initiative).map(|it| &it.key).collect();
        prop_assume!(!keys.is_empty());
        let edition = "jpoa/2022".into();
        let cells = |state: &State| {
            let view = View::new(state, viewer.clone(), day);
            Coverage::take(&view, &edition).map(|taken| taken.cells().map(|(.., cell)| cell.clone()).collect::<Vec<_>>())
        };
        let before = cells(&state);
        for ruling in [Ruling::Duplicate, Ruling::Distinct] {
            for (left, right) in &pairs {
                let (left, right) = (keys[left % keys.len()].as_str(), keys[right % keys.len()].as_str());
                rule(&mut state, left, right, ruling);
            }
        }
        prop_assert_eq!(cells(&state), before);
    }
}
