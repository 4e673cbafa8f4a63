//! A PostgreSQL server for one test run: found or installed, started in a folder of its own on a free loopback port, and gone
//! afterwards however the run ended. It is fast and forgetful, so it is for tests and never for data.

mod install;
mod keeper;
#[cfg(test)]
mod tests;

use std::fs::{DirBuilder, File};
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::shell;
use crate::trouble::Trouble;
use keeper::Keeper;

/// How long a server may take to answer; a cold disk and two busy cores need about five seconds.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often to look.
const PAUSE: Duration = Duration::from_millis(100);

/// Settings for speed on data that is thrown away, and so that nothing is shared with another server.
const SETTINGS: [&str; 8] = [
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=200",
    "shared_buffers=64MB",
    "timezone=UTC",
];

/// A running server; it ends with this value.
pub(crate) struct Server {
    process: Child,
    keeper: Keeper,
    url: String,
}

impl Server {
    /// Starts a server, installing PostgreSQL first when it is missing, and waits until it answers.
    pub(crate) fn start() -> Result<Self, Trouble> {
        let programs = install::programs()?;
        let account = install::account()?;
        let port = free_port().map_err(|error| problem("find a free port on 127.0.0.1", &error))?;
        let folder = PathBuf::from("/tmp").join(format!("jpoa-postgres-{}-{port}", std::process::id()));
        DirBuilder::new().mode(0o700).create(&folder).map_err(|error| problem("make a folder below /tmp", &error))?;
        let mut keeper = Keeper::watch(&folder).map_err(|error| problem("start a shell", &error))?;
        account.give(&folder).map_err(|error| problem("hand the folder over to the server's account", &error))?;

        let data = folder.join("data");
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]);
        initdb.arg("--pgdata").arg(&data).current_dir(&folder);
        shell::steady(&mut initdb);
        shell::output(account.becomes(&mut initdb), "see the message of initdb")?;

        let log_path = folder.join("log");
        let log = File::create(&log_path).map_err(|error| problem("write the server's log", &error))?;
        let errors = log.try_clone().map_err(|error| problem("write the server's log", &error))?;
        let mut server = Command::new(programs.join("postgres"));
        server.arg("-D").arg(&data).current_dir(&folder).stdin(Stdio::null()).stdout(log).stderr(errors);
        for setting in SETTINGS {
            server.args(["-c", setting]);
        }
        server.arg("-c").arg(format!("port={port}"));
        server.arg("-c").arg(format!("unix_socket_directories={}", folder.display()));
        shell::steady(&mut server);
        let process = account.becomes(&mut server).spawn().map_err(|error| problem("start the server", &error))?;
        let told = keeper.guard(process.id());
        let mut started = Self { process, keeper, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") };
        told.map_err(|error| problem("tell the watching shell", &error))?;
        started.wait_until_ready(&data, &log_path)?;
        Ok(started)
    }

    /// The address for `JPOA_TEST_POSTGRES`.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn wait_until_ready(&mut self, data: &Path, log: &Path) -> Result<(), Trouble> {
        let mut waited = Duration::ZERO;
        while waited < PATIENCE {
            if is_ready(&std::fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default()) {
                return Ok(());
            }
            if let Ok(Some(status)) = self.process.try_wait() {
                return Err(silent(&format!("ended with {status}"), log));
            }
            sleep(PAUSE);
            waited += PAUSE;
        }
        Err(silent(&format!("did not answer within {} s", PATIENCE.as_secs()), log))
    }
}

impl Drop for Server {
    /// Asks the keeper to end the server; a server that does not end within ten seconds is ended here.
    fn drop(&mut self) {
        self.keeper.release();
        for _ in 0..100 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(PAUSE);
        }
        if self.process.kill().is_ok() {
            drop(self.process.wait());
        }
    }
}

/// `cargo xtask postgres`: a server in the foreground until it is interrupted.
pub(crate) fn serve() -> Result<(), Trouble> {
    let mut server = Server::start()?;
    println!("export JPOA_TEST_POSTGRES={}", server.url());
    println!("Set this in another terminal. The server and its data are gone when you press Ctrl-C.");
    let ended = server.process.wait().map_err(|error| problem("wait for the server", &error))?;
    if ended.success() { Ok(()) } else { Err(Trouble::new(format!("the server ended with {ended}"), "start it again")) }
}

/// Whether the server's own lock file says so in its eighth line; `pg_ctl` waits for the same word.
fn is_ready(lock_file: &str) -> bool {
    lock_file.lines().nth(7).is_some_and(|status| status.trim() == "ready")
}

/// Asks the system for a port and gives it back; another program could take it in between, which the server's log would say.
fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn silent(how: &str, log: &Path) -> Trouble {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let end = lines[lines.len().saturating_sub(10)..].join("\n");
    Trouble::new(format!("the PostgreSQL server {how}; its log ends with\n{end}"), "mend what the log names and run again")
}

fn problem(deed: &str, error: &io::Error) -> Trouble {
    Trouble::new(format!("cannot {deed}: {error}"), "mend that and run again; the other steps need no PostgreSQL server")
}
