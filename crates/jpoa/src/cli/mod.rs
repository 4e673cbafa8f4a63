//! The command line: what was typed becomes one call, its answer goes to stdout, talk goes to stderr.

mod args;
mod deed;
mod help;
mod import;
mod keep;
mod output;
mod plan;
mod read;
mod register;
mod talk;

use args::{Cli, Command, Lang};
use serde::Serialize;
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
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
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
        Command::Stocktake => read::stocktake(cli, words).await,
        Command::Matrix(args) => read::matrix(cli, words, args).await,
        Command::Gaps(args) => read::gaps(cli, words, args).await,
        Command::Initiatives(args) => read::initiatives(cli, words, args).await,
        Command::Show(args) => read::show(cli, words, args).await,
        Command::Log(args) => read::log(cli, words, args).await,
        Command::Plan(args) => plan::run(cli, words, args).await,
        Command::Init(args) => plan::init(cli, words, args).await,
        Command::Import(args) => import::run(cli, words, args).await,
        Command::Confirm(_)
        | Command::Status(_)
        | Command::Contribute(_)
        | Command::Withdraw(_)
        | Command::Visibility(_)
        | Command::Hold(_)
        | Command::Release(_)
        | Command::Settle(_)
        | Command::Reopen(_) => deed::run(cli, words).await,
        Command::Verify(args) => keep::verify(cli, words, args).await,
        Command::Checkpoint => keep::checkpoint(cli, words).await,
        Command::Move(args) => keep::relocate(cli, words, args).await,
        Command::Backup(args) => keep::backup(cli, words, args).await,
        Command::Restore(args) => keep::restore(cli, words, args).await,
    };
    done.unwrap_or_else(|problem| talk::problem(words, &problem))
}

/// The permanent word of one of the plan's enums, as it stands in files and codes.
pub(crate) fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
