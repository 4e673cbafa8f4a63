//! What a newer version of a source changes: found before anything is recorded, so that it can be shown and refused.

use crate::{Because, Initiative, InitiativeKey, LoadCounts, Record, SourceKey, State, Status, canon};
use rustc_hash::FxHashSet;

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

impl Difference {
    /// What would become of each initiative, for showing before it is recorded.
    pub fn changes(&self, state: &State) -> Vec<Changed> {
        let initiatives = self.puts.iter().filter_map(Record::initiative);
        initiatives
            .map(|new| {
                let known = state.initiative(&new.key);
                let what = match known {
                    None => Becomes::New,
                    Some(_) if new.because == Some(Because::NoLongerReported) => Becomes::Closed,
                    Some(_) => Becomes::Changed,
                };
                Changed { initiative: new.key.clone(), what, fields: known.map_or_else(Vec::new, |known| differing(known, new)) }
            })
            .collect()
    }
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

/// Compares what a source says now with what stands in the state.
///
/// An initiative is the same as last time when its source reports it in the same words; then nothing of it is touched, and
/// what people have recorded of it since stays. One that is reported in new words takes them, and keeps what only people
/// say: contributions stated by a party, confirmations, visibility and holds; and their word on status and end, as long as the
/// source itself has not changed its own. One that this source reported before and does
/// not report any more is closed, not removed; but only where the file was read `whole`, to its end.
pub fn difference(state: &State, source: &SourceKey, read: &[Record], whole: bool) -> Difference {
    let mut difference = Difference::default();
    let mut reported = FxHashSet::default();
    for record in read {
        difference.counts.read += 1;
        match record {
            Record::Initiative(initiative) => {
                let mut initiative = initiative.clone();
                reported.insert(initiative.key.clone());
                initiative.source = source.clone();
                initiative.reported = Some(fingerprint(&initiative));
                match state.initiative(&initiative.key) {
                    None => {
                        difference.counts.entered += 1;
                        difference.puts.push(Record::Initiative(initiative));
                    }
                    Some(known) if known.reported == initiative.reported => difference.counts.unchanged += 1,
                    Some(known) => {
                        keep_what_people_said(&mut initiative, known);
                        difference.counts.updated += 1;
                        difference.puts.push(Record::Initiative(initiative));
                    }
                }
            }
            other => match state.compare(other) {
                Standing::New => {
                    difference.counts.entered += 1;
                    difference.puts.push(other.clone());
                }
                Standing::Same => difference.counts.unchanged += 1,
                Standing::Changed => {
                    difference.counts.updated += 1;
                    difference.puts.push(other.clone());
                }
            },
        }
    }
    let may_close: &[&Initiative] = if whole { &state.register.in_order() } else { &[] };
    for known in may_close.iter().copied() {
        if known.source == *source && !reported.contains(&known.key) && known.because != Some(Because::NoLongerReported) {
            let mut closed = known.clone();
            closed.status = Status::Unknown;
            closed.because = Some(Because::NoLongerReported);
            // Should it be reported again, it must count as changed.
            closed.reported = None;
            difference.counts.closed += 1;
            difference.puts.push(Record::Initiative(Box::new(closed)));
        }
    }
    difference
}

/// How a record stands to what the state has under its address.
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

fn known_to(contributions: &[crate::Contribution], new: &crate::Contribution) -> bool {
    contributions.iter().any(|known| known.to == new.to)
}

/// FNV-1a over the canonical bytes: tells one wording of a record from the next of the same record. It guards against no
/// adversary, only against doing the same again, and its values are in journals: it must never change.
fn fingerprint(initiative: &Initiative) -> u64 {
    let mut bytes = Vec::with_capacity(1024);
    canon::write_record(
        &Record::Initiative(Box::new(Initiative { reported: None, read_at: None, ..initiative.clone() })),
        &mut bytes,
    );
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
