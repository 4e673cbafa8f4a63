//! A site of its own for each journey, on a free port of the loopback address; it ends with this value, however the run ends.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::tools::tools;

/// A site that does not answer by now will not.
const PATIENCE: Duration = Duration::from_secs(60);

/// When the pipe to this shell closes, it ends the site by its process number and waits for it to let its register go.
const KEEPER: &str = r#""$@" & site=$!; exec 2>&-; read -r end; kill -TERM "$site"; wait "$site""#;

/// A running site.
pub struct Site {
    keeper: Child,
    address: String,
    /// What it has yet to say.
    talk: Mutex<Receiver<String>>,
}

impl Site {
    /// The demonstration, on a register of its own.
    pub fn demo() -> Self {
        Self::start(&["demo", "--listen", "127.0.0.1:0"])
    }

    /// The site for real use, over a register that is there.
    pub fn serve(register: &Path) -> Self {
        let register = register.to_string_lossy();
        Self::start(&["--data", &register, "serve", "--listen", "127.0.0.1:0"])
    }

    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new("sh");
        command.args(["-c", KEEPER, "keeper"]).arg(tools().jpoa).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut keeper = command.spawn().unwrap_or_else(|error| panic!("cannot start the site: {error}"));
        let talk = follow(&mut keeper);
        let mut said = String::new();
        let address = loop {
            let Ok(line) = talk.recv_timeout(PATIENCE) else { panic!("the site gave no address; it said:\n{said}") };
            if let Some(at) = line.find("http://127.0.0.1:") {
                break line[at..].split(['/', ' ']).take(3).collect::<Vec<&str>>().join("/");
            }
            said += &line;
            said.push('\n');
        };
        Self { keeper, address, talk: Mutex::new(talk) }
    }

    /// The folder in which a demonstration writes its mails.
    pub fn mails(&self) -> PathBuf {
        let talk = self.talk.lock().expect("nobody gave up on it");
        loop {
            let Ok(line) = talk.recv_timeout(PATIENCE) else { panic!("the site did not say where its mails go") };
            if let Some(folder) = line.strip_prefix("Mails go to ") {
                return PathBuf::from(folder);
            }
        }
    }

    /// The address of a page.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

/// What the site says; it is heard to its end, so that it may go on talking.
fn follow(child: &mut Child) -> Receiver<String> {
    let (say, hear) = channel();
    let talk = child.stderr.take().map(BufReader::new);
    let lines = talk.into_iter().flat_map(|talk| talk.lines().map_while(Result::ok));
    std::thread::spawn(move || lines.for_each(|line| drop(say.send(line))));
    hear
}
