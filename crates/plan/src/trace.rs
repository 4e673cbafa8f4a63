//! Threads between provisions: from an old edition to a new one, and from the plan to the strategy it carries out.

use crate::{Evidence, ProvisionKey, Texts};
use serde::{Deserialize, Serialize};

/// A thread from one provision to another. A dropped provision leads nowhere, a new one comes from nowhere.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trace {
    /// The older provision, or the one that serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ProvisionKey>,
    /// The newer provision, or the one that is served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ProvisionKey>,
    /// What became of it.
    pub kind: TraceKind,
    /// How well this is known.
    pub evidence: Evidence,
    /// Why, in a sentence.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub note: Texts,
}

/// What a trace says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TraceKind {
    /// The same measure stands on.
    Kept,
    /// Several old provisions became one.
    Merged,
    /// One old provision became several.
    Split,
    /// The measure is no longer there.
    Dropped,
    /// The measure was not there before.
    New,
    /// The provision carries out a measure of another framework.
    Serves,
}
