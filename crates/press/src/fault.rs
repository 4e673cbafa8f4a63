//! What went wrong in the print shop itself. No text of a paper can cause it; the tests hold that.

use std::fmt;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;

/// Why a paper could not be set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// For those who mend the program: each complaint with the template and the line it was raised in.
    pub reasons: Vec<String>,
}

impl Fault {
    pub(crate) fn of(world: &crate::world::World, reasons: &[SourceDiagnostic]) -> Self {
        let told = |reason: &SourceDiagnostic| {
            let place = reason.span.id().map_or_else(String::new, |id| {
                let line = world.range(reason.span).and_then(|range| world.line(id, range.start));
                format!("{}:{}: ", id.vpath().get_without_slash(), line.unwrap_or_default())
            });
            format!("{place}{}", reason.message)
        };
        let mut reasons: Vec<String> = reasons.iter().map(told).collect();
        reasons.dedup();
        Self { reasons }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reasons.join("; "))
    }
}

impl std::error::Error for Fault {}
