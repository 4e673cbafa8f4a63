//! The schemas of what is told. They allow nothing that is not named here, and a test holds every answer against them: a field that
//! is added to a noun and not here fails.

use super::shape::{any, any_text, count, entry, list, number, object, of, or_null, text, truth, word};
use plan::{
    Answer, Because, BudgetKind, ContributionStanding, Evidence, Kind, LanguageStanding, Life, Mode, Reason, Role, Ruling,
    Stance, Standing, Status, Strength, TraceKind,
};
use serde_json::{Map, Value, json};

/// All of them, by name.
pub(super) fn all() -> Map<String, Value> {
    let mut all = Map::new();
    for (name, shape) in common().into_iter().chain(plans()).chain(parties()).chain(register()).chain(compared()).chain(figures())
    {
        all.insert(name.to_owned(), shape);
    }
    all
}

fn common() -> Vec<(&'static str, Value)> {
    let code = json!({ "type": "string", "pattern": "^[a-z]+(-[a-z]+)*$" });
    let problem = [
        ("type", json!({ "type": "string", "format": "uri" })),
        ("title", text()),
        ("status", json!({ "type": "integer", "minimum": 400, "maximum": 599 })),
        ("detail", text()),
        ("code", code),
        ("hint?", text()),
    ];
    vec![
        ("problem", object(problem)),
        (
            "texts",
            json!({ "type": "object", "propertyNames": { "pattern": "^[a-z0-9-]{1,8}$" }, "additionalProperties": text() }),
        ),
        ("date", json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })),
        ("day", json!({ "type": "string", "format": "date" })),
        ("sources", list(&object([("address", text()), ("on?", of("date"))]))),
        ("viewer", object([("kind", text()), ("party", or_null(&text()))])),
    ]
}

fn plans() -> Vec<(&'static str, Value)> {
    let level = object([("key", text()), ("title", of("texts")), ("counted?", truth())]);
    let plan = object([
        ("key", text()),
        ("title", of("texts")),
        ("short?", of("texts")),
        ("nature?", of("texts")),
        ("levels", list(&level)),
        ("sources?", of("sources")),
    ]);
    let languages = [
        LanguageStanding::Authentic,
        LanguageStanding::Checked,
        LanguageStanding::Translated,
        LanguageStanding::Summary,
        LanguageStanding::Missing,
    ];
    let edition = object([
        ("key", text()),
        ("title", of("texts")),
        ("standing", word(&[Standing::Draft, Standing::Frozen, Standing::Adopted, Standing::Superseded])),
        ("adopted?", of("date")),
        ("meeting?", text()),
        ("languages", list(&object([("lang", text()), ("standing", word(&languages))]))),
        ("note?", of("texts")),
        ("superseded_by?", text()),
        ("sources?", of("sources")),
    ]);
    let provision = object([
        ("key", text()),
        ("level", text()),
        ("title", of("texts")),
        ("text?", of("texts")),
        ("policy_guidance?", of("texts")),
        ("implementation_guidance?", of("texts")),
        ("modes?", list(&word(&Mode::ALL))),
        ("invites?", list(&text())),
        ("form?", of("texts")),
        ("audience?", of("texts")),
        ("pillar?", text()),
        ("evidence", of("evidence")),
        ("note?", of("texts")),
        ("sources?", of("sources")),
    ]);
    let kinds = [TraceKind::Kept, TraceKind::Merged, TraceKind::Split, TraceKind::Dropped, TraceKind::New, TraceKind::Serves];
    let trace = object([
        ("from?", text()),
        ("to?", text()),
        ("kind", word(&kinds)),
        ("evidence", of("evidence")),
        ("note?", of("texts")),
    ]);
    vec![
        ("plan", plan),
        ("one-plan", one([("plan", of("plan"))])),
        ("edition", edition),
        ("one-edition", one([("edition", of("edition"))])),
        ("evidence", word(&[Evidence::Official, Evidence::Found, Evidence::Inferred])),
        ("provision", provision),
        ("trace", trace),
        ("one-provision", one([("provision", of("provision")), ("traces", list(&of("trace")))])),
    ]
}

fn parties() -> Vec<(&'static str, Value)> {
    let party = object([
        ("key", text()),
        ("kind", text()),
        ("title", of("texts")),
        ("short?", of("texts")),
        ("aliases?", list(&text())),
        ("former?", list(&object([("title", of("texts")), ("until", of("date"))]))),
        ("identifiers?", list(&object([("scheme", text()), ("code", text())]))),
        ("parent?", text()),
        ("predecessors?", list(&text())),
        ("sources?", of("sources")),
    ]);
    let position = object([
        ("party", text()),
        ("edition", text()),
        ("stance", word(&[Stance::Adopted, Stance::Observer, Stance::Supports, Stance::Withdrawn])),
        ("on", of("date")),
        ("meeting?", text()),
        ("statement?", of("texts")),
        ("sources?", of("sources")),
    ]);
    vec![("party", party), ("one-party", one([("party", of("party"))])), ("position", position)]
}

fn register() -> Vec<(&'static str, Value)> {
    let standings = [ContributionStanding::Suggested, ContributionStanding::Claimed, ContributionStanding::Confirmed];
    let contribution =
        object([("to", text()), ("strength", word(&Strength::ALL)), ("standing", word(&standings)), ("by?", text())]);
    let who = list(&any(&[text(), object([("name", text()), ("code?", text())])]));
    let roles: Map<String, Value> = Role::ALL.iter().map(|role| (crate::report::word(role), who.clone())).collect();
    let budget = object([
        ("amount", json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]{2})?$" })),
        ("currency", any_text()),
        ("kind?", word(&[BudgetKind::Budget, BudgetKind::Commitment, BudgetKind::Disbursement])),
        ("on?", of("date")),
        ("note?", of("texts")),
    ]);
    let statuses = Status::ALL;
    let because = Because::ALL;
    let seen = json!({ "anyOf": [
        { "type": "string", "enum": ["public", "members", "secretariat"] },
        object([("named", list(&text()))]),
    ] });
    let initiative = object([
        ("key", text()),
        ("source?", text()),
        ("kind", word(&Kind::ALL)),
        ("title", of("texts")),
        ("description?", of("texts")),
        ("parent?", text()),
        ("follows?", text()),
        ("roles?", json!({ "type": "object", "additionalProperties": false, "properties": roles })),
        ("places?", list(&any(&[text(), object([("state", text()), ("area", text())])]))),
        ("period?", object([("start?", of("date")), ("end?", of("date"))])),
        ("status", word(&statuses)),
        ("because?", word(&because)),
        ("budgets?", list(&budget)),
        ("sectors?", list(&text())),
        ("contributions?", list(&of("contribution"))),
        ("claims?", list(&object([("field", text()), ("value", any_text()), ("source", any_text())]))),
        ("as_of?", of("date")),
        ("confirmed?", object([("on", of("date")), ("by", text())])),
        ("read_at?", text()),
        ("reported?", count()),
        ("visibility?", seen),
        ("held_by?", list(&text())),
        ("sources?", of("sources")),
    ]);
    let listed = object([("life", of("life")), ("initiative", of("initiative"))]);
    let whole = [("life", of("life")), ("initiative", of("initiative")), ("kept_as", or_null(&text())), ("group", list(&text()))];
    let counts = ["read", "entered", "updated", "unchanged", "closed", "rejected"].map(|name| (name, count()));
    let load = object([
        ("source", text()),
        ("name", any_text()),
        ("file", text()),
        ("records", text()),
        ("root", text()),
        ("counts", object(counts)),
        ("columns?", list(&object([("heading", any_text()), ("field", text())]))),
    ]);
    vec![
        ("life", word(&Life::ALL)),
        ("contribution", contribution),
        ("listed-contribution", object([("initiative", text()), ("contribution", of("contribution"))])),
        ("initiative", initiative),
        ("listed-initiative", listed),
        ("one-initiative", one(whole)),
        ("load", object([("entry", entry()), ("kind", text()), ("plan", truth()), ("undone", truth()), ("load", load)])),
    ]
}

fn compared() -> Vec<(&'static str, Value)> {
    let relations = json!({ "type": "string", "enum": ["part", "siblings", "phase", "accompanies"] });
    let factor = object([
        ("factor", text()),
        ("level", any_text()),
        ("weight", number()),
        ("reason_en", any_text()),
        ("reason_ru", any_text()),
    ]);
    let pair = object([
        ("left", text()),
        ("right", text()),
        ("probability", number()),
        ("kind", word(&Ruling::ALL)),
        ("same", number()),
        ("related", number()),
        ("effort", number()),
        ("before", number()),
        ("earlier", or_null(&text())),
        ("relation", or_null(&relations)),
        ("base", number()),
        ("factors", list(&factor)),
        ("model", text()),
    ]);
    let neighbour = object([
        ("initiative", text()),
        ("percent", json!({ "type": "integer", "minimum": 0, "maximum": 100 })),
        ("suspected", word(&Ruling::ALL)),
        ("answer?", word(&Answer::ALL)),
    ]);
    let asked = object([
        ("proposal", of("initiative")),
        ("compared", count()),
        ("shown?", list(&neighbour)),
        ("restricted?", count()),
        ("model", text()),
    ]);
    let check = object([("check", asked), ("by", text()), ("on", of("date")), ("entry", entry())]);
    vec![("pair", pair), ("check", check), ("one-check", one([("check", of("check"))]))]
}

fn figures() -> Vec<(&'static str, Value)> {
    let strengths: Map<String, Value> = Strength::ALL.iter().map(|strength| (crate::report::word(strength), count())).collect();
    let by_strength = json!({ "type": "object", "additionalProperties": false, "properties": strengths });
    let lives: Map<String, Value> = Life::ALL.iter().map(|life| (crate::report::word(life), by_strength.clone())).collect();
    let cell = object([
        ("provision", text()),
        ("state", text()),
        ("standing", text()),
        ("lives", json!({ "type": "object", "additionalProperties": false, "properties": lives })),
        ("confirmed", count()),
        ("providers", count()),
        ("covered_until", or_null(&of("day"))),
        ("withheld", count()),
    ]);
    let coverage = one([
        ("plan", text()),
        ("edition", text()),
        ("rule", text()),
        ("provisions", list(&text())),
        ("states", list(&text())),
        ("covered", count()),
        ("cells", list(&cell)),
    ]);
    let reasons: Vec<&str> = Reason::ALL.iter().map(|reason| reason.name()).collect();
    let gap = object([
        ("provision", text()),
        ("state", text()),
        ("reason", json!({ "type": "string", "enum": reasons })),
        ("since", or_null(&of("day"))),
        ("near?", list(&text())),
    ]);
    let ends = object([("provision", text()), ("state", text()), ("on", of("day")), ("within_months", count())]);
    let ending = object([
        ("rule", text()),
        ("within_6_months", count()),
        ("within_12_months", count()),
        ("within_18_months", count()),
        ("list", list(&ends)),
    ]);
    let gaps = one([
        ("plan", text()),
        ("edition", text()),
        ("rule", text()),
        ("open", count()),
        ("single_provider", count()),
        ("not_applicable", count()),
        ("cells", count()),
        ("listed", count()),
        ("list", list(&gap)),
        ("near_rule", text()),
        ("ending", ending),
        ("closes?", list(&gap)),
    ]);
    vec![("coverage", coverage), ("gaps", gaps)]
}

/// What every answer says of itself.
const HEAD: [&str; 3] = ["as_at", "entry", "viewer"];

fn headed(mut shape: Value) -> Value {
    let head = [of("day"), count(), of("viewer")];
    for (name, of) in HEAD.into_iter().zip(head) {
        shape["properties"][name] = of;
        if let Some(required) = shape["required"].as_array_mut() {
            required.push(name.into());
        }
    }
    shape
}

fn one<const N: usize>(fields: [(&str, Value); N]) -> Value {
    headed(object(fields))
}

/// A part of a list of things of this schema, with these figures beside it.
pub(super) fn part(item: &str, beside: &[&str]) -> Value {
    let mut shape = one([("count", count()), ("list", list(&of(item))), ("next", or_null(&text()))]);
    for name in beside {
        shape["properties"][*name] = if *name == "rule" { text() } else { count() };
        if let Some(required) = shape["required"].as_array_mut() {
            required.push((*name).into());
        }
    }
    shape
}
