//! Where a fact was read, so that every figure can be followed back.

use crate::PartialDate;
use compact_str::CompactString;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A public address and, where it is known, the date of what stands there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, schemars::JsonSchema)]
pub struct Source {
    /// A web address, or the name of a document.
    pub address: Box<str>,
    /// The date of the page or document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
}

impl<'de> Deserialize<'de> for Source {
    /// A bare address, or a table `{ address, on }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Source;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an address, or a table with `address` and `on`")
            }

            fn visit_str<E: serde::de::Error>(self, address: &str) -> Result<Source, E> {
                Ok(Source { address: address.into(), on: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Source, A::Error> {
                let (mut address, mut on) = (None, None);
                while let Some(field) = map.next_key::<CompactString>()? {
                    match field.as_str() {
                        "address" => address = Some(map.next_value()?),
                        "on" => on = Some(map.next_value()?),
                        other => return Err(serde::de::Error::unknown_field(other, &["address", "on"])),
                    }
                }
                let address = address.ok_or_else(|| serde::de::Error::missing_field("address"))?;
                Ok(Source { address, on })
            }
        }
        deserializer.deserialize_any(Read)
    }
}
