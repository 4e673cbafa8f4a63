//! The page of an organisation or donor: who it is, what it does by life, where and under which provisions; what it pays for, where its
//! money meets others', and which open cells are next to its work.

use super::known;
use crate::notice::Question;
use crate::report::word;
use crate::terminal::tame;
use crate::web::answer::{self, Lost};
use crate::web::chips::Chip;
use crate::web::facts::{self, Fact, Told};
use crate::web::frame::{Frame, Place, Reading};
use crate::web::gaps::{Line, by_provision};
use crate::web::initiatives::Listed;
use crate::web::link::Link;
use askama::Template;
use axum::response::Response;
use plan::{Active, Coverage, Filter, Gap, Initiative, Life, Party, PartyKey, Reason, Released, Role, StockTake};
use std::collections::{BTreeMap, BTreeSet};

/// How many initiatives of each life are named, and how many lines a table of provisions has.
const NAMED: usize = 12;

/// What it does in one life.
struct Shelf {
    life: String,
    count: usize,
    listed: Vec<(Listed, String)>,
    all: String,
}

/// How much it does in one State or under one provision.
struct Much {
    what: Told,
    running: usize,
    all: usize,
}

/// A provision under which its money meets that of others.
struct Meets {
    provision: Told,
    chips: Vec<Chip>,
    others: Vec<Told>,
}

#[derive(Template)]
#[template(path = "parties/party.html")]
struct Page<'a> {
    f: Frame<'a>,
    facts: Vec<Fact>,
    summary: String,
    watch: String,
    shelves: Vec<Shelf>,
    places: Vec<Much>,
    provisions: Vec<Much>,
    funded: Vec<(Listed, String)>,
    funds: usize,
    all_funded: String,
    meets: Vec<Meets>,
    near: Vec<Line>,
    near_rule: &'static str,
}

type Chosen<'a> = Vec<(Released<&'a Initiative>, Life)>;

pub(super) fn page(reading: &Reading<'_>, party: &Party) -> Result<Response, Lost> {
    let teller = reading.teller;
    let edition = reading.edition(None)?;
    let take = reading.stock_take(&edition)?;
    let coverage = &take.coverage;
    let filter = Filter { party: Some(party.key.clone()), ..Filter::default() };
    let all = reading.list(&filter, &[]).all(reading.view);
    let funded: Chosen<'_> = all.iter().filter(|(it, _)| roles(reading, party, it).contains(&Role::Funder)).copied().collect();
    let running = all.iter().filter(|(_, life)| *life == Life::Running).count();
    let active = reading.active(&take, !funded.is_empty());
    let list = |name: &str| Link::to("/initiatives").with(name, party.key.as_str());
    let summary =
        [("all", (all.len() as i64).into()), ("running", (running as i64).into()), ("funded", (funded.len() as i64).into())];
    let mut paid = funded.clone();
    paid.sort_by_key(|(it, life)| (*life != Life::Running, std::cmp::Reverse(it.period.start.map(plan::PartialDate::first_day))));
    let page = Page {
        f: reading.frame(Place::Parties, tame(party.title.show(teller.lang))),
        facts: known(reading, party).0,
        summary: teller.say_with("party-summary", &summary),
        watch: reading.watch(&Question::Party(party.key.clone())),
        shelves: shelves(reading, party, &all),
        places: places(reading, party, &all),
        provisions: provisions(reading, party, coverage),
        funded: paid.iter().take(NAMED).map(|(it, life)| (Listed::of(reading, it, *life), money(reading, it))).collect(),
        funds: funded.len(),
        all_funded: reading.link(list("funder")),
        meets: if funded.is_empty() { Vec::new() } else { meets(reading, party, coverage, &active) },
        near: near(reading, party, &take, &active),
        near_rule: if funded.is_empty() { "party-near-rule" } else { "party-near-money-rule" },
    };
    Ok(answer::html(&page))
}

/// In which roles it takes part in an initiative, or in one that was ruled to be the same.
fn roles(reading: &Reading<'_>, party: &Party, it: &Released<&Initiative>) -> BTreeSet<Role> {
    let of = |one: Released<&Initiative>| -> Vec<Role> {
        one.roles.iter().filter(|(_, who)| who.party() == Some(&party.key)).map(|(role, _)| role).collect()
    };
    reading.view.one_with(it).flat_map(of).collect()
}

/// What it does, by life; what it does in no other role than by paying stands in a table of its own.
fn shelves(reading: &Reading<'_>, party: &Party, all: &Chosen<'_>) -> Vec<Shelf> {
    let told = |it: &Released<&Initiative>| {
        let roles = roles(reading, party, it).into_iter().map(|role| reading.teller.say(&format!("role-{}", word(&role))));
        roles.collect::<Vec<_>>().join(", ")
    };
    Life::ALL
        .into_iter()
        .map(|life| {
            let works = |it: &Released<&Initiative>| roles(reading, party, it).iter().any(|role| *role != Role::Funder);
            let mut of_life: Chosen<'_> = all.iter().filter(|(it, own)| *own == life && works(it)).copied().collect();
            of_life.sort_by_key(|(it, _)| std::cmp::Reverse(it.period.start.map(plan::PartialDate::first_day)));
            let link = Link::to("/initiatives").with("party", party.key.as_str()).with("life", word(&life));
            Shelf {
                life: reading.teller.life(life),
                count: of_life.len(),
                listed: of_life.iter().take(NAMED).map(|(it, life)| (Listed::of(reading, it, *life), told(it))).collect(),
                all: reading.link(link),
            }
        })
        .filter(|shelf| shelf.count > 0)
        .collect()
}

/// State by State; a joint initiative counts in each of its States.
fn places(reading: &Reading<'_>, party: &Party, all: &Chosen<'_>) -> Vec<Much> {
    let mut states: BTreeMap<&PartyKey, (usize, usize)> = BTreeMap::new();
    for (it, life) in all {
        let here: BTreeSet<&PartyKey> =
            reading.view.one_with(it).flat_map(|one| one.get().places.iter().map(|place| &place.state)).collect();
        for state in here {
            let (running, all) = states.entry(state).or_default();
            *running += usize::from(*life == Life::Running);
            *all += 1;
        }
    }
    let much = |(state, (running, all)): (&PartyKey, (usize, usize))| {
        let link = Link::to("/initiatives").with("party", party.key.as_str()).with("state", state.as_str());
        Much { what: Told::leading(reading.teller.party_in_full(state), reading.link(link)), running, all }
    };
    let mut places: Vec<Much> = states.into_iter().map(much).collect();
    places.sort_by_key(|much| std::cmp::Reverse((much.running, much.all)));
    places
}

/// Provision by provision, wherever it takes part.
fn provisions(reading: &Reading<'_>, party: &Party, coverage: &Coverage) -> Vec<Much> {
    let mut rows: BTreeMap<usize, BTreeMap<&plan::InitiativeKey, bool>> = BTreeMap::new();
    coverage.each_member(reading.view, |row, _, it, life, _| {
        if reading.view.one_with(&it).any(|one| one.roles.includes(&party.key)) {
            rows.entry(row).or_default().insert(&it.get().key, life == Life::Running);
        }
    });
    let much = |(row, all): (usize, BTreeMap<&plan::InitiativeKey, bool>)| Much {
        what: facts::provision(reading, &coverage.provisions()[row]),
        running: all.values().filter(|runs| **runs).count(),
        all: all.len(),
    };
    rows.into_iter().map(much).collect()
}

/// The first amount a source reported, for the whole initiative.
fn money(reading: &Reading<'_>, it: &Initiative) -> String {
    it.budgets.first().map_or_else(String::new, |budget| reading.teller.money(budget.amount, &budget.currency))
}

fn meets(reading: &Reading<'_>, party: &Party, coverage: &Coverage, active: &Active) -> Vec<Meets> {
    let shared = active.shared(&party.key);
    shared
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| {
            let others: BTreeSet<&PartyKey> = same.iter().flat_map(|(_, _, others)| others.iter().copied()).collect();
            let named = |key: &PartyKey| Told { text: reading.teller.party(key), ..facts::party(reading, key) };
            Meets {
                provision: facts::provision(reading, &coverage.provisions()[same[0].0]),
                chips: same.iter().map(|(row, column, _)| Chip::of(reading, coverage, *row, *column, None)).collect(),
                others: others.into_iter().map(named).collect(),
            }
        })
        .collect()
}

/// Open cells next to its work, those under a provision it works on elsewhere first.
fn near(reading: &Reading<'_>, party: &Party, take: &StockTake, active: &Active) -> Vec<Line> {
    let open = take.gaps.iter().copied().filter(|gap| gap.reason.is_open() && gap.reason != Reason::Withheld);
    let near = open.filter_map(|gap| active.nearness(&party.key, gap.provision, gap.state).map(|near| (gap, near)));
    let mut near: Vec<(Gap, bool)> = near.map(|(gap, near)| (gap, near.elsewhere.is_empty())).collect();
    near.sort_by_key(|(gap, only_section)| (*only_section, gap.provision, gap.state));
    let gaps: Vec<Gap> = near.into_iter().map(|(gap, _)| gap).collect();
    let mut lines = by_provision(reading, &take.coverage, &gaps, None);
    lines.truncate(NAMED);
    lines
}
