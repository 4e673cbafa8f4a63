//! `jpoa user token`, `user tokens` and `user end-token`: the tokens that programs work with, for those who keep the register.

use super::args::Cli;
use super::register::{self, Reading};
use super::talk::{self, Problem};
use super::user::known;
use super::{Outcome, output};
use crate::report::{Report, Section, Teller, column, json, text};
use clap::{Args, ValueEnum};
use desk::account::{self, Scope, Scopes, TOKEN_DAYS, Term};
use desk::{Refusal, Ticket};
use exchange::sheet::Cell;
use words::Words;

#[derive(Args, Debug)]
pub(crate) struct UserToken {
    #[arg(value_name = "MAIL")]
    pub(crate) mail: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, value_name = "SCOPES", value_delimiter = ',', default_value = "read", hide_default_value = true)]
    pub(crate) scope: Vec<TokenScope>,
    #[arg(long, value_name = "DAYS", default_value_t = TOKEN_DAYS, hide_default_value = true)]
    pub(crate) days: u16,
    #[arg(long, value_name = "DATE", conflicts_with = "days")]
    pub(crate) until: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum TokenScope {
    Read,
    Check,
    HandIn,
}

impl TokenScope {
    fn scope(self) -> Scope {
        match self {
            Self::Read => Scope::Read,
            Self::Check => Scope::Check,
            Self::HandIn => Scope::HandIn,
        }
    }
}

#[derive(Args, Debug)]
pub(crate) struct UserTokens {
    #[arg(value_name = "MAIL")]
    pub(crate) mail: String,
}

#[derive(Args, Debug)]
pub(crate) struct UserEndToken {
    #[arg(value_name = "MAIL")]
    pub(crate) mail: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
}

/// Makes a token and prints it.
pub(crate) async fn make(cli: &Cli, words: &Words, args: &UserToken) -> Result<Outcome, Problem> {
    let term = match &args.until {
        Some(text) => Term::Until(register::date(text)?.last_day()),
        None => Term::Days(args.days),
    };
    let scopes = Scopes::of(args.scope.iter().map(|scope| scope.scope()));
    let desk = register::for_deed(cli).await?;
    let store = register::store(cli).await?;
    let (mail, known) = known(&store, &args.mail).await?;
    let token = account::make_token(&store, desk.world(), &known, &args.name, (term, scopes.as_ref())).await?;
    let made = account::tokens(&store, desk.world(), &known.number).await?.into_iter().find(|token| token.device == args.name);
    let until = made.map(|token| token.until);
    store.close().await;
    let until = until.map_or_else(String::new, |until| until.strftime("%Y-%m-%d").to_string());
    let told = scopes.iter().flat_map(Scopes::iter).map(|scope| words.say(&format!("scope-{}", scope.name())));
    let told = told.collect::<Vec<_>>().join("; ");
    talk::say(&words.say_with("token-made", &[("mail", mail.into()), ("date", until.into()), ("scopes", told.into())]));
    output::put(format!("{token}\n").as_bytes())
}

/// Lists the tokens of somebody that still let in, by name.
pub(crate) async fn list(cli: &Cli, words: &Words, args: &UserTokens) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let store = register::store(cli).await?;
    let (mail, known) = known(&store, &args.mail).await?;
    let mut tokens = account::tokens(&store, reading.desk.world(), &known.number).await?;
    tokens.sort_by(|a, b| a.device.cmp(&b.device));
    store.close().await;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let time = |at: plan::Timestamp| Cell::Text(at.strftime("%Y-%m-%d %H:%M").to_string());
    let names = |token: &Ticket| Scopes::kept(&token.scopes).iter().map(Scope::name).collect::<Vec<_>>();
    let row = |token: &Ticket| {
        vec![text(&token.device), Cell::Text(names(token).join(", ")), time(token.made), time(token.seen), time(token.until)]
    };
    let heads = ["token-name", "token-scopes", "account-begun", "account-seen", "token-until"];
    let report = || Report {
        title: teller.say("token-title"),
        lead: vec![teller.lead()],
        sections: vec![Section {
            heading: teller.say("token-title"),
            summary: vec![
                teller.say_with("tokens-summary", &[("count", (tokens.len() as i64).into()), ("mail", mail.clone().into())]),
            ],
            columns: heads.map(|key| column(teller.say(key), None)).into(),
            rows: tokens.iter().map(row).collect(),
            ..Section::default()
        }],
    };
    let value = || {
        let tokens = tokens.iter().map(|token| {
            serde_json::json!({ "name": token.device, "scopes": names(token), "made": token.made.to_string(),
                "used": token.seen.to_string(), "until": token.until.to_string() })
        });
        json::headed(&teller, serde_json::json!({ "tokens": tokens.collect::<Vec<_>>() }))
    };
    output::answer(cli, &teller, report, |page| report().write(page, &teller), value)
}

/// Ends the tokens of somebody that bear a name.
pub(crate) async fn end(cli: &Cli, words: &Words, args: &UserEndToken) -> Result<Outcome, Problem> {
    let desk = register::for_deed(cli).await?;
    let store = register::store(cli).await?;
    let (mail, known) = known(&store, &args.mail).await?;
    let named = account::tokens(&store, desk.world(), &known.number).await?.into_iter().filter(|token| token.device == args.name);
    let named: Vec<Ticket> = named.collect();
    if named.is_empty() {
        return Err(Refusal::new("session-unknown").into());
    }
    for token in &named {
        account::end_session(&store, desk.world(), &known.number, &token.hash).await?;
    }
    store.close().await;
    talk::say(&words.say_with("token-ended", &[("name", args.name.clone().into()), ("mail", mail.into())]));
    Ok(Outcome::Done)
}
