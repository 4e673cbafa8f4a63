//! Everything a plan folder or a register file can say, one record at a time; the unit of loads and of replay.

use crate::{
    Challenge, Edition, Framework, Initiative, InitiativeKey, Meeting, Party, PartyKind, Position, Provision, Region,
    SubmissionKey, Submitted, Trace,
};
use serde::{Deserialize, Serialize};

/// One record as it enters the state. Putting a record with a known address replaces the record there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// The frame of a plan.
    Region(Region),
    /// A strategy or plan.
    Framework(Framework),
    /// One of its texts.
    Edition(Edition),
    /// One clause of a text.
    Provision(Provision),
    /// A thread between clauses.
    Trace(Trace),
    /// A kind of party.
    PartyKind(PartyKind),
    /// A State or organisation.
    Party(Party),
    /// What a party did on an edition.
    Position(Position),
    /// Where it did so.
    Meeting(Meeting),
    /// Who does what.
    Initiative(Box<Initiative>),
    /// An obstacle.
    Challenge(Challenge),
    /// Takes an initiative off the register again: only an undone load says this.
    RemoveInitiative(InitiativeKey),
    /// An initiative that was handed in with a file and waits.
    Submitted(Box<Submitted>),
    /// Takes it off the list of what was handed in again: only an undone load says this.
    RemoveSubmission(SubmissionKey),
}

impl Record {
    /// What must be there before what: a load is put in this order, so that a provision finds its edition.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Region(_) => 0,
            Self::Framework(_) => 1,
            Self::Edition(_) => 2,
            Self::Provision(_) => 3,
            Self::Trace(_) => 4,
            Self::PartyKind(_) => 5,
            Self::Party(_) => 6,
            Self::Meeting(_) => 7,
            Self::Position(_) => 8,
            Self::Initiative(_) => 9,
            Self::Challenge(_) => 10,
            Self::RemoveInitiative(_) => 11,
            Self::Submitted(_) => 12,
            Self::RemoveSubmission(_) => 13,
        }
    }

    /// The initiative it puts, where it puts one.
    pub fn initiative(&self) -> Option<&Initiative> {
        match self {
            Self::Initiative(initiative) => Some(initiative),
            Self::Region(_)
            | Self::Framework(_)
            | Self::Edition(_)
            | Self::Provision(_)
            | Self::Trace(_)
            | Self::PartyKind(_)
            | Self::Party(_)
            | Self::Position(_)
            | Self::Meeting(_)
            | Self::Challenge(_)
            | Self::RemoveInitiative(_)
            | Self::Submitted(_)
            | Self::RemoveSubmission(_) => None,
        }
    }
}
