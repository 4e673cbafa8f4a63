//! Which block of a plan file is which record. Not for fields: those are the types' own.

use plan::Record;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeValue, Error, ValueDeserializer};

/// The names a block can have.
pub(crate) const BLOCKS: [&str; 11] = [
    "region",
    "framework",
    "edition",
    "provision",
    "trace",
    "party_kind",
    "party",
    "position",
    "meeting",
    "initiative",
    "challenge",
];

/// Reads one block as the record its name says.
pub(crate) fn read(name: &str, mut block: Spanned<DeValue<'_>>) -> Result<Record, Error> {
    quote_dates(block.get_mut());
    let block = ValueDeserializer::from(block);
    Ok(match name {
        "region" => Record::Region(fields(block)?),
        "framework" => Record::Framework(fields(block)?),
        "edition" => Record::Edition(fields(block)?),
        "provision" => Record::Provision(fields(block)?),
        "trace" => Record::Trace(fields(block)?),
        "party_kind" => Record::PartyKind(fields(block)?),
        "party" => Record::Party(fields(block)?),
        "position" => Record::Position(fields(block)?),
        "meeting" => Record::Meeting(fields(block)?),
        "initiative" => Record::Initiative(Box::new(fields(block)?)),
        "challenge" => Record::Challenge(fields(block)?),
        other => return Err(serde::de::Error::unknown_variant(other, &BLOCKS)),
    })
}

fn fields<T: DeserializeOwned>(block: ValueDeserializer<'_>) -> Result<T, Error> {
    T::deserialize(block)
}

/// TOML has dates of its own; a date without quotes is meant as the same date with them.
fn quote_dates(value: &mut DeValue<'_>) {
    match value {
        DeValue::Datetime(date) => *value = DeValue::String(date.to_string().into()),
        DeValue::Array(values) => values.iter_mut().for_each(|value| quote_dates(value.get_mut())),
        DeValue::Table(fields) => fields.iter_mut().for_each(|(_, value)| quote_dates(value.get_mut())),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => {}
    }
}
