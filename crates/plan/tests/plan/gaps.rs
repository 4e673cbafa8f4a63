//! Why a cell is a gap: each reason from the case that its description names; settled gaps; cover that ends.

use crate::world::{PLAN, TODAY, matrix, name, provision, public, state};
use plan::{Actor, Change, Entry, PartyKey, Reason, State, Texts, View, Viewer, endings, gaps, settled};
use std::fmt::Write;

/// What the cell of I.1 in Kyrgyzstan says of these initiatives.
fn told(initiatives: &str, viewer: Viewer) -> String {
    let state = state(&format!("{PLAN}\n{initiatives}"));
    let view = View::new(&state, viewer, TODAY);
    let coverage = matrix(&view, "jpoa/2022");
    let gap = gaps(&view, &coverage).into_iter().find(|gap| (gap.provision, gap.state) == (0, 0));
    gap.map_or_else(
        || "covered".to_owned(),
        |gap| {
            let since = gap.since.map(|since| format!(" since {since}"));
            format!("{}{}", gap.reason.name(), since.unwrap_or_default())
        },
    )
}

fn check(cases: &[(&str, &str)]) -> String {
    let mut table = String::new();
    for (case, initiatives) in cases {
        writeln!(table, "{case:<50}{}", told(initiatives, Viewer::Public)).unwrap();
    }
    table
}

const FRESH: &str = "core I.1, in KG, running, 2020.., heard 2026";

#[test]
fn every_reason_from_the_case_it_names() {
    let fresh = |more: &str| format!("a: {FRESH}, {more}");
    let cases = [
        ("nothing at all", String::new()),
        ("something in another State", "a: core I.1, in UZ, running, 2020.., heard 2026".to_owned()),
        ("something for another provision", "a: core I.2, in KG, running, 2020.., heard 2026".to_owned()),
        ("touched at the edge, and over", "a: relevant I.1, in KG, 2015..2020, completed".to_owned()),
        ("touched at the edge, and meant", "a: relevant I.1, in KG, 2027.., planned".to_owned()),
        (
            "touched at the edge, and unclear or suspended",
            "a: relevant I.1, in KG, 2020..\nb: relevant I.1, in KG, suspended".to_owned(),
        ),
        ("over", "a: related I.1, in KG, 2015..2020, completed".to_owned()),
        ("over, two", "a: core I.1, in KG, 2015..2020-06\nb: core I.1, in KG, ..2022-03-04, running".to_owned()),
        ("over, nobody knows since when", "a: core I.1, in KG, 2015.., completed".to_owned()),
        ("donor withdrew", "a: core I.1, in KG, 2020..2027, cancelled, because donor-withdrew".to_owned()),
        (
            "donor withdrew, end not known",
            "a: core I.1, in KG, 2020.., cancelled, because donor-withdrew, heard 2025-02".to_owned(),
        ),
        ("given up", "a: core I.1, in KG, 2020..2027, cancelled, because state-declined".to_owned()),
        ("given up at an unknown time", "a: core I.1, in KG, cancelled".to_owned()),
        (
            "given up before something else was over",
            "a: core I.1, in KG, ..2019, cancelled\nb: core I.1, in KG, ..2020".to_owned(),
        ),
        ("given up at an unknown time, another over", "a: core I.1, in KG, cancelled\nb: core I.1, in KG, ..2020".to_owned()),
        ("suspended", "a: core I.1, in KG, 2020..2028, suspended, heard 2026".to_owned()),
        ("suspended because the donor withdrew", "a: core I.1, in KG, 2020.., suspended, because donor-withdrew".to_owned()),
        ("begun, and not known whether it goes on", "a: core I.1, in KG, 2020.., unknown".to_owned()),
        ("planned for a term that has passed", "a: core I.1, in KG, 2020..2021, planned".to_owned()),
        ("only planned", "a: core I.1, in KG, 2027.., planned".to_owned()),
        ("only intended, no date", "a: related I.1, in KG, intended".to_owned()),
        ("runs and only touches it", "a: relevant I.1, in KG, running, 2020.., heard 2026".to_owned()),
        ("runs, heard of a day too long ago", "a: core I.1, in KG, running, 2020.., heard 2025-06-30".to_owned()),
        ("runs, not known when heard of", "a: core I.1, in KG, running, 2020..".to_owned()),
        ("runs, not public", fresh("for members")),
        ("runs, held back by the State", fresh("held KG")),
        (
            "runs by one provider, heard of just in time",
            "a: core I.1, in KG, running, 2020.., heard 2025-07-01, lead unodc".to_owned(),
        ),
        (
            "runs by one provider, confirmed in time",
            "a: related I.1, in KG, running, confirmed 2026-01-05, heard 2020, lead unodc".to_owned(),
        ),
        ("two by one provider", format!("a: {FRESH}, lead unodc\nb: {FRESH}, lead unodc, funder EU")),
        ("two providers", format!("a: {FRESH}, lead unodc\nb: {FRESH}, lead \"A fund\"")),
        ("two providers, one of them stale", format!("a: {FRESH}, lead unodc\nb: core I.1, in KG, running, 2020.., lead osce")),
    ];
    let cases: Vec<(&str, &str)> = cases.iter().map(|(case, initiatives)| (*case, initiatives.as_str())).collect();
    let table = check(&cases);
    insta::assert_snapshot!(table, @r"
    nothing at all                                    never-covered
    something in another State                        never-covered
    something for another provision                   never-covered
    touched at the edge, and over                     never-covered
    touched at the edge, and meant                    never-covered
    touched at the edge, and unclear or suspended     never-covered
    over                                              ended since 2020-12-31
    over, two                                         ended since 2022-03-04
    over, nobody knows since when                     ended
    donor withdrew                                    donor-withdrew
    donor withdrew, end not known                     donor-withdrew since 2025-02-28
    given up                                          cancelled
    given up at an unknown time                       cancelled
    given up before something else was over           ended since 2020-12-31
    given up at an unknown time, another over         ended since 2020-12-31
    suspended                                         suspended
    suspended because the donor withdrew              suspended
    begun, and not known whether it goes on           unclear
    planned for a term that has passed                unclear
    only planned                                      only-planned
    only intended, no date                            only-planned
    runs and only touches it                          only-borderline
    runs, heard of a day too long ago                 unconfirmed
    runs, not known when heard of                     unconfirmed
    runs, not public                                  withheld
    runs, held back by the State                      withheld
    runs by one provider, heard of just in time       single-provider
    runs by one provider, confirmed in time           single-provider
    two by one provider                               single-provider
    two providers                                     covered
    two providers, one of them stale                  single-provider
    ");
    let told = |reason: &Reason| table.contains(&format!("  {}", reason.name()));
    assert!(Reason::ALL.iter().all(told), "a reason without its case");
}

#[test]
fn reasons_have_permanent_names_in_their_order() {
    assert!(Reason::ALL.is_sorted());
    assert_eq!(Reason::ALL.map(Reason::name).map(str::to_owned), Reason::ALL.map(name));
    let risks: Vec<&str> = Reason::ALL.into_iter().filter(|reason| !reason.is_open()).map(Reason::name).collect();
    assert_eq!(risks, ["single-provider"]);
}

#[test]
fn of_several_reasons_the_one_nearest_to_cover_is_told() {
    let ladder = [
        "a: core I.1, in KG, 2015..2019, completed",
        "b: core I.1, in KG, 2020..2021, cancelled",
        "c: core I.1, in KG, 2020..2028, suspended",
        "d: core I.1, in KG, 2020.., unknown",
        "e: core I.1, in KG, 2027.., planned",
        "f: relevant I.1, in KG, 2020.., running",
        "g: core I.1, in KG, 2020.., running",
        "h: core I.1, in KG, 2020.., running, heard 2026, for members",
        // One that is seen beside one that is withheld is not called the only one.
        "i: core I.1, in KG, 2020.., running, heard 2026, lead unodc",
        "j: core I.1, in KG, 2020.., running, heard 2026, lead osce",
    ];
    let told: Vec<String> = (0..=ladder.len()).map(|steps| told(&ladder[..steps].join("\n"), Viewer::Public)).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    never-covered
    ended since 2019-12-31
    cancelled since 2021-12-31
    suspended
    unclear
    only-planned
    only-borderline
    unconfirmed
    withheld
    covered
    covered
    ");
}

#[test]
fn what_is_withheld_from_one_covers_for_another() {
    let initiatives = format!("a: {FRESH}, lead unodc, for members\nb: {FRESH}, lead osce, held KG");
    assert_eq!(told(&initiatives, Viewer::Public), "withheld");
    assert_eq!(told(&initiatives, Viewer::Member("UZ".into())), "covered", "one is seen, and it is not alone");
    assert_eq!(told(&initiatives, Viewer::Member("KG".into())), "covered");
    assert_eq!(told(&initiatives, Viewer::Secretariat("secretariat".into())), "covered");
}

/// Something happened, on a day of no importance.
fn happen(state: &mut State, change: Change) {
    let actor = Actor { party: "KG".into(), account: None, door: "web".into() };
    state.apply(&Entry { seq: state.stamp().entry + 1, at: "2026-05-04T10:00:00Z".parse().unwrap(), actor, change });
}

#[test]
fn a_settled_gap_is_left_out_and_listed_until_it_is_reopened() {
    let mut state = state(
        "
        region jpoa/2022 KG UZ
        edition jpoa/2022 adopted I I.1 I.2
    ",
    );
    let listed = |state: &State| {
        let view = public(state);
        let coverage = matrix(&view, "jpoa/2022");
        let open: Vec<_> = gaps(&view, &coverage).iter().map(|gap| (gap.provision, gap.state)).collect();
        (open, settled(&view, &coverage))
    };
    let (provision, kg) = (provision("I.2"), PartyKey::new("KG"));
    let reason: Texts = serde_json::from_str("\"It has no coast.\"").unwrap();
    happen(&mut state, Change::GapSettled { provision: provision.clone(), state: kg.clone(), reason: reason.clone() });
    // One that no matrix shows.
    happen(&mut state, Change::GapSettled { provision: provision.clone(), state: "TJ".into(), reason: reason.clone() });
    assert_eq!(listed(&state), (vec![(0, 0), (0, 1), (1, 1)], vec![(1, 0)]));
    let known = public(&state).settled(&provision, &kg).unwrap().clone();
    assert_eq!((known.reason, known.by, known.on.to_string(), known.entry), (reason, kg.clone(), "2026-05-04".to_owned(), 1));

    happen(&mut state, Change::GapReopened { provision: provision.clone(), state: kg.clone() });
    assert_eq!(listed(&state), (vec![(0, 0), (0, 1), (1, 0), (1, 1)], vec![]));
    assert_eq!(public(&state).settled(&provision, &kg), None);
}

/// The term and day of the ending, where there is one, for cover that lasts to these days.
fn ending(ends: &[&str]) -> String {
    let line = |(at, end): (usize, &&str)| format!("i{at}: core I.1, in KG, running, 2020..{end}, heard 2026\n");
    let lines: String = ends.iter().enumerate().map(line).collect();
    let state = state(&format!("{PLAN}\n{lines}"));
    let view = public(&state);
    let coverage = matrix(&view, "jpoa/2022");
    let found = endings(&view, &coverage);
    let tell = |ending: &plan::Ending| format!("{} within {}", ending.on, ending.within);
    found.iter().map(tell).collect::<Vec<_>>().join(", ")
}

#[test]
fn cover_that_ends_is_told_for_three_terms() {
    assert_eq!(ending(&["2026-07-01"]), "2026-07-01 within 6");
    assert_eq!(ending(&["2027-01-01"]), "2027-01-01 within 6");
    assert_eq!(ending(&["2027-01-02"]), "2027-01-02 within 12");
    assert_eq!(ending(&["2027-07-01"]), "2027-07-01 within 12");
    assert_eq!(ending(&["2027-07-02"]), "2027-07-02 within 18");
    assert_eq!(ending(&["2028-01-01"]), "2028-01-01 within 18");
    assert_eq!(ending(&["2028-01-02"]), "");
    assert_eq!(ending(&["2026"]), "2026-12-31 within 6");
}

#[test]
fn the_last_end_counts_and_an_open_end_is_no_ending() {
    assert_eq!(ending(&["2026-09", "2027-02", "2026-08"]), "2027-02-28 within 12");
    assert_eq!(ending(&["2026-09", ""]), "");
    assert_eq!(ending(&["2026-06-30"]), "", "what is over covers nothing");
}

#[test]
fn endings_are_told_soonest_first() {
    let state = state(&format!(
        "{PLAN}
        a: core I.1, in KG, running, 2020..2027-03, heard 2026
        b: core I.2, in UZ, running, 2020..2026-10, heard 2026
        c: core I.3, in UZ, running, 2020..2026-10, heard 2024
    "
    ));
    let view = public(&state);
    let coverage = matrix(&view, "jpoa/2022");
    let found: Vec<_> = endings(&view, &coverage).iter().map(|ending| (ending.provision, ending.state, ending.within)).collect();
    assert_eq!(found, [(1, 1, 6), (0, 0, 12)]);
}
