//! Accounts: signing in and out, choosing a password by an invitation, one's own sessions, and the people of a party.

mod own;
mod people;
mod rate;

pub(crate) use rate::Attempts;

use super::answer::{self, Lost};
use super::asking::{self, Asking};
use super::frame::{Frame, Place};
use super::site::Site;
use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::header::{HeaderMap, SET_COOKIE, USER_AGENT};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use desk::account::{self, SESSION_DAYS};
use desk::{Refusal, Trouble};
use serde::Deserialize;
use std::sync::Arc;

/// The cookie that holds the secret of a session.
pub(crate) const SESSION: &str = "session";

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/sign-in", get(door).post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/welcome/{token}", get(welcome).post(choose))
        .route("/account", get(own::show).post(own::change))
        .route("/people", get(people::show).post(people::act))
}

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct Door<'a> {
    f: Frame<'a>,
    mail: String,
    wrong: Option<String>,
}

#[derive(Deserialize)]
struct Knock {
    mail: String,
    password: String,
    #[serde(default)]
    code: String,
}

async fn door(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    knocked(&site, &asking, String::new(), None).await
}

async fn knocked(site: &Site, asking: &Asking, mail: String, wrong: Option<String>) -> Response {
    site.page(asking, |reading| {
        Ok(answer::html(&Door { f: reading.frame(Place::None, reading.teller.say("sign-in-title")), mail, wrong }))
    })
    .await
}

/// A sentence for what went wrong with a form, or the trouble where it is no matter of the form.
fn said(site: &Site, asking: &Asking, trouble: Trouble) -> Result<String, Trouble> {
    let Trouble::Refusal(refusal) = trouble else { return Err(trouble) };
    Ok(answer::refused(site.words(asking.language), &refusal))
}

async fn sign_in(State(site): State<Arc<Site>>, asking: Asking, headers: HeaderMap, Form(knock): Form<Knock>) -> Response {
    let device = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let tried = async {
        site.attempts.may(&knock.mail, site.world().now())?;
        let store = site.store();
        account::sign_in(store, site.world(), (&knock.mail, &knock.password, &knock.code), device).await
    };
    match tried.await {
        Ok(token) => {
            site.attempts.forget(&knock.mail);
            let secure = if site.setting.secure { "; Secure" } else { "" };
            let age = SESSION_DAYS * 86_400;
            // not for people: a header
            let cookie = format!("{SESSION}={token}; Path=/; Max-Age={age}; SameSite=Lax; HttpOnly{secure}");
            (AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to("/entries")).into_response()
        }
        Err(trouble) => match said(&site, &asking, trouble) {
            Ok(wrong) => knocked(&site, &asking, knock.mail, Some(wrong)).await,
            Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
        },
    }
}

async fn sign_out(State(site): State<Arc<Site>>, asking: Asking, headers: HeaderMap) -> Response {
    let ended = async {
        let Some(token) = asking::cookie(&headers, SESSION) else { return Ok(()) };
        account::sign_out(site.store(), site.world(), token).await
    };
    match ended.await {
        Ok(()) => {
            // not for people: a header
            let gone = format!("{SESSION}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly");
            (AppendHeaders([(SET_COOKIE, gone)]), Redirect::to("/?said=signed-out")).into_response()
        }
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}

#[derive(Template)]
#[template(path = "account/welcome.html")]
struct Welcome<'a> {
    f: Frame<'a>,
    party: String,
    mail: String,
    wrong: Option<String>,
}

async fn welcome(State(site): State<Arc<Site>>, asking: Asking, Path(token): Path<String>) -> Response {
    greet(&site, &asking, &token, None).await
}

async fn greet(site: &Site, asking: &Asking, token: &str, wrong: Option<String>) -> Response {
    let found = async { account::invited(site.store(), site.world(), token).await };
    let invited = found.await;
    site.page(asking, |reading| {
        let account = invited?;
        Ok(answer::html(&Welcome {
            f: reading.frame(Place::None, reading.teller.say("welcome-title")),
            party: reading.teller.party_in_full(&account.party),
            mail: account.mail,
            wrong,
        }))
    })
    .await
}

#[derive(Deserialize)]
struct Chosen {
    password: String,
    again: String,
}

async fn choose(
    State(site): State<Arc<Site>>,
    asking: Asking,
    Path(token): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Response {
    let done = async {
        if chosen.password != chosen.again {
            return Err(Refusal::new("passwords-differ").into());
        }
        account::accept_invitation(site.store(), site.world(), &token, &chosen.password).await
    };
    match done.await {
        Ok(_) => Redirect::to("/sign-in?said=password-set").into_response(),
        Err(trouble) => match said(&site, &asking, trouble) {
            Ok(wrong) => greet(&site, &asking, &token, Some(wrong)).await,
            Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
        },
    }
}
