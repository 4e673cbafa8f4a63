//! Webhooks of a party: its administrators make them, see every attempt at every delivery, try an address out, have something sent
//! again, and take a hook away. The secretariat sees those of all.

mod log;

use super::answer::{self, Lost};
use super::asking::Asking;
use super::frame::{Frame, Place, Reading};
use super::link::Link;
use super::sieve::Choice;
use super::site::{Person, Site};
use crate::notice::{Question, WAITS};
use crate::terminal::tame;
use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use desk::account;
use desk::{Hook, Refusal, Trouble};
use plan::{PartyKey, Timestamp, Viewer};
use serde::Deserialize;
use std::sync::Arc;

/// Where they stand.
const BASE: &str = "/webhooks";

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route(BASE, get(list).post(act)).route("/webhooks/{number}", get(log::show))
}

/// Who administers hooks: somebody, of a party, and whether they see those of all.
struct Administrator {
    who: Person,
    all: bool,
}

impl Administrator {
    fn party(&self) -> &PartyKey {
        &self.who.account.party
    }

    fn sees(&self, hook: &Hook) -> bool {
        self.all || hook.party == *self.party()
    }
}

/// The administrator who asks; nothing where somebody else does.
async fn administrator(site: &Site, asking: &Asking) -> Result<Option<Administrator>, Trouble> {
    let Some(who) = site.person(asking).await? else { return Ok(None) };
    let (may, all) = site
        .look(asking, |reading| {
            let viewer = reading.view.viewer();
            (who.role.invites(viewer, &who.account.party), matches!(viewer, Viewer::Secretariat(_)))
        })
        .await;
    Ok(may.then_some(Administrator { who, all }))
}

/// A hook in the list.
struct Listed {
    link: String,
    address: String,
    party: String,
    question: String,
    off: Option<String>,
}

#[derive(Template)]
#[template(path = "webhooks/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    administers: bool,
    hooks: Vec<Listed>,
    questions: Vec<Choice>,
    address: String,
    tries: usize,
    wrong: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    of: String,
}

async fn list(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    tell(&site, &asking, (&asked.of, ""), None).await
}

async fn tell(site: &Site, asking: &Asking, (of, address): (&str, &str), wrong: Option<String>) -> Response {
    let found = async {
        let Some(by) = administrator(site, asking).await? else { return Ok::<_, Trouble>(None) };
        let hooks: Vec<Hook> = site.store().hooks().await?.into_iter().filter(|hook| by.sees(hook)).collect();
        Ok(Some((by, hooks)))
    };
    let found = found.await;
    site.page(asking, |reading| {
        let teller = reading.teller;
        let mut page = Page {
            f: reading.frame(Place::None, teller.say("hooks-title")),
            administers: false,
            hooks: Vec::new(),
            questions: Vec::new(),
            address: address.to_owned(),
            tries: WAITS.len() + 1,
            wrong,
        };
        if let Some((by, hooks)) = found? {
            page.administers = true;
            page.hooks = hooks.iter().map(|hook| listed(reading, hook)).collect();
            page.questions = questions(reading, by.party(), of);
        }
        Ok(answer::html(&page))
    })
    .await
}

fn listed(reading: &Reading<'_>, hook: &Hook) -> Listed {
    Listed {
        link: format!("{BASE}/{}", hook.number),
        address: tame(&hook.address),
        party: reading.teller.party(&hook.party),
        question: question(reading, hook),
        off: off(reading, hook),
    }
}

/// What a hook is told about, in words.
fn question(reading: &Reading<'_>, hook: &Hook) -> String {
    Question::read(&hook.question).map_or_else(|| tame(&hook.question), |question| question.title(reading.teller))
}

/// Why a hook is off, where it is.
fn off(reading: &Reading<'_>, hook: &Hook) -> Option<String> {
    let (at, why) = hook.off.as_ref()?;
    let values = [("date", time(*at).into()), ("why", reading.teller.say(&format!("outcome-{why}")).into())];
    Some(reading.teller.say_with("hooks-off", &values))
}

fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// What a hook can be told about: what was come from, everything, each State, and what one's own party takes part in.
fn questions(reading: &Reading<'_>, party: &PartyKey, of: &str) -> Vec<Choice> {
    let came_from = Question::read(of).filter(|question| question.leads(reading.view));
    let states = reading.view.region().map_or(&[][..], |region| &region.states).iter().cloned().map(Question::State);
    let own = reading.view.party(party).map(|_| Question::Party(party.clone()));
    let chosen = came_from.as_ref().map_or_else(|| Question::Changes.to_string(), ToString::to_string);
    let mut choices: Vec<Choice> = Vec::new();
    for question in came_from.into_iter().chain([Question::Changes]).chain(states).chain(own) {
        let value = question.to_string();
        let label = match question {
            Question::Party(_) => reading.teller.say_with("hooks-own", &[("party", question.title(reading.teller).into())]),
            _ => question.title(reading.teller),
        };
        if choices.iter().all(|choice| choice.value != value) {
            choices.push(Choice { chosen: value == chosen, value, label });
        }
    }
    choices
}

/// Something about a hook, as a form sends it.
#[derive(Deserialize)]
struct Act {
    deed: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    delivery: String,
}

/// What a deed leads to.
enum Done {
    /// A hook that was just made: its secret is shown.
    Made(Hook),
    /// The log of a hook, which says what was done.
    Log(String, &'static str),
    /// The list.
    List(&'static str),
}

async fn act(State(site): State<Arc<Site>>, asking: Asking, Form(act): Form<Act>) -> Response {
    match done(&site, &asking, &act).await {
        Ok(Done::Made(hook)) => log::made(&site, &asking, hook).await,
        Ok(Done::Log(number, said)) => {
            Redirect::to(&Link::to(format!("{BASE}/{number}")).with("said", said).to_string()).into_response()
        }
        Ok(Done::List(said)) => Redirect::to(&Link::to(BASE).with("said", said).to_string()).into_response(),
        Err(Trouble::Refusal(refusal)) => {
            let wrong = answer::refused(site.words(asking.language), &refusal);
            tell(&site, &asking, (&act.question, &act.address), Some(wrong)).await
        }
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}

async fn done(site: &Site, asking: &Asking, act: &Act) -> Result<Done, Trouble> {
    let by = administrator(site, asking).await?.ok_or_else(|| Refusal::new("hook-not-yours"))?;
    let (store, world) = (site.store(), site.world());
    let (entry, _) = site.stands_at();
    if act.deed == "make" {
        let address = act.address.trim();
        site.gate().may(address)?;
        let question = Question::read(&act.question).ok_or_else(|| Refusal::new("watch-unknown"))?;
        if !site.look(asking, |reading| question.leads(reading.view)).await {
            return Err(Refusal::new("watch-unknown").into());
        }
        let whose = (by.party(), &by.who.account);
        return account::make_hook(store, world, whose, (address, &question.to_string(), entry)).await.map(Done::Made);
    }
    let hook = own(site, &by, &act.number).await?;
    match act.deed.as_str() {
        "ping" => {
            store.add_delivery(&account::delivery(world, &hook, None)?).await?;
            Ok(Done::Log(hook.number, "hook-pinged"))
        }
        "again" => {
            let known = store.delivery(&act.delivery).await?.filter(|delivery| delivery.hook == hook.number);
            let delivery = known.ok_or_else(|| Refusal::new("delivery-unknown"))?;
            if !store.deliver_again(&delivery.id, world.now()).await? {
                return Err(Refusal::new("delivery-unknown").into());
            }
            Ok(Done::Log(hook.number, "hook-again"))
        }
        "off" => {
            store.switch_hook_off(&hook.number, world.now(), "by-hand").await?;
            Ok(Done::Log(hook.number, "recorded"))
        }
        "on" => {
            store.switch_hook_on(&hook.number, entry).await?;
            Ok(Done::Log(hook.number, "recorded"))
        }
        "end" => {
            store.end_hook(&hook.number).await?;
            Ok(Done::List("hook-ended"))
        }
        _ => Err(Refusal::new("nothing-to-record").into()),
    }
}

/// A hook that this administrator may see; another is not there.
async fn own(site: &Site, by: &Administrator, number: &str) -> Result<Hook, Trouble> {
    let known = site.store().hook(number).await?.filter(|hook| by.sees(hook));
    Ok(known.ok_or_else(|| Refusal::new("hook-unknown"))?)
}
