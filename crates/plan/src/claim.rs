//! What sources and people say of a field where they disagree: nothing is overwritten silently.

use crate::{Because, Initiative, PartialDate, Status};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// One sourced value of a field, beside the value the entry shows. Sources may disagree; both stay.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Which field: `title`, `period.start`, `budget`, `attendance`.
    #[schemars(with = "String")]
    pub field: CompactString,
    /// What the source says.
    pub value: Box<str>,
    /// Which source.
    pub source: Box<str>,
}

/// Fields that people settle against the source, as claims name them.
const STATUS: &str = "status";
const END: &str = "period.end";

impl Initiative {
    /// Sets where it stands and when it ends, as a person says; what its source says instead stays beside it as a claim.
    pub(crate) fn set_status(&mut self, status: Status, because: Option<Because>, end: Option<PartialDate>) {
        if status != self.status {
            self.claim_of_source(STATUS, self.status.name().to_owned());
        }
        if end.is_some() && end != self.period.end {
            let told = self.period.end.map_or_else(String::new, |end| end.to_string());
            self.claim_of_source(END, told);
        }
        self.status = status;
        self.because = because;
        self.period.end = end.or(self.period.end);
    }

    /// Keeps what people said of status and end in a newer report of the source, where the source itself says the same as it
    /// did when they said it. Where the source has changed its mind, it is heard, and what people said stays as a claim.
    pub(crate) fn keep_status(&mut self, known: &Self) {
        let now =
            [(STATUS, self.status.name().to_owned()), (END, self.period.end.map_or_else(String::new, |end| end.to_string()))];
        for (field, told) in now {
            let Some(claim) = known.claims.iter().find(|claim| claim.field == field && *claim.source == *known.source.as_str())
            else {
                continue;
            };
            // That it was closed is not what people said; reported again, it is open again.
            if field == STATUS && known.because == Some(Because::NoLongerReported) {
                continue;
            }
            if *claim.value == *told {
                self.claim_of_source(field, told);
                match field {
                    STATUS => (self.status, self.because) = (known.status, known.because),
                    _ => self.period.end = known.period.end,
                }
            } else {
                let by = known.confirmed.as_ref().map_or_else(String::new, |confirmed| confirmed.by.to_string());
                let said = if field == STATUS {
                    known.status.name().to_owned()
                } else {
                    known.period.end.map_or_else(String::new, |end| end.to_string())
                };
                self.add_claim(Claim { field: field.into(), value: said.into(), source: by.into() });
            }
        }
    }

    fn claim_of_source(&mut self, field: &str, value: String) {
        let source = self.source.as_str().into();
        if !self.claims.iter().any(|claim| claim.field == field && claim.source == source) {
            self.add_claim(Claim { field: field.into(), value: value.into(), source });
        }
    }

    fn add_claim(&mut self, claim: Claim) {
        self.claims = self.claims.iter().cloned().chain([claim]).collect();
    }
}
