//! `jpoa circulate`: files for offices that come back with `jpoa import`: the matrix as a document, a party's entries as a
//! workbook; and the plan's text as a document. Not for paper, which is final, and not for open data, which is for programs.

use super::args::Cli;
use super::register::{Reading, edition};
use super::talk::{self, Problem};
use super::typed::party;
use super::{Outcome, output};
use crate::bundle::Tongues;
use crate::report::Teller;
use crate::terminal::tame;
use clap::{Args, Subcommand};
use exchange::office::{self, Frame, Ground, Kind, Mark};
use plan::{Lang, PartyKey};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
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
    let title = view.edition(&edition).map_or_else(String::new, |read| tame(read.edition.title.show(teller.lang)));
    let running = view.edition(&edition).map_or_else(String::new, |read| {
        let short = read.framework.short.show(teller.lang);
        let name = if short.is_empty() { read.framework.title.show(teller.lang) } else { short };
        tame(&format!("{name} · {}", edition.as_str().split_once('/').map_or("", |(_, label)| label)))
    });
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
        title: title.clone(),
        running: running.clone(),
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
    if to.output.as_deref() == Some(Path::new("-")) {
        if std::io::stdout().is_terminal() {
            return Err(Problem::Usage("usage-office-to-terminal", Vec::new()));
        }
        return output::put(&bytes);
    }
    let own = format!("{}-{name}-{}-{}.{ending}", edition.as_str().replace('/', "-"), view.as_at(), words.language().tag());
    let file = to.output.clone().unwrap_or_else(|| PathBuf::from(own));
    std::fs::write(&file, bytes).map_err(Problem::file(&file, true))?;
    talk::say(&words.say_with("talk-printed", &[("file", file.display().to_string().into())]));
    Ok(Outcome::Done)
}
