//! Addresses of things: typed strings a person can read, so that ids cannot be mixed and need no look-up table.
//! Not for: numbers of journal entries (see `change`).

use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(CompactString);

        impl $name {
            /// Takes the address as written; whether it leads anywhere is checked by `rules`.
            pub fn new(address: impl AsRef<str>) -> Self {
                Self(CompactString::new(address))
            }

            /// The address as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "minLength": 1 })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(address: &str) -> Self {
                Self::new(address)
            }
        }
    )*};
}

keys! {
    /// A region whose plan this is: `central-asia`.
    RegionKey;
    /// A strategy or plan: `jpoa`, `un-gcts`.
    FrameworkKey;
    /// One text of a framework: `jpoa/2011`.
    EditionKey;
    /// One numbered clause of an edition: `jpoa/2011/II.3.1`.
    ProvisionKey;
    /// A State (`KG`, ISO 3166-1), an organisation (`unodc`), a donor, an NGO.
    PartyKey;
    /// A kind of party, as the region names it: `un-entity`.
    PartyKindKey;
    /// A meeting: `ashgabat-2011`.
    MeetingKey;
    /// An initiative: name space and reference, `central-asia:CA-062` or `iati:XM-DAC-41114-1`.
    InitiativeKey;
    /// An obstacle: `funding-shock-2025`.
    ChallengeKey;
    /// Where records come from: a plan folder, a file that is sent again and again.
    SourceKey;
    /// A stored file or load: the SHA-256 of its bytes, in hexadecimal.
    BlobKey;
}

impl EditionKey {
    /// The framework this is an edition of: `jpoa` for `jpoa/2011`.
    pub fn framework(&self) -> FrameworkKey {
        FrameworkKey::new(self.0.split('/').next().unwrap_or_default())
    }

    /// The edition's own label: `2011` for `jpoa/2011`.
    pub fn label(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, label)| label)
    }

    /// The address of one of its provisions.
    pub fn provision(&self, number: &str) -> ProvisionKey {
        ProvisionKey(compact_str::format_compact!("{}/{}", self.0, number))
    }
}

impl ProvisionKey {
    /// The edition this clause stands in: `jpoa/2011` for `jpoa/2011/II.3`.
    pub fn edition(&self) -> EditionKey {
        EditionKey::new(self.0.rsplit_once('/').map_or("", |(edition, _)| edition))
    }

    /// Its number in that edition: `II.3` for `jpoa/2011/II.3`.
    pub fn number(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, number)| number)
    }
}

impl InitiativeKey {
    /// Joins a name space (a source, or `iati` for the world-wide identifiers) and a reference within it.
    pub fn within(space: &str, reference: &str) -> Self {
        Self(compact_str::format_compact!("{space}:{reference}"))
    }

    /// The reference as its owner writes it: `CA-062`.
    pub fn reference(&self) -> &str {
        self.0.split_once(':').map_or(&self.0, |(_, reference)| reference)
    }
}
