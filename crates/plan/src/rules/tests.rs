//! Tests of the rules: a small sound plan about which there is nothing to say, and one change for each finding.

use super::check;
use crate::{Finding, Placed, Record, Spot};

/// A plan about which there is nothing to say; its line numbers are those of the records.
const SOUND: &str = r#"{"region":{"key":"r","title":"R","plan":"p/2","strategy":"s/1","states":["KG"],"secretariat":"sec","languages":["en"]}}
{"framework":{"key":"p","title":"P","levels":[{"key":"section","title":"Section"},{"key":"action","title":"Action","counted":true}]}}
{"framework":{"key":"s","title":"S","levels":[{"key":"pillar","title":"Pillar"}]}}
{"edition":{"key":"p/1","title":"P1","standing":"superseded","adopted":"2011-11-30","meeting":"m","languages":[{"lang":"en","standing":"authentic"}],"superseded_by":"p/2"}}
{"edition":{"key":"p/2","title":"P2","standing":"adopted","languages":[{"lang":"en","standing":"authentic"}]}}
{"edition":{"key":"s/1","title":"S1","standing":"adopted","languages":[{"lang":"en","standing":"authentic"}]}}
{"provision":{"key":"s/1/I","level":"pillar","title":"Pillar I","evidence":"official"}}
{"provision":{"key":"p/1/I","level":"section","title":"Section I","pillar":"s/1/I","modes":["combat","prevent"],"evidence":"official"}}
{"provision":{"key":"p/1/I.1","level":"action","title":"Action I.1","text":"Secure borders","invites":["state"],"evidence":"official"}}
{"provision":{"key":"p/2/I","level":"section","title":"Section I","pillar":"s/1/I","modes":["prevent"],"evidence":"official"}}
{"provision":{"key":"p/2/I.1","level":"action","title":"Action I.1","modes":["combat"],"evidence":"official"}}
{"trace":{"from":"p/1/I.1","to":"p/2/I.1","kind":"kept","evidence":"official"}}
{"party-kind":{"key":"state","title":"State"}}
{"party":{"key":"KG","kind":"state","title":"Kyrgyzstan","predecessors":["sec"]}}
{"party":{"key":"sec","kind":"state","title":"Secretariat","parent":"KG"}}
{"meeting":{"key":"m","title":"Meeting","place":"Ashgabat","start":"2011-11-28","end":"2011-11-30","account":"All came","decisions":[{"text":"Meet again","owners":["sec"],"standing":"open"}]}}
{"position":{"party":"KG","edition":"p/2","stance":"adopted","on":"2022-03","meeting":"m"}}
{"initiative":{"key":"r:a","title":"Programme","sources":["https://example.org/a"]}}
{"initiative":{"key":"r:b","title":"Project","description":"Posts @ borders, a@b","parent":"r:a","follows":"r:a","roles":{"lead":["KG",{"name":"A fund"}]},"places":["KG"],"period":{"start":"2020","end":"2020"},"contributions":[{"to":"p/2/I.1","strength":"core"}]}}
{"challenge":{"key":"c","title":"Money","kind":"funding","severity":"high","states":["KG"],"provisions":["p/2/I.1"],"initiatives":["r:a"],"raised_by":"KG","owner":"sec","standing":"closed","answered_by":["r:b"],"outcome":"New money"}}"#;

/// The rules' own texts, so that none of their findings is without a test.
const RULES: [&str; 4] = [include_str!("mod.rs"), include_str!("index.rs"), include_str!("entry.rs"), include_str!("edition.rs")];

fn findings(text: &str) -> Vec<Finding> {
    let read = |(line, record): (usize, &str)| {
        let value: Record = serde_json::from_str(record).unwrap();
        Placed { value, spot: Spot::line("plan", line as u32 + 1) }
    };
    check(&text.lines().enumerate().map(read).collect::<Vec<_>>())
}

/// What is found after a change of the sound plan. What is changed must stand in exactly one place.
fn change(from: &str, to: &str) -> String {
    assert_eq!(SOUND.matches(from).count(), 1, "`{from}` does not stand in exactly one place");
    tell(&findings(&SOUND.replace(from, to)))
}

fn tell(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let values: Vec<String> = finding.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let what = format!("{} {:?} line {}: {}", finding.code, finding.severity, finding.place.line, values.join(", "));
        what.trim_end().to_owned()
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn of_a_sound_plan_there_is_nothing_to_say() {
    assert_eq!(tell(&findings(SOUND)), "");
    assert!(check(&[]).is_empty(), "nothing is no plan, and no bad one");
}

#[test]
fn a_plan_has_one_region() {
    let without: Vec<&str> = SOUND.lines().skip(1).collect();
    insta::assert_snapshot!(tell(&findings(&without.join("\n"))), @"region-missing Critical line 0:");
    let twice = format!("{SOUND}\n{}", SOUND.lines().next().unwrap_or_default());
    insta::assert_snapshot!(tell(&findings(&twice)), @"region-twice Error line 21: key=r, first=plan:1");
}

#[test]
fn an_address_is_given_once() {
    insta::assert_snapshot!(change(r#"{"key":"r:a""#, r#"{"key":"r:b""#), @r"
    key-twice Error line 19: key=r:b, first=plan:18, noun=initiative
    reference-misspelt Error line 19: noun=initiative, reference=r:a, field=parent, nearest=r:b
    reference-misspelt Error line 19: noun=initiative, reference=r:a, field=follows, nearest=r:b
    reference-misspelt Error line 20: noun=initiative, reference=r:a, field=initiatives, nearest=r:b
    ");
    let again = |line: usize| tell(&findings(&format!("{SOUND}\n{}", SOUND.lines().nth(line - 1).unwrap_or_default())));
    insta::assert_snapshot!(again(11), @"provision-twice Error line 21: key=p/2/I.1, first=plan:11, noun=provision");
    let twice: Vec<String> = [2, 4, 13, 14, 16, 18, 20].map(again).into();
    insta::assert_snapshot!(twice.join("\n"), @r"
    key-twice Error line 21: key=p, first=plan:2, noun=framework
    key-twice Error line 21: key=p/1, first=plan:4, noun=edition
    key-twice Error line 21: key=state, first=plan:13, noun=party-kind
    key-twice Error line 21: key=KG, first=plan:14, noun=party
    key-twice Error line 21: key=m, first=plan:16, noun=meeting
    key-twice Error line 21: key=r:a, first=plan:18, noun=initiative
    key-twice Error line 21: key=c, first=plan:20, noun=challenge
    ");
}

#[test]
fn every_reference_leads_somewhere() {
    let references = [
        (r#""plan":"p/2""#, r#""plan":"zzzzzz""#),
        (r#""strategy":"s/1""#, r#""strategy":"zzzzzz""#),
        (r#""states":["KG"],"secretariat""#, r#""states":["zzzzzz"],"secretariat""#),
        (r#""secretariat":"sec""#, r#""secretariat":"zzzzzz""#),
        (r#""meeting":"m","languages""#, r#""meeting":"zzzzzz","languages""#),
        (r#""superseded_by":"p/2""#, r#""superseded_by":"zzzzzz""#),
        (
            r#""title":"Section I","pillar":"s/1/I","modes":["prevent"]"#,
            r#""title":"Section I","pillar":"zzzzzz","modes":["prevent"]"#,
        ),
        (r#""invites":["state"]"#, r#""invites":["zzzzzz"]"#),
        (r#""from":"p/1/I.1""#, r#""from":"zzzzzz""#),
        (r#""to":"p/2/I.1","kind""#, r#""to":"zzzzzz","kind""#),
        (r#""kind":"state","title":"Kyrgyzstan""#, r#""kind":"zzzzzz","title":"Kyrgyzstan""#),
        (r#""predecessors":["sec"]"#, r#""predecessors":["zzzzzz"]"#),
        (r#""parent":"KG""#, r#""parent":"zzzzzz""#),
        (r#""owners":["sec"]"#, r#""owners":["zzzzzz"]"#),
        (r#"{"party":"KG""#, r#"{"party":"zzzzzz""#),
        (r#""edition":"p/2","stance""#, r#""edition":"zzzzzz","stance""#),
        (r#""on":"2022-03","meeting":"m""#, r#""on":"2022-03","meeting":"zzzzzz""#),
        (r#""parent":"r:a""#, r#""parent":"zzzzzz""#),
        (r#""follows":"r:a""#, r#""follows":"zzzzzz""#),
        (r#""lead":["KG""#, r#""lead":["zzzzzz""#),
        (r#""places":["KG"]"#, r#""places":["zzzzzz"]"#),
        (r#"[{"to":"p/2/I.1","strength""#, r#"[{"to":"zzzzzz","strength""#),
        (r#""severity":"high","states":["KG"]"#, r#""severity":"high","states":["zzzzzz"]"#),
        (r#""provisions":["p/2/I.1"]"#, r#""provisions":["zzzzzz"]"#),
        (r#""initiatives":["r:a"]"#, r#""initiatives":["zzzzzz"]"#),
        (r#""answered_by":["r:b"]"#, r#""answered_by":["zzzzzz"]"#),
        (r#""raised_by":"KG""#, r#""raised_by":"zzzzzz""#),
        (r#""owner":"sec""#, r#""owner":"zzzzzz""#),
    ];
    let found: Vec<String> = references.iter().map(|(from, to)| change(from, to)).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    reference-unknown Error line 1: noun=edition, reference=zzzzzz, field=plan, nearest=
    reference-unknown Error line 1: noun=edition, reference=zzzzzz, field=strategy, nearest=
    reference-unknown Error line 1: noun=party, reference=zzzzzz, field=states, nearest=
    reference-unknown Error line 1: noun=party, reference=zzzzzz, field=secretariat, nearest=
    reference-unknown Error line 4: noun=meeting, reference=zzzzzz, field=meeting, nearest=
    reference-unknown Error line 4: noun=edition, reference=zzzzzz, field=superseded_by, nearest=
    section-missing Error line 5: edition=p/2, pillar=I (Pillar I)
    reference-unknown Error line 10: noun=provision, reference=zzzzzz, field=pillar, nearest=
    reference-unknown Error line 9: noun=party-kind, reference=zzzzzz, field=invites, nearest=
    reference-unknown Error line 12: noun=provision, reference=zzzzzz, field=from, nearest=
    reference-unknown Error line 12: noun=provision, reference=zzzzzz, field=to, nearest=
    reference-unknown Error line 14: noun=party-kind, reference=zzzzzz, field=kind, nearest=
    reference-unknown Error line 14: noun=party, reference=zzzzzz, field=predecessors, nearest=
    reference-unknown Error line 15: noun=party, reference=zzzzzz, field=parent, nearest=
    reference-unknown Error line 16: noun=party, reference=zzzzzz, field=owners, nearest=
    reference-unknown Error line 17: noun=party, reference=zzzzzz, field=party, nearest=
    reference-unknown Error line 17: noun=edition, reference=zzzzzz, field=edition, nearest=
    reference-unknown Error line 17: noun=meeting, reference=zzzzzz, field=meeting, nearest=
    reference-unknown Error line 19: noun=initiative, reference=zzzzzz, field=parent, nearest=
    reference-unknown Error line 19: noun=initiative, reference=zzzzzz, field=follows, nearest=
    reference-unknown Error line 19: noun=party, reference=zzzzzz, field=roles, nearest=
    reference-unknown Error line 19: noun=party, reference=zzzzzz, field=places, nearest=
    reference-unknown Error line 19: noun=provision, reference=zzzzzz, field=contributions, nearest=
    reference-unknown Error line 20: noun=party, reference=zzzzzz, field=states, nearest=
    reference-unknown Error line 20: noun=provision, reference=zzzzzz, field=provisions, nearest=
    reference-unknown Error line 20: noun=initiative, reference=zzzzzz, field=initiatives, nearest=
    reference-unknown Error line 20: noun=initiative, reference=zzzzzz, field=answered_by, nearest=
    reference-unknown Error line 20: noun=party, reference=zzzzzz, field=owner, nearest=
    reference-unknown Error line 20: noun=party, reference=zzzzzz, field=owner, nearest=
    ");
}

#[test]
fn a_misspelt_reference_is_told_with_what_was_meant() {
    insta::assert_snapshot!(change(r#""lead":["KG""#, r#""lead":["kg""#), @"reference-misspelt Error line 19: noun=party, reference=kg, field=roles, nearest=KG");
    insta::assert_snapshot!(change(r#"[{"to":"p/2/I.1","strength""#, r#"[{"to":"p/2/I.2","strength""#), @"reference-misspelt Error line 19: noun=provision, reference=p/2/I.2, field=contributions, nearest=p/2/I.1");
}

#[test]
fn an_edition_has_its_framework_and_a_provision_its_edition_and_parent() {
    insta::assert_snapshot!(change(r#"{"framework":{"key":"s""#, r#"{"framework":{"key":"strategy""#), @"reference-misspelt Error line 6: noun=framework, reference=s, field=key, nearest=p");
    insta::assert_snapshot!(change(r#"{"key":"p/1/I.1""#, r#"{"key":"p/1/II.1""#), @r"
    reference-misspelt Error line 9: noun=provision, reference=p/1/II, field=key, nearest=p/1/I
    reference-misspelt Error line 12: noun=provision, reference=p/1/I.1, field=from, nearest=p/1/II.1
    ");
    insta::assert_snapshot!(change(r#"{"key":"s/1/I""#, r#"{"key":"another/1/I""#), @r"
    reference-unknown Error line 7: noun=edition, reference=another/1, field=key, nearest=
    reference-misspelt Error line 8: noun=provision, reference=s/1/I, field=pillar, nearest=p/1/I
    reference-misspelt Error line 10: noun=provision, reference=s/1/I, field=pillar, nearest=p/1/I
    ");
}

#[test]
fn a_level_is_one_of_the_framework() {
    insta::assert_snapshot!(change(r#""level":"pillar""#, r#""level":"section""#), @"level-unknown Error line 7: level=section, known=pillar");
}

#[test]
fn a_trace_has_the_ends_that_its_kind_needs() {
    let kinds = ["kept", "merged", "split", "serves", "dropped", "new"];
    let all = kinds.map(|kind| change(r#""kind":"kept""#, &format!(r#""kind":"{kind}""#)));
    insta::assert_snapshot!(all.join("|"), @"||||trace-ends Error line 12:|trace-ends Error line 12:");
    let one = kinds
        .map(|kind| change(r#""from":"p/1/I.1","to":"p/2/I.1","kind":"kept""#, &format!(r#""from":"p/1/I.1","kind":"{kind}""#)));
    assert_eq!(one.map(|found| found.is_empty()), [false, false, false, false, true, false]);
    let other = kinds
        .map(|kind| change(r#""from":"p/1/I.1","to":"p/2/I.1","kind":"kept""#, &format!(r#""to":"p/2/I.1","kind":"{kind}""#)));
    assert_eq!(other.map(|found| found.is_empty()), [false, false, false, false, false, true]);
}

#[test]
fn parents_do_not_run_in_a_circle() {
    insta::assert_snapshot!(change(r#"{"key":"r:a","title""#, r#"{"key":"r:a","parent":"r:b","title""#), @r"
    parent-circle Error line 18:
    parent-circle Error line 19:
    ");
    insta::assert_snapshot!(change(r#""parent":"r:a""#, r#""parent":"r:b""#), @"parent-circle Error line 19:");
}

#[test]
fn contributions_go_to_provisions_that_are_counted() {
    insta::assert_snapshot!(change(r#"[{"to":"p/2/I.1","strength""#, r#"[{"to":"p/2/I","strength""#), @"contribution-uncounted Warning line 19: provision=p/2/I");
}

#[test]
fn a_term_ends_behind_its_beginning() {
    insta::assert_snapshot!(change(r#""end":"2020""#, r#""end":"2019-12""#), @"term-reversed Error line 19: start=2020, end=2019-12");
    insta::assert_snapshot!(change(r#""start":"2011-11-28""#, r#""start":"2011-12""#), @"term-reversed Error line 16: start=2011-12, end=2011-11-30");
}

#[test]
fn a_date_that_is_far_is_doubted() {
    insta::assert_snapshot!(change(r#""adopted":"2011-11-30""#, r#""adopted":"2100-11-30""#), @"date-far Warning line 4: field=adopted, date=2100-11-30");
    insta::assert_snapshot!(change(r#""on":"2022-03""#, r#""on":"2061""#), @"date-far Warning line 17: field=on, date=2061");
    insta::assert_snapshot!(change(r#""end":"2020""#, r#""end":"2061-01""#), @"date-far Warning line 19: field=period, date=2061-01");
    assert_eq!(change(r#""end":"2020""#, r#""end":"2060-12-31""#), "");
    insta::assert_snapshot!(change(r#""start":"2020","end":"2020""#, r#""start":"2099""#), @"date-far Warning line 19: field=period, date=2099");
    insta::assert_snapshot!(change(r#""start":"2011-11-28","end":"2011-11-30""#, r#""start":"2099""#), @"date-far Warning line 16: field=start, date=2099");
}

#[test]
fn every_text_is_there_in_every_language_that_is_not_said_to_be_missing() {
    let russian = |standing: &str| {
        let lang = format!(
            r#""languages":[{{"lang":"en","standing":"authentic"}},{{"lang":"ru","standing":"{standing}"}}],"superseded_by""#
        );
        change(r#""languages":[{"lang":"en","standing":"authentic"}],"superseded_by""#, &lang)
    };
    insta::assert_snapshot!(russian("translated"), @r"
    translation-missing Warning line 8: lang=ru, field=title
    translation-missing Warning line 9: lang=ru, field=title
    translation-missing Warning line 9: lang=ru, field=text
    ");
    insta::assert_snapshot!(russian("missing"), @"language-missing Advisory line 4: edition=p/1, lang=ru");
    insta::assert_snapshot!(change(r#""languages":["en"]"#, r#""languages":["en","ru"]"#), @r"
    language-unnamed Warning line 4: edition=p/1, lang=ru
    language-unnamed Warning line 5: edition=p/2, lang=ru
    language-unnamed Warning line 6: edition=s/1, lang=ru
    translation-missing Warning line 13: lang=ru, field=title
    translation-missing Warning line 14: lang=ru, field=title
    translation-missing Warning line 15: lang=ru, field=title
    translation-missing Warning line 20: lang=ru, field=title
    ");
    insta::assert_snapshot!(change(r#""title":"Action I.1","text""#, r#""title":{"ru":"Действие"},"text""#), @"translation-missing Warning line 9: lang=en, field=title");
}

#[test]
fn a_register_names_no_person_s_address() {
    let found = [
        change(r#""title":"Programme""#, r#""title":"Ask anna@example.org""#),
        change(r#"Posts @ borders, a@b"#, r#"Write to (anna@example.org)."#),
        change(r#""account":"All came""#, r#""account":{"en":"All came","ru":"Пишите: anna@example.org"}"#),
        change(r#""title":"Money""#, r#""title":"Money","text":"anna@example.org""#),
    ];
    insta::assert_snapshot!(found.join("\n"), @r"
    personal-data Error line 18:
    personal-data Error line 19:
    personal-data Error line 16:
    personal-data Error line 20:
    ");
    assert_eq!(change(r#""title":"Programme""#, r#""title":"@example.org, a@b.c and @""#), "");
}

#[test]
fn an_address_of_a_source_is_one() {
    let with = |address: &str| change("https://example.org/a", address);
    insta::assert_snapshot!(["https://localhost/a", "ftp://example.org/a", "https://", "https://example.org/a b"].map(with).join("\n"), @r"
    address-malformed Warning line 18: address=https://localhost/a
    address-malformed Warning line 18: address=ftp://example.org/a
    address-malformed Warning line 18: address=https://
    address-malformed Warning line 18: address=https://example.org/a b
    ");
    assert_eq!(with("Annual report, p. 12"), "");
    assert_eq!(with("http://example.org"), "");
}

#[test]
fn a_closed_challenge_says_what_became_of_it() {
    insta::assert_snapshot!(change(r#","outcome":"New money""#, ""), @"closed-without-outcome Error line 20:");
    assert_eq!(change(r#""standing":"closed","answered_by":["r:b"],"outcome":"New money""#, r#""standing":"open""#), "");
}

#[test]
fn every_pillar_of_the_strategy_has_its_section_in_every_edition() {
    insta::assert_snapshot!(change(r#""pillar":"s/1/I","modes":["prevent"]"#, r#""modes":["prevent"]"#), @"section-missing Error line 5: edition=p/2, pillar=I (Pillar I)");
    assert_eq!(change(r#""strategy":"s/1","#, ""), "", "without a strategy there are no pillars");
}

#[test]
fn combating_and_preventing_stand_side_by_side() {
    insta::assert_snapshot!(change(r#""modes":["combat"]"#, r#""modes":["capacity","rights"]"#), @"mode-missing Error line 5: edition=p/2, mode=combat");
    insta::assert_snapshot!(change(r#""modes":["prevent"]"#, r#""modes":[]"#), @"mode-missing Error line 5: edition=p/2, mode=prevent");
}

#[test]
fn wording_that_was_concluded_is_counted() {
    insta::assert_snapshot!(change(r#""modes":["combat"],"evidence":"official""#, r#""modes":["combat"],"evidence":"inferred""#), @"wording-inferred Advisory line 5: edition=p/2, count=1, all=2");
}

#[test]
fn findings_come_in_the_order_of_the_files_gravest_first_in_a_line() {
    let both = SOUND
        .replace(r#""end":"2020""#, r#""end":"2019""#)
        .replace("https://example.org/a", "https://a")
        .replace(r#"[{"to":"p/2/I.1","strength""#, r#"[{"to":"p/2/I","strength""#);
    insta::assert_snapshot!(tell(&findings(&both)), @r"
    address-malformed Warning line 18: address=https://a
    term-reversed Error line 19: start=2020, end=2019
    contribution-uncounted Warning line 19: provision=p/2/I
    ");
}

#[test]
fn every_finding_of_the_rules_is_made_above() {
    let tests = include_str!("tests.rs");
    let is_code = |word: &str| word.contains('-') && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    let quoted = RULES.iter().flat_map(|text| text.split('"').skip(1).step_by(2)).filter(|word| is_code(word));
    // A noun of references, not a code.
    let untested: Vec<&str> = quoted.filter(|code| *code != "party-kind" && !tests.contains(&format!("{code} "))).collect();
    assert!(untested.is_empty(), "{untested:?}");
}
