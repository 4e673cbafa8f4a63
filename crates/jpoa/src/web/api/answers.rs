//! What routes answer with, as types, so that what is described is what is told. Not for nouns, which `plan` writes, nor for figures,
//! which the reports do.

use plan::{Contribution, Edition, Framework, InitiativeKey, Load, LoadKind, MadeCheck, Party, Provision, Trace};
use schemars::JsonSchema;
use serde::Serialize;

/// A strategy or plan.
#[derive(Serialize, JsonSchema)]
pub(super) struct OnePlan<'a> {
    pub(super) plan: &'a Framework,
}

/// A text of a plan.
#[derive(Serialize, JsonSchema)]
pub(super) struct OneEdition<'a> {
    pub(super) edition: &'a Edition,
}

/// A clause of a text, with the threads to others.
#[derive(Serialize, JsonSchema)]
pub(super) struct OneProvision<'a> {
    pub(super) provision: &'a Provision,
    pub(super) traces: Vec<&'a Trace>,
}

/// A State or organisation.
#[derive(Serialize, JsonSchema)]
pub(super) struct OneParty<'a> {
    pub(super) party: &'a Party,
}

/// Which provision an initiative carries out.
#[derive(Serialize, JsonSchema)]
pub(super) struct ListedContribution<'a> {
    pub(super) initiative: &'a InitiativeKey,
    pub(super) contribution: &'a Contribution,
}

/// A check before launch.
#[derive(Serialize, JsonSchema)]
pub(super) struct OneCheck {
    pub(super) check: MadeCheck,
}

/// A file that was taken in.
#[derive(Serialize, JsonSchema)]
pub(super) struct OneLoad<'a> {
    /// The journal entry.
    pub(super) entry: u64,
    pub(super) kind: LoadKind,
    /// Whether it was a plan folder.
    pub(super) plan: bool,
    /// Whether it was taken back.
    pub(super) undone: bool,
    pub(super) load: &'a Load,
}

/// Things of a list, and where it goes on.
#[derive(Serialize, JsonSchema)]
pub(super) struct Part<T> {
    /// How many there are in all.
    pub(super) count: usize,
    pub(super) list: Vec<T>,
    /// Where the next part begins; nothing at the end.
    pub(super) next: Option<String>,
}

/// Problem details by RFC 9457, with the permanent code of the refusal or fault.
#[derive(Serialize, JsonSchema)]
pub(super) struct Problem {
    #[serde(rename = "type")]
    #[schemars(extend("format" = "uri"))]
    pub(super) kind: String,
    pub(super) title: String,
    #[schemars(range(min = 400, max = 599))]
    pub(super) status: u16,
    pub(super) detail: String,
    #[schemars(regex(pattern = r"^[a-z]+(-[a-z]+)*$"))]
    pub(super) code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hint: Option<String>,
}
