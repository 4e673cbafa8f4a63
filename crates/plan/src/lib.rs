//! What the words of the plan mean and what its rules say. Pure: it does no IO, reads no clock,
//! and knows no SQL, no HTML and no file format.
//!
//! Read in this order: the nouns (`key` to `record`), what can happen to them (`change`, `state`),
//! who may see them (`policy`, `view`), and what follows from them (`life`, `coverage`, `gap`, `stocktake`).

mod across;
mod balance;
pub mod canon;
mod challenge;
mod change;
mod claim;
mod columns;
mod contribution;
mod coverage;
mod date;
mod difference;
mod disagreement;
mod filter;
mod finding;
mod framework;
mod gap;
mod happens;
mod initiative;
mod key;
mod life;
mod ministry;
mod money;
mod names;
mod nearby;
mod nearest;
mod participant;
mod party;
mod person;
mod place;
mod policy;
mod provision;
mod record;
mod region;
mod register;
mod rules;
mod scope;
mod screen;
mod shape;
mod source;
mod state;
mod stocktake;
mod submission;
mod tally;
mod text;
mod together;
mod touched;
mod trace;
mod undo;
mod unresolved;
mod verdict;
mod view;
mod visibility;
mod what_if;
mod years;

pub use across::{Across, by_party, by_year};
pub use balance::{Balance, ByLife};
pub use challenge::{Challenge, ChallengeKind, ChallengeStanding, Gravity};
pub use change::{Actor, Change, ColumnSaid, Entry, Load, LoadCounts, SettledName};
pub use claim::Claim;
pub use contribution::{Confirmation, Contribution, ContributionStanding, Strength};
pub use coverage::{Cell, Coverage};
pub use date::{PartialDate, Period};
pub use difference::{Becomes, Changed, Compared, Difference, Roll, changed, compare, difference};
pub use filter::{Filter, by_provision, choose, choose_among};
pub use finding::{Finding, Placed, Severity, Spot, named, read_at};
pub use framework::{Edition, EditionLanguage, Framework, LanguageStanding, Level, Standing};
pub use gap::{Ending, Gap, Reason, TERMS, endings, gaps, settled};
pub use initiative::{Because, Initiative, Kind, Status};
pub use key::{
    BlobKey, ChallengeKey, EditionKey, FrameworkKey, InitiativeKey, MeetingKey, PartyKey, PartyKindKey, ProvisionKey, RegionKey,
    SourceKey,
};
pub use life::{Life, life};
pub use ministry::Ministries;
pub use money::{Amount, Budget, BudgetKind};
pub use names::{PartyNames, fold as fold_name};
pub use nearby::{Active, Near};
pub use nearest::{nearest, suggest};
pub use participant::{Participants, Role, Who, Written};
pub use party::{Decision, DecisionStanding, FormerName, Identifier, Meeting, Party, PartyKind, Position, Stance};
pub use person::{is_person, leave_persons_out};
pub use place::Place;
pub use policy::{Bond, Deed, Viewer};
pub use provision::{Evidence, Mode, Provision};
pub use record::Record;
pub use region::Region;
pub use rules::check;
pub use screen::screen;
pub use source::Source;
pub use state::{LoadKind, LoadRecord, Settled, Stamp, State};
pub use stocktake::{Freshness, LeftOut, StockTake, Withheld, left_out, take, withheld};
pub use submission::{Answer, Check, MadeCheck, Neighbour, Submission, SubmissionKey, SubmissionStanding, Submitted};
pub use text::{Lang, Texts};
pub use touched::Touched;
pub use trace::{Trace, TraceKind};
pub use undo::undo;
pub use unresolved::{Unresolved, unresolved};
pub use verdict::{Ruling, Verdict};
pub use view::{NotFound, ReadEdition, Released, View};
pub use visibility::Visibility;
pub use what_if::{WhatIf, what_if};
pub use years::Years;

pub use jiff::Timestamp;
pub use jiff::civil::Date;
