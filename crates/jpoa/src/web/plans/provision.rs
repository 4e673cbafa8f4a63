//! One provision at its permanent address: its text and guidance, what it serves and comes from, and what covers it, State by State.

use super::read;
use crate::notice::Question;
use crate::report::matrix::Standings;
use crate::report::word;
use crate::terminal::tame;
use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::facts::{self, Fact, Facts, Told};
use crate::web::frame::{Frame, Place, Reading};
use crate::web::initiatives::Listed;
use crate::web::link::Link;
use crate::web::site::Site;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use plan::{Bond, Deed, Filter, Life, Order, Provision, ReadEdition, TraceKind};
use std::sync::Arc;

/// How many initiatives are named on the page; the list has them all.
const NAMED: usize = 12;

/// How a State stands to the provision.
struct Stand {
    state: Told,
    standing: String,
    sign: &'static str,
    lives: String,
    /// Who settled that it does not apply there, and why.
    settled: Option<String>,
    /// What this reader may settle of the cell.
    deed: Option<Settles>,
}

/// A word the reader may say on a cell.
struct Settles {
    state: String,
    /// Whether it is settled, so that it can be let count again.
    reopens: bool,
}

#[derive(Template)]
#[template(path = "plans/provision.html")]
struct Page<'a> {
    f: Frame<'a>,
    number: String,
    watch: String,
    edition: Told,
    text: Told,
    evidence: String,
    facts: Vec<Fact>,
    stands: Vec<Stand>,
    listed: Vec<Listed>,
    count: usize,
    all: String,
    below: Vec<Told>,
}

pub(crate) async fn show(
    State(site): State<Arc<Site>>,
    asking: Asking,
    Path((framework, label, number)): Path<(String, String, String)>,
) -> Response {
    site.page(&asking, |reading| {
        let edition = read(reading, &framework, &label)?;
        let provision = edition.provision(&number).ok_or_else(|| Lost::NotThere(format!("{}/{number}", edition.edition.key)))?;
        Ok(page(reading, edition, provision))
    })
    .await
}

fn page(reading: &Reading<'_>, read: ReadEdition<'_>, provision: &Provision) -> Response {
    let teller = reading.teller;
    let number = provision.key.number();
    let edition = &read.edition.key;
    let filter = Filter { provision: Some((edition.clone(), number.to_owned())), ..Filter::default() };
    let chosen = reading.list(&filter, &[Order::Newest, Order::Running]);
    let below = read.provisions.iter().filter(|other| other.parent_number() == Some(number));
    let page = Page {
        f: reading.frame(Place::Plan, format!("{number} {}", tame(provision.title.show(teller.lang)))),
        number: provision.key.to_string(),
        watch: reading.watch(&Question::Provision(provision.key.clone())),
        edition: Told::leading(
            tame(read.edition.title.show(teller.lang)),
            reading.link(Link::to(format!("/plans/{edition}"))) + "#" + number,
        ),
        text: facts::texts(reading, &provision.text),
        evidence: teller.say(&format!("evidence-{}", word(&provision.evidence))),
        facts: told(reading, provision).0,
        stands: stands(reading, read, provision),
        count: chosen.len(),
        listed: chosen.read(reading.view, 0..NAMED).map(|(initiative, life)| Listed::of(reading, &initiative, life)).collect(),
        all: reading.link(Link::to("/initiatives").with("edition", edition.as_str()).with("provision", number)),
        below: below.map(|other| facts::provision(reading, &other.key)).collect(),
    };
    answer::html(&page)
}

fn told(reading: &Reading<'_>, provision: &Provision) -> Facts {
    let teller = reading.teller;
    let mut facts = Facts::default();
    facts.add(reading, "show-policy-guidance", [facts::texts(reading, &provision.policy_guidance)]);
    facts.add(reading, "show-implementation-guidance", [facts::texts(reading, &provision.implementation_guidance)]);
    let modes: Vec<String> = provision.modes.iter().map(|mode| teller.mode(*mode)).collect();
    facts.text(reading, "show-modes", modes.join(", "));
    facts.add(reading, "show-form", [facts::texts(reading, &provision.form)]);
    facts.add(reading, "show-audience", [facts::texts(reading, &provision.audience)]);
    let kinds = provision.invites.iter().filter_map(|kind| reading.view.party_kind(kind));
    let kinds: Vec<String> = kinds.map(|kind| kind.several(teller.lang).to_owned()).collect();
    facts.text(reading, "plans-invites", kinds.join(", "));
    for (key, wanted) in [
        ("show-serves", (true, true)),
        ("show-served-by", (true, false)),
        ("show-trace-from", (false, false)),
        ("show-trace-to", (false, true)),
    ] {
        let (serves, onwards) = wanted;
        let ends = reading.view.traces(&provision.key).filter(|trace| (trace.kind == TraceKind::Serves) == serves);
        let ends = ends.filter(|trace| (trace.from.as_ref() == Some(&provision.key)) == onwards);
        let told = ends.filter_map(|trace| {
            let end = if onwards { trace.to.as_ref() } else { trace.from.as_ref() }?;
            let kind = teller.say(&format!("trace-{}", word(&trace.kind)));
            Some(facts::provision(reading, end).noted(format!("{} · {kind}", end.edition())))
        });
        facts.add(reading, key, told.collect::<Vec<_>>());
    }
    facts.add(reading, "show-note", [facts::texts(reading, &provision.note)]);
    facts.add(reading, "show-source", facts::sources(&provision.sources).collect::<Vec<_>>());
    facts
}

/// How each State stands to a counted provision.
fn stands(reading: &Reading<'_>, read: ReadEdition<'_>, provision: &Provision) -> Vec<Stand> {
    let teller = reading.teller;
    let Ok(take) = reading.stock_take(&read.edition.key) else { return Vec::new() };
    let coverage = &take.coverage;
    let Some(row) = coverage.provisions().iter().position(|key| *key == provision.key) else { return Vec::new() };
    let standings = Standings::of(coverage, &take.gaps, &take.settled);
    let viewer = reading.view.viewer();
    let settles = |state: &plan::PartyKey| {
        let bond = if viewer.party() == Some(state) { Bond::Territory } else { Bond::None };
        reading.works() && viewer.may(Deed::SettleGap, bond)
    };
    let stand = |(column, state): (usize, &plan::PartyKey)| {
        let cell = coverage.cell(row, column);
        let lives = Life::ALL.into_iter().map(|life| (life, cell.in_life(life))).filter(|(_, number)| *number > 0);
        let lives: Vec<String> = lives.map(|(life, number)| format!("{number} {}", teller.life(life))).collect();
        let settled = reading.view.settled(&provision.key, state);
        let deed = Settles { state: state.to_string(), reopens: settled.is_some() };
        Stand {
            settled: settled.map(|settled| {
                let values = [
                    ("by", teller.party_in_full(&settled.by).into()),
                    ("because", tame(settled.reason.show(teller.lang)).into()),
                    ("entry", teller.words.number(settled.entry as i64).into()),
                ];
                teller.say_with("plans-settled", &values)
            }),
            // What is covered has nothing to settle.
            deed: (settles(state) && standings.code(row, column) != "covered").then_some(deed),
            state: facts::party(reading, state),
            standing: standings.told(teller, row, column),
            sign: standings.code(row, column),
            lives: lives.join(" · "),
        }
    };
    coverage.states().iter().enumerate().map(stand).collect()
}
