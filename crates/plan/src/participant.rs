//! Who takes part in an initiative, in which role: a party the register knows, or a name as the source wrote it.

use crate::PartyKey;
use compact_str::CompactString;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// What somebody does in an initiative. The order is the order of every list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Pays.
    Funder,
    /// Answers for the whole (IATI: accountable).
    Lead,
    /// Carries out (IATI: implementing).
    Implementer,
    /// Takes part or passes on (IATI: extending).
    Partner,
    /// Told the register about it (IATI: reporting organisation).
    Reporter,
}

impl Role {
    /// All roles in their order.
    pub const ALL: [Self; 5] = [Self::Funder, Self::Lead, Self::Implementer, Self::Partner, Self::Reporter];
}

/// A party of the register, or a name that has not been settled on one.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Who {
    /// A party the register knows.
    Party(PartyKey),
    /// A name as the source wrote it.
    Written(Box<Written>),
}

/// A name as a source wrote it, with the source's own code for it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Written {
    /// The name; may be empty where only a code was given.
    pub name: Box<str>,
    /// The code, such as an IATI organisation identifier.
    pub code: Option<CompactString>,
}

impl Who {
    /// A name without a code.
    pub fn written(name: &str) -> Self {
        Self::Written(Box::new(Written { name: name.into(), code: None }))
    }

    /// The party, where it is settled.
    pub fn party(&self) -> Option<&PartyKey> {
        match self {
            Self::Party(party) => Some(party),
            Self::Written(_) => None,
        }
    }
}

/// All participants of an initiative, sorted by role and, within a role, in the order of the source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Participants(Box<[(Role, Who)]>);

impl Participants {
    /// Collects participants; the same one in the same role is kept once.
    pub fn collect(participants: impl IntoIterator<Item = (Role, Who)>) -> Self {
        let mut kept: Vec<(Role, Who)> = Vec::new();
        for participant in participants {
            if !kept.contains(&participant) {
                kept.push(participant);
            }
        }
        kept.sort_by_key(|(role, _)| *role);
        Self(kept.into())
    }

    /// Everybody, with the role.
    pub fn iter(&self) -> impl Iterator<Item = (Role, &Who)> {
        self.0.iter().map(|(role, who)| (*role, who))
    }

    /// Everybody in one role.
    pub fn in_role(&self, role: Role) -> impl Iterator<Item = &Who> {
        self.0.iter().filter(move |(r, _)| *r == role).map(|(_, who)| who)
    }

    /// Who answers for it: the leads; where none is named the implementers, then the funders, then the reporter.
    pub fn providers(&self) -> impl Iterator<Item = &Who> {
        let first = [Role::Lead, Role::Implementer, Role::Funder, Role::Reporter]
            .into_iter()
            .find(|role| self.in_role(*role).next().is_some());
        first.into_iter().flat_map(|role| self.in_role(role))
    }

    /// Whether the party takes part in any role.
    pub fn includes(&self, party: &PartyKey) -> bool {
        self.0.iter().any(|(_, who)| who.party() == Some(party))
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Participants {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for run in self.0.chunk_by(|a, b| a.0 == b.0) {
            map.serialize_key(&run[0].0)?;
            map.serialize_value(&run.iter().map(|(_, who)| who).collect::<Vec<_>>())?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Participants {
    /// A table of roles, each a list: `{ lead = ["unodc"], funder = [{ name = "Some fund" }] }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InRole<'a>(Role, &'a mut Vec<(Role, Who)>);
        impl<'de> serde::de::DeserializeSeed<'de> for InRole<'_> {
            type Value = ();
            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_seq(self)
            }
        }
        impl<'de> Visitor<'de> for InRole<'_> {
            type Value = ();
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of parties")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
                while let Some(who) = seq.next_element()? {
                    self.1.push((self.0, who));
                }
                Ok(())
            }
        }
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Participants;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of roles, each a list of parties")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Participants, A::Error> {
                let mut all = Vec::new();
                while let Some(role) = map.next_key()? {
                    map.next_value_seed(InRole(role, &mut all))?;
                }
                Ok(Participants::collect(all))
            }
        }
        deserializer.deserialize_map(Read)
    }
}

impl Serialize for Who {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Party(party) => party.serialize(serializer),
            Self::Written(written) => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("name", &written.name)?;
                if let Some(code) = &written.code {
                    map.serialize_entry("code", code)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Who {
    /// A party's address, or a table `{ name, code }` for a name that is not settled.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Who;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a party's address, or a table with `name` and `code`")
            }
            fn visit_str<E: serde::de::Error>(self, party: &str) -> Result<Who, E> {
                Ok(Who::Party(PartyKey::new(party)))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Who, A::Error> {
                let (mut name, mut code) = (Box::<str>::default(), None);
                while let Some(field) = map.next_key::<CompactString>()? {
                    match field.as_str() {
                        "name" => name = map.next_value()?,
                        "code" => code = Some(map.next_value()?),
                        other => return Err(serde::de::Error::unknown_field(other, &["name", "code"])),
                    }
                }
                Ok(Who::Written(Box::new(Written { name, code })))
            }
        }
        deserializer.deserialize_any(Read)
    }
}
