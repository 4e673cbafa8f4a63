//! What only PostgreSQL needs: how its server is reached, and what its error codes mean.
//! Not for: SQL that both engines run.

use crate::{
    Cause, Doing, Fault, Location,
    db::{Engine, Pools},
    schema,
};
use sqlx::{
    ConnectOptions, Connection, PgConnection, Pool, Postgres, Transaction, error::DatabaseError, pool::PoolOptions,
    postgres::PgConnectOptions,
};
use std::time::Duration;

/// How long a server may take to answer at all.
const PATIENCE: Duration = Duration::from_secs(10);

const CONNECTIONS: u32 = 8;

/// What each connection is told first: to wait for another who writes, though not for ever, and never to say that
/// something is kept before it is on the disk, also where the server is set up to say so.
const MANNERS: [&str; 2] = [
    "set lock_timeout = '60s'",
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
];

/// Opens the register in a database.
pub(crate) async fn open(place: &Location, url: &str) -> Result<Pools, Fault> {
    let pools = connect(Doing::Open, place, url).await?;
    let found = schema::format(&pools).await.map_err(|error| Fault::from_sql(Doing::Open, place, error))?;
    schema::check(found.as_deref()).map_err(|cause| Fault::new(Doing::Open, place, cause))?;
    schema::raise(found.as_deref(), &pools).await;
    Ok(pools)
}

/// Makes the tables in a database that is there. When another process makes them in the same moment, one of the two
/// fails; the caller then opens what the other made.
pub(crate) async fn create(place: &Location, url: &str) -> Result<Pools, Fault> {
    let pools = connect(Doing::Create, place, url).await?;
    let fault = |error| Fault::from_sql(Doing::Create, place, error);
    let mut tx = pools.begin().await.map_err(fault)?;
    schema::create(&mut tx).await.map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    Ok(pools)
}

/// Keeps the server from compressing the parts of blobs, which costs more time than the disk it saves.
pub(crate) async fn tune(tx: &mut Transaction<'static, Postgres>) -> Result<(), sqlx::Error> {
    sqlx::query("alter table blob alter column bytes set storage external").execute(&mut **tx).await.map(drop)
}

async fn connect(doing: Doing, place: &Location, url: &str) -> Result<Pools, Fault> {
    let options: PgConnectOptions = url.parse().map_err(|error: sqlx::Error| {
        let why = match error {
            sqlx::Error::Configuration(why) => why.to_string(),
            other => other.to_string(),
        };
        Fault::new(doing, place, Cause::BadAddress(why))
    })?;
    let options = options.disable_statement_logging();
    // A pool waits for a server that refuses, in case it is starting; a person who mistyped a port should not.
    let first = tokio::time::timeout(PATIENCE, PgConnection::connect_with(&options)).await;
    match first {
        Ok(Ok(connection)) => drop(connection.close().await),
        Ok(Err(error)) => return Err(Fault::from_sql(doing, place, error)),
        Err(_) => return Err(Fault::new(doing, place, Cause::Unreachable)),
    }
    let pool: Pool<Postgres> = PoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .after_connect(|connection, _| {
            Box::pin(async move {
                for sentence in MANNERS {
                    sqlx::query(sentence).execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect_lazy_with(options);
    Ok(Engine::Pg(pool))
}

/// What a failure means, by SQLSTATE (appendix "Error Codes" of the PostgreSQL manual).
pub(crate) fn cause(error: &dyn DatabaseError) -> Cause {
    let code = error.code().unwrap_or_default();
    match &*code {
        "42P01" => Cause::NoRegister,
        "3D000" => Cause::NoDatabase,
        "53100" => Cause::DiskFull,
        "25006" => Cause::ReadOnly,
        "42501" => Cause::Denied,
        "40001" | "40P01" | "53300" | "55P03" => Cause::Busy,
        _ if code.starts_with("28") => Cause::Denied,
        _ if code.starts_with("08") || code.starts_with("57P") => Cause::Unreachable,
        _ if code.starts_with("XX") => Cause::Damaged(error.message().to_owned()),
        _ => Cause::Other(error.message().to_owned()),
    }
}
