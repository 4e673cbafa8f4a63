//! The browser itself: a Chromium without a window, spoken to over two pipes in its own protocol for developers. There is no port that
//! others could reach, and it ends when the pipes close, however this run ends.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::tools::tools;

/// An answer that takes longer than this does not come: a page that hangs, or a browser that died.
const PATIENCE: Duration = Duration::from_secs(30);

/// Puts the two pipes where the browser looks for them, and becomes the browser.
const PIPES: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#;

/// No window, no first-run pages, nothing over the network: every name but this machine is unknown to it. The sandbox needs rights
/// that containers lack, and only our own pages are opened.
const SETTINGS: [&str; 18] = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-features=BackForwardCache",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--lang=en-US",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// A running browser.
pub(crate) struct Chromium {
    process: Child,
    say: Option<ChildStdin>,
    hear: Receiver<Value>,
    asked: u64,
    /// What happened that nobody asked about yet, oldest first.
    pub(crate) events: VecDeque<Value>,
    _profile: tempfile::TempDir,
}

impl Chromium {
    /// Starts one with an empty profile.
    pub(crate) fn start() -> Self {
        let profile = tempfile::tempdir().unwrap_or_else(|error| panic!("cannot make a folder for the browser: {error}"));
        let mut command = Command::new("sh");
        command.args(["-c", PIPES, "pipes"]).arg(tools().chromium).args(SETTINGS);
        command.arg(format!("--user-data-dir={}", profile.path().display())).env("HOME", profile.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap_or_else(|error| panic!("cannot start Chromium: {error}"));
        let say = process.stdin.take();
        let (tell, hear) = channel();
        let answers = process.stdout.take().map(BufReader::new);
        std::thread::spawn(move || {
            let messages = answers.into_iter().flat_map(|answers| answers.split(0).map_while(Result::ok));
            messages.filter_map(|message| serde_json::from_slice(&message).ok()).for_each(|message| drop(tell.send(message)));
        });
        Self { process, say, hear, asked: 0, events: VecDeque::new(), _profile: profile }
    }

    /// Asks for something and waits for the answer; what happens meanwhile is kept.
    #[track_caller]
    pub(crate) fn ask(&mut self, session: Option<&str>, method: &str, values: Value) -> Value {
        self.try_ask(session, method, values).unwrap_or_else(|trouble| panic!("{method}: {trouble}"))
    }

    /// Asks for something that the browser may refuse, and tells its sentence then.
    #[track_caller]
    pub(crate) fn try_ask(&mut self, session: Option<&str>, method: &str, values: Value) -> Result<Value, String> {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": values });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut line = message.to_string().into_bytes();
        line.push(0);
        let sent = self.say.as_mut().map(|pipe| pipe.write_all(&line).and_then(|()| pipe.flush()));
        assert!(matches!(sent, Some(Ok(()))), "Chromium went away before it was asked {method}");
        loop {
            let message = self.next(method);
            if message["id"] == self.asked {
                return match message["error"]["message"].as_str() {
                    Some(trouble) => Err(trouble.to_owned()),
                    None => Ok(message["result"].clone()),
                };
            }
            self.events.push_back(message);
        }
    }

    /// Waits for the next thing that happens.
    #[track_caller]
    pub(crate) fn next(&mut self, why: &str) -> Value {
        match self.hear.recv_timeout(PATIENCE) {
            Ok(message) => message,
            Err(error) => panic!("Chromium says nothing to {why}: {error}"),
        }
    }

    /// Takes in what happened without waiting.
    pub(crate) fn drain(&mut self) {
        self.events.extend(self.hear.try_iter());
    }
}

impl Drop for Chromium {
    /// It ends when its pipe closes; one that does not within five seconds is ended by its process number.
    fn drop(&mut self) {
        drop(self.say.take());
        for _ in 0..100 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        if self.process.kill().is_ok() {
            drop(self.process.wait());
        }
    }
}
