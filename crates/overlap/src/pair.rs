//! Two records held against each other, as people and programs are told: how likely, of what kind, and why, factor by factor.
//! Not for: finding the evidence (see `compare`), or saying it in a language; that is done by keys of the catalogue.

use crate::factor::Factor;
use compact_str::CompactString;
pub use plan::Ruling as Kind;
use serde::{Deserialize, Serialize};

/// Two records and what speaks for and against them.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Pair {
    /// One address; of two records of an index the one that comes first.
    pub left: CompactString,
    /// The other address.
    pub right: CompactString,
    /// How likely the two are one initiative, from 0 to 1.
    pub same: f64,
    /// How likely the two are relatives: phases, parts, siblings of one family.
    pub related: f64,
    /// How likely they are different initiatives that do the same in one place at one time.
    pub effort: f64,
    /// How likely one of them did, in the same place and at an earlier time, what the other does.
    pub before: f64,
    /// The address of the one that ended before the other began.
    pub earlier: Option<CompactString>,
    /// How alike the words and the meaning of the titles are, in thousandths each: which of two equally likely ones goes first.
    #[serde(skip)]
    pub close: u32,
    /// What a verdict would most likely say.
    pub kind: Kind,
    /// In which way they belong to one family, where that is recognised. Such a pair is neither the same nor an overlap, unless they
    /// are slices of one initiative.
    pub relation: Option<Relation>,
    /// Where the evidence starts from, in bits: how rarely candidates are the same. With all weights it is the logarithm of the odds.
    pub base: f64,
    /// The evidence, factor by factor; what is missing on one side is left out.
    pub factors: Vec<Evidence>,
    /// The model that judged.
    pub model: CompactString,
}

impl Pair {
    /// What a list is ordered and cut by: the likelier of the two questions. Relatives answer neither.
    pub fn probability(&self) -> f64 {
        if self.is_of_a_family() { 0.0 } else { self.same.max(self.effort) }
    }

    /// Whether the two are relatives and so neither the same nor an overlap; slices of one initiative are the same.
    pub fn is_of_a_family(&self) -> bool {
        self.relation.is_some_and(Relation::is_of_a_family)
    }

    /// What neighbours of a record are ordered and cut by: one that went before is worth a look too, since it can be built on.
    pub fn worth(&self) -> f64 {
        self.probability().max(self.before)
    }

    /// Whether it is worth a look because one of the two went before the other, more than for anything else.
    pub fn goes_on(&self) -> bool {
        self.before > self.probability()
    }
}

/// In which way two records belong to one family.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// One is part of the other.
    Part,
    /// Both are parts of one.
    Siblings,
    /// One carries on the other, or both are terms of one undertaking.
    Phase,
    /// One evaluates, audits or prepares the other.
    Accompanies,
    /// Both tell of one initiative and one body keeps them apart itself: years, contracts, purchases. They are the same, and nobody
    /// need be warned of them.
    Slices,
}

impl Relation {
    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Siblings => "siblings",
            Self::Phase => "phase",
            Self::Accompanies => "accompanies",
            Self::Slices => "slices",
        }
    }

    /// Whether it makes two initiatives of the two, and not one.
    pub(crate) fn is_of_a_family(self) -> bool {
        self != Self::Slices
    }
}

/// How one factor speaks.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Evidence {
    /// Which factor.
    pub factor: Factor,
    /// On which level the two agree: one of [`Factor::levels`].
    pub level: &'static str,
    /// In bits: how much this makes it likelier that the two are the same, below 0 for what speaks against it.
    pub weight: f64,
    /// In bits: how much it speaks for overlapping effort, which is another question.
    #[serde(skip)]
    pub effort: f64,
    /// The key of the sentence in the catalogue: `factor-parties-told`.
    pub reason: CompactString,
    /// The values of that sentence, by name.
    pub values: Vec<(&'static str, String)>,
}
