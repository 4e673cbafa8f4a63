//! `jpoa stocktake`: everything the plan is asked at a review.

use super::args::Cli;
use super::register::{Reading, edition};
use super::talk::Problem;
use super::{Outcome, output};
use crate::report::{Teller, json, stocktake as stock};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let take = plan::take(&view, &edition).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    output::answer(
        cli,
        &teller,
        || stock::report(&teller, &take),
        |page| stock::write(page, &teller, &take),
        || json::stocktake(&teller, &take),
    )
}
