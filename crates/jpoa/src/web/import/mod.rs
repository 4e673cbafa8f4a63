//! Taking files in: dropped, tried out, their columns set right, then entered; and taking a load back. Reading a long file goes on in
//! the background while its page tells how far it is.

mod names;
#[cfg(test)]
mod tests;
mod upload;

pub(crate) use upload::Uploads;

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::sieve::Choice;
use super::site::Site;
use crate::office;
use crate::report::findings;
use crate::terminal::tame;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Multipart, Path, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use desk::{By, Loaded, Preview, Refusal, Trouble};
use plan::{Becomes, Bond, Deed, Finding, PartyKey, Severity};
use serde::Deserialize;
use std::sync::Arc;
use upload::{Outcome, Ticket, Upload};

/// The largest file that is taken through a browser, in bytes; larger ones go through the command line.
const LARGEST: usize = 256 << 20;

/// The largest file that comes back from an office, in bytes.
const LARGEST_RETURNED: u64 = 16 << 20;

/// How many findings stand on the page.
const SHOWN: usize = 100;

/// How many changes stand on the page.
const CHANGES: usize = 50;

/// How many edited cells stand on the page.
const EDITS: usize = 200;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/import", get(blank).post(take).layer(DefaultBodyLimit::max(LARGEST)))
        .route("/import/{id}", get(show).post(again))
        .route("/undo", post(undo))
        .route("/names", get(names::show).post(names::settle))
}

/// A load in the list.
struct Past {
    entry: u64,
    name: String,
    counts: String,
    undone: bool,
    /// Whether whoever looks may take it back.
    may_undo: bool,
}

#[derive(Template)]
#[template(path = "import/blank.html")]
struct Blank<'a> {
    f: Frame<'a>,
    /// Whether any file may be taken in.
    may: bool,
    /// Whether files that went out may come back.
    returns: bool,
    loads: Vec<Past>,
    unresolved: usize,
    unaligned: usize,
    wrong: Option<String>,
}

async fn blank(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    tell(&site, &asking, None).await
}

/// Whether any file may be taken in, and not only what went out before.
fn takes_in(reading: &Reading<'_>) -> bool {
    reading.works() && reading.view.viewer().may(Deed::ImportRegister, Bond::None)
}

fn title(reading: &Reading<'_>) -> String {
    let returns = reading.works() && !takes_in(reading);
    reading.teller.say(if returns { "entries-bring-back" } else { "import-title" })
}

async fn tell(site: &Site, asking: &Asking, wrong: Option<String>) -> Response {
    site.page(asking, |reading| {
        let past = |load: &plan::LoadRecord| Past {
            entry: load.entry,
            name: tame(&load.load.name),
            counts: crate::report::log::counts(reading.teller, &load.load.counts),
            undone: load.undone,
            may_undo: reading.works() && desk::may_undo(reading.view, load.entry).is_ok(),
        };
        let may = takes_in(reading);
        let edition = reading.edition(None)?;
        let unaligned = plan::Filter { unaligned: Some(edition), ..plan::Filter::default() };
        Ok(answer::html(&Blank {
            f: reading.frame(Place::Import, title(reading)),
            may,
            returns: !may && reading.works(),
            loads: reading.view.loads().rev().map(past).collect(),
            unresolved: if may { plan::unresolved(reading.view).len() } else { 0 },
            unaligned: if may { plan::choose(reading.view, &unaligned).len() } else { 0 },
            wrong,
        }))
    })
    .await
}

/// Takes an uploaded file and begins to try it out.
async fn take(State(site): State<Arc<Site>>, asking: Asking, form: Multipart) -> Response {
    match received(&site, &asking, form).await {
        Ok((_, number)) => Redirect::to(&format!("/import/{number}")).into_response(),
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}

/// On whose behalf files are handed in: those who take part bring back what went out, others than that the secretariat alone.
async fn by(site: &Site, asking: &Asking) -> Result<(By, PartyKey), Trouble> {
    let by = site.by_somebody(asking).await?;
    by.may(Deed::RecordInitiative, Bond::TakesPart)?;
    let owner = by.viewer.party().cloned().ok_or_else(|| Refusal::new("public-reads-only"))?;
    Ok((by, owner))
}

async fn received(site: &Arc<Site>, asking: &Asking, mut form: Multipart) -> Result<Ticket, Trouble> {
    // Before the file is read: who may not hand it in shall not fill the disk.
    let (by, owner) = by(site, asking).await?;
    let imports = by.may(Deed::ImportRegister, Bond::None).is_ok();
    let (mut upload, mut source) = (None, String::new());
    let cut = |_| Refusal::new("upload-cut");
    while let Some(mut field) = form.next_field().await.map_err(cut)? {
        match field.name() {
            Some("file") => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let mut file = upload::begin(&name)?;
                while let Some(part) = field.chunk().await.map_err(cut)? {
                    file.write(&part)?;
                    if !imports && file.size() > LARGEST_RETURNED {
                        return Err(Refusal::new("upload-too-large").with("most", LARGEST_RETURNED >> 20).into());
                    }
                }
                upload = Some(file);
            }
            Some("source") => source = field.text().await.map_err(cut)?.trim().to_owned(),
            _ => {}
        }
    }
    let upload = upload.filter(|file| file.size() > 0).ok_or_else(|| Refusal::new("upload-empty"))?;
    let upload = upload.finish(source)?;
    if !imports && !desk::comes_back(&upload.register())? {
        return Err(Refusal::new("upload-from-elsewhere").into());
    }
    let ticket = site.uploads.keep(owner, upload);
    upload::run(site.clone(), asking.clone(), ticket.clone(), Preview::Only);
    Ok(ticket)
}

/// A column of the file, and what it is taken for.
struct Column {
    at: usize,
    heading: String,
    fields: Vec<Choice>,
    /// What the program takes it for by itself; empty where somebody said it.
    alone: &'static str,
}

/// The field of a column that nobody wants.
const UNUSED: &str = "ignore";

/// A cell of a file that came back, as it was and as it is written now.
struct Edit {
    initiative: Told,
    field: String,
    was: String,
    becomes: String,
}

/// A finding with its place.
struct Found {
    severity: String,
    place: String,
    message: String,
    hint: Option<String>,
    bad: bool,
}

#[derive(Template)]
#[template(path = "import/trial.html")]
struct Trial<'a> {
    f: Frame<'a>,
    id: u64,
    name: String,
    source: String,
    /// How far the reading is, in percent; none once it ended.
    reading: Option<u8>,
    wrong: Option<String>,
    counts: Option<String>,
    summary: String,
    columns: Vec<Column>,
    found: Vec<Found>,
    more: usize,
    changes: Vec<String>,
    more_changes: usize,
    /// What was edited in a file that came back.
    edits: Vec<Edit>,
    more_edits: usize,
    waiting: Option<String>,
    entered: Option<u64>,
    /// Whether it was to be entered and said nothing that was not known.
    nothing_new: bool,
    /// Whether there is something to enter.
    enters: bool,
    closes: bool,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(id): Path<u64>) -> Response {
    let allowed = by(&site, &asking).await;
    site.page(&asking, |reading| {
        let (_, owner) = allowed?;
        let upload = site.uploads.get(&(owner, id)).ok_or_else(|| Lost::NotThere(id.to_string()))?;
        Ok(trial(reading, id, &upload))
    })
    .await
}

fn trial(reading: &Reading<'_>, id: u64, upload: &Upload) -> Response {
    let teller = reading.teller;
    let mut page = Trial {
        f: reading.frame(Place::Import, title(reading)),
        id,
        name: tame(&upload.name),
        source: upload.source.clone(),
        reading: None,
        wrong: None,
        counts: None,
        summary: String::new(),
        columns: Vec::new(),
        found: Vec::new(),
        more: 0,
        changes: Vec::new(),
        more_changes: 0,
        edits: Vec::new(),
        more_edits: 0,
        waiting: None,
        entered: None,
        nothing_new: false,
        enters: false,
        closes: false,
    };
    match upload.outcome() {
        Outcome::Reading(percent) => page.reading = Some(percent),
        Outcome::Refused(refusal) => {
            page.closes = refusal.code == "would-close-most";
            page.enters = page.closes;
            page.wrong = Some(answer::refused(teller.words, &refusal));
        }
        Outcome::Failed(code, place) => page.wrong = Some(answer::failed(teller.words, code, &place)),
        Outcome::Done(loaded, preview) => fill(reading, &mut page, &loaded, preview),
    }
    answer::html(&page)
}

fn fill(reading: &Reading<'_>, page: &mut Trial<'_>, loaded: &Loaded, preview: Preview) {
    let words = reading.teller.words;
    page.counts = Some(crate::report::log::counts(reading.teller, &loaded.counts));
    let counts = loaded.counts;
    page.enters = loaded.entry.is_none() && counts.entered + counts.updated + counts.closed > 0;
    page.summary = findings::summary(words, &loaded.findings);
    page.columns = columns(words, loaded);
    let mut sorted: Vec<&Finding> = loaded.findings.iter().collect();
    sorted.sort_by_key(|finding| finding.severity);
    page.more = sorted.len().saturating_sub(SHOWN);
    page.found = sorted
        .into_iter()
        .take(SHOWN)
        .map(|finding| Found {
            severity: words.say(findings::severity_key(finding.severity)),
            place: findings::place(finding),
            message: findings::message(words, finding),
            hint: answer::next_step(words, &format!("finding-{}", finding.code), &findings::values_of(&finding.values))
                .map(|text| tame(&text)),
            bad: matches!(finding.severity, Severity::Critical | Severity::Error),
        })
        .collect();
    let known = || loaded.changes.iter().filter(|changed| changed.what != Becomes::New);
    page.more_changes = known().count().saturating_sub(CHANGES);
    let told = known().take(CHANGES).map(|changed| {
        let key = if changed.what == Becomes::Closed { "import-would-close" } else { "import-would-change" };
        let values = [("initiative", changed.initiative.as_str().into()), ("fields", changed.fields.join(", ").into())];
        words.say_with(key, &values)
    });
    page.changes = told.collect();
    page.edits = loaded.edits.iter().take(EDITS).map(|edit| edited(reading, edit)).collect();
    page.more_edits = loaded.edits.len().saturating_sub(EDITS);
    let waits = if preview == Preview::Only { "import-would-wait" } else { "import-waiting" };
    page.waiting = (loaded.waiting > 0).then(|| words.say_with(waits, &[("count", (loaded.waiting as i64).into())]));
    page.entered = loaded.entry;
    page.nothing_new = preview == Preview::No && loaded.entry.is_none();
}

/// The columns in the order of the file, each heading once; what was said of one comes before what it would be taken for.
fn columns(words: &words::Words, loaded: &Loaded) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, (heading, read)) in loaded.headings.iter().enumerate().filter(|(_, (heading, _))| !heading.is_empty()) {
        if columns.iter().any(|known| known.heading == *heading) {
            continue;
        }
        let said = loaded.columns.iter().find(|(known, _)| known == heading).map(|(_, field)| field.as_str());
        let alone = if said.is_some() { "" } else { read.unwrap_or(UNUSED) };
        let chosen = said.unwrap_or(alone);
        let names = exchange::table::field_names();
        let other = Some(chosen).filter(|chosen| !names.contains(chosen));
        let choice = |name: &str| Choice { value: name.to_owned(), label: field_label(words, name), chosen: name == chosen };
        let fields = names.iter().copied().chain(other).map(choice).collect();
        columns.push(Column { at, heading: heading.clone(), fields, alone });
    }
    columns
}

/// What a field is called: `title_ru` is the title, in Russian; money may have a unit behind a colon.
fn field_label(words: &words::Words, name: &str) -> String {
    let (plain, unit) = name.split_once(':').map_or((name, None), |(plain, unit)| (plain, Some(unit)));
    let (plain, unit) = match plain.split_once('_').filter(|(field, _)| matches!(*field, "title" | "description")) {
        Some((field, lang)) => (field, Some(lang)),
        None => (plain, unit),
    };
    // A name somebody typed may be none of ours; the findings say so.
    let label = words.look_up(&format!("import-field-{}", plain.replace('_', "-")), &[]).unwrap_or_else(|| plain.to_owned());
    unit.map_or_else(|| label.clone(), |unit| format!("{label} ({unit})"))
}

fn edited(reading: &Reading<'_>, edit: &desk::Edited) -> Edit {
    let words = reading.teller.words;
    Edit {
        initiative: facts::initiative(reading, &edit.initiative),
        field: words.say(&format!("form-column-{}", edit.field)),
        was: office::cell(words, &edit.was),
        becomes: office::cell(words, &edit.becomes),
    }
}

/// Tries the file again with its columns set otherwise, or enters it.
async fn again(State(site): State<Arc<Site>>, asking: Asking, Path(id): Path<u64>, RawForm(bytes): RawForm) -> Response {
    let pairs = super::check::fields(&bytes);
    let said = |name: &str| pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let done = async {
        let (_, owner) = by(&site, &asking).await?;
        let ticket = (owner, id);
        let changed = site.uploads.change(&ticket, |upload| {
            upload.may_close_most = !said("close").is_empty();
            let headings = pairs.iter().filter_map(|(name, value)| Some((name.strip_prefix("heading:")?, value)));
            upload.columns = headings
                .map(|(at, heading)| (heading, said(&format!("field:{at}")), said(&format!("alone:{at}"))))
                .filter(|(_, field, alone)| !field.is_empty() && field != alone)
                .map(|(heading, field, _)| (heading.clone(), field.to_owned()))
                .collect();
        });
        if changed { Ok(ticket) } else { Err(Trouble::from(Refusal::new("upload-gone"))) }
    };
    match done.await {
        Ok(ticket) => {
            let preview = if said("deed") == "enter" { Preview::No } else { Preview::Only };
            upload::run(site.clone(), asking, ticket, preview);
            Redirect::to(&format!("/import/{id}")).into_response()
        }
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}

#[derive(Deserialize)]
struct Undo {
    load: u64,
}

async fn undo(State(site): State<Arc<Site>>, asking: Asking, Form(undo): Form<Undo>) -> Response {
    match site.record(&asking, async |desk, by| desk::undo_load(desk, by, undo.load).await).await {
        Ok(_) => Redirect::to("/import?said=recorded").into_response(),
        Err(Trouble::Refusal(refusal)) => {
            let wrong = answer::refused(site.words(asking.language), &refusal);
            tell(&site, &asking, Some(wrong)).await
        }
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}
