//! Running a sentence with values bound to it, on either engine. Not for: sentences themselves, which stand with each noun.

use crate::{
    Doing, Fault, Store,
    db::{Tx, on},
};
use jiff::Timestamp;
use sqlx::{FromRow, postgres::PgRow, sqlite::SqliteRow};

/// A value that goes into a sentence.
#[derive(Clone, Debug)]
pub(crate) enum Bind {
    Text(String),
    Maybe(Option<String>),
    Number(i64),
    MaybeNumber(Option<i64>),
}

impl From<&str> for Bind {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u64> for Bind {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Timestamp> for Bind {
    fn from(at: Timestamp) -> Self {
        Self::Text(at.to_string())
    }
}

impl From<Option<Timestamp>> for Bind {
    fn from(at: Option<Timestamp>) -> Self {
        Self::Maybe(at.map(|at| at.to_string()))
    }
}

impl From<Option<&str>> for Bind {
    fn from(text: Option<&str>) -> Self {
        Self::Maybe(text.map(str::to_owned))
    }
}

/// Binds all values to a query, in their order.
macro_rules! bound {
    ($query:expr, $values:expr) => {{
        let mut query = $query;
        for value in $values {
            query = match value.clone() {
                Bind::Text(text) => query.bind(text),
                Bind::Maybe(text) => query.bind(text),
                Bind::Number(number) => query.bind(number),
                Bind::MaybeNumber(number) => query.bind(number),
            };
        }
        query
    }};
}

impl Store {
    /// Runs one sentence that writes; tells how many rows it concerned.
    pub(crate) async fn change(&self, sentence: &'static str, values: &[Bind]) -> Result<u64, Fault> {
        let mut tx = self.begin().await?;
        let changed = self.change_in(&mut tx, sentence, values).await?;
        self.end(tx).await?;
        Ok(changed)
    }

    /// Runs one sentence within a transaction.
    pub(crate) async fn change_in(&self, tx: &mut Tx, sentence: &'static str, values: &[Bind]) -> Result<u64, Fault> {
        on!(tx, c => bound!(sqlx::query(sentence), values).execute(&mut **c).await.map(|done| done.rows_affected()))
            .map_err(|error| self.fault(Doing::Write, error))
    }

    /// Makes durable what was written in a transaction.
    pub(crate) async fn end(&self, tx: Tx) -> Result<(), Fault> {
        tx.commit().await.map_err(|error| self.fault(Doing::Write, error))
    }

    /// The rows that answer a question.
    pub(crate) async fn rows<R>(&self, sentence: &'static str, values: &[Bind]) -> Result<Vec<R>, Fault>
    where
        R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        on!(&self.read, pool => bound!(sqlx::query_as::<_, R>(sentence), values).fetch_all(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))
    }

    /// A number of the journal as a row holds it.
    pub(crate) fn entry_number(&self, number: i64) -> Result<u64, Fault> {
        u64::try_from(number).map_err(|_| self.damaged("a notice names an entry below zero"))
    }

    /// A time as a row holds it.
    pub(crate) fn time(&self, text: &str, whose: &str) -> Result<Timestamp, Fault> {
        text.parse().map_err(|_| self.damaged(format!("{whose} has an unreadable date")))
    }
}
