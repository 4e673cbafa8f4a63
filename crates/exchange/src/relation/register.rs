//! Tables of the register: initiatives with all that hangs on them, challenges, gaps. Not for the plan itself (`frame`).

use super::{Column, KEY, Kind, Part, Table, Value, column, given, open, to};
use plan::{Initiative, Lang, Released, Texts, View, Who, life};
use std::borrow::Cow;

/// In the order in which they refer to one another.
pub(super) static TABLES: [Table; 11] = [
    Table { name: "initiative", columns: &INITIATIVE, rows: initiatives },
    Table {
        name: "initiative_text",
        columns: &[to("initiative", "initiative"), given("field"), given("lang"), given("text")],
        rows: texts,
    },
    Table {
        name: "initiative_role",
        columns: &[to("initiative", "initiative"), given("role"), to("party", "party"), open("name"), open("code")],
        rows: roles,
    },
    Table { name: "initiative_place", columns: &[to("initiative", "initiative"), given("state"), open("area")], rows: places },
    Table {
        name: "initiative_sum",
        columns: &[
            to("initiative", "initiative"),
            given("kind"),
            column("amount", Kind::Money, Part::Given),
            given("currency"),
            open("on"),
        ],
        rows: sums,
    },
    Table { name: "initiative_sector", columns: &[to("initiative", "initiative"), given("sector")], rows: sectors },
    Table {
        name: "contribution",
        columns: &[
            to("initiative", "initiative"),
            to("provision", "provision"),
            given("strength"),
            given("standing"),
            to("by", "party"),
        ],
        rows: contributions,
    },
    Table { name: "initiative_source", columns: &[to("initiative", "initiative"), given("address"), open("on")], rows: sources },
    Table {
        name: "challenge",
        columns: &[
            KEY,
            open("title_en"),
            open("title_ru"),
            given("kind"),
            given("severity"),
            given("standing"),
            open("since"),
            to("owner", "party"),
        ],
        rows: challenges,
    },
    Table { name: "challenge_about", columns: &[to("challenge", "challenge"), given("what"), given("about")], rows: abouts },
    Table {
        name: "gap",
        columns: &[to("provision", "provision"), to("state", "party"), given("reason"), column("since", Kind::Day, Part::Open)],
        rows: gaps,
    },
];

const INITIATIVE: [Column; 19] = [
    KEY,
    given("reference"),
    open("source"),
    given("kind"),
    open("title_en"),
    open("title_ru"),
    open("description_en"),
    open("description_ru"),
    open("parent"),
    open("follows"),
    open("start"),
    open("end"),
    column("first_day", Kind::Day, Part::Open),
    column("last_day", Kind::Day, Part::Open),
    given("status"),
    given("life"),
    open("because"),
    open("as_of"),
    open("confirmed"),
];

type To<'t> = &'t mut dyn FnMut(&[Value<'_>]);

fn initiatives(view: &View<'_>, to: To<'_>) {
    for released in view.initiatives() {
        // What it is part of is not named where that may not be seen.
        let (parent, follows) = view.leads_to(released);
        let initiative = released.get();
        let link = |key: Option<&'_ plan::InitiativeKey>| key.map_or(Value::None, |key| Value::Text(Cow::Owned(key.to_string())));
        to(&[
            Value::of(initiative.key.as_str()),
            Value::of(initiative.key.reference()),
            Value::of(initiative.source.as_str()),
            Value::word(&initiative.kind),
            Value::language(&initiative.title, Lang::EN),
            Value::language(&initiative.title, Lang::RU),
            Value::language(&initiative.description, Lang::EN),
            Value::language(&initiative.description, Lang::RU),
            link(parent),
            link(follows),
            Value::date(initiative.period.start),
            Value::date(initiative.period.end),
            Value::first_day(initiative.period.start),
            Value::last_day(initiative.period.end),
            Value::word(&initiative.status),
            Value::word(&life(initiative, view.as_at())),
            initiative.because.as_ref().map_or(Value::None, Value::word),
            Value::date(initiative.as_of),
            Value::date(initiative.confirmed.as_ref().map(|confirmed| confirmed.on)),
        ]);
    }
}

/// Each initiative with its address as a value.
fn each<'a>(view: &View<'a>) -> impl Iterator<Item = (Value<'a>, &'a Initiative)> {
    view.initiatives().map(Released::get).map(|initiative| (Value::of(initiative.key.as_str()), initiative))
}

fn texts(view: &View<'_>, to: To<'_>) {
    for (key, initiative) in each(view) {
        let fields: [(&str, &Texts); 2] = [("title", &initiative.title), ("description", &initiative.description)];
        for (field, texts) in fields {
            for (lang, text) in texts.iter() {
                to(&[key.clone(), Value::of(field), Value::Text(lang.to_string().into()), Value::of(text)]);
            }
        }
    }
}

fn roles(view: &View<'_>, to: To<'_>) {
    for (key, initiative) in each(view) {
        for (role, who) in initiative.roles.iter() {
            let (party, name, code) = match who {
                Who::Party(party) => (Value::of(party.as_str()), Value::None, Value::None),
                Who::Written(written) => {
                    (Value::None, Value::of(&written.name), written.code.as_deref().map_or(Value::None, Value::of))
                }
            };
            to(&[key.clone(), Value::word(&role), party, name, code]);
        }
    }
}

fn places(view: &View<'_>, to: To<'_>) {
    for (key, initiative) in each(view) {
        for place in &initiative.places {
            to(&[key.clone(), Value::of(place.state.as_str()), place.area.as_deref().map_or(Value::None, Value::of)]);
        }
    }
}

fn sums(view: &View<'_>, to: To<'_>) {
    for (key, initiative) in each(view) {
        for sum in &initiative.budgets {
            to(&[key.clone(), Value::word(&sum.kind), Value::Money(sum.amount), Value::of(&sum.currency), Value::date(sum.on)]);
        }
    }
}

fn sectors(view: &View<'_>, to: To<'_>) {
    for (key, initiative) in each(view) {
        for sector in &initiative.sectors {
            to(&[key.clone(), Value::of(sector)]);
        }
    }
}

/// Contributions to provisions that may be read.
fn contributions(view: &View<'_>, to: To<'_>) {
    for (key, initiative) in each(view) {
        for contribution in initiative.contributions.iter().filter(|contribution| view.provision(&contribution.to).is_some()) {
            to(&[
                key.clone(),
                Value::of(contribution.to.as_str()),
                Value::word(&contribution.strength),
                Value::word(&contribution.standing),
                contribution.by.as_ref().map_or(Value::None, |by| Value::of(by.as_str())),
            ]);
        }
    }
}

fn sources(view: &View<'_>, to: To<'_>) {
    for (key, initiative) in each(view) {
        for source in &initiative.sources {
            to(&[key.clone(), Value::of(&source.address), Value::date(source.on)]);
        }
    }
}

fn challenges(view: &View<'_>, to: To<'_>) {
    for challenge in view.challenges() {
        to(&[
            Value::of(challenge.key.as_str()),
            Value::language(&challenge.title, Lang::EN),
            Value::language(&challenge.title, Lang::RU),
            Value::word(&challenge.kind),
            Value::word(&challenge.severity),
            Value::word(&challenge.standing),
            Value::date(challenge.since),
            challenge.owner.as_ref().map_or(Value::None, |owner| Value::of(owner.as_str())),
        ]);
    }
}

/// What a challenge is about: States, provisions that may be read, initiatives that may be seen, and what answers it.
fn abouts(view: &View<'_>, to: To<'_>) {
    for challenge in view.challenges() {
        let mut say = |what: &str, about: &str| to(&[Value::of(challenge.key.as_str()), Value::of(what), Value::of(about)]);
        challenge.states.iter().for_each(|state| say("state", state.as_str()));
        let read = challenge.provisions.iter().filter(|key| view.provision(key).is_some());
        read.for_each(|provision| say("provision", provision.as_str()));
        challenge.initiatives.iter().for_each(|initiative| say("hinders", initiative.as_str()));
        challenge.answered_by.iter().for_each(|initiative| say("answered_by", initiative.as_str()));
    }
}

/// The gaps of the plan's own edition, as at the day of the view.
fn gaps(view: &View<'_>, to: To<'_>) {
    let Some(coverage) = view.region().and_then(|region| plan::Coverage::take(view, &region.plan)) else { return };
    for gap in plan::gaps(view, &coverage) {
        to(&[
            Value::of(coverage.provisions()[gap.provision].as_str()),
            Value::of(coverage.states()[gap.state].as_str()),
            Value::word(&gap.reason),
            gap.since.map_or(Value::None, Value::Day),
        ]);
    }
}
