//! The permanent words of the plan's enums, as records, codes and tables carry them: `annual-plan`, `core`.
//! Not for words that people read; those are in the catalogue.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word of a value.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("a word of the plan is a text: {other:?}"),
    }
}

/// The value of a word, where there is one.
pub(crate) fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}
