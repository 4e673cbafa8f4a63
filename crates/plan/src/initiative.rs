//! What somebody does under the plan: a programme, a project, an event, a network; with roles, places, term and money.

use crate::{
    Budget, Confirmation, Contribution, InitiativeKey, PartialDate, Participants, PartyKey, Period, Source, SourceKey, Texts,
    Visibility,
};
use compact_str::CompactString;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Fields that people settle against the source, as claims name them.
const STATUS: &str = "status";
const END: &str = "period.end";

/// One entry of the register.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
            reported: None,
            visibility: Visibility::default(),
            held_by: Box::default(),
            sources: Box::default(),
        }
    }

    /// Sets where it stands and when it ends, as a person says; what its source says instead stays beside it as a claim.
    pub(crate) fn set_status(&mut self, status: Status, because: Option<Because>, end: Option<PartialDate>) {
        if status != self.status {
            self.claim_of_source(STATUS, self.status.name().to_owned());
        }
        if end.is_some() && end != self.period.end {
            let told = self.period.end.map_or_else(String::new, |end| end.to_string());
            self.claim_of_source(END, told);
        }
        self.status = status;
        self.because = because;
        self.period.end = end.or(self.period.end);
    }

    /// Keeps what people said of status and end in a newer report of the source, where the source itself says the same as it
    /// did when they said it. Where the source has changed its mind, it is heard, and what people said stays as a claim.
    pub(crate) fn keep_status(&mut self, known: &Self) {
        let now =
            [(STATUS, self.status.name().to_owned()), (END, self.period.end.map_or_else(String::new, |end| end.to_string()))];
        for (field, told) in now {
            let Some(claim) = known.claims.iter().find(|claim| claim.field == field && *claim.source == *known.source.as_str())
            else {
                continue;
            };
            if *claim.value == *told {
                self.claim_of_source(field, told);
                match field {
                    STATUS => (self.status, self.because) = (known.status, known.because),
                    _ => self.period.end = known.period.end,
                }
            } else {
                let by = known.confirmed.as_ref().map_or_else(String::new, |confirmed| confirmed.by.to_string());
                let said = if field == STATUS {
                    known.status.name().to_owned()
                } else {
                    known.period.end.map_or_else(String::new, |end| end.to_string())
                };
                self.add_claim(Claim { field: field.into(), value: said.into(), source: by.into() });
            }
        }
    }

    fn claim_of_source(&mut self, field: &str, value: String) {
        let source = self.source.as_str().into();
        if !self.claims.iter().any(|claim| claim.field == field && claim.source == source) {
            self.add_claim(Claim { field: field.into(), value: value.into(), source });
        }
    }

    fn add_claim(&mut self, claim: Claim) {
        self.claims = self.claims.iter().cloned().chain([claim]).collect();
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
}

/// The source of an entry written by hand in a file that does not repeat it; the reader sets it.
fn no_source() -> SourceKey {
    SourceKey::new("")
}

fn is_no_source(source: &SourceKey) -> bool {
    source.as_str().is_empty()
}

/// What sort of undertaking an initiative is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
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

/// A place of work: a State and, where known, an area in it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The State.
    pub state: PartyKey,
    /// A province, district or town, as the source names it.
    pub area: Option<Box<str>>,
}

impl Place {
    /// A whole State.
    pub fn state(state: impl AsRef<str>) -> Self {
        Self { state: PartyKey::new(state), area: None }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.area {
            None => self.state.serialize(serializer),
            Some(area) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("state", &self.state)?;
                map.serialize_entry("area", area)?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Place {
    /// A State's code, or a table `{ state, area }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Place;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a State's code, or a table with `state` and `area`")
            }
            fn visit_str<E: serde::de::Error>(self, state: &str) -> Result<Place, E> {
                Ok(Place::state(state))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Place, A::Error> {
                let (mut state, mut area) = (None, None);
                while let Some(field) = map.next_key::<CompactString>()? {
                    match field.as_str() {
                        "state" => state = Some(map.next_value()?),
                        "area" => area = Some(map.next_value()?),
                        other => return Err(serde::de::Error::unknown_field(other, &["state", "area"])),
                    }
                }
                let state = state.ok_or_else(|| serde::de::Error::missing_field("state"))?;
                Ok(Place { state, area })
            }
        }
        deserializer.deserialize_any(Read)
    }
}

/// One sourced value of a field, beside the value the entry shows. Sources may disagree; both stay.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Which field: `title`, `period.start`, `budget`, `attendance`.
    pub field: CompactString,
    /// What the source says.
    pub value: Box<str>,
    /// Which source.
    pub source: Box<str>,
}
