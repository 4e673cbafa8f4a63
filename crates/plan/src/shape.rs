//! The shapes of what is written in a form of its own, as JSON Schema. All other types have theirs derived from their fields, so that
//! what is described to programs is what is written. Not for reading: what is let in is said by `serde` alone.

use crate::{Amount, Lang, PartialDate, Participants, PartyKey, Place, Role, Texts, Who};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! shape {
    ($($name:ident, $inside:literal, |$generator:ident| $shape:expr;)*) => {$(
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                $inside
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $shape
            }
        }
    )*};
}

shape! {
    Lang, true, |_generator| json_schema!({ "type": "string", "pattern": "^[a-z0-9-]{1,8}$" });
    Texts, false, |generator| json_schema!({
        "description": "A text in several languages, by their codes.",
        "type": "object",
        "propertyNames": generator.subschema_for::<Lang>(),
        "additionalProperties": { "type": "string", "minLength": 1 },
    });
    PartialDate, false, |_generator| json_schema!({
        "description": "A year, a month or a day, as exactly as it is known.",
        "type": "string",
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    });
    Amount, true, |_generator| json_schema!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]{2})?$" });
    Place, false, |generator| json_schema!({
        "description": "A State, or an area in it as its source names it.",
        "anyOf": [generator.subschema_for::<PartyKey>(), {
            "type": "object",
            "additionalProperties": false,
            "required": ["state", "area"],
            "properties": {
                "state": generator.subschema_for::<PartyKey>(),
                "area": generator.subschema_for::<String>(),
            },
        }],
    });
    Who, false, |generator| json_schema!({
        "description": "A party by its address, or a name that no party is known by yet.",
        "anyOf": [generator.subschema_for::<PartyKey>(), {
            "type": "object",
            "additionalProperties": false,
            "required": ["name"],
            "properties": {
                "name": generator.subschema_for::<String>(),
                "code": generator.subschema_for::<String>(),
            },
        }],
    });
    Participants, false, |generator| {
        let who = generator.subschema_for::<Vec<Who>>();
        let roles: serde_json::Map<String, serde_json::Value> = Role::ALL
            .iter()
            .filter_map(|role| serde_json::to_value(role).ok()?.as_str().map(str::to_owned))
            .map(|role| (role, who.clone().to_value()))
            .collect();
        json_schema!({
            "description": "Who takes part, by role.",
            "type": "object",
            "additionalProperties": false,
            "properties": roles,
        })
    };
}
