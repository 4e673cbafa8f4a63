//! Places to keep a register in for the length of one test, and the entries to keep there.

use plan::{Actor, Change, Entry, Load, LoadCounts};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, postgres::PgConnectOptions};
use std::{
    future::Future,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};
use store::{Head, Location, NewBlob, Store};

/// Runs each story on SQLite and on PostgreSQL.
macro_rules! stories {
    ($($story:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                crate::place::on_sqlite(super::$story).await;
            })*
        }
        crate::place::postgres_stories!($($story),*);
    };
}
pub(crate) use stories;

/// Runs each story on PostgreSQL alone.
macro_rules! postgres_stories {
    ($($story:ident),* $(,)?) => {
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                crate::place::on_postgres(super::$story).await;
            })*
        }
    };
}
pub(crate) use postgres_stories;

/// An empty place, and a folder for files beside it.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) location: Location,
    pub(crate) folder: PathBuf,
}

impl Place {
    pub(crate) async fn create(&self) -> Store {
        Store::create_or_open(&self.location).await.expect("a place for a register")
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.location).await.expect("a register")
    }

    /// A second, empty place on SQLite.
    pub(crate) fn another(&self, name: &str) -> Location {
        Location::Folder(self.folder.join(name))
    }

    /// Does what no program of ours does: changes what was written.
    pub(crate) async fn tamper(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.location {
            Location::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.expect("the server of this test");
                connection.execute(sqlx::raw_sql(sql)).await.expect("a sentence PostgreSQL runs");
            }
            Location::Folder(folder) => {
                let file = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.join("jpoa.db"));
                let mut connection = file.connect().await.expect("the file of this test");
                connection.execute(sqlx::raw_sql(sql)).await.expect("a sentence SQLite runs");
                connection.close().await.expect("nothing is left open");
            }
            Location::File(_) => unreachable!("no place is a bare file"),
        }
    }
}

pub(crate) async fn on_sqlite(story: impl AsyncFnOnce(Place)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let location = Location::Folder(folder.path().join("data"));
    story(Place { location, folder: folder.path().to_owned() }).await;
}

pub(crate) async fn on_postgres<F: Future<Output = ()> + Send + 'static>(story: fn(Place) -> F) {
    let Some(server) = server() else { return };
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("jpoa_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let options: PgConnectOptions = server.parse().expect("JPOA_TEST_POSTGRES is the URL of a server");
    let mut connection = options.connect().await.expect("JPOA_TEST_POSTGRES leads to a server that runs");
    let mut run = async |sql: String| connection.execute(AssertSqlSafe(sql)).await.expect("databases can be made");
    run(format!("create database {name}")).await;
    let location = Location::Postgres(options.database(&name).to_url_lossy().to_string());
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = tokio::spawn(story(Place { location, folder: folder.path().to_owned() })).await;
    run(format!("drop database {name} with (force)")).await;
    if let Err(failed) = told {
        std::panic::resume_unwind(failed.into_panic());
    }
}

/// The PostgreSQL server to test with; says so when there is none.
#[expect(clippy::disallowed_methods, reason = "a test has no door through which a setting could come")]
pub(crate) fn server() -> Option<String> {
    let server = std::env::var("JPOA_TEST_POSTGRES").ok();
    if server.is_none() {
        say("skipped: JPOA_TEST_POSTGRES is not set");
    }
    server
}

/// Past the test harness, which shows what a test prints only when it fails.
pub(crate) fn say(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("a place to say it");
}

/// A small entry of that number.
pub(crate) fn entry(seq: u64) -> Entry {
    of(seq, Change::InitiativeConfirmed { initiative: format!("central-asia:CA-{seq:03}").as_str().into() })
}

/// An entry that stands on two blobs.
pub(crate) fn load(seq: u64, file: &[u8], records: &[u8]) -> Entry {
    let key = |bytes: &[u8]| ledger::Digest::of(bytes).to_string().as_str().into();
    of(
        seq,
        Change::RegisterLoaded(Load {
            source: "iati".into(),
            name: "Реестр.xml".into(),
            file: key(file),
            records: key(records),
            root: key(b""),
            counts: LoadCounts { read: 2, entered: 2, ..LoadCounts::default() },
            columns: Box::default(),
        }),
    )
}

fn of(seq: u64, change: Change) -> Entry {
    Entry {
        seq,
        at: "2026-11-24T09:30:00Z".parse().expect("a time"),
        actor: Actor { party: "unrcca".into(), account: None, door: "command-line".into() },
        change,
    }
}

/// Appends the next entry.
pub(crate) async fn append(store: &Store, head: Head) -> Head {
    store.append(&head, &entry(head.seq + 1)).await.expect("the entry follows")
}

/// Bytes that are no pattern, always the same for one seed.
pub(crate) fn bytes(seed: u64, size: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(&mut next).take(size).collect()
}

/// A register with three small entries, a load of two blobs, one of them of several parts, and a last small entry.
pub(crate) async fn furnish(store: &Store) -> Head {
    let mut head = Head::EMPTY;
    for _ in 0..3 {
        head = append(store, head).await;
    }
    let (file, records) = file_and_records();
    let entry = load(4, &file, &records);
    head = store
        .append_with_blobs(&head, &entry, vec![NewBlob::bytes(file), NewBlob::bytes(records)])
        .await
        .expect("the load follows");
    append(store, head).await
}

pub(crate) fn file_and_records() -> (Vec<u8>, Vec<u8>) {
    (bytes(1, 2_500_000), b"{\"initiative\":1}\n{\"initiative\":2}\n".to_vec())
}

/// The names of the files in a folder.
pub(crate) fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
