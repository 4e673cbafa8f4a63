//! One's own account: sessions, the tokens of programs, and one-time codes.

use super::super::answer::{self, Lost};
use super::super::asking::Asking;
use super::super::check::fields;
use super::super::frame::{Frame, Place};
use super::super::site::Site;
use super::said;
use askama::Template;
use axum::extract::{RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use desk::account::{self, Scope, Scopes, Term};
use desk::{Refusal, Trouble};
use plan::PartialDate;
use std::sync::Arc;

/// A session or token as its owner sees it.
struct Session {
    hash: String,
    /// What a token lets a program do, in words.
    scopes: String,
    device: String,
    begun: String,
    seen: String,
    until: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "account/own.html")]
struct Own<'a> {
    f: Frame<'a>,
    name: String,
    mail: String,
    party: String,
    role: String,
    sessions: Vec<Session>,
    /// Tokens of programs; where one was made just now, its secret beside them.
    tokens: Vec<Session>,
    token: Option<String>,
    /// What a token can be made for by this person: the name of each scope, and what it lets a program do.
    scopes: Vec<(&'static str, String)>,
    coded: bool,
    key: String,
    wrong: Option<String>,
    invites: bool,
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    tell_own(&site, &asking, Said::default()).await
}

/// What a page of the account says besides what is always there.
#[derive(Default)]
struct Said {
    /// The key of codes that was offered before.
    key: String,
    /// The token that was made just now.
    token: Option<String>,
    wrong: Option<String>,
}

async fn tell_own(site: &Site, asking: &Asking, said: Said) -> Response {
    let Said { key, token, wrong } = said;
    let Some(who) = &asking.signed_in else { return Redirect::to("/sign-in").into_response() };
    let found = async {
        let key = if key.is_empty() { account::new_code_key(site.world())? } else { key };
        let sessions = account::sessions(site.store(), site.world(), &who.account.number).await?;
        Ok::<_, Trouble>((key, sessions, account::tokens(site.store(), site.world(), &who.account.number).await?))
    };
    let found = found.await;
    site.page(asking, |reading| {
        let (key, sessions, tokens) = found?;
        let time = |at: plan::Timestamp| at.strftime("%Y-%m-%d %H:%M UTC").to_string();
        let scope = |scope: Scope| reading.teller.say(&format!("scope-{}", scope.name()));
        let session = |ticket: desk::Ticket| Session {
            scopes: Scopes::kept(&ticket.scopes).iter().map(scope).collect::<Vec<_>>().join("; "),
            here: ticket.hash == who.session,
            device: crate::terminal::tame(&ticket.device),
            begun: time(ticket.made),
            seen: time(ticket.seen),
            until: time(ticket.until),
            hash: ticket.hash,
        };
        Ok(answer::html(&Own {
            f: reading.frame(Place::None, reading.teller.say("account-title")),
            name: crate::terminal::tame(&who.account.name),
            mail: who.account.mail.clone(),
            party: reading.teller.party_in_full(&who.account.party),
            role: reading.teller.say(&format!("person-{}", who.role.name())),
            sessions: sessions.into_iter().map(session).collect(),
            tokens: tokens.into_iter().map(session).collect(),
            token,
            scopes: Scope::ALL
                .into_iter()
                .filter(|one| who.role.records() || !one.records())
                .map(|one| (one.name(), scope(one)))
                .collect(),
            coded: who.account.totp.is_some(),
            key,
            wrong,
            invites: who.role.invites(reading.view.viewer(), &who.account.party),
        }))
    })
    .await
}

/// A change to one's own account.
struct Change {
    deed: String,
    session: String,
    key: String,
    code: String,
    name: String,
    days: String,
    until: String,
    scopes: Vec<Scope>,
}

impl Change {
    /// What a form sends; scopes may be named several times.
    fn of(pairs: &[(String, String)]) -> Self {
        let of = |name: &str| pairs.iter().find(|(known, _)| known == name).map_or_else(String::new, |(_, value)| value.clone());
        Self {
            deed: of("deed"),
            session: of("session"),
            key: of("key"),
            code: of("code"),
            name: of("name"),
            days: of("days"),
            until: of("until"),
            scopes: pairs.iter().filter(|(name, _)| name == "scope").filter_map(|(_, value)| Scope::named(value)).collect(),
        }
    }

    /// How long the token that is asked for lets in, and for what.
    fn token(&self) -> Result<(Term, Option<Scopes>), Refusal> {
        let term = match self.until.trim() {
            "" => Term::Days(self.days.trim().parse().unwrap_or_default()),
            text => {
                let day = PartialDate::parse(text).ok_or_else(|| Refusal::new("day-unreadable").with("text", text))?;
                Term::Until(day.last_day())
            }
        };
        Ok((term, Scopes::of(self.scopes.iter().copied())))
    }
}

pub(super) async fn change(State(site): State<Arc<Site>>, asking: Asking, RawForm(bytes): RawForm) -> Response {
    let change = Change::of(&fields(&bytes));
    let Some(who) = &asking.signed_in else { return Redirect::to("/sign-in").into_response() };
    let done = async {
        let store = site.store();
        match change.deed.as_str() {
            "token" => {
                let (term, scopes) = change.token()?;
                let wanted = (term, scopes.as_ref());
                return account::make_token(store, site.world(), &who.account, &change.name, wanted).await.map(Some);
            }
            "end" => account::end_session(store, site.world(), &who.account.number, &change.session).await,
            "code" => account::set_code(store, site.world(), &who.account, Some((&change.key, &change.code))).await,
            "no-code" => account::set_code(store, site.world(), &who.account, None).await,
            _ => Err(Refusal::new("nothing-to-record").into()),
        }
        .map(|()| None)
    };
    match done.await {
        Ok(Some(token)) => tell_own(&site, &asking, Said { token: Some(token), ..Said::default() }).await,
        Ok(None) => Redirect::to("/account?said=recorded").into_response(),
        Err(trouble) => match said(&site, &asking, trouble) {
            Ok(wrong) => tell_own(&site, &asking, Said { key: change.key, wrong: Some(wrong), ..Said::default() }).await,
            Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
        },
    }
}
