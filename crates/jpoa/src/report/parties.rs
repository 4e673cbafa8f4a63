//! The parties the register knows, and the names it does not.

use super::{Section, Teller, column, text};
use exchange::sheet::Cell;
use plan::{Unresolved, Who};
use serde_json::{Value, json};

/// All parties, a row each.
pub(crate) fn known(teller: &Teller<'_>) -> Section {
    let head = |key: &str, hxl| column(teller.say(key), hxl);
    let rows: Vec<Vec<Cell>> = teller
        .view
        .parties()
        .map(|party| {
            let kind = teller.view.party_kind(&party.kind).map_or(party.kind.as_str(), |kind| kind.title.show(teller.lang));
            vec![text(party.key.as_str()), text(party.title.show(teller.lang)), text(party.short.show(teller.lang)), text(kind)]
        })
        .collect();
    Section {
        heading: teller.say("section-parties"),
        summary: vec![teller.say_with("parties-summary", &[("count", (rows.len() as i64).into())])],
        columns: vec![
            head("column-id", Some("#org+code")),
            head("column-name", Some("#org+name")),
            head("column-short", Some("#org+acronym")),
            head("column-kind", Some("#org+type")),
        ],
        rows,
        ..Section::default()
    }
}

/// The same for programs.
pub(crate) fn known_json(teller: &Teller<'_>) -> Value {
    json!({ "parties": teller.view.parties().collect::<Vec<_>>() })
}

/// Names that no party bears, the commonest first; the columns are those that `parties settle` reads.
pub(crate) fn unresolved(teller: &Teller<'_>, names: &[Unresolved]) -> Section {
    let (settled, all) = mentions(teller);
    let values = [
        ("names", (names.len() as i64).into()),
        ("settled", settled.into()),
        ("all", all.into()),
        ("percent", (settled * 100 / all.max(1)).into()),
    ];
    Section {
        heading: teller.say("section-unresolved"),
        summary: vec![teller.say_with("unresolved-summary", &values)],
        rule: teller.say("rule-unresolved"),
        // The headings are words of the file format, the same in every language.
        columns: ["name", "party", "suggestion", "mentions", "code"].map(|heading| column(heading.to_owned(), None)).into(),
        rows: names
            .iter()
            .map(|name| {
                vec![
                    text(&name.name),
                    Cell::Empty,
                    name.suggestion.as_ref().map_or(Cell::Empty, |party| text(party.as_str())),
                    Cell::Number(i64::from(name.mentions)),
                    name.code.as_deref().map_or(Cell::Empty, text),
                ]
            })
            .collect(),
        short: None,
    }
}

/// The same for programs.
pub(crate) fn unresolved_json(teller: &Teller<'_>, names: &[Unresolved]) -> Value {
    let (settled, all) = mentions(teller);
    let list: Vec<Value> = names
        .iter()
        .map(|name| json!({ "name": name.name, "code": name.code, "mentions": name.mentions, "suggestion": name.suggestion }))
        .collect();
    json!({ "rule": teller.say("rule-unresolved"), "mentions": { "settled": settled, "all": all }, "names": list })
}

/// How many mentions of organisations are settled on a party, and how many there are.
fn mentions(teller: &Teller<'_>) -> (i64, i64) {
    let (mut settled, mut all) = (0, 0);
    for initiative in teller.view.initiatives() {
        for (_, who) in initiative.roles.iter() {
            all += 1;
            settled += i64::from(matches!(who, Who::Party(_)));
        }
    }
    (settled, all)
}
