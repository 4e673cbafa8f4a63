//! The seam between the two engines: every sentence is written once and run on either through `on!`.
//! Not for: what differs between them; that is `sqlite` and `postgres`, and nowhere else.

use sqlx::{Database, Decode, Pool, Postgres, Sqlite, Transaction, Type};

/// One of two things that are used alike.
#[derive(Clone, Debug)]
pub(crate) enum Engine<S, P> {
    Sqlite(S),
    Pg(P),
}

/// Runs one sentence on whichever engine it is.
macro_rules! on {
    ($engine:expr, $it:ident => $sentence:expr) => {
        match $engine {
            $crate::db::Engine::Sqlite($it) => $sentence,
            $crate::db::Engine::Pg($it) => $sentence,
        }
    };
}
pub(crate) use on;

/// Connections to read or to write with.
pub(crate) type Pools = Engine<Pool<Sqlite>, Pool<Postgres>>;

/// A transaction that writes.
pub(crate) type Tx = Engine<Transaction<'static, Sqlite>, Transaction<'static, Postgres>>;

impl Pools {
    /// Begins to write. SQLite takes its one write lock at once: a transaction that first reads and then wants to
    /// write fails when somebody wrote in between.
    pub(crate) async fn begin(&self) -> Result<Tx, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(pool) => Tx::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Pg(pool) => Tx::Pg(pool.begin().await?),
        })
    }
}

impl Tx {
    /// Makes what was written visible and durable.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        on!(self, tx => tx.commit().await)
    }

    /// Takes everything back. A failure is not told: a transaction that cannot be rolled back is over anyway, and its
    /// connection is not used again.
    pub(crate) async fn roll_back(self) {
        on!(self, tx => tx.rollback().await.ok());
    }
}

/// The bytes of a column, be it text or bytes. Reading must not stop at a text that damage has made invalid.
#[derive(Clone, Debug)]
pub(crate) struct Raw(pub(crate) Vec<u8>);

impl Raw {
    /// The text, with a mark in the place of what is not text.
    pub(crate) fn lossy(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }
}

impl<D: Database> Type<D> for Raw
where
    Vec<u8>: Type<D>,
{
    fn type_info() -> D::TypeInfo {
        Vec::<u8>::type_info()
    }

    fn compatible(_: &D::TypeInfo) -> bool {
        true
    }
}

impl<'r, D: Database> Decode<'r, D> for Raw
where
    Vec<u8>: Decode<'r, D>,
{
    fn decode(value: D::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        Vec::<u8>::decode(value).map(Self)
    }
}
