//! `jpoa user`: the people who sign in to the site; the first of them is invited here.

use super::args::Cli;
use super::register::{self, Reading};
use super::talk::{self, Problem};
use super::token::{self, UserEndToken, UserToken, UserTokens};
use super::{Outcome, output};
use crate::notice::{MailArgs, invitation};
use crate::report::{Report, Section, Teller, column, json, text};
use clap::{Args, Subcommand, ValueEnum};
use desk::account::{self, Role};
use exchange::sheet::Cell;
use words::Words;

#[derive(Args, Debug)]
pub(crate) struct User {
    #[command(subcommand)]
    pub(crate) what: UserCommand,
}

#[derive(Subcommand, Debug)]
pub(crate) enum UserCommand {
    Add(UserAdd),
    List,
    End(UserEnd),
    Token(UserToken),
    Tokens(UserTokens),
    EndToken(UserEndToken),
}

#[derive(Args, Debug)]
pub(crate) struct UserAdd {
    #[arg(value_name = "MAIL")]
    pub(crate) mail: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Option<String>,
    #[arg(long, value_name = "ROLE", default_value = "administrator", hide_default_value = true)]
    pub(crate) role: PersonRole,
    #[arg(long, value_name = "URL", env = "JPOA_PUBLIC", hide_env_values = true)]
    pub(crate) public: Option<String>,
    #[command(flatten)]
    pub(crate) post: MailArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum PersonRole {
    Administrator,
    FocalPoint,
    Observer,
    Reader,
}

#[derive(Args, Debug)]
pub(crate) struct UserEnd {
    #[arg(value_name = "MAIL")]
    pub(crate) mail: String,
}

pub(crate) async fn run(cli: &Cli, words: &Words, user: &User) -> Result<Outcome, Problem> {
    match &user.what {
        UserCommand::Add(args) => add(cli, words, args).await,
        UserCommand::List => list(cli, words).await,
        UserCommand::End(args) => end(cli, words, args).await,
        UserCommand::Token(args) => token::make(cli, words, args).await,
        UserCommand::Tokens(args) => token::list(cli, words, args).await,
        UserCommand::EndToken(args) => token::end(cli, words, args).await,
    }
}

async fn add(cli: &Cli, words: &Words, args: &UserAdd) -> Result<Outcome, Problem> {
    let desk = register::for_deed(cli).await?;
    let viewer = desk.viewer(args.party.as_deref().unwrap_or("secretariat"))?;
    let party = viewer.party().cloned().ok_or_else(|| desk::Refusal::new("public-reads-only"))?;
    let role = match args.role {
        PersonRole::Administrator => Role::Administrator,
        PersonRole::FocalPoint => Role::FocalPoint,
        PersonRole::Observer => Role::Observer,
        PersonRole::Reader => Role::Reader,
    };
    let store = register::store(cli).await?;
    let invited = account::invite(&store, desk.world(), &party, role, &args.mail, &args.name).await?;
    let view = desk.view(viewer, desk.world().today());
    let teller = Teller::new(words, &view, false);
    let values = [("mail", invited.account.mail.clone().into()), ("party", teller.party_in_full(&party).into())];
    talk::say(&words.say_with("user-invited", &values));
    let public = args.public.as_deref().unwrap_or("http://127.0.0.1:7850").trim_end_matches('/');
    let link = format!("{public}/welcome/{}", invited.token);
    if let Some(post) = args.post.post()? {
        let now = desk.world().now();
        let letter = invitation(&teller, &invited, &link, false, now);
        match post.send(&letter, now).await {
            Ok(()) => talk::say(&words.say_with("user-mailed", &[("mail", invited.account.mail.clone().into())])),
            // The link stands below anyway, so that it can be handed over in another way.
            Err(why) => talk::say(
                &words.say_with("talk-mail-failed", &[("mail", invited.account.mail.clone().into()), ("detail", why.into())]),
            ),
        }
    }
    let done = output::put(format!("{link}\n").as_bytes());
    store.close().await;
    done
}

async fn list(cli: &Cli, words: &Words) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let store = register::store(cli).await?;
    let people = account::people(&store, None).await?;
    store.close().await;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let head = |key: &str| column(teller.say(key), None);
    let row = |person: &desk::Account| {
        let waits = if person.secret.is_none() { Cell::Text(teller.say("column-waits")) } else { Cell::Empty };
        let role = teller.say(&format!("person-{}", person.role));
        vec![text(&person.mail), text(&person.name), text(&teller.party(&person.party)), Cell::Text(role), waits]
    };
    let report = || Report {
        title: teller.say("section-users"),
        lead: vec![teller.lead()],
        sections: vec![Section {
            heading: teller.say("section-users"),
            summary: vec![teller.say_with("users-summary", &[("count", (people.len() as i64).into())])],
            columns: ["column-mail", "column-name", "column-party", "column-role", "column-waits"].map(head).into(),
            rows: people.iter().map(row).collect(),
            ..Section::default()
        }],
    };
    let value = || {
        let people = people.iter().map(|person| {
            serde_json::json!({ "number": person.number, "mail": person.mail, "name": person.name, "party": person.party,
                "role": person.role, "invited": person.secret.is_none() })
        });
        json::headed(&teller, serde_json::json!({ "people": people.collect::<Vec<_>>() }))
    };
    output::answer(cli, &teller, report, |page| report().write(page, &teller), value)
}

async fn end(cli: &Cli, words: &Words, args: &UserEnd) -> Result<Outcome, Problem> {
    let desk = register::for_deed(cli).await?;
    let store = register::store(cli).await?;
    let (mail, known) = known(&store, &args.mail).await?;
    account::end_account(&store, desk.world(), &known.number).await?;
    store.close().await;
    talk::say(&words.say_with("user-ended", &[("mail", mail.into())]));
    Ok(Outcome::Done)
}

/// The account that signs in with an address, and the address as it is kept.
pub(super) async fn known(store: &desk::Store, mail: &str) -> Result<(String, desk::Account), Problem> {
    let mail = mail.trim().to_lowercase();
    let known = store.account_of(&mail).await?.ok_or_else(|| desk::Refusal::new("account-unknown").with("number", &mail))?;
    Ok((mail, known))
}
