//! The files of this repository as git sees them: tracked, or new and not ignored.

use std::path::Path;

use crate::shell::{ROOT, at_root, output};

/// A text file; its path is relative to the workspace and uses `/`.
#[derive(Clone)]
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// Whether it holds tests or benchmarks only, by its name or folder.
    pub(super) fn is_test(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| matches!(part, "tests" | "tests.rs" | "benches" | "fuzz"))
    }

    /// Its extension, or nothing.
    pub(super) fn extension(&self) -> &str {
        Path::new(&self.path).extension().and_then(|extension| extension.to_str()).unwrap_or_default()
    }
}

/// Every path, text or not. A file that is deleted but not yet committed is left out.
pub(super) fn paths() -> Vec<String> {
    let list = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let text =
        output(&mut at_root("git", &list), "the tidy tests need git and a clone").unwrap_or_else(|trouble| panic!("{trouble}"));
    let mut paths: Vec<String> = text.split_terminator('\0').map(str::to_owned).collect();
    paths.retain(|path| Path::new(ROOT).join(path).is_file());
    paths.sort();
    paths.dedup();
    paths
}

/// Every file that is text.
pub(super) fn files() -> Vec<File> {
    paths().into_iter().filter_map(|path| read(&path).map(|text| File { path, text })).collect()
}

/// Every Rust file.
pub(super) fn rust_files() -> Vec<File> {
    let mut files = files();
    files.retain(|file| file.extension() == "rs");
    files
}

/// One file of the workspace, when it is there and is text.
pub(super) fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(Path::new(ROOT).join(path)).ok()
}
