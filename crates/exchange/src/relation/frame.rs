//! Tables of the plan itself: its texts, who takes part, where they met. Not for the register (`register`).

use super::{Column, KEY, Kind, Part, Table, Value, column, given, open, to};
use plan::{Lang, Provision, View};

/// In the order in which they refer to one another.
pub(super) static TABLES: [Table; 11] = [
    Table { name: "framework", columns: &[KEY, open("title_en"), open("title_ru")], rows: frameworks },
    Table {
        name: "edition",
        columns: &[KEY, to("framework", "framework"), open("title_en"), open("title_ru"), given("standing"), open("adopted")],
        rows: editions,
    },
    Table { name: "provision", columns: &PROVISION, rows: provisions },
    Table {
        name: "trace",
        columns: &[to("from", "provision"), to("to", "provision"), given("kind"), given("evidence")],
        rows: traces,
    },
    Table { name: "party_kind", columns: &[KEY, open("title_en"), open("title_ru")], rows: party_kinds },
    Table {
        name: "party",
        columns: &[
            KEY,
            to("kind", "party_kind"),
            open("title_en"),
            open("title_ru"),
            open("short_en"),
            open("short_ru"),
            open("parent"),
        ],
        rows: parties,
    },
    Table { name: "party_identifier", columns: &[to("party", "party"), given("scheme"), given("code")], rows: identifiers },
    Table { name: "meeting", columns: &MEETING, rows: meetings },
    Table {
        name: "decision",
        columns: &[
            to("meeting", "meeting"),
            column("number", Kind::Whole, Part::Given),
            open("text_en"),
            open("text_ru"),
            given("standing"),
        ],
        rows: decisions,
    },
    Table {
        name: "position",
        columns: &[to("edition", "edition"), to("party", "party"), given("stance"), given("on"), to("meeting", "meeting")],
        rows: positions,
    },
    Table { name: "plan_state", columns: &[to("party", "party"), column("number", Kind::Whole, Part::Given)], rows: states },
];

const PROVISION: [Column; 9] = [
    KEY,
    to("edition", "edition"),
    given("number"),
    given("level"),
    to("parent", "provision"),
    open("title_en"),
    open("title_ru"),
    open("text_en"),
    open("text_ru"),
];

const MEETING: [Column; 9] = [
    KEY,
    open("title_en"),
    open("title_ru"),
    open("place_en"),
    open("place_ru"),
    given("start"),
    open("end"),
    column("first_day", Kind::Day, Part::Given),
    column("last_day", Kind::Day, Part::Given),
];

type To<'t> = &'t mut dyn FnMut(&[Value<'_>]);

/// The frameworks of editions that may be read.
fn frameworks(view: &View<'_>, to: To<'_>) {
    let mut last = None;
    for edition in view.editions() {
        let key = edition.key.framework();
        if last.as_ref() == Some(&key) {
            continue;
        }
        if let Some(framework) = view.framework(&key) {
            let title = &framework.title;
            to(&[Value::of(framework.key.as_str()), Value::language(title, Lang::EN), Value::language(title, Lang::RU)]);
        }
        last = Some(key);
    }
}

fn editions(view: &View<'_>, to: To<'_>) {
    for edition in view.editions() {
        let framework = edition.key.framework();
        to(&[
            Value::of(edition.key.as_str()),
            Value::of(framework.as_str()),
            Value::language(&edition.title, Lang::EN),
            Value::language(&edition.title, Lang::RU),
            Value::word(&edition.standing),
            Value::date(edition.adopted),
        ]);
    }
}

fn provisions(view: &View<'_>, to: To<'_>) {
    let read = view.editions().filter_map(|edition| view.edition(&edition.key));
    for provision in read.flat_map(|read| read.provisions) {
        let Provision { key, level, title, text, .. } = provision;
        let edition = key.edition();
        let parent =
            provision.parent_number().map(|number| edition.provision(number)).filter(|key| view.provision(key).is_some());
        to(&[
            Value::of(key.as_str()),
            Value::of(edition.as_str()),
            Value::of(key.number()),
            Value::of(level),
            parent.as_ref().map_or(Value::None, |parent| Value::of(parent.as_str())),
            Value::language(title, Lang::EN),
            Value::language(title, Lang::RU),
            Value::language(text, Lang::EN),
            Value::language(text, Lang::RU),
        ]);
    }
}

fn traces(view: &View<'_>, to: To<'_>) {
    for trace in view.all_traces() {
        let end = |end: &Option<plan::ProvisionKey>| end.as_ref().map_or(Value::None, |key| Value::Text(key.to_string().into()));
        to(&[end(&trace.from), end(&trace.to), Value::word(&trace.kind), Value::word(&trace.evidence)]);
    }
}

fn party_kinds(view: &View<'_>, to: To<'_>) {
    for kind in view.party_kinds() {
        to(&[Value::of(kind.key.as_str()), Value::language(&kind.title, Lang::EN), Value::language(&kind.title, Lang::RU)]);
    }
}

fn parties(view: &View<'_>, to: To<'_>) {
    for party in view.parties() {
        to(&[
            Value::of(party.key.as_str()),
            Value::of(party.kind.as_str()),
            Value::language(&party.title, Lang::EN),
            Value::language(&party.title, Lang::RU),
            Value::language(&party.short, Lang::EN),
            Value::language(&party.short, Lang::RU),
            party.parent.as_ref().map_or(Value::None, |parent| Value::of(parent.as_str())),
        ]);
    }
}

fn identifiers(view: &View<'_>, to: To<'_>) {
    for party in view.parties() {
        for identifier in &party.identifiers {
            to(&[Value::of(party.key.as_str()), Value::of(&identifier.scheme), Value::of(&identifier.code)]);
        }
    }
}

fn meetings(view: &View<'_>, to: To<'_>) {
    for meeting in view.meetings() {
        to(&[
            Value::of(meeting.key.as_str()),
            Value::language(&meeting.title, Lang::EN),
            Value::language(&meeting.title, Lang::RU),
            Value::language(&meeting.place, Lang::EN),
            Value::language(&meeting.place, Lang::RU),
            Value::date(Some(meeting.start)),
            Value::date(meeting.end),
            Value::first_day(Some(meeting.start)),
            Value::last_day(meeting.end.or(Some(meeting.start))),
        ]);
    }
}

fn decisions(view: &View<'_>, to: To<'_>) {
    for meeting in view.meetings() {
        for (number, decision) in (1..).zip(&meeting.decisions) {
            to(&[
                Value::of(meeting.key.as_str()),
                Value::Whole(number),
                Value::language(&decision.text, Lang::EN),
                Value::language(&decision.text, Lang::RU),
                Value::word(&decision.standing),
            ]);
        }
    }
}

fn positions(view: &View<'_>, to: To<'_>) {
    for edition in view.editions() {
        for position in view.positions(&edition.key) {
            to(&[
                Value::of(edition.key.as_str()),
                Value::of(position.party.as_str()),
                Value::word(&position.stance),
                Value::date(Some(position.on)),
                position.meeting.as_ref().map_or(Value::None, |meeting| Value::of(meeting.as_str())),
            ]);
        }
    }
}

fn states(view: &View<'_>, to: To<'_>) {
    for (number, state) in (1..).zip(view.region().iter().flat_map(|region| region.states.iter())) {
        to(&[Value::of(state.as_str()), Value::Whole(number)]);
    }
}
