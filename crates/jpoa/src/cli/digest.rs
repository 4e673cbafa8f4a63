//! `jpoa digest`: the mail digests that are due now, sent, or told without sending; for those who let their system's own timer do it.

use super::args::{Cli, Format};
use super::register;
use super::talk::{self, Problem};
use super::{Outcome, output};
use crate::notice::{MailArgs, Office, Outcome as Went};
use clap::Args;
use tokio::sync::RwLock;
use words::{Language, Words};

#[derive(Args, Debug)]
pub(crate) struct Digest {
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, value_name = "URL", env = "JPOA_PUBLIC", hide_env_values = true)]
    pub(crate) public: Option<String>,
    #[command(flatten)]
    pub(crate) post: MailArgs,
}

pub(crate) async fn run(cli: &Cli, words: &Words, args: &Digest) -> Result<Outcome, Problem> {
    let post = args.post.post()?;
    if post.is_none() && !args.dry_run {
        return Err(Problem::Usage("usage-digest", Vec::new()));
    }
    let desk = RwLock::new(register::for_deed(cli).await?);
    let (store, world) = (register::store(cli).await?, register::world());
    let both = Language::ALL.map(Words::new);
    let public = args.public.as_deref().unwrap_or("http://127.0.0.1:7850").trim_end_matches('/');
    let office = Office { desk: &desk, store: &store, world: &world, words: &both, public };
    let done = office.digests(post.as_ref().filter(|_| !args.dry_run)).await?;
    let failed = done.iter().any(|digested| matches!(digested.outcome, Went::Failed(_)));
    if cli.global.format == Some(Format::Json) {
        let one = |digested: &crate::notice::Digested| {
            let (word, detail) = told(&digested.outcome);
            serde_json::json!({ "mail": digested.mail, "news": digested.news, "watches": digested.watches, "outcome": word,
                "detail": detail })
        };
        output::put_json(&serde_json::json!({ "digests": done.iter().map(one).collect::<Vec<_>>() }))?;
    } else {
        for digested in &done {
            let (word, detail) = told(&digested.outcome);
            let values = [
                ("mail", digested.mail.clone().into()),
                ("news", (digested.news as i64).into()),
                ("watches", (digested.watches as i64).into()),
                ("detail", detail.unwrap_or_default().into()),
            ];
            output::put(format!("{}\n", words.say_with(&format!("digest-{word}"), &values)).as_bytes())?;
        }
        talk::say(&words.say_with("digests-done", &[("count", (done.len() as i64).into())]));
    }
    store.close().await;
    Ok(if failed { Outcome::Fault } else { Outcome::Done })
}

/// How a digest went: its permanent word, and what a server said where it failed.
fn told(went: &Went) -> (&'static str, Option<&str>) {
    match went {
        Went::Sent => ("sent", None),
        Went::Due => ("due", None),
        Went::Nothing => ("nothing", None),
        Went::Failed(why) => ("failed", Some(why)),
    }
}
