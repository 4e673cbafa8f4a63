//! The page of one initiative: everything known about it that the reader may see, and where each thing leads.

use super::Listed;
use super::claims::Claims;
use crate::notice::Question;
use crate::report::{entry, word};
use crate::terminal::tame;
use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::entries::Deeds;
use crate::web::facts::{self, Fact, Facts, Told, Tongue};
use crate::web::frame::{Frame, Place, Reading};
use crate::web::neighbours::{self, Beside};
use crate::web::site::Site;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use overlap::{PROPOSAL, SHOWN};
use plan::{Initiative, PartialDate, Released, Role, life};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "initiatives/record.html")]
struct Record<'a> {
    f: Frame<'a>,
    tongue: Tongue,
    reference: String,
    watch: String,
    life: String,
    others: Vec<(String, String)>,
    facts: Vec<Fact>,
    claims: Option<Claims>,
    parts: Vec<Listed>,
    deeds: Deeds,
    beside: Beside,
    history: Vec<Fact>,
}

pub(crate) async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(key): Path<String>) -> Response {
    site.page(&asking, |reading| match reading.view.find_initiative(&key) {
        Ok(initiative) if initiative.key.as_str() == key => page(reading, &site, initiative),
        // Found by the reference its owner uses: the address of the record is another.
        Ok(initiative) => {
            let there = reading.link(crate::web::link::initiative(&initiative.get().key));
            Ok(Redirect::to(&there).into_response())
        }
        Err(_) => Err(Lost::NotThere(key)),
    })
    .await
}

fn page(reading: &Reading<'_>, site: &Site, initiative: Released<&Initiative>) -> Result<Response, Lost> {
    let teller = reading.teller;
    let it = initiative.get();
    let lang = it.title.read(teller.lang).map(|(lang, _)| lang);
    let others = it.title.iter().filter(|(other, _)| Some(*other) != lang);
    let find = || site.finder().neighbours(reading.view, &it.key, PROPOSAL);
    let near = reading.figures.neighbours.made(reading.standpoint(), it.key.as_str(), find);
    let record = Record {
        f: reading.frame(Place::Initiatives, tame(it.title.show(teller.lang))),
        tongue: Tongue::of(reading, &it.title),
        reference: tame(it.key.as_str()),
        watch: reading.watch(&Question::Initiative(it.key.clone())),
        life: teller.life(life(it, reading.view.as_at())),
        others: others.map(|(lang, title)| (lang.to_string(), tame(title))).collect(),
        facts: told(reading, it).0,
        claims: Claims::of(reading, it),
        parts: reading.view.parts(&it.key).map(|part| Listed::of(reading, &part, life(&part, reading.view.as_at()))).collect(),
        deeds: Deeds::of(reading, it),
        beside: neighbours::tell(reading, &near, it.key.as_str(), SHOWN),
        history: history(reading, it).0,
    };
    Ok(answer::html(&record))
}

fn told(reading: &Reading<'_>, it: &Initiative) -> Facts {
    let teller = reading.teller;
    let mut facts = Facts::default();
    facts.add(reading, "show-description", [facts::texts(reading, &it.description)]);
    facts.text(reading, "column-kind", teller.say(&format!("kind-{}", word(&it.kind))));
    let because = it.because.map_or_else(String::new, |because| teller.say(&format!("because-{}", word(&because))));
    facts.add(reading, "show-status", [Told::plain(teller.say(&format!("status-{}", it.status.name()))).noted(because)]);
    facts.text(reading, "column-term", term(reading, it));
    let mut states: Vec<(&plan::PartyKey, Vec<&str>)> = Vec::new();
    for place in &it.places {
        match states.iter_mut().find(|(state, _)| **state == place.state) {
            Some((_, areas)) => areas.extend(place.area.as_deref()),
            None => states.push((&place.state, place.area.as_deref().into_iter().collect())),
        }
    }
    let states = states.into_iter().map(|(state, areas)| facts::party(reading, state).noted(tame(&areas.join(", "))));
    facts.add(reading, "column-states", states.collect::<Vec<_>>());
    for role in Role::ALL {
        let who: Vec<Told> = it.roles.in_role(role).map(|who| facts::who(reading, who)).collect();
        facts.add(reading, &format!("role-{}", word(&role)), who);
    }
    for budget in &it.budgets {
        let money = teller.money(budget.amount, &budget.currency);
        let note = tame(budget.note.show(teller.lang));
        facts.add(reading, &format!("budget-{}", word(&budget.kind)), [Told::plain(money).noted(note)]);
    }
    let contributions = it.contributions.iter().map(|contribution| {
        let strength = teller.say(&format!("strength-{}", word(&contribution.strength)));
        let standing = teller.say(&format!("contribution-{}", word(&contribution.standing)));
        facts::provision(reading, &contribution.to).noted(format!("{} · {strength}, {standing}", contribution.to.edition()))
    });
    facts.add(reading, "show-contribution", contributions.collect::<Vec<_>>());
    facts.add(reading, "show-parent", it.parent.iter().map(|key| facts::initiative(reading, key)).collect::<Vec<_>>());
    facts.add(reading, "show-follows", it.follows.iter().map(|key| facts::initiative(reading, key)).collect::<Vec<_>>());
    facts.text(reading, "show-sectors", tame(&it.sectors.join(", ")));
    facts
}

fn term(reading: &Reading<'_>, it: &Initiative) -> String {
    let part = |date: Option<PartialDate>| date.map_or_else(|| "…".to_owned(), |date| reading.teller.partial(date));
    match (it.period.start, it.period.end) {
        (None, None) => String::new(),
        (Some(start), Some(end)) if start == end => reading.teller.partial(start),
        (start, end) => format!("{} – {}", part(start), part(end)),
    }
}

/// Where the record comes from, who said last that it is right, and who may see it.
fn history(reading: &Reading<'_>, it: &Initiative) -> Facts {
    let teller = reading.teller;
    let mut facts = Facts::default();
    facts.text(reading, "show-as-of", it.as_of.map_or_else(String::new, |date| teller.partial(date)));
    let confirmed = match &it.confirmed {
        Some(confirmed) => facts::party(reading, &confirmed.by).noted(teller.partial(confirmed.on)),
        None => Told::plain(teller.say("show-never-confirmed")),
    };
    facts.add(reading, "show-confirmed", [confirmed]);
    facts.text(reading, "show-visibility", entry::visibility(teller, it));
    facts.add(reading, "show-source", facts::sources(&it.sources).collect::<Vec<_>>());
    if let Some(load) = reading.view.loaded(&it.key) {
        let values = [("at", it.read_at.as_deref().unwrap_or_default().into()), ("entry", (load.entry as i64).into())];
        facts.text(reading, "show-read-at", teller.say_with("show-loaded", &values));
    }
    if let Some(entry) = reading.view.touched(&it.key).filter(|entry| *entry > 0) {
        let there = reading.link(crate::web::link::entry(entry));
        let last = Told::leading(teller.words.number(entry as i64), there);
        let count = reading.view.history(&it.key).len();
        let all = (count > 1).then(|| {
            let told = teller.say_with("record-changes", &[("count", (count as i64).into())]);
            Told::leading(told, reading.link(crate::web::link::history(&it.key)))
        });
        facts.add(reading, "show-touched", [last].into_iter().chain(all));
    }
    facts
}
