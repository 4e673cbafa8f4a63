//! The first page: the plan at a glance, for somebody who has never heard of it, and the ways to everything else.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Told};
use super::frame::{Frame, Place, Reading};
use super::initiatives::Listed;
use super::link::{self, Link};
use super::site::Site;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use plan::{Coverage, Gap, Life, Reason, StockTake, life};
use std::sync::Arc;

/// How many lines a short list has.
const SHORT: usize = 5;

/// How wide a bar is drawn; the browser stretches it.
const WIDTH: usize = 1000;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/", get(show))
}

/// Cells by how they stand: covered, doubtful, open.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shares {
    pub(crate) covered: usize,
    pub(crate) doubtful: usize,
    pub(crate) open: usize,
}

impl Shares {
    fn add(&mut self, reason: Option<Reason>) {
        match reason {
            None | Some(Reason::SingleProvider) => self.covered += 1,
            Some(
                Reason::Unconfirmed
                | Reason::OnlyBorderline
                | Reason::OnlyPlanned
                | Reason::Unclear
                | Reason::Suspended
                | Reason::Withheld,
            ) => self.doubtful += 1,
            Some(Reason::Ended | Reason::DonorWithdrew | Reason::Cancelled | Reason::NeverCovered) => self.open += 1,
        }
    }

    pub(crate) fn all(&self) -> usize {
        self.covered + self.doubtful + self.open
    }

    /// The three parts of a bar as where each begins and how wide it is.
    pub(crate) fn bar(&self) -> [(usize, usize); 3] {
        let all = self.all().max(1);
        let covered = self.covered * WIDTH / all;
        let doubtful = self.doubtful * WIDTH / all;
        [(0, covered), (covered, doubtful), (covered + doubtful, WIDTH - covered - doubtful)]
    }
}

/// A section of the plan or a State, with how its cells stand.
struct Share {
    label: String,
    link: String,
    matrix: String,
    shares: Shares,
    told: String,
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    about: String,
    sections: Vec<Share>,
    states: Vec<Share>,
    lately: Vec<Listed>,
    ending: Vec<(String, Told, String)>,
    freshness: String,
    withheld: String,
    gaps: String,
    edition: String,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, page).await
}

fn page(reading: &Reading<'_>) -> Result<Response, Lost> {
    let teller = reading.teller;
    let edition = reading.edition(None)?;
    let take = plan::take(reading.view, &edition).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let framework = reading.view.framework(&edition.framework());
    let page = Page {
        f: reading.frame(Place::Home, framework.map_or_else(String::new, |it| it.title.show(teller.lang).to_owned())),
        about: framework.map_or_else(String::new, |it| it.nature.show(teller.lang).to_owned()),
        sections: sections(reading, &take),
        states: states(reading, &take),
        lately: lately(reading),
        ending: ending(reading, &take),
        freshness: crate::report::stocktake::freshness_told(teller, &take),
        withheld: teller.say_with("withheld-summary", &[("count", i64::from(take.withheld.total()).into())]),
        gaps: crate::report::gaps::told(teller, &take.coverage, &take.gaps, &take.settled),
        edition: reading.link(link::edition(&edition)),
    };
    Ok(answer::html(&page))
}

/// Counts the cells of each group of a matrix by how they stand; cells settled as not applicable count nowhere.
fn shared<K: PartialEq>(
    coverage: &Coverage,
    gaps: &[Gap],
    settled: &[(usize, usize)],
    group: impl Fn(usize, usize) -> K,
) -> Vec<(K, Shares)> {
    let mut groups: Vec<(K, Shares)> = Vec::new();
    let mut gaps = gaps.iter().peekable();
    for (row, column, _) in coverage.cells() {
        let gap = gaps.next_if(|gap| (gap.provision, gap.state) == (row, column));
        if settled.binary_search(&(row, column)).is_ok() {
            continue;
        }
        let key = group(row, column);
        let at = groups.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            groups.push((key, Shares::default()));
            groups.len() - 1
        });
        groups[at].1.add(gap.map(|gap| gap.reason));
    }
    groups
}

fn told(reading: &Reading<'_>, shares: Shares) -> String {
    let number = |number: usize| words::Value::from(number as i64);
    let values = [
        ("covered", number(shares.covered)),
        ("doubtful", number(shares.doubtful)),
        ("open", number(shares.open)),
        ("all", number(shares.all())),
    ];
    reading.teller.say_with("home-share", &values)
}

fn sections(reading: &Reading<'_>, take: &StockTake<'_>) -> Vec<Share> {
    let keys = take.coverage.provisions();
    let section = |row: usize, _| keys[row].number().split('.').next().unwrap_or_default().to_owned();
    let groups = shared(&take.coverage, &take.gaps, &take.settled, section);
    let share = |(number, shares): (String, Shares)| {
        let key = take.edition.provision(&number);
        Share {
            label: format!("{number}. {}", reading.teller.provision_title(&key)),
            link: reading.link(link::provision(&key)),
            matrix: reading.link(Link::to("/matrix").with("provision", &number)),
            told: told(reading, shares),
            shares,
        }
    };
    groups.into_iter().map(share).collect()
}

fn states(reading: &Reading<'_>, take: &StockTake<'_>) -> Vec<Share> {
    let groups = shared(&take.coverage, &take.gaps, &take.settled, |_, column| column);
    let share = |(column, shares): (usize, Shares)| {
        let key = &take.coverage.states()[column];
        Share {
            label: reading.teller.party_in_full(key),
            link: reading.link(link::party(key)),
            matrix: facts::list(reading, "state", key.as_str()),
            told: told(reading, shares),
            shares,
        }
    };
    groups.into_iter().map(share).collect()
}

/// What the journal touched last; before anything was recorded, what was heard of last.
fn lately(reading: &Reading<'_>) -> Vec<Listed> {
    let heard = |it: &plan::Initiative| it.heard().map(plan::PartialDate::last_day);
    let mut all: Vec<_> = reading.view.initiatives().collect();
    all.sort_by_cached_key(|it| std::cmp::Reverse((reading.view.touched(&it.key), heard(it))));
    let listed = |it: &plan::Released<&plan::Initiative>| Listed::of(reading, it, life(it, reading.view.as_at()));
    all.iter().take(SHORT).map(listed).collect()
}

/// What runs and ends soonest.
fn ending(reading: &Reading<'_>, take: &StockTake<'_>) -> Vec<(String, Told, String)> {
    let as_at = take.as_at;
    let mut ending: Vec<_> = reading
        .view
        .initiatives()
        .filter(|it| life(it, as_at) == Life::Running)
        .filter_map(|it| Some((it.period.end?, it)))
        .collect();
    ending.sort_by_key(|(end, it)| (end.last_day(), it.get().key.clone()));
    let told = |(end, it): &(plan::PartialDate, plan::Released<&plan::Initiative>)| {
        (reading.teller.partial(*end), facts::initiative(reading, &it.key), reading.teller.states(it))
    };
    ending.iter().take(SHORT).map(told).collect()
}
