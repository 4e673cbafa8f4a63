//! Keeping a register: checking it whole, a checkpoint to save elsewhere, moving it, backing it up and bringing it back.

use super::args::{Backup, Cli, Format, Move, Restore, Verify};
use super::register::{self, location};
use super::talk::{self, Problem as Trouble};
use super::{Outcome, output};
use desk::{Location, Problem, Progress, Store};
use words::Words;

/// Checks everything and tells what was checked and what is wrong.
pub(crate) async fn verify(cli: &Cli, words: &Words, args: &Verify) -> Result<Outcome, Trouble> {
    let saved = match &args.checkpoint {
        None => None,
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(Trouble::file(path, false))?;
            let checkpoint = text.parse().map_err(|error| {
                Trouble::Usage("usage-checkpoint", vec![("place", path.display().to_string()), ("detail", format!("{error}"))])
            });
            Some(checkpoint?)
        }
    };
    let store = register::store(cli).await?;
    let verified = desk::verify(&store, saved.as_ref()).await?;
    let kept = &verified.kept;
    let outcome = if verified.is_sound() { Outcome::Done } else { Outcome::Stopped };
    let state = verified.state.map_or_else(String::new, |digest| digest.to_string());
    if cli.global.format == Some(Format::Json) {
        let mut problems: Vec<_> = kept
            .problems
            .iter()
            .map(|problem| serde_json::json!({ "code": problem.code(), "entry": problem.entry(), "blob": problem.blob(), "detail": detail(problem) }))
            .collect();
        problems.extend(verified.roots.iter().map(|entry| serde_json::json!({ "code": "root-differs", "entry": entry })));
        output::put_json(&serde_json::json!({
            "entries": kept.entries, "blobs": kept.blobs, "bytes": kept.bytes, "orphans": kept.orphans, "loads": verified.loads,
            "head": { "seq": kept.head.seq, "hash": kept.head.hash.to_string() }, "state": state, "problems": problems,
        }))?;
        return Ok(outcome);
    }
    let mut page = output::page(&cli.global);
    let number = |number: u64| words.number(number as i64).into();
    let values = [
        ("entries", number(kept.entries)),
        ("blobs", number(kept.blobs)),
        ("bytes", number(kept.bytes)),
        ("loads", number(verified.loads)),
        ("head", number(kept.head.seq)),
        ("hash", kept.head.hash.to_string().into()),
        ("state", state.into()),
    ];
    page.paragraph(crate::terminal::Tone::Plain, &words.say_with("verify-checked", &values));
    if kept.orphans > 0 {
        page.paragraph(
            crate::terminal::Tone::Quiet,
            &words.say_with("verify-orphans", &[("count", (kept.orphans as i64).into())]),
        );
    }
    for problem in &kept.problems {
        let values = [
            ("entry", (problem.entry().unwrap_or_default() as i64).into()),
            ("blob", problem.blob().unwrap_or_default().to_owned().into()),
            ("detail", detail(problem).into()),
        ];
        page.paragraph(crate::terminal::Tone::Bad, &words.say_with(&format!("problem-{}", problem.code()), &values));
    }
    for entry in &verified.roots {
        page.paragraph(crate::terminal::Tone::Bad, &words.say_with("problem-root-differs", &[("entry", (*entry as i64).into())]));
    }
    let key = match (verified.is_sound(), saved.is_some()) {
        (true, true) => "verify-sound-checkpoint",
        (true, false) => "verify-sound",
        (false, _) => "verify-unsound",
    };
    page.paragraph(crate::terminal::Tone::Strong, &words.say(key));
    output::put(page.finish().as_bytes())?;
    Ok(outcome)
}

/// Prints the checkpoint of the last entry.
pub(crate) async fn checkpoint(cli: &Cli, _words: &Words) -> Result<Outcome, Trouble> {
    let head = register::store(cli).await?.head().await?;
    output::put(head.checkpoint().to_string().as_bytes())
}

/// Replays the register into another place, which must be empty; the old one stays as it is.
pub(crate) async fn relocate(cli: &Cli, words: &Words, args: &Move) -> Result<Outcome, Trouble> {
    let from = register::store(cli).await?;
    let to = Location::from_text(&args.to);
    let store = Store::create_or_open(&to).await?;
    let head = from.copy_to(&store, bar(words)).await?;
    store.close().await;
    let values =
        [("entries", (head.seq as i64).into()), ("place", to.to_string().into()), ("hash", head.hash.to_string().into())];
    told(cli, words, "move-done", &values)
}

/// Writes the register as it is now into one file.
pub(crate) async fn backup(cli: &Cli, words: &Words, args: &Backup) -> Result<Outcome, Trouble> {
    let store = register::store(cli).await?;
    let head = store.back_up(&args.file, bar(words)).await?;
    let values = [
        ("entries", (head.seq as i64).into()),
        ("place", args.file.display().to_string().into()),
        ("hash", head.hash.to_string().into()),
    ];
    told(cli, words, "backup-done", &values)
}

/// Brings a backup back. A register that is there is replaced only with `--force`, and then kept beside under another name.
pub(crate) async fn restore(cli: &Cli, words: &Words, args: &Restore) -> Result<Outcome, Trouble> {
    let backup = Store::open(&Location::File(args.file.clone())).await?;
    let (to, _) = location(cli);
    let there = Store::open(&to).await.ok();
    if let Some(there) = there {
        let head = there.head().await?;
        there.close().await;
        if head.seq > 0 {
            if !args.force {
                return Err(desk::Refusal::new("restore-over-register").with("place", &to).with("entries", head.seq).into());
            }
            set_aside(&to, words)?;
        }
    }
    let store = Store::create_or_open(&to).await?;
    let head = backup.copy_to(&store, bar(words)).await?;
    store.close().await;
    let values =
        [("entries", (head.seq as i64).into()), ("place", to.to_string().into()), ("hash", head.hash.to_string().into())];
    told(cli, words, "restore-done", &values)
}

/// Moves the file of a register out of the way; nothing is ever deleted for a restore.
fn set_aside(to: &Location, words: &Words) -> Result<(), Trouble> {
    let Some(file) = to.file() else {
        return Err(desk::Refusal::new("restore-over-database").with("place", to).into());
    };
    let aside = (1..).map(|number| file.with_extension(format!("db.before-restore-{number}"))).find(|path| !path.exists());
    let aside = aside.unwrap_or_else(|| file.with_extension("db.before-restore"));
    std::fs::rename(&file, &aside).map_err(Trouble::file(&file, true))?;
    talk::say(&words.say_with("restore-aside", &[("place", aside.display().to_string().into())]));
    Ok(())
}

pub(super) fn told(cli: &Cli, words: &Words, key: &str, values: &[(&str, words::Value<'_>)]) -> Result<Outcome, Trouble> {
    let mut page = output::page(&cli.global);
    page.paragraph(crate::terminal::Tone::Plain, &words.say_with(key, values));
    output::put(page.finish().as_bytes())
}

/// A bar on stderr for long copies; none where stderr is no terminal.
fn bar(words: &Words) -> impl FnMut(Progress) {
    let bar = indicatif::ProgressBar::new(0);
    let message = words.say("talk-copying");
    if let Ok(style) = indicatif::ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.set_message(message);
    move |progress: Progress| {
        bar.set_length(progress.of);
        bar.set_position(progress.entries);
        if progress.entries >= progress.of {
            bar.finish_and_clear();
        }
    }
}

/// What a problem says beside the entry or blob it is about.
fn detail(problem: &Problem) -> String {
    match problem {
        Problem::EntriesMissing { last, .. } => last.to_string(),
        Problem::EntryMisplaced { found } => found.to_string(),
        Problem::EntryUnreadable { why, .. } | Problem::DatabaseDamaged { why } => why.clone(),
        Problem::EntryMisnumbered { says, .. } => says.to_string(),
        Problem::TailRemoved { head, .. } => head.to_string(),
        Problem::HistoryRewritten { found, .. } => found.to_string(),
        Problem::EntryAltered { .. }
        | Problem::ChainBroken { .. }
        | Problem::EntryNotCanonical { .. }
        | Problem::BlobMissing { .. }
        | Problem::BlobAltered { .. } => String::new(),
    }
}
