//! How a deed can end without being done: the rules say no, or the machine fails.

use store::Fault;

/// The rules say no. The code is permanent; the sentence and its hint are in the catalogue under `refusal-<code>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Permanent kebab-case code.
    pub code: &'static str,
    /// The values that go into its sentence, by the names the catalogue uses.
    pub values: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal without values.
    pub fn new(code: &'static str) -> Self {
        Self { code, values: Vec::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

/// Why a deed was not done.
#[derive(Debug)]
pub enum Trouble {
    /// The rules say no.
    Refusal(Refusal),
    /// The machine fails.
    Fault(Fault),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
