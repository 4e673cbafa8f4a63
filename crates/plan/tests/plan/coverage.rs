//! The cells of the matrix: contributions that traces carry from clause to clause, and what counts once.

use crate::world::{PLAN, TODAY, matrix, name, public, state};
use plan::{Coverage, EditionKey, Life, Strength, View, Viewer};
use std::fmt::Write;

/// Who stands in each cell of the editions, with life and strength.
fn check(initiatives: &str, editions: &[&str]) -> String {
    let state = state(&format!("{PLAN}\n{initiatives}"));
    let view = public(&state);
    let mut text = String::new();
    for edition in editions {
        let coverage = matrix(&view, edition);
        for (row, provision) in coverage.provisions().iter().enumerate() {
            for (column, state) in coverage.states().iter().enumerate() {
                let members = coverage.members(&view, row, column);
                let tell = |(who, life, strength): &(plan::Released<&plan::Initiative>, Life, Strength)| {
                    format!("{} {} {}", who.key.reference(), name(strength), name(life))
                };
                let told: Vec<String> = members.iter().map(tell).collect();
                assert_eq!(coverage.cell(row, column).total() as usize, told.len());
                if !told.is_empty() {
                    writeln!(text, "{provision} {state}: {}", told.join(", ")).unwrap();
                }
            }
        }
    }
    text
}

const ALL: [&str; 3] = ["jpoa/2011", "jpoa/2022", "gcts/2006"];

#[test]
fn contributions_to_the_old_plan_count_where_their_thread_leads() {
    let initiatives = "
        kept: core 2011/I.1, in KG, running
        merged-a: core 2011/I.2, in KG, running
        merged-b: related 2011/I.3, in KG, running
        split: relevant 2011/I.4, in UZ, running
        dropped: core 2011/I.5, in UZ, running
    ";
    insta::assert_snapshot!(check(initiatives, &ALL), @r"
    jpoa/2011/I.1 KG: kept core running
    jpoa/2011/I.2 KG: merged-a core running
    jpoa/2011/I.3 KG: merged-b related running
    jpoa/2011/I.4 UZ: split relevant running
    jpoa/2011/I.5 UZ: dropped core running
    jpoa/2022/I.1 KG: kept core running
    jpoa/2022/I.2 KG: merged-a core running, merged-b related running
    jpoa/2022/I.3 UZ: split relevant running
    jpoa/2022/I.4 UZ: split relevant running
    gcts/2006/I.1 KG: kept core running
    gcts/2006/I.2 KG: merged-a core running, merged-b related running
    ");
}

#[test]
fn contributions_to_the_new_plan_count_for_the_old_one_only_where_the_measure_was_kept() {
    let initiatives = "
        kept: core I.1, in KG, running
        merged: core I.2, in KG, running
        split: core I.3, in KG, running
        new: core I.5, in KG, running
    ";
    insta::assert_snapshot!(check(initiatives, &ALL), @r"
    jpoa/2011/I.1 KG: kept core running
    jpoa/2022/I.1 KG: kept core running
    jpoa/2022/I.2 KG: merged core running
    jpoa/2022/I.3 KG: split core running
    jpoa/2022/I.5 KG: new core running
    gcts/2006/I.1 KG: kept core running
    gcts/2006/I.2 KG: merged core running
    ");
}

#[test]
fn contributions_to_the_strategy_do_not_count_for_the_plan() {
    insta::assert_snapshot!(check("a: core gcts/2006/I.1, in KG, running", &ALL), @"gcts/2006/I.1 KG: a core running");
}

#[test]
fn one_that_serves_old_and_new_clause_counts_once_at_its_strongest() {
    insta::assert_snapshot!(check("
        a: relevant 2011/I.1, core I.1, in KG, running
        b: related 2011/I.2, relevant 2011/I.3, in KG, running
        c: relevant I.1, related I.1, in KG, running
    ", &ALL[1..2]), @r"
    jpoa/2022/I.1 KG: a core running, c related running
    jpoa/2022/I.2 KG: b related running
    ");
}

#[test]
fn several_places_in_one_state_count_once_and_places_elsewhere_not_at_all() {
    insta::assert_snapshot!(check("
        a: core I.1, in KG/Osh KG/Batken KG, running
        b: core I.1, in TJ, running
        c: core I.1, in UZ TJ KG/Osh, running
        d: core I.1, running
    ", &ALL[1..2]), @r"
    jpoa/2022/I.1 KG: a core running, c core running
    jpoa/2022/I.1 UZ: c core running
    ");
}

#[test]
fn contributions_that_lead_nowhere_count_nowhere() {
    assert_eq!(check("a: core 2030/I.1, core I, core I.99, in KG, running", &ALL), "");
}

#[test]
fn a_contribution_to_a_clause_of_the_plan_itself_counts_there_alone() {
    let state = state(
        "
        region jpoa/2022 KG
        edition jpoa/2011 superseded I I.1
        edition jpoa/2022 adopted I I.1 I.2
        kept 2011/I.1 -> 2022/I.1
        split 2011/I.1 -> 2022/I.2
        a: core I.1, in KG, running
        b: core 2011/I.1, in KG, running
    ",
    );
    let coverage = matrix(&public(&state), "jpoa/2022");
    let totals: Vec<u32> = coverage.cells().map(|(_, _, cell)| cell.total()).collect();
    assert_eq!(totals, [2, 1]);
}

#[test]
fn a_thread_that_runs_in_a_circle_ends() {
    let state = state(
        "
        region jpoa/2022 KG
        edition jpoa/2011 superseded I I.1 I.2
        edition jpoa/2022 adopted I I.1 I.2
        kept 2011/I.1 -> 2022/I.1
        kept 2011/I.2 -> 2022/I.1
        serves 2022/I.1 -> 2011/I.1
        merged 2011/I.1 -> 2011/I.2
        a: core 2011/I.2, in KG, running
    ",
    );
    let coverage = matrix(&public(&state), "jpoa/2022");
    let totals: Vec<u32> = coverage.cells().map(|(_, _, cell)| cell.total()).collect();
    assert_eq!(totals, [1, 0]);
}

#[test]
fn a_cell_says_what_stands_behind_its_sign() {
    let state = state(&format!(
        "{PLAN}
        a: core I.1, in KG, running, 2020..2027, heard 2026, lead unodc
        b: related I.1, in KG, running, 2020..2026-12, heard 2025-08, implementer osce
        c: relevant I.1, in KG, running, heard 2026, lead undp
        d: core I.1, in KG, running, 2020..2030, lead undp
        e: core I.1, in KG, 2015..2018-03, completed
        f: related I.1, in KG, 2015..2020, cancelled, because donor-withdrew
        g: core I.1, in KG, running, heard 2026, for members
        h: core I.1, in KG, 2027.., planned, for members
        i: relevant I.1, in KG, running, held KG
    "
    ));
    let coverage = matrix(&public(&state), "jpoa/2022");
    let cell = coverage.cell(0, 0);
    let lives = Life::ALL.map(|life| (cell.in_life(life), cell.strong(life)));
    assert_eq!(lives, [(0, 0), (4, 3), (0, 0), (1, 1), (1, 1), (0, 0)]);
    assert_eq!(Strength::ALL.map(|strength| cell.count(Life::Running, strength)), [2, 1, 1]);
    assert_eq!((cell.total(), cell.confirmed(), cell.providers(), cell.withheld(), cell.withdrawn()), (6, 2, 2, 1, 1));
    let day = |date: Option<plan::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    assert_eq!(day(cell.covered_until()), "2027-12-31");
    assert_eq!(day(cell.last_ended()), "2018-03-31");
    assert_eq!(day(cell.last_cancelled()), "2020-12-31");
}

#[test]
fn a_provider_is_who_leads_else_carries_out_else_pays_else_tells() {
    let providers = |pairs: &str| {
        let state = state(&format!("{PLAN}\n{pairs}"));
        matrix(&public(&state), "jpoa/2022").cell(0, 0).providers()
    };
    let line = |name: &str, roles: &str| format!("{name}: core I.1, in KG, running, heard 2026, {roles}\n");
    let two = |a: &str, b: &str| providers(&(line("a", a) + &line("b", b)));
    assert_eq!(two("lead unodc, funder EU", "lead unodc, funder JP"), 1);
    assert_eq!(two("funder EU, lead unodc", "funder EU"), 2);
    assert_eq!(two("implementer osce, funder EU", "lead osce, funder JP"), 1);
    assert_eq!(two("reporter osce", "funder osce, reporter undp"), 1);
    assert_eq!(two("lead \"A fund\"", "lead \"Another fund\""), 2);
}

#[test]
fn providers_known_by_their_codes_alone_are_told_apart() {
    let written = |name: &str, code: &str| {
        let initiative = json(name, code);
        format!("{{ \"initiative\": {initiative} }}\n")
    };
    let state = state(&format!("{PLAN}\n{}{}", written("a", "XM-1"), written("b", "XM-2")));
    assert_eq!(matrix(&public(&state), "jpoa/2022").cell(0, 0).providers(), 2);
}

fn json(name: &str, code: &str) -> serde_json::Value {
    serde_json::json!({
        "key": format!("r:{name}"), "title": name, "places": ["KG"], "status": "running", "as_of": "2026",
        "contributions": [{ "to": "jpoa/2022/I.1", "strength": "core" }], "roles": { "lead": [{ "code": code }] },
    })
}

#[test]
fn there_is_no_matrix_of_what_the_viewer_cannot_read() {
    let state = state(
        "
        region jpoa/2022 KG
        edition jpoa/2030 draft I I.1
    ",
    );
    let take = |viewer| Coverage::take(&View::new(&state, viewer, TODAY), &EditionKey::new("jpoa/2030")).is_some();
    assert!(take(Viewer::Member("KG".into())));
    assert!(!take(Viewer::Public));
    assert!(Coverage::take(&public(&state), &EditionKey::new("jpoa/1999")).is_none());
}
