//! Choosing initiatives from the register: by words, State, party, life, kind and provision, all at once.

use crate::coverage::Coverage;
use crate::life::life;
use crate::{EditionKey, Initiative, Kind, Life, PartyKey, Released, View};

/// What an initiative must be to be listed; what is not named is not asked.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// All these words stand in its titles, descriptions, reference or participants, in any language and case.
    pub words: Vec<String>,
    /// It works in this State.
    pub state: Option<PartyKey>,
    /// This party takes part.
    pub party: Option<PartyKey>,
    /// It is in this life on the day of the view.
    pub life: Option<Life>,
    /// It is of this kind.
    pub kind: Option<Kind>,
    /// It reaches this provision of this edition, or one below it: `II`, `II.3`, `II.3.1`.
    pub provision: Option<(EditionKey, String)>,
    /// It reaches no provision of this edition.
    pub unaligned: Option<EditionKey>,
}

/// The initiatives that pass, in the order of their addresses, each with its life.
pub fn choose<'a>(view: &View<'a>, filter: &Filter) -> Vec<(Released<&'a Initiative>, Life)> {
    let within = filter.provision.as_ref().map(|(edition, number)| reaching(view, edition, Some(number)));
    let aligned = filter.unaligned.as_ref().map(|edition| reaching(view, edition, None));
    let words: Vec<String> = filter.words.iter().map(|word| word.to_lowercase()).collect();
    view.initiatives()
        .map(|initiative| (initiative, life(&initiative, view.as_at())))
        .filter(|(initiative, life)| {
            filter.life.is_none_or(|wanted| wanted == *life)
                && filter.kind.is_none_or(|wanted| wanted == initiative.kind)
                && filter.state.as_ref().is_none_or(|wanted| initiative.places.iter().any(|place| place.state == *wanted))
                && filter.party.as_ref().is_none_or(|wanted| initiative.roles.includes(wanted))
                && within.as_ref().is_none_or(|keys| keys.binary_search(&initiative.key.as_str()).is_ok())
                && aligned.as_ref().is_none_or(|keys| keys.binary_search(&initiative.key.as_str()).is_err())
                && (words.is_empty() || contains(view, initiative, &words))
        })
        .collect()
}

/// The sorted addresses of those that reach a provision or one below it; of those that reach any where none is named.
fn reaching<'a>(view: &View<'a>, edition: &EditionKey, number: Option<&str>) -> Vec<&'a str> {
    let Some(coverage) = Coverage::take(view, edition) else { return Vec::new() };
    let below = |at: u16| {
        let found = coverage.provisions()[usize::from(at)].number();
        number.is_none_or(|number| found == number || found.strip_prefix(number).is_some_and(|rest| rest.starts_with('.')))
    };
    let mut keys = Vec::new();
    coverage.each_seen(view, |at, _, _, reach, _| {
        if reach.iter().any(|(row, _)| below(*row)) {
            keys.extend(view.seen_at(at).map(|initiative| initiative.get().key.as_str()));
        }
    });
    keys.sort_unstable();
    keys
}

fn contains(view: &View<'_>, initiative: &Released<&Initiative>, words: &[String]) -> bool {
    let mut text = initiative.key.as_str().to_lowercase();
    let mut add = |more: &str| {
        text.push('\n');
        text.push_str(&more.to_lowercase());
    };
    initiative.title.iter().chain(initiative.description.iter()).for_each(|(_, more)| add(more));
    for (_, who) in initiative.roles.iter() {
        match who {
            crate::Who::Written(written) => add(&written.name),
            crate::Who::Party(key) => {
                add(key.as_str());
                if let Some(party) = view.party(key) {
                    party.title.iter().chain(party.short.iter()).for_each(|(_, more)| add(more));
                }
            }
        }
    }
    words.iter().all(|word| text.contains(word))
}
