//! A register that is open. Not for: what is in it; entries, blobs and accounts each have their file.

use crate::{
    Cause, Doing, Fault, Location,
    db::{Engine, Pools, Tx, on},
    postgres,
    sqlite::{self, Purpose},
};
use std::{fmt, path::Path};

/// An open register. Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Store {
    pub(crate) location: Location,
    pub(crate) read: Pools,
    pub(crate) write: Pools,
}

impl Store {
    /// Opens the register that is there. One that can only be read is opened for reading; writing to it is then a
    /// fault `read-only`. It is `no-register` when nothing is there. In a folder where nobody can write, what others
    /// do to the file by another way is seen only after opening it again.
    pub async fn open(location: &Location) -> Result<Self, Fault> {
        let (read, write) = match location.engine() {
            Engine::Sqlite(file) => sqlite::open(location, &file).await?,
            Engine::Pg(url) => both(postgres::open(location, url).await?),
        };
        Ok(Self { location: location.clone(), read, write })
    }

    /// Opens the register that is there, or makes an empty one: the folder and the file, or the tables in a database.
    pub async fn create_or_open(location: &Location) -> Result<Self, Fault> {
        match Self::open(location).await {
            Err(fault) if *fault.cause() == Cause::NoRegister => {}
            done => return done,
        }
        let (read, write) = match location.engine() {
            Engine::Sqlite(file) => sqlite::create(location, &file, Purpose::Work).await?,
            Engine::Pg(url) => match postgres::create(location, url).await {
                Ok(pools) => both(pools),
                Err(fault) => return Self::open(location).await.map_err(|_| fault),
            },
        };
        Ok(Self { location: location.clone(), read, write })
    }

    /// Makes a file to copy into, which is not safe before it is closed.
    pub(crate) async fn create_for_copy(file: &Path) -> Result<Self, Fault> {
        let location = Location::File(file.to_owned());
        let (read, write) = sqlite::create(&location, file, Purpose::Copy).await?;
        Ok(Self { location, read, write })
    }

    /// Where it is kept.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Lets all connections go. SQLite then merges its log into the one file, so that this file is the whole register.
    pub async fn close(self) {
        on!(&self.read, pool => pool.close().await);
        on!(&self.write, pool => pool.close().await);
    }

    pub(crate) async fn begin(&self) -> Result<Tx, Fault> {
        self.write.begin().await.map_err(|error| self.fault(Doing::Write, error))
    }

    pub(crate) fn fault(&self, doing: Doing, error: sqlx::Error) -> Fault {
        Fault::from_sql(doing, &self.location, error)
    }

    /// A fault that says what is damaged, for whoever reads more out of what is kept than the store itself does.
    pub fn damaged(&self, what: impl Into<String>) -> Fault {
        Fault::new(Doing::Read, &self.location, Cause::Damaged(what.into()))
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.location)
    }
}

fn both(pools: Pools) -> (Pools, Pools) {
    (pools.clone(), pools)
}
