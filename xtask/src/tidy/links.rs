//! Links between our own documents lead somewhere; links to the rest of the world are not followed.

use std::path::Path;

use super::report;
use super::tree::files;
use crate::shell::ROOT;

#[test]
fn links_between_documents_lead_somewhere() {
    let mut problems = Vec::new();
    for file in files().iter().filter(|file| file.extension() == "md" && !is_source_material(&file.path)) {
        let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
        for (number, target) in targets(&file.text) {
            let is_outside = target.contains("://") || target.starts_with("mailto:") || target.starts_with('#');
            let path = target.split('#').next().unwrap_or_default();
            if !is_outside && !Path::new(ROOT).join(folder).join(path).exists() {
                problems.push(format!("{}:{number}: nothing at {target}", file.path));
            }
        }
    }
    report(&problems, "Name the file where it is now, or drop the link.");
}

/// Documents of others that we keep as they are.
fn is_source_material(path: &str) -> bool {
    path.starts_with("plans/") || path.split('/').any(|part| part == "fixtures")
}

/// The targets of `[text](target)` outside code blocks, with their lines.
fn targets(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut is_code = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        if !is_code {
            let parts = line.split("](").skip(1);
            found.extend(parts.filter_map(|part| part.split([')', ' ']).next()).map(|target| (number + 1, target)));
        }
    }
    found
}

#[test]
fn targets_are_found_outside_code() {
    let text = "see [a](b.md#c) and [d](e \"f\")\n```\n[g](h)\n```\n[i](j)";
    assert_eq!(targets(text), [(1, "b.md#c"), (1, "e"), (5, "j")]);
}
