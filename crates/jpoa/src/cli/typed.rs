//! What people type for the plan's own words and addresses, and the nearest that was meant.

use super::talk::Problem;
use crate::report::word;
use plan::{EditionKey, PartyKey, ProvisionKey, View};
use serde::Serialize;

/// One of the plan's words, as typed; else the words there are.
pub(super) fn one_of<T: Serialize + Copy>(text: &str, all: &[T]) -> Result<T, Problem> {
    let found = all.iter().find(|value| word(*value) == text).copied();
    found.ok_or_else(|| {
        let known: Vec<String> = all.iter().map(word).collect();
        Problem::Usage("usage-word", vec![("text", text.to_owned()), ("known", known.join(", "))])
    })
}

/// A party by its address, whatever the case of its letters.
pub(super) fn party(text: &str, view: &View<'_>) -> Result<PartyKey, Problem> {
    let found = view.parties().find(|party| party.key.as_str().eq_ignore_ascii_case(text)).map(|party| party.key.clone());
    found.or_else(|| plan::PartyNames::in_view(view).resolve(None, Some(text))).ok_or_else(|| {
        let known: Vec<&str> = view.parties().map(|party| party.key.as_str()).collect();
        let nearest = plan::nearest(text, &known).unwrap_or_default();
        let code = if nearest.is_empty() { "party-unknown" } else { "party-misspelt" };
        desk::Refusal::new(code).with("name", text).with("nearest", nearest).into()
    })
}

/// The number of a provision of an edition, from a number or a whole address.
pub(super) fn number(edition: &EditionKey, written: &str, view: &View<'_>) -> Result<String, Problem> {
    let key = if written.contains('/') { ProvisionKey::new(written) } else { edition.provision(written) };
    if view.provision(&key).is_some() && key.edition() == *edition {
        return Ok(key.number().to_owned());
    }
    let known: Vec<&str> =
        view.edition(edition).map_or_else(Vec::new, |read| read.provisions.iter().map(|p| p.key.number()).collect());
    let nearest = plan::nearest(key.number(), &known).or_else(|| known.first().copied()).unwrap_or_default();
    Err(desk::Refusal::new("provision-unknown").with("name", &key).with("nearest", nearest).into())
}
