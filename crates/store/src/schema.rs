//! The tables, in words both engines read alike, and the number of their format.
//! Not for: reading or writing rows; that stands with each noun.

use crate::{
    Cause,
    db::{Pools, Tx, on},
};

/// The format written here. A register in a newer one is refused, never guessed at.
///
/// Format 2 has the tables of notices: `watch`, `subscription`, `hook`, `delivery`, `attempt`. Nothing that was there before
/// changed, so a register of format 1 is read as it is, and gets the tables when it is first opened to write.
///
/// Format 3 has `ticket_scope`: what a token lets a program do. Tokens of before have no rows there.
///
/// Format 4 keeps one-time codes that were used among the tickets.
pub(crate) const FORMAT: u32 = 4;

/// `bytea` is PostgreSQL's word; SQLite takes any word for a type and keeps bytes as bytes.
const TABLES: [&str; 13] = [
    "create table if not exists meta (key text primary key, value text not null)",
    "create table if not exists entry (seq bigint primary key, body text not null, prev text not null, hash text not null)",
    "create table if not exists blob (hash text not null, part bigint not null, size bigint not null, bytes bytea not null, \
     primary key (hash, part))",
    "create table if not exists account (number text primary key, party text not null, role text not null, \
     name text not null, mail text not null, secret text, totp text, created text not null, ended text)",
    "create unique index if not exists account_mail on account (mail) where ended is null",
    "create table if not exists ticket (hash text primary key, purpose text not null, account text not null, \
     device text not null, made text not null, seen text not null, until_ text not null, ended text)",
    "create table if not exists ticket_scope (ticket text not null, scope text not null, primary key (ticket, scope))",
    "create table if not exists watch (account text not null, question text not null, since bigint not null, \
     made text not null, primary key (account, question))",
    "create table if not exists subscription (account text primary key, rhythm text not null, lang text not null, \
     leave text not null, told bigint not null, due text, busy text)",
    "create table if not exists hook (number text primary key, party text not null, address text not null, \
     secret text not null, question text not null, made text not null, account text not null, told bigint not null, \
     off_at text, off_why text)",
    "create table if not exists delivery (id text primary key, hook text not null, kind text not null, since bigint not null, \
     entry bigint not null, made text not null, tries bigint not null, next text, ended text, outcome text, busy text)",
    "create index if not exists delivery_next on delivery (next) where next is not null",
    "create table if not exists attempt (delivery text not null, number bigint not null, at_ text not null, \
     outcome text not null, status bigint, took bigint not null, primary key (delivery, number))",
];

const SAY_FORMAT: &str = "insert into meta (key, value) values ('format', $1) on conflict (key) do nothing";
const RAISE_FORMAT: &str = "update meta set value = $1 where key = 'format'";
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

/// Brings a register of an older format to ours. One that cannot be written stays what it is: all of it can still be read.
pub(crate) async fn raise(found: Option<&str>, write: &Pools) {
    if found.is_none_or(|found| found == FORMAT.to_string()) {
        return;
    }
    let raise = async {
        let mut tx = write.begin().await?;
        create(&mut tx).await?;
        on!(&mut tx, c => sqlx::query(RAISE_FORMAT).bind(FORMAT.to_string()).execute(&mut **c).await.map(drop))?;
        tx.commit().await
    };
    let raised: Result<(), sqlx::Error> = raise.await;
    // Where two do it at once one may fail, and the other has done it; where nothing can be written, whoever wants to is told.
    raised.ok();
}

/// The format that is there; None when the table is empty.
pub(crate) async fn format(pools: &Pools) -> Result<Option<String>, sqlx::Error> {
    on!(pools, pool => sqlx::query_scalar(READ_FORMAT).fetch_optional(pool).await)
}

/// Whether this program can work with a format.
pub(crate) fn check(found: Option<&str>) -> Result<(), Cause> {
    let Some(found) = found else {
        return Err(Cause::NotARegister);
    };
    match found.parse::<u32>() {
        Ok(number) if (1..=FORMAT).contains(&number) => Ok(()),
        Ok(0) | Err(_) => Err(Cause::NotARegister),
        Ok(_) => Err(Cause::NewerFormat { found: found.to_owned(), known: FORMAT }),
    }
}
