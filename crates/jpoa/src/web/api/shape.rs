//! The few forms that schemas of answers are put together from. Not for any noun: those stand in `shapes.rs`.

use serde_json::{Map, Value, json};

/// An object of exactly these fields; a name that ends in `?` may be missing.
pub(super) fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (name, shape) in fields {
        let bare = name.trim_end_matches('?');
        if bare == name {
            required.push(name);
        }
        properties.insert(bare.to_owned(), shape);
    }
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

/// A list of things of one form.
pub(super) fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// One form or nothing.
pub(super) fn or_null(of: &Value) -> Value {
    json!({ "anyOf": [of, { "type": "null" }] })
}

/// One of several forms.
pub(super) fn any(of: &[Value]) -> Value {
    json!({ "anyOf": of })
}

/// A form that is told under its own name.
pub(super) fn of(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Words that are written as addresses, codes and names are: not empty.
pub(super) fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

/// Text that may be empty.
pub(super) fn any_text() -> Value {
    json!({ "type": "string" })
}

/// A number of things.
pub(super) fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// The number of an entry of the journal.
pub(super) fn entry() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

pub(super) fn number() -> Value {
    json!({ "type": "number" })
}

pub(super) fn truth() -> Value {
    json!({ "type": "boolean" })
}

/// One of the permanent words of these.
pub(super) fn word<T: serde::Serialize>(all: &[T]) -> Value {
    json!({ "type": "string", "enum": all.iter().map(crate::report::word).collect::<Vec<_>>() })
}
