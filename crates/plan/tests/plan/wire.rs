//! How records and entries are written down: the same bytes again after reading, nothing unknown let in, short forms read.

use crate::generated::any_initiative;
use plan::{Record, canon};
use proptest::prelude::*;
use serde_json::Value;

/// One of each kind of record with every field that it can have.
const RECORDS: &str = r#"
{"region":{"key":"central-asia","title":{"en":"Central Asia","ru":"Центральная Азия"},"plan":"jpoa/2022","strategy":"gcts/2006","states":["KG","UZ"],"secretariat":"unrcca","languages":["en","ru"],"confirm_within_days":180}}
{"framework":{"key":"jpoa","title":{"en":"Joint Plan of Action"},"short":{"en":"JPoA","ru":"СПД"},"nature":{"en":"A plan of States"},"levels":[{"key":"section","title":{"en":"Section"}},{"key":"action","title":{"en":"Action"},"counted":true}],"sources":[{"address":"https://example.org/a","on":"2011-11-30"}]}}
{"edition":{"key":"jpoa/2011","title":{"en":"Plan of 2011"},"standing":"superseded","adopted":"2011-11-30","meeting":"ashgabat-2011","languages":[{"lang":"en","standing":"authentic"},{"lang":"ru","standing":"missing"}],"note":{"en":"Read in a copy"},"superseded_by":"jpoa/2022","sources":[{"address":"a book"}]}}
{"provision":{"key":"jpoa/2011/II.3.1","level":"action","title":{"en":"Borders"},"text":{"en":"Secure them"},"policy_guidance":{"en":"Agree"},"implementation_guidance":{"en":"Train"},"modes":["combat","prevent","capacity","rights"],"invites":["un-entity"],"form":{"en":"training"},"audience":{"en":"border services"},"pillar":"gcts/2006/II","evidence":"inferred","note":{"en":"From an agenda"},"sources":[{"address":"https://example.org/b"}]}}
{"trace":{"from":"jpoa/2011/II.3.1","to":"jpoa/2022/II.3","kind":"kept","evidence":"found","note":{"en":"Same words"}}}
{"party-kind":{"key":"un-entity","title":{"en":"UN entity"},"several":{"en":"UN entities"}}}
{"party":{"key":"TR","kind":"state","title":{"en":"Türkiye"},"short":{"en":"TR"},"aliases":["Turkiye"],"former":[{"title":{"en":"Turkey"},"until":"2022-06"}],"identifiers":[{"scheme":"iso-3166","code":"TR"}],"parent":"region","predecessors":["ottoman"],"sources":[{"address":"https://example.org/c"}]}}
{"position":{"party":"KG","edition":"jpoa/2011","stance":"adopted","on":"2011-11-30","meeting":"ashgabat-2011","statement":{"ru":"Приняли"},"sources":[{"address":"https://example.org/d"}]}}
{"meeting":{"key":"ashgabat-2011","title":{"en":"Meeting"},"place":{"en":"Ashgabat"},"start":"2011-11-28","end":"2011-11-30","account":{"en":"All were there"},"decisions":[{"text":{"en":"Meet again"},"owners":["unrcca"],"standing":"carried"}],"sources":[{"address":"https://example.org/e"}]}}
{"initiative":{"key":"central-asia:CA-062","source":"central-asia","kind":"programme","title":{"en":"Borders"},"description":{"en":"Posts and people"},"parent":"central-asia:CA-001","follows":"central-asia:CA-061","roles":{"funder":[{"name":"A fund","code":"XM-1"},{"name":""}],"lead":["unodc","osce"]},"places":["UZ",{"state":"KG","area":"Osh"}],"period":{"start":"2020","end":"2024-06"},"status":"cancelled","because":"donor-withdrew","budgets":[{"amount":"66666.67","currency":"USD","kind":"commitment","on":"2020-05","note":{"en":"Draft"}},{"amount":"-12.50","currency":"EUR"}],"sectors":["dac-5:15130"],"contributions":[{"to":"jpoa/2011/II.3.1","strength":"core","standing":"claimed","by":"unodc"}],"claims":[{"field":"title","value":"Frontiers","source":"a paper"}],"as_of":"2023","confirmed":{"on":"2024-02-01","by":"KG"},"read_at":"a.csv:7","reported":18446744073709551615,"visibility":{"named":["osce"]},"held_by":["KG"],"sources":[{"address":"https://example.org/f","on":"2024"}]}}
{"challenge":{"key":"funding-shock-2025","title":{"en":"Money is gone"},"text":{"en":"All of it"},"kind":"funding","severity":"high","states":["KG"],"provisions":["jpoa/2011/II.3.1"],"initiatives":["central-asia:CA-062"],"raised_by":"KG","since":"2025-01","owner":"unrcca","standing":"closed","answered_by":["central-asia:CA-063"],"outcome":{"en":"New money"},"sources":[{"address":"https://example.org/g"}]}}
{"remove-initiative":"central-asia:CA-062"}
{"submitted":{"part":1,"by":"eu","initiative":{"key":"eu:1","kind":"project","title":{"en":"P"},"status":"planned"}}}
{"remove-submission":"12.1"}
"#;

/// One entry of each kind.
const ENTRIES: &str = r#"
{"seq":1,"at":"2026-01-02T03:04:05Z","actor":{"party":"unrcca","account":"7","door":"web"},"change":{"plan-loaded":{"source":"central-asia","name":"a folder","file":"f0","records":"r0","root":"m0","counts":{"read":6,"entered":1,"updated":2,"unchanged":3,"closed":4,"rejected":5}}}}
{"seq":2,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"command-line"},"change":{"register-loaded":{"source":"iati","name":"a.xml","file":"f1","records":"r1","root":"m1","counts":{"read":0,"entered":0,"updated":0,"unchanged":0,"closed":0,"rejected":0}}}}
{"seq":3,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"api"},"change":{"load-undone":{"load":2,"records":"r2"}}}
{"seq":4,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"initiative-recorded":{"key":"r:a","kind":"project","title":{"en":"A"},"status":"unknown"}}}
{"seq":5,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"initiative-confirmed":{"initiative":"r:a"}}}
{"seq":6,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"status-set":{"initiative":"r:a","status":"suspended","because":"other","end":"2027"}}}
{"seq":7,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"contribution-stated":{"initiative":"r:a","contribution":{"to":"jpoa/2022/I.1","strength":"relevant","standing":"suggested"}}}}
{"seq":8,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"contribution-withdrawn":{"initiative":"r:a","provision":"jpoa/2022/I.1"}}}
{"seq":9,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"visibility-set":{"initiative":"r:a","visibility":"members"}}}
{"seq":10,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"initiative-held":{"initiative":"r:a","state":"KG"}}}
{"seq":11,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"initiative-released":{"initiative":"r:a","state":"KG"}}}
{"seq":12,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"gap-settled":{"provision":"jpoa/2022/I.1","state":"KG","reason":{"en":"No coast"}}}}
{"seq":13,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"gap-reopened":{"provision":"jpoa/2022/I.1","state":"KG"}}}
{"seq":14,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"position-taken":{"party":"KG","edition":"jpoa/2022","stance":"withdrawn","on":"2026"}}}
{"seq":15,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"challenge-recorded":{"key":"c","title":{"en":"C"},"kind":"rights","severity":"low","standing":"open"}}}
{"seq":16,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"web"},"change":{"party-recorded":{"key":"unodc","kind":"un-entity","title":{"en":"Office on Drugs and Crime"}}}}
{"seq":17,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"web"},"change":{"names-settled":{"names":[{"name":"UNDCP","party":"unodc"}]}}}
{"seq":18,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"web"},"change":{"pair-ruled":{"left":"r:a","right":"r:b","ruling":"builds-on","because":{"en":"Second phase"},"matters":[1,2]}}}
{"seq":19,"at":"2026-01-02T03:04:06Z","actor":{"party":"eu","door":"web"},"change":{"check-made":{"proposal":{"key":"eu:proposal","kind":"project","title":{"en":"P"},"status":"intended"},"compared":145,"shown":[{"initiative":"r:a","percent":61,"suspected":"overlapping","answer":"complements"},{"initiative":"r:b","percent":20,"suspected":"duplicate"}],"restricted":1,"model":"m"}}}
{"seq":20,"at":"2026-01-02T03:04:06Z","actor":{"party":"eu","door":"web"},"change":{"initiative-submitted":{"initiative":{"key":"eu:1","kind":"project","title":{"en":"P"},"status":"planned"},"check":19}}}
{"seq":21,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"web"},"change":{"submission-accepted":{"submission":20,"initiative":"eu:1"}}}
{"seq":22,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"web"},"change":{"submission-returned":{"submission":20,"because":{"en":"No place"}}}}
{"seq":23,"at":"2026-01-02T03:04:06Z","actor":{"party":"KG","door":"web"},"change":{"submission-held":{"submission":20,"state":"KG"}}}
{"seq":24,"at":"2026-01-02T03:04:06Z","actor":{"party":"eu","door":"web"},"change":{"edits-loaded":{"source":"eu","name":"eu.xlsx","file":"f2","records":"r3","root":"m2","counts":{"read":2,"entered":0,"updated":1,"unchanged":1,"closed":0,"rejected":0}}}}
{"seq":25,"at":"2026-01-02T03:04:06Z","actor":{"party":"unrcca","door":"web"},"change":{"submission-accepted":{"submission":"24.1","initiative":"eu:2"}}}
"#;

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty())
}

fn write(record: &Record) -> String {
    let mut bytes = Vec::new();
    canon::write_record(record, &mut bytes);
    String::from_utf8(bytes).unwrap()
}

/// The canonical form of what is written otherwise.
fn check(record: &str) -> String {
    write(&serde_json::from_str(record).unwrap()).trim_end().to_owned()
}

#[test]
fn every_kind_of_record_is_the_same_bytes_again() {
    let text = RECORDS.trim_start();
    let read = canon::read_records(text.as_bytes()).unwrap();
    let written: Vec<String> = read.iter().map(write).collect();
    lines(text).zip(&written).for_each(|(line, written)| assert_eq!(written.trim_end(), line));
    assert_eq!(written.concat(), text);
    let ranks: Vec<u8> = read.iter().map(Record::rank).collect();
    let mut all = ranks.clone();
    all.sort_unstable();
    assert_eq!(all, (0..=13).collect::<Vec<u8>>(), "a kind of record without its line, or two of one rank");
}

#[test]
fn every_kind_of_entry_is_the_same_bytes_again() {
    let mut names = Vec::new();
    for line in lines(ENTRIES) {
        let entry = canon::read_entry(line).unwrap();
        assert_eq!(canon::write_entry(&entry), line);
        assert!(line.contains(&format!("\"change\":{{\"{}\":", entry.change.name())), "{line}");
        names.push(entry.change.name());
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 24);
}

#[test]
fn an_entry_names_the_blobs_it_stands_on() {
    let blobs = |line: &str| {
        let change = canon::read_entry(line).unwrap().change;
        let all: Vec<String> = change.blobs().map(ToString::to_string).collect();
        (change.records().map(ToString::to_string), all.join(" "))
    };
    let of: Vec<_> = lines(ENTRIES).map(blobs).collect();
    assert_eq!(of[0], (Some("r0".to_owned()), "f0 r0".to_owned()));
    assert_eq!(of[1], (Some("r1".to_owned()), "f1 r1".to_owned()));
    assert_eq!(of[2], (Some("r2".to_owned()), "r2".to_owned()));
    assert_eq!(of[23], (Some("r3".to_owned()), "f2 r3".to_owned()));
    assert!(of[3..23].iter().all(|(records, all)| records.is_none() && all.is_empty()));
}

#[test]
fn an_entry_belongs_to_its_day_in_utc() {
    let day = |at: &str| {
        let line = lines(ENTRIES).nth(4).unwrap().replace("2026-01-02T03:04:06Z", at);
        canon::read_entry(&line).unwrap().day().to_string()
    };
    assert_eq!(day("2026-01-02T23:59:59Z"), "2026-01-02");
    assert_eq!(day("2026-01-02T23:59:59-01:00"), "2026-01-03");
}

/// The places of all tables in a value; those of texts by language are left out, for there any short word is a language.
fn tables(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if !fields.keys().all(|key| key == "en" || key == "ru") {
                found.push(at.to_owned());
            }
            fields.iter().for_each(|(key, value)| tables(value, &format!("{at}/{}", key.replace('/', "~1")), found));
        }
        Value::Array(all) => all.iter().enumerate().for_each(|(n, value)| tables(value, &format!("{at}/{n}"), found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn an_unknown_field_is_refused_wherever_it_stands() {
    let mut tried = 0;
    let mut try_all = |line: &str, reads: &dyn Fn(&str) -> bool| {
        let value: Value = serde_json::from_str(line).unwrap();
        let mut places = Vec::new();
        tables(&value, "", &mut places);
        for place in places {
            let mut changed = value.clone();
            let table = changed.pointer_mut(&place).and_then(Value::as_object_mut).unwrap();
            table.insert("zzz".to_owned(), "x".into());
            assert!(!reads(&changed.to_string()), "let in at `{place}` of {line}");
            tried += 1;
        }
        assert!(reads(&value.to_string()), "{line}");
    };
    lines(RECORDS).for_each(|line| try_all(line, &|text| serde_json::from_str::<Record>(text).is_ok()));
    lines(ENTRIES).for_each(|line| try_all(line, &|text| canon::read_entry(text).is_ok()));
    assert!(tried > 100, "only {tried} places tried");
}

#[test]
fn short_forms_are_read_and_written_in_the_one_form() {
    let short = r#"{"initiative":{"key":"r:a","title":"Borders","places":["KG",{"state":"UZ"}],"sources":["https://example.org/a"],
        "roles":{"lead":["unodc",{"name":"A fund"}],"funder":[]},"contributions":[{"to":"jpoa/2022/I.1","strength":"core"}],
        "visibility":"public","period":{}}}"#;
    insta::assert_snapshot!(check(short), @r#"{"initiative":{"key":"r:a","kind":"project","title":{"en":"Borders"},"roles":{"lead":["unodc",{"name":"A fund"}]},"places":["KG","UZ"],"status":"unknown","contributions":[{"to":"jpoa/2022/I.1","strength":"core","standing":"suggested"}],"sources":[{"address":"https://example.org/a"}]}}"#);
    insta::assert_snapshot!(check(r#"{"initiative":{"key":"r:a","title":"A","status":"running"}}"#), @r#"{"initiative":{"key":"r:a","kind":"project","title":{"en":"A"},"status":"running"}}"#);
    insta::assert_snapshot!(check(r#"{"region":{"key":"x","title":"X","plan":"p/1","states":[],"secretariat":"s","languages":["EN"]}}"#), @r#"{"region":{"key":"x","title":{"en":"X"},"plan":"p/1","states":[],"secretariat":"s","languages":["en"],"confirm_within_days":365}}"#);
}

#[test]
fn participants_are_written_by_role_and_the_same_one_once() {
    let turned =
        r#"{"initiative":{"key":"r:a","title":"A","roles":{"partner":["b","a","b"],"lead":["b"],"funder":[{"name":"b"}]}}}"#;
    insta::assert_snapshot!(check(turned), @r#"{"initiative":{"key":"r:a","kind":"project","title":{"en":"A"},"roles":{"funder":[{"name":"b"}],"lead":["b"],"partner":["b","a"]},"status":"unknown"}}"#);
}

#[test]
fn what_cannot_be_read_is_refused_with_a_sentence() {
    let refused = |record: &str| serde_json::from_str::<Record>(record).unwrap_err().to_string();
    let initiative = |fields: &str| refused(&format!(r#"{{"initiative":{{"key":"r:a","title":"A",{fields}}}}}"#));
    insta::assert_snapshot!(initiative(r#""places":[7]"#), @"invalid type: integer `7`, expected a State's code, or a table with `state` and `area` at line 1 column 50");
    insta::assert_snapshot!(initiative(r#""places":[{"area":"Osh"}]"#), @"missing field `state` at line 1 column 63");
    insta::assert_snapshot!(initiative(r#""places":[{"state":"KG","town":"Osh"}]"#), @"unknown field `town`, expected `state` or `area` at line 1 column 69");
    insta::assert_snapshot!(initiative(r#""sources":[{"on":"2011"}]"#), @"missing field `address` at line 1 column 63");
    insta::assert_snapshot!(initiative(r#""sources":[true]"#), @"invalid type: boolean `true`, expected an address, or a table with `address` and `on` at line 1 column 54");
    insta::assert_snapshot!(initiative(r#""roles":{"lead":["unodc",7]}"#), @"invalid type: integer `7`, expected a party's address, or a table with `name` and `code` at line 1 column 65");
    insta::assert_snapshot!(initiative(r#""roles":{"boss":["unodc"]}"#), @"unknown variant `boss`, expected one of `funder`, `lead`, `implementer`, `partner`, `reporter` at line 1 column 54");
    insta::assert_snapshot!(initiative(r#""roles":["unodc"]"#), @"invalid type: sequence, expected a table of roles, each a list of parties at line 1 column 47");
    insta::assert_snapshot!(initiative(r#""status":"Running""#), @"unknown variant `Running`, expected one of `intended`, `planned`, `running`, `completed`, `suspended`, `cancelled`, `unknown` at line 1 column 57");
    insta::assert_snapshot!(refused(r#"{"initiative":{"key":"r:a"}}"#), @"missing field `title` at line 1 column 27");
    insta::assert_snapshot!(refused(r#"{"person":{"key":"r:a"}}"#), @"unknown variant `person`, expected one of `region`, `framework`, `edition`, `provision`, `trace`, `party-kind`, `party`, `position`, `meeting`, `initiative`, `challenge`, `remove-initiative`, `submitted`, `remove-submission` at line 1 column 9");
}

#[test]
fn a_bad_line_of_a_load_is_named_by_its_number() {
    let bad = "{\"remove-initiative\":\"r:a\"}\n{\"remove-initiative\":7}\n";
    insta::assert_snapshot!(canon::read_records(bad.as_bytes()).unwrap_err(), @"line 2: invalid type: integer `7`, expected a string at line 1 column 22");
    assert_eq!(canon::read_records(b""), Ok(vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_read_and_written_is_the_same_bytes(initiative in any_initiative()) {
        let record = Record::Initiative(Box::new(initiative));
        let written = write(&record);
        prop_assert_eq!(written.matches('\n').count(), 1, "one line, whatever the texts hold");
        let read = canon::read_records(written.as_bytes()).unwrap();
        prop_assert_eq!(&read[..], &[record][..]);
        prop_assert_eq!(write(&read[0]), written);
    }
}
