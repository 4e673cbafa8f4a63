//! Parties: the list by kind, the sheet of each State of the matrix, and the page of everybody else.

mod organisation;
mod state;

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Facts, Told};
use super::frame::{Frame, Place, Reading};
use super::link::{self, Link};
use super::site::Site;
use crate::report::word;
use crate::terminal::tame;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use plan::{Life, Party, PartyKey, Role, life};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many parties of a kind stand on the list of all kinds.
const FEW: usize = 20;
/// How many stand on the list of one kind.
const MANY: usize = 200;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/parties", get(list)).route("/parties/{key}", get(show))
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(key): Path<String>) -> Response {
    site.page(&asking, |reading| {
        let party = reading.view.party(&PartyKey::new(&key)).ok_or(Lost::NotThere(key))?;
        let of_the_matrix = reading.view.region().is_some_and(|region| region.states.contains(&party.key));
        if of_the_matrix { state::page(reading, party) } else { organisation::page(reading, party) }
    })
    .await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    kind: String,
    words: String,
}

/// In how many initiatives a party takes part.
#[derive(Clone, Copy, Default)]
struct Part {
    running: usize,
    all: usize,
    funded: usize,
}

/// A party as the list shows it.
struct Listed {
    party: Told,
    short: String,
    part: Part,
}

/// The parties of one kind.
struct Kind {
    title: String,
    count: usize,
    listed: Vec<Listed>,
    /// Where the rest is, where there is more.
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "parties/list.html")]
struct List<'a> {
    f: Frame<'a>,
    words: String,
    summary: String,
    kinds: Vec<Kind>,
}

async fn list(State(site): State<Arc<Site>>, asking: Asking, Query(asked): Query<Asked>) -> Response {
    site.page(&asking, |reading| {
        let kinds = kinds(reading, &asked);
        let count: usize = kinds.iter().map(|kind| kind.count).sum();
        let page = List {
            f: reading.frame(Place::Parties, reading.teller.say("section-parties")),
            words: asked.words.clone(),
            summary: reading.teller.say_with("parties-found", &[("count", (count as i64).into())]),
            kinds,
        };
        Ok(answer::html(&page))
    })
    .await
}

/// Counts in one pass how much each party takes part in; who takes part in two roles counts once.
fn parts<'a>(reading: &Reading<'a>) -> BTreeMap<&'a PartyKey, Part> {
    let mut parts: BTreeMap<&PartyKey, Part> = BTreeMap::new();
    for initiative in reading.view.initiatives() {
        let runs = life(&initiative, reading.view.as_at()) == Life::Running;
        let mut counted: Vec<&PartyKey> = Vec::new();
        for (role, who) in initiative.get().roles.iter() {
            let Some(key) = who.party() else { continue };
            let part = parts.entry(key).or_default();
            part.funded += usize::from(role == Role::Funder);
            if !counted.contains(&key) {
                part.all += 1;
                part.running += usize::from(runs);
                counted.push(key);
            }
        }
    }
    parts
}

/// States of the matrix first, then the other kinds by their titles; within a kind those with the most that runs.
fn kinds(reading: &Reading<'_>, asked: &Asked) -> Vec<Kind> {
    let lang = reading.teller.lang;
    let parts = parts(reading);
    let part = |party: &Party| parts.get(&party.key).copied().unwrap_or_default();
    let words: Vec<String> = asked.words.split_whitespace().map(str::to_lowercase).collect();
    let found = |party: &&Party| is_called(party, &words) && (asked.kind.is_empty() || party.kind.as_str() == asked.kind);
    let states = reading.view.region().map_or(&[][..], |region| &region.states);
    let mut all: Vec<&Party> = reading.view.parties().filter(found).collect();
    let of_matrix = |party: &Party| states.iter().position(|state| *state == party.key).unwrap_or(usize::MAX);
    let title = |party: &Party| {
        reading.view.party_kind(&party.kind).map_or_else(|| party.kind.to_string(), |kind| kind.several(lang).to_owned())
    };
    all.sort_by_cached_key(|party| {
        let of_kind = (of_matrix(party) == usize::MAX && !states.is_empty(), title(party));
        let part = part(party);
        let first = (of_matrix(party), std::cmp::Reverse((part.running, part.all)));
        (of_kind, first, party.title.show(lang).to_lowercase())
    });
    let most = if asked.kind.is_empty() { FEW } else { MANY };
    all.chunk_by(|a, b| a.kind == b.kind)
        .map(|same| Kind {
            title: title(same[0]),
            count: same.len(),
            listed: same
                .iter()
                .take(most)
                .map(|party| Listed { party: facts::party(reading, &party.key), short: short(reading, party), part: part(party) })
                .collect(),
            more: (same.len() > most).then(|| reading.link(Link::to("/parties").with("kind", same[0].kind.as_str()))),
        })
        .collect()
}

/// The short form, where it is another than the name.
fn short(reading: &Reading<'_>, party: &Party) -> String {
    let label = tame(party.label(reading.teller.lang));
    if label == tame(party.title.show(reading.teller.lang)) { String::new() } else { label }
}

/// Whether all words stand in the names of a party, in any language.
fn is_called(party: &Party, words: &[String]) -> bool {
    let titles = party.title.iter().chain(party.short.iter()).map(|(_, title)| title);
    let former = party.former.iter().flat_map(|former| former.title.iter()).map(|(_, title)| title);
    let aliases = party.aliases.iter().map(|alias| &**alias);
    let names = titles.chain(former).chain(aliases).chain([party.key.as_str()]);
    let names = names.map(str::to_lowercase).collect::<Vec<_>>().join("\n");
    words.iter().all(|word| names.contains(word))
}

/// The positions of a party, the newest edition first.
fn positions(reading: &Reading<'_>, party: &PartyKey) -> Vec<Told> {
    let teller = reading.teller;
    let mut editions: Vec<&plan::Edition> = reading.view.editions().collect();
    editions.sort_by_key(|edition| std::cmp::Reverse(edition.adopted.map(plan::PartialDate::first_day)));
    let mut told = Vec::new();
    for edition in editions {
        for position in reading.view.positions(&edition.key).filter(|position| position.party == *party) {
            let stance = teller.say(&format!("stance-{}", word(&position.stance)));
            let note = format!("{stance}, {}", teller.partial(position.on));
            let title = tame(edition.title.show(teller.lang));
            told.push(Told::leading(title, reading.link(link::edition(&edition.key))).noted(note));
        }
    }
    told
}

/// What the register knows of a party by itself: names, codes, where it belongs.
fn known(reading: &Reading<'_>, party: &Party) -> Facts {
    let teller = reading.teller;
    let mut told = Facts::default();
    let kind = reading.view.party_kind(&party.kind).map_or("", |kind| kind.title.show(teller.lang));
    told.text(reading, "column-kind", tame(kind));
    told.text(reading, "show-short", short(reading, party));
    let others = party.title.iter().filter(|(_, title)| *title != party.title.show(teller.lang));
    told.add(reading, "show-title-other", others.map(|(lang, title)| Told::plain(tame(title)).noted(lang.to_string())));
    let until = |former: &plan::FormerName| teller.say_with("parties-until", &[("date", teller.partial(former.until).into())]);
    let former = party.former.iter().map(|former| Told::plain(tame(former.title.show(teller.lang))).noted(until(former)));
    told.add(reading, "parties-former", former.collect::<Vec<_>>());
    told.text(reading, "show-aliases", tame(&party.aliases.join("; ")));
    let codes = party.identifiers.iter().map(|code| tame(&format!("{} {}", code.scheme, code.code)));
    told.text(reading, "show-identifier", codes.collect::<Vec<_>>().join("; "));
    told.add(reading, "show-parent-party", party.parent.iter().map(|key| facts::party(reading, key)).collect::<Vec<_>>());
    let bodies = reading.view.parties().filter(|other| other.parent.as_ref() == Some(&party.key));
    told.add(reading, "parties-bodies", bodies.map(|body| facts::party(reading, &body.key)).collect::<Vec<_>>());
    told.add(reading, "parties-follows", party.predecessors.iter().map(|key| facts::party(reading, key)).collect::<Vec<_>>());
    told.add(reading, "show-position", positions(reading, &party.key));
    told.add(reading, "show-source", facts::sources(&party.sources).collect::<Vec<_>>());
    told
}
