//! Turns what serde says about a block into a finding with values that can be told in any language.
//! Not for TOML that cannot be parsed at all.

use plan::suggest;
use plan::{Finding, Severity, Spot};

/// The finding for a block that could not become a record.
/// The shapes of the messages are those of `serde::de::Error`; any other message is passed on as it is.
pub(crate) fn finding(block: &str, message: &str, spot: Spot) -> Finding {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let first = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    if message.starts_with("unknown field `") {
        Finding::new("field-unknown", Severity::Error, spot)
            .with("block", block)
            .with("field", first)
            .with("suggestion", suggest(first, &known))
    } else if message.starts_with("unknown variant `") {
        Finding::new("word-unknown", Severity::Error, spot)
            .with("block", block)
            .with("word", first)
            .with("suggestion", suggest(first, &known))
    } else if message.starts_with("missing field `") {
        Finding::new("field-missing", Severity::Error, spot).with("block", block).with("field", first)
    } else {
        Finding::new("block-broken", Severity::Error, spot).with("block", block).with("message", message)
    }
}
