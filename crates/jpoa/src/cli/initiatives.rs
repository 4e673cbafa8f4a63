//! `jpoa initiatives`: finding initiatives in the register.

use super::args::{self, Cli};
use super::register::{Reading, edition};
use super::talk::Problem;
use super::typed::{number, one_of, party};
use super::{Outcome, output};
use crate::report::{Report, Teller, initiatives as list, json};
use plan::{Filter, Kind, Life};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Initiatives) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let filter = Filter {
        words: args.words.clone(),
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
    let chosen = plan::choose(&view, &filter);
    let report = || Report {
        title: teller.say("section-initiatives"),
        lead: vec![teller.lead()],
        sections: vec![list::section(&teller, teller.say("section-initiatives"), &chosen)],
    };
    output::answer(cli, &teller, report, |page| report().write(page, &teller), || json::initiatives(&teller, &chosen))
}
