//! A PostgreSQL database of its own for one test: made on the server that `JPOA_TEST_POSTGRES` names, and dropped with the guard.
//! Not for: starting a server; `cargo xtask postgres` does.

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};
use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

/// An empty database, there as long as this value.
#[derive(Debug)]
pub struct Database {
    server: PgConnectOptions,
    name: String,
}

impl Database {
    /// Makes a database; `None`, and a line that says so, where there is no server to test with.
    pub fn make() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = server()?.parse().expect("JPOA_TEST_POSTGRES is the URL of a server");
        let name = format!("jpoa_kit_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let made = Self { server, name };
        made.on_server(format!("create database {}", made.name)).expect("databases can be made on the server");
        Some(made)
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.server.clone().database(&self.name).to_url_lossy().to_string()
    }

    /// Runs a sentence on the server, from a thread of its own: a test may or may not have a runtime around it.
    fn on_server(&self, sql: String) -> Result<(), sqlx::Error> {
        let server = self.server.clone();
        let run = move || -> Result<(), sqlx::Error> {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut connection = server.connect().await?;
                connection.execute(AssertSqlSafe(sql)).await.map(drop)
            })
        };
        std::thread::spawn(run).join().unwrap_or(Err(sqlx::Error::WorkerCrashed))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Err(error) = self.on_server(format!("drop database {} with (force)", self.name)) {
            say(&format!("the database {} stays behind: {error}", self.name));
        }
    }
}

/// The PostgreSQL server to test with; says so when there is none.
#[expect(clippy::disallowed_methods, reason = "a test has no door through which a setting could come")]
pub fn server() -> Option<String> {
    let server = std::env::var("JPOA_TEST_POSTGRES").ok();
    if server.is_none() {
        say("skipped: JPOA_TEST_POSTGRES is not set");
    }
    server
}

/// Says a line past the test harness, which shows what a test prints only when it fails. Nobody listening is no failure.
pub fn say(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}
