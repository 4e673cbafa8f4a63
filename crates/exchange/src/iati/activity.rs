//! One activity as one initiative. Not for adding up its money (`money`) and not for reading XML.

use super::codes;
use super::names::{Attr, Name};
use super::tree::Element;
use super::{money, own, rules};
use crate::notes::Notes;
use crate::wire::of_word;
use crate::{Origin, country, limits, words};
use compact_str::CompactString;
use plan::{
    Claim, Finding, Initiative, InitiativeKey, Kind, Lang, PartialDate, Participants, PartyKey, Period, Place, Placed, Role,
    Severity, Source, Spot, Status, Texts,
};

/// An activity with all that is needed to say what is wrong with it.
pub(crate) struct Activity<'a> {
    /// Its element.
    pub(crate) root: Element<'a>,
    identifier: &'a str,
    lang: Lang,
    origin: &'a Origin<'a>,
    findings: &'a mut Notes,
}

/// An activity that can enter.
pub(crate) struct Read {
    pub(crate) initiative: Placed<Initiative>,
    /// Its identifier, and the line of that.
    pub(crate) identifier: CompactString,
    pub(crate) line: u32,
}

/// Reads an activity, or says why it cannot enter. Other findings are noted.
pub(crate) fn read(root: Element<'_>, origin: &Origin<'_>, findings: &mut Notes) -> Result<Read, Finding> {
    let element = root.child(Name::Identifier);
    let identifier = element.map_or("", Element::text);
    let line = element.unwrap_or(root).line();
    if identifier.is_empty() {
        let title = root.child(Name::Title).map_or("", |title| title.child(Name::Narrative).unwrap_or(title).text());
        let spot = Spot::line(origin.file, line).what("iati-identifier");
        return Err(Finding::new("identifier-missing", Severity::Error, spot).with("title", title));
    }
    let lang = root.attribute(Attr::Lang).and_then(Lang::parse).unwrap_or(Lang::EN);
    let mut activity = Activity { root, identifier, lang, origin, findings };
    let initiative = activity.initiative();
    rules::check(&mut activity);
    let spot = Spot::line(origin.file, root.line()).what(initiative.key.as_str());
    Ok(Read { initiative: Placed { value: initiative, spot }, identifier: identifier.into(), line })
}

impl<'a> Activity<'a> {
    fn initiative(&mut self) -> Initiative {
        let key =
            self.root.attribute(Attr::Key).map_or_else(|| InitiativeKey::within("iati", self.identifier), InitiativeKey::new);
        let mut initiative = Initiative::new(key, self.origin.source.clone());
        initiative.title =
            Texts::collect(self.root.named(Name::Title).flat_map(|title| self.narratives(title, squeeze)).take(limits::LIST));
        if initiative.title.is_empty() {
            self.warn("title-missing", self.root.child(Name::Title).unwrap_or(self.root), "title", &[]);
        }
        initiative.description = self.description();
        initiative.kind = self.kind();
        initiative.parent = self.related("1").next().map(|parent| InitiativeKey::within("iati", parent));
        initiative.roles = self.roles();
        initiative.places = self.places();
        (initiative.period, initiative.claims) = self.period();
        initiative.status = self.status();
        initiative.budgets = money::sums(self);
        initiative.sectors = self.sectors();
        initiative.as_of = self.as_of();
        own::add(self, &mut initiative);
        initiative.sources = Box::new([Source { address: self.origin.address.into(), on: initiative.as_of }]);
        initiative
    }

    /// Records a doubt about an element of this activity.
    pub(crate) fn warn(&mut self, code: &'static str, element: Element<'_>, path: &str, values: &[(&'static str, &str)]) {
        let spot = Spot::line(self.origin.file, element.line()).what(format!("{path} ({})", self.identifier));
        let finding = Finding::new(code, Severity::Warning, spot);
        self.findings.push(values.iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
    }

    /// Records a code that its list does not have; of many of the same, the first, with how often it stands.
    pub(crate) fn unknown(&mut self, element: Element<'_>, list: &'static str, code: &str) {
        let spot =
            Spot::line(self.origin.file, element.line()).what(format!("{} ({})", element.name().as_str(), self.identifier));
        let code: String = code.chars().take(60).collect();
        let finding = Finding::new("code-unknown", Severity::Warning, spot).with("list", list).with("code", &code);
        self.findings.once(finding, &format!("{list} {code}"));
    }

    /// The texts of an element with their languages: its narratives or, before version 2, its own text.
    pub(crate) fn narratives(&self, element: Element<'a>, clean: fn(&str) -> Box<str>) -> Vec<(Lang, Box<str>)> {
        let lang = |element: Element<'_>| element.attribute(Attr::Lang).and_then(Lang::parse);
        let around = lang(element).unwrap_or(self.lang);
        let mut texts: Vec<_> = element
            .named(Name::Narrative)
            .take(limits::LIST)
            .map(|text| (lang(text).unwrap_or(around), clean(text.text())))
            .collect();
        if texts.is_empty() {
            texts.push((around, clean(element.text())));
        }
        texts.retain(|(_, text)| !text.is_empty());
        texts
    }

    /// All descriptions of a language one after the other, general ones first; what is said twice is told once.
    fn description(&self) -> Texts {
        let mut descriptions: Vec<_> = self.root.named(Name::Description).collect();
        descriptions.retain(|description| description.attribute(Attr::Added).is_none());
        descriptions.sort_by_key(|description| match description.attribute(Attr::Type) {
            None | Some("1") => 1,
            Some("2") => 2,
            Some("3") => 3,
            Some(_) => 4,
        });
        let mut languages: Vec<(Lang, Vec<Box<str>>)> = Vec::new();
        for (lang, text) in
            descriptions.into_iter().flat_map(|description| self.narratives(description, |text| text.into())).take(limits::LIST)
        {
            match languages.iter_mut().find(|(known, _)| *known == lang) {
                Some((_, texts)) if texts.contains(&text) => {}
                Some((_, texts)) => texts.push(text),
                None => languages.push((lang, vec![text])),
            }
        }
        Texts::collect(languages.into_iter().map(|(lang, texts)| (lang, texts.join("\n\n").into())))
    }

    /// A frame for others is a programme: on the top level and with children.
    fn kind(&self) -> Kind {
        if let Some(kind) = self.root.attribute(Attr::Kind).and_then(of_word) {
            return kind;
        }
        let is_top = self.root.attribute(Attr::Hierarchy).is_none_or(|level| level == "1");
        if is_top && self.related("2").next().is_some() { Kind::Programme } else { Kind::Project }
    }

    /// The identifiers of related activities of one type.
    fn related(&self, kind: &'static str) -> impl Iterator<Item = &'a str> {
        let related = self.root.named(Name::RelatedActivity).filter(move |related| related.attribute(Attr::Type) == Some(kind));
        related.filter_map(|related| related.attribute(Attr::Ref))
    }

    fn roles(&mut self) -> Participants {
        let mut roles = Vec::new();
        for element in self.root.children() {
            if roles.len() >= limits::LIST {
                self.warn("list-too-long", element, "participating-org", &[("limit", &limits::LIST.to_string())]);
                break;
            }
            let role = match element.name() {
                // Whoever writes the file for those who did not is not who told of it.
                Name::ReportingOrg if element.attribute(Attr::Added).is_some() => continue,
                Name::ReportingOrg | Name::OwnReporter => Some(Role::Reporter),
                Name::ParticipatingOrg => element.attribute(Attr::Role).and_then(codes::role),
                _ => continue,
            };
            let mut names = self.narratives(element, squeeze);
            names.sort_by_key(|(lang, _)| *lang != Lang::EN);
            let names: Vec<&str> = names.iter().map(|(_, name)| &**name).collect();
            let Some(who) = self.origin.who(element.attribute(Attr::Ref), &names) else { continue };
            if role.is_none() {
                let name = names.first().copied().or(element.attribute(Attr::Ref)).unwrap_or_default().to_owned();
                let written = element.attribute(Attr::Role).unwrap_or("–");
                self.warn("role-unknown", element, "participating-org/@role", &[("value", written), ("name", &name)]);
            }
            roles.push((role.unwrap_or(Role::Partner), who));
        }
        Participants::collect(roles)
    }

    /// The countries of the activity or, where it has none, of its transactions; areas where there is one country only.
    fn places(&mut self) -> Box<[Place]> {
        let mut elements: Vec<_> = self.root.named(Name::RecipientCountry).collect();
        if elements.is_empty() {
            elements =
                self.root.named(Name::Transaction).flat_map(|transaction| transaction.named(Name::RecipientCountry)).collect();
        }
        let mut states: Vec<String> = Vec::new();
        for element in elements {
            let written = element.attribute(Attr::Code).unwrap_or(element.text());
            match country::code(written).or_else(|| country::find(written).map(str::to_owned)) {
                Some(state) if states.contains(&state) => {}
                Some(state) => states.push(state),
                None => {
                    let written = if written.is_empty() { "–" } else { written };
                    self.warn("country-unknown", element, "recipient-country/@code", &[("value", written)]);
                }
            }
        }
        let known = own::areas(self, &states);
        if !known.is_empty() {
            return known;
        }
        if let [state] = &*states {
            let areas = self.areas(state);
            if !areas.is_empty() {
                return areas.into();
            }
        }
        states.iter().map(Place::state).collect()
    }

    /// The named locations, without those that are the country itself.
    fn areas(&self, state: &str) -> Vec<Place> {
        let mut areas = Vec::new();
        for location in self.root.named(Name::Location) {
            let places = [location.child(Name::Named), location.child(Name::Administrative)];
            let name = places.into_iter().flatten().find_map(|place| {
                let mut names = self.narratives(place, squeeze);
                names.sort_by_key(|(lang, _)| *lang != Lang::EN);
                names.into_iter().next()
            });
            let Some((_, name)) = name.filter(|(_, name)| country::find(name) != Some(state)) else { continue };
            let place = Place { state: PartyKey::new(state), area: Some(name) };
            if areas.len() < limits::LIST && !areas.contains(&place) {
                areas.push(place);
            }
        }
        areas
    }

    /// The term, actual before planned, and what was planned where that is another day.
    fn period(&mut self) -> (Period, Box<[Claim]>) {
        let mut dates: [Option<PartialDate>; 4] = [None; 4];
        let mut last = self.root;
        for element in self.root.named(Name::ActivityDate) {
            // Without the attribute the text may be the date, or a mere label as in "Planned end".
            let text = Some(element.text()).filter(|text| text.starts_with(|c: char| c.is_ascii_digit()));
            let kind = element.attribute(Attr::Type).and_then(codes::date);
            let (Some(at), Some(written)) = (kind, element.attribute(Attr::Known).or(element.attribute(Attr::IsoDate)).or(text))
            else {
                continue;
            };
            match PartialDate::parse(written) {
                Some(date) => {
                    dates[at] = dates[at].or(Some(date));
                    last = element;
                }
                None => self.warn("date-unreadable", element, "activity-date/@iso-date", &[("value", written)]),
            }
        }
        let period = Period { start: dates[1].or(dates[0]), end: dates[3].or(dates[2]) };
        if period.is_reversed() {
            let day = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
            let (start, end) = (day(period.start), day(period.end));
            self.warn("term-reversed", last, "activity-date", &[("start", &start), ("end", &end)]);
        }
        let planned = [("period.start", 1, dates[0], dates[1]), ("period.end", 3, dates[2], dates[3])];
        let claims = planned.into_iter().filter_map(|(field, kind, planned, actual)| {
            let planned = planned.filter(|planned| actual.is_some_and(|actual| actual != *planned))?;
            let source = format!("{}#activity-date/{kind}", self.origin.address);
            Some(Claim { field: field.into(), value: planned.to_string().into(), source: source.into() })
        });
        (period, claims.collect())
    }

    fn status(&mut self) -> Status {
        let Some(element) = self.root.child(Name::ActivityStatus) else {
            self.warn("status-missing", self.root, "activity-status", &[]);
            return Status::Unknown;
        };
        if let Some(status) = element.attribute(Attr::Status).and_then(of_word) {
            return status;
        }
        let written = element.attribute(Attr::Code).unwrap_or(element.text());
        codes::status(written).or_else(|| words::status(written)).unwrap_or_else(|| {
            self.warn("status-unknown", element, "activity-status/@code", &[("value", written)]);
            Status::Unknown
        })
    }

    /// The subject codes of the activity and of its transactions, each once.
    fn sectors(&self) -> Box<[CompactString]> {
        let own = self.root.children();
        let of_transactions = self.root.named(Name::Transaction).flat_map(Element::children);
        let mut sectors: Vec<CompactString> = Vec::new();
        for element in own.chain(of_transactions) {
            let list = match element.name() {
                Name::Sector => codes::sector,
                Name::Tag => codes::tag,
                _ => continue,
            };
            let own = element.attribute(Attr::Key).map(CompactString::from);
            let sector =
                element.attribute(Attr::Code).and_then(|code| own.or_else(|| list(element.attribute(Attr::Vocabulary), code)));
            if let Some(sector) = sector.filter(|sector| sectors.len() < limits::LIST && !sectors.contains(sector)) {
                sectors.push(sector);
            }
        }
        sectors.into()
    }

    fn as_of(&mut self) -> Option<PartialDate> {
        let written = self.root.attribute(Attr::AsOf).or(self.root.attribute(Attr::LastUpdated))?;
        let date = PartialDate::parse(written);
        if date.is_none() {
            self.warn("date-unreadable", self.root, "iati-activity/@last-updated-datetime", &[("value", written)]);
        }
        date
    }
}

/// A name or title on one line.
pub(crate) fn squeeze(text: &str) -> Box<str> {
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}
