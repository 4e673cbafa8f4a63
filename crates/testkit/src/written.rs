//! Made-up registers as the files an office would send: a table for an editor, activities in the form of IATI 2.03.
//! Not for: the product's own exports; those are `exchange::sheet`.

use plan::{Initiative, Kind, Lang, Record, Role, Status, Strength, Who};
use std::fmt::Write;

const HEADINGS: [&str; 16] = [
    "ID",
    "Title_EN",
    "Title_RU",
    "Type",
    "Lead organisation",
    "Implementing partners",
    "Donor",
    "Partners",
    "Countries",
    "Start date",
    "End date",
    "Status",
    "Budget",
    "Currency",
    "JPoA action",
    "Source URL",
];

/// The initiatives as a table with commas, one a row.
pub fn csv(records: &[Record]) -> String {
    let mut text = HEADINGS.join(",");
    text.push('\n');
    for initiative in initiatives(records) {
        let cells = row(initiative).map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

fn row(initiative: &Initiative) -> [String; 16] {
    let title = |lang| initiative.title.get(lang).unwrap_or_default().to_owned();
    let names = |role| {
        let names: Vec<&str> = initiative.roles.in_role(role).map(name).collect();
        names.join("; ")
    };
    let date = |date: Option<plan::PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let states: Vec<&str> = initiative.places.iter().map(|place| place.state.as_str()).collect();
    let budget = initiative.budgets.first();
    let provisions: Vec<String> = initiative
        .contributions
        .iter()
        .map(|contribution| format!("{} ({})", contribution.to, strength(contribution.strength)))
        .collect();
    [
        initiative.key.reference().to_owned(),
        title(Lang::EN),
        title(Lang::RU),
        kind(initiative.kind).to_owned(),
        names(Role::Lead),
        names(Role::Implementer),
        names(Role::Funder),
        names(Role::Partner),
        states.join("; "),
        date(initiative.period.start),
        date(initiative.period.end),
        status(initiative.status).to_owned(),
        budget.map(|budget| budget.amount.to_string()).unwrap_or_default(),
        budget.map(|budget| budget.currency.to_string()).unwrap_or_default(),
        provisions.join("; "),
        initiative.sources.first().map(|source| source.address.to_string()).unwrap_or_default(),
    ]
}

/// The initiatives as IATI activities. IATI has no place for what they carry out.
pub fn iati(records: &[Record]) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n".to_owned();
    for initiative in initiatives(records) {
        activity(&mut xml, initiative).unwrap_or_else(|error| unreachable!("a string takes all that is written: {error}"));
    }
    xml.push_str("</iati-activities>\n");
    xml
}

fn activity(xml: &mut String, initiative: &Initiative) -> std::fmt::Result {
    let updated = initiative.as_of.map(|date| format!(" last-updated-datetime=\"{date}T00:00:00Z\"")).unwrap_or_default();
    writeln!(xml, "  <iati-activity{updated} xml:lang=\"en\">")?;
    writeln!(xml, "    <iati-identifier>XM-MADE-{}</iati-identifier>", initiative.key.reference())?;
    writeln!(xml, "    <title>")?;
    for (lang, title) in initiative.title.iter() {
        writeln!(xml, "      <narrative xml:lang=\"{lang}\">{}</narrative>", escaped(title))?;
    }
    writeln!(xml, "    </title>")?;
    for (role, code) in [(Role::Funder, 1), (Role::Lead, 2), (Role::Partner, 3), (Role::Implementer, 4)] {
        for who in initiative.roles.in_role(role) {
            let name = escaped(name(who));
            writeln!(xml, "    <participating-org role=\"{code}\"><narrative>{name}</narrative></participating-org>")?;
        }
    }
    let status = match initiative.status {
        Status::Intended | Status::Planned => 1,
        Status::Running | Status::Unknown => 2,
        Status::Completed => 4,
        Status::Cancelled => 5,
        Status::Suspended => 6,
    };
    writeln!(xml, "    <activity-status code=\"{status}\"/>")?;
    for (date, kind) in [(initiative.period.start, 1), (initiative.period.end, 3)] {
        if let Some(date) = date {
            writeln!(xml, "    <activity-date iso-date=\"{date}\" type=\"{kind}\"/>")?;
        }
    }
    for place in &initiative.places {
        writeln!(xml, "    <recipient-country code=\"{}\"/>", place.state)?;
    }
    for budget in &initiative.budgets {
        writeln!(xml, "    <budget><period-start iso-date=\"2020-01-01\"/><period-end iso-date=\"2020-12-31\"/>")?;
        writeln!(
            xml,
            "      <value currency=\"{}\" value-date=\"2020-01-01\">{}</value></budget>",
            budget.currency, budget.amount
        )?;
    }
    writeln!(xml, "  </iati-activity>")
}

fn initiatives(records: &[Record]) -> impl Iterator<Item = &Initiative> {
    records.iter().filter_map(Record::initiative)
}

fn name(who: &Who) -> &str {
    match who {
        Who::Party(party) => party.as_str(),
        Who::Written(written) => &written.name,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Core => "core",
        Strength::Related => "related",
        Strength::Relevant => "relevant",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Programme => "Programme",
        Kind::Project => "Project",
        Kind::Phase => "Phase",
        Kind::Event => "Event",
        Kind::Network => "Network",
        Kind::Mechanism => "Mechanism",
        Kind::Strategy => "Strategy",
        Kind::Product => "Product",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Intended => "intended",
        Status::Planned => "planned",
        Status::Running => "ongoing",
        Status::Completed => "completed",
        Status::Suspended => "suspended",
        Status::Cancelled => "cancelled",
        Status::Unknown => "",
    }
}
