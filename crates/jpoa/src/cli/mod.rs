//! The command line: what was typed becomes one call, its answer goes to stdout, talk goes to stderr.

mod against;
mod align;
mod args;
mod check;
mod circulate;
mod deed;
mod digest;
mod export;
mod gaps;
mod import;
mod initiatives;
mod keep;
mod log;
mod matrix;
mod overlaps;
mod parties;
mod plan;
#[cfg(feature = "paper")]
mod print;
#[cfg(feature = "paper")]
mod print_args;
mod show;
mod stocktake;
mod user;

mod counted;
mod help;
mod output;
pub(crate) mod register;
mod rejects;
pub(crate) mod talk;
mod token;
mod typed;

pub(crate) use args::{Cli, Serve};
use args::{Command, Lang};
use std::process::ExitCode;
use words::{Language, Words};

/// How a command ended, as its exit code says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// Done.
    Done,
    /// Refused, or findings that stop.
    Stopped,
    /// Typed wrongly.
    Usage,
    /// The machine failed.
    Fault,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::from(0),
            Outcome::Stopped => Self::from(1),
            Outcome::Usage => Self::from(2),
            Outcome::Fault => Self::from(3),
        }
    }
}

/// Runs what was typed.
pub(crate) fn run() -> ExitCode {
    let typed: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let words = Words::new(help::language(&typed));
    match help::parse(&typed, &words) {
        Ok(cli) => {
            let words = match cli.global.lang {
                Some(Lang::Ru) => Words::new(Language::Russian),
                Some(Lang::En) => Words::new(Language::English),
                None => words,
            };
            let runtime = match cli.command {
                // Many readers at once.
                Command::Serve(_) | Command::Demo(_) => tokio::runtime::Builder::new_multi_thread().enable_all().build(),
                _ => tokio::runtime::Builder::new_current_thread().enable_all().build(),
            };
            let outcome = match runtime {
                Ok(runtime) => runtime.block_on(dispatch(&cli, &words)),
                Err(error) => talk::machine(&words, &error.to_string()),
            };
            outcome.into()
        }
        Err(outcome) => outcome.into(),
    }
}

async fn dispatch(cli: &Cli, words: &Words) -> Outcome {
    let done = match &cli.command {
        Command::Stocktake => stocktake::run(cli, words).await,
        Command::Matrix(args) => matrix::run(cli, words, args).await,
        Command::Gaps(args) => gaps::run(cli, words, args).await,
        Command::Initiatives(args) => initiatives::run(cli, words, args).await,
        Command::Show(args) => show::run(cli, words, args).await,
        Command::Log(args) => log::run(cli, words, args).await,
        Command::Plan(args) => plan::run(cli, words, args).await,
        #[cfg(feature = "paper")]
        Command::Print(args) => print::run(cli, words, args).await,
        Command::Init(args) => plan::init(cli, words, args).await,
        Command::Import(args) => import::run(cli, words, args).await,
        Command::Parties(args) => parties::run(cli, words, args).await,
        Command::Overlaps(args) => overlaps::run(cli, words, args).await,
        Command::Explain(args) => overlaps::explain(cli, words, args).await,
        Command::Link(args) => overlaps::link(cli, words, args).await,
        Command::Check(args) => check::run(cli, words, args).await,
        Command::Align(args) => align::run(cli, words, args).await,
        Command::Undo(_)
        | Command::Confirm(_)
        | Command::Status(_)
        | Command::Contribute(_)
        | Command::Withdraw(_)
        | Command::Visibility(_)
        | Command::Hold(_)
        | Command::Release(_)
        | Command::Settle(_)
        | Command::Reopen(_)
        | Command::Rule(_) => deed::run(cli, words).await,
        Command::Serve(args) => crate::web::serve(cli, words, args).await.map(|()| Outcome::Done),
        Command::Demo(args) => crate::web::demo(words, args.listen).await.map(|()| Outcome::Done),
        Command::Digest(args) => digest::run(cli, words, args).await,
        Command::User(args) => user::run(cli, words, args).await,
        Command::Verify(args) => keep::verify(cli, words, args).await,
        Command::Checkpoint => keep::checkpoint(cli, words).await,
        Command::Move(args) => keep::relocate(cli, words, args).await,
        Command::Backup(args) => keep::backup(cli, words, args).await,
        Command::Restore(args) => keep::restore(cli, words, args).await,
        Command::Export(args) => export::run(cli, words, args).await,
        Command::Circulate(args) => circulate::run(cli, words, args).await,
    };
    done.unwrap_or_else(|problem| talk::problem(words, &problem))
}
