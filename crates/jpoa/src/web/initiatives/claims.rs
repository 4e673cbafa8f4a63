//! Sources that disagree, side by side: field by field what stands in the register and why, and what each other source says, with who
//! took that in and when. Not for what is kept as a claim (see decision 12).

use crate::report::Teller;
use crate::terminal::tame;
use crate::web::frame::Reading;
use crate::web::link;
use plan::{Claim, Initiative, LoadKind, LoadRecord, PartialDate, PartyKey};

/// The columns and their fields.
pub(super) struct Claims {
    /// What stands in the register first, then one source each.
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<Row>,
}

/// Who says it.
pub(super) struct Head {
    pub(super) name: String,
    /// Why it stands, or who took it in and when.
    pub(super) note: String,
    /// The journal entry that took it in, where there is one.
    pub(super) entry: Option<(String, String)>,
}

/// A field, with a value for each column.
pub(super) struct Row {
    pub(super) field: String,
    pub(super) values: Vec<Said>,
}

/// What one says of a field; nothing where it does not speak of it.
#[derive(Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) note: String,
}

impl Claims {
    /// What is claimed of an initiative; none where nobody says anything else.
    pub(super) fn of(reading: &Reading<'_>, it: &Initiative) -> Option<Self> {
        let mut sources: Vec<&str> = Vec::new();
        let mut fields: Vec<&str> = Vec::new();
        for claim in &it.claims {
            let source = source(claim);
            if !sources.contains(&source) {
                sources.push(source);
            }
            if !fields.contains(&&*claim.field) {
                fields.push(&claim.field);
            }
        }
        if fields.is_empty() {
            return None;
        }
        let heads = std::iter::once(stands(reading, it)).chain(sources.iter().map(|name| head(reading, it, name))).collect();
        let row = |field: &&str| {
            let by_hand = it.claims.iter().any(|claim| claim.field == **field && *claim.source == *it.source.as_str());
            let note = if by_hand { reading.teller.say("claims-by-hand") } else { String::new() };
            let own = Said { text: in_register(reading.teller, it, field), note };
            let others = sources.iter().map(|name| {
                let said = it.claims.iter().filter(|claim| claim.field == **field && source(claim) == *name);
                let said: Vec<String> = said.map(|claim| value(reading.teller, field, &claim.value)).collect();
                Said { text: said.join("; "), note: String::new() }
            });
            Row { field: called(reading.teller, field), values: std::iter::once(own).chain(others).collect() }
        };
        Some(Self { heads, rows: fields.iter().map(row).collect() })
    }
}

/// Who makes a claim; another row of the same file is told apart by its place.
fn source(claim: &Claim) -> &str {
    claim.source.split_once('#').map_or(&*claim.source, |(place, _)| place)
}

/// What a field is called: `title.ru` is the title in Russian.
fn called(teller: &Teller<'_>, field: &str) -> String {
    if let Some(lang) = field.strip_prefix("title.") {
        return format!("{} [{}]", teller.say("field-title"), tame(lang));
    }
    teller.words.look_up(&format!("field-{}", field.replace(['.', '_'], "-")), &[]).unwrap_or_else(|| tame(field))
}

/// A value as it is read: dates and statuses in words.
fn value(teller: &Teller<'_>, field: &str, written: &str) -> String {
    let told = match field {
        _ if written.is_empty() => Some(teller.say("show-not-stated")),
        "status" => teller.words.look_up(&format!("status-{written}"), &[]),
        "period.start" | "period.end" => PartialDate::parse(written).map(|date| teller.partial(date)),
        _ => None,
    };
    told.unwrap_or_else(|| tame(written))
}

/// What the register says of a field, in the words of claims.
fn in_register(teller: &Teller<'_>, it: &Initiative, field: &str) -> String {
    let date = |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
    let written = match field {
        "title" => it.title.show(plan::Lang::EN).to_owned(),
        "status" => it.status.name().to_owned(),
        "period.start" => date(it.period.start),
        "period.end" => date(it.period.end),
        "places" => teller.states(it),
        "budget" => {
            it.budgets.iter().map(|budget| format!("{} {}", budget.amount, budget.currency)).collect::<Vec<_>>().join("; ")
        }
        other => {
            let lang = other.strip_prefix("title.");
            let title = lang.and_then(|lang| it.title.iter().find(|(known, _)| known.as_str() == lang));
            title.map_or_else(String::new, |(_, title)| title.to_owned())
        }
    };
    value(teller, field, &written)
}

/// The load that brought what a source said last.
fn load_of<'a>(reading: &Reading<'a>, source: &str) -> Option<&'a LoadRecord> {
    reading.view.loads().rev().find(|load| !load.undone && load.load.source.as_str() == source)
}

/// What stands in the register, and why.
fn stands(reading: &Reading<'_>, it: &Initiative) -> Head {
    let teller = reading.teller;
    let load = load_of(reading, it.source.as_str());
    let key = match load {
        Some(load) if load.kind == LoadKind::Plan => "claims-of-plan",
        Some(_) => "claims-first",
        None => "claims-by-person",
    };
    let note = teller.say_with(key, &[("source", tame(it.source.as_str()).into())]);
    Head { name: teller.say("claims-register"), note, entry: load.map(|load| taken_in(reading, load)) }
}

/// A source that says something else.
fn head(reading: &Reading<'_>, it: &Initiative, source: &str) -> Head {
    let teller = reading.teller;
    if let Some(load) = load_of(reading, source) {
        let key = if *source == *it.source.as_str() { "claims-own-source" } else { "claims-source" };
        let note = teller.say_with(key, &[("file", tame(&load.load.name).into())]);
        return Head { name: tame(source), note, entry: Some(taken_in(reading, load)) };
    }
    match reading.view.party(&PartyKey::new(source)) {
        Some(party) => Head { name: teller.party_in_full(&party.key), note: teller.say("claims-party"), entry: None },
        None => Head { name: tame(source), note: String::new(), entry: None },
    }
}

/// Who took a load in and when, and the journal entry that says so.
fn taken_in(reading: &Reading<'_>, load: &LoadRecord) -> (String, String) {
    let teller = reading.teller;
    let values =
        [("party", teller.party(&load.by).into()), ("date", teller.day(load.on).into()), ("entry", (load.entry as i64).into())];
    (teller.say_with("claims-taken-in", &values), reading.link(link::entry(load.entry)))
}
