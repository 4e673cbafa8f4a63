//! The body of a call: JSON of a known shape, of which what does not fit is told place by place. Nothing is passed over.

use super::problem::{Misfit, Stopped};
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use desk::Refusal;
use http_body_util::LengthLimitError;
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::error::Error;

/// The longest body that is read, in bytes: many times what a proposal takes.
pub(super) const LONGEST: usize = 256 * 1024;

/// A body that was read: its value, and the names of its fields.
pub(super) struct Read<T> {
    pub(super) value: T,
    pub(super) names: Vec<String>,
}

/// Takes a body in, where it is called one of these kinds and not too long.
pub(super) async fn taken(kinds: &[&str], headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Refusal> {
    let told = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = told.split(';').next().unwrap_or_default().trim();
    if !kinds.iter().any(|known| kind.eq_ignore_ascii_case(known)) {
        return Err(Refusal::new("body-of-another-kind")
            .with("kind", crate::terminal::cut(kind, 80))
            .with("known", kinds.join(", ")));
    }
    match to_bytes(body, LONGEST).await {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) if is_too_long(&error) => Err(Refusal::new("body-too-large").with("most", LONGEST / 1024)),
        Err(_) => Err(unreadable(0, 0)),
    }
}

fn is_too_long(error: &(dyn Error + 'static)) -> bool {
    error.is::<LengthLimitError>() || error.source().is_some_and(is_too_long)
}

fn unreadable(line: usize, column: usize) -> Refusal {
    Refusal::new("body-unreadable").with("line", line).with("column", column)
}

/// Reads a body into its shape. None of the fields must be there; which ones there may be is said by the schema.
pub(super) fn read<T: DeserializeOwned + JsonSchema>(bytes: &[u8]) -> Result<Read<T>, Stopped> {
    // A list would be taken for the fields in their order.
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Err(unreadable(1, 1).into());
    }
    let error = match serde_json::from_slice::<T>(bytes) {
        Ok(value) => {
            let names = serde_json::from_slice::<Map<String, Value>>(bytes).map(|all| all.into_iter().map(|(name, _)| name));
            return Ok(Read { value, names: names.map(Iterator::collect).unwrap_or_default() });
        }
        Err(error) => error,
    };
    let place = || unreadable(error.line(), error.column());
    let Ok(Value::Object(fields)) = serde_json::from_slice(bytes) else { return Err(place().into()) };
    let misfits: Vec<Misfit> = fields.iter().filter_map(|(name, value)| misfit::<T>(name, value)).collect();
    // Each field fits by itself where one is there twice.
    if misfits.is_empty() { Err(place().into()) } else { Err(Stopped::Unfit("body-unfit", misfits)) }
}

/// What is wrong with one field; nothing where it fits.
fn misfit<T: DeserializeOwned + JsonSchema>(name: &str, value: &Value) -> Option<Misfit> {
    let alone = Map::from_iter([(name.to_owned(), value.clone())]);
    serde_json::from_value::<T>(Value::Object(alone)).err()?;
    let schema = SchemaGenerator::default().into_root_schema_for::<T>();
    let known = schema.get("properties").and_then(|fields| fields.get(name)).is_some();
    if known {
        return Some(Misfit { pointer: pointer(&[name]), why: Refusal::new("field-unfit").with("name", name) });
    }
    Some(unknown(name))
}

/// A field that the shape does not have.
pub(super) fn unknown(name: &str) -> Misfit {
    Misfit { pointer: pointer(&[name]), why: Refusal::new("field-unknown").with("name", crate::terminal::cut(name, 80)) }
}

/// A place in a body, as a JSON Pointer in a fragment.
pub(super) fn pointer(path: &[&str]) -> String {
    path.iter().fold("#".to_owned(), |above, part| format!("{above}/{}", part.replace('~', "~0").replace('/', "~1")))
}
