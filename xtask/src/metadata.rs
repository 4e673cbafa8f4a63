//! What cargo knows about the packages, as it tells it (`cargo metadata`); what a check needs of it, the check takes out.

use serde_json::Value;

use crate::shell;
use crate::trouble::Trouble;

/// The packages of this workspace and everything they depend on, on every platform.
pub(crate) fn all_packages() -> Result<Vec<Value>, Trouble> {
    packages(&["metadata", "--format-version", "1"])
}

/// The packages of this workspace only; needs no network.
#[cfg(test)]
pub(crate) fn our_packages() -> Result<Vec<Value>, Trouble> {
    packages(&["metadata", "--format-version", "1", "--no-deps"])
}

fn packages(arguments: &[&str]) -> Result<Vec<Value>, Trouble> {
    let text = shell::output(&mut shell::at_root("cargo", arguments), "mend the manifest that cargo names")?;
    let mut value: Value = serde_json::from_str(&text).map_err(|error| unreadable(&error.to_string()))?;
    let Value::Array(packages) = value["packages"].take() else {
        return Err(unreadable("it lists no packages"));
    };
    Ok(packages)
}

fn unreadable(reason: &str) -> Trouble {
    Trouble::new(format!("cannot read what `cargo metadata` printed: {reason}"), "see whether cargo is current")
}
