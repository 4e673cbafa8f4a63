//! The filters of matrix and list, as a query holds them and as a form offers them. One text for both, so they mean the same.

use super::answer::Lost;
use super::frame::{self, Reading};
use super::link::Link;
use desk::Refusal;
use plan::{Date, EditionKey, Filter, Kind, Life, PartyKey, Strength, View};
use serde::Deserialize;

/// The years one can ask for.
const YEARS: (i16, i16) = (1900, 2100);

/// What was asked for. Every field is text, because a form sends an empty one for what nobody chose.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub(crate) struct Sieve {
    pub(crate) edition: String,
    pub(crate) words: String,
    pub(crate) state: String,
    pub(crate) party: String,
    pub(crate) funder: String,
    pub(crate) life: String,
    pub(crate) kind: String,
    pub(crate) strength: String,
    pub(crate) provision: String,
    pub(crate) unaligned: String,
    pub(crate) from: String,
    pub(crate) to: String,
}

/// One thing to choose in a form.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

impl Sieve {
    /// The filter in the words of the plan; an unknown name is said, not passed over.
    pub(crate) fn filter(&self, reading: &Reading<'_>) -> Result<Filter, Lost> {
        self.filter_in(reading.view)
    }

    /// The same, for whoever looks by no page.
    pub(crate) fn filter_in(&self, view: &View<'_>) -> Result<Filter, Lost> {
        let party = |name: &str| match name {
            "" => Ok(None),
            name => {
                let key = PartyKey::new(name);
                if view.party(&key).is_some() { Ok(Some(key)) } else { Err(Lost::NotThere(name.to_owned())) }
            }
        };
        let edition = frame::edition(view, Some(&self.edition))?;
        let provision = match self.provision.as_str() {
            "" => None,
            number if view.edition(&edition).is_some_and(|read| read.provision(number).is_some()) => {
                Some((edition.clone(), number.to_owned()))
            }
            number => return Err(Lost::NotThere(number.to_owned())),
        };
        Ok(Filter {
            words: self.words.split_whitespace().map(str::to_owned).collect(),
            state: party(&self.state)?,
            party: party(&self.party)?,
            funder: party(&self.funder)?,
            within: self.within()?,
            life: named(&self.life, &Life::ALL)?,
            kind: named(&self.kind, &Kind::ALL)?,
            provision,
            unaligned: (!self.unaligned.is_empty()).then_some(edition),
        })
    }

    pub(crate) fn edition_key(&self, reading: &Reading<'_>) -> Result<EditionKey, Lost> {
        reading.edition(Some(&self.edition))
    }

    /// The strength asked for.
    pub(crate) fn strength(&self) -> Result<Option<Strength>, Lost> {
        named(&self.strength, &Strength::ALL)
    }

    /// The years asked for, open where only one end is named.
    pub(crate) fn years(&self) -> (Option<i16>, Option<i16>) {
        (year(&self.from), year(&self.to))
    }

    /// The same as days. What is no year is said, or the page would show more than its form asks for.
    fn within(&self) -> Result<Option<(Date, Date)>, Lost> {
        if let Some(text) = [&self.from, &self.to].into_iter().find(|text| !text.trim().is_empty() && year(text).is_none()) {
            return Err(Refusal::new("year-unreadable").with("text", text.trim()).into());
        }
        let (from, to) = self.years();
        if from.is_none() && to.is_none() {
            return Ok(None);
        }
        let first = Date::new(from.unwrap_or(YEARS.0), 1, 1).unwrap_or(Date::MIN);
        Ok(Some((first, Date::new(to.unwrap_or(YEARS.1), 12, 31).unwrap_or(Date::MAX))))
    }

    /// The same filters on another page.
    pub(crate) fn link(&self, path: &str) -> Link {
        let Self { edition, words, state, party, funder, life, kind, strength, provision, unaligned, from, to } = self;
        let all = [
            ("edition", edition),
            ("words", words),
            ("state", state),
            ("party", party),
            ("funder", funder),
            ("life", life),
            ("kind", kind),
            ("strength", strength),
            ("provision", provision),
            ("unaligned", unaligned),
            ("from", from),
            ("to", to),
        ];
        all.into_iter().fold(Link::to(path), |link, (name, value)| link.with(name, value))
    }

    pub(crate) fn editions(&self, reading: &Reading<'_>) -> Vec<Choice> {
        let now = self.edition_key(reading).ok();
        let choice = |edition: &plan::Edition| Choice {
            value: edition.key.to_string(),
            label: edition.title.show(reading.teller.lang).to_owned(),
            chosen: now.as_ref() == Some(&edition.key),
        };
        reading.view.editions().map(choice).collect()
    }

    pub(crate) fn states(&self, reading: &Reading<'_>) -> Vec<Choice> {
        let states = reading.view.region().map_or(&[][..], |region| &region.states);
        let choice = |state: &PartyKey| Choice {
            value: state.to_string(),
            label: reading.teller.party_in_full(state),
            chosen: state.as_str() == self.state,
        };
        states.iter().map(choice).collect()
    }

    /// Those who take part in the most initiatives, in the order of their names.
    pub(crate) fn parties(&self, reading: &Reading<'_>) -> Vec<Choice> {
        reading.offers().parties(reading, &self.party)
    }

    /// Those who pay for the most initiatives.
    pub(crate) fn funders(&self, reading: &Reading<'_>) -> Vec<Choice> {
        reading.offers().funders(reading, &self.funder)
    }

    pub(crate) fn lives(&self, reading: &Reading<'_>) -> Vec<Choice> {
        choices(&Life::ALL, &self.life, |life| reading.teller.life(*life))
    }

    pub(crate) fn kinds(&self, reading: &Reading<'_>) -> Vec<Choice> {
        choices(&Kind::ALL, &self.kind, |kind| reading.teller.say(&format!("kind-{}", crate::report::word(kind))))
    }

    pub(crate) fn strengths(&self, reading: &Reading<'_>) -> Vec<Choice> {
        choices(&Strength::ALL, &self.strength, |strength| {
            reading.teller.say(&format!("strength-{}", crate::report::word(strength)))
        })
    }
}

fn year(text: &str) -> Option<i16> {
    text.trim().parse().ok().filter(|year| (YEARS.0..=YEARS.1).contains(year))
}

fn choices<T: serde::Serialize>(all: &[T], chosen: &str, label: impl Fn(&T) -> String) -> Vec<Choice> {
    let choice = |one: &T| {
        let value = crate::report::word(one);
        Choice { label: label(one), chosen: value == chosen, value }
    };
    all.iter().map(choice).collect()
}

/// One of ours by its permanent name.
fn named<T: serde::Serialize + Copy>(name: &str, all: &[T]) -> Result<Option<T>, Lost> {
    if name.is_empty() {
        return Ok(None);
    }
    let found = all.iter().find(|one| crate::report::word(one) == name).copied();
    found.map(Some).ok_or_else(|| Lost::NotThere(name.to_owned()))
}
