//! How mails leave: over SMTP to the server of the operator, or as files into a folder, for a demonstration and for trying things out.
//! Not for: what they say.

use super::Letter;
use crate::cli::talk::Problem;
use clap::Args;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long the server may take for one step.
const PATIENCE: Duration = Duration::from_secs(30);

/// The port of mail that begins in clear and goes on encrypted, and that of mail that is encrypted from the first byte.
const PORTS: [u16; 2] = [587, 465];

/// How a command is told where mails leave. The password comes from the environment alone, where no list of processes shows it.
#[derive(Args, Debug, Default)]
pub(crate) struct MailArgs {
    #[arg(id = "post", long = "mail", value_name = "PLACE", env = "JPOA_MAIL", hide_env_values = true)]
    pub(crate) place: Option<String>,
    #[arg(long = "mail-from", value_name = "ADDRESS", env = "JPOA_MAIL_FROM", hide_env_values = true)]
    pub(crate) mail_from: Option<String>,
}

enum Way {
    Folder(PathBuf),
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// A way out for mails.
pub(crate) struct Post {
    way: Way,
    from: Mailbox,
    place: String,
}

impl MailArgs {
    /// The way out that was named, where one was.
    pub(crate) fn post(&self) -> Result<Option<Post>, Problem> {
        #[expect(clippy::disallowed_methods, reason = "a door: a password stands in the environment and nowhere else")]
        let password = std::env::var("JPOA_MAIL_PASSWORD").ok();
        self.place.as_deref().map(|place| Post::to(place, self.mail_from.as_deref(), password)).transpose()
    }
}

impl Post {
    /// A way out into a folder.
    pub(crate) fn into_folder(folder: &Path) -> Result<Self, Problem> {
        // not for people: where no address was named
        let from = "jpoa@demo.invalid".parse().map_err(|_| unfit(""))?;
        Ok(Self { way: Way::Folder(folder.to_owned()), from, place: folder.display().to_string() })
    }

    /// The way out that somebody typed: `smtp://USER@HOST:587`, `smtps://USER@HOST`, or `folder:DIR`.
    pub(crate) fn to(place: &str, from: Option<&str>, password: Option<String>) -> Result<Self, Problem> {
        let from = from.map(|from| from.parse::<Mailbox>().map_err(|_| unfit(from))).transpose()?;
        if let Some(folder) = place.strip_prefix("folder:") {
            let post = Self::into_folder(Path::new(folder))?;
            return Ok(Self { from: from.unwrap_or(post.from), ..post });
        }
        let (encrypted, rest) = match (place.strip_prefix("smtp://"), place.strip_prefix("smtps://")) {
            (Some(rest), _) => (false, rest),
            (None, Some(rest)) => (true, rest),
            (None, None) => return Err(unfit(place)),
        };
        let (user, server) =
            rest.trim_end_matches('/').rsplit_once('@').map_or((None, rest), |(user, server)| (Some(user), server));
        let server = server.trim_end_matches('/');
        let (host, port) = match server.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| unfit(place))?),
            None => (server, PORTS[usize::from(encrypted)]),
        };
        if host.is_empty() || user.is_some_and(|user| user.contains(':')) {
            return Err(unfit(place));
        }
        let from = match (from, user) {
            (Some(from), _) => from,
            (None, Some(user)) if user.contains('@') => user.parse().map_err(|_| unfit(place))?,
            (None, Some(user)) => format!("{user}@{host}").parse().map_err(|_| unfit(place))?,
            (None, None) => return Err(Problem::Usage("usage-mail-from", Vec::new())),
        };
        // In clear only to this very machine, where nobody listens on the way.
        let is_here = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        let builder = match (encrypted, is_here) {
            (true, _) => AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(|_| unfit(place))?,
            (false, true) => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
            (false, false) => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host).map_err(|_| unfit(place))?,
        };
        let builder = builder.port(port).timeout(Some(PATIENCE));
        let builder = match (user, password) {
            (Some(user), Some(password)) => builder.credentials(Credentials::new(user.to_owned(), password)),
            _ => builder,
        };
        Ok(Self { way: Way::Smtp(Box::new(builder.build())), from, place: format!("{host}:{port}") })
    }

    /// Where mails go, without anything that is secret.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// Sends a mail; says why not, in the words of whoever refused it.
    pub(crate) async fn send(&self, letter: &Letter, at: plan::Timestamp) -> Result<(), String> {
        let message = letter.message(&self.from, at)?;
        match &self.way {
            Way::Smtp(server) => server.send(message).await.map(drop).map_err(|error| error.to_string()),
            Way::Folder(folder) => {
                let name = format!("{}-{}", at.strftime("%Y%m%dT%H%M%SZ"), letter.id);
                put(folder, &name, &message.formatted()).await.map_err(|error| error.to_string())
            }
        }
    }
}

/// Writes a file that has its name only once it is whole. It holds an address of a person, so it is its owner's alone.
async fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let unfinished = folder.join(format!("{name}.unfinished"));
    tokio::fs::write(&unfinished, bytes).await?;
    #[cfg(unix)]
    {
        let owner = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        tokio::fs::set_permissions(&unfinished, owner).await?;
    }
    tokio::fs::rename(unfinished, folder.join(format!("{name}.eml"))).await
}

fn unfit(place: &str) -> Problem {
    Problem::Usage("usage-mail", vec![("text", without_secrets(place))])
}

/// What was typed, without a password that somebody put where none belongs.
fn without_secrets(place: &str) -> String {
    match (place.split_once("://"), place.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, server))) => format!("{scheme}://…@{server}"),
        _ => place.to_owned(),
    }
}
