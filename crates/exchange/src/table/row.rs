//! One row as one initiative. Not for finding out which column is which (`heading`).

use super::heading::{Field, Headings};
use super::{cell, made};
use crate::{Origin, country, words};
use csv::StringRecord;
use plan::{
    Budget, BudgetKind, Contribution, ContributionStanding, Finding, Initiative, Lang, PartialDate, Participants, PartyKey,
    Period, Place, ProvisionKey, Role, Severity, Source, Spot, Status, Strength, Texts,
};

/// A row with all that is needed to say what is wrong with it.
pub(crate) struct Row<'a> {
    pub(crate) record: &'a StringRecord,
    pub(crate) headings: &'a Headings,
    pub(crate) origin: &'a Origin<'a>,
    pub(crate) line: u32,
}

impl<'a> Row<'a> {
    /// Reads the row; the second value says whether its reference had to be made.
    /// `None` where it has no title, with the finding that says so.
    pub(crate) fn initiative(&self, findings: &mut Vec<Finding>) -> Option<(Initiative, bool)> {
        let title = self.texts(Field::Title);
        if title.is_empty() {
            let (heading, id) =
                (self.headings.of(Field::Title).next().map_or("", |(_, heading, _)| heading), self.first(Field::Identifier));
            let spot = Spot::line(self.origin.file, self.line).what(heading);
            findings.push(Finding::new("row-without-title", Severity::Error, spot).with("identifier", id));
            return None;
        }
        let written = self.first(Field::Identifier);
        let key = if written.is_empty() {
            let start = self.first(Field::Start);
            self.origin.key(&made::reference(title.show(Lang::EN), self.first(Field::Lead), start))
        } else {
            self.origin.key(written)
        };
        let mut initiative = Initiative::new(key, self.origin.source.clone());
        initiative.title = title;
        initiative.description = self.texts(Field::Description);
        initiative.kind = self.word(Field::Kind, words::kind, "kind-unknown", findings).unwrap_or_default();
        initiative.parent =
            Some(self.first(Field::Parent)).filter(|parent| !parent.is_empty()).map(|parent| self.origin.key(parent));
        initiative.roles = self.roles();
        initiative.places = self.places(findings);
        initiative.period = self.period(findings);
        initiative.status = self.word(Field::Status, words::status, "status-unknown", findings).unwrap_or(Status::Unknown);
        initiative.budgets = self.budgets(findings);
        initiative.contributions = self.contributions(findings);
        initiative.sources = self.sources();
        Some((initiative, written.is_empty()))
    }

    /// The filled cells of a field, with their headings and languages.
    fn cells(&self, field: Field) -> impl Iterator<Item = (&'a str, &'a str, Option<Lang>)> {
        let record = self.record;
        self.headings.of(field).filter_map(move |(at, heading, lang)| {
            let cell = cell::plain(record.get(at).unwrap_or_default());
            (!cell.is_empty()).then_some((cell, heading, lang))
        })
    }

    /// The single values in the cells of a field, with their headings.
    fn values(&self, field: Field) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.cells(field).flat_map(|(cell, heading, _)| cell::values(cell).map(move |value| (value, heading)))
    }

    fn first(&self, field: Field) -> &'a str {
        self.cells(field).next().map_or("", |(cell, _, _)| cell)
    }

    fn warn(&self, findings: &mut Vec<Finding>, code: &'static str, heading: &str, value: &str) {
        let spot = Spot::line(self.origin.file, self.line).what(heading);
        findings.push(Finding::new(code, Severity::Warning, spot).with("value", value));
    }

    fn texts(&self, field: Field) -> Texts {
        Texts::collect(self.cells(field).map(|(cell, _, lang)| (lang.unwrap_or_else(|| cell::language(cell)), cell.into())))
    }

    /// A cell that holds one of a few words.
    fn word<T>(&self, field: Field, read: fn(&str) -> Option<T>, code: &'static str, findings: &mut Vec<Finding>) -> Option<T> {
        let (cell, heading, _) = self.cells(field).next()?;
        let word = read(cell);
        if word.is_none() {
            self.warn(findings, code, heading, cell);
        }
        word
    }

    fn roles(&self) -> Participants {
        let roles = [
            (Field::Lead, Role::Lead),
            (Field::Implementers, Role::Implementer),
            (Field::Funders, Role::Funder),
            (Field::Partners, Role::Partner),
        ];
        Participants::collect(roles.into_iter().flat_map(|(field, role)| {
            self.values(field).filter_map(move |(name, _)| Some((role, self.origin.who(None, &[name])?)))
        }))
    }

    fn places(&self, findings: &mut Vec<Finding>) -> Box<[Place]> {
        let mut places: Vec<Place> = Vec::new();
        for (value, heading) in self.values(Field::Countries) {
            // A comma can part countries or stand in the name of one.
            let parts: Vec<&str> =
                if self.state(value).is_some() { vec![value] } else { value.split([',', '/']).map(str::trim).collect() };
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                match self.state(part) {
                    Some(state) if places.iter().any(|place| place.state == state) => {}
                    Some(state) => places.push(Place { state, area: None }),
                    None => self.warn(findings, "country-unknown", heading, part),
                }
            }
        }
        places.into()
    }

    fn state(&self, word: &str) -> Option<PartyKey> {
        country::find(word).map(PartyKey::new).or_else(|| (self.origin.parties)(None, word))
    }

    fn period(&self, findings: &mut Vec<Finding>) -> Period {
        let mut date = |field| -> Option<PartialDate> {
            let (cell, heading, _) = self.cells(field).next()?;
            let date = cell::date(cell);
            if date.is_none() {
                self.warn(findings, "date-unreadable", heading, cell);
            }
            date
        };
        let period = Period { start: date(Field::Start), end: date(Field::End) };
        if let (true, Some(start), Some(end)) = (period.is_reversed(), period.start, period.end) {
            let heading = self.cells(Field::End).next().map_or("", |(_, heading, _)| heading);
            let spot = Spot::line(self.origin.file, self.line).what(heading);
            let reversed = Finding::new("term-reversed", Severity::Warning, spot);
            findings.push(reversed.with("start", start).with("end", end));
        }
        period
    }

    fn budgets(&self, findings: &mut Vec<Finding>) -> Box<[Budget]> {
        let mut budgets = Vec::new();
        let column = self.first(Field::Currency).to_ascii_uppercase();
        for (value, heading) in self.values(Field::Budget) {
            let Some((amount, currency)) = cell::amount(value) else {
                self.warn(findings, "amount-unreadable", heading, value);
                continue;
            };
            match currency.or_else(|| Some(column.clone()).filter(|code| !code.is_empty())) {
                Some(currency) => budgets.push(Budget {
                    amount,
                    currency: currency.into(),
                    kind: BudgetKind::Budget,
                    on: None,
                    note: Texts::default(),
                }),
                None => self.warn(findings, "currency-missing", heading, value),
            }
        }
        budgets.into()
    }

    /// What the row says it carries out: `jpoa/2022/II.3.1`, or `jpoa/2022/II.3.1 (core)`; related unless it says how strongly.
    fn contributions(&self, findings: &mut Vec<Finding>) -> Box<[Contribution]> {
        let mut contributions: Vec<Contribution> = Vec::new();
        for (value, heading) in self.values(Field::Provisions) {
            let (address, strength) = match value.strip_suffix(')').and_then(|value| value.split_once('(')) {
                Some((address, word)) => (address.trim(), strength(word)),
                None => (value, Some(Strength::Related)),
            };
            let (Some(strength), 2..) = (strength, address.matches('/').count()) else {
                self.warn(findings, "provision-unreadable", heading, value);
                continue;
            };
            let to = ProvisionKey::new(address);
            if !contributions.iter().any(|known| known.to == to) {
                contributions.push(Contribution { to, strength, standing: ContributionStanding::Suggested, by: None });
            }
        }
        contributions.into()
    }

    fn sources(&self) -> Box<[Source]> {
        let sources: Vec<Source> =
            self.values(Field::Source).map(|(address, _)| Source { address: address.into(), on: None }).collect();
        if sources.is_empty() { Box::new([Source { address: self.origin.address.into(), on: None }]) } else { sources.into() }
    }
}

fn strength(word: &str) -> Option<Strength> {
    Some(match words::fold(word).as_str() {
        "core" | "основной" | "основное" => Strength::Core,
        "related" | "связанный" | "связанное" => Strength::Related,
        "relevant" | "касается" | "косвенно" => Strength::Relevant,
        _ => return None,
    })
}
