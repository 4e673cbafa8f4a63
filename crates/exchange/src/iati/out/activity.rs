//! One initiative as an activity, its elements in the order of the schema. Not for who reports it.

use super::narratives;
use super::reporter::{self, Reporter};
use crate::Publication;
use crate::wire::word;
use crate::xml::Xml;
use plan::{Budget, BudgetKind, Initiative, InitiativeKey, Kind, PartialDate, Released, Role, Status, Visibility, Who, Written};
use std::collections::HashMap;

/// Writes an initiative that is known to have dates, participants and a status.
pub(super) fn write(
    xml: &mut Xml,
    publication: &Publication<'_>,
    initiative: Released<&Initiative>,
    children: &HashMap<InitiativeKey, Vec<InitiativeKey>>,
) {
    let whole = publication.view.as_seen(initiative);
    // Each activity names its reporter as its own source does.
    let by = reporter::of(publication, &whole);
    Writer { xml, publication, whole: &whole }.write(&by, children.get(&whole.key).map_or(&[], Vec::as_slice));
}

struct Writer<'a, 'p> {
    xml: &'a mut Xml,
    publication: &'a Publication<'p>,
    whole: &'a Initiative,
}

impl<'a> Writer<'a, '_> {
    fn write(&mut self, by: &Reporter, children: &[InitiativeKey]) {
        let whole = self.whole;
        let is_day = |date: &PartialDate| date.day().is_some();
        let updated = whole.as_of.filter(is_day).map(|date| format!("{date}T00:00:00Z"));
        let as_of = whole.as_of.filter(|date| !is_day(date)).map(|date| date.to_string());
        let visibility = visibility(&whole.visibility);
        let held: Vec<&str> = whole.held_by.iter().map(|state| state.as_str()).collect();
        let held = held.join(" ");
        let address = self.publication.site.map(|_| self.publication.address(&format!("initiatives/{}", whole.key)));
        self.xml.open(
            "iati-activity",
            &[
                ("xml:lang", Some("en")),
                ("last-updated-datetime", updated.as_deref()),
                ("linked-data-uri", address.as_deref()),
                ("hierarchy", (whole.kind == Kind::Programme).then_some("1")),
                ("jpoa:key", Some(whole.key.as_str())),
                ("jpoa:kind", Some(&word(&whole.kind))),
                ("jpoa:as-of", as_of.as_deref()),
                ("jpoa:visibility", visibility.as_deref()),
                ("jpoa:held-by", Some(held.as_str()).filter(|held| !held.is_empty())),
            ],
        );
        self.xml.text("iati-identifier", &[], &reporter::activity(self.publication, whole));
        self.reporting(by);
        self.xml.open("title", &[]);
        narratives(self.xml, &whole.title);
        self.xml.close();
        // The schema wants a description; where there is none the title stands for it.
        let added = whole.description.is_empty().then_some("1");
        self.xml.open("description", &[("type", Some("1")), ("jpoa:added", added)]);
        narratives(self.xml, if added.is_some() { &whole.title } else { &whole.description });
        self.xml.close();
        for (role, who) in whole.roles.iter().filter(|(role, _)| *role != Role::Reporter) {
            self.participant(role, who);
        }
        self.status();
        self.dates();
        self.places();
        self.subjects();
        self.contributions();
        let untold = self.money();
        self.sources();
        self.related(children);
        self.beside(by, &untold);
        self.xml.close();
    }

    fn reporting(&mut self, by: &Reporter) {
        let party = by.party.as_ref().and_then(|key| self.publication.view.party(key));
        let leads = by.party.as_ref().is_some_and(|party| self.whole.roles.includes(party));
        let secondary = by.stands_in.then_some(if leads { "0" } else { "1" });
        let kind = party.map_or("90", |party| organisation_type(party.kind.as_str()));
        let attributes = [
            ("ref", Some(by.id.as_str())),
            ("type", Some(kind)),
            ("secondary-reporter", secondary),
            ("jpoa:added", by.stands_in.then_some("1")),
        ];
        self.xml.open("reporting-org", &attributes);
        match party {
            Some(party) => narratives(self.xml, &party.title),
            None => self.xml.text("narrative", &[], if by.name.is_empty() { &by.id } else { &by.name }),
        }
        self.xml.close();
    }

    fn participant(&mut self, role: Role, who: &Who) {
        let code = match role {
            Role::Funder => "1",
            Role::Lead => "2",
            Role::Partner => "3",
            Role::Implementer | Role::Reporter => "4",
        };
        match who {
            Who::Party(key) => {
                let party = self.publication.view.party(key);
                let id = party.and_then(|party| reporter::registered(party, None));
                let kind = party.map(|party| organisation_type(party.kind.as_str()));
                let attributes = [("ref", id.as_deref()), ("type", kind), ("role", Some(code))];
                self.xml.open("participating-org", &attributes);
                match party {
                    Some(party) => narratives(self.xml, &party.title),
                    None => self.xml.text("narrative", &[], key.as_str()),
                }
            }
            Who::Written(written) => {
                let Written { name, code: id } = &**written;
                self.xml.open("participating-org", &[("ref", id.as_deref()), ("role", Some(code))]);
                if !name.is_empty() {
                    self.xml.text("narrative", &[], name);
                }
            }
        }
        self.xml.close();
    }

    fn status(&mut self) {
        let code = reporter::status(self.publication.view, self.whole);
        // Two statuses of the register are one in IATI, and one is none.
        let own = matches!(self.whole.status, Status::Intended | Status::Unknown).then(|| word(&self.whole.status));
        let because = self.whole.because.map(|because| word(&because));
        let attributes = [("code", code), ("jpoa:status", own.as_deref()), ("jpoa:because", because.as_deref())];
        self.xml.empty("activity-status", &attributes);
    }

    fn dates(&mut self) {
        let today = self.publication.view.as_at();
        let begun = matches!(self.whole.status, Status::Running | Status::Completed | Status::Suspended | Status::Cancelled);
        let over = matches!(self.whole.status, Status::Completed | Status::Cancelled);
        // What was planned is told where the source said both.
        for (field, planned, actual, date, is_actual) in
            [("period.start", "1", "2", self.whole.period.start, begun), ("period.end", "3", "4", self.whole.period.end, over)]
        {
            let Some(date) = date else { continue };
            let is_end = field == "period.end";
            let day = if is_end { date.last_day() } else { date.first_day() };
            let is_actual = is_actual && day <= today;
            let told = self
                .whole
                .claims
                .iter()
                .find(|claim| is_actual && *claim.field == *field && claim.source.contains("#activity-date/"));
            if let Some(told) = told.and_then(|claim| PartialDate::parse(&claim.value)) {
                self.date(planned, told, is_end);
            }
            self.date(if is_actual { actual } else { planned }, date, is_end);
        }
    }

    /// IATI wants a day; how much of it is known stands beside it.
    fn date(&mut self, kind: &str, date: PartialDate, is_end: bool) {
        let day = if is_end { date.last_day() } else { date.first_day() }.to_string();
        let known = date.day().is_none().then(|| date.to_string());
        let attributes = [("iso-date", Some(day.as_str())), ("type", Some(kind)), ("jpoa:known", known.as_deref())];
        self.xml.empty("activity-date", &attributes);
    }

    /// States, and areas with the State they are in. The register knows no shares, so none are told.
    fn places(&mut self) {
        let mut states: Vec<&str> = Vec::new();
        for place in &self.whole.places {
            if !states.contains(&place.state.as_str()) {
                states.push(place.state.as_str());
            }
        }
        for state in states {
            self.xml.empty("recipient-country", &[("code", Some(state))]);
        }
        for place in &self.whole.places {
            let Some(area) = &place.area else { continue };
            self.xml.open("location", &[]);
            self.xml.open("name", &[]);
            self.xml.text("narrative", &[], area);
            self.xml.close();
            let attributes = [("vocabulary", Some("A4")), ("level", Some("0")), ("code", Some(place.state.as_str()))];
            self.xml.empty("administrative", &attributes);
            self.xml.close();
        }
    }

    /// Sectors, each under the list it is of; then the goals that IATI has as tags.
    fn subjects(&mut self) {
        let lists = self.whole.sectors.iter().map(|sector| (sector, sector.split_once(':')));
        let (tags, sectors): (Vec<_>, Vec<_>) =
            lists.partition(|(_, split)| matches!(split, Some(("sdg-goal" | "sdg-target", _))));
        let uri = self.publication.address("sectors");
        for (sector, split) in sectors {
            match split {
                Some(("dac-5", code)) => self.xml.empty("sector", &[("vocabulary", Some("1")), ("code", Some(code))]),
                Some(("dac-3", code)) => self.xml.empty("sector", &[("vocabulary", Some("2")), ("code", Some(code))]),
                _ => {
                    let attributes = [
                        ("vocabulary", Some("99")),
                        ("vocabulary-uri", Some(uri.as_str())),
                        ("code", Some(sector.as_str())),
                        ("jpoa:key", Some(sector.as_str())),
                    ];
                    self.xml.open("sector", &attributes);
                    self.xml.text("narrative", &[], sector);
                    self.xml.close();
                }
            }
        }
        for (_, split) in tags {
            let (list, code) = split.unwrap_or_default();
            let vocabulary = if list == "sdg-goal" { "2" } else { "3" };
            self.xml.empty("tag", &[("vocabulary", Some(vocabulary)), ("code", Some(code))]);
        }
    }

    /// Provisions are tags of a vocabulary of the register.
    fn contributions(&mut self) {
        for contribution in &self.whole.contributions {
            let Some(provision) = self.publication.view.provision(&contribution.to) else { continue };
            let uri = self.publication.address(&format!("provisions/{}", contribution.to.edition()));
            let (strength, standing) = (word(&contribution.strength), word(&contribution.standing));
            let attributes = [
                ("vocabulary", Some("99")),
                ("vocabulary-uri", Some(uri.as_str())),
                ("code", Some(contribution.to.as_str())),
                ("jpoa:strength", Some(strength.as_str())),
                ("jpoa:standing", Some(standing.as_str())),
                ("jpoa:by", contribution.by.as_ref().map(|by| by.as_str())),
            ];
            self.xml.open("tag", &attributes);
            narratives(self.xml, &provision.title);
            self.xml.close();
        }
    }

    /// Sums as reported: budgets over the term, everything else as one transaction; gives those back for which
    /// IATI wants a day that nobody knows.
    fn money(&mut self) -> Vec<&'a Budget> {
        let whole = self.whole;
        let (budgets, others): (Vec<&Budget>, Vec<&Budget>) =
            whole.budgets.iter().partition(|sum| sum.kind == BudgetKind::Budget);
        let mut untold = Vec::new();
        let term = self.whole.period.start.zip(self.whole.period.end).filter(|_| !self.whole.period.is_reversed());
        for sum in budgets {
            let Some((start, end)) = term else {
                untold.push(sum);
                continue;
            };
            let (start, end) = (start.first_day().to_string(), end.last_day().to_string());
            self.xml.open("budget", &[("jpoa:known", Some(&known(sum)))]);
            self.xml.empty("period-start", &[("iso-date", Some(&start))]);
            self.xml.empty("period-end", &[("iso-date", Some(&end))]);
            self.value(sum, &sum.on.map_or(start, |on| on.first_day().to_string()));
            self.xml.close();
        }
        for sum in others {
            let Some(day) = sum.on.or(self.whole.period.start).map(|day| day.first_day().to_string()) else {
                untold.push(sum);
                continue;
            };
            self.xml.open("transaction", &[("jpoa:known", Some(&known(sum)))]);
            let code = if sum.kind == BudgetKind::Commitment { "2" } else { "3" };
            self.xml.empty("transaction-type", &[("code", Some(code))]);
            self.xml.empty("transaction-date", &[("iso-date", Some(&day))]);
            self.value(sum, &day);
            self.xml.close();
        }
        untold
    }

    fn value(&mut self, sum: &Budget, day: &str) {
        let attributes = [("currency", Some(sum.currency.as_str())), ("value-date", Some(day))];
        self.xml.text("value", &attributes, &sum.amount.to_string());
    }

    fn sources(&mut self) {
        for source in self.whole.sources.iter().filter(|source| source.address.starts_with("http")) {
            self.xml.open("document-link", &[("url", Some(&source.address)), ("format", Some("text/html"))]);
            self.xml.open("title", &[]);
            self.xml.text("narrative", &[], &source.address);
            self.xml.close();
            self.xml.empty("category", &[("code", Some("A12"))]);
            self.xml.close();
        }
    }

    /// What it is part of, what is part of it, what it follows.
    fn related(&mut self, children: &[InitiativeKey]) {
        let whole = self.whole;
        self.relation("1", whole.parent.as_ref());
        for child in children {
            self.relation("2", Some(child));
        }
        self.relation("3", whole.follows.as_ref());
    }

    fn relation(&mut self, kind: &str, to: Option<&InitiativeKey>) {
        let Some(to) = to else { return };
        // Of one that is not there the address is all that is known.
        let id = match self.publication.view.initiative(to) {
            Some(initiative) => reporter::activity(self.publication, &initiative),
            None => to.as_str().strip_prefix("iati:").unwrap_or(to.as_str()).to_owned(),
        };
        self.xml.empty("related-activity", &[("ref", Some(id.as_str())), ("type", Some(kind))]);
    }

    /// What IATI has no element for, in the name space of the register.
    fn beside(&mut self, by: &Reporter, untold: &[&Budget]) {
        for sum in untold {
            let (kind, known) = (word(&sum.kind), known(sum));
            let attributes =
                [("kind", Some(kind.as_str())), ("currency", Some(sum.currency.as_str())), ("on", Some(known.as_str()))];
            self.xml.text("jpoa:sum", &attributes, &sum.amount.to_string());
        }
        for (relation, to) in [("parent", &self.whole.parent), ("follows", &self.whole.follows)] {
            let Some(to) = to else { continue };
            self.xml.empty("jpoa:related", &[("type", Some(relation)), ("jpoa:key", Some(to.as_str()))]);
        }
        let told = |who: &&Who| match who {
            Who::Party(key) => by.party.as_ref() == Some(key),
            Who::Written(written) => written.code.as_deref() == Some(by.id.as_str()),
        };
        for who in self.whole.roles.in_role(Role::Reporter).filter(|who| by.stands_in || !told(who)) {
            let (name, id) = match who {
                Who::Party(key) => {
                    let party = self.publication.view.party(key);
                    let name = party.map_or(key.as_str(), |party| party.title.show(plan::Lang::EN));
                    (name, party.and_then(|party| reporter::registered(party, None)))
                }
                Who::Written(written) => (&*written.name, written.code.as_ref().map(ToString::to_string)),
            };
            self.xml.open("jpoa:reporter", &[("ref", id.as_deref())]);
            self.xml.text("narrative", &[], name);
            self.xml.close();
        }
    }
}

/// The date of a sum as far as it is known.
fn known(sum: &Budget) -> String {
    sum.on.map_or_else(String::new, |on| on.to_string())
}

/// Who may see it, where that is not everybody.
fn visibility(visibility: &Visibility) -> Option<String> {
    Some(match visibility {
        Visibility::Public => return None,
        Visibility::Members => "members".to_owned(),
        Visibility::Named(parties) => parties.iter().map(|party| party.as_str()).collect::<Vec<_>>().join(" "),
        Visibility::Secretariat => "secretariat".to_owned(),
    })
}

/// The kind of an organisation in the list of IATI, from the words that plans use for kinds; other where none fits.
pub(super) fn organisation_type(kind: &str) -> &'static str {
    match kind {
        "state" | "other-state" | "government-body" | "donor" => "10",
        "implementing-agency" => "11",
        "un-entity" | "regional-organisation" | "international-organisation" | "sectoral-body" => "40",
        "ngo" => "22",
        "academia" => "80",
        _ => "90",
    }
}
