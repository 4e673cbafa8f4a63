//! The tables, in words both engines read alike, and the number of their format.
//! Not for: reading or writing rows; that stands with each noun.

use crate::{
    Cause,
    db::{Pools, Tx, on},
};

/// The format written here. A register in a newer one is refused, never guessed at.
pub(crate) const FORMAT: u32 = 1;

/// `bytea` is PostgreSQL's word; SQLite takes any word for a type and keeps bytes as bytes.
const TABLES: [&str; 6] = [
    "create table if not exists meta (key text primary key, value text not null)",
    "create table if not exists entry (seq bigint primary key, body text not null, prev text not null, hash text not null)",
    "create table if not exists blob (hash text not null, part bigint not null, size bigint not null, bytes bytea not null, \
     primary key (hash, part))",
    "create table if not exists account (number text primary key, party text not null, role text not null, \
     name text not null, mail text not null, secret text, totp text, created text not null, ended text)",
    "create unique index if not exists account_mail on account (mail) where ended is null",
    "create table if not exists ticket (hash text primary key, purpose text not null, account text not null, \
     device text not null, made text not null, seen text not null, until_ text not null, ended text)",
];

const SAY_FORMAT: &str = "insert into meta (key, value) values ('format', $1) on conflict (key) do nothing";
const READ_FORMAT: &str = "select value from meta where key = 'format'";

/// Makes the tables that are not there.
pub(crate) async fn create(tx: &mut Tx) -> Result<(), sqlx::Error> {
    for table in TABLES {
        on!(tx, c => sqlx::query(table).execute(&mut **c).await.map(drop))?;
    }
    if let Tx::Pg(pg) = tx {
        crate::postgres::tune(pg).await?;
    }
    on!(tx, c => sqlx::query(SAY_FORMAT).bind(FORMAT.to_string()).execute(&mut **c).await.map(drop))
}

/// The format that is there; None when the table is empty.
pub(crate) async fn format(pools: &Pools) -> Result<Option<String>, sqlx::Error> {
    on!(pools, pool => sqlx::query_scalar(READ_FORMAT).fetch_optional(pool).await)
}

/// Whether this program can work with a format.
pub(crate) fn check(found: Option<String>) -> Result<(), Cause> {
    let Some(found) = found else {
        return Err(Cause::NotARegister);
    };
    match found.parse::<u32>() {
        Ok(number) if (1..=FORMAT).contains(&number) => Ok(()),
        Ok(0) | Err(_) => Err(Cause::NotARegister),
        Ok(_) => Err(Cause::NewerFormat { found, known: FORMAT }),
    }
}
