//! Files that were made for everybody, kept until something is recorded or the day is over. Whoever waits for one that is being made
//! gets it when it is there; nothing is made twice.

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
use tokio::sync::Mutex;

/// What was made, and of what.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// The journal entry and the day of everything here.
    of: Option<(u64, Date)>,
    files: HashMap<String, Bytes>,
    /// How files of a form begin, by its name: a long workbook is not opened for each reader of the page that shows it.
    glimpses: HashMap<&'static str, String>,
    /// How many files were made since the site stands.
    made: usize,
}

impl Shelf {
    /// How many files were made for everybody so far.
    #[cfg(test)]
    pub(super) async fn made(&self) -> usize {
        self.0.lock().await.made
    }
}

/// A file by its name, off the shelf where this reader sees what everybody sees today, else made for them.
pub(super) async fn fetch(site: &Site, asking: &Asking, name: &str) -> Result<Bytes, Lost> {
    let is_common = |reading: &Reading<'_>| *reading.view.viewer() == Viewer::Public && reading.view.as_at() == reading.today;
    let entries = if needs_journal(name) { site.entries(0, u32::MAX).await.map_err(Trouble::from)? } else { Vec::new() };
    if !site.look(asking, is_common).await {
        return site.look(asking, |reading| make(site, reading, &entries, name, |_, _| {})).await;
    }
    let mut kept = site.shelf.0.lock().await;
    site.look(asking, |reading| {
        let of = Some((reading.view.stamp().entry, reading.view.as_at()));
        if kept.of != of {
            kept.files.clear();
            kept.glimpses.clear();
            kept.of = of;
        }
        if let Some(bytes) = kept.files.get(name) {
            return Ok(bytes.clone());
        }
        let mut beside = Vec::new();
        let bytes = make(site, reading, &entries, name, |made, bytes| beside.push((made.name.clone(), bytes)))?;
        kept.made += beside.len().max(1);
        kept.files.extend(beside);
        kept.files.insert(name.to_owned(), bytes.clone());
        Ok(bytes)
    })
    .await
}

/// How the file of a form begins, worked out once for what everybody sees today; `open` asks as everybody does.
pub(super) async fn glimpse(
    site: &Site,
    open: &Asking,
    form: Form,
    begins: impl FnOnce(&[u8]) -> String,
) -> Result<String, Lost> {
    let of = Some(site.stands_at());
    {
        let kept = site.shelf.0.lock().await;
        if let Some(known) = kept.glimpses.get(form.name()).filter(|_| kept.of == of) {
            return Ok(known.clone());
        }
    }
    let text = begins(&fetch(site, open, bundle::stands_for(form)).await?);
    let mut kept = site.shelf.0.lock().await;
    if kept.of == of {
        kept.glimpses.insert(form.name(), text.clone());
    }
    Ok(text)
}

/// Whether a file tells the journal, itself or in what it describes.
fn needs_journal(name: &str) -> bool {
    name.starts_with("feeds/") || bundle::describes(name)
}

/// Makes a file for this reader. Where others must be made for it, they are handed over as well.
fn make(
    site: &Site,
    reading: &Reading<'_>,
    entries: &[Entry],
    name: &str,
    mut beside: impl FnMut(&Made, Bytes),
) -> Result<Bytes, Lost> {
    let missing = || Lost::NotThere(name.to_owned());
    on(site, reading, entries, |ground| {
        if !bundle::describes(name) {
            return bundle::one(ground, name).map_err(unmade)?.map(Bytes::from).ok_or_else(missing);
        }
        let mut found = None;
        let made = bundle::all(
            ground,
            |_| true,
            |made, bytes| {
                let bytes = Bytes::from(bytes);
                if made.name == name {
                    found = Some(bytes.clone());
                }
                beside(made, bytes);
                Ok::<(), bundle::Unmade>(())
            },
        );
        made.map_err(unmade)?;
        found.ok_or_else(missing)
    })
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
