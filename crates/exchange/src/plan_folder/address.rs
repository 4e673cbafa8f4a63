//! Completes the short addresses a plan file may use. Not for checking that an address leads anywhere.

use plan::{EditionKey, InitiativeKey, Placed, Record, RegionKey, SourceKey};

/// Completes what the file itself says: the edition of its provisions. The error is the code of a finding.
pub(crate) fn complete(record: &mut Record, edition: Option<&EditionKey>) -> Result<(), &'static str> {
    if let Record::Provision(provision) = record
        && !provision.key.as_str().contains('/')
    {
        let edition = edition.ok_or("provision-without-edition")?;
        provision.key = edition.provision(provision.key.as_str());
    }
    Ok(())
}

/// Completes what only the whole folder says: the name space of its initiatives, which is its first region;
/// then names each record by its address. That a folder has one region is a rule of `plan`.
pub(crate) fn settle(records: &mut [Placed<Record>]) {
    let region = records.iter().find_map(|record| match &record.value {
        Record::Region(region) => Some(region.key.clone()),
        _ => None,
    });
    if let Some(region) = region {
        records.iter_mut().for_each(|record| place_in(&region, &mut record.value));
    }
    for record in records {
        record.spot.what = name(&record.value).into();
    }
}

fn place_in(region: &RegionKey, record: &mut Record) {
    match record {
        Record::Initiative(initiative) => {
            initiative.source = SourceKey::new(region.as_str());
            qualify(region, &mut initiative.key);
            initiative.parent.iter_mut().chain(&mut initiative.follows).for_each(|key| qualify(region, key));
        }
        Record::Challenge(challenge) => {
            challenge.initiatives.iter_mut().chain(&mut challenge.answered_by).for_each(|key| qualify(region, key));
        }
        Record::Region(_)
        | Record::Framework(_)
        | Record::Edition(_)
        | Record::Provision(_)
        | Record::Trace(_)
        | Record::PartyKind(_)
        | Record::Party(_)
        | Record::Position(_)
        | Record::Meeting(_)
        | Record::RemoveInitiative(_)
        | Record::Submitted(_)
        | Record::RemoveSubmission(_) => {}
    }
}

fn qualify(region: &RegionKey, key: &mut InitiativeKey) {
    if !key.as_str().contains(':') {
        *key = InitiativeKey::within(region.as_str(), key.as_str());
    }
}

/// What a record is called in a finding; a trace and a position have no key of their own.
fn name(record: &Record) -> String {
    match record {
        Record::Region(region) => region.key.to_string(),
        Record::Framework(framework) => framework.key.to_string(),
        Record::Edition(edition) => edition.key.to_string(),
        Record::Provision(provision) => provision.key.to_string(),
        Record::Trace(trace) => {
            let end = |key: &Option<plan::ProvisionKey>| key.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
            format!("{} → {}", end(&trace.from), end(&trace.to))
        }
        Record::PartyKind(kind) => kind.key.to_string(),
        Record::Party(party) => party.key.to_string(),
        Record::Position(position) => format!("{} → {}", position.party, position.edition),
        Record::Meeting(meeting) => meeting.key.to_string(),
        Record::Initiative(initiative) => initiative.key.to_string(),
        Record::Challenge(challenge) => challenge.key.to_string(),
        Record::RemoveInitiative(key) => key.to_string(),
        Record::Submitted(submitted) => submitted.initiative.key.to_string(),
        Record::RemoveSubmission(key) => key.to_string(),
    }
}
