//! Obstacles that initiatives and provisions meet, as records that can be owned, answered and closed.

use crate::{ChallengeKey, InitiativeKey, PartialDate, PartyKey, ProvisionKey, Source, Texts};
use serde::{Deserialize, Serialize};

/// An obstacle.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    /// Its address: `funding-shock-2025`.
    pub key: ChallengeKey,
    /// In a few words.
    pub title: Texts,
    /// What stands in the way.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub text: Texts,
    /// What sort of obstacle it is.
    pub kind: ChallengeKind,
    /// How much it hinders.
    pub severity: Gravity,
    /// The States it is met in; none named means the whole region.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub states: Box<[PartyKey]>,
    /// The provisions it hinders.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub provisions: Box<[ProvisionKey]>,
    /// The initiatives it hinders.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub initiatives: Box<[InitiativeKey]>,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_by: Option<PartyKey>,
    /// Since when it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// Who answers for doing something about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PartyKey>,
    /// Where it stands.
    pub standing: ChallengeStanding,
    /// The initiatives that answer it.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub answered_by: Box<[InitiativeKey]>,
    /// What changed, for one that is closed.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub outcome: Texts,
    /// Where this was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

/// What sort of obstacle.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChallengeKind {
    /// Who does what is not agreed, or done twice.
    Coordination,
    /// Money is missing, short-lived or withdrawn.
    Funding,
    /// People, skills or memory are missing.
    Capacity,
    /// Law or its use stands in the way.
    Legal,
    /// Knowledge is missing, old or cannot be compared.
    Information,
    /// Rights are at risk.
    Rights,
    /// Words and languages stand between those who should work together.
    Language,
}

/// How much an obstacle hinders.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gravity {
    /// Work goes on in spite of it.
    Low,
    /// Work is slower or worse for it.
    Medium,
    /// Work stops because of it.
    High,
}

/// Where a challenge stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChallengeStanding {
    /// Nothing known answers it.
    Open,
    /// Something is being done.
    Answered,
    /// It is over; `outcome` says what changed.
    Closed,
}
