//! Everything a plan folder or a register file can say, one record at a time; the unit of loads and of replay.

use crate::{
    Challenge, Edition, Framework, Initiative, InitiativeKey, Meeting, Party, PartyKind, Position, Provision, Region, Trace,
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
}
