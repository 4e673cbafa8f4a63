//! The site at work: one desk that pages read from and that follows the journal, and one that records. So a long import keeps nobody
//! from reading, and what another process records is seen as well. What compares and searches follows the same journal.

use super::account::Attempts;
use super::answer::{self, Lost};
use super::api::Repeats;
use super::asking::Asking;
use super::data::Shelf;
use super::frame::Reading;
use super::import::Uploads;
use super::kept::Figures;
use super::ready::Ready;
use crate::bundle::Tongues;
use crate::meanings;
use crate::notice::{Gate, Office, Post};
use crate::report::Teller;
use axum::response::Response;
use desk::account::{self, Role};
use desk::{Account, By, Desk, Fault, Refusal, Store, Trouble, World};
use overlap::{Following, Subjects};
use plan::{Date, Entry, Viewer};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLockReadGuard};
use tokio::sync::{Mutex, RwLock};
use words::{Language, Words};

/// What a site is told when it starts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Whether anybody may look around as anybody: a demonstration on this machine alone.
    pub(crate) demo: bool,
    /// Whether it is reached over a secure connection only.
    pub(crate) secure: bool,
}

/// A site at work.
pub(crate) struct Site {
    reading: RwLock<Desk>,
    recording: Mutex<Desk>,
    finder: std::sync::RwLock<Following>,
    subjects: std::sync::RwLock<Subjects>,
    words: [Words; 2],
    store: Store,
    world: World,
    /// Where it is reached from outside, without a stroke at its end.
    public: String,
    pub(crate) attempts: Attempts,
    pub(crate) uploads: Uploads,
    pub(crate) repeats: Repeats,
    pub(crate) ready: Ready,
    figures: Figures,
    /// The newest entry that pages are told from.
    newest: AtomicU64,
    pub(crate) shelf: Shelf,
    pub(crate) setting: Setting,
    /// How mails leave, where they do.
    post: Option<Post>,
    /// Which addresses may be called.
    gate: Gate,
}

/// Somebody with an account: whoever is signed in, and in a demonstration whoever stands for the party one looks around as.
pub(crate) struct Person {
    pub(crate) account: Account,
    pub(crate) role: Role,
}

impl Site {
    /// A site over two desks on one register, which has a store, and may have a folder.
    pub(crate) fn new(
        (reading, mut recording): (Desk, Desk),
        store: Store,
        world: World,
        public: String,
        setting: Setting,
        folder: Option<&Path>,
    ) -> Self {
        let tongues = Tongues::new();
        recording.use_words(move |term, lang| tongues.say(term, lang));
        let today = reading.world().today();
        let whole = reading.whole_view(today);
        let finder = std::sync::RwLock::new(meanings::following(&reading, today, folder));
        // Suggestions name the words that speak for them, so they are learnt from what everybody may read.
        let open = reading.view(Viewer::Public, today);
        let edition = open.region().map(|region| region.plan.clone());
        let learn = |edition| crate::suggest::learn(&open, &edition, &[]);
        let subjects = std::sync::RwLock::new(edition.map_or_else(|| Subjects::learn(&[]), learn));
        let words = Language::ALL.map(Words::new);
        let newest = AtomicU64::new(whole.stamp().entry);
        Self {
            reading: RwLock::new(reading),
            recording: Mutex::new(recording),
            finder,
            subjects,
            words,
            store,
            world,
            public,
            attempts: Attempts::default(),
            uploads: Uploads::default(),
            repeats: Repeats::default(),
            ready: Ready::default(),
            figures: Figures::default(),
            newest,
            shelf: Shelf::default(),
            setting,
            post: None,
            gate: Gate::new(setting.demo, &[]),
        }
    }

    /// The same site with a way out for mails.
    #[must_use]
    pub(crate) fn with_post(mut self, post: Option<Post>) -> Self {
        self.post = post;
        self
    }

    /// The same site with hosts that may be called wherever they are.
    #[must_use]
    pub(crate) fn permitting(mut self, hosts: &[String]) -> Self {
        self.gate = Gate::new(self.setting.demo, hosts);
        self
    }

    /// Which addresses may be called.
    pub(crate) fn gate(&self) -> &Gate {
        &self.gate
    }

    /// How mails leave, where they do.
    pub(crate) fn post(&self) -> Option<&Post> {
        self.post.as_ref()
    }

    /// What notices are written from.
    pub(crate) fn office(&self) -> Office<'_> {
        Office { desk: &self.reading, store: &self.store, world: &self.world, words: &self.words, public: &self.public }
    }

    /// Who asks, where that is somebody with an account.
    pub(crate) async fn person(&self, asking: &Asking) -> Result<Option<Person>, Trouble> {
        if let Some(who) = &asking.signed_in {
            return Ok(Some(Person { account: who.account.clone(), role: who.role }));
        }
        if !self.setting.demo {
            return Ok(None);
        }
        let party = self.look(asking, |reading| reading.view.viewer().party().cloned()).await;
        let Some(party) = party else { return Ok(None) };
        let account = account::stand_in(&self.store, &self.world, &party).await?;
        Ok(Some(Person { account, role: Role::Administrator }))
    }

    /// The catalogue of a language.
    pub(crate) fn words(&self, language: Language) -> &Words {
        match language {
            Language::English => &self.words[0],
            Language::Russian => &self.words[1],
        }
    }

    /// The catalogue in both languages, English first.
    pub(crate) fn both(&self) -> &[Words; 2] {
        &self.words
    }

    /// Where accounts are kept.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The world outside.
    pub(crate) fn world(&self) -> &World {
        &self.world
    }

    /// The address of a page as it is reached from outside.
    pub(crate) fn outside(&self, path: &str) -> String {
        format!("{}{path}", self.public)
    }

    /// What compares; it knows of everything, and answers through the view of whoever asks.
    pub(crate) fn finder(&self) -> RwLockReadGuard<'_, Following> {
        self.finder.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What suggests provisions.
    pub(crate) fn subjects(&self) -> RwLockReadGuard<'_, Subjects> {
        self.subjects.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Builds an answer from what this reader may see.
    pub(crate) async fn page(&self, asking: &Asking, build: impl FnOnce(&Reading<'_>) -> Result<Response, Lost>) -> Response {
        self.look(asking, |reading| build(reading).unwrap_or_else(|lost| answer::lost(reading, lost))).await
    }

    /// Looks at what this reader may see.
    pub(crate) async fn look<T>(&self, asking: &Asking, tell: impl FnOnce(&Reading<'_>) -> T) -> T {
        self.tell(&*self.reading.read().await, asking, tell)
    }

    /// The same from a thread of its own, where something long is made.
    pub(crate) fn look_blocking<T>(&self, asking: &Asking, tell: impl FnOnce(&Reading<'_>) -> T) -> T {
        self.tell(&self.reading.blocking_read(), asking, tell)
    }

    fn tell<T>(&self, desk: &Desk, asking: &Asking, tell: impl FnOnce(&Reading<'_>) -> T) -> T {
        let view = desk.view(seen_as(desk, asking), asking.as_at.unwrap_or_else(|| desk.world().today()));
        let teller = Teller::new(self.words(asking.language), &view, false);
        let today = desk.world().today();
        let (figures, setting, head) = (&self.figures, self.setting, || desk.head());
        let (newest, public) = (self.newest.load(Ordering::Acquire), self.public.as_str());
        let reading = Reading { teller: &teller, view: &view, asking, today, figures, newest, setting, public, head: &head };
        tell(&reading)
    }

    /// On whose behalf something would be recorded; refused where nothing may be.
    pub(crate) async fn by_somebody(&self, asking: &Asking) -> Result<By, Refusal> {
        by(&*self.reading.read().await, asking)
    }

    /// Does a deed, and lets readers see what came of it before it answers.
    pub(crate) async fn record<T>(
        &self,
        asking: &Asking,
        deed: impl AsyncFnOnce(&mut Desk, &By) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let mut desk = self.recording.lock().await;
        let by = by(&desk, asking)?;
        let done = deed(&mut desk, &by).await;
        drop(desk);
        self.catch_up().await?;
        done
    }

    /// The newest entry that pages are told from, and the day they are told on.
    pub(crate) fn stands_at(&self) -> (u64, Date) {
        (self.newest.load(Ordering::Acquire), self.world.today())
    }

    /// Entries of the journal behind a number, at most so many. What of them may be shown is decided by whoever tells them.
    pub(crate) async fn entries(&self, after: u64, limit: u32) -> Result<Vec<Entry>, Fault> {
        let store = self.reading.read().await.store().cloned();
        match store {
            Some(store) => Ok(store.entries_after(after, limit).await?.into_iter().map(|kept| kept.entry).collect()),
            None => Ok(Vec::new()),
        }
    }

    /// The last entry up to the end of a day; 0 before the first. Entries stand in the order of their times, so few are looked at.
    pub(crate) async fn newest_on(&self, day: Date) -> Result<u64, Fault> {
        let (mut known, mut beyond) = (0, self.stands_at().0 + 1);
        while known + 1 < beyond {
            let middle = known + (beyond - known) / 2;
            match self.entries(middle - 1, 1).await?.first() {
                Some(entry) if entry.day() <= day => known = middle,
                Some(_) | None => beyond = middle,
            }
        }
        Ok(known)
    }

    /// Takes in what was recorded since, by whomever.
    pub(crate) async fn catch_up(&self) -> Result<u64, Fault> {
        // Asked first, and beside the readers: a journal that stands still keeps nobody waiting.
        if self.store.head().await?.seq == self.stands_at().0 {
            return Ok(0);
        }
        let mut desk = self.reading.write().await;
        desk.catch_up().await?;
        // By what stands, not by what came just now: whoever took entries in before may have been broken off behind that.
        let (before, whole) = (self.stands_at().0, desk.whole_view(desk.world().today()));
        let now = whole.stamp().entry;
        if now > before {
            self.finder.write().unwrap_or_else(PoisonError::into_inner).follow(&whole);
            self.newest.store(now, Ordering::Release);
        }
        Ok(now.saturating_sub(before))
    }

    /// Lets the register go.
    pub(crate) async fn close(self) {
        self.recording.into_inner().close().await;
        self.reading.into_inner().close().await;
    }
}

/// On whose behalf something is recorded.
fn by(desk: &Desk, asking: &Asking) -> Result<By, Refusal> {
    let viewer = viewer(desk, asking);
    if viewer == Viewer::Public {
        return Err(Refusal::new("public-reads-only"));
    }
    if asking.signed_in.as_ref().is_some_and(|who| !who.role.records()) {
        return Err(Refusal::new("role-reads-only"));
    }
    let account = asking.signed_in.as_ref().map(|who| who.account.number.clone());
    Ok(By { viewer, account, door: asking.door })
}

/// As whom a page is read. Anybody may see it as the public does, and the secretariat as any other: nobody sees more by it.
fn seen_as(desk: &Desk, asking: &Asking) -> Viewer {
    let own = viewer(desk, asking);
    match asking.seen_as.as_deref() {
        Some("public") => Viewer::Public,
        Some(name) if matches!(own, Viewer::Secretariat(_)) => desk.viewer(name).unwrap_or(own),
        Some(_) | None => own,
    }
}

/// Who looks: the party of whoever is signed in; in a demonstration whoever was chosen; else the public.
fn viewer(desk: &Desk, asking: &Asking) -> Viewer {
    if let Some(who) = &asking.signed_in {
        return account::viewer(desk, &who.account);
    }
    asking.looks_as.as_deref().and_then(|name| desk.viewer(name).ok()).unwrap_or(Viewer::Public)
}
