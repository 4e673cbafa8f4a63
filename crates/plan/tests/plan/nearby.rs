//! Who could fill a gap: those at work next door, in which order, and who is not named.

use crate::world::{PLAN, matrix, public, state};
use plan::{Active, Near, PartyKey};
use std::fmt::Write;

/// A body of Uzbekistan two steps below the State, and an organisation without a parent.
const PARTIES: &str = r#"
    { "party": { "key": "UZ", "kind": "state", "title": "Uzbekistan" } }
    { "party": { "key": "uz-mfa", "kind": "body", "title": "Ministry", "parent": "UZ" } }
    { "party": { "key": "uz-unit", "kind": "body", "title": "Unit", "parent": "uz-mfa" } }
"#;

const RUNS: &str = "running, 2020.., heard 2026";

fn told(near: &Near<'_>, coverage: &plan::Coverage) -> String {
    let states: Vec<&str> = near.elsewhere.iter().map(|state| coverage.states()[*state].as_str()).collect();
    let rows: Vec<&str> = near.here.iter().map(|row| coverage.provisions()[*row].number()).collect();
    format!("{} elsewhere [{}] here [{}]", near.party, states.join(" "), rows.join(" "))
}

/// Who is near I.1 in Kyrgyzstan.
fn near(initiatives: &str) -> String {
    let state = state(&format!("{PLAN}\n{PARTIES}\n{initiatives}"));
    let view = public(&state);
    let coverage = matrix(&view, "jpoa/2022");
    let active = Active::providing(&view, &coverage);
    active.near(0, 0).iter().fold(String::new(), |mut all, near| {
        writeln!(all, "{}", told(near, &coverage)).unwrap();
        all
    })
}

#[test]
fn the_nearest_come_first_and_each_says_why() {
    let near = near(&format!(
        "
        a: core I.1, in UZ, {RUNS}, lead osce
        b: core I.2, in KG, {RUNS}, lead unodc
        c: core I.3, in KG, {RUNS}, lead unodc
        d: core I.1, in UZ, {RUNS}, lead undp
        e: related I.4, in KG, {RUNS}, lead undp
        "
    ));
    insta::assert_snapshot!(near, @r"
    undp elsewhere [UZ] here [I.4]
    osce elsewhere [UZ] here []
    unodc elsewhere [] here [I.2 I.3]
    ");
}

#[test]
fn who_does_not_run_there_or_only_touches_it_is_not_near() {
    let near = near(
        "
        a: core I.1, in UZ, 2015..2020, completed, lead osce
        b: core I.1, in UZ, 2027.., planned, lead undp
        c: relevant I.1, in UZ, running, 2020.., lead unodc
        d: core I.2, in UZ, running, 2020.., lead who
        e: core I.1, in UZ, running, 2020.., lead \"A fund\"
        ",
    );
    assert_eq!(near, "");
}

#[test]
fn who_is_in_the_cell_already_and_who_works_at_home_alone_is_not_named() {
    let near = near(&format!(
        "
        a: core I.1, in KG UZ, running, 2020.., lead osce
        b: core I.1, in UZ, {RUNS}, lead UZ
        c: core I.1, in UZ, {RUNS}, lead uz-unit
        "
    ));
    assert_eq!(near, "");
}

#[test]
fn what_the_viewer_may_not_see_makes_nobody_near() {
    let near =
        near(&format!("a: core I.1, in UZ, {RUNS}, lead osce, for members\nb: core I.1, in UZ, {RUNS}, lead undp, held UZ"));
    assert_eq!(near, "");
}

#[test]
fn money_in_one_cell_is_shared_with_whom() {
    let state = state(&format!(
        "{PLAN}
        a: core I.1, in KG UZ, {RUNS}, lead osce, funder EU
        b: core I.1, in KG, {RUNS}, lead undp, funder JP, funder US
        c: core I.1, in UZ, 2010..2012, completed, lead undp, funder JP
        "
    ));
    let view = public(&state);
    let coverage = matrix(&view, "jpoa/2022");
    let active = Active::funding(&view, &coverage);
    let shared = active.shared(&PartyKey::new("EU"));
    let names = |others: &[&PartyKey]| others.iter().map(|other| other.as_str()).collect::<Vec<_>>().join(" ");
    let told: Vec<String> = shared.iter().map(|(row, state, others)| format!("{row} {state} {}", names(others))).collect();
    assert_eq!(told, ["0 0 JP US"]);
}
