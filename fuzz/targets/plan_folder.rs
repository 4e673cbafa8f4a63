//! Any text as a file of a plan folder. The reader ends and says something.

#![no_main]

use exchange::PlanFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    exchange::plan_folder::read(&[PlanFile { name: "x".into(), text }]);
});
