//! `jpoa circulate`: files for offices that come back with `jpoa import`: the matrix as a document, a party's entries as a
//! workbook; and the plan's text as a document. Not for paper, which is final, and not for open data, which is for programs.

use super::args::Cli;
use super::register::{Reading, edition};
use super::talk::Problem;
use super::typed::party;
use super::{Outcome, output};
use crate::bundle::Tongues;
use crate::report::Teller;
use clap::{Args, Subcommand};
use exchange::office::{self, Frame, Ground, Kind, Mark};
use plan::{Lang, PartyKey};
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
    let tongues = Tongues::new();
    let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
    let ground = Ground::new(&view, &edition, teller.lang, &say);
    let (entry, head) = reading.desk.head();
    let mark = |kind: Kind, party: Option<&PartyKey>| Mark {
        kind,
        entry,
        head: head.clone(),
        edition: edition.clone(),
        lang: teller.lang,
        as_at: view.as_at(),
        party: party.cloned(),
    };
    let frame = |subtitle: String, mark: Mark| Frame {
        title: teller.edition_title(&edition),
        running: teller.running(&edition),
        subtitle,
        lead: teller.lead(),
        mark,
    };
    let (bytes, name, ending, to) = match &args.what {
        Circulated::Matrix(to) => {
            let frame = frame(teller.say("circulate-kind-matrix"), mark(Kind::Matrix, None));
            (office::matrix(&ground, &frame), "matrix".to_owned(), "docx", to)
        }
        Circulated::Plan(to) => {
            let frame = frame(teller.say("circulate-kind-plan"), mark(Kind::Matrix, None));
            (office::plan_text(&ground, &frame), "plan".to_owned(), "docx", to)
        }
        Circulated::Workbook(wanted) => {
            let owner = party(&wanted.party, &view)?;
            let subtitle = teller.say_with("circulate-kind-workbook", &[("party", teller.party_in_full(&owner).into())]);
            let book = office::workbook(&ground, &frame(subtitle, mark(Kind::Workbook, Some(&owner))), &owner);
            let book = book.map_err(|error| Problem::Usage("usage-xlsx-too-large", vec![("detail", error.to_string())]))?;
            (Some(book), ["workbook", owner.as_str()].join("-"), "xlsx", &wanted.to)
        }
    };
    let bytes = bytes.ok_or_else(|| desk::Refusal::new("no-plan"))?;
    output::refuse_terminal(to.output.as_deref(), "usage-office-to-terminal")?;
    output::put_file(words, to.output.as_deref(), &teller.file_name(&edition, &name, ending), &bytes)
}
