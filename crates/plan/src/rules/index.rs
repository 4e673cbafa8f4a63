//! All addresses of a set of records, so that references can be followed; finds addresses given twice on the way.

use crate::{Edition, Finding, Framework, InitiativeKey, Placed, Provision, Record, Region, Severity, Spot, Trace, nearest};
use std::collections::BTreeMap;

/// What is where.
#[derive(Default)]
pub(super) struct Index<'a> {
    pub(super) region: Option<(&'a Region, &'a Spot)>,
    pub(super) frameworks: BTreeMap<&'a str, &'a Framework>,
    pub(super) editions: BTreeMap<&'a str, (&'a Edition, &'a Spot)>,
    pub(super) provisions: BTreeMap<&'a str, (&'a Provision, &'a Spot)>,
    /// Provisions in the order of the files.
    pub(super) in_order: Vec<(&'a Provision, &'a Spot)>,
    pub(super) traces: Vec<&'a Trace>,
    parents: BTreeMap<&'a str, Option<&'a InitiativeKey>>,
    /// All known addresses by what they are addresses of.
    known: BTreeMap<Noun, BTreeMap<&'a str, &'a Spot>>,
}

/// What a reference can lead to. The names go into findings and the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noun {
    Framework,
    Edition,
    Provision,
    PartyKind,
    Party,
    Meeting,
    Initiative,
    Challenge,
}

impl Noun {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Edition => "edition",
            Self::Provision => "provision",
            Self::PartyKind => "party-kind",
            Self::Party => "party",
            Self::Meeting => "meeting",
            Self::Initiative => "initiative",
            Self::Challenge => "challenge",
        }
    }
}

impl<'a> Index<'a> {
    pub(super) fn of(records: &'a [Placed<Record>], findings: &mut Vec<Finding>) -> Self {
        let mut index = Self::default();
        for Placed { value, spot } in records {
            match value {
                Record::Region(region) => match index.region {
                    Some((_, first)) => findings.push(twice("region-twice", spot, region.key.as_str(), first)),
                    None => index.region = Some((region, spot)),
                },
                Record::Framework(framework) => {
                    index.add(Noun::Framework, framework.key.as_str(), spot, findings);
                    index.frameworks.insert(framework.key.as_str(), framework);
                }
                Record::Edition(edition) => {
                    index.add(Noun::Edition, edition.key.as_str(), spot, findings);
                    index.editions.insert(edition.key.as_str(), (edition, spot));
                }
                Record::Provision(provision) => {
                    index.add(Noun::Provision, provision.key.as_str(), spot, findings);
                    index.provisions.insert(provision.key.as_str(), (provision, spot));
                    index.in_order.push((provision, spot));
                }
                Record::Trace(trace) => index.traces.push(trace),
                Record::PartyKind(kind) => index.add(Noun::PartyKind, kind.key.as_str(), spot, findings),
                Record::Party(party) => index.add(Noun::Party, party.key.as_str(), spot, findings),
                Record::Meeting(meeting) => index.add(Noun::Meeting, meeting.key.as_str(), spot, findings),
                Record::Initiative(initiative) => {
                    index.add(Noun::Initiative, initiative.key.as_str(), spot, findings);
                    index.parents.insert(initiative.key.as_str(), initiative.parent.as_ref());
                }
                Record::Challenge(challenge) => index.add(Noun::Challenge, challenge.key.as_str(), spot, findings),
                Record::Position(_) | Record::RemoveInitiative(_) | Record::Submitted(_) | Record::RemoveSubmission(_) => {}
            }
        }
        index
    }

    fn add(&mut self, noun: Noun, key: &'a str, spot: &'a Spot, findings: &mut Vec<Finding>) {
        match self.known.entry(noun).or_default().get(key) {
            Some(first) => {
                let code = if noun == Noun::Provision { "provision-twice" } else { "key-twice" };
                findings.push(twice(code, spot, key, first).with("noun", noun.name()));
            }
            None => {
                self.known.entry(noun).or_default().insert(key, spot);
            }
        }
    }

    /// Follows a reference; one that leads nowhere is an error with the nearest address that does.
    pub(super) fn follow(&self, noun: Noun, key: &str, field: &'static str, spot: &Spot, findings: &mut Vec<Finding>) {
        let known = self.known.get(&noun);
        if known.is_some_and(|known| known.contains_key(key)) {
            return;
        }
        let keys: Vec<&str> = known.into_iter().flat_map(|known| known.keys().copied()).collect();
        let nearest = nearest(key, &keys).unwrap_or_default();
        let code = if nearest.is_empty() { "reference-unknown" } else { "reference-misspelt" };
        let finding = Finding::new(code, Severity::Error, spot.clone()).with("noun", noun.name()).with("reference", key);
        findings.push(finding.with("field", field).with("nearest", nearest));
    }

    /// Whether following the parents of an initiative comes back to it.
    pub(super) fn in_circle(&self, initiative: &InitiativeKey) -> bool {
        let mut at = self.parents.get(initiative.as_str()).copied().flatten();
        // No chain of distinct parents is longer than there are initiatives.
        for _ in 0..self.parents.len() {
            match at {
                None => return false,
                Some(parent) if parent == initiative => return true,
                Some(parent) => at = self.parents.get(parent.as_str()).copied().flatten(),
            }
        }
        false
    }
}

fn twice(code: &'static str, spot: &Spot, key: &str, first: &Spot) -> Finding {
    let place = format!("{}:{}", first.file, first.line);
    Finding::new(code, Severity::Error, spot.clone()).with("key", key).with("first", place)
}
