//! The house rules that no compiler knows, as ordinary tests: each names the file, the line and the way out.

mod catalogue;
mod decisions;
mod forgotten;
mod form;
mod layering;
mod leaks;
mod links;
mod manifests;
mod ours;
mod rust;
mod speech;
mod tree;
mod walls;

/// Fails with every problem at once, so that one run is enough to mend them all.
#[track_caller]
fn report(problems: &[String], advice: &str) {
    assert!(problems.is_empty(), "\n{}\n\n{advice}\n", problems.join("\n"));
}
