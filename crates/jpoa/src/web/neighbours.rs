//! Neighbours of an initiative or a proposal as pages show them: how likely, what it is suspected to be, and why, in words.

use super::facts::{self, Tongue};
use super::frame::Reading;
use crate::report::pairs;
use overlap::{Pair, Told};
use plan::Answer;

/// One neighbour.
pub(crate) struct Near {
    pub(crate) key: String,
    pub(crate) link: String,
    pub(crate) title: String,
    pub(crate) tongue: Tongue,
    /// Who, where, when, and when it was last known to be right.
    pub(crate) told: String,
    pub(crate) percent: u8,
    pub(crate) suspected: String,
    pub(crate) reasons: Vec<String>,
    /// What was answered, by its permanent name.
    pub(crate) answer: String,
}

/// What stands beside a form.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) near: Vec<Near>,
    /// A sentence on those that may not be shown.
    pub(crate) restricted: Option<String>,
}

/// Tells neighbours, at most as many as are read. `own` is the side that was asked about.
pub(crate) fn tell(reading: &Reading<'_>, told: &Told, own: &str, shown: usize) -> Beside {
    let near = told.pairs.iter().take(shown).filter_map(|pair| near(reading, pair, own)).collect();
    Beside { near, restricted: pairs::withheld(reading.teller, told.restricted) }
}

fn near(reading: &Reading<'_>, pair: &Pair, own: &str) -> Option<Near> {
    let teller = reading.teller;
    let key = pairs::other_side(pair, own);
    let it = reading.view.initiative(&key)?;
    let leads = facts::initiative(reading, &key);
    Some(Near {
        link: leads.link.unwrap_or_default(),
        title: leads.text,
        tongue: leads.tongue,
        told: pairs::told(teller, &it),
        percent: pairs::percent(pair.worth()),
        suspected: pairs::suspected(teller, pair, own),
        reasons: pairs::reasons(teller, pair),
        answer: String::new(),
        key: key.to_string(),
    })
}

/// The answers a form offers, with their labels.
pub(crate) fn answers(reading: &Reading<'_>) -> Vec<(&'static str, String)> {
    Answer::ALL.map(|answer| (answer.name(), reading.teller.say(&format!("answer-{}", answer.name())))).into()
}
