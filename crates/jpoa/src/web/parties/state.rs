//! The sheet of a State: on one page its positions, how its cells stand section by section, what runs, what ends soon, what is open and
//! why, and what stands in the way.

use super::positions;
use crate::notice::Question;
use crate::terminal::tame;
use crate::web::answer::{self, Lost};
use crate::web::challenges;
use crate::web::facts::{self, Told};
use crate::web::frame::{Frame, Place, Reading};
use crate::web::link::{self, Link};
use crate::web::shares::{Shares, shared};
use askama::Template;
use axum::response::Response;
use plan::{Filter, Gap, Life, Order, Party, StockTake};

/// How many of what runs, and of what ends, are named on the sheet.
const NAMED: usize = 12;

/// A section with how the State's cells in it stand.
struct Section {
    title: Told,
    shares: Shares,
    told: String,
}

/// Something that runs.
struct Runs {
    title: Told,
    providers: String,
    until: String,
}

/// The provisions that are open for one reason.
struct Open {
    sign: &'static str,
    reason: String,
    provisions: Vec<Told>,
}

#[derive(Template)]
#[template(path = "parties/sheet.html")]
struct Sheet<'a> {
    f: Frame<'a>,
    edition: String,
    watch: String,
    positions: Vec<Told>,
    figures: String,
    sections: Vec<Section>,
    running: Vec<Runs>,
    more: usize,
    /// How many of what runs are not in the matrix.
    unaligned: usize,
    list: String,
    ending: Vec<(String, Told)>,
    open: Vec<Open>,
    single: Vec<Told>,
    gaps: String,
    challenges: Vec<challenges::Listed>,
    party: String,
    paper: Option<String>,
}

pub(super) fn page(reading: &Reading<'_>, party: &Party) -> Result<Response, Lost> {
    let teller = reading.teller;
    let edition = reading.edition(None)?;
    let take = reading.stock_take(&edition)?;
    let column = take.coverage.states().iter().position(|state| *state == party.key);
    let column = column.ok_or_else(|| Lost::NotThere(party.key.to_string()))?;
    let here = |gap: &&Gap| gap.state == column;
    let (open, single): (Vec<Gap>, Vec<Gap>) = take.gaps.iter().filter(here).partition(|gap| gap.reason.is_open());
    let (running, more) = running(reading, party);
    let counted = take.balance.states.get(column).map_or(0, |(_, lives)| lives[Life::Running as usize]);
    let named = |gap: &Gap| number(reading, &take, gap);
    let frame = reading.frame(Place::Parties, tame(party.title.show(teller.lang)));
    let sheet = Sheet {
        paper: frame.paper(&["country", party.key.as_str()].join("-")),
        f: frame,
        edition: reading.view.edition(&edition).map_or_else(String::new, |read| tame(read.edition.title.show(teller.lang))),
        watch: reading.watch(&Question::State(party.key.clone())),
        positions: positions(reading, &party.key),
        figures: figures(reading, &take, column, open.len(), single.len()),
        sections: sections(reading, &take, column),
        unaligned: (running.len() + more).saturating_sub(counted as usize),
        running,
        more,
        list: reading.link(Link::to("/initiatives").with("state", party.key.as_str())),
        ending: ending(reading, &take, column),
        open: by_reason(reading, &take, open),
        single: single.iter().map(named).collect(),
        gaps: reading.link(Link::to("/gaps").with("state", party.key.as_str())),
        challenges: challenges(reading, party),
        party: party.key.to_string(),
    };
    Ok(answer::html(&sheet))
}

/// The State in one sentence.
fn figures(reading: &Reading<'_>, take: &StockTake, column: usize, open: usize, single: usize) -> String {
    let lives = take.balance.states.get(column).map_or([0; 6], |(_, lives)| *lives);
    let settled = take.settled.iter().filter(|(_, state)| *state == column).count();
    let cells = take.coverage.provisions().len() - settled;
    let value = |number: usize| words::Value::from(number as i64);
    let values = [
        ("running", i64::from(lives[Life::Running as usize]).into()),
        ("all", i64::from(lives.iter().sum::<u32>()).into()),
        ("covered", value(cells - open)),
        ("cells", value(cells)),
        ("single", value(single)),
    ];
    reading.teller.say_with("sheet-figures", &values)
}

fn sections(reading: &Reading<'_>, take: &StockTake, column: usize) -> Vec<Section> {
    let keys = take.coverage.provisions();
    let group =
        |row: usize, state: usize| (state == column).then(|| keys[row].number().split('.').next().unwrap_or_default().to_owned());
    let section = |(number, shares): (String, Shares)| {
        let key = take.edition.provision(&number);
        let title = format!("{number}. {}", reading.teller.provision_title(&key));
        Section { title: Told::leading(title, reading.link(link::provision(&key))), told: shares.told(reading), shares }
    };
    shared(&take.coverage, &take.gaps, &take.settled, group).into_iter().map(section).collect()
}

/// What runs, that which ends soonest first, and how much more there is.
fn running(reading: &Reading<'_>, party: &Party) -> (Vec<Runs>, usize) {
    let filter = Filter { state: Some(party.key.clone()), life: Some(Life::Running), ..Filter::default() };
    let all = reading.list(&filter, &[Order::Ending]);
    let runs = |(it, _): (plan::Released<&plan::Initiative>, Life)| Runs {
        title: Told { text: tame(it.title.show(reading.teller.lang)), ..facts::initiative(reading, &it.key) },
        providers: reading.teller.providers(&it),
        until: it.period.end.map_or_else(|| "…".to_owned(), |end| reading.teller.partial(end)),
    };
    (all.read(reading.view, 0..NAMED).map(runs).collect(), all.len().saturating_sub(NAMED))
}

fn ending(reading: &Reading<'_>, take: &StockTake, column: usize) -> Vec<(String, Told)> {
    let here = take.ending.iter().filter(|ending| ending.state == column);
    let told = |ending: &plan::Ending| {
        let provision = facts::provision(reading, &take.coverage.provisions()[ending.provision]);
        (reading.teller.day(ending.on), provision)
    };
    here.take(NAMED).map(told).collect()
}

/// A provision by its number, with the month since when.
fn number(reading: &Reading<'_>, take: &StockTake, gap: &Gap) -> Told {
    let key = &take.coverage.provisions()[gap.provision];
    let since = gap.since.map_or_else(String::new, |since| since.strftime("%Y-%m").to_string());
    Told::leading(key.number(), reading.link(link::provision(key))).noted(since)
}

fn by_reason(reading: &Reading<'_>, take: &StockTake, mut open: Vec<Gap>) -> Vec<Open> {
    open.sort_by_key(|gap| (gap.reason, gap.provision));
    open.chunk_by(|a, b| a.reason == b.reason)
        .map(|same| Open {
            sign: same[0].reason.name(),
            reason: reading.teller.reason(same[0].reason),
            provisions: same.iter().map(|gap| number(reading, take, gap)).collect(),
        })
        .collect()
}

/// Challenges met in the State, and after them those met everywhere.
fn challenges(reading: &Reading<'_>, party: &Party) -> Vec<challenges::Listed> {
    let (here, everywhere): (Vec<_>, Vec<_>) = challenges::in_order(reading)
        .into_iter()
        .filter(|it| it.states.is_empty() || it.states.contains(&party.key))
        .partition(|it| !it.states.is_empty());
    here.iter().chain(&everywhere).take(NAMED).map(|it| challenges::Listed::of(reading, it)).collect()
}
