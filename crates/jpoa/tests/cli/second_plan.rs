//! Nothing is made for one region: a second plan, with levels of other names, is read by the same program.

use crate::office::{DAY, Office};
use serde_json::Value;

#[test]
fn the_shipped_plans_are_sound() {
    let office = Office::new();
    for folder in ["plans/central-asia", "plans/asean-pve"] {
        let checked = office.json(&format!("plan check {folder}"));
        let findings = checked["findings"].as_array().expect("a list");
        let stops: Vec<&Value> =
            findings.iter().filter(|finding| matches!(finding["severity"].as_str(), Some("critical" | "error"))).collect();
        assert!(stops.is_empty(), "{folder}: {stops:#?}");
        assert!(checked["records"].as_u64() > Some(20), "{folder}");
    }
}

#[test]
fn the_second_plan_has_its_own_words() {
    let office = Office::new();
    let text = office.done(&format!("stocktake --plan plans/asean-pve {DAY}"));
    assert!(text.contains("ASEAN") && !text.contains("Central Asia"), "{text}");
    for state in ["ID", "MY", "PH", "TH"] {
        assert!(text.contains(state), "{state}");
    }
    // Its levels are areas, outcomes and the like, as its framework names them.
    let framework = std::fs::read_to_string(office.path().join("plans/asean-pve/frameworks.toml")).expect("its frameworks");
    let levels: Vec<&str> = framework.lines().filter(|line| line.contains("counted = true")).collect();
    assert!(!levels.is_empty());
    let json = office.json(&format!("stocktake --plan plans/asean-pve {DAY}"));
    assert_eq!((json["plan"].as_str(), json["edition"].as_str()), (Some("asean-pcrve"), Some("asean-pcrve/2018")));
    assert_eq!(json["coverage"]["states"], serde_json::json!(["ID", "MY", "PH", "TH"]));
}

#[test]
fn a_register_begins_with_the_second_plan() {
    let office = Office::new();
    office.done("init --from plans/asean-pve --data asean");
    let from_folder = office.json(&format!("matrix --plan plans/asean-pve {DAY}"));
    let from_register = office.json(&format!("matrix --data asean {DAY}"));
    for key in ["rule", "provisions", "states", "covered", "cells"] {
        assert_eq!(from_folder[key], from_register[key], "what the folder says is what the register says");
    }
}
