//! Which organisations the forms of filters offer to choose from: those that count for most, by their names. Worked out once for a
//! language and a viewer. Not for: all organisations, which have a page of their own.

use super::frame::Reading;
use super::kept::Keep;
use super::sieve::Choice;
use plan::{PartyKey, Takes};
use std::cmp::Reverse;

/// How many a form offers at most; the others are found by the search.
const OFFERED: usize = 120;

/// Organisations to choose from, in the order of their names.
pub(crate) struct Offers {
    /// Those who take part otherwise than by paying.
    works: Vec<Offer>,
    /// Those who pay.
    pays: Vec<Offer>,
}

struct Offer {
    key: PartyKey,
    label: String,
    /// What it is put in order by.
    letters: String,
}

impl Offer {
    fn of(reading: &Reading<'_>, key: &PartyKey) -> Self {
        let label = reading.teller.party(key);
        Self { key: key.clone(), letters: label.to_lowercase(), label }
    }

    fn choice(&self, chosen: &str) -> Choice {
        Choice { value: self.key.to_string(), label: self.label.clone(), chosen: self.key.as_str() == chosen }
    }
}

impl Offers {
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let takers = plan::takers(reading.view);
        let most = |count: fn(&Takes) -> u32| {
            let mut most: Vec<(&PartyKey, u32)> = takers.iter().map(|(key, takes)| (key, count(takes))).collect();
            most.retain(|(_, count)| *count > 0);
            most.sort_by_key(|(_, count)| Reverse(*count));
            let mut offers: Vec<Offer> = most.iter().take(OFFERED).map(|(key, _)| Offer::of(reading, key)).collect();
            offers.sort_by(|one, other| one.letters.cmp(&other.letters));
            offers
        };
        Self { works: most(|takes| takes.works), pays: most(|takes| takes.pays) }
    }

    /// Those who take part otherwise than by paying, and whoever is chosen.
    pub(crate) fn parties(&self, reading: &Reading<'_>, chosen: &str) -> Vec<Choice> {
        choices(&self.works, reading, chosen)
    }

    /// Those who pay, and whoever is chosen.
    pub(crate) fn funders(&self, reading: &Reading<'_>, chosen: &str) -> Vec<Choice> {
        choices(&self.pays, reading, chosen)
    }
}

fn choices(offers: &[Offer], reading: &Reading<'_>, chosen: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = offers.iter().map(|offer| offer.choice(chosen)).collect();
    // Whoever is chosen stands in the form even with little to its name, or the form would ask for something else than the page shows.
    if !chosen.is_empty() && !choices.iter().any(|choice| choice.chosen) {
        let offer = Offer::of(reading, &PartyKey::new(chosen));
        let at = offers.partition_point(|other| other.letters <= offer.letters);
        choices.insert(at, offer.choice(chosen));
    }
    choices
}

impl Keep for Offers {
    fn size(&self) -> usize {
        let text = |offer: &Offer| offer.key.as_str().len() + offer.label.len() + offer.letters.len();
        self.works.iter().chain(&self.pays).map(|offer| size_of::<Offer>() + text(offer)).sum()
    }
}
