//! What the words of the plan mean and what its rules say. Pure: it does no IO, reads no clock,
//! and knows no SQL, no HTML and no file format.
//!
//! Read in this order: the nouns (`key` to `record`), what can happen to them (`change`, `state`),
//! who may see them (`policy`, `view`), and what follows from them (`life`, `coverage`, `gap`, `stocktake`).

pub mod canon;
mod challenge;
mod change;
mod contribution;
mod date;
mod finding;
mod framework;
mod initiative;
mod key;
mod money;
mod participant;
mod party;
mod provision;
mod record;
mod region;
mod source;
mod text;
mod trace;
mod visibility;

pub use challenge::{Challenge, ChallengeKind, ChallengeStanding, Gravity};
pub use change::{Actor, Change, Entry, Load, LoadCounts};
pub use contribution::{Confirmation, Contribution, ContributionStanding, Strength};
pub use date::{PartialDate, Period};
pub use finding::{Finding, Placed, Severity, Spot, named};
pub use framework::{Edition, EditionLanguage, Framework, LanguageStanding, Level, Standing};
pub use initiative::{Because, Claim, Initiative, Kind, Place, Status};
pub use key::{
    BlobKey, ChallengeKey, EditionKey, FrameworkKey, InitiativeKey, MeetingKey, PartyKey, PartyKindKey, ProvisionKey, RegionKey,
    SourceKey,
};
pub use money::{Amount, Budget, BudgetKind};
pub use participant::{Participants, Role, Who, Written};
pub use party::{Decision, DecisionStanding, FormerName, Identifier, Meeting, Party, PartyKind, Position, Stance};
pub use provision::{Evidence, Mode, Provision};
pub use record::Record;
pub use region::Region;
pub use source::Source;
pub use text::{Lang, Texts};
pub use trace::{Trace, TraceKind};
pub use visibility::Visibility;

pub use jiff::civil::Date;
