//! The `licences` step: every package we build on may be used in an Apache-2.0 product without asking anyone.

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::metadata::all_packages;
use crate::spdx::is_satisfied;
use crate::trouble::Trouble;

/// Licences that ask for no more than a notice.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages allowed beyond the list, as package, licence and reason; for instance file-level copyleft (MPL-2.0) in a package that we
/// do not change.
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

/// Checks everything cargo can find in the dependency tree, on every platform.
pub(crate) fn check() -> Result<(), Trouble> {
    let packages = all_packages()?;
    let mut problems: Vec<String> = packages.iter().filter_map(problem).collect();
    for (name, licence, reason) in EXCEPTIONS {
        if packages.iter().all(|package| package["name"] != name) {
            problems.push(format!("{name} is excused for {licence} ({reason}) and no longer used"));
        }
    }
    if problems.is_empty() {
        println!("{} packages, every licence allowed", packages.len());
        return Ok(());
    }
    let next = "choose another package, or add the licence or an exception with its reason to xtask/src/licences.rs";
    Err(Trouble::new(problems.join("\n        "), next))
}

fn problem(package: &Value) -> Option<String> {
    let field = |name: &str| package[name].as_str();
    let name = field("name").unwrap_or("a package without a name");
    let version = field("version").unwrap_or_default();
    let Some(expression) = field("license") else {
        return Some(format!("{name} {version} states no licence"));
    };
    let allowed = |licence: &str| {
        ALLOWED.contains(&licence) || EXCEPTIONS.iter().any(|(excused, named, _)| *excused == name && *named == licence)
    };
    match is_satisfied(expression, &allowed) {
        Some(true) => None,
        Some(false) => Some(format!("{name} {version} is under {expression}, which is not allowed")),
        None => Some(format!("{name} {version} states a licence that cannot be read: {expression}")),
    }
}
