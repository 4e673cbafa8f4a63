//! What the fields of a proposal may hold: each as strict as the schema that is made of it.

use super::parameter;
use super::table::named;
use crate::web::draft::STATUSES;
use plan::{Amount, Lang, PartialDate, Status};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// A text in one language, which its letters tell, or in several.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Wording {
    Plain(String),
    Several(BTreeMap<Tag, String>),
}

/// A language: `ru`, `uz-cyrl`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Tag(pub(super) Lang);

impl TryFrom<String> for Tag {
    type Error = &'static str;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        let (lang, script) = tag.split_once('-').unwrap_or((&tag, "four"));
        let fits =
            (2..=3).contains(&lang.len()) && script.len() == 4 && [lang, script].concat().bytes().all(|b| b.is_ascii_lowercase());
        // not for people: the place is told, and what fits there
        Lang::parse(&tag).filter(|_| fits).map(Self).ok_or("no language")
    }
}

impl JsonSchema for Tag {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Tag".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[a-z]{2,3}(-[a-z]{4})?$" })
    }
}

/// One thing or several.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Several {
    One(String),
    Many(Vec<String>),
}

impl Several {
    /// Each of them.
    pub(super) fn each(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// A number, or what is written in its place.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Written {
    Number(u64),
    /// In JSON, 2027.0 is the same whole number as 2027.
    Whole(f64),
    Text(String),
}

impl Written {
    fn text(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Whole(number) if number.fract() == 0.0 => format!("{number:.0}"),
            Self::Whole(_) => String::new(),
            Self::Text(text) => text,
        }
    }
}

/// A year, a month or a day.
#[derive(Deserialize)]
#[serde(try_from = "Written")]
pub(super) struct When(pub(super) PartialDate);

impl TryFrom<Written> for When {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let text = written.text();
        // not for people: the place is told, and what fits there
        PartialDate::parse(&text).filter(|_| parameter::is_day(&text)).map(Self).ok_or("no date")
    }
}

impl JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "integer", "minimum": 1900, "maximum": 2200 },
            { "type": "string", "pattern": parameter::DAY },
            { "type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$" },
        ] })
    }
}

/// A sum of money.
#[derive(Deserialize)]
#[serde(try_from = "Written")]
pub(super) struct Money(pub(super) Amount);

impl TryFrom<Written> for Money {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let text = written.text();
        let (units, cents) = text.split_once('.').unwrap_or((&text, "0"));
        let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let amount = Amount::parse(&text).filter(|_| digits(units, 13) && digits(cents, 2));
        // not for people: as above
        amount.map(Self).ok_or("no amount")
    }
}

impl JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "integer", "minimum": 0, "maximum": 9_999_999_999_999_u64 },
            { "type": "string", "pattern": r"^[0-9]{1,13}(\.[0-9]{1,2})?$" },
        ] })
    }
}

/// Who may see an initiative.
#[derive(Clone, Copy, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum SeenBy {
    Public,
    Members,
    Named,
    Secretariat,
}

/// The statuses that a form offers.
pub(super) fn statuses(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": named(&STATUSES).into_iter().map(Some).chain([None]).collect::<Vec<_>>() })
}

pub(super) fn offered<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Status>, D::Error> {
    let status = Option::<Status>::deserialize(from)?;
    // not for people: the place is told, and what fits there
    let no = || serde::de::Error::custom("not offered");
    status.map(|status| STATUSES.contains(&status).then_some(status).ok_or_else(no)).transpose()
}

pub(super) fn three_letters<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let code = Option::<String>::deserialize(from)?;
    // not for people: as above
    let no = || serde::de::Error::custom("no currency");
    code.map(|code| (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(code).ok_or_else(no))
        .transpose()
}
