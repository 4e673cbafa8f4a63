//! The plans and fixtures of this repository, for tests to read. Not for: finding them where the program runs.

use desk::{Desk, PlanFolder};
use exchange::PlanFile;
use std::path::{Path, PathBuf};

use crate::Place;

/// A path in the repository.
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Reads one of the shipped plans: `central-asia`, `asean-pve`.
pub fn plan_folder(name: &str) -> PlanFolder {
    let root = in_repository("plans").join(name);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
                let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                files.push(PlanFile { name, text });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    desk::read_plan(name, files)
}

/// A file of the repository, such as `fixtures/table/english.csv`.
pub fn file(path: &str) -> Vec<u8> {
    let path = in_repository(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Place {
    /// A register that begins with the plan for Central Asia.
    pub async fn begun(&self) -> Desk {
        self.begun_with("central-asia").await
    }

    /// A register that begins with a shipped plan.
    pub async fn begun_with(&self, name: &str) -> Desk {
        let mut desk = self.desk().await;
        let viewer = desk.viewer("secretariat").expect("there is always a secretariat");
        let by = desk::By { viewer, account: None, door: "command-line" };
        let loaded = desk::load_plan(&mut desk, &by, plan_folder(name), desk::Preview::No).await;
        assert_eq!(loaded.expect("the plan is sound").entry, Some(1));
        desk
    }
}
