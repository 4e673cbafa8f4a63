//! `jpoa initiatives`: finding initiatives in the register.

use super::args::{self, Cli};
use super::register::{Reading, edition};
use super::talk::Problem;
use super::typed::{number, one_of, party};
use super::{Outcome, output};
use crate::report::{Report, Teller, initiatives as list, json};
use overlap::Search;
use plan::{Filter, Initiative, InitiativeKey, Kind, Life, Released, View};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Initiatives) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let filter = Filter {
        state: args.state.as_deref().map(|text| party(text, &view)).transpose()?,
        party: args.party.as_deref().map(|text| party(text, &view)).transpose()?,
        life: args.life.as_deref().map(|text| one_of(text, &Life::ALL)).transpose()?,
        kind: args.kind.as_deref().map(|text| one_of(text, &Kind::ALL)).transpose()?,
        provision: args
            .provision
            .as_deref()
            .map(|text| number(&edition, text, &view).map(|number| (edition.clone(), number)))
            .transpose()?,
        unaligned: args.unaligned.then(|| edition.clone()),
        ..Filter::default()
    };
    let chosen = found(&view, &filter, &args.words.join(" "));
    let report = || Report {
        title: teller.say("section-initiatives"),
        lead: vec![teller.lead()],
        sections: vec![list::section(&teller, teller.say("section-initiatives"), &chosen)],
    };
    output::answer(cli, &teller, report, |page| report().write(page, &teller), || json::initiatives(&teller, &chosen))
}

/// What the filters let through; where words are typed, what the search box of the site finds by them, best first.
fn found<'a>(view: &View<'a>, filter: &Filter, words: &str) -> Vec<(Released<&'a Initiative>, Life)> {
    if words.trim().is_empty() {
        return plan::choose(view, filter);
    }
    let search = Search::of(view);
    let hits = search.find(view, words, search.len());
    let found = hits.iter().filter_map(|hit| view.initiative(&InitiativeKey::new(hit.key.clone())));
    plan::choose_among(view, filter, found)
}
