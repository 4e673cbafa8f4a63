//! The factors a pair is judged by, and the levels on which each can agree. Names are permanent; people meet them in JSON.
//! Not for: how a level is found (see `compare`), or what it is worth (see `model`).

use serde::{Deserialize, Serialize};

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Factor {
    /// Words of the titles.
    Title,
    /// How rare the words are that the titles share.
    Rarity,
    /// What each title says that the other does not.
    Contrast,
    /// Numbers in the titles: phases, years, lots.
    Numbers,
    /// Words that say what a title is in its family: an evaluation, a preparation, a fund.
    Aspect,
    /// Words of the descriptions.
    Description,
    /// What the texts mean, across languages.
    Meaning,
    /// Who takes part, and in which role.
    Parties,
    /// Whether one and the same body told of both.
    Reporter,
    /// States and areas.
    Places,
    /// When they run.
    Period,
    /// Money.
    Money,
    /// Provisions and sectors.
    Subjects,
    /// Identifiers, and one naming the other.
    References,
}

impl Factor {
    /// What tells the theme of two initiatives.
    pub const THEME: [Self; 5] = [Self::Title, Self::Rarity, Self::Description, Self::Meaning, Self::Subjects];

    /// All factors in the order in which they are told.
    pub const ALL: [Self; FACTORS] = [
        Self::Title,
        Self::Rarity,
        Self::Contrast,
        Self::Numbers,
        Self::Aspect,
        Self::Description,
        Self::Meaning,
        Self::Parties,
        Self::Reporter,
        Self::Places,
        Self::Period,
        Self::Money,
        Self::Subjects,
        Self::References,
    ];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Rarity => "rarity",
            Self::Contrast => "contrast",
            Self::Numbers => "numbers",
            Self::Aspect => "aspect",
            Self::Description => "description",
            Self::Meaning => "meaning",
            Self::Parties => "parties",
            Self::Reporter => "reporter",
            Self::Places => "places",
            Self::Period => "period",
            Self::Money => "money",
            Self::Subjects => "subjects",
            Self::References => "references",
        }
    }

    /// The levels above "missing", from disagreement to agreement.
    pub fn levels(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["other", "touching", "akin", "alike", "close", "near", "equal"],
            Self::Rarity => &["common", "usual", "uncommon", "rare", "rarer", "singular"],
            Self::Contrast => &["names", "rare", "usual", "one-sided", "none"],
            Self::Numbers => &["other", "one-sided", "some", "equal"],
            Self::Aspect => &["other"],
            Self::Description | Self::Meaning => &["other", "akin", "alike", "close", "near", "equal"],
            Self::Parties => &["other", "namesake", "common", "known", "told", "both-told"],
            Self::Reporter => &["same", "other"],
            Self::Places => &["other", "some", "within", "states", "areas"],
            Self::Period => &["apart", "before", "overlapping", "year", "one-end", "month", "day"],
            Self::Money => &["other", "order", "share", "near", "equal"],
            Self::Subjects => &["other", "field", "common", "rare"],
            Self::References => &["none", "tail", "named", "equal"],
        }
    }
}

/// How many factors there are.
pub const FACTORS: usize = 14;
/// The most levels any factor has, missing included.
pub(crate) const LEVELS: usize = 8;
/// Bands of how alike titles are: what texts and rare words are worth depends on it.
pub(crate) const BANDS: usize = 3;

/// On which level each factor agrees; 0 is missing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Levels(pub(crate) [u8; FACTORS]);

impl Levels {
    pub(crate) fn of(self, factor: Factor) -> u8 {
        self.0[factor as usize]
    }

    pub(crate) fn set(&mut self, factor: Factor, level: u8) {
        self.0[factor as usize] = level;
    }

    /// The band of title likeness that other texts depend on.
    pub(crate) fn band(self) -> usize {
        match self.of(Factor::Title) {
            0..=2 => 0,
            3 | 4 => 1,
            _ => 2,
        }
    }
}
