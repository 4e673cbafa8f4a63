//! Where an initiative works: a State and, where known, an area in it.

use crate::PartyKey;
use compact_str::CompactString;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

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
