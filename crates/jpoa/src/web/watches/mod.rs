//! What somebody watches: a page for each question that can be watched, one's own list with how one is told of it, and the page behind
//! the link that ends the mails, which needs no signing in.

mod leave;
#[cfg(test)]
mod tests;

use super::answer::{self, Lost};
use super::asking::Asking;
use super::frame::{Frame, Place, Reading};
use super::link::{self, Link};
use super::sieve::Choice;
use super::site::{Person, Site};
use crate::notice::news::{New, news};
use crate::notice::{Outcome, Question};
use crate::terminal::tame;
use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use desk::account::{self, Rhythm};
use desk::{Refusal, Subscription, Trouble, Watch};
use plan::Entry;
use serde::Deserialize;
use std::sync::Arc;
use words::Language;

/// How much of what is new a page shows.
const SHOWN: usize = 8;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/watch", get(one))
        .route("/watches", get(list).post(act))
        .route("/leave/{token}", get(leave::show).post(leave::leave))
}

/// Something new, as a page shows it.
struct Line {
    title: String,
    link: String,
    said: String,
}

/// A watch in one's list.
struct Own {
    question: String,
    title: String,
    link: String,
    since: String,
    /// Whether it still asks for something that is open to its owner.
    leads: bool,
}

#[derive(Template)]
#[template(path = "watches/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    /// Whether somebody is there to watch.
    is_somebody: bool,
    /// Whether this site sends mails.
    sends: bool,
    mail: String,
    told: String,
    watches: Vec<Own>,
    rhythms: Vec<Choice>,
    languages: Vec<Choice>,
    wrong: Option<String>,
}

async fn list(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    tell(&site, &asking, None).await
}

async fn tell(site: &Site, asking: &Asking, wrong: Option<String>) -> Response {
    let found = async {
        let Some(who) = site.person(asking).await? else { return Ok::<_, Trouble>(None) };
        let watches = site.store().watches(&who.account.number).await?;
        let subscription = site.store().subscription(&who.account.number).await?;
        Ok(Some((who, watches, subscription)))
    };
    let found = found.await;
    site.page(asking, |reading| {
        let teller = reading.teller;
        let f = reading.frame(Place::None, teller.say("watches-title"));
        let mut page = Page {
            f,
            is_somebody: false,
            sends: site.post().is_some(),
            mail: String::new(),
            told: String::new(),
            watches: Vec::new(),
            rhythms: Vec::new(),
            languages: Vec::new(),
            wrong,
        };
        if let Some((who, watches, subscription)) = found? {
            let rhythm = subscription.as_ref().map_or(Rhythm::Weekly.name(), |it| it.rhythm.as_str());
            let tag = subscription.as_ref().map_or(asking.language.tag(), |it| it.lang.as_str());
            page.is_somebody = true;
            page.mail = who.account.mail;
            page.told = told(reading, subscription.as_ref());
            page.watches = watches.iter().map(|watch| own(reading, watch)).collect();
            page.rhythms =
                Rhythm::ALL.map(|one| choice(one.name(), teller.say(&format!("rhythm-{}", one.name())), rhythm)).into();
            page.languages = Language::ALL.map(|one| choice(one.tag(), teller.say(&format!("tongue-{}", one.tag())), tag)).into();
        }
        Ok(answer::html(&page))
    })
    .await
}

fn choice(value: &str, label: String, now: &str) -> Choice {
    Choice { value: value.to_owned(), label, chosen: value == now }
}

/// When the next digest comes and from which entry on it tells.
fn told(reading: &Reading<'_>, subscription: Option<&Subscription>) -> String {
    let Some(subscription) = subscription else { return String::new() };
    let teller = reading.teller;
    let entry = teller.words.number(subscription.told as i64);
    match subscription.due {
        Some(due) => {
            let day = teller.day(jiff::tz::Offset::UTC.to_datetime(due).date());
            teller.say_with("watches-next", &[("date", day.into()), ("entry", entry.into())])
        }
        None => teller.say("watches-rest"),
    }
}

fn own(reading: &Reading<'_>, watch: &Watch) -> Own {
    let teller = reading.teller;
    let question = Question::read(&watch.question);
    let day = jiff::tz::Offset::UTC.to_datetime(watch.made).date();
    Own {
        title: question.as_ref().map_or_else(|| tame(&watch.question), |question| question.title(teller)),
        link: Link::to("/watch").with("of", &watch.question).to_string(),
        since: teller.day(day),
        leads: question.is_some_and(|question| question.leads(reading.view)),
        question: watch.question.clone(),
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    of: String,
}

#[derive(Template)]
#[template(path = "watches/one.html")]
struct One<'a> {
    f: Frame<'a>,
    question: String,
    title: String,
    page: String,
    feed: Option<String>,
    is_somebody: bool,
    /// Where a program can be told of the same, for those who administer that.
    hook: Option<String>,
    watched: bool,
    lines: Vec<Line>,
}

async fn one(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    if asked.of.is_empty() {
        return tell(&site, &asking, None).await;
    }
    let Some(question) = Question::read(&asked.of) else {
        return site.page(&asking, |_| Err(Lost::NotThere(tame(&asked.of)))).await;
    };
    let found = async {
        let who = site.person(&asking).await?;
        let text = question.to_string();
        let watched = match &who {
            Some(who) => site.store().watches(&who.account.number).await?.iter().any(|watch| watch.question == text),
            None => false,
        };
        Ok::<_, Trouble>((who, watched, lately(&site).await?))
    };
    let found = found.await;
    site.page(&asking, |reading| {
        let (who, watched, (after, entries)) = found?;
        if !question.leads(reading.view) {
            return Err(Lost::NotThere(tame(&asked.of)));
        }
        let teller = reading.teller;
        let title = question.title(teller);
        Ok(answer::html(&One {
            f: reading.frame(Place::None, teller.say_with("watch-of", &[("what", title.clone().into())])),
            page: reading.link(question.page()),
            feed: question.feed(reading.view, teller.lang).map(|link| link.to_string()),
            hook: who
                .as_ref()
                .filter(|who| who.role.invites(reading.view.viewer(), &who.account.party))
                .map(|_| Link::to("/webhooks").with("of", question.to_string()).to_string()),
            is_somebody: who.is_some(),
            watched,
            lines: lines(&site, reading, &question, (after, &entries)),
            question: question.to_string(),
            title,
        }))
    })
    .await
}

/// The end of the journal, from which a page shows what such a watch told lately.
async fn lately(site: &Site) -> Result<(u64, Vec<Entry>), Trouble> {
    let after = site.stands_at().0.saturating_sub(1000);
    Ok((after, site.entries(after, 1000).await?))
}

fn lines(site: &Site, reading: &Reading<'_>, question: &Question, (after, entries): (u64, &[Entry])) -> Vec<Line> {
    let teller = reading.teller;
    super::data::on(site, reading, entries, |ground| {
        let found = news(ground, question, after, teller.lang).unwrap_or_default();
        let shown = found.iter().filter(|new| !new.change.is_empty()).take(SHOWN);
        let line = |new: &New| Line {
            title: tame(&new.item.title),
            link: reading.link(there(new)),
            said: crate::notice::said(teller, new),
        };
        shown.map(line).collect()
    })
}

/// The page of something new.
fn there(new: &New) -> Link {
    let entry = new.item.path.strip_prefix("log/").and_then(|entry| entry.parse().ok());
    entry.map_or_else(|| link::page(&new.item.path), link::entry)
}

/// Something about watches, as a form sends it.
#[derive(Deserialize)]
struct Act {
    deed: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    rhythm: String,
    #[serde(default)]
    language: String,
}

async fn act(State(site): State<Arc<Site>>, asking: Asking, Form(act): Form<Act>) -> Response {
    match done(&site, &asking, &act).await {
        Ok(said) => Redirect::to(&Link::to("/watches").with("said", said).to_string()).into_response(),
        Err(Trouble::Refusal(refusal)) => {
            let wrong = answer::refused(site.words(asking.language), &refusal);
            tell(&site, &asking, Some(wrong)).await
        }
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}

async fn done(site: &Site, asking: &Asking, act: &Act) -> Result<&'static str, Trouble> {
    let Some(Person { account, .. }) = site.person(asking).await? else { return Err(Refusal::new("watch-signed-in").into()) };
    let (store, world) = (site.store(), site.world());
    let (entry, _) = site.stands_at();
    match act.deed.as_str() {
        "watch" => {
            let unknown = || Refusal::new("watch-unknown");
            let question = Question::read(&act.question).ok_or_else(unknown)?;
            let leads = site.look(asking, |reading| question.leads(reading.view)).await;
            if !leads {
                return Err(unknown().into());
            }
            account::watch(store, world, &account, &question.to_string(), (entry, asking.language.tag())).await?;
            Ok("watched")
        }
        "end" => account::end_watch(store, &account, &act.question).await.map(|()| "watch-ended"),
        "rhythm" => {
            let rhythm = Rhythm::named(&act.rhythm).unwrap_or(Rhythm::Weekly);
            let language = Language::ALL.into_iter().find(|one| one.tag() == act.language).unwrap_or(asking.language);
            account::set_rhythm(store, world, &account, (rhythm, language.tag(), entry)).await?;
            Ok("recorded")
        }
        "now" => now(site, &account.number).await,
        _ => Err(Refusal::new("nothing-to-record").into()),
    }
}

/// Sends what is new before it is due.
async fn now(site: &Site, number: &str) -> Result<&'static str, Trouble> {
    let Some(post) = site.post() else { return Err(Refusal::new("mail-none").into()) };
    let Some(subscription) = site.store().subscription(number).await? else {
        return Err(Refusal::new("watch-unknown").into());
    };
    match site.office().digest(Some(post), &subscription).await? {
        Some(digested) => match digested.outcome {
            Outcome::Sent => Ok("digest-sent"),
            Outcome::Nothing | Outcome::Due => Ok("digest-nothing"),
            Outcome::Failed(why) => Err(Refusal::new("mail-failed").with("detail", tame(&why)).into()),
        },
        None => Err(Refusal::new("too-busy").into()),
    }
}
