//! The repository builds anywhere: no text names a folder of one machine or the host of a package registry. Packages are named by
//! name, and where they come from is the builder's choice (mirrors and closed networks exist).

use super::report;
use super::tree::files;

/// Folders that exist on one machine only, in halves so that this file passes its own test.
const FOLDERS: [&str; 4] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("../sha", "red")];

/// Hosts of package registries, as name and ending.
const HOSTS: [(&str, &str); 6] =
    [("crates", "io"), ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"), ("golang", "org")];

/// Written by cargo, which names where a package came from.
const WRITTEN_BY_TOOLS: [&str; 1] = ["Cargo.lock"];

#[test]
fn no_text_names_one_machine_or_a_registry() {
    let mut problems = Vec::new();
    for file in files() {
        let is_data = file.path.starts_with("plans/") || file.path.split('/').any(|part| part == "fixtures");
        if is_data || WRITTEN_BY_TOOLS.contains(&file.path.as_str()) {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            let found = named(line).map(|word| format!("{}:{}: names {word}", file.path, number + 1));
            problems.extend(found);
        }
    }
    report(&problems, "Use a path inside the repository or an argument; name the package and not its host.");
}

/// The first forbidden thing in a line. A folder counts only where a path begins, so that an address with such a part is fine; a
/// line that calls the folder optional tells a developer about extra material, and is fine too.
fn named(line: &str) -> Option<String> {
    let starts_path = |before: &str| !before.ends_with(|letter: char| letter.is_alphanumeric() || "-_./}".contains(letter));
    let folder = FOLDERS.iter().find(|folder| line.match_indices(**folder).any(|(at, _)| starts_path(&line[..at])));
    if let Some(folder) = folder.filter(|_| !line.contains("optional")) {
        return Some((*folder).to_owned());
    }
    let hosts = HOSTS.map(|(name, ending)| format!("{name}.{ending}"));
    hosts.into_iter().find(|host| line.contains(host.as_str()))
}

#[test]
fn folders_count_where_a_path_begins() {
    let folder = FOLDERS[0];
    assert_eq!(named(&format!("see {folder}notes")).as_deref(), Some(folder));
    assert_eq!(named(&format!("see \"{folder}notes\"")).as_deref(), Some(folder));
    assert_eq!(named(&format!("https://example.org{folder}notes")), None);
    let host = format!("{}.{}", HOSTS[1].0, HOSTS[1].1);
    assert_eq!(named(&format!("https://{host}/simple")).as_deref(), Some(host.as_str()));
}
