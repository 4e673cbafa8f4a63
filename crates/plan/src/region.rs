//! The frame a plan folder sets: whose plan it is, which States stand in the matrix, how old is stale.

use crate::{EditionKey, Lang, PartyKey, RegionKey, Texts};
use serde::{Deserialize, Serialize};

/// A region and its plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Its address: `central-asia`.
    pub key: RegionKey,
    /// What the register of this region is called.
    pub title: Texts,
    /// The edition that is read unless another is asked for.
    pub plan: EditionKey,
    /// The edition of the strategy whose pillars the plan's sections carry out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strategy: Option<EditionKey>,
    /// The States of the matrix, in its order.
    pub states: Box<[PartyKey]>,
    /// The party that keeps the register.
    pub secretariat: PartyKey,
    /// The languages in which the region works; every edition and party is checked for them.
    pub languages: Box<[Lang]>,
    /// After how many days without word an entry counts as unconfirmed.
    #[serde(default = "a_year")]
    pub confirm_within_days: u16,
}

/// The agreed interval where a region names none.
fn a_year() -> u16 {
    365
}
