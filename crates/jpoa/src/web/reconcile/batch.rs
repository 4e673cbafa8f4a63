//! A batch of queries, each with its candidates, likeliest first.

use super::score::{Names, Written};
use super::thing::{self, PARTY, PROVISION, Thing, Type};
use super::unfit;
use crate::web::answer::Lost;
use crate::web::frame::Reading;
use plan::PartyNames;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How many queries a batch may have.
const QUERIES: usize = 200;

/// How many types a query may name, how many properties, and how many values a property: each is held against everything there is.
const TYPES: usize = 20;
const PROPERTIES: usize = 10;
const VALUES: usize = 10;

/// How many candidates are told where nothing is said, and at most.
const CANDIDATES: usize = 10;
const MOST: usize = 50;

/// From which likeness on a candidate is worth telling.
const LINE: f64 = 40.0;

/// One query.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Query {
    query: String,
    #[serde(rename = "type")]
    of: Option<Types>,
    limit: Option<f64>,
    properties: Vec<Property>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Types {
    One(String),
    Several(Vec<String>),
}

/// A value that a candidate should have.
#[derive(Deserialize)]
struct Property {
    pid: String,
    v: Value,
}

/// A property with the values that fit, folded as names are compared.
struct Wanted<'q> {
    pid: &'q str,
    values: Vec<String>,
}

/// The things of each type that a batch asks about, made ready once for all its queries.
#[derive(Default)]
struct Ready<'a>(BTreeMap<String, Vec<(Thing<'a>, Names)>>);

impl<'a> Ready<'a> {
    fn of(&mut self, reading: &Reading<'a>, id: &str) -> &[(Thing<'a>, Names)] {
        self.0.entry(id.to_owned()).or_insert_with(|| {
            let things = Type::find(reading, id).map_or_else(Vec::new, |kind| kind.things(reading));
            things.into_iter().map(|thing| (thing, Names::of(thing))).collect()
        })
    }
}

/// A candidate with how near it is.
struct Candidate<'a> {
    thing: Thing<'a>,
    score: f64,
    certain: bool,
}

/// Answers each query of a batch under its name.
pub(super) fn answer(reading: &Reading<'_>, queries: &Value) -> Result<Value, Lost> {
    let queries = queries.as_object().filter(|all| all.len() <= QUERIES).ok_or_else(|| unfit("queries", &queries.to_string()))?;
    let names = PartyNames::in_view(reading.view);
    let (mut answers, mut ready) = (Map::new(), Ready::default());
    for (name, query) in queries {
        let asked: Query = serde_json::from_value(query.clone()).map_err(|_| unfit("queries", &query.to_string()))?;
        if asked.query.is_empty() && asked.properties.is_empty() || asked.is_too_much() {
            return Err(unfit("queries", &query.to_string()));
        }
        let told: Vec<Value> = candidates(reading, &names, &mut ready, &asked).iter().map(|one| told(reading, one)).collect();
        answers.insert(name.clone(), json!({ "result": told }));
    }
    Ok(Value::Object(answers))
}

impl Query {
    fn types(&self) -> Vec<&str> {
        match &self.of {
            Some(Types::One(one)) => vec![one],
            Some(Types::Several(several)) if !several.is_empty() => several.iter().map(String::as_str).collect(),
            Some(Types::Several(_)) | None => vec![PARTY, PROVISION],
        }
    }

    fn is_too_much(&self) -> bool {
        let values = |property: &Property| asked_values(&property.v).len() > VALUES;
        self.types().len() > TYPES || self.properties.len() > PROPERTIES || self.properties.iter().any(values)
    }
}

fn candidates<'a>(reading: &Reading<'a>, names: &PartyNames, ready: &mut Ready<'a>, asked: &Query) -> Vec<Candidate<'a>> {
    let folded = |property: &Property| asked_values(&property.v).iter().map(|value| plan::fold_name(value)).collect();
    let wanted: Vec<Wanted<'_>> =
        asked.properties.iter().map(|property| Wanted { pid: &property.pid, values: folded(property) }).collect();
    let written = Written::of(&asked.query);
    // What an import would settle the name on is certain.
    let settled = names.resolve(Some(&asked.query), Some(&asked.query));
    let mut found: Vec<Candidate<'_>> = Vec::new();
    for id in asked.types() {
        for (thing, called) in ready.of(reading, id) {
            let thing = *thing;
            let certain = matches!(thing, Thing::Party(party) if settled.as_ref() == Some(&party.key));
            let nearness = if written.is_empty() { 0.0 } else { written.nearness(called) };
            let Some(score) = refined(reading, thing, if certain { 100.0 } else { nearness }, &wanted) else {
                continue;
            };
            if score >= LINE && !found.iter().any(|known| known.thing.id() == thing.id()) {
                found.push(Candidate { thing, score, certain });
            }
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| b.certain.cmp(&a.certain)));
    // A number or code that one thing alone bears is certain as well.
    let full = found.iter().filter(|one| one.score >= 100.0).count();
    if let Some(first) = found.first_mut().filter(|first| full == 1 && first.score >= 100.0) {
        first.certain = true;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the most")]
    let limit = asked.limit.map_or(CANDIDATES, |limit| limit.clamp(1.0, MOST as f64) as usize);
    found.truncate(limit);
    found
}

/// The nearness once properties are looked at: the right code settles it, another value of what is known halves it. Nothing where
/// a query has properties alone and none of them fits.
fn refined(reading: &Reading<'_>, thing: Thing<'_>, nearness: f64, properties: &[Wanted<'_>]) -> Option<f64> {
    let mut score = nearness;
    for property in properties {
        if property.values.is_empty() {
            continue;
        }
        let known = super::extend::values(reading, thing, property.pid);
        if known.is_empty() {
            continue;
        }
        let fits = known.iter().any(|known| property.values.contains(&plan::fold_name(known)));
        score = match (fits, property.pid) {
            (true, "code") => 100.0,
            (true, _) => score.max(if nearness == 0.0 { LINE } else { score }),
            (false, _) => score / 2.0,
        };
    }
    (score > 0.0).then_some(score)
}

fn asked_values(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(several) => several.iter().flat_map(asked_values).collect(),
        // Something that was matched before.
        Value::Object(one) => one.get("id").and_then(Value::as_str).map(str::to_owned).into_iter().collect(),
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

fn told(reading: &Reading<'_>, candidate: &Candidate<'_>) -> Value {
    let thing = candidate.thing;
    json!({
        "id": thing.id(),
        "name": thing.name(reading.teller.lang),
        "description": thing.about(reading),
        "type": thing.types().map(|id| thing::told_type(reading, &id)),
        "score": (candidate.score * 10.0).round() / 10.0,
        "match": candidate.certain,
        "features": [{ "id": "name", "value": (candidate.score * 10.0).round() / 10.0 }],
    })
}
