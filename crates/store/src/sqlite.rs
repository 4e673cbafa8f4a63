//! What only SQLite needs: how its file is made and opened, and what its error numbers mean.
//! Not for: SQL that both engines run.

use crate::{
    Cause, Doing, Fault, Location,
    db::{Engine, Pools},
    schema,
};
use sqlx::{
    Connection, Pool, Sqlite,
    error::DatabaseError,
    pool::PoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    fs::{File, OpenOptions},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long one waits for another who writes: longer than the largest load takes to commit.
const PATIENCE: Duration = Duration::from_secs(60);

/// Few readers are enough: answers come from memory, the file is read when entries or blobs are fetched.
const READERS: u32 = 4;

/// How a new file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Purpose {
    /// A register to work in: what is committed survives a power cut, and readers do not wait for the writer.
    Work,
    /// A copy that is thrown away unless it is finished, so nothing needs to be safe before the end.
    Copy,
}

/// Opens the file that is there, to write where that is possible, else to read.
pub(crate) async fn open(place: &Location, path: &Path) -> Result<(Pools, Pools), Fault> {
    File::open(path).map_err(|error| Fault::from_io(Doing::Open, place, error))?;
    let base = options(path, Purpose::Work);
    let mut ways = vec![base.clone(), base.clone().read_only(true)];
    // In a folder where no file can be made, SQLite reads a file in WAL mode only when told that nobody changes it. It
    // then passes over the log, so this is no way to read a register whose last entries are still in there.
    let all_is_merged = !has_unmerged_log(path);
    if all_is_merged {
        ways.push(base.read_only(true).immutable(true));
    }
    let mut refused = Fault::new(Doing::Open, place, Cause::ReadOnly);
    for way in ways {
        let pools = pools(way);
        match schema::format(&pools.0).await {
            Ok(found) => {
                schema::check(found.as_deref()).map_err(|cause| Fault::new(Doing::Open, place, cause))?;
                schema::raise(found.as_deref(), &pools.1).await;
                return Ok(pools);
            }
            Err(error) => {
                let cannot_write = primary(&error).is_some_and(|code| matches!(code, READONLY | CANTOPEN));
                let fault = Fault::from_sql(Doing::Open, place, error);
                if !cannot_write {
                    return Err(fault);
                }
                if all_is_merged {
                    refused = fault;
                }
            }
        }
    }
    Err(refused)
}

/// Makes the file, or finishes one whose making was interrupted.
pub(crate) async fn create(place: &Location, path: &Path, purpose: Purpose) -> Result<(Pools, Pools), Fault> {
    make_file(path).map_err(|error| Fault::from_io(Doing::Create, place, error))?;
    let pools = pools(match purpose {
        Purpose::Work => options(path, purpose).journal_mode(SqliteJournalMode::Wal),
        Purpose::Copy => options(path, purpose).journal_mode(SqliteJournalMode::Off),
    });
    let fault = |error| Fault::from_sql(Doing::Create, place, error);
    let mut tx = pools.1.begin().await.map_err(fault)?;
    schema::create(&mut tx).await.map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    Ok(pools)
}

/// What SQLite itself finds wrong in the file, in its own words.
pub(crate) async fn integrity(pool: &Pool<Sqlite>) -> Result<Vec<String>, sqlx::Error> {
    let mut said: Vec<String> = sqlx::query_scalar("pragma integrity_check(20)").fetch_all(pool).await?;
    said.retain(|line| line != "ok");
    Ok(said)
}

/// The file's accounts hold names and hashed secrets, so it is made for its owner alone.
fn make_file(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut how = OpenOptions::new();
    how.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    how.open(path).map(drop)
}

fn has_unmerged_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(PathBuf::from(log)).is_ok_and(|log| log.len() > 0)
}

fn options(path: &Path, purpose: Purpose) -> SqliteConnectOptions {
    use sqlx::ConnectOptions;
    SqliteConnectOptions::new()
        .filename(path)
        // Parts of a mebibyte lie in chains of pages; larger pages make the chains shorter.
        .page_size(16 * 1024)
        .busy_timeout(PATIENCE)
        .synchronous(match purpose {
            Purpose::Work => SqliteSynchronous::Full,
            Purpose::Copy => SqliteSynchronous::Off,
        })
        // After a large load the log goes back to this size instead of keeping the disk.
        .pragma("journal_size_limit", "67108864")
        // Statements carry names of people and bytes of files; they are for nobody's log.
        .disable_statement_logging()
}

/// Readers, and the one writer SQLite allows.
fn pools(options: SqliteConnectOptions) -> (Pools, Pools) {
    let pool = |size| {
        PoolOptions::<Sqlite>::new()
            .max_connections(size)
            .acquire_timeout(PATIENCE)
            // A transaction that SQLite ended by itself (a full disk) leaves its connection unusable.
            .after_release(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
            .connect_lazy_with(options.clone())
    };
    (Engine::Sqlite(pool(READERS)), Engine::Sqlite(pool(1)))
}

// https://sqlite.org/rescode.html
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const READONLY: u32 = 8;
const CORRUPT: u32 = 11;
const FULL: u32 = 13;
const CANTOPEN: u32 = 14;
const NOTADB: u32 = 26;
/// The file shared between processes cannot grow: on a full disk this comes before FULL.
const IOERR_SHMSIZE: u32 = 4874;

/// What a failure means, by SQLite's number for it.
pub(crate) fn cause(error: &dyn DatabaseError) -> Cause {
    match number(error) {
        Some(IOERR_SHMSIZE) => return Cause::DiskFull,
        Some(code) => match code & 0xff {
            BUSY | LOCKED => return Cause::Busy,
            READONLY => return Cause::ReadOnly,
            CORRUPT => return Cause::Damaged(error.message().to_owned()),
            FULL => return Cause::DiskFull,
            CANTOPEN => return Cause::Denied,
            NOTADB => return Cause::NotARegister,
            _ => {}
        },
        None => {}
    }
    // SQLite has no number of its own for this one.
    if error.message().starts_with("no such table") {
        return Cause::NoRegister;
    }
    Cause::Other(error.message().to_owned())
}

fn primary(error: &sqlx::Error) -> Option<u32> {
    match error {
        sqlx::Error::Database(error) => number(&**error).map(|code| code & 0xff),
        _ => None,
    }
}

fn number(error: &dyn DatabaseError) -> Option<u32> {
    error.code()?.parse().ok()
}
