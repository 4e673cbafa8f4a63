//! What a newer version of a source changes, and what people said that it must not touch.

use crate::generated::{deed, entry, reported, some};
use crate::world::{PLAN, TODAY, records, state};
use plan::{Change, Difference, Initiative, InitiativeKey, Record, SourceKey, State, View, Viewer, canon, difference};
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write;

fn source() -> SourceKey {
    "r".into()
}

/// What a source that says this now would change.
fn compare(state: &State, says: &[Record]) -> Difference {
    difference(state, &source(), says, true)
}

/// Takes a file of the source in and tells the difference.
fn load(state: &mut State, says: &str) -> String {
    let difference = compare(state, &records(says));
    let told = tell(&difference);
    state.extend(difference.puts);
    told
}

/// Counts, and each record that is put, without the words that all have.
fn tell(difference: &Difference) -> String {
    let counts = difference.counts;
    let mut text = format!(
        "read {} entered {} updated {} unchanged {} closed {}",
        counts.read, counts.entered, counts.updated, counts.unchanged, counts.closed
    );
    for record in &difference.puts {
        let mut line = Vec::new();
        canon::write_record(record, &mut line);
        let line = String::from_utf8(line).unwrap();
        let without_fingerprint = line.split(r#","reported":"#).next().unwrap_or_default();
        let rest = line.split(r#","reported":"#).nth(1).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        write!(text, "\n{without_fingerprint}{}", rest.unwrap_or_default().trim_end()).unwrap();
    }
    text.replace(r#","source":"r","kind":"project""#, "")
}

fn happen(state: &mut State, change: Change) {
    let entry = entry(state, change);
    state.apply(&entry);
}

fn a() -> InitiativeKey {
    "r:a".into()
}

#[test]
fn the_same_file_again_changes_nothing() {
    let says = format!("{PLAN}\nposition KG jpoa/2022 adopted 2022\na: core I.1, running\nb: planned");
    let mut state = State::new();
    let first = load(&mut state, &says);
    insta::assert_snapshot!(first.lines().next().unwrap_or_default(), @"read 34 entered 34 updated 0 unchanged 0 closed 0");
    insta::assert_snapshot!(load(&mut state, &says), @"read 34 entered 0 updated 0 unchanged 34 closed 0");
}

#[test]
fn a_record_of_the_plan_is_new_the_same_or_changed() {
    let mut state = State::new();
    load(&mut state, PLAN);
    let changed = PLAN
        .replace("adopted    I I.1 I.2 I.3 I.4 I.5", "frozen I I.1 I.2 I.3 I.4 I.5 I.6")
        .replace("dropped 2011/I.5 ->", "new -> 2022/I.6");
    insta::assert_snapshot!(load(&mut state, &changed), @r#"
    read 32 entered 2 updated 1 unchanged 29 closed 0
    {"edition":{"key":"jpoa/2022","title":{"en":"jpoa/2022"},"standing":"frozen","languages":[]}}

    {"provision":{"key":"jpoa/2022/I.6","level":"action","title":{"en":"I.6"},"evidence":"official"}}

    {"trace":{"to":"jpoa/2022/I.6","kind":"new","evidence":"official"}}
    "#);
}

#[test]
fn what_people_recorded_of_an_initiative_stays_while_its_source_says_the_same() {
    let says = "a: core I.1, in KG, 2020..2027, running";
    let mut state = State::new();
    load(&mut state, says);
    let by = |to: &str| plan::Contribution { by: Some("unodc".into()), ..crate::world::contribution("related", to) };
    happen(&mut state, Change::InitiativeConfirmed { initiative: a() });
    happen(&mut state, Change::InitiativeHeld { initiative: a(), state: "KG".into() });
    happen(&mut state, Change::VisibilitySet { initiative: a(), visibility: plan::Visibility::Members });
    happen(&mut state, Change::ContributionStated { initiative: a(), contribution: by("I.1") });
    happen(&mut state, Change::ContributionStated { initiative: a(), contribution: by("I.2") });
    let status = crate::world::read("suspended");
    happen(&mut state, Change::StatusSet { initiative: a(), status, because: None, end: crate::world::read("2026") });
    insta::assert_snapshot!(load(&mut state, says), @"read 1 entered 0 updated 0 unchanged 1 closed 0");
    // New words: the source's places and its other contributions; all that people said, and their status, for the source's
    // own is what it was; but not their end, for the source has changed its own.
    insta::assert_snapshot!(load(&mut state, "a: core I.1, core I.3, in KG UZ, 2020..2028, running"), @r#"
    read 1 entered 0 updated 1 unchanged 0 closed 0
    {"initiative":{"key":"r:a","title":{"en":"a"},"places":["KG","UZ"],"period":{"start":"2020","end":"2028"},"status":"suspended","contributions":[{"to":"jpoa/2022/I.1","strength":"related","standing":"suggested","by":"unodc"},{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested","by":"unodc"},{"to":"jpoa/2022/I.3","strength":"core","standing":"suggested"}],"claims":[{"field":"status","value":"running","source":"r"},{"field":"period.end","value":"2026","source":"KG"}],"confirmed":{"on":"2014-09-29","by":"KG"},"visibility":"members","held_by":["KG"]}}
    "#);
    insta::assert_snapshot!(load(&mut state, "a: core I.1, core I.3, in KG UZ, 2020..2028, running"), @"read 1 entered 0 updated 0 unchanged 1 closed 0");
}

#[test]
fn a_line_that_moved_in_its_file_is_no_news() {
    let at = |line: &str| {
        let initiative = Initiative { read_at: Some(line.into()), ..crate::world::initiative("a", "running") };
        vec![Record::Initiative(Box::new(initiative))]
    };
    let mut state = State::new();
    state.extend(compare(&state, &at("a.csv:7")).puts);
    assert_eq!(find(&state, &a()).read_at.as_deref(), Some("a.csv:7"));
    assert!(compare(&state, &at("a.csv:8")).puts.is_empty());
}

#[test]
fn what_a_source_suggested_goes_when_it_does_not_say_it_any_more() {
    let mut state = State::new();
    load(&mut state, "a: core I.1, related I.2, running");
    insta::assert_snapshot!(load(&mut state, "a: related I.2, running"), @r#"
    read 1 entered 0 updated 1 unchanged 0 closed 0
    {"initiative":{"key":"r:a","title":{"en":"a"},"status":"running","contributions":[{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"}]}}
    "#);
}

#[test]
fn what_is_no_longer_reported_is_closed_once_and_opened_again_when_it_is() {
    let mut state = State::new();
    let (both, one) = ("a: in KG, running\nb: in UZ, running", "b: in UZ, running");
    load(&mut state, both);
    insta::assert_snapshot!(load(&mut state, one), @r#"
    read 1 entered 0 updated 0 unchanged 1 closed 1
    {"initiative":{"key":"r:a","title":{"en":"a"},"places":["KG"],"status":"unknown","because":"no-longer-reported"}}
    "#);
    insta::assert_snapshot!(load(&mut state, one), @"read 1 entered 0 updated 0 unchanged 1 closed 0");
    insta::assert_snapshot!(load(&mut state, both), @r#"
    read 2 entered 0 updated 1 unchanged 1 closed 0
    {"initiative":{"key":"r:a","title":{"en":"a"},"places":["KG"],"status":"running"}}
    "#);
    insta::assert_snapshot!(load(&mut state, both), @"read 2 entered 0 updated 0 unchanged 2 closed 0");
}

#[test]
fn a_person_s_word_on_status_stays_until_the_source_changes_its_own() {
    let mut state = State::new();
    load(&mut state, "a: in KG, running");
    let status = crate::world::read("suspended");
    happen(&mut state, Change::StatusSet { initiative: a(), status, because: crate::world::read("other"), end: None });
    insta::assert_snapshot!(load(&mut state, "a: in KG UZ, running"), @r#"
    read 1 entered 0 updated 1 unchanged 0 closed 0
    {"initiative":{"key":"r:a","title":{"en":"a"},"places":["KG","UZ"],"status":"suspended","because":"other","claims":[{"field":"status","value":"running","source":"r"}],"confirmed":{"on":"2014-06-05","by":"KG"}}}
    "#);
    insta::assert_snapshot!(load(&mut state, "a: in KG UZ, completed"), @r#"
    read 1 entered 0 updated 1 unchanged 0 closed 0
    {"initiative":{"key":"r:a","title":{"en":"a"},"places":["KG","UZ"],"status":"completed","claims":[{"field":"status","value":"suspended","source":"KG"}],"confirmed":{"on":"2014-06-05","by":"KG"}}}
    "#);
}

#[test]
fn what_is_reported_again_is_open_again_whatever_people_said_before_it_was_closed() {
    let mut state = State::new();
    load(&mut state, "a: in KG, running");
    let status = crate::world::read("suspended");
    happen(&mut state, Change::StatusSet { initiative: a(), status, because: None, end: None });
    load(&mut state, "");
    insta::assert_snapshot!(load(&mut state, "a: in KG, running"), @r#"
    read 1 entered 0 updated 1 unchanged 0 closed 0
    {"initiative":{"key":"r:a","title":{"en":"a"},"places":["KG"],"status":"running","confirmed":{"on":"2014-06-05","by":"KG"}}}
    "#);
}

#[test]
fn a_file_that_was_not_read_to_its_end_closes_nothing_and_one_source_does_not_close_another() {
    let mut state = State::new();
    load(&mut state, "a: running\nb: running");
    let half = difference(&state, &source(), &records("a: running"), false);
    assert_eq!((half.puts.len(), half.counts.closed, half.counts.unchanged), (0, 0, 1));
    let other = difference(&state, &"another".into(), &[], true);
    assert_eq!((other.puts.len(), other.counts.closed), (0, 0));
}

#[test]
fn a_fingerprint_never_changes() {
    let difference = compare(&State::new(), &records("a: core I.1, in KG/Osh, 2020..2024-06, running, lead unodc, heard 2026"));
    let fingerprints: Vec<Option<u64>> = difference.puts.iter().filter_map(put).map(|initiative| initiative.reported).collect();
    insta::assert_snapshot!(format!("{fingerprints:?}"), @"[Some(16972923557740064788)]");
}

fn put(record: &Record) -> Option<&Initiative> {
    match record {
        Record::Initiative(initiative) => Some(initiative),
        _ => None,
    }
}

/// A file of initiatives with addresses from 00 on.
fn file() -> impl Strategy<Value = Vec<Record>> {
    let all = (0..20_usize).prop_flat_map(|count| (0..count).map(reported).collect::<Vec<_>>());
    all.prop_map(|all| all.into_iter().map(|initiative| Record::Initiative(Box::new(initiative))).collect())
}

proptest! {
    #![proptest_config(some())]

    #[test]
    fn a_file_that_was_taken_in_says_nothing_new_whatever_people_did(says in file(), deeds in vec(deed(20), 0..30)) {
        let mut state = state(PLAN);
        let first = compare(&state, &says);
        prop_assert_eq!((first.counts.entered, first.puts.len()), (says.len() as u64, says.len()));
        state.extend(first.puts);
        for deed in deeds {
            prop_assert!(compare(&state, &says).puts.is_empty());
            happen(&mut state, deed);
        }
        let again = compare(&state, &says);
        prop_assert!(again.puts.is_empty());
        prop_assert_eq!(again.counts.unchanged, says.len() as u64);
    }

    #[test]
    fn new_words_keep_what_people_said_and_are_then_known(says in file(), new in file(), deeds in vec(deed(20), 0..30)) {
        let mut state = state(PLAN);
        state.extend(compare(&state, &says).puts);
        deeds.into_iter().for_each(|deed| happen(&mut state, deed));
        let before: Vec<Initiative> = all(&state);

        let difference = compare(&state, &new);
        let counts = difference.counts;
        prop_assert_eq!(counts.read, new.len() as u64);
        prop_assert_eq!(counts.entered + counts.updated + counts.unchanged, counts.read);
        prop_assert_eq!(counts.closed as usize, says.len().saturating_sub(new.len()));
        prop_assert_eq!(difference.puts.len() as u64, counts.entered + counts.updated + counts.closed);
        state.extend(difference.puts);
        for was in &before {
            let is = find(&state, &was.key);
            let said = |it: &Initiative| (it.confirmed.clone(), it.visibility.clone(), it.held_by.clone());
            prop_assert_eq!(said(&is), said(was));
            for stated in was.contributions.iter().filter(|contribution| contribution.by.is_some()) {
                prop_assert!(is.contributions.contains(stated));
            }
        }
        for new in new.iter().filter_map(put) {
            let is = find(&state, &new.key);
            prop_assert_eq!((is.period.start, &is.places, &is.roles), (new.period.start, &new.places, &new.roles));
            // A person's word on status and end stands as long as the source says what it said before.
            let then = says.iter().filter_map(put).find(|then| then.key == new.key);
            let was = before.iter().find(|was| was.key == new.key);
            let (status, end) = then.zip(was).map_or((new.status, new.period.end), |(then, was)| {
                let status = if then.status == new.status { was.status } else { new.status };
                (status, if then.period.end == new.period.end { was.period.end } else { new.period.end })
            });
            prop_assert_eq!((is.status, is.period.end), (status, end));
        }
        let again = compare(&state, &new);
        prop_assert!(again.puts.is_empty());
        prop_assert_eq!((again.counts.unchanged, again.counts.closed), (new.len() as u64, 0));
    }
}

fn all(state: &State) -> Vec<Initiative> {
    let view = View::new(state, Viewer::Secretariat("secretariat".into()), TODAY);
    view.initiatives().map(|initiative| initiative.get().clone()).collect()
}

fn find(state: &State, key: &InitiativeKey) -> Initiative {
    all(state).into_iter().find(|initiative| initiative.key == *key).unwrap()
}
