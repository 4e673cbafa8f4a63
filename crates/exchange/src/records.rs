//! All records a viewer may see as lines of JSON, in the one form in which the register keeps them.

use plan::View;

/// One record a line, in the canonical order.
pub fn json_lines(view: &View<'_>) -> Vec<u8> {
    let mut lines = Vec::new();
    view.each_record(|record| plan::canon::write_record(&record, &mut lines));
    lines
}
