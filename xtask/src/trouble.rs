//! What went wrong and what to do next: the one error of this command, meant for a developer's eyes.

use std::fmt;

/// A failure in one sentence, with the next step in another.
#[derive(Debug)]
pub(crate) struct Trouble {
    what: String,
    next: String,
}

impl Trouble {
    /// Both texts are lower case and without a full stop.
    pub(crate) fn new(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self { what: what.into(), next: next.into() }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "failed: {}\nnext:   {}", self.what, self.next)
    }
}
