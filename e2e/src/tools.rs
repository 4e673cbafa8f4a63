//! Where the programs are that a run needs. `cargo xtask` finds or installs them and tells; nothing is looked for here.

use std::path::PathBuf;

/// The programs and files of one run.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The product itself.
    pub jpoa: PathBuf,
    /// The browser.
    pub chromium: PathBuf,
    /// The script that looks for barriers; without it pages are not examined.
    pub axe: PathBuf,
    /// Where the outcome of an examination is written.
    pub outcome: PathBuf,
}

/// What the environment tells; ends the run where it tells nothing.
pub fn tools() -> Tools {
    Tools { jpoa: told("E2E_JPOA"), chromium: told("E2E_CHROMIUM"), axe: told("E2E_AXE"), outcome: told("E2E_OUTCOME") }
}

#[expect(clippy::disallowed_methods, reason = "the one door of this crate: what cargo xtask found")]
fn told(name: &str) -> PathBuf {
    match std::env::var_os(name) {
        Some(path) => path.into(),
        None => panic!("{name} is not set: these run as `cargo xtask test browser`, which finds the browser first"),
    }
}
