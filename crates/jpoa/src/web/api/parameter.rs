//! What a call may be asked with: each parameter with its kind, which says what fits, and says the same in the description.

use super::call::Given;
use super::cursor;
use desk::Refusal;
use plan::PartialDate;
use serde_json::{Value, json};

/// One thing that can be asked for.
#[derive(Clone, Copy)]
pub(super) struct Parameter {
    /// Its name, and the key of its sentence behind `api-parameter-`.
    pub(super) name: &'static str,
    pub(super) place: Place,
    pub(super) kind: Kind,
}

/// Where a parameter stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the address itself; it must be there.
    Path,
    /// In the query.
    Query,
}

/// What fits.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Any text, so long as there is some.
    Text,
    /// A day, month or year from 1900 to 2200.
    Day,
    /// A year that filters take.
    Year,
    /// The number of an entry.
    Number,
    /// How many at once.
    Limit,
    /// Where a list goes on.
    Cursor,
    /// One of these words.
    OneOf(fn() -> Vec<String>),
}

/// How many things a list tells at once where nothing is said.
pub(super) const LIMIT: usize = 100;
/// The most a list tells at once.
const MOST: usize = 1000;

/// Days as they are written: all of them, so that what fits here is a day.
pub(super) const DAY: &str = "^(19[0-9]{2}|20[0-9]{2}|21[0-9]{2}|2200)(-(0[1-9]|1[0-2]))?$";

impl Parameter {
    pub(super) const fn query(name: &'static str, kind: Kind) -> Self {
        Self { name, place: Place::Query, kind }
    }

    pub(super) const fn path(name: &'static str, kind: Kind) -> Self {
        Self { name, place: Place::Path, kind }
    }

    /// What fits, as a schema.
    pub(super) fn schema(&self) -> Value {
        match self.kind {
            Kind::Text => json!({ "type": "string", "minLength": 1 }),
            Kind::Day => json!({ "anyOf": [
                { "type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$" },
                { "type": "string", "pattern": DAY },
            ] }),
            Kind::Year => json!({ "type": "integer", "minimum": 1900, "maximum": 2100 }),
            Kind::Number => json!({ "type": "integer", "minimum": 1 }),
            Kind::Limit => json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT }),
            Kind::Cursor => json!({ "type": "string", "minLength": 2, "pattern": "^([0-9a-f]{2})+$" }),
            Kind::OneOf(all) => json!({ "type": "string", "enum": all() }),
        }
    }

    fn fits(&self, value: &str) -> bool {
        let number = |least: usize, most: usize| {
            value.bytes().all(|byte| byte.is_ascii_digit()) && value.parse().is_ok_and(|number| (least..=most).contains(&number))
        };
        match self.kind {
            Kind::Text => !value.is_empty(),
            Kind::Day => is_day(value),
            Kind::Year => number(1900, 2100),
            // A number that no machine can hold is of no entry, which is for the noun to say.
            Kind::Number => {
                !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) && value.bytes().any(|byte| byte != b'0')
            }
            Kind::Limit => number(1, MOST),
            Kind::Cursor => !value.is_empty(),
            Kind::OneOf(all) => all().iter().any(|known| known == value),
        }
    }
}

/// Whether this is a day, a month or a year as they are written.
pub(super) fn is_day(value: &str) -> bool {
    matches!(value.len(), 4 | 7 | 10) && PartialDate::parse(value).is_some_and(|day| day.to_string() == value)
}

/// Reads what was given against what may be; a name that nobody knows is said, not passed over.
pub(super) fn read<'a>(
    parameters: &[Parameter],
    path: impl Iterator<Item = (&'a str, &'a str)>,
    query: &str,
) -> Result<Given, Refusal> {
    let mut given = Given::new();
    let from_path = path.map(|(name, value)| (Place::Path, name.to_owned(), value.to_owned()));
    let from_query = form_urlencoded::parse(query.as_bytes()).map(|(name, value)| (Place::Query, name.into(), value.into()));
    for (place, name, value) in from_path.chain(from_query) {
        let known = parameters.iter().find(|parameter| parameter.name == name && parameter.place == place);
        let parameter = known.ok_or_else(|| Refusal::new("parameter-unknown").with("name", &name))?;
        if !parameter.fits(&value) {
            return Err(Refusal::new("parameter-unfit").with("name", &name).with("value", &value));
        }
        if matches!(parameter.kind, Kind::Cursor) && cursor::place(&value).is_none() {
            return Err(Refusal::new("cursor-unreadable").with("value", &value));
        }
        if given.insert(parameter.name, value).is_some() {
            return Err(Refusal::new("parameter-twice").with("name", &name));
        }
    }
    Ok(given)
}
