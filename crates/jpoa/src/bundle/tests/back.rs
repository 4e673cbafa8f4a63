//! IATI files: they keep to the schemas and rules of the standard, and what they say reads back as it was.

use super::{bundle, on, shipped, state, viewers};
use exchange::Origin;
use plan::{Budget, Finding, Initiative, PartyNames, Place, Record, Severity, SourceKey, State, Texts, View, Viewer};
use std::collections::BTreeMap;
use uppsala::XsdValidator;

/// Initiatives as an import of a file gives them.
fn read(state: &State, bytes: &[u8]) -> (Vec<Initiative>, Vec<Finding>) {
    let view = View::new(state, Viewer::Secretariat("unrcca".into()), super::DAY);
    let names = PartyNames::in_view(&view);
    let parties = |code: Option<&str>, name: &str| names.resolve(code, Some(name));
    let source = SourceKey::new("back");
    let origin = Origin { file: "back.xml", source: &source, address: "back", parties: &parties, columns: &[] };
    let mut initiatives = Vec::new();
    let mut take = |placed: plan::Placed<Initiative>| initiatives.push(placed.value);
    let reading = exchange::iati::read(bytes, &origin, &|placed| placed, &mut take).expect("memory can be read");
    (initiatives, reading.findings)
}

/// The plan that ships with published activities and a workbook of Kyrgyzstan beside it.
fn furnished() -> State {
    let frame = state(shipped());
    let (activities, _) = read(&frame, &testkit::file("fixtures/iati/central_asia_few.xml"));
    let view = View::new(&frame, Viewer::Secretariat("unrcca".into()), super::DAY);
    let names = PartyNames::in_view(&view);
    let parties = |code: Option<&str>, name: &str| names.resolve(code, Some(name));
    let source = SourceKey::new("kg");
    let origin = Origin { file: "kg.xlsx", source: &source, address: "kg.xlsx", parties: &parties, columns: &[] };
    let mut rows = Vec::new();
    let workbook = testkit::file("fixtures/workbook/kyrgyzstan_few.xlsx");
    exchange::workbook::read(&workbook, &origin, &mut |placed: plan::Placed<Initiative>| rows.push(placed.value));
    assert!(activities.len() == 7 && rows.len() > 2, "{} and {}", activities.len(), rows.len());
    let others = activities.into_iter().chain(rows).map(|one| Record::Initiative(Box::new(one)));
    state(shipped().into_iter().chain(others))
}

fn validator(schema: &str) -> XsdValidator {
    let path = testkit::in_repository("fixtures/iati-schema").join(schema);
    let text = std::fs::read_to_string(&path).expect("a schema");
    let document = uppsala::parse(&text).expect("XML");
    XsdValidator::from_schema_with_base_path(&document, Some(&path)).expect("a schema")
}

/// The same by the program that everybody else asks, of which a slip of the library above would not be a slip.
fn second_opinion(schema: &str, files: &[std::path::PathBuf]) {
    let Some(program) = testkit::program(&["xmllint"], "--version", "libxml2-utils") else { return };
    let schema = testkit::in_repository("fixtures/iati-schema").join(schema);
    // It fetches nothing: the schemas name their parts by files beside them.
    let mut command = std::process::Command::new(program);
    let done = command.args(["--noout", "--nonet", "--schema"]).arg(schema).args(files).output().expect("it starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn files_keep_to_the_schemas_of_the_standard() {
    let (activities, organisations) = (validator("iati-activities-schema.xsd"), validator("iati-organisations-schema.xsd"));
    let state = furnished();
    let folder = tempfile::tempdir().expect("a folder");
    let mut held = [Vec::new(), Vec::new()];
    for viewer in [Viewer::Public, Viewer::Secretariat("unrcca".into())] {
        for (name, bytes) in bundle(&state, &viewer).into_iter().filter(|(name, _)| name.starts_with("iati/")) {
            let is_organisations = !name.contains("activities");
            let held = &mut held[usize::from(is_organisations)];
            let file = folder.path().join(format!("{}-{}.xml", usize::from(is_organisations), held.len()));
            std::fs::write(&file, &bytes).expect("written");
            held.push(file);
            let text = String::from_utf8(bytes).expect("text");
            let document = uppsala::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let schema = if is_organisations { &organisations } else { &activities };
            let errors: Vec<String> = schema.validate(&document).iter().map(ToString::to_string).collect();
            assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n"));
        }
    }
    assert!(held.iter().all(|files| files.len() > 4), "{held:?}");
    second_opinion("iati-activities-schema.xsd", &held[0]);
    second_opinion("iati-organisations-schema.xsd", &held[1]);
    let broken = "<iati-activities version=\"2.03\"><iati-activity/></iati-activities>";
    assert!(!activities.validate(&uppsala::parse(broken).expect("XML")).is_empty(), "the schema refuses something");
}

/// What a file of IATI cannot say, or says of itself.
fn comparable(initiative: &Initiative) -> Initiative {
    let mut one = initiative.clone();
    one.source = SourceKey::new("");
    one.sources = Box::default();
    one.claims = Box::default();
    one.confirmed = None;
    one.read_at = None;
    one.reported = None;
    one.budgets = one.budgets.iter().map(|sum| Budget { note: Texts::default(), ..sum.clone() }).collect();
    one.budgets.sort_by_key(|sum| (sum.kind, sum.amount.0));
    one.places.sort();
    one.sectors.sort();
    // A whole State beside an area in it is that area.
    let has_area = |place: &Place| one.places.iter().any(|other| other.state == place.state && other.area.is_some());
    one.places = one.places.iter().filter(|place| place.area.is_some() || !has_area(place)).cloned().collect();
    one
}

fn json(initiative: &Initiative) -> String {
    serde_json::to_string_pretty(&comparable(initiative)).expect("plain data")
}

fn round_trip(state: &State, viewer: &Viewer) -> (usize, usize) {
    on(state, viewer, Some("https://jpoa.example"), |ground| {
        let (reporters, left_out) = exchange::iati::out::by_reporter(&ground.publication);
        let said: usize = reporters.iter().map(|file| file.initiatives.len()).sum();
        let whole = exchange::iati::out::activities(&ground.publication, &reporters);
        let (back, findings) = read(state, &whole);
        // Shares are not known to the register, and sums of a whole term are not parted by years.
        let known = [
            "rule-sector-missing",
            "rule-start-missing",
            "rule-place-missing",
            "rule-share-missing",
            "rule-budget-long",
            "rule-identifier-prefix",
            "term-reversed",
            "code-unknown",
        ];
        let others: Vec<&Finding> =
            findings.iter().filter(|finding| finding.severity < Severity::Advisory && !known.contains(&finding.code)).collect();
        assert!(others.is_empty(), "{others:#?}");
        let back: BTreeMap<&str, &Initiative> = back.iter().map(|one| (one.key.as_str(), one)).collect();
        assert_eq!(back.len(), said, "every activity reads back");
        for released in reporters.iter().flat_map(|file| &file.initiatives) {
            let seen = ground.publication.view.as_seen(*released);
            let read = back.get(seen.key.as_str()).unwrap_or_else(|| panic!("{} is there", seen.key));
            pretty(&json(&seen), &json(read), seen.key.as_str());
        }
        (said, usize::try_from(left_out.total()).expect("few"))
    })
}

#[track_caller]
fn pretty(expected: &str, found: &str, key: &str) {
    let differing: Vec<String> = expected
        .lines()
        .zip(found.lines())
        .filter(|(one, other)| one != other)
        .map(|(one, other)| format!("  {}\n→ {}", one.trim(), other.trim()))
        .take(6)
        .collect();
    assert!(expected == found, "{key}:\n{}\n{expected}\n{found}", differing.join("\n"));
}

#[test]
fn the_plan_and_its_neighbours_read_back_as_they_were() {
    let state = furnished();
    for viewer in viewers() {
        let (said, left_out) = round_trip(&state, &viewer);
        assert!(said > 115 && left_out < 40, "{said} said, {left_out} left out");
    }
}

#[test]
fn registers_by_chance_read_back_as_they_were() {
    let frame: Vec<Record> = shipped().into_iter().filter(|record| record.initiative().is_none()).collect();
    for seed in 0..4 {
        let made = testkit::register(60, seed, &testkit::Ground::central_asia());
        let state = state(frame.iter().cloned().chain(made));
        let (said, left_out) = round_trip(&state, &Viewer::Public);
        assert!(said + left_out == 60 && said > 50, "{said} said, {left_out} left out");
    }
}
