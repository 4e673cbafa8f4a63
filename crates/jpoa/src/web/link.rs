//! Addresses of pages: paths of things, and queries put together so that nothing in them can break out.

use plan::{ChallengeKey, InitiativeKey, MeetingKey, PartyKey, ProvisionKey};
use std::fmt::Write;

/// A path with a query, built piece by piece.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    path: String,
    query: String,
}

impl Link {
    /// An address without a query.
    pub(crate) fn to(path: impl Into<String>) -> Self {
        Self { path: path.into(), query: String::new() }
    }

    /// Adds a value to the query; an empty one is left out.
    pub(crate) fn with(mut self, name: &str, value: impl AsRef<str>) -> Self {
        let value = value.as_ref();
        if !value.is_empty() {
            self.query.push(if self.query.is_empty() { '?' } else { '&' });
            escape(&mut self.query, name);
            self.query.push('=');
            escape(&mut self.query, value);
        }
        self
    }
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.path, self.query)
    }
}

/// The page of an initiative.
pub(crate) fn initiative(key: &InitiativeKey) -> Link {
    Link::to(below("/initiatives/", key.as_str()))
}

/// The page of a party.
pub(crate) fn party(key: &PartyKey) -> Link {
    Link::to(below("/parties/", key.as_str()))
}

/// The page of a provision, which is its permanent address.
pub(crate) fn provision(key: &ProvisionKey) -> Link {
    Link::to(below("/plans/", key.as_str()))
}

/// The page of an edition.
pub(crate) fn edition(key: &plan::EditionKey) -> Link {
    Link::to(below("/plans/", key.as_str()))
}

/// The page of a meeting.
pub(crate) fn meeting(key: &MeetingKey) -> Link {
    Link::to(below("/meetings/", key.as_str()))
}

/// The page of a challenge.
pub(crate) fn challenge(key: &ChallengeKey) -> Link {
    Link::to(below("/challenges/", key.as_str()))
}

/// The page of the journal that holds an entry, at that entry.
pub(crate) fn entry(number: u64) -> Link {
    Link::to("/log").with("entry", number.to_string())
}

/// The journal of one initiative.
pub(crate) fn history(key: &InitiativeKey) -> Link {
    Link::to("/log").with("of", key.as_str())
}

/// The page at a path that was put together elsewhere, such as `initiatives/central-asia:CA-062`.
pub(crate) fn page(path: &str) -> Link {
    Link::to(below("/", path))
}

fn below(folder: &str, address: &str) -> String {
    let mut path = folder.to_owned();
    escape(&mut path, address);
    path
}

/// Letters, digits and signs that mean nothing in an address stay as they are; all else is told byte by byte.
fn escape(into: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b',' => {
                into.push(char::from(byte));
            }
            _ => {
                let _ = write!(into, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reference_holds_cannot_break_out_of_the_address() {
        let key = InitiativeKey::new("kg:10/2 ?x=\"<1>\"&ы");
        let link = initiative(&key).with("from", "a&b=c#d").with("none", "");
        assert_eq!(link.to_string(), "/initiatives/kg:10/2%20%3Fx%3D%22%3C1%3E%22%26%D1%8B?from=a%26b%3Dc%23d");
    }
}
