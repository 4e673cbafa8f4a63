//! A proposal as programs send it: the fields of the form, under the names that `jpoa check` reads as well. It is read as the form is,
//! so that a program can do nothing that a person cannot.

use super::body::{self, Read, pointer};
use super::field::{self, Money, SeenBy, Several, When, Wording};
use super::problem::{Misfit, Stopped};
use crate::report::word;
use crate::web::draft::Draft;
use crate::web::frame::Reading;
use desk::Refusal;
use plan::{Answer, InitiativeKey, Kind, PartyKey, PartyNames, ProvisionKey, Status};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A proposal, whole or half typed. What is null or missing is not said.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Proposal {
    /// Its title.
    title: Option<Wording>,
    /// What it is to do.
    description: Option<Wording>,
    /// Who pays: names, short names or addresses of parties. Who is not known stays as written.
    funder: Option<Several>,
    /// Who answers for the whole.
    lead: Option<Several>,
    /// Who carries it out.
    implementer: Option<Several>,
    /// Who takes part.
    partner: Option<Several>,
    /// In which States, by code or name.
    states: Option<Several>,
    /// Which provisions it carries out: numbers of the edition in force, or addresses.
    provisions: Option<Several>,
    /// When it begins.
    start: Option<When>,
    /// When it ends, the last day included.
    end: Option<When>,
    #[schemars(schema_with = "field::statuses")]
    #[serde(deserialize_with = "field::offered")]
    status: Option<Status>,
    kind: Option<Kind>,
    /// What it costs in all.
    amount: Option<Money>,
    /// By ISO 4217; USD where nothing is said.
    #[schemars(regex(pattern = r"^[A-Za-z]{3}$"))]
    #[serde(deserialize_with = "field::three_letters")]
    currency: Option<String>,
    /// Who may see it; everybody where nothing is said.
    visibility: Option<SeenBy>,
    /// The parties that may see it, where it is for named ones.
    seen_by: Option<Several>,
    /// How it relates to neighbours, by their addresses.
    answers: Option<BTreeMap<InitiativeKey, Answer>>,
}

/// A proposal as a body tells it, with the names of the fields it tells.
pub(super) fn read(bytes: &[u8]) -> Result<Read<Proposal>, Stopped> {
    body::read(bytes)
}

/// What a correction does not tell: who may see it is not for a correction to settle, and it has no neighbours to answer.
const NOT_CORRECTED: [&str; 3] = ["visibility", "seen_by", "answers"];

/// The fields of a proposal that a correction may tell.
pub(super) struct Correction;

impl JsonSchema for Correction {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Correction".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Proposal::json_schema(generator);
        if let Some(serde_json::Value::Object(fields)) = schema.get_mut("properties") {
            fields.retain(|name, _| !NOT_CORRECTED.contains(&name.as_str()));
        }
        schema
    }
}

/// A correction as a body tells it.
pub(super) fn read_correction(bytes: &[u8]) -> Result<Read<Proposal>, Stopped> {
    let told: Read<Proposal> = body::read(bytes)?;
    let unknown = told.names.iter().filter(|name| NOT_CORRECTED.contains(&name.as_str()));
    let misfits: Vec<Misfit> = unknown.map(|name| body::unknown(name)).collect();
    if misfits.is_empty() { Ok(told) } else { Err(Stopped::Unfit("body-unfit", misfits)) }
}

impl Proposal {
    /// Puts what is told into a draft, as if it had been typed. What is named must be there.
    pub(super) fn put(&self, names: &[String], reading: &Reading<'_>, draft: &mut Draft) -> Result<(), Stopped> {
        let mut misfits = Vec::new();
        let states = found(self.states.as_ref(), "states", &mut misfits, |name| state(reading, draft, name));
        let provisions = found(self.provisions.as_ref(), "provisions", &mut misfits, |name| provision(reading, name));
        if !misfits.is_empty() {
            return Err(Stopped::Unfit("proposal-unfit", misfits));
        }
        let together = |several: &Option<Several>| several.iter().map(|all| all.each().join("; ")).collect::<Vec<_>>();
        let one = |value: Option<String>| value.into_iter().collect::<Vec<_>>();
        let fields: [(&str, &str, Vec<String>); 14] = [
            ("funder", "funder", together(&self.funder)),
            ("lead", "lead", together(&self.lead)),
            ("implementer", "implementer", together(&self.implementer)),
            ("partner", "partner", together(&self.partner)),
            ("states", "state", states),
            ("provisions", "provision", provisions),
            ("start", "start", one(self.start.as_ref().map(|when| when.0.to_string()))),
            ("end", "end", one(self.end.as_ref().map(|when| when.0.to_string()))),
            ("status", "status", one(self.status.as_ref().map(word))),
            ("kind", "kind", one(self.kind.as_ref().map(word))),
            ("amount", "amount", one(self.amount.as_ref().map(|money| money.0.to_string()))),
            ("currency", "currency", one(self.currency.clone())),
            ("visibility", "visibility", one(self.visibility.as_ref().map(word))),
            ("seen_by", "seen-by", together(&self.seen_by)),
        ];
        for (name, field, values) in fields {
            if names.iter().any(|told| told == name) {
                draft.put(field, values);
            }
        }
        for (name, wording) in [("title", &self.title), ("description", &self.description)] {
            if names.iter().any(|told| told == name) {
                put_wording(draft, name, wording.as_ref());
            }
        }
        for (initiative, answer) in self.answers.iter().flatten() {
            draft.put(&format!("answer:{initiative}"), [answer.name().to_owned()]);
        }
        Ok(())
    }

    /// The neighbours that are answered.
    pub(super) fn answered(&self) -> impl Iterator<Item = &InitiativeKey> {
        self.answers.iter().flat_map(BTreeMap::keys)
    }
}

fn put_wording(draft: &mut Draft, name: &str, wording: Option<&Wording>) {
    match wording {
        None => draft.put(name, []),
        Some(Wording::Plain(text)) => draft.put(name, [text.clone()]),
        Some(Wording::Several(texts)) => {
            texts.iter().for_each(|(lang, text)| draft.put(&format!("{name}.{}", lang.0), [text.clone()]));
            // What has no text in any language is told nowhere.
            draft.put(name, texts.values().find(|text| !text.trim().is_empty()).cloned());
        }
    }
}

/// The addresses of what is named; what is not there is told with its place.
fn found(
    several: Option<&Several>,
    field: &str,
    misfits: &mut Vec<Misfit>,
    find: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let mut keys = Vec::new();
    let each = several.iter().flat_map(|all| all.each().iter().enumerate().map(move |(at, name)| (*all, at, name)));
    for (all, at, name) in each.filter(|(_, _, name)| !name.trim().is_empty()) {
        match find(name.trim()) {
            Some(key) => keys.push(key),
            None => {
                let at = at.to_string();
                let path: &[&str] = if matches!(all, Several::One(_)) { &[field] } else { &[field, &at] };
                misfits.push(Misfit { pointer: pointer(path), why: Refusal::new("not-there").with("what", name) });
            }
        }
    }
    keys
}

/// A State of the plan, or another that was named already, as in the form.
fn state(reading: &Reading<'_>, draft: &Draft, name: &str) -> Option<String> {
    let states = reading.view.region().map_or(&[][..], |region| &*region.states);
    let named = PartyNames::of(reading.view.parties()).resolve(Some(name), Some(name));
    let key = reading.view.party(&PartyKey::new(name)).map(|party| party.key.clone()).or(named)?;
    (states.contains(&key) || draft.has("state", key.as_str())).then(|| key.to_string())
}

fn provision(reading: &Reading<'_>, number: &str) -> Option<String> {
    let key = match number.contains('/') {
        true => ProvisionKey::new(number),
        false => reading.edition(None).ok()?.provision(number),
    };
    let read = reading.view.edition(&key.edition())?;
    read.counted().any(|provision| provision.key == key).then(|| key.to_string())
}
