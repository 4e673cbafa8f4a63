//! The crates of this workspace with the fields the tidy tests ask for.

use std::path::Path;

use serde_json::Value;

use crate::metadata::our_packages;
use crate::shell::ROOT;

pub(super) struct Crate {
    pub(super) name: String,
    /// Relative to the workspace, as in [`super::tree::File`].
    pub(super) manifest: String,
    pub(super) targets: Vec<Target>,
    /// All dependencies that are not for tests only; build scripts count as normal.
    pub(super) dependencies: Vec<String>,
}

/// A library, program, test or benchmark.
pub(super) struct Target {
    pub(super) is_library: bool,
    pub(super) doctest: bool,
    /// Relative to the workspace.
    pub(super) source: String,
}

/// All of them, in the order cargo tells them.
pub(super) fn crates() -> Vec<Crate> {
    let packages = our_packages().unwrap_or_else(|trouble| panic!("{trouble}"));
    packages.iter().map(of_package).collect()
}

fn of_package(value: &Value) -> Crate {
    let dependencies = list(&value["dependencies"]).iter().filter(|dependency| dependency["kind"] != "dev");
    Crate {
        name: text(&value["name"]).to_owned(),
        manifest: relative(text(&value["manifest_path"])),
        targets: list(&value["targets"]).iter().map(of_target).collect(),
        dependencies: dependencies.map(|dependency| text(&dependency["name"]).to_owned()).collect(),
    }
}

fn of_target(value: &Value) -> Target {
    Target {
        is_library: list(&value["kind"]).iter().any(|kind| kind == "lib"),
        doctest: value["doctest"] == true,
        source: relative(text(&value["src_path"])),
    }
}

fn relative(path: &str) -> String {
    let root = Path::new(ROOT).canonicalize().unwrap_or_else(|error| panic!("cannot resolve {ROOT}: {error}"));
    Path::new(path).strip_prefix(&root).map_or_else(|_| path.to_owned(), |path| path.to_string_lossy().into_owned())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
