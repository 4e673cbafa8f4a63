//! Rules on one record: its references lead somewhere, its term does not end before it begins, its addresses are addresses,
//! and it names no persons' contacts.

use super::index::{Index, Noun};
use crate::{
    Challenge, ChallengeStanding, Edition, Finding, Initiative, Meeting, PartialDate, Party, Position, Provision, Record, Region,
    Severity, Source, Spot, Texts, Trace, TraceKind, Who,
};

/// A year behind which a date is taken for a misprint: the public copy of a 2011 text is dated 2100.
const FAR: i16 = 2060;

pub(super) fn check(record: &Record, spot: &Spot, index: &Index<'_>, findings: &mut Vec<Finding>) {
    let mut on = On { spot, index, findings };
    match record {
        Record::Region(region) => on.region(region),
        Record::Framework(framework) => on.sources(&framework.sources),
        Record::Edition(edition) => on.edition(edition),
        Record::Provision(provision) => on.provision(provision),
        Record::Trace(trace) => on.trace(trace),
        Record::PartyKind(kind) => {
            on.translated("title", &kind.title);
            if !kind.several.is_empty() {
                on.translated("several", &kind.several);
            }
        }
        Record::Party(party) => on.party(party),
        Record::Position(position) => on.position(position),
        Record::Meeting(meeting) => on.meeting(meeting),
        Record::Initiative(initiative) => on.initiative(initiative),
        Record::Challenge(challenge) => on.challenge(challenge),
        Record::RemoveInitiative(_) | Record::Submitted(_) | Record::RemoveSubmission(_) => {}
    }
}

/// A record at its place, with what is known of all others.
struct On<'a, 'i> {
    spot: &'a Spot,
    index: &'a Index<'i>,
    findings: &'a mut Vec<Finding>,
}

impl On<'_, '_> {
    fn region(&mut self, region: &Region) {
        self.follow(Noun::Edition, region.plan.as_str(), "plan");
        self.each(Noun::Edition, region.strategy.iter().map(|key| key.as_str()), "strategy");
        self.each(Noun::Party, region.states.iter().map(|key| key.as_str()), "states");
        self.follow(Noun::Party, region.secretariat.as_str(), "secretariat");
    }

    fn edition(&mut self, edition: &Edition) {
        self.follow(Noun::Framework, edition.key.framework().as_str(), "key");
        self.each(Noun::Meeting, edition.meeting.iter().map(|key| key.as_str()), "meeting");
        self.each(Noun::Edition, edition.superseded_by.iter().map(|key| key.as_str()), "superseded_by");
        self.far("adopted", edition.adopted);
        self.sources(&edition.sources);
    }

    fn provision(&mut self, provision: &Provision) {
        let edition = provision.key.edition();
        self.follow(Noun::Edition, edition.as_str(), "key");
        if let Some(parent) = provision.parent_number() {
            self.follow(Noun::Provision, edition.provision(parent).as_str(), "key");
        }
        let framework = self.index.frameworks.get(edition.framework().as_str());
        if framework.is_some_and(|framework| framework.level(&provision.level).is_none()) {
            let known: Vec<&str> = framework.iter().flat_map(|f| f.levels.iter().map(|level| &*level.key)).collect();
            let finding = self.finding("level-unknown", Severity::Error).with("level", &provision.level);
            self.findings.push(finding.with("known", known.join(", ")));
        }
        self.each(Noun::Provision, provision.pillar.iter().map(|key| key.as_str()), "pillar");
        self.each(Noun::PartyKind, provision.invites.iter().map(|key| key.as_str()), "invites");
        self.sources(&provision.sources);
    }

    fn trace(&mut self, trace: &Trace) {
        self.each(Noun::Provision, trace.from.iter().map(|key| key.as_str()), "from");
        self.each(Noun::Provision, trace.to.iter().map(|key| key.as_str()), "to");
        let (needs_from, needs_to) = match trace.kind {
            TraceKind::Kept | TraceKind::Merged | TraceKind::Split | TraceKind::Serves => (true, true),
            TraceKind::Dropped => (true, false),
            TraceKind::New => (false, true),
        };
        if (trace.from.is_some(), trace.to.is_some()) != (needs_from, needs_to) {
            self.findings.push(self.finding("trace-ends", Severity::Error));
        }
    }

    fn party(&mut self, party: &Party) {
        self.follow(Noun::PartyKind, party.kind.as_str(), "kind");
        self.each(Noun::Party, party.parent.iter().map(|key| key.as_str()), "parent");
        self.each(Noun::Party, party.predecessors.iter().map(|key| key.as_str()), "predecessors");
        self.translated("title", &party.title);
        self.sources(&party.sources);
    }

    fn position(&mut self, position: &Position) {
        self.follow(Noun::Party, position.party.as_str(), "party");
        self.follow(Noun::Edition, position.edition.as_str(), "edition");
        self.each(Noun::Meeting, position.meeting.iter().map(|key| key.as_str()), "meeting");
        self.contacts(&[&position.statement]);
        self.far("on", Some(position.on));
        self.sources(&position.sources);
    }

    fn meeting(&mut self, meeting: &Meeting) {
        self.reversed(crate::Period { start: Some(meeting.start), end: meeting.end });
        self.far("start", Some(meeting.start));
        for decision in &meeting.decisions {
            self.each(Noun::Party, decision.owners.iter().map(|key| key.as_str()), "owners");
        }
        self.contacts(&[&meeting.title, &meeting.account]);
        meeting.decisions.iter().for_each(|decision| self.contacts(&[&decision.text]));
        self.sources(&meeting.sources);
    }

    fn initiative(&mut self, initiative: &Initiative) {
        self.each(Noun::Initiative, initiative.parent.iter().map(|key| key.as_str()), "parent");
        self.each(Noun::Initiative, initiative.follows.iter().map(|key| key.as_str()), "follows");
        if self.index.in_circle(&initiative.key) {
            self.findings.push(self.finding("parent-circle", Severity::Error));
        }
        let parties = initiative.roles.iter().filter_map(|(_, who)| match who {
            Who::Party(party) => Some(party.as_str()),
            Who::Written(_) => None,
        });
        self.each(Noun::Party, parties, "roles");
        self.each(Noun::Party, initiative.places.iter().map(|place| place.state.as_str()), "places");
        self.each(Noun::Provision, initiative.contributions.iter().map(|contribution| contribution.to.as_str()), "contributions");
        for contribution in &initiative.contributions {
            let level = self.index.provisions.get(contribution.to.as_str()).and_then(|(provision, _)| {
                self.index.frameworks.get(provision.key.edition().framework().as_str())?.level(&provision.level)
            });
            if level.is_some_and(|level| !level.counted) {
                let finding = self.finding("contribution-uncounted", Severity::Warning).with("provision", &contribution.to);
                self.findings.push(finding);
            }
        }
        self.reversed(initiative.period);
        self.far("period", initiative.period.start);
        self.far("period", initiative.period.end);
        self.contacts(&[&initiative.title, &initiative.description]);
        self.sources(&initiative.sources);
    }

    fn challenge(&mut self, challenge: &Challenge) {
        self.each(Noun::Party, challenge.states.iter().map(|key| key.as_str()), "states");
        self.each(Noun::Provision, challenge.provisions.iter().map(|key| key.as_str()), "provisions");
        self.each(Noun::Initiative, challenge.initiatives.iter().map(|key| key.as_str()), "initiatives");
        self.each(Noun::Initiative, challenge.answered_by.iter().map(|key| key.as_str()), "answered_by");
        self.each(Noun::Party, challenge.raised_by.iter().chain(&challenge.owner).map(|key| key.as_str()), "owner");
        if challenge.standing == ChallengeStanding::Closed && challenge.outcome.is_empty() {
            self.findings.push(self.finding("closed-without-outcome", Severity::Error));
        }
        self.translated("title", &challenge.title);
        self.contacts(&[&challenge.title, &challenge.text, &challenge.outcome]);
        self.sources(&challenge.sources);
    }

    fn finding(&self, code: &'static str, severity: Severity) -> Finding {
        Finding::new(code, severity, self.spot.clone())
    }

    fn follow(&mut self, noun: Noun, key: &str, field: &'static str) {
        self.index.follow(noun, key, field, self.spot, self.findings);
    }

    fn each<'k>(&mut self, noun: Noun, keys: impl Iterator<Item = &'k str>, field: &'static str) {
        keys.for_each(|key| self.follow(noun, key, field));
    }

    fn reversed(&mut self, period: crate::Period) {
        if let (true, Some(start), Some(end)) = (period.is_reversed(), period.start, period.end) {
            let finding = self.finding("term-reversed", Severity::Error).with("start", start).with("end", end);
            self.findings.push(finding);
        }
    }

    fn far(&mut self, field: &'static str, date: Option<PartialDate>) {
        if let Some(date) = date.filter(|date| date.year() > FAR) {
            let finding = self.finding("date-far", Severity::Warning).with("field", field).with("date", date);
            self.findings.push(finding);
        }
    }

    fn translated(&mut self, field: &'static str, texts: &Texts) {
        let wanted = self.index.region.iter().flat_map(|(region, _)| region.languages.iter());
        for lang in wanted.filter(|lang| texts.get(**lang).is_none()) {
            let finding = Finding::new("translation-missing", Severity::Warning, self.spot.clone());
            self.findings.push(finding.with("lang", lang).with("field", field));
        }
    }

    /// A register of initiatives has no place for persons: whatever looks like an e-mail address is refused.
    fn contacts(&mut self, texts: &[&Texts]) {
        let all = texts.iter().flat_map(|texts| texts.iter()).flat_map(|(_, text)| text.split_whitespace());
        if all.into_iter().any(crate::screen::looks_like_mail) {
            self.findings.push(self.finding("personal-data", Severity::Error));
        }
    }

    fn sources(&mut self, sources: &[Source]) {
        for source in sources.iter().filter(|source| source.address.contains("://")) {
            let rest = source.address.strip_prefix("https://").or_else(|| source.address.strip_prefix("http://"));
            let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
            if !host.contains('.') || source.address.contains(char::is_whitespace) {
                let finding = self.finding("address-malformed", Severity::Warning).with("address", &source.address);
                self.findings.push(finding);
            }
        }
    }
}
