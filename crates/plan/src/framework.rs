//! Frameworks and their editions: a plan or strategy, and each text it has had.

use crate::{EditionKey, FrameworkKey, Lang, MeetingKey, PartialDate, Source, Texts};
use serde::{Deserialize, Serialize};

/// A strategy or plan that initiatives can be hung on. It names its own levels: pillar, goal, action; or area, output.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Its address: `jpoa`.
    pub key: FrameworkKey,
    /// Its full name.
    pub title: Texts,
    /// Its short name: JPoA, СПД.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub short: Texts,
    /// What kind of document it is and who may change it.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub nature: Texts,
    /// Its levels from the top down.
    pub levels: Box<[Level]>,
    /// Where this was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

impl Framework {
    /// The level of this key.
    pub fn level(&self, key: &str) -> Option<&Level> {
        self.levels.iter().find(|level| &*level.key == key)
    }
}

/// One level of a framework.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// `section`, `goal`, `action`, `principle`.
    pub key: Box<str>,
    /// What the level is called.
    pub title: Texts,
    /// Whether initiatives carry out provisions of this level, so that coverage and gaps are counted on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub counted: bool,
}

/// One text of a framework.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its address: `jpoa/2022`.
    pub key: EditionKey,
    /// Its title on the cover.
    pub title: Texts,
    /// Where it stands between first draft and history.
    pub standing: Standing,
    /// When it was adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<PartialDate>,
    /// The meeting that adopted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingKey>,
    /// The languages it exists in.
    pub languages: Box<[EditionLanguage]>,
    /// What the reader must know before trusting the text: what was seen, what was inferred.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub note: Texts,
    /// The edition that takes its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<EditionKey>,
    /// Where this was read.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub sources: Box<[Source]>,
}

/// Where an edition stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Open for change; seen by members and observers only.
    Draft,
    /// Closed for change, positions being taken.
    Frozen,
    /// In force.
    Adopted,
    /// Replaced by a later edition.
    Superseded,
}

/// A language of an edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionLanguage {
    /// Which language.
    pub lang: Lang,
    /// How far the text in it can be trusted.
    pub standing: LanguageStanding,
}

/// How far the text of an edition in one language can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageStanding {
    /// The wording that was adopted.
    Authentic,
    /// A translation that a party to the plan has checked.
    Checked,
    /// A translation nobody has checked.
    Translated,
    /// A summary in own words; not the wording.
    Summary,
    /// The language is foreseen and the text is not there yet.
    Missing,
}
