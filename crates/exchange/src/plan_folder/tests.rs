//! What the plan-folder reader makes of small files, good and bad.

use super::{PlanFile, read};
use plan::{Finding, Record};
use std::fmt::Write;

/// Reads files and tells records and findings, a line each.
fn check(files: &[(&str, &str)]) -> String {
    let files: Vec<PlanFile> = files.iter().map(|(name, text)| PlanFile { name: (*name).into(), text: (*text).into() }).collect();
    let (records, findings) = read(&files);
    let mut told = String::new();
    for record in &records {
        let kind = serde_json::to_value(&record.value).unwrap();
        let kind = kind.as_object().unwrap().keys().next().unwrap().clone();
        writeln!(told, "{}:{} {kind} {}", record.spot.file, record.spot.line, record.spot.what).unwrap();
    }
    for finding in &findings {
        writeln!(told, "{}", tell(finding)).unwrap();
    }
    told
}

fn tell(finding: &Finding) -> String {
    let values: Vec<String> = finding.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let place = &finding.place;
    format!("{:?} {} at {}:{} {} | {}", finding.severity, finding.code, place.file, place.line, place.what, values.join(", "))
}

const REGION: &str = r#"
[region]
key = "central-asia"
title = "Central Asia"
plan = "jpoa/2011"
states = ["KG", "TJ"]
secretariat = "unrcca"
languages = ["en", "ru"]
"#;

#[test]
fn blocks_become_records_in_the_order_of_the_lines() {
    let plan = r#"edition = "jpoa/2011"

[[trace]]
from = "jpoa/2011/II.3.1"
kind = "dropped"
evidence = "found"

[[provision]]
key = "II.3.1"
level = "action"
title = { en = "Border controls", ru = "Пограничный контроль" }
evidence = "found"

[[provision]]
key = "jpoa/2022/II.1"
level = "goal"
title = "Borders"
evidence = "inferred"
"#;
    let work = r#"
[[initiative]]
key = "CA-002"
title = "Phase II"
follows = "CA-001"
parent = "iati:XM-1"
period = { start = 2010-12-15, end = "2011" }
roles = { lead = ["unodc"], funder = [{ name = "A fund" }] }

[[challenge]]
key = "funding"
title = "Money ends"
kind = "funding"
severity = "high"
standing = "open"
initiatives = ["CA-002", "iati:XM-1"]
"#;
    insta::assert_snapshot!(check(&[("region.toml", REGION), ("plan.toml", plan), ("work.toml", work)]), @r#"
    region.toml:2 region central-asia
    plan.toml:3 trace jpoa/2011/II.3.1 → –
    plan.toml:8 provision jpoa/2011/II.3.1
    plan.toml:14 provision jpoa/2022/II.1
    work.toml:2 initiative central-asia:CA-002
    work.toml:10 challenge funding
    "#);
}

#[test]
fn short_addresses_are_completed() {
    let work = "[[initiative]]\nkey = 'A'\ntitle = 'T'\nparent = 'B'\nfollows = 'iati:C'\nperiod = { start = 2010-12-15 }\n";
    let files = [("z.toml", work), ("region.toml", REGION)];
    let files: Vec<PlanFile> = files.iter().map(|(name, text)| PlanFile { name: (*name).into(), text: (*text).into() }).collect();
    let (records, _) = read(&files);
    let Record::Initiative(initiative) = &records[0].value else { panic!("not an initiative") };
    insta::assert_snapshot!(serde_json::to_string(initiative).unwrap(), @r#"
    {"key":"central-asia:A","source":"central-asia","kind":"project","title":{"en":"T"},"parent":"central-asia:B","follows":"iati:C","period":{"start":"2010-12-15"},"status":"unknown"}
    "#);
}

#[test]
fn a_bad_block_is_one_finding_and_the_others_enter() {
    let bad = r#"
[[party]]
key = "unodc"
kind = "un-entity"
titel = "UN Office on Drugs and Crime"

[[party]]
key = "osce"
title = "OSCE"

[[party]]
key = "eu"
kind = "donor"
title = "European Union"

[[initiative]]
key = "CA-001"
title = "One"
status = "runing"

[[initiative]]
key = "CA-002"
title = "Two"
budgets = [
  { amount = 6150000, currency = "USD" },
]

[[initiative]]
key = "CA-003"
title = "Three"
period = { start = "May 2011" }

[[provision]]
key = "II.1"
level = "goal"
title = "No edition"
evidence = "found"

[[initative]]
key = "CA-004"

[colour]
red = 1
"#;
    insta::assert_snapshot!(check(&[("region.toml", REGION), ("bad.toml", bad)]), @r#"
    region.toml:2 region central-asia
    bad.toml:11 party eu
    Error field-unknown at bad.toml:5 unodc | block=party, field=titel, suggestion=title
    Error field-missing at bad.toml:7 osce | block=party, field=kind
    Error word-unknown at bad.toml:19 CA-001 | block=initiative, word=runing, suggestion=running
    Error block-broken at bad.toml:25 CA-002 | block=initiative, message=invalid type: integer `6150000`, expected a string
    Error block-broken at bad.toml:31 CA-003 | block=initiative, message=`May 2011` is not a date: write 2011, 2011-11 or 2011-11-30
    Error provision-without-edition at bad.toml:33 II.1 | block=provision
    Error block-unknown at bad.toml:39 initative | block=initative, suggestion=initiative
    Error block-unknown at bad.toml:42 colour | block=colour, suggestion=region, framework, edition, provision, trace, party_kind, party, position, meeting, initiative, challenge
    "#);
}

#[test]
fn a_file_that_is_no_toml_leaves_the_others() {
    let broken = "[[party]]\nkey = \"x\nkind = 1\n";
    insta::assert_snapshot!(check(&[("broken.toml", broken), ("region.toml", REGION)]), @r#"
    region.toml:2 region central-asia
    Critical plan-file-broken at broken.toml:2  | message=invalid basic string, expected `"`
    "#);
}

#[test]
fn the_first_region_is_the_name_space() {
    let other = REGION.replace("central-asia", "elsewhere");
    let work = "[[initiative]]\nkey = 'A'\ntitle = 'T'\n";
    insta::assert_snapshot!(check(&[("work.toml", work), ("a.toml", REGION), ("b.toml", &other)]), @r#"
    work.toml:1 initiative central-asia:A
    a.toml:2 region central-asia
    b.toml:2 region elsewhere
    "#);
    insta::assert_snapshot!(check(&[("work.toml", work)]), @"work.toml:1 initiative A");
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let marked = format!("\u{FEFF}{}", REGION.replace('\n', "\r\n"));
    insta::assert_snapshot!(check(&[("region.toml", &marked)]), @"region.toml:2 region central-asia");
}
