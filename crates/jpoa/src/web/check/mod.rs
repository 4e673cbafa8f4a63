//! Check before launch, which is also how an initiative is entered: a form, and beside it what it may repeat, as one types. What is
//! kept has a number and a page to print.

mod asked;
mod kept;

pub(crate) use asked::{Asked, asked, hand_in};

use super::answer::{self, Lost};
use super::asking::Asking;
use super::draft::{Draft, ROLES, STATUSES, Wrong};
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::link::Link;
use super::neighbours::{self, Beside};
use super::seen_by;
use super::sieve::Choice;
use super::site::Site;
use crate::report::word;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use overlap::SHOWN;
use plan::{Initiative, Kind, Viewer};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/check", get(blank).post(look))
        .route("/check/keep", post(keep))
        .route("/check/hand-in", post(enter))
        .route("/checks/{number}", get(kept::show))
        .route("/correct/{*key}", get(correct))
}

#[derive(Template)]
#[template(path = "check/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    draft: &'a Draft,
    /// The address of what is corrected; empty for what is new.
    corrects: String,
    wrong: Vec<Wrong>,
    says_something: bool,
    beside: Beside,
    compared: String,
    suggested: Vec<Suggested>,
    answers: Vec<(&'static str, String)>,
    states: Vec<Choice>,
    provisions: Vec<Choice>,
    statuses: Vec<Choice>,
    kinds: Vec<Choice>,
    roles: Vec<(&'static str, String)>,
    levels: Vec<Choice>,
    parties: Vec<String>,
    /// Whether the reader may keep a check and hand something in.
    works: bool,
    keeps_register: bool,
}

/// A provision the text may fall under.
struct Suggested {
    value: String,
    told: Told,
    words: String,
    chosen: bool,
}

/// Reads what a form sends, names that come several times included.
pub(crate) fn fields(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

async fn blank(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    let here = asking.here.clone();
    let query = here.split_once('?').map_or("", |(_, query)| query);
    let draft = Draft::of(fields(query.as_bytes()));
    site.page(&asking, |reading| page(reading, &site, &draft, &[])).await
}

async fn look(State(site): State<Arc<Site>>, asking: Asking, RawForm(bytes): RawForm) -> Response {
    let draft = Draft::of(fields(&bytes));
    site.page(&asking, |reading| page(reading, &site, &draft, &[])).await
}

/// The same form over an initiative that stands in the register.
async fn correct(State(site): State<Arc<Site>>, asking: Asking, Path(key): Path<String>) -> Response {
    site.page(&asking, |reading| {
        let found = reading.view.find_initiative(&key).map_err(|_| Lost::NotThere(key.clone()))?;
        page(reading, &site, &Draft::from(reading, &found), &[])
    })
    .await
}

fn page(reading: &Reading<'_>, site: &Site, draft: &Draft, more: &[Wrong]) -> Result<Response, Lost> {
    let teller = reading.teller;
    let over = asked::over(reading, draft);
    let (it, mut wrong) = draft.initiative(reading, over);
    wrong.extend_from_slice(more);
    let says_something = draft.says_something();
    let finder = site.finder();
    let mut beside = Beside::default();
    if says_something {
        let told = asked::neighbours(reading, &finder, &it);
        beside = neighbours::tell(reading, &told, it.key.as_str(), SHOWN);
        for near in &mut beside.near {
            near.answer = draft.get(&format!("answer:{}", near.key)).to_owned();
        }
    }
    let values = [
        ("count", (finder.index().len() as i64).into()),
        ("date", teller.day(reading.view.as_at()).into()),
        ("entry", (reading.view.stamp().entry as i64).into()),
    ];
    let edition = reading.edition(None)?;
    let counted = reading.view.edition(&edition);
    let provision = |provision: &plan::Provision| Choice {
        value: provision.key.to_string(),
        label: format!("{}  {}", provision.key.number(), provision.title.show(teller.lang)),
        chosen: draft.has("provision", provision.key.as_str()),
    };
    let choices = |name: &str, value: String, label: String| Choice { chosen: draft.get(name) == value, value, label };
    let title = if over.is_some() { "check-correct" } else { "check-title" };
    let page = Page {
        f: reading.frame(Place::Check, teller.say(title)),
        corrects: over.map_or_else(String::new, |over| over.key.to_string()),
        says_something,
        beside,
        compared: teller.say_with("check-compared", &values),
        suggested: if says_something { suggested(reading, site, draft, &it) } else { Vec::new() },
        answers: neighbours::answers(reading),
        states: states(reading, draft),
        provisions: counted.into_iter().flat_map(|read| read.counted().map(provision).collect::<Vec<_>>()).collect(),
        statuses: STATUSES
            .iter()
            .map(|status| choices("status", word(status), teller.say(&format!("status-{}", status.name()))))
            .collect(),
        kinds: Kind::ALL.iter().map(|kind| choices("kind", word(kind), teller.say(&format!("kind-{}", word(kind))))).collect(),
        roles: ROLES.map(|(field, role)| (field, teller.say(&format!("role-{}", word(&role))))).into(),
        levels: seen_by::levels(reading, draft.get("visibility")),
        parties: reading.view.parties().map(|party| party.label(teller.lang).to_owned()).collect(),
        works: reading.works(),
        keeps_register: matches!(reading.view.viewer(), Viewer::Secretariat(_)),
        draft,
        wrong,
    };
    Ok(answer::html(&page))
}

/// The States of the plan, and others the draft names already.
fn states(reading: &Reading<'_>, draft: &Draft) -> Vec<Choice> {
    let mut keys: Vec<plan::PartyKey> = reading.view.region().map_or_else(Vec::new, |region| region.states.to_vec());
    for named in draft.all("state").map(plan::PartyKey::new) {
        if !keys.contains(&named) && reading.view.party(&named).is_some() {
            keys.push(named);
        }
    }
    let choice = |key: &plan::PartyKey| Choice {
        value: key.to_string(),
        label: reading.teller.party_in_full(key),
        chosen: draft.has("state", key.as_str()),
    };
    keys.iter().map(choice).collect()
}

fn suggested(reading: &Reading<'_>, site: &Site, draft: &Draft, it: &Initiative) -> Vec<Suggested> {
    let text = crate::suggest::wording(it);
    let guesses = site.subjects().suggest(&text);
    let suggested = |guess: overlap::Guess| {
        let key = plan::ProvisionKey::new(&*guess.subject);
        Suggested {
            value: key.to_string(),
            chosen: draft.has("provision", key.as_str()),
            told: facts::provision(reading, &key),
            words: guess.words.join(", "),
        }
    };
    guesses.into_iter().map(suggested).collect()
}

/// Keeps a check and shows its page.
async fn keep(State(site): State<Arc<Site>>, asking: Asking, RawForm(bytes): RawForm) -> Response {
    let draft = Draft::of(fields(&bytes));
    let asked = site.look(&asking, |reading| asked(reading, &site, &draft)).await;
    if !asked.wrong.is_empty() {
        return site.page(&asking, |reading| page(reading, &site, &draft, &[])).await;
    }
    let done = site.record(&asking, async |desk, by| desk::make_check(desk, by, &asked.check).await).await;
    match done {
        Ok(entry) => Redirect::to(&format!("/checks/{}", entry.seq)).into_response(),
        Err(trouble) => site.page(&asking, |_| Err(trouble.into())).await,
    }
}

/// Keeps the check, and hands the initiative in.
async fn enter(State(site): State<Arc<Site>>, asking: Asking, RawForm(bytes): RawForm) -> Response {
    let draft = Draft::of(fields(&bytes));
    let asked = site.look(&asking, |reading| asked(reading, &site, &draft)).await;
    let corrects = !draft.get("key").is_empty();
    let untitled = draft.get("title").is_empty();
    if !asked.wrong.is_empty() || untitled {
        let said = site.words(asking.language).say("refusal-untitled");
        let more = if untitled { vec![Wrong { field: "title", said, why: None }] } else { Vec::new() };
        return site.page(&asking, |reading| page(reading, &site, &draft, &more)).await;
    }
    match asked::hand_in(&site, &asking, &asked, corrects).await {
        Ok(_) => Redirect::to(&Link::to("/entries").with("said", "handed-in").to_string()).into_response(),
        Err(trouble) => site.page(&asking, |_| Err(trouble.into())).await,
    }
}
