//! How far a record may be seen; who that is for a given viewer is said by `policy`.

use crate::PartyKey;
use serde::{Deserialize, Serialize};

/// How far a record may be seen.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// By everybody.
    #[default]
    Public,
    /// By the parties that adopted the plan and the secretariat.
    Members,
    /// By these parties and the secretariat.
    Named(Box<[PartyKey]>),
    /// By the secretariat alone.
    Secretariat,
}

impl Visibility {
    /// Whether everybody may see it.
    pub fn is_public(&self) -> bool {
        *self == Self::Public
    }
}
