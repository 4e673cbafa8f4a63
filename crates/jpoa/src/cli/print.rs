//! `jpoa print`: papers as PDF files.

use super::args::Cli;
use super::print_args::{Paper as Printed, Print, Printing};
use super::register::{Reading, edition};
use super::talk::{self, Problem};
use super::typed::party;
use super::{Outcome, output};
use crate::paper::{self, Wanted};
use crate::report::Teller;
use press::{Paper, Standard};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &Print) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let (wanted, printing) = match &args.paper {
        Printed::Plan(printing) => (Wanted::Plan, printing),
        Printed::Stocktake(printing) => (Wanted::Stocktake, printing),
        Printed::Matrix(printing) => (Wanted::Matrix, printing),
        Printed::Country(asked) => (Wanted::Country(party(&asked.state, &view)?), &asked.printing),
        Printed::Check(asked) => (Wanted::Check(asked.number), &asked.printing),
    };
    let made = paper::make(&edition, &wanted, &teller)?;
    write(words, &made, &paper::file_name(&edition, &wanted, &teller), printing)
}

/// Prints and writes the file; tells its name, and which letters could not be set.
fn write(words: &Words, paper: &Paper, name: &str, printing: &Printing) -> Result<Outcome, Problem> {
    output::refuse_terminal(printing.output.as_deref(), "usage-pdf-to-terminal")?;
    let standard = if printing.archive { Standard::Archive } else { Standard::Accessible };
    let bytes = press::pdf(paper, standard).map_err(|fault| Problem::Press(fault.to_string()))?;
    let unset = press::unset(paper);
    if !unset.is_empty() {
        let letters: Vec<String> = unset.iter().take(LETTERS_TOLD).map(char::to_string).collect();
        let values = [("count", (unset.len() as i64).into()), ("letters", letters.join(" ").into())];
        talk::say(&words.say_with("talk-unset", &values));
    }
    output::put_file(words, printing.output.as_deref(), name, &bytes)
}

/// How many letters that could not be set are named.
const LETTERS_TOLD: usize = 20;
