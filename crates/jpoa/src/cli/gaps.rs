//! `jpoa gaps`: what is not covered, and why.

use super::args::{self, Cli};
use super::counted::count;
use super::register::Reading;
use super::talk::Problem;
use super::typed::{number, one_of, party};
use super::{Outcome, output};
use crate::report::{Report, Teller, gaps as gaps_report, json, matrix as matrix_report};
use plan::{Active, Reason};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Gaps) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let mut counted = count(cli, &view)?;
    let reason = args.reason.as_deref().map(|text| one_of(text, &Reason::ALL)).transpose()?;
    let state = args.state.as_deref().map(|text| party(text, &view)).transpose()?;
    let only = args.provision.as_deref().map(|written| number(&counted.edition, written, &view)).transpose()?;
    let coverage = &counted.coverage;
    let within = |provision: usize, column: usize| {
        state.as_ref().is_none_or(|state| coverage.states()[column] == *state)
            && matrix_report::is_below(&coverage.provisions()[provision], only.as_deref())
    };
    let asked = gaps_report::Asked::within(coverage, &counted.gaps, &counted.settled, within);
    counted.gaps.retain(|gap| reason.is_none_or(|reason| gap.reason == reason) && within(gap.provision, gap.state));
    let active = Active::providing(&view, coverage);
    // A terminal has no room for who is near; a table to keep has.
    let report = |near: Option<&Active>| {
        let mut section = gaps_report::section(&teller, coverage, &counted.gaps, asked, near);
        if let Some(reason) = reason {
            let values = [("count", (counted.gaps.len() as i64).into()), ("reason", teller.reason(reason).into())];
            section.summary.push(teller.say_with("gaps-listed", &values));
        }
        Report { title: teller.say("section-gaps"), lead: vec![teller.lead()], sections: vec![section] }
    };
    output::answer(
        cli,
        &teller,
        || report(Some(&active)),
        |page| report(None).write(page, &teller),
        || json::part(&teller, &counted.edition, json::gaps(&teller, coverage, &counted.gaps, asked, Some(&active))),
    )
}
