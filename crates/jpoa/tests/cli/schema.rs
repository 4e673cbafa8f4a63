//! What programs are given keeps to the schemas in `docs/schemas`, in every language; and the schemas are strict enough to refuse.

use crate::office::{DAY, Office};
use jsonschema::Validator;
use serde_json::{Value, json};

fn schema(name: &str) -> Validator {
    let text = testkit::file(&format!("docs/schemas/{name}.schema.json"));
    let schema: Value = serde_json::from_slice(&text).expect("a schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{name} is no schema: {error}"));
    // One schema may refer to another beside it.
    let beside = |name: &str| serde_json::from_slice(&testkit::file(&format!("docs/schemas/{name}"))).expect("a schema is JSON");
    let import = jsonschema::Resource::from_contents(beside("import.schema.json"));
    let made = jsonschema::draft202012::options().with_resource("json-schema:///import.schema.json", import).build(&schema);
    made.unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn keeps_to(schema: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> = schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}:\n{}", errors.join("\n"));
}

/// A register in which there is something of everything.
fn furnished() -> Office {
    let office = Office::with_register();
    office.file("made-up.csv", &testkit::csv(&testkit::register(120, 4, &testkit::Ground::central_asia())));
    office.done("import made-up.csv");
    office.done("import fixtures/iati/central_asia_few.xml");
    office.done("confirm CA-104");
    office.done("hold CA-102 UZ --viewer UZ");
    office.done("visibility CA-103 members");
    office.done("settle I.4.1 KG --because Neighbours");
    office
}

#[test]
fn the_stock_take_keeps_to_its_schema() {
    let (schema, office) = (schema("stocktake"), furnished());
    for lang in ["en", "ru"] {
        for viewer in ["public", "secretariat", "KG", "unodc", "RU"] {
            let typed = format!("stocktake --lang {lang} --viewer {viewer} {DAY}");
            keeps_to(&schema, &office.json(&typed), &typed);
        }
        for rest in ["--edition 2011", "--entry 1", "--as-at 2012", "--plan plans/asean-pve", "--plan un-gcts"] {
            let typed = format!("stocktake --lang {lang} {rest}");
            keeps_to(&schema, &office.json(&typed), &typed);
        }
        let shipped = Office::new();
        keeps_to(&schema, &shipped.json(&format!("stocktake --lang {lang} {DAY}")), "the plan as it ships");
    }
}

/// The figures of a stock-take.
const FIGURES: [&str; 8] = ["coverage", "gaps", "ending", "balance", "freshness", "challenges", "unaligned", "withheld"];

#[test]
fn the_schema_refuses_a_stock_take_with_something_missing_or_added() {
    let (schema, office) = (schema("stocktake"), furnished());
    let whole = office.json(&format!("stocktake {DAY}"));
    assert!(schema.is_valid(&whole));
    for figure in FIGURES {
        let mut without_rule = whole.clone();
        without_rule[figure].as_object_mut().expect("a figure").remove("rule").expect("its rule");
        assert!(!schema.is_valid(&without_rule), "{figure} without its rule");
        let mut empty_rule = whole.clone();
        empty_rule[figure]["rule"] = json!("");
        assert!(!schema.is_valid(&empty_rule), "{figure} with an empty rule");
        let mut more = whole.clone();
        more[figure]["more"] = json!(1);
        assert!(!schema.is_valid(&more), "{figure} with something nobody knows");
    }
    for key in ["plan", "edition", "as_at", "entry"].iter().chain(&FIGURES) {
        let mut without = whole.clone();
        without.as_object_mut().expect("an object").remove(*key).expect("it is there");
        assert!(!schema.is_valid(&without), "without {key}");
    }
    let mut unknown_reason = whole.clone();
    unknown_reason["gaps"]["list"][0]["reason"] = json!("because");
    assert!(!schema.is_valid(&unknown_reason));
    let mut negative = whole;
    negative["withheld"]["held"] = json!(-1);
    assert!(!schema.is_valid(&negative));
}

#[test]
fn the_answer_to_an_import_keeps_to_its_schema() {
    let (schema, office) = (schema("import"), Office::with_register());
    office.file("broken.xml", "<iati-activities version='2.03'><iati-activity>");
    office.file(
        "odd.csv",
        "ID,Title,Countries,Start date,Status,Remarks\n1,Odd,Atlantis,soon,whatever,x\n2,,KG,,,\n3,Good,KG,2020,ongoing,\n",
    );
    let files = [
        "fixtures/table/english.csv",
        "fixtures/table/russian.csv",
        "fixtures/iati/central_asia_few.xml",
        "odd.csv",
        "broken.xml",
    ];
    let mut codes = std::collections::BTreeSet::new();
    for lang in ["en", "ru"] {
        for rest in ["--dry-run", "", ""] {
            for file in files {
                let typed = format!("import {file} --lang {lang} {rest} --format json");
                let done = office.run(&typed);
                assert_eq!(done.code, Some(i32::from(file == "broken.xml")), "{typed}: {}", done.talk);
                let told: Value = serde_json::from_slice(&done.out).expect("JSON");
                keeps_to(&schema, &told, &typed);
                assert!(rest.is_empty() || told["load"].is_null(), "a trial run records nothing");
                codes.extend(told["findings"].as_array().expect("a list").iter().map(|finding| finding["code"].to_string()));
            }
        }
    }
    assert!(codes.len() >= 6, "{codes:?}");
    let mut told = office.json("import fixtures/table/english.csv");
    told.as_object_mut().expect("an object").remove("rejected");
    assert!(!schema.is_valid(&told));
}

#[test]
fn what_is_told_of_pairs_keeps_to_its_schema() {
    let (schema, office) = (schema("pairs"), furnished());
    office.file("proposal.toml", "[initiative]\ntitle.ru = \"Предупреждение экстремизма в тюрьмах\"\nplaces = [\"KG\"]\n");
    office.file("broken.toml", "title = \n");
    let mut kinds = std::collections::BTreeSet::new();
    for lang in ["en", "ru"] {
        for typed in [
            "overlaps",
            "overlaps --line 0.05",
            "check proposal.toml",
            "explain CA-052 CA-062",
            "align",
            "link fixtures/table/english.csv fixtures/table/russian.csv",
        ] {
            let typed = format!("{typed} --lang {lang} {DAY}");
            let told = office.json(&typed);
            keeps_to(&schema, &told, &typed);
            kinds.extend(told["pairs"].as_array().into_iter().flatten().map(|pair| pair["kind"].to_string()));
        }
    }
    assert!(kinds.len() >= 2, "{kinds:?}");
    let whole = office.json(&format!("overlaps {DAY}"));
    for key in ["left", "right", "probability", "kind", "factors", "model"] {
        let mut without = whole.clone();
        without["pairs"][0].as_object_mut().expect("a pair").remove(key).expect("it is there");
        assert!(!schema.is_valid(&without), "without {key}");
    }
    let mut more = whole.clone();
    more["pairs"][0]["more"] = json!(1);
    assert!(!schema.is_valid(&more));
    let mut sure = whole;
    sure["pairs"][0]["probability"] = json!(1.5);
    assert!(!schema.is_valid(&sure));
}

#[test]
fn the_manifest_of_a_bundle_keeps_to_its_schema_which_refuses_another() {
    let (schema, office) = (schema("manifest"), furnished());
    let manifest = |typed: &str| -> Value {
        office.done(typed);
        let text = std::fs::read(office.path().join("out/manifest.json")).expect("a manifest");
        serde_json::from_slice(&text).expect("JSON")
    };
    for viewer in ["public", "secretariat", "KG", "unodc", "RU"] {
        let typed = format!("export out --only csv --only tables --only iati --viewer {viewer} {DAY}");
        keeps_to(&schema, &manifest(&typed), &typed);
    }
    keeps_to(&schema, &manifest("export out --plan plans/asean-pve"), "the plan of another region");
    let whole = manifest(&format!("export out {DAY}"));
    keeps_to(&schema, &whole, "a whole bundle");
    let names: Vec<String> = whole.as_object().expect("an object").keys().cloned().collect();
    for name in names {
        let mut without = whole.clone();
        without.as_object_mut().expect("an object").remove(&name);
        assert!(!schema.is_valid(&without), "{name} may be missing");
    }
    let mut leading_out = whole.clone();
    leading_out["files"][0]["name"] = json!("../passwd");
    assert!(!schema.is_valid(&leading_out));
    let mut more = whole;
    more["more"] = json!(1);
    assert!(!schema.is_valid(&more));
}
