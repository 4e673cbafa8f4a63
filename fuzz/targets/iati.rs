//! Any bytes as an IATI file. The reader ends, says something, and counts rightly; what was rejected can be copied.

#![no_main]

use exchange::Origin;
use libfuzzer_sys::fuzz_target;
use plan::SourceKey;

fuzz_target!(|bytes: &[u8]| {
    let source = SourceKey::new("s");
    let origin = Origin { file: "x", source: &source, address: "x", parties: &|_, _| None, columns: &[] };
    let mut given = 0;
    let Ok(reading) = exchange::iati::read(bytes, &origin, &|_| (), &mut |()| given += 1) else { return };
    assert_eq!(reading.read, given + reading.rejected);
    let copied = exchange::rejects::activities(bytes, &reading.rejects, &|why| why.code.to_owned(), &mut Vec::new());
    assert!(copied.is_ok_and(|copied| copied <= reading.rejected));
});
