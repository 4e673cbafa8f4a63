//! The same bytes out of files, by the server that people would put in front: what a page costs that nobody has to make.

use crate::Trouble;
use crate::readers::{self, Asks, Load, read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server of files with two workers, as this machine has cores; it ends with this value.
pub(crate) struct Nginx {
    process: Child,
    address: String,
}

/// Serves pages, packed as our server sent them. Nothing where this machine has no nginx.
pub(crate) fn start(folder: &Path, from: &str, paths: &[&str]) -> Result<Option<Nginx>, Trouble> {
    let root = folder.join("files");
    for (at, path) in paths.iter().enumerate() {
        std::fs::create_dir_all(&root)?;
        std::fs::write(root.join(at.to_string()), readers::body(from, path)?)?;
    }
    // A port that was free a moment ago; the benchmark runs alone.
    let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let conf = folder.join("nginx.conf");
    let text = format!(
        "worker_processes 2; daemon off; pid nginx.pid; error_log stderr crit; events {{ worker_connections 256; }} \
         http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100; \
         default_type text/html; add_header content-encoding gzip; \
         server {{ listen {address}; root {}; }} }}",
        root.display()
    );
    std::fs::write(&conf, text)?;
    let mut command = Command::new("nginx");
    command.arg("-p").arg(folder).arg("-c").arg(&conf).stdin(Stdio::null()).stderr(Stdio::null());
    let Ok(process) = command.spawn() else { return Ok(None) };
    let served = Nginx { process, address };
    for _ in 0..100 {
        if std::net::TcpStream::connect(&served.address).is_ok() {
            return Ok(Some(served));
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Err("nginx did not begin to serve".into())
}

impl Nginx {
    /// CPU seconds for one answer with the file of this number, and the 99th percentile of waiting in milliseconds.
    pub(crate) fn cost(&self, number: usize) -> Result<(f64, f64), Trouble> {
        let path = format!("/{number}");
        let workers = children(self.process.id())?;
        let load = Load {
            address: &self.address,
            path: &path,
            body: "",
            asks: Asks::Same,
            pause: 0.0,
            readers: 64,
            pids: &workers,
            seconds: 3.0,
        };
        let told = read(&load)?;
        Ok((told.cpu, told.wait(0.99)))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master ends its workers when it is told to.
        let told = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        if told.is_ok_and(|status| status.success()) || self.process.kill().is_ok() {
            drop(self.process.wait());
        }
    }
}

fn children(pid: u32) -> Result<Vec<u32>, Trouble> {
    let told = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))?;
    Ok(told.split_whitespace().filter_map(|pid| pid.parse().ok()).collect())
}
