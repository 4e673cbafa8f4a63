//! `jpoa circulate`: writes a file for an office. What such files are is told in `office`.

use super::args::Cli;
use super::register::{Reading, edition};
use super::talk::Problem;
use super::typed::party;
use super::{Outcome, output};
use crate::office::{self, Wanted};
use crate::report::Teller;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use words::Words;

#[derive(Args, Debug)]
pub(crate) struct Circulate {
    #[command(subcommand)]
    pub(crate) what: Circulated,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Circulated {
    Matrix(Written),
    Plan(Written),
    Workbook(WorkbookOf),
}

#[derive(Args, Debug)]
pub(crate) struct WorkbookOf {
    #[arg(value_name = "PARTY")]
    pub(crate) party: String,
    #[command(flatten)]
    pub(crate) to: Written,
}

#[derive(Args, Debug)]
pub(crate) struct Written {
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

pub(crate) async fn run(cli: &Cli, words: &Words, args: &Circulate) -> Result<Outcome, Problem> {
    let mut reading = Reading::open(cli, words).await?;
    // A workbook is for the party it is of, and shows what that party may see and change.
    if let Circulated::Workbook(wanted) = &args.what
        && cli.global.viewer.is_none()
    {
        let owner = party(&wanted.party, &reading.view())?;
        reading.viewer = reading.desk.viewer(owner.as_str())?;
    }
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let (wanted, to) = match &args.what {
        Circulated::Matrix(to) => (Wanted::Matrix, to),
        Circulated::Plan(to) => (Wanted::Plan, to),
        Circulated::Workbook(asked) => (Wanted::Workbook(party(&asked.party, &view)?), &asked.to),
    };
    let bytes = office::make(&edition, &wanted, &teller, reading.desk.head())?;
    output::refuse_terminal(to.output.as_deref(), "usage-office-to-terminal")?;
    let (name, ending) = wanted.name();
    output::put_file(words, to.output.as_deref(), &teller.file_name(&edition, &name, ending), &bytes)
}
