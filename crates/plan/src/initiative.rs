//! What somebody does under the plan: a programme, a project, an event, a network; with roles, places, term and money.

use crate::{
    Budget, Claim, Confirmation, Contribution, InitiativeKey, PartialDate, Participants, PartyKey, Period, Place, Source,
    SourceKey, Texts, Visibility,
};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// One entry of the register.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Initiative {
    /// Its address.
    pub key: InitiativeKey,
    /// The source that last put it here; a newer version of the same source may close it.
    #[serde(default = "no_source", skip_serializing_if = "is_no_source")]
    pub source: SourceKey,
    /// What sort of undertaking it is.
    #[serde(default)]
    pub kind: Kind,
    /// Its title, in the languages found.
    pub title: Texts,
    /// What it does.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub description: Texts,
    /// The initiative it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<InitiativeKey>,
    /// The initiative it carries on, as an earlier phase of the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<InitiativeKey>,
    /// Who funds, leads, carries out, takes part.
    #[serde(default, skip_serializing_if = "Participants::is_empty")]
    pub roles: Participants,
    /// Where it works.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub places: Box<[Place]>,
    /// When it runs.
    #[serde(default, skip_serializing_if = "Period::is_unknown")]
    pub period: Period,
    /// Where it stands, in the words of its source.
    #[serde(default)]
    pub status: Status,
    /// Why it was cancelled or suspended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
    /// Money as reported.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub budgets: Box<[Budget]>,
    /// Subject codes the source gave it: `dac-5:15130`, `sdg-goal:16`.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub sectors: Box<[CompactString]>,
    /// The provisions it carries out.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub contributions: Box<[Contribution]>,
    /// What other sources say of a field, where they disagree.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub claims: Box<[Claim]>,
    /// The date for which the source speaks: the newest day on which it is known to have been as told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PartialDate>,
    /// When and by whom it was last said to be still right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmation>,
    /// Where in the file of its source it stands: a line, or a cell of a workbook. It moves without being news.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub read_at: Option<CompactString>,
    /// The fingerprint of the words in which its source reported it; none for one entered by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<u64>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
    /// The States that hold it back from the public for what happens on their territory.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub held_by: Box<[PartyKey]>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

impl Initiative {
    /// An entry of which only the address and the source are known yet.
    pub fn new(key: InitiativeKey, source: SourceKey) -> Self {
        Self {
            key,
            source,
            kind: Kind::default(),
            title: Texts::default(),
            description: Texts::default(),
            parent: None,
            follows: None,
            roles: Participants::default(),
            places: Box::default(),
            period: Period::default(),
            status: Status::default(),
            because: None,
            budgets: Box::default(),
            sectors: Box::default(),
            contributions: Box::default(),
            claims: Box::default(),
            as_of: None,
            confirmed: None,
            read_at: None,
            reported: None,
            visibility: Visibility::default(),
            held_by: Box::default(),
            sources: Box::default(),
        }
    }

    /// The newest day on which it is known to have been right: confirmed by somebody, or told by its source.
    pub fn heard(&self) -> Option<PartialDate> {
        let confirmed = self.confirmed.as_ref().map(|confirmation| confirmation.on);
        let later = |a: PartialDate, b: PartialDate| if b.last_day() > a.last_day() { b } else { a };
        match (confirmed, self.as_of) {
            (Some(a), Some(b)) => Some(later(a, b)),
            (a, b) => a.or(b),
        }
    }

    /// This as a correction of what stands there now, handed in when it stood there as `then`: what the correction left alone is as it
    /// is now, whoever changed it meanwhile. Who may see it and who confirmed it last is not for a correction to change; a State that
    /// holds the correction holds what comes of it.
    pub(crate) fn corrects(&self, then: &Self, now: &Self) -> Self {
        fn said<T: PartialEq + Clone>(said: &T, then: &T, now: &T) -> T {
            if said == then { now.clone() } else { said.clone() }
        }
        let new_hold = |state: &&PartyKey| !then.held_by.contains(state) && !now.held_by.contains(state);
        let held_by = now.held_by.iter().chain(self.held_by.iter().filter(new_hold)).cloned().collect();
        Self {
            key: now.key.clone(),
            source: said(&self.source, &then.source, &now.source),
            kind: said(&self.kind, &then.kind, &now.kind),
            title: said(&self.title, &then.title, &now.title),
            description: said(&self.description, &then.description, &now.description),
            parent: said(&self.parent, &then.parent, &now.parent),
            follows: said(&self.follows, &then.follows, &now.follows),
            roles: said(&self.roles, &then.roles, &now.roles),
            places: said(&self.places, &then.places, &now.places),
            period: said(&self.period, &then.period, &now.period),
            status: said(&self.status, &then.status, &now.status),
            because: said(&self.because, &then.because, &now.because),
            budgets: said(&self.budgets, &then.budgets, &now.budgets),
            sectors: said(&self.sectors, &then.sectors, &now.sectors),
            contributions: said(&self.contributions, &then.contributions, &now.contributions),
            claims: said(&self.claims, &then.claims, &now.claims),
            as_of: said(&self.as_of, &then.as_of, &now.as_of),
            confirmed: now.confirmed.clone().or_else(|| self.confirmed.clone()),
            read_at: said(&self.read_at, &then.read_at, &now.read_at),
            reported: said(&self.reported, &then.reported, &now.reported),
            visibility: now.visibility.clone(),
            held_by,
            sources: said(&self.sources, &then.sources, &now.sources),
        }
    }
}

/// The source of an entry written by hand in a file that does not repeat it; the reader sets it.
fn no_source() -> SourceKey {
    SourceKey::new("")
}

fn is_no_source(source: &SourceKey) -> bool {
    source.as_str().is_empty()
}

/// What sort of undertaking an initiative is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A frame for several projects.
    Programme,
    /// A piece of work with a term.
    #[default]
    Project,
    /// A term of a project that has several.
    Phase,
    /// A meeting, training, conference.
    Event,
    /// A standing exchange between many.
    Network,
    /// A standing body or procedure.
    Mechanism,
    /// A strategy, national programme or road map of a party.
    Strategy,
    /// A study, course or publication.
    Product,
}

impl Kind {
    /// All kinds in their order.
    pub const ALL: [Self; 8] =
        [Self::Programme, Self::Project, Self::Phase, Self::Event, Self::Network, Self::Mechanism, Self::Strategy, Self::Product];
}

/// Where an initiative stands, in the words of its source. What it means on a given day is said by `life`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Somebody means to do it; nothing is agreed.
    Intended,
    /// Agreed, not begun.
    Planned,
    /// Under way.
    Running,
    /// Carried out.
    Completed,
    /// Stopped for the time being.
    Suspended,
    /// Given up.
    Cancelled,
    /// The source does not say.
    #[default]
    Unknown,
}

impl Status {
    /// All statuses in their order.
    pub const ALL: [Self; 7] =
        [Self::Intended, Self::Planned, Self::Running, Self::Completed, Self::Suspended, Self::Cancelled, Self::Unknown];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intended => "intended",
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Suspended => "suspended",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }
}

/// Why something was cancelled or suspended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// The funder took its money back.
    DonorWithdrew,
    /// The State did not want it or no longer wanted it.
    StateDeclined,
    /// It became part of something else.
    Merged,
    /// A newer version of its source no longer has it.
    NoLongerReported,
    /// Another reason.
    Other,
}

impl Because {
    /// All reasons in their order.
    pub const ALL: [Self; 5] = [Self::DonorWithdrew, Self::StateDeclined, Self::Merged, Self::NoLongerReported, Self::Other];

    /// Those that somebody gives; that a source is silent is for sources alone.
    pub const GIVEN: [Self; 4] = [Self::DonorWithdrew, Self::StateDeclined, Self::Merged, Self::Other];
}
