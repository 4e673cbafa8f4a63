//! The stock-take as a whole: what is counted beside the matrix, and what is said of that which is not counted.

use crate::world::{PLAN, TODAY, name, public, state};
use plan::{Filter, View, Viewer, Withheld, choose, take};
use std::fmt::Write;

const REGISTER: &str = "
    two-sections: core I.1, core II.1, in KG UZ, running, heard 2026, lead unodc
    thrice: core I.1, core I.2, related 2011/I.1, in KG/Osh KG/Batken, running, heard 2024
    never: relevant I.2, in UZ, running
    over: core II.1, in UZ, ..2020, completed, heard 2026
    unaligned: in KG, running, confirmed 2026-05
    stray: core 2011/I.9, running
    nowhere: core I.1, running, heard 2026
    elsewhere: core I.1, in TJ RU, planned
    held: core I.1, in KG, running, heard 2026, held KG, for members
    members: core I.1, in KG, running, for members
    named: core I.1, in UZ, running, heard 2026, for UZ osce
    secret: core II.1, in UZ, planned, for secretariat
";

fn world() -> plan::State {
    let challenge = |key: &str, severity: &str, standing: &str| {
        format!(
            r#"{{ "challenge": {{ "key": "{key}", "title": "{key}", "kind": "funding", "severity": "{severity}", "standing": "{standing}" }} }}"#
        )
    };
    let challenges = [
        challenge("a", "high", "closed"),
        challenge("b", "low", "open"),
        challenge("c", "high", "answered"),
        challenge("d", "high", "open"),
        challenge("e", "medium", "open"),
    ];
    let plan = PLAN.replace("adopted    I I.1 I.2 I.3 I.4 I.5", "adopted I I.1 I.2 II II.1 III");
    let modes = r#"
        { "provision": { "key": "jpoa/2022/I.1", "level": "action", "title": "1", "evidence": "official", "modes": ["combat", "rights"] } }
        { "provision": { "key": "jpoa/2022/I.2", "level": "action", "title": "2", "evidence": "official", "modes": ["combat"] } }
    "#;
    state(&format!("{plan}\n{REGISTER}\n{modes}\n{}", challenges.join("\n")))
}

/// All figures beside the matrix.
fn check(viewer: Viewer) -> String {
    let state = world();
    let view = View::new(&state, viewer, TODAY);
    let taken = take(&view, &"jpoa/2022".into()).unwrap();
    let mut text = "intended running suspended ended cancelled unclear\n".to_owned();
    let sections = taken.balance.sections.iter().map(|(section, lives)| (section.number().to_owned(), lives));
    let modes = taken.balance.modes.iter().map(|(mode, lives)| (name(mode), lives));
    let states = taken.balance.states.iter().map(|(state, lives)| (state.to_string(), lives));
    for (title, lives) in sections.chain(modes).chain(states).chain([("all".to_owned(), &taken.balance.all)]) {
        writeln!(text, "{title:<10}{lives:?}").unwrap();
    }
    let (fresh, out, withheld) = (taken.freshness, taken.left_out, taken.withheld);
    writeln!(text, "running: {} fresh, {} stale, {} never heard of", fresh.fresh, fresh.stale, fresh.never).unwrap();
    writeln!(text, "all: {}, confirmed: {}, within {} days", fresh.all, fresh.ever_confirmed, fresh.within_days).unwrap();
    let unaligned: Vec<&str> = taken.unaligned.all(&view).iter().map(|(it, _)| it.get().key.reference()).collect();
    writeln!(text, "left out: {} unaligned {unaligned:?}, {} no State, {} elsewhere", out.unaligned, out.no_state, out.elsewhere)
        .unwrap();
    let Withheld { held, members, named, secretariat } = withheld;
    writeln!(text, "withheld: {held} held, {members} members, {named} named, {secretariat} secretariat").unwrap();
    let challenges: Vec<&str> = taken.challenges.iter().map(|challenge| challenge.key.as_str()).collect();
    writeln!(text, "challenges: {}", challenges.join(" ")).unwrap();
    assert_eq!(withheld.total() + fresh.all, view.register_size() as u32);
    assert_eq!((taken.as_at, &taken.viewer, taken.edition.as_str()), (TODAY, view.viewer(), "jpoa/2022"));
    text
}

#[test]
fn what_the_public_reads() {
    insta::assert_snapshot!(check(Viewer::Public), @r#"
    intended running suspended ended cancelled unclear
    I         [0, 3, 0, 0, 0, 0]
    II        [0, 1, 0, 1, 0, 0]
    combat    [0, 3, 0, 0, 0, 0]
    prevent   [0, 0, 0, 0, 0, 0]
    capacity  [0, 0, 0, 0, 0, 0]
    rights    [0, 2, 0, 0, 0, 0]
    KG        [0, 2, 0, 0, 0, 0]
    UZ        [0, 2, 0, 1, 0, 0]
    all       [0, 3, 0, 1, 0, 0]
    running: 3 fresh, 1 stale, 2 never heard of
    all: 8, confirmed: 1, within 365 days
    left out: 2 unaligned ["stray", "unaligned"], 1 no State, 1 elsewhere
    withheld: 1 held, 1 members, 1 named, 1 secretariat
    challenges: d e b c a
    "#);
}

#[test]
fn what_the_secretariat_reads() {
    insta::assert_snapshot!(check(Viewer::Secretariat("secretariat".into())), @r#"
    intended running suspended ended cancelled unclear
    I         [0, 6, 0, 0, 0, 0]
    II        [1, 1, 0, 1, 0, 0]
    combat    [0, 6, 0, 0, 0, 0]
    prevent   [0, 0, 0, 0, 0, 0]
    capacity  [0, 0, 0, 0, 0, 0]
    rights    [0, 5, 0, 0, 0, 0]
    KG        [0, 4, 0, 0, 0, 0]
    UZ        [1, 3, 0, 1, 0, 0]
    all       [1, 6, 0, 1, 0, 0]
    running: 5 fresh, 1 stale, 3 never heard of
    all: 12, confirmed: 1, within 365 days
    left out: 2 unaligned ["stray", "unaligned"], 1 no State, 1 elsewhere
    withheld: 0 held, 0 members, 0 named, 0 secretariat
    challenges: d e b c a
    "#);
}

#[test]
fn there_is_no_stock_take_without_a_plan() {
    let state = state("edition jpoa/2022 adopted I I.1");
    assert!(take(&public(&state), &"jpoa/2022".into()).is_none());
    let state = world();
    assert!(take(&public(&state), &"jpoa/1999".into()).is_none());
}

fn chosen(filter: Filter) -> String {
    let state = state(&format!("{PLAN}
        {{ \"party\": {{ \"key\": \"unodc\", \"kind\": \"un\", \"title\": {{ \"en\": \"Office on Drugs and Crime\", \"ru\": \"Управление\" }} }} }}
        {{ \"initiative\": {{ \"key\": \"r:border\", \"title\": {{ \"ru\": \"Безопасность ГРАНИЦ\" }}, \"description\": \"For posts\", \"kind\": \"event\" }} }}
        training: core I.1, in KG/Osh, running, lead unodc
        network: related I.2, in UZ, ..2020, funder \"Fonds für Frieden\"
        old: core 2011/I.1, in UZ, planned
        hidden: core I.1, in KG, running, lead unodc, for members
    "));
    let keys: Vec<String> =
        choose(&public(&state), &filter).iter().map(|(it, life)| format!("{} {}", it.key.reference(), name(life))).collect();
    keys.join(", ")
}

#[test]
fn what_is_not_asked_does_not_choose() {
    insta::assert_snapshot!(chosen(Filter::default()), @"border unclear, network ended, old intended, training running");
}

#[test]
fn words_are_found_in_any_language_and_case_and_all_of_them_must_be_there() {
    let words =
        |words: &[&str]| chosen(Filter { words: words.iter().map(|word| (*word).to_owned()).collect(), ..Filter::default() });
    assert_eq!(words(&["границ"]), "border unclear");
    assert_eq!(words(&["POSTS", "безопасность"]), "border unclear");
    assert_eq!(words(&["posts", "training"]), "");
    assert_eq!(words(&["drugs"]), "training running", "by the name of a party");
    assert_eq!(words(&["управление"]), "training running");
    assert_eq!(words(&["FÜR frieden"]), "network ended");
    assert_eq!(words(&["R:NET"]), "network ended", "by the address");
    assert_eq!(words(&["hidden"]), "");
}

#[test]
fn each_condition_chooses_and_all_of_them_together() {
    let of = |filter: Filter| chosen(filter);
    let none = Filter::default;
    assert_eq!(of(Filter { state: Some("KG".into()), ..none() }), "training running");
    assert_eq!(of(Filter { party: Some("unodc".into()), ..none() }), "training running");
    assert_eq!(of(Filter { life: Some(plan::Life::Intended), ..none() }), "old intended");
    assert_eq!(of(Filter { kind: Some(plan::Kind::Event), ..none() }), "border unclear");
    let reaches = |edition: &str, number: &str| of(Filter { provision: Some((edition.into(), number.to_owned())), ..none() });
    assert_eq!(reaches("jpoa/2022", "I.1"), "old intended, training running");
    assert_eq!(reaches("jpoa/2022", "I"), "network ended, old intended, training running");
    assert_eq!(reaches("jpoa/2022", "I."), "");
    assert_eq!(reaches("jpoa/2011", "I"), "old intended, training running");
    assert_eq!(reaches("jpoa/1999", "I"), "");
    assert_eq!(of(Filter { unaligned: Some("jpoa/2022".into()), ..none() }), "border unclear");
    assert_eq!(of(Filter { unaligned: Some("jpoa/2011".into()), ..none() }), "border unclear, network ended");
    let both = Filter { state: Some("UZ".into()), life: Some(plan::Life::Ended), ..none() };
    assert_eq!(of(both), "network ended");
}

#[test]
fn being_heard_of_is_the_later_of_confirmation_and_source() {
    let heard = |phrases: &str| crate::world::initiative("a", phrases).heard().map(|date| date.to_string()).unwrap_or_default();
    assert_eq!(heard("heard 2026, confirmed 2025-04"), "2026");
    assert_eq!(heard("heard 2024, confirmed 2025-04"), "2025-04");
    assert_eq!(heard("heard 2025, confirmed 2025-04"), "2025", "a year lasts to its last day");
    assert_eq!(heard("confirmed 2025-04"), "2025-04");
    assert_eq!(heard("heard 2024"), "2024");
    assert_eq!(heard(""), "");
}
