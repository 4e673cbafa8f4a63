//! Doing what no program of ours does: changing what was written, behind its back.

use crate::Place;
use desk::Location;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};

/// A value whose characters or bytes can be changed, one at a time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Column {
    /// The text of an entry.
    Body(u64),
    /// The hash of the entry before, as an entry names it.
    Prev(u64),
    /// The hash of an entry.
    Hash(u64),
    /// The first part of a blob, by its hash.
    Blob(String),
}

/// The same text with a connection to either engine.
macro_rules! connected {
    ($place:expr, $connection:ident => $text:expr) => {
        match &$place.location {
            Location::Postgres(url) => {
                let mut $connection = PgConnection::connect(url).await.expect("the server of this test");
                let done = $text;
                $connection.close().await.expect("nothing is left open");
                done
            }
            Location::Folder(_) | Location::File(_) => {
                let file = $place.location.file().expect("a file");
                let mut $connection = SqliteConnectOptions::new().filename(file).connect().await.expect("the file of this test");
                let done = $text;
                $connection.close().await.expect("nothing is left open");
                done
            }
        }
    };
}

impl Place {
    /// Runs SQL on what is kept.
    pub async fn tamper(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        connected!(self, connection => connection.execute(sqlx::raw_sql(sql)).await.map(drop).expect("SQL that runs"));
    }

    /// How many characters or bytes a value has.
    pub async fn length(&self, column: &Column) -> usize {
        match column.text() {
            Some((name, entry)) => self.text(name, entry).await.chars().count(),
            None => self.bytes(column).await.len(),
        }
    }

    /// Changes one character or byte into another; doing so twice brings the old one back.
    pub async fn flip(&self, column: &Column, at: usize) {
        let Some((name, entry)) = column.text() else {
            let mut bytes = self.bytes(column).await;
            bytes[at] ^= 1;
            let sql = AssertSqlSafe(format!("update blob set bytes = $1 {}", column.row()));
            connected!(self, connection =>
                sqlx::query(sql).bind(bytes).execute(&mut connection).await.map(drop).expect("SQL that runs"));
            return;
        };
        let text = self.text(name, entry).await;
        let other = |one: char| char::from_u32(u32::from(one) ^ 1).expect("the character beside it");
        let text: String = text.chars().enumerate().map(|(place, one)| if place == at { other(one) } else { one }).collect();
        let sql = AssertSqlSafe(format!("update entry set {name} = $1 {}", column.row()));
        connected!(self, connection =>
            sqlx::query(sql).bind(text).execute(&mut connection).await.map(drop).expect("SQL that runs"));
    }

    async fn text(&self, name: &str, entry: u64) -> String {
        let sql = AssertSqlSafe(format!("select {name} from entry where seq = {entry}"));
        connected!(self, connection => sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("an entry"))
    }

    async fn bytes(&self, column: &Column) -> Vec<u8> {
        let sql = AssertSqlSafe(format!("select bytes from blob {}", column.row()));
        connected!(self, connection => sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("a blob"))
    }
}

impl Column {
    /// The name of the column and the entry, for those of text.
    fn text(&self) -> Option<(&'static str, u64)> {
        match self {
            Self::Body(entry) => Some(("body", *entry)),
            Self::Prev(entry) => Some(("prev", *entry)),
            Self::Hash(entry) => Some(("hash", *entry)),
            Self::Blob(_) => None,
        }
    }

    fn row(&self) -> String {
        match self {
            Self::Body(entry) | Self::Prev(entry) | Self::Hash(entry) => format!("where seq = {entry}"),
            Self::Blob(hash) => format!("where hash = '{hash}' and part = 0"),
        }
    }
}
