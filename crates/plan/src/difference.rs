//! What a newer version of a source changes: found before anything is recorded, so that it can be shown and refused.

use crate::disagreement::{belongs_to_another, claims_of_others, with_claims_of};
use crate::{Because, Initiative, InitiativeKey, LoadCounts, Record, SourceKey, State, Status, canon};

/// What a load would put, and how that counts. An empty one means the source says nothing new.
#[derive(Debug, Default)]
pub struct Difference {
    /// The records to put, in the order of the source; those to close at the end.
    pub puts: Vec<Record>,
    /// How many were what.
    pub counts: LoadCounts,
}

/// What would become of one initiative.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// Which one.
    pub initiative: InitiativeKey,
    /// What would become of it.
    pub what: Becomes,
    /// The fields that would change; none for a new one.
    pub fields: Vec<String>,
}

/// What a load makes of an initiative.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Becomes {
    /// It enters the register.
    New,
    /// Its source says something else of it.
    Changed,
    /// Its source says nothing of it any more.
    Closed,
}

/// What a put would make of an initiative, for showing before it is recorded; none for other records.
pub fn changed(state: &State, put: &Record) -> Option<Changed> {
    let new = put.initiative()?;
    let known = state.initiative(&new.key);
    let what = match known {
        None => Becomes::New,
        Some(_) if new.because == Some(Because::NoLongerReported) => Becomes::Closed,
        Some(_) => Becomes::Changed,
    };
    Some(Changed { initiative: new.key.clone(), what, fields: known.map_or_else(Vec::new, |known| differing(known, new)) })
}

/// The names of the fields in which two wordings differ; where in its file it stands is no news.
fn differing(known: &Initiative, new: &Initiative) -> Vec<String> {
    let fields = |initiative: &Initiative| match serde_json::to_value(Initiative {
        reported: None,
        read_at: None,
        ..initiative.clone()
    }) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (known, new) = (fields(known), fields(new));
    let names: std::collections::BTreeSet<&String> = known.keys().chain(new.keys()).collect();
    names.into_iter().filter(|name| known.get(*name) != new.get(*name)).cloned().collect()
}

/// One record of a source, held against the state.
#[derive(Debug)]
pub struct Compared {
    /// What is to be put; nothing where the source says the same as before.
    pub put: Option<Record>,
    standing: Standing,
    /// Where the initiative stands in the register, if it is there.
    position: Option<usize>,
}

/// Compares one record of a source with what stands in the state. It takes no account of the others, so that many can be
/// compared at once.
///
/// An initiative is the same as last time when its source reports it in the same words; then nothing of it is touched, and
/// what people have recorded of it since stays. One that is reported in new words takes them, and keeps what only people
/// say: contributions stated by a party, confirmations, visibility and holds; and their word on status and end, as long as the
/// source itself has not changed its own.
///
/// What another source reported first stays as that one says; this one is heard beside it, as claims (see `disagreement`).
pub fn compare(state: &State, source: &SourceKey, record: Record) -> Compared {
    match record {
        Record::Initiative(mut initiative) => {
            initiative.source = source.clone();
            initiative.reported = Some(fingerprint(&mut initiative));
            let position = state.register.position(&initiative.key);
            let standing = match position.map(|at| &state.register.all()[at]) {
                None => Standing::New,
                Some(known) if belongs_to_another(state, known, source) => match with_claims_of(known, &initiative, source) {
                    None => Standing::Same,
                    Some(claimed) => {
                        *initiative = claimed;
                        Standing::Changed
                    }
                },
                Some(known) if known.reported == initiative.reported => Standing::Same,
                Some(known) => {
                    keep_what_people_said(&mut initiative, known);
                    let claims = initiative.claims.iter().cloned();
                    initiative.claims = claims.chain(claims_of_others(state, known)).collect();
                    if is_no_news(&mut initiative, known) { Standing::Same } else { Standing::Changed }
                }
            };
            let put = (standing != Standing::Same).then_some(Record::Initiative(initiative));
            Compared { put, standing, position }
        }
        other => {
            let standing = state.compare(&other);
            Compared { put: (standing != Standing::Same).then_some(other), standing, position: None }
        }
    }
}

/// The records of a source as they are compared one after the other: how many were what, and which initiatives were reported.
pub struct Roll<'a> {
    state: &'a State,
    source: &'a SourceKey,
    counts: LoadCounts,
    /// For each position in the register, whether the initiative there was reported.
    reported: Vec<bool>,
}

impl<'a> Roll<'a> {
    /// Nothing reported yet.
    pub fn new(state: &'a State, source: &'a SourceKey) -> Self {
        Self { state, source, counts: LoadCounts::default(), reported: vec![false; state.register.all().len()] }
    }

    /// Takes a record into account.
    pub fn call(&mut self, compared: &Compared) {
        self.counts.read += 1;
        match compared.standing {
            Standing::New => self.counts.entered += 1,
            Standing::Same => self.counts.unchanged += 1,
            Standing::Changed => self.counts.updated += 1,
        }
        if let Some(position) = compared.position {
            self.reported[position] = true;
        }
    }

    /// How many were what, and what is to be put of those that were not called: an initiative that this source reported before
    /// and does not report any more is closed, not removed; but only where the file was read `whole`, to its end.
    pub fn finish(mut self, whole: bool) -> (LoadCounts, Vec<Record>) {
        let gone = |(at, known): &(usize, &Initiative)| {
            !self.reported[*at] && known.source == *self.source && known.because != Some(Because::NoLongerReported)
        };
        let known = self.state.register.all().iter().enumerate();
        let mut gone: Vec<&Initiative> = known.filter(|known| whole && gone(known)).map(|(_, known)| known).collect();
        gone.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        self.counts.closed = gone.len() as u64;
        (self.counts, gone.into_iter().map(closed).collect())
    }
}

fn closed(known: &Initiative) -> Record {
    let mut closed = known.clone();
    closed.status = Status::Unknown;
    closed.because = Some(Because::NoLongerReported);
    // Should it be reported again, it must count as changed.
    closed.reported = None;
    Record::Initiative(Box::new(closed))
}

/// Compares all that a source says now with what stands in the state: each record as [`compare`] does, and what it does not
/// say any more as [`Roll::finish`] does.
pub fn difference(state: &State, source: &SourceKey, read: &[Record], whole: bool) -> Difference {
    let mut roll = Roll::new(state, source);
    let mut puts = Vec::new();
    for record in read {
        let compared = compare(state, source, record.clone());
        roll.call(&compared);
        puts.extend(compared.put);
    }
    let (counts, closed) = roll.finish(whole);
    puts.extend(closed);
    Difference { puts, counts }
}

/// How a record stands to what the state has under its address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// Nothing there yet.
    New,
    /// The same.
    Same,
    /// Something else.
    Changed,
}

fn keep_what_people_said(initiative: &mut Initiative, known: &Initiative) {
    let stated = known.contributions.iter().filter(|contribution| contribution.by.is_some());
    let mut contributions: Vec<_> = stated.cloned().collect();
    contributions
        .extend(initiative.contributions.iter().filter(|new| !known_to(&contributions, new)).cloned().collect::<Vec<_>>());
    initiative.contributions = contributions.into();
    initiative.keep_status(known);
    initiative.confirmed.clone_from(&known.confirmed);
    initiative.visibility.clone_from(&known.visibility);
    initiative.held_by.clone_from(&known.held_by);
}

/// Whether an entry reads as it stands already, although its fingerprint is another: names that were settled meanwhile mean the
/// same parties in the same words of the source.
fn is_no_news(initiative: &mut Initiative, known: &Initiative) -> bool {
    let told = (initiative.reported, initiative.read_at.take());
    (initiative.reported, initiative.read_at) = (known.reported, known.read_at.clone());
    let same = *initiative == *known;
    (initiative.reported, initiative.read_at) = told;
    same
}

fn known_to(contributions: &[crate::Contribution], new: &crate::Contribution) -> bool {
    contributions.iter().any(|known| known.to == new.to)
}

/// XXH3 over the canonical bytes: tells one wording of a record from the next of the same record. It guards against no
/// adversary, only against doing the same again, and its values are in journals: it must never change.
fn fingerprint(initiative: &mut Initiative) -> u64 {
    initiative.reported = None;
    let read_at = initiative.read_at.take();
    let mut bytes = Vec::with_capacity(1024);
    canon::write_initiative(initiative, &mut bytes);
    initiative.read_at = read_at;
    xxhash_rust::xxh3::xxh3_64(&bytes)
}
