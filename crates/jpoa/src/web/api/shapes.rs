//! The schemas of what is told and what is taken, made from the types that are written and read. They allow nothing that is not named in them, and a test holds every
//! answer against them.

use super::answers::{Part, Problem};
use super::deed::DEEDS;
use super::table::{Gives, ROUTES};
use crate::report::json::{Head, Of};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// Where schemas stand in the description.
const PLACE: &str = "#/components/schemas/";

/// The schema of a type, by its name.
pub(super) type Told = fn(&mut SchemaGenerator) -> Schema;

/// A reference to a schema.
pub(super) fn named(name: &str) -> Value {
    json!({ "$ref": format!("{PLACE}{name}") })
}

/// A problem, by its name.
pub(super) fn problem() -> Value {
    named(&Problem::schema_name())
}

/// All of them, by name: each answer under `answer-` and the name of its route or deed, each body under `body-` and that name, and all
/// that stands in them.
pub(super) fn all() -> Map<String, Value> {
    let mut all = told();
    for (name, schema) in taken() {
        all.entry(name).or_insert(schema);
    }
    all
}

/// A generator of schemas that stand in the description.
fn generator(settings: SchemaSettings) -> SchemaGenerator {
    let settings = settings.with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    settings.into_generator()
}

/// What is taken: each body, and all that stands in them.
pub(super) fn taken() -> Map<String, Value> {
    let mut generator = generator(SchemaSettings::draft2020_12().for_deserialize());
    let bodies = DEEDS.iter().filter_map(|deed| Some((deed.body(), (deed.takes?)(&mut generator).to_value())));
    let bodies: Map<String, Value> = bodies.collect();
    let mut all = generator.take_definitions(true);
    all.extend(bodies);
    all
}

/// What is told: each answer, and all that stands in them.
pub(super) fn told() -> Map<String, Value> {
    let mut generator = generator(SchemaSettings::draft2020_12().for_serialize());
    generator.subschema_for::<Problem>();
    let mut answers = Map::new();
    for route in &ROUTES {
        let mut answer = match route.gives {
            Gives::One(of) => fields(&mut generator, of),
            Gives::Figures(of) => {
                let mut figures = fields(&mut generator, of);
                add(&mut figures, fields(&mut generator, SchemaGenerator::subschema_for::<Of<'_>>));
                figures
            }
            Gives::List(of, beside) => {
                let item = of(&mut generator).to_value();
                let mut part = Part::<Value>::json_schema(&mut generator).to_value();
                part["properties"]["list"]["items"] = item;
                for name in beside {
                    let figure =
                        if *name == "rule" { generator.subschema_for::<String>() } else { generator.subschema_for::<u64>() };
                    add(&mut part, json!({ "required": [name], "properties": { (*name): figure } }));
                }
                part
            }
        };
        add(&mut answer, fields(&mut generator, SchemaGenerator::subschema_for::<Head<'_>>));
        answers.insert(route.answer(), answer);
    }
    for deed in &DEEDS {
        let mut answer = fields(&mut generator, deed.gives);
        add(&mut answer, fields(&mut generator, SchemaGenerator::subschema_for::<Head<'_>>));
        answers.insert(deed.answer(), answer);
    }
    let mut all = generator.take_definitions(true);
    all.extend(answers);
    for schema in all.values_mut() {
        if let Ok(told) = <&mut Schema>::try_from(schema) {
            RecursiveTransform(close).transform(told);
        }
    }
    all
}

/// The fields of a type that is told as an object.
fn fields(generator: &mut SchemaGenerator, of: Told) -> Value {
    let reference = of(generator).to_value();
    let name = reference["$ref"].as_str().and_then(|address| address.strip_prefix(PLACE));
    name.and_then(|name| generator.definitions().get(name)).cloned().unwrap_or(reference)
}

/// Adds fields to an object.
fn add(to: &mut Value, more: Value) {
    if let (Some(to), Value::Object(more)) = (to["properties"].as_object_mut(), more["properties"].clone()) {
        to.extend(more);
    }
    if let (Some(to), Value::Array(more)) = (to["required"].as_array_mut(), more["required"].clone()) {
        to.extend(more);
    }
}

/// An object has the fields that are named, and no others.
fn close(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut()
        && object.contains_key("properties")
    {
        object.entry("additionalProperties").or_insert(Value::Bool(false));
        // What was flattened is closed as a whole.
        object.remove("unevaluatedProperties");
    }
}
