//! The commands that record one change: undo, confirm, status, contribute, withdraw, visibility, hold, release, settle, reopen, rule.

use super::args::{Cli, Command, Format};
use super::register::{self, date};
use super::talk::Problem;
use super::typed::{one_of, party};
use super::{Outcome, output};
use desk::{By, Desk};
use plan::{Because, EditionKey, Entry, ProvisionKey, Status, Strength, Texts, View, Visibility};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words) -> Result<Outcome, Problem> {
    let mut desk = register::for_deed(cli).await?;
    let by = register::by(cli, &desk)?;
    let recorded = record(cli, &mut desk, &by).await;
    desk.close().await;
    let entry = recorded?;
    told(cli, words, &entry)
}

/// Tells what was recorded.
pub(super) fn told(cli: &Cli, words: &Words, entry: &Entry) -> Result<Outcome, Problem> {
    let name = words.say(&format!("change-{}", entry.change.name()));
    if cli.global.format == Some(Format::Json) {
        return output::put_json(&serde_json::json!({ "entry": entry.seq, "change": entry.change }));
    }
    let mut page = output::page(&cli.global);
    page.paragraph(
        crate::terminal::Tone::Plain,
        &words.say_with("deed-done", &[("change", name.into()), ("entry", (entry.seq as i64).into())]),
    );
    output::put(page.finish().as_bytes())
}

async fn record(cli: &Cli, desk: &mut Desk, by: &By) -> Result<Entry, Problem> {
    let today = desk.world().today();
    let entry = match &cli.command {
        Command::Undo(args) => desk::undo_load(desk, by, args.load).await?,
        Command::Confirm(args) => desk::confirm_initiative(desk, by, &args.id).await?,
        Command::Status(args) => {
            let status = one_of(&args.status, &Status::ALL)?;
            let because = args.because.as_deref().map(|text| one_of(text, &Because::GIVEN)).transpose()?;
            let end = args.end.as_deref().map(date).transpose()?;
            desk::set_status(desk, by, &args.id, status, because, end).await?
        }
        Command::Contribute(args) => {
            let strength = one_of(&args.strength, &Strength::ALL)?;
            let to = provision(cli, &desk.view(by.viewer.clone(), today), &args.provision)?;
            desk::state_contribution(desk, by, &args.id, &to, strength).await?
        }
        Command::Withdraw(args) => {
            let from = provision(cli, &desk.view(by.viewer.clone(), today), &args.provision)?;
            desk::withdraw_contribution(desk, by, &args.id, &from).await?
        }
        Command::Visibility(args) => {
            let visibility = visibility(&args.level, &desk.view(by.viewer.clone(), today))?;
            desk::set_visibility(desk, by, &args.id, visibility).await?
        }
        Command::Hold(args) => {
            let state = party(&args.state, &desk.view(by.viewer.clone(), today))?;
            desk::hold_initiative(desk, by, &args.id, &state).await?
        }
        Command::Release(args) => {
            let state = party(&args.state, &desk.view(by.viewer.clone(), today))?;
            desk::release_initiative(desk, by, &args.id, &state).await?
        }
        Command::Settle(args) => {
            let (provision, state) = cell(cli, &desk.view(by.viewer.clone(), today), &args.provision, &args.state)?;
            let because = Texts::one(typed_language(cli), &args.because);
            desk::settle_gap(desk, by, &provision, &state, &because).await?
        }
        Command::Reopen(args) => {
            let (provision, state) = cell(cli, &desk.view(by.viewer.clone(), today), &args.provision, &args.state)?;
            desk::reopen_gap(desk, by, &provision, &state).await?
        }
        Command::Rule(args) => {
            let ruling = one_of(&args.verdict, &plan::Ruling::ALL)?;
            let because = Texts::one(typed_language(cli), &args.because);
            desk::rule_pair(desk, by, (&args.left, &args.right), ruling, &because).await?
        }
        _ => return Err(desk::Refusal::new("nothing-to-record").into()),
    };
    Ok(entry)
}

/// The language a reason is typed in: that of the interface.
fn typed_language(cli: &Cli) -> plan::Lang {
    match cli.global.lang {
        Some(super::args::Lang::Ru) => plan::Lang::RU,
        Some(super::args::Lang::En) | None => plan::Lang::EN,
    }
}

/// A provision as typed: a whole address, or a number in the edition that is read.
fn provision(cli: &Cli, view: &View<'_>, written: &str) -> Result<ProvisionKey, Problem> {
    if written.contains('/') {
        return Ok(ProvisionKey::new(written));
    }
    let edition: EditionKey = register::edition(cli, view)?;
    Ok(edition.provision(written))
}

fn cell(cli: &Cli, view: &View<'_>, written: &str, state: &str) -> Result<(ProvisionKey, plan::PartyKey), Problem> {
    Ok((provision(cli, view, written)?, party(state, view)?))
}

/// `public`, `members`, `secretariat`, or the parties that may see it.
fn visibility(level: &[String], view: &View<'_>) -> Result<Visibility, Problem> {
    match level {
        [one] if one == "public" => Ok(Visibility::Public),
        [one] if one == "members" => Ok(Visibility::Members),
        [one] if one == "secretariat" => Ok(Visibility::Secretariat),
        parties => {
            let named: Result<Vec<plan::PartyKey>, Problem> = parties.iter().map(|text| party(text, view)).collect();
            Ok(Visibility::Named(named?.into()))
        }
    }
}
