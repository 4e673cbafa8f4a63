//! The docket: pairs that look like one initiative or like overlapping effort, likeliest first, side by side with their evidence, each
//! settled by one key and Enter; and initiatives that are not aligned yet, with provisions suggested.

mod align;

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::sieve::Choice;
use super::site::Site;
use crate::report::{pairs, word};
use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use overlap::Pair;
use plan::{Bond, Deed, Initiative, InitiativeKey, Ruling, Texts};
use serde::Deserialize;
use std::sync::Arc;

/// Half the width that bars are drawn in.
const HALF: f64 = 100.0;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/docket", get(show).post(rule)).route("/align", get(align::show).post(align::state))
}

#[derive(Deserialize)]
struct Asked {
    /// How many pairs to pass over.
    #[serde(default)]
    skip: usize,
}

/// A field of both, and whether they say the same.
struct Row {
    name: String,
    left: Told,
    right: Told,
    same: bool,
}

/// One piece of evidence as a bar.
pub(crate) struct Bar {
    pub(crate) name: String,
    pub(crate) weight: String,
    pub(crate) sentence: String,
    /// Where the bar begins and how wide it is, of 200.
    pub(crate) from: u32,
    pub(crate) wide: u32,
    pub(crate) speaks_for: bool,
}

/// A pair that waits.
struct Waiting {
    left: InitiativeKey,
    right: InitiativeKey,
    left_link: String,
    right_link: String,
    percent: u8,
    suspected: String,
    rows: Vec<Row>,
    bars: Vec<Bar>,
    before: Option<String>,
}

#[derive(Template)]
#[template(path = "docket/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    may: bool,
    count: usize,
    at: usize,
    restricted: Option<String>,
    pair: Option<Waiting>,
    rulings: Vec<Choice>,
    next: String,
    back: Option<String>,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    site.page(&asking, |reading| {
        let teller = reading.teller;
        let may = reading.works() && reading.view.viewer().may(Deed::RulePair, Bond::None);
        let docket = site.finder().docket(reading.view, None);
        let all = &docket.told.pairs;
        let at = if asked.skip < all.len() { asked.skip } else { 0 };
        let ruling =
            |ruling: Ruling| Choice { value: ruling.name().to_owned(), label: pairs::ruling(teller, ruling), chosen: false };
        Ok(answer::html(&Page {
            f: reading.frame(Place::Import, teller.say("docket-title")),
            may,
            count: all.len(),
            at: at + 1,
            restricted: pairs::withheld(teller, docket.told.restricted),
            pair: all.get(at).and_then(|pair| waiting(reading, pair)),
            rulings: Ruling::ALL.map(ruling).into(),
            next: format!("/docket?skip={}", at + 1),
            back: at.checked_sub(1).map(|before| format!("/docket?skip={before}")),
        }))
    })
    .await
}

fn waiting(reading: &Reading<'_>, pair: &Pair) -> Option<Waiting> {
    let teller = reading.teller;
    let (left, right) = (InitiativeKey::new(&*pair.left), InitiativeKey::new(&*pair.right));
    let (one, other) = (reading.view.initiative(&left)?, reading.view.initiative(&right)?);
    let leads = |key: &InitiativeKey| facts::initiative(reading, key).link.unwrap_or_default();
    let before = reading.view.verdict(&left, &right);
    let before = before.map(|(verdict, _)| format!("{} {}", pairs::ruled(teller, verdict), teller.say("explain-reopened")));
    Some(Waiting {
        left_link: leads(&left),
        right_link: leads(&right),
        percent: pairs::percent(pair.probability()),
        suspected: pairs::ruling(teller, pairs::suspicion(pair)),
        rows: rows(reading, one.get(), other.get()),
        bars: bars(reading, pair),
        before,
        left,
        right,
    })
}

fn rows(reading: &Reading<'_>, one: &Initiative, other: &Initiative) -> Vec<Row> {
    let teller = reading.teller;
    let both = |key: &str, left: Told, right: Told| {
        let same = !left.text.is_empty() && left.text == right.text;
        Row { name: teller.say(key), same, left, right }
    };
    let row = |key: &str, tell: &dyn Fn(&Initiative) -> String| both(key, Told::plain(tell(one)), Told::plain(tell(other)));
    let role = |role: plan::Role| {
        move |it: &Initiative| it.roles.in_role(role).map(|who| teller.who(who)).collect::<Vec<_>>().join(", ")
    };
    let money = |it: &Initiative| {
        it.budgets.iter().map(|budget| teller.money(budget.amount, &budget.currency)).collect::<Vec<_>>().join(", ")
    };
    let provisions =
        |it: &Initiative| it.contributions.iter().map(|contribution| contribution.to.to_string()).collect::<Vec<_>>().join(", ");
    let mut rows = vec![
        row("column-id", &|it| it.key.to_string()),
        both("column-title", facts::texts(reading, &one.title), facts::texts(reading, &other.title)),
        both("show-description", facts::texts(reading, &one.description), facts::texts(reading, &other.description)),
        row("column-kind", &|it| teller.say(&format!("kind-{}", word(&it.kind)))),
        row("show-status", &|it| teller.say(&format!("status-{}", it.status.name()))),
        row("column-term", &|it| it.period.written()),
        row("column-states", &|it| teller.states(it)),
    ];
    for known in plan::Role::ALL {
        rows.push(row(&format!("role-{}", word(&known)), &role(known)));
    }
    rows.push(row("draft-money", &money));
    rows.push(row("show-contribution", &provisions));
    rows.retain(|row| !row.left.text.is_empty() || !row.right.text.is_empty());
    rows
}

/// The evidence of a pair as bars: to the right what speaks for, to the left what speaks against.
pub(crate) fn bars(reading: &Reading<'_>, pair: &Pair) -> Vec<Bar> {
    let widest = pair.factors.iter().map(|evidence| evidence.weight.abs()).fold(1.0, f64::max);
    let bar = |evidence: &overlap::Evidence| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and half the width")]
        let wide = (evidence.weight.abs() / widest * HALF).round() as u32;
        let speaks_for = evidence.weight >= 0.0;
        Bar {
            name: reading.teller.say(&format!("factor-{}", evidence.factor.name())),
            weight: format!("{:+.1}", evidence.weight).replace('-', "−"),
            sentence: pairs::sentence(reading.teller.words, reading.teller, evidence),
            from: if speaks_for { 100 } else { 100 - wide },
            wide,
            speaks_for,
        }
    };
    pair.factors.iter().map(bar).collect()
}

#[derive(Deserialize)]
struct Rule {
    left: String,
    right: String,
    #[serde(default)]
    ruling: String,
    #[serde(default)]
    because: String,
    #[serde(default)]
    at: usize,
}

async fn rule(State(site): State<Arc<Site>>, asking: Asking, Form(rule): Form<Rule>) -> Response {
    let lang = crate::report::content_language(asking.language);
    let done = site
        .record(&asking, async |desk, by| {
            let ruling = Ruling::ALL.into_iter().find(|ruling| ruling.name() == rule.ruling);
            let ruling = ruling.ok_or_else(|| desk::Refusal::new("ruling-missing"))?;
            desk::rule_pair(desk, by, (&rule.left, &rule.right), ruling, &Texts::one(lang, rule.because.trim())).await
        })
        .await;
    match done {
        // What was settled is gone from the list, so the next one has its place.
        Ok(_) => Redirect::to(&format!("/docket?skip={}&said=recorded", rule.at.saturating_sub(1))).into_response(),
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}
