//! What can happen to the state, and the entry that records it. Nothing changes in any other way.
//! Not for: deciding whether it may happen; that is done before, in the deeds.

use crate::{
    Because, BlobKey, Challenge, Check, Contribution, Initiative, InitiativeKey, PartialDate, Party, PartyKey, Position,
    ProvisionKey, Ruling, SourceKey, Status, SubmissionKey, Texts, Visibility,
};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// One line of the journal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number, counted from 1 without a hole.
    pub seq: u64,
    /// When it was recorded, in UTC, to the second.
    pub at: jiff::Timestamp,
    /// Who recorded it.
    pub actor: Actor,
    /// What happened.
    pub change: Change,
}

impl Entry {
    /// The day it was recorded, in UTC.
    pub fn day(&self) -> jiff::civil::Date {
        jiff::tz::Offset::UTC.to_datetime(self.at).date()
    }
}

/// Who recorded an entry: a party, through a door, and the account where there was one.
/// An account is named by its number only; names and addresses of people never enter the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// On whose behalf.
    pub party: PartyKey,
    /// The account's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<CompactString>,
    /// Through which door: `command-line`, `web`, `api`.
    pub door: CompactString,
}

/// What happened. Serialised by its kebab-case name, which is permanent.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Change {
    /// A plan folder was taken in.
    PlanLoaded(Load),
    /// A file of initiatives was taken in.
    RegisterLoaded(Load),
    /// A file that went out to an office came back, and what was edited in it was taken in.
    EditsLoaded(Load),
    /// A load was taken back; the records are what stood before it.
    LoadUndone {
        /// The number of the entry that recorded the load.
        load: u64,
        /// The records to put back.
        records: BlobKey,
    },
    /// An initiative was entered or corrected by hand.
    InitiativeRecorded(Box<Initiative>),
    /// Somebody said an initiative is still as it stands.
    InitiativeConfirmed {
        /// Which one.
        initiative: InitiativeKey,
    },
    /// An initiative was started, ended, suspended or cancelled.
    StatusSet {
        /// Which one.
        initiative: InitiativeKey,
        /// Its new status.
        status: Status,
        /// Why, for one that was suspended or cancelled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
        /// Its last day, where that is now known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<PartialDate>,
    },
    /// An initiative was said to carry out a provision; replaces what was said of the same pair before.
    ContributionStated {
        /// Which initiative.
        initiative: InitiativeKey,
        /// What it does for which provision.
        contribution: Contribution,
    },
    /// What was said of an initiative and a provision was taken back.
    ContributionWithdrawn {
        /// Which initiative.
        initiative: InitiativeKey,
        /// Which provision.
        provision: ProvisionKey,
    },
    /// It was settled who may see an initiative.
    VisibilitySet {
        /// Which one.
        initiative: InitiativeKey,
        /// Who may see it from now on.
        visibility: Visibility,
    },
    /// A State holds an initiative on its territory back from the public.
    InitiativeHeld {
        /// Which one.
        initiative: InitiativeKey,
        /// Which State.
        state: PartyKey,
    },
    /// The State lets it go again.
    InitiativeReleased {
        /// Which one.
        initiative: InitiativeKey,
        /// Which State.
        state: PartyKey,
    },
    /// A gap was found not to be one: the provision does not apply in this State.
    GapSettled {
        /// Which provision.
        provision: ProvisionKey,
        /// Which State.
        state: PartyKey,
        /// Why it does not apply.
        reason: Texts,
    },
    /// A settled gap counts again.
    GapReopened {
        /// Which provision.
        provision: ProvisionKey,
        /// Which State.
        state: PartyKey,
    },
    /// A party took a position on an edition.
    PositionTaken(Position),
    /// A challenge was recorded, or what is known of it changed.
    ChallengeRecorded(Box<Challenge>),
    /// A party was entered or corrected by hand.
    PartyRecorded(Box<Party>),
    /// Names that sources write were settled on parties: from now on they mean them, and so they do where they stand.
    NamesSettled {
        /// Each name with its party.
        names: Box<[SettledName]>,
    },
    /// It was settled what two initiatives are to each other; replaces what was settled of the same two before.
    PairRuled {
        /// One of them.
        left: InitiativeKey,
        /// The other.
        right: InitiativeKey,
        /// What they are to each other.
        ruling: Ruling,
        /// Why.
        because: Texts,
        /// What both were about when it was settled, as numbers, in the order of their addresses.
        matters: [u64; 2],
    },
    /// A proposal was held against the register before launch.
    CheckMade(Box<Check>),
    /// An initiative was handed in, new or corrected; the secretariat takes it in or sends it back.
    InitiativeSubmitted {
        /// As it was handed in.
        initiative: Box<Initiative>,
        /// The entry of the check made before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        check: Option<u64>,
    },
    /// What was handed in was taken into the register.
    SubmissionAccepted {
        /// Which one.
        submission: SubmissionKey,
        /// Which initiative that is.
        initiative: InitiativeKey,
    },
    /// What was handed in was sent back.
    SubmissionReturned {
        /// Which one.
        submission: SubmissionKey,
        /// Why.
        because: Texts,
    },
    /// A State holds back what was handed in about its territory; taken in, it is not public until the State lets it go.
    SubmissionHeld {
        /// Which one.
        submission: SubmissionKey,
        /// Which State.
        state: PartyKey,
    },
}

/// A name as sources write it, and the party it means.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettledName {
    /// The name as written.
    pub name: Box<str>,
    /// The party.
    pub party: PartyKey,
}

impl Change {
    /// The permanent name it is recorded under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::PlanLoaded(_) => "plan-loaded",
            Self::RegisterLoaded(_) => "register-loaded",
            Self::EditsLoaded(_) => "edits-loaded",
            Self::LoadUndone { .. } => "load-undone",
            Self::InitiativeRecorded(_) => "initiative-recorded",
            Self::InitiativeConfirmed { .. } => "initiative-confirmed",
            Self::StatusSet { .. } => "status-set",
            Self::ContributionStated { .. } => "contribution-stated",
            Self::ContributionWithdrawn { .. } => "contribution-withdrawn",
            Self::VisibilitySet { .. } => "visibility-set",
            Self::InitiativeHeld { .. } => "initiative-held",
            Self::InitiativeReleased { .. } => "initiative-released",
            Self::GapSettled { .. } => "gap-settled",
            Self::GapReopened { .. } => "gap-reopened",
            Self::PositionTaken(_) => "position-taken",
            Self::ChallengeRecorded(_) => "challenge-recorded",
            Self::PartyRecorded(_) => "party-recorded",
            Self::NamesSettled { .. } => "names-settled",
            Self::PairRuled { .. } => "pair-ruled",
            Self::CheckMade(_) => "check-made",
            Self::InitiativeSubmitted { .. } => "initiative-submitted",
            Self::SubmissionAccepted { .. } => "submission-accepted",
            Self::SubmissionReturned { .. } => "submission-returned",
            Self::SubmissionHeld { .. } => "submission-held",
        }
    }

    /// The one initiative it is about, where it is about one.
    pub fn initiative(&self) -> Option<&InitiativeKey> {
        match self {
            Self::InitiativeRecorded(initiative) => Some(&initiative.key),
            Self::InitiativeConfirmed { initiative }
            | Self::StatusSet { initiative, .. }
            | Self::ContributionStated { initiative, .. }
            | Self::ContributionWithdrawn { initiative, .. }
            | Self::VisibilitySet { initiative, .. }
            | Self::InitiativeHeld { initiative, .. }
            | Self::InitiativeReleased { initiative, .. }
            | Self::SubmissionAccepted { initiative, .. } => Some(initiative),
            // What waits is no initiative of the register yet, and is not everybody's to know.
            Self::CheckMade(_)
            | Self::InitiativeSubmitted { .. }
            | Self::SubmissionReturned { .. }
            | Self::SubmissionHeld { .. }
            | Self::PlanLoaded(_)
            | Self::RegisterLoaded(_)
            | Self::EditsLoaded(_)
            | Self::LoadUndone { .. }
            | Self::GapSettled { .. }
            | Self::GapReopened { .. }
            | Self::PositionTaken(_)
            | Self::ChallengeRecorded(_)
            | Self::PartyRecorded(_)
            | Self::PairRuled { .. }
            | Self::NamesSettled { .. } => None,
        }
    }

    /// The blob whose records replay puts into the state, where there is one.
    pub fn records(&self) -> Option<&BlobKey> {
        match self {
            Self::PlanLoaded(load) | Self::RegisterLoaded(load) | Self::EditsLoaded(load) => Some(&load.records),
            Self::LoadUndone { records, .. } => Some(records),
            Self::InitiativeRecorded(_)
            | Self::InitiativeConfirmed { .. }
            | Self::StatusSet { .. }
            | Self::ContributionStated { .. }
            | Self::ContributionWithdrawn { .. }
            | Self::VisibilitySet { .. }
            | Self::InitiativeHeld { .. }
            | Self::InitiativeReleased { .. }
            | Self::GapSettled { .. }
            | Self::GapReopened { .. }
            | Self::PositionTaken(_)
            | Self::ChallengeRecorded(_)
            | Self::PartyRecorded(_)
            | Self::PairRuled { .. }
            | Self::CheckMade(_)
            | Self::InitiativeSubmitted { .. }
            | Self::SubmissionAccepted { .. }
            | Self::SubmissionReturned { .. }
            | Self::SubmissionHeld { .. }
            | Self::NamesSettled { .. } => None,
        }
    }

    /// All blobs the entry stands on: the file as it came, and its records.
    pub fn blobs(&self) -> impl Iterator<Item = &BlobKey> {
        self.load().map(|load| &load.file).into_iter().chain(self.records())
    }

    /// The file it took in, where it took one in.
    pub fn load(&self) -> Option<&Load> {
        match self {
            Self::PlanLoaded(load) | Self::RegisterLoaded(load) | Self::EditsLoaded(load) => Some(load),
            _ => None,
        }
    }
}

/// A whole file taken in as one entry.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// Where it comes from; the next file of the same source is compared with this one.
    pub source: SourceKey,
    /// What the file was called.
    pub name: Box<str>,
    /// The file as it came.
    pub file: BlobKey,
    /// The records that were put, one line each, as `canon` writes them.
    pub records: BlobKey,
    /// The Merkle root over those lines (RFC 6962), so that one record can be proved without the others.
    pub root: BlobKey,
    /// How many were what.
    pub counts: LoadCounts,
    /// What a person said of columns of the file; the next file of the source is read so too.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub columns: Box<[ColumnSaid]>,
}

/// What a person said of a column of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnSaid {
    /// Its heading.
    pub heading: Box<str>,
    /// The field it holds, by the name the reader of tables uses.
    pub field: Box<str>,
}

impl ColumnSaid {
    /// A heading holds a field.
    pub fn new(heading: &str, field: &str) -> Self {
        Self { heading: heading.into(), field: field.into() }
    }
}

/// What a load did, in records.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoadCounts {
    /// Found in the file.
    pub read: u64,
    /// New in the register.
    pub entered: u64,
    /// Different from what stood there.
    pub updated: u64,
    /// The same as what stood there.
    pub unchanged: u64,
    /// No longer in this source, and closed for that.
    pub closed: u64,
    /// Not taken in because of an error in them.
    pub rejected: u64,
}
