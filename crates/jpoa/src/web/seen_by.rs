//! Who may see an initiative, as forms hold it: a level, and names where it is for named parties only.

use super::frame::Reading;
use super::sieve::Choice;
use desk::Refusal;
use plan::{PartyNames, View, Visibility};

/// What a form offers, by its permanent names.
const LEVELS: [&str; 4] = ["public", "members", "named", "secretariat"];

/// The levels to choose from.
pub(crate) fn levels(reading: &Reading<'_>, chosen: &str) -> Vec<Choice> {
    let chosen = if chosen.is_empty() { LEVELS[0] } else { chosen };
    let level = |level: &str| Choice {
        value: level.to_owned(),
        label: reading.teller.say(&format!("seen-by-{level}")),
        chosen: level == chosen,
    };
    LEVELS.map(level).into()
}

/// A visibility as a form holds it: the level and the names.
pub(crate) fn written(reading: &Reading<'_>, visibility: &Visibility) -> (&'static str, String) {
    match visibility {
        Visibility::Public => ("public", String::new()),
        Visibility::Members => ("members", String::new()),
        Visibility::Secretariat => ("secretariat", String::new()),
        Visibility::Named(parties) => {
            let names: Vec<String> = parties.iter().map(|party| reading.teller.party(party)).collect();
            ("named", names.join("; "))
        }
    }
}

/// The visibility that was meant. Whoever is named must be known, because what is meant for a few must not go astray.
pub(crate) fn read(view: &View<'_>, level: &str, names: &str) -> Result<Visibility, Refusal> {
    match level {
        "members" => Ok(Visibility::Members),
        "secretariat" => Ok(Visibility::Secretariat),
        "named" => {
            let known = PartyNames::of(view.parties());
            let each = names.split([';', ',']).map(str::trim).filter(|name| !name.is_empty());
            let party = |name: &str| {
                let found = known.resolve(None, Some(name)).filter(|key| view.party(key).is_some());
                found.ok_or_else(|| Refusal::new("party-unknown").with("name", name))
            };
            let parties: Vec<_> = each.map(party).collect::<Result<_, _>>()?;
            if parties.is_empty() { Err(Refusal::new("nobody-named")) } else { Ok(Visibility::Named(parties.into())) }
        }
        _ => Ok(Visibility::Public),
    }
}
