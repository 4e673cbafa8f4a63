//! One edition from top to bottom: each provision with its number, its text, how well its wording is known, and what covers it; and
//! the parties with their positions.

use super::{beside, read};
use crate::report::word;
use crate::terminal::tame;
use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::facts::{self, Told, Tongue};
use crate::web::frame::{Frame, Place, Reading};
use crate::web::link;
use crate::web::site::Site;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use plan::{Life, ReadEdition};
use serde::Deserialize;
use std::sync::Arc;

/// A provision in the running text.
struct Clause {
    number: String,
    /// How deep it stands, from 0.
    depth: usize,
    title: String,
    tongue: Tongue,
    text: Told,
    link: String,
    evidence: String,
    /// What runs under it, where it is counted.
    runs: Option<String>,
}

/// A party's position on the edition.
struct Stand {
    party: Told,
    stance: String,
    on: String,
    statement: String,
}

#[derive(Template)]
#[template(path = "plans/edition.html")]
struct Page<'a> {
    f: Frame<'a>,
    key: String,
    standing: String,
    note: Told,
    clauses: Vec<Clause>,
    stands: Vec<Stand>,
    sources: Vec<Told>,
    others: Vec<Told>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Another edition to read this one beside.
    beside: String,
}

pub(crate) async fn show(
    State(site): State<Arc<Site>>,
    asking: Asking,
    Path((framework, label)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    site.page(&asking, |reading| {
        let edition = read(reading, &framework, &label)?;
        if asked.beside.is_empty() { page(reading, edition) } else { beside::page(reading, edition, &asked.beside) }
    })
    .await
}

fn page(reading: &Reading<'_>, read: ReadEdition<'_>) -> Result<Response, Lost> {
    let teller = reading.teller;
    let edition = read.edition;
    let standing = teller.say(&format!("edition-{}", word(&edition.standing)));
    let adopted = edition.adopted.map(|date| teller.partial(date));
    let page = Page {
        f: reading.frame(Place::Plan, tame(edition.title.show(teller.lang))),
        key: edition.key.to_string(),
        standing: adopted.map_or_else(|| standing.clone(), |date| format!("{standing}, {date}")),
        note: facts::texts(reading, &edition.note),
        clauses: clauses(reading, read),
        stands: stands(reading, read),
        sources: facts::sources(&edition.sources).collect(),
        others: beside::ways(reading, read),
    };
    Ok(answer::html(&page))
}

fn clauses(reading: &Reading<'_>, read: ReadEdition<'_>) -> Vec<Clause> {
    let teller = reading.teller;
    let take = reading.stock_take(&read.edition.key).ok();
    let running = |key: &plan::ProvisionKey| {
        let coverage = &take.as_ref()?.coverage;
        let row = coverage.provisions().iter().position(|known| known == key)?;
        let states = coverage.states().len();
        let covered = (0..states).filter(|state| coverage.cell(row, *state).confirmed() > 0).count();
        let alive = (0..states).filter(|state| coverage.cell(row, *state).strong(Life::Running) > 0).count();
        let values = [("covered", (covered as i64).into()), ("alive", (alive as i64).into()), ("states", (states as i64).into())];
        Some(teller.say_with("clause-covered", &values))
    };
    let clause = |provision: &plan::Provision| Clause {
        number: provision.key.number().to_owned(),
        depth: provision.key.number().matches('.').count(),
        title: tame(provision.title.show(teller.lang)),
        tongue: Tongue::of(reading, &provision.title),
        text: facts::texts(reading, &provision.text),
        link: reading.link(link::provision(&provision.key)),
        evidence: teller.say(&format!("evidence-{}", word(&provision.evidence))),
        runs: running(&provision.key),
    };
    read.provisions.iter().map(clause).collect()
}

fn stands(reading: &Reading<'_>, read: ReadEdition<'_>) -> Vec<Stand> {
    let teller = reading.teller;
    let stand = |position: &plan::Position| Stand {
        party: facts::party(reading, &position.party),
        stance: teller.say(&format!("stance-{}", word(&position.stance))),
        on: teller.partial(position.on),
        statement: tame(position.statement.show(teller.lang)),
    };
    reading.view.positions(&read.edition.key).map(stand).collect()
}
