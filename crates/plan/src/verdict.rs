//! What somebody has settled of two initiatives that were held against each other, with the reason. It lasts until one of
//! them changes in what it is about. Not for suspicions: those are found anew each time.

use crate::{Initiative, InitiativeKey, PartialDate, PartyKey, Texts, canon};
use serde::{Deserialize, Serialize};

/// What two initiatives are to each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// One initiative, told twice.
    Duplicate,
    /// Two that do the same in one place at one time.
    Overlapping,
    /// Two on one theme that leave each other room.
    Complementary,
    /// One carries on or belongs to the other.
    BuildsOn,
    /// Nothing of this.
    Distinct,
}

impl Ruling {
    /// All rulings, as they are offered.
    pub const ALL: [Self; 5] = [Self::Duplicate, Self::Overlapping, Self::Complementary, Self::BuildsOn, Self::Distinct];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Overlapping => "overlapping",
            Self::Complementary => "complementary",
            Self::BuildsOn => "builds-on",
            Self::Distinct => "distinct",
        }
    }
}

/// A ruling with all that is known of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Verdict {
    /// What was settled.
    pub ruling: Ruling,
    /// Why.
    pub because: Texts,
    /// Who settled it.
    pub by: PartyKey,
    /// When.
    pub on: PartialDate,
    /// In which entry.
    pub entry: u64,
    /// The one that was named first: of duplicates it stands for both.
    pub kept: InitiativeKey,
    /// What both were about then, in the order of their addresses.
    pub(crate) matters: [u64; 2],
}

/// Two addresses in their order: a pair is the same whichever is named first.
pub(crate) fn in_order(one: &InitiativeKey, other: &InitiativeKey) -> (InitiativeKey, InitiativeKey) {
    if one <= other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) }
}

/// A number for what an initiative is about: texts, participants, places, term and what it belongs to. Confirmations, status,
/// money and sources may change without a verdict being asked for again. Its values are in journals: it must never change.
pub(crate) fn matter(initiative: &Initiative) -> u64 {
    let about = (
        (&initiative.title, &initiative.description, &initiative.roles, &initiative.places),
        (initiative.period, &initiative.parent, &initiative.follows),
    );
    xxhash_rust::xxh3::xxh3_64(&canon::bytes(&about))
}
