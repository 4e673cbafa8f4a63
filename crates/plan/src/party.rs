//! Those who adopt, pay, lead and carry out: States, organisations, donors; with their names through time and scripts.

use crate::{EditionKey, Lang, MeetingKey, PartialDate, PartyKey, PartyKindKey, Source, Texts};
use serde::{Deserialize, Serialize};

/// A kind of party, as the region names it: UN entity, sectoral body, donor.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyKind {
    /// Its address: `un-entity`.
    pub key: PartyKindKey,
    /// What it is called.
    pub title: Texts,
    /// What many of it are called, as headings say it: UN entities.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub several: Texts,
}

impl PartyKind {
    /// What many of it are called; what one is called where nobody says that in this language.
    pub fn several(&self, lang: Lang) -> &str {
        self.several.get(lang).unwrap_or_else(|| self.title.show(lang))
    }
}

/// A State, an organisation, a donor. Never a person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its address: `KG` (ISO 3166-1) for a State, `unodc`.
    pub key: PartyKey,
    /// What kind of party it is.
    pub kind: PartyKindKey,
    /// Its name in each language.
    pub title: Texts,
    /// Its acronym or short form in each language: UNODC, УНП ООН.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub short: Texts,
    /// Other names and spellings met in sources.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub aliases: Box<[Box<str>]>,
    /// Names it bore until some date.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub former: Box<[FormerName]>,
    /// Its codes in public schemes.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub identifiers: Box<[Identifier]>,
    /// The party it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PartyKey>,
    /// The parties it took over from.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub predecessors: Box<[PartyKey]>,
    /// Where this was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

impl Party {
    /// The short form where there is one in this language (or in English), else the name.
    pub fn label(&self, lang: Lang) -> &str {
        self.short.get(lang).or_else(|| self.short.get(Lang::EN)).unwrap_or_else(|| self.title.show(lang))
    }
}

/// A name bound to a time: Turkey until 2022, Türkiye now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The name.
    pub title: Texts,
    /// The last date it was used officially.
    pub until: PartialDate,
}

/// A code in a public scheme: `iso-3166`, `iati`, `org-id`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// The scheme.
    pub scheme: Box<str>,
    /// The code in it.
    pub code: Box<str>,
}

/// What a party did on an edition. A later position replaces an earlier one of the same party, and both stay on record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Whose position.
    pub party: PartyKey,
    /// On which edition.
    pub edition: EditionKey,
    /// Which position.
    pub stance: Stance,
    /// Since when.
    pub on: PartialDate,
    /// Where it was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingKey>,
    /// What the party said with it, or what the source says of it.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub statement: Texts,
    /// Where this was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

/// A position on an edition.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Bound itself politically to the text.
    Adopted,
    /// Took part without adopting.
    Observer,
    /// Supports the text from outside.
    Supports,
    /// Took its adoption or support back.
    Withdrawn,
}

/// A meeting where positions are taken and recommendations made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Its address: `ashgabat-2011`.
    pub key: MeetingKey,
    /// What it was called.
    pub title: Texts,
    /// The town.
    pub place: Texts,
    /// First day.
    pub start: PartialDate,
    /// Last day, where it took more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PartialDate>,
    /// What happened and who was there.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub account: Texts,
    /// What was decided or recommended.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub decisions: Box<[Decision]>,
    /// Where this was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

/// A decision or recommendation, followed from meeting to meeting until it is done or dropped.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What should happen.
    pub text: Texts,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub owners: Box<[PartyKey]>,
    /// Where it stands.
    pub standing: DecisionStanding,
}

/// Where a decision stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionStanding {
    /// Not yet carried out.
    Open,
    /// Carried out.
    Done,
    /// Taken up again by a later meeting.
    Carried,
    /// Given up.
    Dropped,
}
