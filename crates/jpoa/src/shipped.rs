//! The plan inside the program, so that it can be read before there is any register.

use desk::{Directory, PlanFolder};
use exchange::PlanFile;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../plans/central-asia/"]
#[include = "*.toml"]
struct Files;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../plans/directory/"]
#[include = "*.csv"]
struct DirectoryFiles;

/// Reads the shipped directory of organisations.
pub(crate) fn directory() -> Directory {
    let table = |name: &str| DirectoryFiles::get(name).map(|file| file.data.into_owned()).unwrap_or_default();
    // A shipped table without its columns would be found by every test that imports; people are not stopped by it.
    Directory::read(&table("organisations.csv"), &table("placeholders.csv")).unwrap_or_default()
}

/// Reads the shipped plan.
pub(crate) fn plan() -> PlanFolder {
    let mut names: Vec<String> = Files::iter().map(|name| name.to_string()).collect();
    names.sort();
    let text = |name: &str| Files::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
    let files = names.iter().map(|name| PlanFile { name: name.clone(), text: text(name) }).collect();
    desk::read_plan("central-asia", files)
}
