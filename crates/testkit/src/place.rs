//! A place to keep a register in for the length of one test, on either engine, with a folder and a clock of its own.

use crate::{Clock, Database};
use desk::{Desk, Location, Store};
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

/// An empty place. Clones are the same place; it is gone with the last of them.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where the register is or will be.
    pub location: Location,
    /// A folder for files beside it.
    pub folder: PathBuf,
    /// The time there.
    pub clock: Clock,
    _kept: Arc<(TempDir, Option<Database>)>,
}

impl Place {
    /// A place for an SQLite file.
    pub fn on_sqlite() -> Self {
        Self::with(None)
    }

    /// A place in PostgreSQL; `None` where there is no server to test with.
    pub fn on_postgres() -> Option<Self> {
        Database::make().map(|database| Self::with(Some(database)))
    }

    fn with(database: Option<Database>) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let location = match &database {
            Some(database) => Location::Postgres(database.url()),
            None => Location::Folder(folder.path().join("data")),
        };
        let path = folder.path().to_owned();
        Self { location, folder: path, clock: Clock::ticking(), _kept: Arc::new((folder, database)) }
    }

    /// The register at work; an empty one is made where there is none.
    pub async fn desk(&self) -> Desk {
        Desk::create_or_open(&self.location, self.clock.world()).await.expect("a place for a register")
    }

    /// The register as it stood after an entry.
    pub async fn desk_at(&self, entry: u64) -> Desk {
        Desk::open(&self.location, self.clock.world(), Some(entry)).await.expect("a register")
    }

    /// The store alone.
    pub async fn store(&self) -> Store {
        Store::open(&self.location).await.expect("a register")
    }

    /// The texts of all entries, as they are kept.
    pub async fn bodies(&self) -> Vec<String> {
        let (store, mut bodies) = (self.store().await, Vec::new());
        loop {
            let after = u64::try_from(bodies.len()).unwrap_or(u64::MAX);
            let page = store.entries_after(after, 1000).await.expect("entries");
            if page.is_empty() {
                return bodies;
            }
            bodies.extend(page.into_iter().map(|kept| kept.body));
        }
    }

    /// A second, empty place in a file beside this one.
    pub fn beside(&self, name: &str) -> Location {
        Location::Folder(self.folder.join(name))
    }

    /// Whether this place is in PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self.location, Location::Postgres(_))
    }
}
