//! `jpoa matrix`: provisions and States on a day, or provisions through the years.

use super::args::{self, Cli};
use super::counted::count;
use super::register::{Reading, edition};
use super::talk::Problem;
use super::typed::{number, party};
use super::{Outcome, output};
use crate::report::matrix::Standings;
use crate::report::{Report, Teller, json, matrix as matrix_report, years as years_report};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Matrix) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    if let Some(span) = &args.years {
        return through_years(cli, &teller, args, span);
    }
    let counted = count(cli, &view)?;
    let only = args.provision.as_deref().map(|written| number(&counted.edition, written, &view)).transpose()?;
    let standings = Standings::of(&counted.coverage, &counted.gaps, &counted.settled);
    let report = || Report {
        title: teller.say("section-coverage"),
        lead: vec![teller.lead()],
        sections: vec![matrix_report::section(&teller, &counted.coverage, &standings, only.as_deref())],
    };
    output::answer(
        cli,
        &teller,
        report,
        |page| {
            report().open(page);
            matrix_report::write(page, &teller, &counted.coverage, &standings, only.as_deref());
            page.paragraph(crate::terminal::Tone::Quiet, &teller.say("rule-coverage"));
        },
        || json::part(&teller, &counted.edition, json::matrix(&teller, &counted.coverage, &standings, only.as_deref())),
    )
}

/// The matrix with years across, for one State or all of them together.
fn through_years(cli: &Cli, teller: &Teller<'_>, args: &args::Matrix, span: &str) -> Result<Outcome, Problem> {
    let year =
        |text: Option<&str>| text.and_then(|text| text.trim().parse::<i16>().ok()).filter(|year| (1900..=2100).contains(year));
    let mut ends = span.splitn(2, ['-', '–']);
    let (first, last) = (year(ends.next()), year(ends.next()));
    let (Some(first), Some(last)) = (first, last.or(first)) else {
        return Err(Problem::Usage("usage-years", vec![("text", span.to_owned())]));
    };
    let edition = edition(cli, teller.view)?;
    let only = args.provision.as_deref().map(|written| number(&edition, written, teller.view)).transpose()?;
    let state = args.state.as_deref().map(|text| party(text, teller.view)).transpose()?;
    let years = plan::Years::take(teller.view, &edition, first..=last).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let asked = years_report::Asked { only: only.as_deref(), state: state.as_ref() };
    let report = || Report {
        title: teller.say("section-years"),
        lead: vec![teller.lead()],
        sections: vec![years_report::section(teller, &years, asked)],
    };
    output::answer(
        cli,
        teller,
        report,
        |page| report().write(page, teller),
        || json::part(teller, &edition, years_report::json(teller, &years, asked)),
    )
}
