//! What a State holds back is nowhere: in no list, figure's list, thing shown, journal, table or file for programs, and in no
//! reference from something that may be seen.

use crate::office::{DAY, Office};
use serde_json::Value;
use std::collections::BTreeSet;

/// What hangs on others: part of a programme, an earlier phase, named in a challenge as hindered or as the answer.
fn referred(office: &Office) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut add = |value: &Value| {
        for key in value.as_array().into_iter().flatten().chain(std::iter::once(value)) {
            keys.extend(key.as_str().map(str::to_owned));
        }
    };
    let list = office.json(&format!("initiatives --viewer secretariat {DAY}"));
    for one in list["list"].as_array().expect("a list") {
        add(&one["initiative"]["parent"]);
        add(&one["initiative"]["follows"]);
    }
    let take = office.json(&format!("stocktake --viewer secretariat {DAY}"));
    for challenge in take["challenges"]["list"].as_array().expect("a list") {
        add(&challenge["initiatives"]);
        add(&challenge["answered_by"]);
    }
    keys
}

#[test]
fn what_is_held_back_is_nowhere_to_be_read() {
    let office = Office::with_register();
    let all = office.json(&format!("initiatives --viewer secretariat {DAY}"));
    let referred = referred(&office);
    assert!(referred.len() > 20, "{referred:?}");
    let mut held = Vec::new();
    for one in all["list"].as_array().expect("a list") {
        let initiative = &one["initiative"];
        let key = initiative["key"].as_str().expect("an address");
        let state = initiative["places"].as_array().and_then(|places| places.first()?.as_str().map(str::to_owned));
        let Some(state) = state.filter(|_| referred.contains(key) || key.ends_with("-104")) else { continue };
        office.done(&format!("confirm {key}"));
        // Those who take part see it still, so nobody is asked for who does.
        if office.run(&format!("hold {key} {state} --viewer secretariat")).code == Some(0) {
            let titles = initiative["title"].as_object().expect("titles").values().filter_map(Value::as_str);
            held.push((key.rsplit(':').next().unwrap_or(key).to_owned(), titles.map(str::to_owned).collect::<Vec<_>>()));
        }
    }
    assert!(held.len() > 20, "{held:?}");
    let mut asked: Vec<String> =
        ["stocktake", "stocktake --edition 2011", "matrix", "gaps", "initiatives", "log", "show TJ", "show KG"]
            .map(str::to_owned)
            .to_vec();
    let take = office.json(&format!("stocktake {DAY}"));
    let challenges = take["challenges"]["list"].as_array().expect("a list");
    asked.extend(challenges.iter().filter_map(|challenge| challenge["key"].as_str()).map(|key| format!("show {key}")));
    let seen = office.json(&format!("initiatives {DAY}"));
    let seen = seen["list"].as_array().expect("a list");
    // Every fourth of those that are seen: what is part of something held must not name it.
    asked.extend(seen.iter().step_by(4).filter_map(|one| one["initiative"]["key"].as_str()).map(|key| format!("show {key}")));
    for asked in asked {
        for format in ["text", "json", "csv", "markdown"] {
            let told = office.done(&format!("{asked} {DAY} --format {format}"));
            let words: BTreeSet<&str> = told.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
            for (reference, titles) in &held {
                assert!(!words.contains(reference.as_str()), "{asked} --format {format} names {reference}");
                let title = titles.iter().find(|title| format != "text" && told.contains(title.as_str()));
                assert_eq!(title, None, "{asked} --format {format} names {reference} by its title");
            }
        }
    }
    assert_eq!(take["withheld"]["held"].as_u64(), u64::try_from(held.len()).ok(), "and how many there are is said");
}
