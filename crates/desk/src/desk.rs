//! A register at work: its store, the state folded from it, and the one function through which anything is recorded.

use crate::{Directory, Refusal, Trouble, World};
use jiff::civil::Date;
use plan::{Actor, Bond, Change, Deed, Entry, PartyKey, Record, State, View, Viewer, canon};
use std::sync::Arc;
use store::{AppendError, Fault, Head, Location, NewBlob, Store};

/// How many entries are read at once; an entry is small, the records of a load are read apart.
const PAGE: u32 = 512;

/// How much of a load is parsed at once: enough lines for every core, little beside the register itself.
const BATCH: usize = 16 << 20;

/// How often a deed is decided anew because somebody else recorded something meanwhile.
const TRIES: usize = 20;

/// A register at work.
pub struct Desk {
    store: Option<Store>,
    head: Head,
    state: State,
    world: World,
    directory: Arc<Directory>,
    tell: Option<Arc<Tell>>,
}

/// Says how things are called in a language, for files that go out and come back.
pub type Tell = dyn Fn(exchange::Term<'_>, plan::Lang) -> String + Send + Sync;

/// On whose behalf, and through which door.
#[derive(Clone, Debug)]
pub struct By {
    /// Who.
    pub viewer: Viewer,
    /// The number of the account, where there is one.
    pub account: Option<String>,
    /// `command-line`, `web`, `api`.
    pub door: &'static str,
}

impl By {
    /// Refuses a deed that may not be done by somebody who stands so to what it concerns.
    pub fn may(&self, deed: Deed, bond: Bond) -> Result<(), Refusal> {
        if self.viewer.may(deed, bond) { Ok(()) } else { Err(Refusal::new("not-yours").with("deed", deed.name())) }
    }
}

/// What a deed decided to record.
pub(crate) struct Decision {
    pub(crate) change: Change,
    pub(crate) blobs: Vec<NewBlob>,
    /// The records it stands on, where they are in hand; else they are read back out of the store.
    pub(crate) records: Option<Vec<Record>>,
}

impl From<Change> for Decision {
    fn from(change: Change) -> Self {
        Self { change, blobs: Vec::new(), records: None }
    }
}

impl Desk {
    /// Opens the register that is there and folds it up to its last entry, or to the one named.
    pub async fn open(location: &Location, world: World, until: Option<u64>) -> Result<Self, Fault> {
        Self::over(Store::open(location).await?, world, until).await
    }

    /// Opens the register that is there, or makes an empty one.
    pub async fn create_or_open(location: &Location, world: World) -> Result<Self, Fault> {
        Self::over(Store::create_or_open(location).await?, world, None).await
    }

    async fn over(store: Store, world: World, until: Option<u64>) -> Result<Self, Fault> {
        let mut desk =
            Self { store: Some(store), head: Head::EMPTY, state: State::new(), world, directory: Arc::default(), tell: None };
        desk.follow(until).await?;
        Ok(desk)
    }

    /// A desk without a register: plan records to read, nothing to write to.
    pub fn without_register(records: Vec<Record>, world: World) -> Self {
        let mut state = State::new();
        state.extend(records);
        Self { store: None, head: Head::EMPTY, state, world, directory: Arc::default(), tell: None }
    }

    /// Looks at the register on behalf of a viewer, as at a day.
    pub fn view(&self, viewer: Viewer, as_at: Date) -> View<'_> {
        View::new(&self.state, viewer, as_at)
    }

    /// Looks at all there is, for what is compared and searched inside. Answers are released per viewer by whoever gives them.
    pub fn whole_view(&self, as_at: Date) -> View<'_> {
        // Without a plan there is no secretariat, and no party whose rights would matter.
        let region = self.view(Viewer::Public, as_at).region().map(|region| region.secretariat.clone());
        self.view(Viewer::Secretariat(region.unwrap_or_else(|| PartyKey::new("secretariat"))), as_at)
    }

    /// Recognises a viewer by name.
    pub fn viewer(&self, name: &str) -> Result<Viewer, Refusal> {
        View::viewer_named(&self.state, name).ok_or_else(|| {
            let view = self.view(Viewer::Public, self.world.today());
            let known: Vec<&str> = view.parties().map(|party| party.key.as_str()).chain(["public", "secretariat"]).collect();
            Refusal::new("viewer-unknown").with("name", name).with("nearest", plan::nearest(name, &known).unwrap_or("public"))
        })
    }

    /// Hands the desk a directory, in which imports look up organisations that the register does not know.
    pub fn use_directory(&mut self, directory: Directory) {
        self.directory = Arc::new(directory);
    }

    /// Tells the desk how things are called, so that files that went out can be taken back.
    pub fn use_words(&mut self, tell: impl Fn(exchange::Term<'_>, plan::Lang) -> String + Send + Sync + 'static) {
        self.tell = Some(Arc::new(tell));
    }

    pub(crate) fn tell(&self) -> Option<Arc<Tell>> {
        self.tell.clone()
    }

    /// The number and the beginning of the hash of the last entry, by which a file that goes out is known again.
    pub fn head(&self) -> (u64, String) {
        (self.head.seq, crate::take_back::beginning(&self.head.hash.to_string()))
    }

    pub(crate) fn directory(&self) -> Arc<Directory> {
        self.directory.clone()
    }

    /// The time and all else that lies outside.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The store behind it; none for a desk without a register.
    pub fn store(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// Lets the store go, so that an SQLite register is one file again.
    pub async fn close(self) {
        if let Some(store) = self.store {
            store.close().await;
        }
    }

    /// Whether nothing has been recorded yet.
    pub fn is_new(&self) -> bool {
        self.head.seq == 0
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    /// Takes in what others have recorded since; tells how many entries that were.
    pub async fn catch_up(&mut self) -> Result<u64, Fault> {
        let before = self.head.seq;
        self.follow(None).await?;
        Ok(self.head.seq - before)
    }

    async fn follow(&mut self, until: Option<u64>) -> Result<(), Fault> {
        let Some(store) = self.store.clone() else { return Ok(()) };
        loop {
            let page = store.entries_after(self.head.seq, PAGE).await?;
            if page.is_empty() {
                return Ok(());
            }
            for kept in page {
                if until.is_some_and(|until| kept.entry.seq > until) {
                    return Ok(());
                }
                fold(&store, &mut self.state, &kept.entry).await?;
                self.head = Head { seq: kept.entry.seq, hash: kept.hash };
            }
        }
    }

    /// Records one change: decides on the newest state, appends, and decides anew where somebody else was first.
    /// `None` from the deed means that there is nothing to record.
    pub(crate) async fn record<E: Into<Trouble>>(
        &mut self,
        by: &By,
        mut decide: impl FnMut(&State) -> Result<Option<Decision>, E>,
    ) -> Result<Option<Entry>, Trouble> {
        let party = by.viewer.party().cloned().ok_or_else(|| Refusal::new("public-reads-only"))?;
        let Some(store) = self.store.clone() else { return Err(Refusal::new("no-register").into()) };
        for _ in 0..TRIES {
            self.catch_up().await?;
            let Some(decision) = decide(&self.state).map_err(Into::into)? else { return Ok(None) };
            let actor = Actor { party: party.clone(), account: by.account.as_deref().map(Into::into), door: by.door.into() };
            let entry = Entry { seq: self.head.seq + 1, at: self.world.now(), actor, change: decision.change };
            match store.append_with_blobs(&self.head, &entry, decision.blobs).await {
                Ok(head) => {
                    match decision.records {
                        Some(records) => {
                            self.state.apply(&entry);
                            self.state.extend(records);
                        }
                        None => fold(&store, &mut self.state, &entry).await?,
                    }
                    self.head = head;
                    return Ok(Some(entry));
                }
                Err(AppendError::Conflict(_)) => {}
                Err(AppendError::Fault(fault)) => return Err(fault.into()),
            }
        }
        Err(Refusal::new("too-busy").into())
    }
}

/// Takes an entry into a state, and the records it stands on piece by piece.
pub(crate) async fn fold(store: &Store, state: &mut State, entry: &Entry) -> Result<(), Fault> {
    state.apply(entry);
    let Some(records) = entry.change.records() else { return Ok(()) };
    let damaged = |what: String| store.damaged(format!("the records of entry {}: {what}", entry.seq));
    let digest = records.as_str().parse().map_err(|_| damaged("the hash is none".to_owned()))?;
    let mut rest: Vec<u8> = Vec::new();
    let mut wrong = None;
    let found = store
        .read_blob(&digest, |part| {
            rest.extend_from_slice(part);
            if rest.len() >= BATCH && wrong.is_none() {
                let whole = rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
                match canon::read_records(&rest[..whole]) {
                    Ok(records) => state.extend(records),
                    Err(error) => wrong = Some(error),
                }
                rest.drain(..whole);
            }
        })
        .await?;
    if let Some(wrong) = wrong {
        return Err(damaged(wrong));
    }
    if found.is_none() {
        return Err(damaged("they are missing".to_owned()));
    }
    state.extend(canon::read_records(&rest).map_err(damaged)?);
    Ok(())
}
