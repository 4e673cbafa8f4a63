//! Files of initiatives: each is taken in as one load, and what became of it is told.

use super::args::{Cli, Format, Import};
use super::register;
use super::talk::{self, Problem};
use super::{Outcome, output, rejects};
use crate::bundle::Tongues;
use crate::office;
use crate::report::findings;
use crate::terminal::{Page, Tone};
use desk::{Contents, Edited, ImportRegister, Loaded, Preview};
use indicatif::{ProgressBar, ProgressStyle};
use plan::{Becomes, Changed, Severity, SourceKey};
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use words::Words;

/// How many edited cells are shown before the rest is only counted.
const EDITS_SHOWN: usize = 100;
/// How many findings of a file are shown before the rest is only counted.
const SHOWN: usize = 20;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &Import) -> Result<Outcome, Problem> {
    let columns = columns(args)?;
    let copies = rejects::places(args)?;
    let progress = progress();
    let mut files = Vec::new();
    for path in &args.files {
        let source = args.source.as_deref().map(SourceKey::new);
        files.push(ImportRegister {
            name: path.display().to_string(),
            contents: contents(path, &progress)?,
            source,
            columns: columns.clone(),
            may_close_most: args.close,
        });
    }
    let preview = if args.dry_run { Preview::Only } else { Preview::No };
    let mut desk = match preview {
        Preview::Only => register::for_trial(cli).await?,
        Preview::No => register::for_import(cli, words).await?,
    };
    desk.use_directory(crate::shipped::directory());
    let tongues = Tongues::new();
    desk.use_words(move |term, lang| tongues.say(term, lang));
    let by = register::by(cli, &desk)?;
    let mut stopped = false;
    for (at, file) in files.iter().enumerate() {
        progress.set_message(file.name.clone());
        let loaded = desk::import_register(&mut desk, &by, file, preview).await?;
        stopped |= loaded.findings.iter().any(|finding| finding.severity == Severity::Critical);
        progress.suspend(|| tell(cli, words, &file.name, &loaded, preview))?;
        if let Some(copy) = copies.get(at) {
            progress.suspend(|| rejects::write(words, file, &loaded, copy))?;
        }
    }
    progress.finish_and_clear();
    desk.close().await;
    Ok(if stopped { Outcome::Stopped } else { Outcome::Done })
}

/// What was said of columns, as `Heading=field`.
fn columns(args: &Import) -> Result<Vec<(String, String)>, Problem> {
    let said = |text: &String| match text.rsplit_once('=') {
        Some((heading, field)) if !heading.is_empty() && !field.is_empty() => {
            Ok((heading.trim().to_owned(), field.trim().to_owned()))
        }
        _ => Err(Problem::Usage("usage-map", vec![("text", text.clone())])),
    };
    // The State of all rows is said of no column.
    let state = args.state.iter().map(|state| Ok((String::new(), format!("state:{state}"))));
    args.columns.iter().map(said).chain(state).collect()
}

/// A bar on stderr over all that is to be read; none where stderr is no terminal.
fn progress() -> ProgressBar {
    let bar = ProgressBar::new(0);
    match ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// What is in a file, to be read as it is needed. The first reading moves the bar.
fn contents(path: &Path, progress: &ProgressBar) -> Result<Contents, Problem> {
    let file = File::open(path).and_then(|file| file.metadata()).map_err(Problem::file(path, false))?;
    if file.is_dir() {
        return Err(Problem::file(path, false)(std::io::ErrorKind::IsADirectory.into()));
    }
    progress.inc_length(file.len());
    let (path, progress, was_read) = (path.to_owned(), progress.clone(), AtomicBool::new(false));
    Ok(Contents::new(move || {
        let file = File::open(&path)?;
        let first = !was_read.swap(true, Ordering::Relaxed);
        Ok(if first { Box::new(progress.wrap_read(file)) } else { Box::new(file) })
    }))
}

/// What a file would change, the first of it; new ones are only counted.
fn write_changes(page: &mut Page, words: &Words, changes: &[Changed]) {
    let news: Vec<&Changed> = changes.iter().filter(|changed| changed.what != Becomes::New).collect();
    for changed in news.iter().take(SHOWN) {
        let key = if changed.what == Becomes::Closed { "import-would-close" } else { "import-would-change" };
        let values = [("initiative", changed.initiative.as_str().into()), ("fields", changed.fields.join(", ").into())];
        page.paragraph(Tone::Plain, &words.say_with(key, &values));
    }
    if news.len() > SHOWN {
        let more = [("more", ((news.len() - SHOWN) as i64).into())];
        page.paragraph(Tone::Quiet, &words.say_with("import-would-more", &more));
    }
}

/// What was edited in a file that came back, cell by cell.
fn write_edits(page: &mut Page, words: &Words, edits: &[Edited]) {
    for edit in edits.iter().take(EDITS_SHOWN) {
        let values = [
            ("initiative", edit.initiative.as_str().into()),
            ("field", edit.field.into()),
            ("was", office::cell(words, &edit.was).into()),
            ("becomes", office::cell(words, &edit.becomes).into()),
        ];
        page.paragraph(Tone::Plain, &words.say_with("import-edit", &values));
    }
    if edits.len() > EDITS_SHOWN {
        let more = [("more", ((edits.len() - EDITS_SHOWN) as i64).into())];
        page.paragraph(Tone::Quiet, &words.say_with("import-would-more", &more));
    }
}

fn change_json(changed: &Changed) -> serde_json::Value {
    let what = match changed.what {
        Becomes::New => "new",
        Becomes::Changed => "changed",
        Becomes::Closed => "closed",
    };
    serde_json::json!({ "initiative": changed.initiative, "what": what, "fields": changed.fields })
}

fn edit_json(edit: &Edited) -> serde_json::Value {
    serde_json::json!({ "initiative": edit.initiative, "field": edit.field, "was": edit.was, "becomes": edit.becomes })
}

/// Tells what a load did, or would do.
pub(crate) fn tell(cli: &Cli, words: &Words, name: &str, loaded: &Loaded, preview: Preview) -> Result<Outcome, Problem> {
    let counts = loaded.counts;
    if cli.global.format == Some(Format::Json) {
        let told: Vec<_> = loaded.findings.iter().map(|finding| findings::json(words, finding)).collect();
        return output::put_json(&serde_json::json!({
            "file": name,
            "read": counts.read,
            "entered": counts.entered,
            "updated": counts.updated,
            "unchanged": counts.unchanged,
            "closed": counts.closed,
            "rejected": counts.rejected,
            "load": loaded.entry,
            "rules": loaded.rules,
            "changes": loaded.changes.iter().map(change_json).collect::<Vec<_>>(),
            "edits": loaded.edits.iter().map(edit_json).collect::<Vec<_>>(),
            "waiting": loaded.waiting,
            "findings": told,
        }));
    }
    let mut page = output::page(&cli.global);
    findings::write(&mut page, words, &loaded.findings[..loaded.findings.len().min(SHOWN)]);
    if loaded.findings.len() > SHOWN {
        let more = [("more", ((loaded.findings.len() - SHOWN) as i64).into())];
        page.paragraph(Tone::Quiet, &words.say_with("findings-more", &more));
    }
    let summary = findings::summary(words, &loaded.findings);
    if !summary.is_empty() {
        page.paragraph(Tone::Plain, &summary);
    }
    match loaded.edits.is_empty() {
        true => write_changes(&mut page, words, &loaded.changes),
        false => write_edits(&mut page, words, &loaded.edits),
    }
    let values = [
        ("name", crate::terminal::tame(name).into()),
        ("read", (counts.read as i64).into()),
        ("entered", (counts.entered as i64).into()),
        ("updated", (counts.updated as i64).into()),
        ("unchanged", (counts.unchanged as i64).into()),
        ("closed", (counts.closed as i64).into()),
        ("rejected", (counts.rejected as i64).into()),
        ("entry", (loaded.entry.unwrap_or_default() as i64).into()),
    ];
    page.paragraph(Tone::Plain, &words.say_with("import-counts", &values));
    if loaded.waiting > 0 {
        let key = if preview == Preview::Only { "import-would-wait" } else { "import-waiting" };
        page.paragraph(Tone::Plain, &words.say_with(key, &[("count", (loaded.waiting as i64).into())]));
    }
    let key = match (preview, loaded.entry) {
        (Preview::Only, _) => "import-tried",
        (Preview::No, Some(_)) => "import-recorded",
        (Preview::No, None) => "import-nothing-new",
    };
    page.paragraph(Tone::Strong, &words.say_with(key, &values));
    let done = output::put(page.finish().as_bytes())?;
    if loaded.entry.is_some() {
        talk::say(&words.say("import-next"));
    }
    Ok(done)
}
