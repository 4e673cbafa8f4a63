//! What an initiative does for a provision, how strongly, and who says so; and when an entry was last confirmed.

use crate::{PartialDate, PartyKey, ProvisionKey};
use serde::{Deserialize, Serialize};

/// An initiative carries out a provision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Which provision.
    pub to: ProvisionKey,
    /// How strongly.
    pub strength: Strength,
    /// Who says so.
    #[serde(default)]
    pub standing: ContributionStanding,
    /// The party that claimed or confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PartyKey>,
}

/// How strongly an initiative serves a provision. Only the first two close a gap.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// It exists for this.
    Core,
    /// This is one of its aims.
    Related,
    /// It touches this at the edge.
    Relevant,
}

impl Strength {
    /// All strengths in their order.
    pub const ALL: [Self; 3] = [Self::Core, Self::Related, Self::Relevant];
}

/// Who stands behind a contribution.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ContributionStanding {
    /// Whoever wrote the entry, or the machine; nobody has taken it up.
    #[default]
    Suggested,
    /// A party to the initiative.
    Claimed,
    /// The secretariat or the State concerned.
    Confirmed,
}

/// Somebody said an entry is still right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// When.
    pub on: PartialDate,
    /// Which party.
    pub by: PartyKey,
}
