//! What routes answer with, as types, so that what is described is what is told. Not for nouns, which `plan` writes, nor for figures,
//! which the reports do.

use crate::report::pairs::OnePair;
use plan::{
    Contribution, Edition, Framework, Initiative, InitiativeKey, Load, LoadKind, MadeCheck, PartialDate, Party, PartyKey,
    Provision, SubmissionStanding, Texts, Trace,
};
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

/// What a proposal may repeat.
#[derive(Serialize, JsonSchema)]
pub(super) struct Neighbours<'a> {
    /// How the likelihoods are worked out, in words.
    pub(super) rule: String,
    /// How many initiatives it was held against.
    pub(super) compared: u64,
    /// How many more there are that this reader may not see.
    pub(super) restricted: usize,
    /// At most five, those first that speak most.
    pub(super) pairs: Vec<OnePair<'a>>,
}

/// A check that was kept, with the evidence of its neighbours.
#[derive(Serialize, JsonSchema)]
pub(super) struct KeptCheck<'a> {
    pub(super) check: MadeCheck,
    /// How the likelihoods are worked out, in words.
    pub(super) rule: String,
    /// The neighbours that were shown.
    pub(super) pairs: Vec<OnePair<'a>>,
}

/// What was handed in.
#[derive(Serialize, JsonSchema)]
pub(super) struct HandedIn {
    /// The number of its journal entry, which is that of the submission where it waits.
    pub(super) number: u64,
    /// Whether it waits for the secretariat; else it is in the register.
    pub(super) waits: bool,
    /// The address of the initiative.
    pub(super) initiative: InitiativeKey,
    /// The check that was kept before, where it is new.
    pub(super) check: Option<u64>,
}

/// What was handed in and waited, or waits, for the secretariat.
#[derive(Serialize, JsonSchema)]
pub(super) struct OneSubmission<'a> {
    pub(super) number: String,
    pub(super) standing: SubmissionStanding,
    /// What the secretariat said with it.
    pub(super) said: &'a Texts,
    pub(super) by: &'a PartyKey,
    pub(super) on: PartialDate,
    /// What it corrects; nothing where it is new.
    pub(super) corrects: Option<&'a InitiativeKey>,
    /// The check that was made before, where this reader may see it.
    pub(super) check: Option<u64>,
    /// As it was handed in.
    pub(super) initiative: Initiative,
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
    /// What does not fit in the body, place by place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) errors: Vec<PlacedProblem>,
}

/// What does not fit at one place of a body.
#[derive(Serialize, JsonSchema)]
pub(super) struct PlacedProblem {
    /// The place, as a JSON Pointer in a fragment (RFC 6901).
    pub(super) pointer: String,
    #[schemars(regex(pattern = r"^[a-z]+(-[a-z]+)*$"))]
    pub(super) code: &'static str,
    pub(super) detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hint: Option<String>,
}
