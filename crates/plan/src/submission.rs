//! What stands before the register: a check before launch with what was shown and answered, and an initiative that waits for the
//! secretariat. Not for initiatives that were taken in.

use crate::{Initiative, InitiativeKey, PartialDate, PartyKey, Ruling, Texts};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A proposal that was held against all that was known, with what was shown and what was answered. Its number is that of its entry.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What is meant to be done.
    pub proposal: Initiative,
    /// How many initiatives it was held against.
    pub compared: u64,
    /// The neighbours that were shown, likeliest first.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub shown: Box<[Neighbour]>,
    /// How many more there were that could not be shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub restricted: u32,
    /// Which model judged.
    pub model: Box<str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands references")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A neighbour as it was shown, and how the proposal relates to it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Neighbour {
    /// Which one.
    pub initiative: InitiativeKey,
    /// How likely it was said to be the same or to overlap, in percent.
    pub percent: u8,
    /// What it was suspected to be.
    pub suspected: Ruling,
    /// What was answered; nothing where nobody answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// How a proposal relates to a neighbour, as its owner says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It becomes part of it.
    Joins,
    /// It leaves it room and builds on it.
    Complements,
    /// It is about something else.
    Different,
    /// It will not be launched.
    WillStop,
}

impl Answer {
    /// All answers, as they are offered.
    pub const ALL: [Self; 4] = [Self::Joins, Self::Complements, Self::Different, Self::WillStop];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Joins => "joins",
            Self::Complements => "complements",
            Self::Different => "different",
            Self::WillStop => "will-stop",
        }
    }
}

/// A check with who made it and when.
#[derive(Clone, PartialEq, Debug, Serialize, schemars::JsonSchema)]
pub struct MadeCheck {
    /// What was asked, shown and answered.
    pub check: Check,
    /// Who asked.
    pub by: PartyKey,
    /// When.
    pub on: PartialDate,
    /// Its number: that of its entry.
    pub entry: u64,
}

/// An initiative that was handed in and is not in the register yet.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Submission {
    /// As it was handed in.
    pub initiative: Initiative,
    /// What it corrects, as it stood in the register then; none for one that is new.
    pub corrects: Option<Box<Initiative>>,
    /// The check that was made before, where there was one.
    pub check: Option<u64>,
    /// Who handed it in.
    pub by: PartyKey,
    /// When.
    pub on: PartialDate,
    /// Its number.
    pub key: SubmissionKey,
    /// What became of it.
    pub standing: SubmissionStanding,
    /// What the secretariat said with it.
    pub said: Texts,
}

/// The number of a submission: that of its entry, and where several came with one file, which of them it is. `12` and `12.3`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SubmissionKey {
    /// The entry it was handed in with.
    pub entry: u64,
    /// Which of those of a file, counted from 1; 0 where it came alone.
    pub part: u32,
}

impl From<u64> for SubmissionKey {
    fn from(entry: u64) -> Self {
        Self { entry, part: 0 }
    }
}

impl fmt::Display for SubmissionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            0 => write!(f, "{}", self.entry),
            part => write!(f, "{}.{part}", self.entry),
        }
    }
}

impl FromStr for SubmissionKey {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('.') {
            Some((entry, part)) => Ok(Self { entry: entry.parse()?, part: part.parse()? }),
            None => Ok(Self { entry: text.parse()?, part: 0 }),
        }
    }
}

/// The form it has in journals: a number where it came alone, as ever, else a text.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Alone(u64),
    OfFile(String),
}

impl Serialize for SubmissionKey {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.part {
            0 => Written::Alone(self.entry),
            _ => Written::OfFile(self.to_string()),
        }
        .serialize(to)
    }
}

impl<'de> Deserialize<'de> for SubmissionKey {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Written::deserialize(from)? {
            Written::Alone(entry) => Ok(entry.into()),
            Written::OfFile(text) => text.parse().map_err(serde::de::Error::custom),
        }
    }
}

/// An initiative that was handed in with a file, as the load keeps it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// Which of those of the file, counted from 1.
    pub part: u32,
    /// Who handed it in.
    pub by: PartyKey,
    /// As it was handed in.
    pub initiative: Initiative,
}

/// What became of a submission.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionStanding {
    /// It waits for the secretariat.
    Waiting,
    /// It is in the register.
    Accepted,
    /// It went back to who handed it in.
    Returned,
}

impl SubmissionStanding {
    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
        }
    }
}
