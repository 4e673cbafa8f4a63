//! What entries do to a state, and that it is their fold: the same entries give the same bytes, whole, in pieces or in halves.

use crate::generated::{change, entry, fixed_plan, register, some};
use crate::world::{TODAY, initiative, name, records, state};
use plan::{Change, Entry, InitiativeKey, Load, LoadCounts, Record, State, View, Viewer, canon};
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn what_waits_is_numbered_by_its_entry_as_ever_and_within_a_file() {
    let written = |key: plan::SubmissionKey| serde_json::to_string(&key).expect("plain data");
    let [alone, of_file] = [0, 3].map(|part| plan::SubmissionKey { entry: 12, part });
    assert_eq!((written(alone), written(of_file)), ("12".to_owned(), "\"12.3\"".to_owned()));
    for key in [alone, of_file] {
        assert_eq!(serde_json::from_str::<plan::SubmissionKey>(&written(key)).expect("a number"), key);
    }
    for wrong in ["\"\"", "\"12.\"", "\"a\"", "1.5", "null"] {
        assert!(serde_json::from_str::<plan::SubmissionKey>(wrong).is_err(), "{wrong}");
    }
}

fn seen(state: &State) -> View<'_> {
    View::new(state, Viewer::Secretariat("secretariat".into()), TODAY)
}

/// All records of a state as one text.
fn bytes(state: &State) -> String {
    let mut bytes = Vec::new();
    seen(state).each_record(|record| canon::write_record(&record, &mut bytes));
    seen(state).verdicts().for_each(|(pair, verdict)| canon::write_verdict(pair, verdict, &mut bytes));
    seen(state).all_settled().for_each(|(provision, of, settled)| canon::write_settled(provision, of, settled, &mut bytes));
    String::from_utf8(bytes).unwrap()
}

fn load(source: &str) -> Load {
    let counts = LoadCounts { read: 1, entered: 1, ..LoadCounts::default() };
    Load {
        source: source.into(),
        name: "a file".into(),
        file: "f".into(),
        records: "r".into(),
        root: "m".into(),
        counts,
        columns: Box::default(),
    }
}

fn happen(state: &mut State, change: Change) {
    let entry = entry(state, change);
    state.apply(&entry);
}

/// The initiative as canonical text after what happened to it, without what it began with.
fn check(changes: Vec<Change>) -> String {
    let mut state = state("a: core I.1, related I.2, in KG, 2020..2024, running");
    changes.into_iter().for_each(|change| happen(&mut state, change));
    let mut line = Vec::new();
    let found = seen(&state).initiative(&"r:a".into()).unwrap().get().clone();
    canon::write_record(&Record::Initiative(Box::new(found)), &mut line);
    let line = String::from_utf8(line).unwrap();
    line.trim_end()
        .replace(r#"{"initiative":{"key":"r:a","source":"r","kind":"project","title":{"en":"a"},"places":["KG"],"#, "")
        .replace("}}", "")
}

fn a() -> InitiativeKey {
    "r:a".into()
}

#[test]
fn confirming_leaves_day_and_party() {
    insta::assert_snapshot!(check(vec![Change::InitiativeConfirmed { initiative: a() }]), @r#""period":{"start":"2020","end":"2024"},"status":"running","contributions":[{"to":"jpoa/2022/I.1","strength":"core","standing":"suggested"},{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"}],"confirmed":{"on":"2014-06-05","by":"KG"}"#);
}

#[test]
fn a_status_takes_its_reason_along_and_keeps_an_end_that_is_not_named() {
    let set = |status: &str, because: Option<&str>, end: Option<&str>| Change::StatusSet {
        initiative: a(),
        status: crate::world::read(status),
        because: because.map(crate::world::read),
        end: end.map(crate::world::read),
    };
    insta::assert_snapshot!(check(vec![set("cancelled", Some("donor-withdrew"), Some("2022-05"))]), @r#""period":{"start":"2020","end":"2022-05"},"status":"cancelled","because":"donor-withdrew","contributions":[{"to":"jpoa/2022/I.1","strength":"core","standing":"suggested"},{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"}],"claims":[{"field":"status","value":"running","source":"r"},{"field":"period.end","value":"2024","source":"r"}],"confirmed":{"on":"2014-06-05","by":"KG"}"#);
    insta::assert_snapshot!(check(vec![set("suspended", Some("other"), None), set("running", None, None)]), @r#""period":{"start":"2020","end":"2024"},"status":"running","contributions":[{"to":"jpoa/2022/I.1","strength":"core","standing":"suggested"},{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"}],"claims":[{"field":"status","value":"running","source":"r"}],"confirmed":{"on":"2014-06-29","by":"KG"}"#);
}

#[test]
fn a_contribution_replaces_what_was_said_of_the_same_clause() {
    let stated = |strength: &str, to: &str| Change::ContributionStated {
        initiative: a(),
        contribution: crate::world::contribution(strength, to),
    };
    insta::assert_snapshot!(check(vec![stated("relevant", "I.1"), stated("core", "I.3")]), @r#""period":{"start":"2020","end":"2024"},"status":"running","contributions":[{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"},{"to":"jpoa/2022/I.1","strength":"relevant","standing":"suggested"},{"to":"jpoa/2022/I.3","strength":"core","standing":"suggested"}]"#);
    let withdrawn = |to: &str| Change::ContributionWithdrawn { initiative: a(), provision: crate::world::provision(to) };
    insta::assert_snapshot!(check(vec![withdrawn("I.1"), withdrawn("I.9")]), @r#""period":{"start":"2020","end":"2024"},"status":"running","contributions":[{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"}]"#);
}

#[test]
fn a_hold_is_there_once_and_each_state_lets_go_for_itself() {
    let held = |state: &str| Change::InitiativeHeld { initiative: a(), state: state.into() };
    let released = |state: &str| Change::InitiativeReleased { initiative: a(), state: state.into() };
    insta::assert_snapshot!(check(vec![held("KG"), held("UZ"), held("KG")]), @r#""period":{"start":"2020","end":"2024"},"status":"running","contributions":[{"to":"jpoa/2022/I.1","strength":"core","standing":"suggested"},{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"}],"held_by":["UZ","KG"]"#);
    insta::assert_snapshot!(check(vec![held("KG"), held("UZ"), released("KG"), released("TJ")]), @r#""period":{"start":"2020","end":"2024"},"status":"running","contributions":[{"to":"jpoa/2022/I.1","strength":"core","standing":"suggested"},{"to":"jpoa/2022/I.2","strength":"related","standing":"suggested"}],"held_by":["UZ"]"#);
}

#[test]
fn what_is_not_known_is_passed_over() {
    let mut state = state("a: running");
    let before = bytes(&state);
    let initiative = || InitiativeKey::new("r:nobody");
    happen(&mut state, Change::InitiativeConfirmed { initiative: initiative() });
    happen(&mut state, Change::InitiativeHeld { initiative: initiative(), state: "KG".into() });
    state.extend(vec![Record::RemoveInitiative(initiative())]);
    state.extend(records(r#"{ "provision": { "key": "no/1/I.1", "level": "x", "title": "x", "evidence": "found" } }"#));
    assert_eq!(bytes(&state), before);
    assert_eq!(state.stamp().entry, 2);
}

#[test]
fn a_load_that_is_taken_back_is_marked_and_its_records_are_those_before() {
    let mut state = state("a: running");
    let before = bytes(&state);
    happen(&mut state, Change::PlanLoaded(load("plan")));
    happen(&mut state, Change::RegisterLoaded(load("r")));
    state.extend(records("a: completed\nb: running\nc: running\nd: running"));
    assert_eq!(seen(&state).register_size(), 4);
    assert_eq!(seen(&state).touched(&"r:d".into()), Some(2));

    happen(&mut state, Change::LoadUndone { load: 2, records: "r".into() });
    let removed = ["r:b", "r:d", "r:c"].map(|key| Record::RemoveInitiative(key.into()));
    state.extend(records("a: running").into_iter().chain(removed).collect());
    assert_eq!(bytes(&state), before);
    let loads: Vec<_> = seen(&state).loads().map(|load| (load.entry, load.kind == plan::LoadKind::Plan, load.undone)).collect();
    assert_eq!(loads, [(1, true, false), (2, false, true)]);
    assert_eq!(seen(&state).touched(&a()), Some(3));
    assert!(seen(&state).touched(&"r:d".into()).is_none());
}

#[test]
fn after_some_are_removed_the_others_are_still_found_and_changed() {
    let text: String = (0..20).map(|at| format!("i{at}: core I.1, in KG, running\n")).collect();
    let mut state = state(&format!("{}\n{text}", crate::world::PLAN));
    let key = |at: usize| InitiativeKey::new(format!("r:i{at}"));
    for at in [0, 19, 7, 18, 1] {
        state.extend(vec![Record::RemoveInitiative(key(at))]);
    }
    for at in (0..20).filter(|at| ![0, 19, 7, 18, 1].contains(at)) {
        happen(&mut state, Change::InitiativeConfirmed { initiative: key(at) });
        assert!(seen(&state).initiative(&key(at)).unwrap().confirmed.is_some(), "{at}");
    }
    state.extend(records("i7: core I.2, in UZ, completed"));
    assert_eq!(seen(&state).register_size(), 16);
    let coverage = crate::world::matrix(&seen(&state), "jpoa/2022");
    assert_eq!(coverage.members(&seen(&state), 0, 0).len(), 15);
    assert_eq!(name(coverage.members(&seen(&state), 1, 1)[0].1), "ended");
}

#[test]
fn an_initiative_recorded_by_hand_replaces_the_one_of_its_address() {
    let mut state = state("a: running\nb: running");
    happen(&mut state, Change::InitiativeRecorded(Box::new(initiative("a", "planned"))));
    assert_eq!(bytes(&state), bytes(&crate::world::state("a: planned\nb: running")));
}

#[test]
fn a_settled_name_becomes_an_alias_and_means_its_party_wherever_it_stands() {
    let mut state = state(
        r#"
        { "party": { "key": "unodc", "kind": "un", "title": "Office on Drugs and Crime", "aliases": ["UNDCP"] } }
        a: lead "U.N.D.C.P. (Vienna)", partner "A fund", partner unodc
        b: funder "a FUND"
        c: funder "A fund in Bishkek"
    "#,
    );
    let name = |name: &str, party: &str| plan::SettledName { name: name.into(), party: party.into() };
    let names = [name("u n d c p Vienna", "unodc"), name("UNDCP", "unodc"), name("A fund", "unodc")];
    happen(&mut state, Change::NamesSettled { names: names.into() });
    insta::assert_snapshot!(bytes(&state), @r#"
    {"party":{"key":"unodc","kind":"un","title":{"en":"Office on Drugs and Crime"},"aliases":["UNDCP","u n d c p Vienna","A fund"]}}
    {"initiative":{"key":"r:a","source":"r","kind":"project","title":{"en":"a"},"roles":{"lead":["unodc"],"partner":["unodc"]},"status":"unknown"}}
    {"initiative":{"key":"r:b","source":"r","kind":"project","title":{"en":"b"},"roles":{"funder":["unodc"]},"status":"unknown"}}
    {"initiative":{"key":"r:c","source":"r","kind":"project","title":{"en":"c"},"roles":{"funder":[{"name":"A fund in Bishkek"}]},"status":"unknown"}}
    "#);
    assert_eq!(seen(&state).touched(&"r:b".into()), Some(1));
    assert_eq!(seen(&state).touched(&"r:c".into()), Some(0));
}

#[test]
fn an_initiative_says_which_load_put_it() {
    let mut state = State::new();
    happen(&mut state, Change::RegisterLoaded(load("r")));
    state.extend(records("a: running"));
    happen(&mut state, Change::InitiativeRecorded(Box::new(initiative("b", "planned, for members"))));
    happen(&mut state, Change::RegisterLoaded(load("r")));
    state.extend(records("c: running"));
    happen(&mut state, Change::InitiativeConfirmed { initiative: a() });
    let loaded = |key: &str| seen(&state).loaded(&key.into()).map(|load| load.entry);
    assert_eq!(["r:a", "r:b", "r:c", "r:d"].map(loaded), [Some(1), None, Some(3), None]);
    assert_eq!(seen(&state).touched(&a()), Some(4));
}

/// What happens in a life of a register: loads with their records, and deeds.
#[derive(Clone, Debug)]
enum Step {
    Load(Vec<Record>),
    Deed(Change),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec(prop_oneof![1 => register().prop_map(Step::Load), 8 => change().prop_map(Step::Deed)], 0..30)
}

/// The entries of these steps and the records that go with them, as a journal keeps them.
fn write_down(steps: &[Step]) -> Vec<(String, Vec<u8>)> {
    let mut at = State::new();
    let mut journal = Vec::new();
    for step in steps {
        let (change, records) = match step {
            Step::Load(records) => (Change::RegisterLoaded(load("r")), records.clone()),
            Step::Deed(change) => (change.clone(), vec![]),
        };
        let entry = entry(&at, change);
        at.apply(&entry);
        let mut lines = Vec::new();
        records.iter().for_each(|record| canon::write_record(record, &mut lines));
        journal.push((canon::write_entry(&entry), lines));
    }
    journal
}

fn take_in(state: &mut State, journal: &[(String, Vec<u8>)], pieces: usize) {
    for (line, records) in journal {
        let entry: Entry = canon::read_entry(line).unwrap();
        state.apply(&entry);
        canon::read_records(records).unwrap().chunks(pieces).for_each(|piece| state.extend(piece.to_vec()));
    }
}

proptest! {
    #![proptest_config(some())]

    #[test]
    fn the_same_entries_give_the_same_bytes(steps in steps(), pieces in 1..9_usize, half in 0..30_usize) {
        let journal = write_down(&steps);
        let (mut whole, mut again) = (fixed_plan(), fixed_plan());
        take_in(&mut whole, &journal, usize::MAX);
        take_in(&mut again, &journal, pieces);
        prop_assert_eq!(bytes(&whole), bytes(&again));
        prop_assert_eq!(whole.stamp(), again.stamp());
        prop_assert!(seen(&whole).loads().eq(seen(&again).loads()));

        // A state that was handed out as records after some entry goes on as the one it was taken from.
        let (first, second) = journal.split_at(half.min(journal.len()));
        let mut early = fixed_plan();
        take_in(&mut early, first, usize::MAX);
        let mut taken_over = State::new();
        let mut records = Vec::new();
        seen(&early).each_record(|record| records.push(record));
        taken_over.extend(records);
        take_in(&mut taken_over, second, usize::MAX);
        take_in(&mut early, second, usize::MAX);
        prop_assert_eq!(bytes(&early), bytes(&whole));
        let registered = |state: &State| seen(state).initiatives().map(|it| it.get().clone()).collect::<Vec<_>>();
        prop_assert_eq!(registered(&taken_over), registered(&whole));
    }

    #[test]
    fn a_load_taken_back_is_as_if_it_had_never_been(before in steps(), loaded in register(), after in steps()) {
        let fold = |steps: &[Step]| {
            let mut state = fixed_plan();
            take_in(&mut state, &write_down(steps), usize::MAX);
            state
        };
        // The empty load keeps the entries at their numbers and days.
        let around = |records: Vec<Record>| fold(&[&before[..], &[Step::Load(records)], &after[..]].concat());
        let (mut with, without) = (around(loaded.clone()), around(vec![]));
        let puts = plan::undo(&with, &without, 1, &loaded);
        with.extend(puts);
        prop_assert_eq!(bytes(&with), bytes(&without));
        prop_assert!(plan::undo(&with, &without, 1, &loaded).is_empty(), "taken back once is taken back");
    }
}
