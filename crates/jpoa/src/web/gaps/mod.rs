//! Gaps: each open cell with its reason and who is near it, what hangs on one provider, what ends soon, and what a planned initiative
//! would close. The rules are those of `plan`; this page groups and words them.

mod lines;
mod settle;
#[cfg(test)]
mod tests;

use super::answer::{self, Download, Lost};
use super::asking::Asking;
use super::facts::Told;
use super::frame::{Frame, Place, Reading};
use super::sieve::Choice;
use super::site::Site;
use crate::report::gaps::{Asked as Part, ending, section, summary};
use crate::report::matrix::is_below;
use crate::report::{Report, json};
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
pub(crate) use lines::{Ends, Line, by_provision, ends};
use plan::{EditionKey, Ending, Filter, Gap, InitiativeKey, Life, PartyKey, Reason, StockTake, WhatIf};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
pub(crate) use settle::routes as deeds;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/gaps", get(show))
}

/// What was asked for; a form sends an empty text for what nobody chose.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    edition: String,
    state: String,
    provision: String,
    reason: String,
    /// A planned initiative, to see what it would close.
    with: String,
    format: Option<Download>,
}

/// The part of the matrix that was asked about.
struct Counted {
    edition: EditionKey,
    take: Arc<StockTake>,
    gaps: Vec<Gap>,
    ending: Vec<Ending>,
    part: Part,
    supposed: Option<WhatIf>,
}

#[derive(Template)]
#[template(path = "gaps/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    edition: String,
    summary: String,
    editions: Vec<Choice>,
    states: Vec<Choice>,
    sections: Vec<Choice>,
    reasons: Vec<Choice>,
    planned: Vec<Choice>,
    supposed: Option<Supposed>,
    open: Vec<Line>,
    single: Vec<Line>,
    ending_summary: String,
    ending: Vec<Ends>,
}

/// What a planned initiative would change.
struct Supposed {
    initiative: Told,
    told: String,
    lines: Vec<Line>,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    site.page(&asking, |reading| {
        let counted = count(reading, &asked)?;
        match asked.format {
            Some(format) => Ok(download(reading, &counted, format)),
            None => Ok(page(reading, &asked, &counted)),
        }
    })
    .await
}

fn count(reading: &Reading<'_>, asked: &Asked) -> Result<Counted, Lost> {
    let view = reading.view;
    let edition = reading.edition(Some(&asked.edition))?;
    let take = reading.stock_take(&edition)?;
    let coverage = &take.coverage;
    let column = match asked.state.as_str() {
        "" => None,
        state => match coverage.states().iter().position(|known| *known == PartyKey::new(state)) {
            Some(column) => Some(column),
            None => return Err(Lost::NotThere(asked.state.clone())),
        },
    };
    let reason = match asked.reason.as_str() {
        "" => None,
        name => match Reason::ALL.into_iter().find(|reason| reason.name() == name) {
            Some(reason) => Some(reason),
            None => return Err(Lost::NotThere(asked.reason.clone())),
        },
    };
    let only = Some(asked.provision.as_str()).filter(|number| !number.is_empty());
    let in_part =
        |row: usize, state: usize| is_below(&coverage.provisions()[row], only) && column.is_none_or(|column| column == state);
    let supposed = match asked.with.as_str() {
        "" => None,
        key => match plan::what_if(view, &edition, &InitiativeKey::new(key)) {
            Some(supposed) => Some(supposed),
            None => return Err(Lost::NotThere(asked.with.clone())),
        },
    };
    let (mut gaps, mut ending) = (take.gaps.clone(), take.ending.clone());
    let part = Part::within(coverage, &gaps, &take.settled, in_part);
    gaps.retain(|gap| in_part(gap.provision, gap.state) && reason.is_none_or(|reason| reason == gap.reason));
    ending.retain(|ending| in_part(ending.provision, ending.state));
    Ok(Counted { edition, take, gaps, ending, part, supposed })
}

fn download(reading: &Reading<'_>, counted: &Counted, format: Download) -> Response {
    let teller = reading.teller;
    let Counted { take, gaps, part, supposed, .. } = counted;
    let coverage = &take.coverage;
    let report = || {
        let active = reading.active(take, false);
        let mut sections = vec![section(teller, coverage, gaps, *part, Some(&active)), ending(teller, coverage, &counted.ending)];
        if let Some(supposed) = supposed {
            let closes = section(teller, coverage, &supposed.closed, *part, None);
            let rule = teller.say("gaps-with-rule");
            sections.push(crate::report::Section { heading: teller.say("gaps-with"), summary: Vec::new(), rule, ..closes });
        }
        Report { title: teller.say("section-gaps"), lead: vec![teller.lead()], sections }
    };
    answer::file(reading, "gaps", format, report, || told(reading, counted))
}

/// Gaps, and what ends.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Figures<'a> {
    #[serde(flatten)]
    gaps: json::Gaps<'a>,
    ending: json::Endings<'a>,
    /// What a planned initiative would close.
    #[serde(skip_serializing_if = "Option::is_none")]
    closes: Option<Vec<json::OneGap<'a>>>,
}

/// The same part of the matrix for programs.
fn told(reading: &Reading<'_>, counted: &Counted) -> serde_json::Value {
    let teller = reading.teller;
    let Counted { take, gaps, part, supposed, .. } = counted;
    let (coverage, active) = (&take.coverage, reading.active(take, false));
    let figures = Figures {
        gaps: json::gaps(teller, coverage, gaps, *part, Some(&active)),
        ending: json::ending(teller, coverage, &counted.ending),
        closes: supposed.as_ref().map(|supposed| json::gaps(teller, coverage, &supposed.closed, *part, None).list),
    };
    json::part(teller, &counted.edition, figures)
}

/// Gaps as figures: of an edition, in a State, below a provision, for a reason, and what a planned initiative would close; an empty
/// text asks for nothing.
pub(crate) fn figures(
    reading: &Reading<'_>,
    [edition, state, provision, reason, with]: [String; 5],
) -> Result<serde_json::Value, Lost> {
    let asked = Asked { edition, state, provision, reason, with, format: None };
    Ok(told(reading, &count(reading, &asked)?))
}

fn page(reading: &Reading<'_>, asked: &Asked, counted: &Counted) -> Response {
    let teller = reading.teller;
    let Counted { edition, take, gaps, .. } = counted;
    let coverage = &take.coverage;
    let read = reading.view.edition(edition);
    let active = reading.active(take, false);
    let (open, single): (Vec<Gap>, Vec<Gap>) = gaps.iter().partition(|gap| gap.reason.is_open());
    let choice = |value: &str, label: String, asked: &str| Choice { value: value.to_owned(), label, chosen: value == asked };
    let tops = read.map_or(&[][..], |read| read.provisions).iter().filter(|provision| provision.parent_number().is_none());
    let tops = tops.filter(|top| coverage.provisions().iter().any(|key| is_below(key, Some(top.key.number()))));
    let section = |top: &plan::Provision| {
        let number = top.key.number();
        choice(number, format!("{number}  {}", top.title.show(teller.lang)), &asked.provision)
    };
    let supposed = counted.supposed.as_ref().map(|supposed| Supposed {
        initiative: super::facts::initiative(reading, &InitiativeKey::new(&asked.with)),
        told: teller.say_with(
            "gaps-with-told",
            &[("closed", (supposed.closed.len() as i64).into()), ("single", (supposed.single as i64).into())],
        ),
        lines: by_provision(reading, coverage, &supposed.closed, None),
    });
    let within = |months: u8| counted.ending.iter().filter(|ending| ending.within <= months).count() as i64;
    let [six, twelve, eighteen] = plan::TERMS.map(within);
    let page = Page {
        f: reading.frame(Place::Gaps, teller.say("section-gaps")),
        edition: read.map_or_else(String::new, |read| read.edition.title.show(teller.lang).to_owned()),
        summary: summary(teller, counted.part),
        editions: super::sieve::Sieve { edition: edition.to_string(), ..Default::default() }.editions(reading),
        states: coverage.states().iter().map(|state| choice(state.as_str(), teller.party_in_full(state), &asked.state)).collect(),
        sections: tops.map(section).collect(),
        reasons: Reason::ALL.map(|reason| choice(reason.name(), teller.reason(reason), &asked.reason)).into(),
        planned: planned(reading, &asked.with),
        supposed,
        open: by_provision(reading, coverage, &open, Some(&active)),
        single: by_provision(reading, coverage, &single, None),
        ending_summary: teller
            .say_with("ending-summary", &[("six", six.into()), ("twelve", twelve.into()), ("eighteen", eighteen.into())]),
        ending: ends(reading, coverage, &counted.ending),
    };
    answer::html(&page)
}

/// How many initiatives can be supposed to run from the form; any other by its address.
const OFFERED: usize = 120;

/// Initiatives that are not over and aim at something: those that have not begun first, then those that stand still or of which it is
/// not known, then those that run, which may only want confirming. Of those ruled to be one, the first counts for all.
fn planned(reading: &Reading<'_>, chosen: &str) -> Vec<Choice> {
    let view = reading.view;
    let choice = |it: plan::Released<&plan::Initiative>, life: Life| {
        let title = crate::terminal::cut(it.title.show(reading.teller.lang), 64);
        Choice {
            value: it.key.to_string(),
            label: format!("{}: {}  {title}", reading.teller.life(life), it.key.reference()),
            chosen: it.key.as_str() == chosen,
        }
    };
    let own = view.initiative(&InitiativeKey::new(chosen)).map(|it| choice(it, plan::life(&it, view.as_at())));
    let mut offered: Vec<Choice> = own.into_iter().collect();
    for life in [Life::Intended, Life::Suspended, Life::Unclear, Life::Running] {
        let all = reading.list(&Filter { life: Some(life), ..Filter::default() }, &[]);
        let aims = all.read(view, 0..all.len()).filter(|(it, _)| !it.contributions.is_empty() && it.key.as_str() != chosen);
        offered.extend(aims.take(OFFERED.saturating_sub(offered.len())).map(|(it, life)| choice(it, life)));
    }
    offered
}
