//! Files that were made for everybody, kept until something is recorded or the day is over. They are made beside the readers; whoever
//! waits for one that is being made gets it when it is there, and nothing is made twice.

use super::unmade;
use crate::bundle::{self, Form, Ground, Made, Tongues};
use crate::web::answer::Lost;
use crate::web::asking::Asking;
use crate::web::frame::Reading;
use crate::web::site::Site;
use axum::body::Bytes;
use desk::Trouble;
use exchange::Publication;
use plan::{Date, Entry, Lang, Viewer};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

/// How many bytes of a bundle are made in one look at the register. Whoever records waits no longer than for these.
const STEP: usize = 4 << 20;

/// How often a bundle is begun anew because something was recorded meanwhile; then it is made in one look.
const TRIES: usize = 3;

/// What was made, and of what.
#[derive(Default)]
pub(crate) struct Shelf {
    kept: Mutex<Kept>,
    /// Held by whoever makes one file, and by whoever makes all of them: others wait here, and find it made.
    one: Mutex<()>,
    whole: Mutex<()>,
    /// Whether somebody asked for what describes the bundle since it was last made ahead.
    asked: AtomicBool,
}

#[derive(Default)]
struct Kept {
    /// The journal entry and the day of everything here.
    of: Option<Of>,
    files: HashMap<String, Bytes>,
    /// How files of a form begin, by its name: a long workbook is not opened for each reader of the page that shows it.
    glimpses: HashMap<&'static str, String>,
    /// How the catalogue began when it was last made; the page shows that while it is made anew.
    catalogue: Option<String>,
    /// How many files were made since the site stands.
    made: usize,
}

/// A journal entry and a day.
type Of = (u64, Date);

impl Kept {
    /// Lets go what is of another entry or day.
    fn turn_to(&mut self, of: Of) {
        if self.of != Some(of) {
            self.files.clear();
            self.glimpses.clear();
            self.of = Some(of);
        }
    }
}

impl Shelf {
    /// How many files were made for everybody so far.
    #[cfg(test)]
    pub(super) async fn made(&self) -> usize {
        self.kept.lock().await.made
    }

    async fn known(&self, of: Of, name: &str) -> Option<Bytes> {
        let kept = self.kept.lock().await;
        kept.files.get(name).filter(|_| kept.of == Some(of)).cloned()
    }

    async fn put(&self, of: Of, files: Vec<(String, Bytes)>) {
        let mut kept = self.kept.lock().await;
        kept.made += files.len();
        // What took long may be of an entry that others have left behind.
        if kept.of.is_some_and(|known| known > of) {
            return;
        }
        kept.turn_to(of);
        kept.files.extend(files);
    }
}

/// A file by its name, off the shelf where this reader sees what everybody sees today, else made for them.
pub(super) async fn fetch(site: &Arc<Site>, asking: &Asking, name: &str) -> Result<Bytes, Lost> {
    let is_common = |reading: &Reading<'_>| *reading.view.viewer() == Viewer::Public && reading.view.as_at() == reading.today;
    if !site.look(asking, is_common).await {
        let entries = entries(site, name).await?;
        return site.look(asking, |reading| make(site, reading, &entries, name)).await;
    }
    if let Some(bytes) = site.shelf.known(site.stands_at(), name).await {
        return Ok(bytes);
    }
    if bundle::describes(name) {
        site.shelf.asked.store(true, Ordering::Relaxed);
        return whole(site, asking, name).await;
    }
    let _others_wait = site.shelf.one.lock().await;
    if let Some(bytes) = site.shelf.known(site.stands_at(), name).await {
        return Ok(bytes);
    }
    let entries = entries(site, name).await?;
    let (worker, asking, wanted) = (site.clone(), asking.clone(), name.to_owned());
    let (of, bytes) = beside(move || {
        worker.look_blocking(&asking, |reading| make(&worker, reading, &entries, &wanted).map(|bytes| (of(reading), bytes)))
    })
    .await?;
    site.shelf.put(of, vec![(name.to_owned(), bytes.clone())]).await;
    Ok(bytes)
}

/// A file that describes the others, for which all of them are made, beside the readers and in steps between which the register is let
/// go. Whoever comes meanwhile waits for the same.
async fn whole(site: &Arc<Site>, asking: &Asking, name: &str) -> Result<Bytes, Lost> {
    let _others_wait = site.shelf.whole.lock().await;
    if let Some(bytes) = site.shelf.known(site.stands_at(), name).await {
        return Ok(bytes);
    }
    for tried in 0.. {
        let entries = entries(site, name).await?;
        let (worker, asking) = (site.clone(), asking.clone());
        let step = if tried < TRIES { STEP } else { usize::MAX };
        if let Some((of, files)) = beside(move || make_all(&worker, &asking, &entries, step)).await? {
            let found = files.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.clone());
            site.shelf.put(of, files).await;
            return found.ok_or_else(|| Lost::NotThere(name.to_owned()));
        }
    }
    Err(Lost::NotThere(name.to_owned()))
}

type Files = Vec<(String, Bytes)>;

/// Makes all files, so many bytes in one look. Nothing where something was recorded meanwhile, or the day ended.
fn make_all(site: &Site, asking: &Asking, entries: &[Entry], step: usize) -> Result<Option<(Of, Files)>, Lost> {
    let (mut begun, mut files, mut made) = (None, Files::new(), Vec::new());
    loop {
        let done = site.look_blocking(asking, |reading| {
            if *begun.get_or_insert(of(reading)) != of(reading) {
                return Ok(None);
            }
            let mut bytes_made = 0;
            let put = |made: &Made, bytes: Vec<u8>| {
                bytes_made += bytes.len();
                files.push((made.name.clone(), Bytes::from(bytes)));
                Ok::<bool, bundle::Unmade>(bytes_made < step)
            };
            let done = on(site, reading, entries, |ground| bundle::go_on(ground, &mut made, |_| true, put));
            done.map(|done| Some(done.is_some())).map_err(unmade)
        })?;
        match (done, begun) {
            (Some(true), Some(of)) => return Ok(Some((of, files))),
            (Some(false), _) => {}
            (None, _) | (_, None) => return Ok(None),
        }
    }
}

/// Makes the bundle ahead where somebody asked for it before and the register stands still, so that nobody waits for it.
pub(crate) async fn keep_ahead(site: &Arc<Site>, stood_at: (u64, Date)) {
    let stands = site.stands_at();
    let is_stale = site.shelf.known(stands, bundle::MANIFEST).await.is_none();
    if is_stale && stood_at == stands && site.shelf.asked.swap(false, Ordering::Relaxed) {
        // What cannot be made is told to whoever asks for it.
        let _ = whole(site, &Asking::of_everybody(), bundle::MANIFEST).await;
    }
}

/// Works on a thread that may take its time, so that nobody else waits for it.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    spawn_blocking(work).await.unwrap_or_else(|fell| std::panic::resume_unwind(fell.into_panic()))
}

fn of(reading: &Reading<'_>) -> Of {
    (reading.view.stamp().entry, reading.view.as_at())
}

/// How the file of a form begins, worked out once for what everybody sees today; `open` asks as everybody does. Of the catalogue, for
/// which all files are made, it is told how it began before while it is made anew.
pub(super) async fn glimpse(
    site: &Arc<Site>,
    open: &Asking,
    form: Form,
    begins: impl FnOnce(&[u8]) -> String,
) -> Result<String, Lost> {
    let of = Some(site.stands_at());
    let name = bundle::stands_for(form);
    {
        let kept = site.shelf.kept.lock().await;
        if let Some(known) = kept.glimpses.get(form.name()).filter(|_| kept.of == of) {
            return Ok(known.clone());
        }
        let is_there = kept.of == of && kept.files.contains_key(name);
        if let Some(before) = kept.catalogue.clone().filter(|_| bundle::describes(name) && !is_there) {
            let (site, open) = (site.clone(), open.clone());
            tokio::spawn(async move { fetch(&site, &open, name).await.map(|_| ()).unwrap_or_default() });
            return Ok(before);
        }
    }
    let text = begins(&fetch(site, open, name).await?);
    let mut kept = site.shelf.kept.lock().await;
    if bundle::describes(name) {
        kept.catalogue = Some(text.clone());
    }
    if kept.of == of {
        kept.glimpses.insert(form.name(), text.clone());
    }
    Ok(text)
}

/// The journal, where a file tells it.
async fn entries(site: &Site, name: &str) -> Result<Vec<Entry>, Lost> {
    Ok(if needs_journal(name) { site.entries(0, u32::MAX).await.map_err(Trouble::from)? } else { Vec::new() })
}

/// Whether a file tells the journal, itself or in what it describes.
fn needs_journal(name: &str) -> bool {
    name.starts_with("feeds/") || bundle::describes(name)
}

/// Makes a file for this reader.
fn make(site: &Site, reading: &Reading<'_>, entries: &[Entry], name: &str) -> Result<Bytes, Lost> {
    let made = on(site, reading, entries, |ground| bundle::one(ground, name));
    made.map_err(unmade)?.map(Bytes::from).ok_or_else(|| Lost::NotThere(name.to_owned()))
}

/// Hands over the ground that files are made on: what this reader may see, and the journal as far as that goes.
pub(crate) fn on<T>(site: &Site, reading: &Reading<'_>, entries: &[Entry], work: impl FnOnce(&Ground<'_>) -> T) -> T {
    let view = reading.view;
    let tongues = Tongues::new();
    let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
    let outside = site.outside("");
    let publication = Publication { view, say: &say, site: Some(&outside) };
    // The journal may have grown since the view was made; an entry that the view does not know is not told.
    let known = entries.partition_point(|entry| entry.seq <= view.stamp().entry);
    work(&Ground { publication, tongues: &tongues, entries: &entries[..known], shipped: false })
}
