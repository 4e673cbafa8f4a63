//! The matrix: provisions down by section, States across; each cell says how many and whose, and opens its initiatives.

mod cells;
mod grid;
#[cfg(test)]
mod tests;
mod turned;

use super::answer::{self, Download, Lost};
use super::asking::Asking;
use super::frame::{Frame, Place, Reading};
use super::kept::Keep;
use super::sieve::{Choice, Sieve};
use super::site::Site;
use crate::report::matrix::{self as sheet, Standings};
use crate::report::{Report, across, json};
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
pub(crate) use grid::Grid;
use plan::{Coverage, EditionKey, LeftOut, Reason, Whose, Withheld};
use serde::Deserialize;
use std::sync::Arc;
use turned::{Turn, Turned};

/// How many names a cell has room for.
const NAMES: usize = 2;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/matrix", get(show))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(flatten)]
    sieve: Sieve,
    #[serde(default)]
    across: Turn,
    format: Option<Download>,
}

#[derive(Template)]
#[template(path = "matrix/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    sieve: &'a Sieve,
    edition: String,
    across: Vec<Choice>,
    is_turned: bool,
    sections: Vec<Choice>,
    grid: Arc<Grid>,
    legend: Vec<(&'static str, String)>,
    summary: Vec<String>,
    rule: String,
    editions: Vec<Choice>,
    parties: Vec<Choice>,
    funders: Vec<Choice>,
    lives: Vec<Choice>,
    kinds: Vec<Choice>,
    strengths: Vec<Choice>,
}

/// A matrix with why each of its cells stands as it does.
pub(crate) struct Counted {
    edition: EditionKey,
    coverage: Arc<Coverage>,
    standings: Standings,
    /// What is not in it; nothing is said of that under a filter, nor how cells stand.
    left_out: Option<(LeftOut, Withheld)>,
    turned: Option<Turned>,
    whose: Whose,
}

impl Keep for Counted {
    fn size(&self) -> usize {
        self.coverage.size() + self.whose.size()
    }
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    site.page(&asking, |reading| {
        let counted = count(reading, &asked.sieve, asked.across)?;
        let only = Some(asked.sieve.provision.as_str()).filter(|number| !number.is_empty());
        match asked.format {
            Some(format) => Ok(download(reading, &counted, only, format)),
            None => page(reading, &asked, &counted, only),
        }
    })
    .await
}

fn count(reading: &Reading<'_>, sieve: &Sieve, turn: Turn) -> Result<Arc<Counted>, Lost> {
    let what = format!("{turn:?} {}", sieve.link("/matrix"));
    reading.figures.matrices.of(reading.standpoint(), what, || count_anew(reading, sieve, turn))
}

fn count_anew(reading: &Reading<'_>, sieve: &Sieve, turn: Turn) -> Result<Counted, Lost> {
    let view = reading.view;
    let edition = sieve.edition_key(reading)?;
    let filter = sieve.filter(reading)?;
    let strength = sieve.strength()?;
    let (coverage, standings, left_out) = if filter.asks() {
        let none = || desk::Refusal::new("no-plan");
        let coverage = Coverage::take_of(view, &edition, &filter).ok_or_else(none)?;
        let standings = Standings::of(&coverage, &plan::gaps(view, &coverage), &plan::settled(view, &coverage));
        (Arc::new(coverage), standings, None)
    } else {
        let take = reading.stock_take(&edition)?;
        let standings = Standings::of(&take.coverage, &take.gaps, &take.settled);
        (take.coverage.clone(), standings, strength.is_none().then_some((take.left_out, take.withheld)))
    };
    let turned = Turned::of(reading, &coverage, turn, sieve, strength);
    let whose = Whose::of(view, &coverage, strength, NAMES);
    Ok(Counted { edition, coverage, standings, left_out, turned, whose })
}

fn download(reading: &Reading<'_>, counted: &Counted, only: Option<&str>, format: Download) -> Response {
    let teller = reading.teller;
    let report = || Report {
        title: teller.say("section-coverage"),
        lead: vec![teller.lead()],
        sections: vec![match &counted.turned {
            None => sheet::section(teller, &counted.coverage, &counted.standings, only),
            Some(turned) => across::section(teller, counted.coverage.provisions(), &turned.named(reading), only),
        }],
    };
    answer::file(reading, "matrix", format, report, || told(reading, counted, only))
}

/// The same matrix for programs.
fn told(reading: &Reading<'_>, counted: &Counted, only: Option<&str>) -> serde_json::Value {
    let teller = reading.teller;
    match &counted.turned {
        None => json::part(teller, &counted.edition, json::matrix(teller, &counted.coverage, &counted.standings, only)),
        Some(turned) => {
            let told = across::json(teller, counted.coverage.provisions(), &turned.named(reading), only);
            json::part(teller, &counted.edition, told)
        }
    }
}

/// The matrix of these filters as figures, with the States across.
pub(crate) fn figures(reading: &Reading<'_>, sieve: &Sieve) -> Result<serde_json::Value, Lost> {
    let counted = count(reading, sieve, Turn::States)?;
    Ok(told(reading, &counted, Some(sieve.provision.as_str()).filter(|number| !number.is_empty())))
}

fn page(reading: &Reading<'_>, asked: &Asked, counted: &Counted, only: Option<&str>) -> Result<Response, Lost> {
    let (teller, sieve) = (reading.teller, &asked.sieve);
    let strength = sieve.strength()?;
    let grid = Grid::of(reading, asked, counted, only, strength);
    let mut summary = cells::summary(reading, counted);
    summary.extend(counted.turned.as_ref().and_then(|turned| turned.told(reading)));
    let across = Turn::ALL.map(|(turn, name)| Choice {
        value: if turn == Turn::States { String::new() } else { name.to_owned() },
        label: teller.say(&format!("across-{name}")),
        chosen: turn == asked.across,
    });
    let read = reading.view.edition(&counted.edition);
    let tops = read.map_or(&[][..], |read| read.provisions).iter().filter(|provision| provision.parent_number().is_none());
    let section = |provision: &plan::Provision| Choice {
        value: provision.key.number().to_owned(),
        label: format!("{}  {}", provision.key.number(), provision.title.show(teller.lang)),
        chosen: only == Some(provision.key.number()),
    };
    let mut legend = vec![("covered", teller.say("standing-covered"))];
    legend.extend(Reason::ALL.iter().rev().map(|reason| (reason.name(), teller.reason(*reason))));
    legend.push(("not-applicable", teller.say("standing-not-applicable")));
    let page = Page {
        f: reading.frame(Place::Matrix, teller.say("site-matrix")),
        sieve,
        edition: read.map_or_else(String::new, |read| read.edition.title.show(teller.lang).to_owned()),
        sections: tops.map(section).collect(),
        grid,
        legend,
        summary,
        rule: teller.say(counted.turned.as_ref().map_or("rule-coverage", Turned::rule)),
        across: across.into(),
        is_turned: counted.turned.is_some(),
        editions: sieve.editions(reading),
        parties: sieve.parties(reading),
        funders: sieve.funders(reading),
        lives: sieve.lives(reading),
        kinds: sieve.kinds(reading),
        strengths: sieve.strengths(reading),
    };
    Ok(answer::html(&page))
}
