//! One thing whole: an initiative, a provision, a party, a challenge or a meeting, with all that hangs on it.

use super::word;
use super::{Section, Teller, column, text};
use crate::terminal::{Page, Tone, tame};
use exchange::sheet::Cell;
use plan::{Challenge, Initiative, Meeting, Party, Provision, Role, TraceKind, life};

/// A thing found by what was typed.
pub(crate) enum Found<'a> {
    Initiative(plan::Released<&'a Initiative>),
    Provision(&'a Provision),
    Party(&'a Party),
    Challenge(Box<Challenge>),
    Meeting(&'a Meeting),
}

/// What is told of a thing: a title, and lines of a name and a value.
pub(crate) struct Told {
    title: String,
    lines: Vec<(String, String)>,
}

impl Told {
    fn new(key: &str, title: &str) -> Self {
        Self { title: format!("{}  {}", tame(key), tame(title)), lines: Vec::new() }
    }

    fn add(&mut self, teller: &Teller<'_>, key: &str, value: impl AsRef<str>) {
        if !value.as_ref().is_empty() {
            self.lines.push((teller.say(key), value.as_ref().to_owned()));
        }
    }

    /// Writes it onto a page.
    pub(crate) fn write(&self, page: &mut Page, lead: &str) {
        page.title(&self.title);
        page.paragraph(Tone::Quiet, lead);
        page.blank();
        let heads = vec![(String::new(), crate::terminal::Align::Left), (String::new(), crate::terminal::Align::Left)];
        let lines: Vec<crate::terminal::Line> = self
            .lines
            .iter()
            .map(|(name, value)| crate::terminal::Line { tone: Tone::Plain, cells: vec![name.clone(), value.clone()] })
            .collect();
        crate::terminal::table(page, &heads, &lines);
    }

    /// The same as a sheet of two columns.
    pub(crate) fn into_section(self, teller: &Teller<'_>) -> Section {
        Section {
            heading: self.title,
            columns: vec![column(teller.say("column-what"), None), column(teller.say("column-value"), None)],
            rows: self.lines.into_iter().map(|(name, value)| vec![Cell::Text(name), text(&value)]).collect(),
            ..Section::default()
        }
    }
}

/// Tells all there is of a thing.
pub(crate) fn tell(teller: &Teller<'_>, found: &Found<'_>) -> Told {
    match found {
        Found::Initiative(initiative) => tell_initiative(teller, initiative.get()),
        Found::Provision(provision) => tell_provision(teller, provision),
        Found::Party(party) => tell_party(teller, party),
        Found::Challenge(challenge) => tell_challenge(teller, challenge),
        Found::Meeting(meeting) => tell_meeting(teller, meeting),
    }
}

fn tell_initiative(teller: &Teller<'_>, initiative: &Initiative) -> Told {
    let mut told = Told::new(initiative.key.as_str(), initiative.title.show(teller.lang));
    let group = teller.view.group(&initiative.key);
    match group.split_first() {
        Some((first, _)) if *first != initiative.key => told.add(teller, "show-kept-as", first.reference()),
        Some((_, others)) => {
            let others: Vec<&str> = others.iter().map(|key| key.reference()).collect();
            told.add(teller, "show-one-with", tame(&others.join(", ")));
        }
        None => {}
    }
    for (lang, title) in
        initiative.title.iter().filter(|(lang, _)| *lang != teller.lang && initiative.title.get(teller.lang).is_some())
    {
        told.add(teller, "show-title-other", format!("{title} [{lang}]"));
    }
    if initiative.title.get(teller.lang).is_none() {
        told.add(teller, "show-language", teller.say("show-no-text"));
    }
    told.add(teller, "column-kind", teller.say(&format!("kind-{}", word(&initiative.kind))));
    told.add(teller, "column-life", teller.life(life(initiative, teller.view.as_at())));
    told.add(teller, "show-status", teller.say(&format!("status-{}", word(&initiative.status))));
    if let Some(because) = initiative.because {
        told.add(teller, "show-because", teller.say(&format!("because-{}", word(&because))));
    }
    told.add(teller, "column-term", initiative.period.written());
    let places: Vec<String> = initiative
        .places
        .iter()
        .map(|place| match &place.area {
            Some(area) => format!("{} ({})", teller.party_in_full(&place.state), tame(area)),
            None => teller.party_in_full(&place.state),
        })
        .collect();
    told.add(teller, "column-states", places.join(", "));
    for role in Role::ALL {
        let names: Vec<String> = initiative.roles.in_role(role).map(|who| teller.who(who)).collect();
        told.add(teller, &format!("role-{}", word(&role)), names.join(", "));
    }
    for budget in &initiative.budgets {
        let note = budget.note.show(teller.lang);
        let note = if note.is_empty() { String::new() } else { format!(" ({})", tame(note)) };
        let figure = teller.money(budget.amount, &budget.currency);
        told.add(teller, &format!("budget-{}", word(&budget.kind)), format!("{figure}{note}"));
    }
    told.add(teller, "show-description", tame(initiative.description.show(teller.lang)));
    for contribution in &initiative.contributions {
        let strength = teller.say(&format!("strength-{}", word(&contribution.strength)));
        let standing = teller.say(&format!("contribution-{}", word(&contribution.standing)));
        let title = teller.provision_title(&contribution.to);
        told.add(teller, "show-contribution", format!("{}  {title} · {strength}, {standing}", contribution.to));
    }
    for (key, field) in [(&initiative.parent, "show-parent"), (&initiative.follows, "show-follows")] {
        told.add(teller, field, key.as_ref().map_or_else(String::new, |key| named(teller, key)));
    }
    let parts: Vec<String> = teller.view.parts(&initiative.key).map(|part| part.key.reference().to_owned()).collect();
    told.add(teller, "show-parts", parts.join(", "));
    for claim in &initiative.claims {
        let field = teller.words.look_up(&format!("field-{}", claim.field.replace(['.', '_'], "-")), &[]);
        let field = field.unwrap_or_else(|| tame(&claim.field));
        let value = if claim.value.is_empty() { teller.say("show-not-stated") } else { tame(&claim.value) };
        told.add(teller, "show-claim", format!("{field}: {value} — {}", tame(&claim.source)));
    }
    told.add(teller, "show-as-of", initiative.as_of.map_or_else(String::new, |date| teller.partial(date)));
    let confirmed = initiative.confirmed.as_ref().map_or_else(
        || teller.say("show-never-confirmed"),
        |confirmed| format!("{}, {}", teller.partial(confirmed.on), teller.party(&confirmed.by)),
    );
    told.add(teller, "show-confirmed", confirmed);
    told.add(teller, "show-visibility", visibility(teller, initiative));
    for source in &initiative.sources {
        told.add(teller, "show-source", tame(&source.address));
    }
    if let Some(load) = teller.view.loaded(&initiative.key) {
        let values = [("at", initiative.read_at.as_deref().unwrap_or_default().into()), ("entry", (load.entry as i64).into())];
        told.add(teller, "show-read-at", teller.say_with("show-loaded", &values));
    }
    if let Some(entry) = teller.view.touched(&initiative.key).filter(|entry| *entry > 0) {
        told.add(teller, "show-touched", teller.words.number(entry as i64));
    }
    told
}

/// Who may see an initiative, in words.
pub(crate) fn visibility(teller: &Teller<'_>, initiative: &Initiative) -> String {
    let held: Vec<String> = initiative.held_by.iter().map(|state| teller.party_in_full(state)).collect();
    if !held.is_empty() {
        return teller.say_with("visibility-held", &[("states", held.join(", ").into())]);
    }
    match &initiative.visibility {
        plan::Visibility::Public => teller.say("visibility-public"),
        plan::Visibility::Members => teller.say("visibility-members"),
        plan::Visibility::Named(parties) => {
            let names: Vec<String> = parties.iter().map(|party| teller.party(party)).collect();
            teller.say_with("visibility-named", &[("parties", names.join(", ").into())])
        }
        plan::Visibility::Secretariat => teller.say("visibility-secretariat"),
    }
}

/// An initiative by reference and title, where the viewer may see it.
fn named(teller: &Teller<'_>, key: &plan::InitiativeKey) -> String {
    match teller.view.initiative(key) {
        Some(initiative) => format!("{}  {}", key.reference(), tame(initiative.title.show(teller.lang))),
        None => teller.say("change-withheld"),
    }
}

fn tell_provision(teller: &Teller<'_>, provision: &Provision) -> Told {
    let mut told = Told::new(provision.key.as_str(), provision.title.show(teller.lang));
    let edition = teller.view.edition(&provision.key.edition());
    told.add(teller, "show-edition", edition.map_or_else(String::new, |edition| tame(edition.edition.title.show(teller.lang))));
    let level = edition.and_then(|edition| edition.framework.level(&provision.level));
    told.add(teller, "show-level", level.map_or_else(|| tame(&provision.level), |level| tame(level.title.show(teller.lang))));
    let texts = [
        ("show-text", &provision.text),
        ("show-policy-guidance", &provision.policy_guidance),
        ("show-implementation-guidance", &provision.implementation_guidance),
        ("show-form", &provision.form),
        ("show-audience", &provision.audience),
    ];
    for (key, value) in texts {
        told.add(teller, key, tame(value.show(teller.lang)));
    }
    let modes: Vec<String> = provision.modes.iter().map(|mode| teller.mode(*mode)).collect();
    told.add(teller, "show-modes", modes.join(", "));
    told.add(teller, "show-evidence", teller.say(&format!("evidence-{}", word(&provision.evidence))));
    told.add(teller, "show-note", tame(provision.note.show(teller.lang)));
    for trace in teller.view.traces(&provision.key) {
        let (other, key) = match (&trace.from, &trace.to) {
            (Some(from), to) if *from == provision.key => {
                (to.as_ref(), if trace.kind == TraceKind::Serves { "show-serves" } else { "show-trace-to" })
            }
            (from, _) => (from.as_ref(), if trace.kind == TraceKind::Serves { "show-served-by" } else { "show-trace-from" }),
        };
        let kind = teller.say(&format!("trace-{}", word(&trace.kind)));
        let other = other.map_or_else(String::new, |other| format!("{other}  {}", teller.provision_title(other)));
        told.add(teller, key, format!("{other} · {kind}"));
    }
    for source in &provision.sources {
        told.add(teller, "show-source", tame(&source.address));
    }
    told
}

fn tell_party(teller: &Teller<'_>, party: &Party) -> Told {
    let mut told = Told::new(party.key.as_str(), party.title.show(teller.lang));
    for (lang, title) in party.title.iter().filter(|(lang, _)| *lang != teller.lang) {
        told.add(teller, "show-title-other", format!("{} [{lang}]", tame(title)));
    }
    let shorts: Vec<&str> = party.short.iter().map(|(_, short)| short).collect();
    told.add(teller, "show-short", tame(&shorts.join(", ")));
    let kind = teller
        .view
        .party_kind(&party.kind)
        .map_or_else(|| party.kind.to_string(), |kind| kind.title.show(teller.lang).to_owned());
    told.add(teller, "column-kind", tame(&kind));
    told.add(teller, "show-aliases", tame(&party.aliases.join("; ")));
    for identifier in &party.identifiers {
        told.add(teller, "show-identifier", tame(&format!("{}: {}", identifier.scheme, identifier.code)));
    }
    told.add(teller, "show-parent-party", party.parent.as_ref().map_or_else(String::new, |key| teller.party_in_full(key)));
    for edition in teller.view.editions() {
        for position in teller.view.positions(&edition.key).filter(|position| position.party == party.key) {
            let stance = teller.say(&format!("stance-{}", word(&position.stance)));
            told.add(teller, "show-position", format!("{} · {stance}, {}", edition.key, teller.partial(position.on)));
        }
    }
    let taking_part = teller.view.initiatives().filter(|initiative| initiative.roles.includes(&party.key));
    let names: Vec<String> = taking_part.map(|initiative| initiative.key.reference().to_owned()).collect();
    told.add(teller, "show-takes-part", tame(&names.join(", ")));
    told
}

fn tell_challenge(teller: &Teller<'_>, challenge: &Challenge) -> Told {
    let mut told = Told::new(challenge.key.as_str(), challenge.title.show(teller.lang));
    told.add(teller, "show-text", tame(challenge.text.show(teller.lang)));
    told.add(teller, "column-kind", teller.say(&format!("challenge-kind-{}", word(&challenge.kind))));
    told.add(teller, "column-severity", teller.say(&format!("gravity-{}", word(&challenge.severity))));
    told.add(teller, "column-standing", teller.say(&format!("challenge-{}", word(&challenge.standing))));
    let states: Vec<String> = challenge.states.iter().map(|state| teller.party_in_full(state)).collect();
    told.add(teller, "column-states", states.join(", "));
    for provision in &challenge.provisions {
        told.add(teller, "column-hinders", format!("{provision}  {}", teller.provision_title(provision)));
    }
    for initiative in &challenge.answered_by {
        told.add(teller, "show-answered-by", named(teller, initiative));
    }
    told.add(teller, "show-since", challenge.since.map_or_else(String::new, |date| teller.partial(date)));
    told.add(teller, "show-outcome", tame(challenge.outcome.show(teller.lang)));
    for source in &challenge.sources {
        told.add(teller, "show-source", tame(&source.address));
    }
    told
}

fn tell_meeting(teller: &Teller<'_>, meeting: &Meeting) -> Told {
    let mut told = Told::new(meeting.key.as_str(), meeting.title.show(teller.lang));
    told.add(teller, "show-place", tame(meeting.place.show(teller.lang)));
    told.add(teller, "column-term", teller.partial(meeting.start));
    told.add(teller, "show-text", tame(meeting.account.show(teller.lang)));
    for decision in &meeting.decisions {
        let standing = teller.say(&format!("decision-{}", word(&decision.standing)));
        told.add(teller, "show-decision", format!("{} · {standing}", tame(decision.text.show(teller.lang))));
    }
    for source in &meeting.sources {
        told.add(teller, "show-source", tame(&source.address));
    }
    told
}
