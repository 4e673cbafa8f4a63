//! One numbered clause of an edition: what should be done, how, and by what kinds of actors.

use crate::{PartyKindKey, ProvisionKey, Source, Texts};
use serde::{Deserialize, Serialize};

/// A clause of an edition. Its place in the tree is its number: `II.3.1` stands under `II.3`, which stands under `II`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Its permanent address: `jpoa/2011/II.3.1`.
    pub key: ProvisionKey,
    /// Which level of its framework it is on.
    pub level: Box<str>,
    /// Its heading or short title.
    pub title: Texts,
    /// What should be done, in the words of the edition or, where `evidence` says so, in own words.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub text: Texts,
    /// Guidance for policy.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub policy_guidance: Texts,
    /// Guidance for implementation.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub implementation_guidance: Texts,
    /// Whether it combats, prevents, builds capacity or protects rights; several are possible.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub modes: Box<[Mode]>,
    /// The kinds of actors the clause invites to act.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub invites: Box<[PartyKindKey]>,
    /// The form of activity it names: conference, training, network.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub form: Texts,
    /// For whom: media, youth, border services.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub audience: Texts,
    /// For a section: the pillar of the strategy that it carries out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pillar: Option<ProvisionKey>,
    /// How well its wording is known.
    pub evidence: Evidence,
    /// What was seen and what was not, in a sentence.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub note: Texts,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

impl Provision {
    /// The number of the provision it stands under: `II.3` for `II.3.1`; none for a section.
    pub fn parent_number(&self) -> Option<&str> {
        self.key.number().rsplit_once('.').map(|(parent, _)| parent)
    }

    /// The number of the section it stands in: `II` for `II.3.1`.
    pub fn section_number(&self) -> &str {
        self.key.number().split('.').next().unwrap_or_default()
    }
}

/// What a provision is for. The order is the order of every table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Measures against terrorism itself.
    Combat,
    /// Measures against the conditions that let it spread.
    Prevent,
    /// Capacity of States and of those who help them.
    Capacity,
    /// Human rights and the rule of law as the basis.
    Rights,
}

impl Mode {
    /// All modes in their order.
    pub const ALL: [Self; 4] = [Self::Combat, Self::Prevent, Self::Capacity, Self::Rights];
}

/// How well the wording of something is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The official wording.
    Official,
    /// Read in a public source, told in own words.
    Found,
    /// Concluded from agendas and programmes; to be replaced by the official text.
    Inferred,
}
