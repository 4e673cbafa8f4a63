//! The permanent words of the plan's enums, as they stand in files, codes and the catalogue's keys.

use serde::Serialize;

/// The permanent word of one of the plan's enums, as it stands in files and codes.
pub(crate) fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
