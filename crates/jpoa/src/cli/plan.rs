//! Plan folders: checking one, taking one in, and beginning a register with one.

use super::args::{Cli, Format, Init, Plan, PlanDeed, PlanFolder, PlanLoad};
use super::register::{self, begin, location, plan_folder};
use super::talk::Problem;
use super::{Outcome, output};
use crate::report::findings;
use crate::shipped;
use desk::{Desk, Preview};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &Plan) -> Result<Outcome, Problem> {
    match &args.deed {
        PlanDeed::Check(args) => check(cli, words, args),
        PlanDeed::Load(args) => load(cli, words, args).await,
    }
}

/// Holds a plan folder against the rules and tells what it finds.
fn check(cli: &Cli, words: &Words, args: &PlanFolder) -> Result<Outcome, Problem> {
    let folder = plan_folder(words, &args.folder)?;
    let outcome = if folder.is_stopped() { Outcome::Stopped } else { Outcome::Done };
    if cli.global.format == Some(Format::Json) {
        let told: Vec<_> = folder.findings.iter().map(|finding| findings::json(words, finding)).collect();
        output::put_json(&serde_json::json!({ "records": folder.records.len(), "findings": told }))?;
        return Ok(outcome);
    }
    let mut page = output::page(&cli.global);
    findings::write(&mut page, words, &folder.findings);
    page.blank();
    let summary = findings::summary(words, &folder.findings);
    let key = match (outcome, summary.is_empty()) {
        (_, true) => "plan-check-clean",
        (Outcome::Done, false) => "plan-check-sound",
        (_, false) => "plan-check-stopped",
    };
    let values =
        [("records", (folder.records.len() as i64).into()), ("findings", summary.into()), ("name", folder.name.as_str().into())];
    page.paragraph(crate::terminal::Tone::Plain, &words.say_with(key, &values));
    output::put(page.finish().as_bytes())?;
    Ok(outcome)
}

/// Takes a plan folder into the register.
async fn load(cli: &Cli, words: &Words, args: &PlanLoad) -> Result<Outcome, Problem> {
    let folder = plan_folder(words, &args.folder)?;
    if folder.is_stopped() {
        let mut page = output::page(&cli.global);
        findings::write(&mut page, words, &folder.findings);
        output::put(page.finish().as_bytes())?;
        return Err(desk::Refusal::new("plan-has-errors").with("name", &folder.name).into());
    }
    let mut desk = Desk::open(&location(cli).0, register::world(), None).await?;
    let by = register::by(cli, &desk)?;
    let preview = if args.dry_run { Preview::Only } else { Preview::No };
    let name = folder.name.clone();
    let loaded = desk::load_plan(&mut desk, &by, folder, preview).await?;
    desk.close().await;
    super::import::tell(cli, words, &name, &loaded, preview)?;
    Ok(Outcome::Done)
}

/// Makes a register and begins it with a plan folder or the shipped plan.
pub(crate) async fn init(cli: &Cli, words: &Words, args: &Init) -> Result<Outcome, Problem> {
    let folder = match &args.from {
        Some(from) => plan_folder(words, from)?,
        None => shipped::plan(),
    };
    if folder.is_stopped() {
        let mut page = output::page(&cli.global);
        findings::write(&mut page, words, &folder.findings);
        output::put(page.finish().as_bytes())?;
        return Err(desk::Refusal::new("plan-has-errors").with("name", &folder.name).into());
    }
    let (location, _) = location(cli);
    let mut desk = Desk::create_or_open(&location, register::world()).await?;
    if !desk.is_new() {
        return Err(desk::Refusal::new("register-there").with("place", &location).into());
    }
    begin(&mut desk, folder).await?;
    register::told_begun(words, &location, &desk);
    desk.close().await;
    Ok(Outcome::Done)
}
