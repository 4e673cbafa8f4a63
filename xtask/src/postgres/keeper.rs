//! A small shell that outlives this command by a moment: when the pipe between them closes, for whatever reason (the end of the run, a
//! panic, Ctrl-C, a kill), it ends the server by its process number and removes the folder.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The first line it reads is the server's process number; then it waits for the end of its input. QUIT is PostgreSQL's immediate
/// shutdown: the data is thrown away, so there is nothing to write down first.
const SCRIPT: &str = r#"
trap '' INT TERM HUP
read -r server
read -r end
if [ -n "$server" ]; then
  kill -QUIT "$server"
  tries=0
  while kill -0 "$server" && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
rm -rf "$1"
"#;

/// The pipe to that shell.
pub(super) struct Keeper {
    shell: Child,
}

impl Keeper {
    /// Starts watching; from here on the folder is removed in the end.
    pub(super) fn watch(folder: &Path) -> io::Result<Self> {
        let mut command = Command::new("sh");
        command.args(["-c", SCRIPT, "keeper"]).arg(folder);
        let shell = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        Ok(Self { shell })
    }

    /// Says which process to end.
    pub(super) fn guard(&mut self, process: u32) -> io::Result<()> {
        match &mut self.shell.stdin {
            Some(pipe) => writeln!(pipe, "{process}"),
            None => Ok(()),
        }
    }

    /// Closes the pipe, so that the shell does its work now.
    pub(super) fn release(&mut self) {
        drop(self.shell.stdin.take());
    }
}

impl Drop for Keeper {
    /// Waits until the folder is gone.
    fn drop(&mut self) {
        self.release();
        drop(self.shell.wait());
    }
}
