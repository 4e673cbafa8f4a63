//! The state: the fold of the journal. It changes by `apply` alone, which never decides and never fails,
//! and it is read through a `View` alone.

use crate::difference::Standing;
use crate::names::fold;
use crate::register::Register;
use crate::together::Groups;
use crate::touched::{Ruled, Touched, since};
use crate::verdict::in_order;
use crate::{
    Challenge, ChallengeKey, Change, Edition, EditionKey, Entry, Framework, FrameworkKey, Initiative, InitiativeKey, Load,
    MadeCheck, Meeting, MeetingKey, PartialDate, Participants, Party, PartyKey, PartyKind, PartyKindKey, Position, Provision,
    ProvisionKey, Record, Region, SettledName, Submission, SubmissionKey, SubmissionStanding, Submitted, Texts, Trace, Verdict,
    Who,
};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Everything that is known after some entry.
#[derive(Debug, Default)]
pub struct State {
    pub(crate) stamp: Stamp,
    pub(crate) region: Option<Region>,
    pub(crate) frameworks: BTreeMap<FrameworkKey, Framework>,
    pub(crate) editions: BTreeMap<EditionKey, EditionText>,
    pub(crate) traces: Vec<Trace>,
    pub(crate) party_kinds: BTreeMap<PartyKindKey, PartyKind>,
    pub(crate) parties: BTreeMap<PartyKey, Party>,
    pub(crate) positions: Vec<Position>,
    pub(crate) meetings: BTreeMap<MeetingKey, Meeting>,
    pub(crate) challenges: BTreeMap<ChallengeKey, Challenge>,
    pub(crate) register: Register,
    pub(crate) settled: BTreeMap<(ProvisionKey, PartyKey), Settled>,
    pub(crate) verdicts: BTreeMap<(InitiativeKey, InitiativeKey), Verdict>,
    pub(crate) checks: BTreeMap<u64, MadeCheck>,
    pub(crate) submissions: BTreeMap<SubmissionKey, Submission>,
    pub(crate) groups: Groups,
    pub(crate) loads: Vec<LoadRecord>,
    /// As what the records that come now are put.
    putting: Putting,
    /// Parties that were recorded or renamed, with the entry, in the order of the entries.
    touched_parties: Vec<(u64, PartyKey)>,
    ruled: Ruled,
}

/// As what records are put.
#[derive(Clone, Copy, Debug, Default)]
enum Putting {
    /// As what a source says; its initiatives are those of this load.
    #[default]
    Loaded,
    /// As what people said of initiatives, which stay those of the load they came with.
    Edited,
    /// As what stood there before a load that is taken back; its initiatives are those of the load before it.
    Back,
}

/// Which entry a state stands at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stamp {
    /// The number of the last entry; 0 before the first.
    pub entry: u64,
    /// When that entry was recorded.
    pub at: Option<jiff::Timestamp>,
}

impl Stamp {
    /// The day of that entry, in UTC.
    fn day(self) -> Option<PartialDate> {
        self.at.map(|at| jiff::tz::Offset::UTC.to_datetime(at).date().into())
    }
}

/// An edition with its provisions in their order.
#[derive(Debug)]
pub(crate) struct EditionText {
    pub(crate) edition: Edition,
    pub(crate) provisions: Vec<Provision>,
}

/// A gap that was found not to be one.
#[derive(Clone, PartialEq, Debug, serde::Serialize)]
pub struct Settled {
    /// Why the provision does not apply.
    pub reason: Texts,
    /// Who settled it.
    pub by: PartyKey,
    /// When.
    pub on: PartialDate,
    /// In which entry.
    pub entry: u64,
}

/// What a load took in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LoadKind {
    /// A plan folder.
    Plan,
    /// A file of initiatives.
    Register,
    /// What was edited in a file that went out to an office.
    Edits,
}

/// A load and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct LoadRecord {
    /// The entry that recorded it.
    pub entry: u64,
    /// What was taken in.
    pub kind: LoadKind,
    /// Who took it in.
    pub by: PartyKey,
    /// What it did.
    pub load: Load,
    /// Whether it was taken back.
    pub undone: bool,
    /// The day it was taken in.
    pub on: Date,
}

impl State {
    /// A state before the first entry.
    pub fn new() -> Self {
        Self::default()
    }

    /// The entry it stands at.
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// All loads, oldest first; what they hold is read through a view.
    pub fn loads(&self) -> &[LoadRecord] {
        &self.loads
    }

    /// Takes in an entry. One that stands on a blob is followed by [`State::extend`] with the records of it.
    /// What an entry names and the state does not know is passed over: deciding happened before.
    pub fn apply(&mut self, entry: &Entry) {
        self.stamp = Stamp { entry: entry.seq, at: Some(entry.at) };
        match &entry.change {
            Change::PlanLoaded(load) => self.note(LoadKind::Plan, load, entry),
            Change::RegisterLoaded(load) => self.note(LoadKind::Register, load, entry),
            Change::EditsLoaded(load) => self.note(LoadKind::Edits, load, entry),
            Change::LoadUndone { load, .. } => {
                if let Some(known) = self.loads.iter_mut().find(|known| known.entry == *load) {
                    known.undone = true;
                    self.putting = Putting::Back;
                }
            }
            Change::InitiativeRecorded(initiative) => self.register.put((**initiative).clone(), entry.seq),
            change @ (Change::InitiativeConfirmed { initiative }
            | Change::StatusSet { initiative, .. }
            | Change::ContributionStated { initiative, .. }
            | Change::ContributionWithdrawn { initiative, .. }
            | Change::VisibilitySet { initiative, .. }
            | Change::InitiativeHeld { initiative, .. }
            | Change::InitiativeReleased { initiative, .. }) => {
                self.register.change(initiative, entry.seq, |it| it.happens(change, &entry.actor.party, entry.day().into()));
            }
            Change::GapSettled { provision, state, reason } => {
                let settled =
                    Settled { reason: reason.clone(), by: entry.actor.party.clone(), on: entry.day().into(), entry: entry.seq };
                self.settled.insert((provision.clone(), state.clone()), settled);
            }
            Change::GapReopened { provision, state } => {
                self.settled.remove(&(provision.clone(), state.clone()));
            }
            Change::PositionTaken(position) => self.put(Record::Position(position.clone())),
            Change::ChallengeRecorded(challenge) => self.put(Record::Challenge((**challenge).clone())),
            Change::PartyRecorded(party) => self.put(Record::Party((**party).clone())),
            Change::NamesSettled { names } => self.settle(names, entry.seq),
            Change::PairRuled { left, right, ruling, because, matters } => {
                let verdict = Verdict {
                    ruling: *ruling,
                    because: because.clone(),
                    by: entry.actor.party.clone(),
                    on: entry.day().into(),
                    entry: entry.seq,
                    kept: left.clone(),
                    matters: *matters,
                };
                self.ruled.rule(entry.seq, in_order(left, right));
                self.verdicts.insert(in_order(left, right), verdict);
                self.groups = Groups::of(&self.verdicts);
            }
            Change::CheckMade(check) => {
                let by = entry.actor.party.clone();
                let made = MadeCheck { check: (**check).clone(), by, on: entry.day().into(), entry: entry.seq };
                self.checks.insert(entry.seq, made);
            }
            Change::InitiativeSubmitted { initiative, check } => {
                self.submit((**initiative).clone(), *check, &entry.actor.party, entry.seq.into(), entry.day().into());
            }
            Change::SubmissionAccepted { submission, .. } => {
                if let Some(known) = self.submissions.get_mut(submission) {
                    known.standing = SubmissionStanding::Accepted;
                    let taken = match self.register.get(&known.initiative.key) {
                        Some(now) => known.initiative.corrects(known.corrects.as_deref().unwrap_or(now), now),
                        None => known.initiative.clone(),
                    };
                    self.register.put(taken, entry.seq);
                }
            }
            Change::SubmissionReturned { submission, because } => {
                if let Some(known) = self.submissions.get_mut(submission) {
                    (known.standing, known.said) = (SubmissionStanding::Returned, because.clone());
                }
            }
            Change::SubmissionHeld { submission, state } => {
                if let Some(known) = self.submissions.get_mut(submission) {
                    let others = known.initiative.held_by.iter().filter(|held| *held != state).cloned();
                    known.initiative.held_by = others.chain([state.clone()]).collect();
                }
            }
        }
    }

    fn note(&mut self, kind: LoadKind, load: &Load, entry: &Entry) {
        self.putting = if kind == LoadKind::Edits { Putting::Edited } else { Putting::Loaded };
        let (by, on) = (entry.actor.party.clone(), entry.day());
        self.loads.push(LoadRecord { entry: entry.seq, kind, by, load: load.clone(), undone: false, on });
    }

    /// The last load that put an initiative and was not taken back; 0 for none.
    fn last_load_of(&self, initiative: &InitiativeKey) -> u64 {
        let stands = |entry: &u64| {
            let found = self.loads.binary_search_by_key(entry, |load| load.entry).ok().map(|at| &self.loads[at]);
            found.is_some_and(|load| !load.undone && load.kind != LoadKind::Edits)
        };
        self.register.history(initiative).into_iter().rev().find(stands).unwrap_or(0)
    }

    fn submit(&mut self, initiative: Initiative, check: Option<u64>, by: &PartyKey, key: SubmissionKey, on: PartialDate) {
        let submission = Submission {
            corrects: self.register.get(&initiative.key).map(|now| Box::new(now.clone())),
            initiative,
            check,
            by: by.clone(),
            on,
            key,
            standing: SubmissionStanding::Waiting,
            said: Texts::default(),
        };
        self.submissions.insert(key, submission);
    }

    /// Takes in records of the load that was applied last, in their order; a long load may come in several pieces.
    pub fn extend(&mut self, records: Vec<Record>) {
        self.register.expect(records.len());
        for record in records {
            self.put(record);
        }
    }

    /// Names become aliases of their parties, and mean them wherever they stand.
    fn settle(&mut self, names: &[SettledName], entry: u64) {
        for settled in names {
            if let Some(party) = self.parties.get_mut(&settled.party)
                && !party.aliases.contains(&settled.name)
            {
                party.aliases = party.aliases.iter().cloned().chain([settled.name.clone()]).collect();
                self.touched_parties.push((entry, settled.party.clone()));
            }
        }
        let meant: FxHashMap<String, &PartyKey> = names.iter().map(|settled| (fold(&settled.name), &settled.party)).collect();
        let means = |who: &Who| match who {
            Who::Written(written) => meant.get(&fold(&written.name)).copied(),
            Who::Party(_) => None,
        };
        let concerned: Vec<InitiativeKey> = self
            .register
            .all()
            .iter()
            .filter(|initiative| initiative.roles.iter().any(|(_, who)| means(who).is_some()))
            .map(|initiative| initiative.key.clone())
            .collect();
        for key in concerned {
            self.register.change(&key, entry, |initiative| {
                let settled = |who: &Who| means(who).map_or_else(|| who.clone(), |party| Who::Party(party.clone()));
                initiative.roles = Participants::collect(initiative.roles.iter().map(|(role, who)| (role, settled(who))));
            });
        }
    }

    fn put(&mut self, record: Record) {
        match record {
            Record::Region(region) => self.region = Some(region),
            Record::Framework(framework) => insert(&mut self.frameworks, framework.key.clone(), framework),
            Record::Edition(edition) => match self.editions.get_mut(&edition.key) {
                Some(text) => text.edition = edition,
                None => insert(&mut self.editions, edition.key.clone(), EditionText { edition, provisions: Vec::new() }),
            },
            Record::Provision(provision) => {
                if let Some(text) = self.editions.get_mut(&provision.key.edition()) {
                    put_in_order(&mut text.provisions, provision, |a, b| a.key == b.key);
                }
            }
            Record::Trace(trace) => put_in_order(&mut self.traces, trace, same_trace),
            Record::PartyKind(kind) => insert(&mut self.party_kinds, kind.key.clone(), kind),
            Record::Party(party) => {
                self.touched_parties.push((self.stamp.entry, party.key.clone()));
                insert(&mut self.parties, party.key.clone(), party);
            }
            Record::Position(position) => put_in_order(&mut self.positions, position, same_position),
            Record::Meeting(meeting) => insert(&mut self.meetings, meeting.key.clone(), meeting),
            Record::Initiative(initiative) => match self.putting {
                Putting::Loaded => self.register.load(*initiative, self.stamp.entry),
                Putting::Edited => self.register.put(*initiative, self.stamp.entry),
                Putting::Back => {
                    let loaded = self.last_load_of(&initiative.key);
                    self.register.put_back(*initiative, self.stamp.entry, loaded);
                }
            },
            Record::Submitted(submitted) => {
                let Submitted { part, by, initiative } = *submitted;
                let key = SubmissionKey { entry: self.stamp.entry, part };
                if let Some(day) = self.stamp.day() {
                    self.submit(initiative, None, &by, key, day);
                }
            }
            Record::RemoveSubmission(key) => {
                self.submissions.remove(&key);
            }
            Record::Challenge(challenge) => insert(&mut self.challenges, challenge.key.clone(), challenge),
            Record::RemoveInitiative(initiative) => self.register.remove(&initiative, self.stamp.entry),
        }
    }

    /// What entries after this one touched.
    pub(crate) fn touched_since(&self, entry: u64) -> Touched {
        let mut initiatives = self.register.touched_since(entry);
        initiatives.sort_unstable();
        initiatives.dedup();
        let mut parties: Vec<PartyKey> = since(&self.touched_parties, entry).collect();
        parties.sort_unstable();
        parties.dedup();
        let pairs = self.ruled.touched(entry, &initiatives);
        Touched { initiatives, parties, pairs }
    }

    pub(crate) fn initiative(&self, key: &InitiativeKey) -> Option<&Initiative> {
        self.register.get(key)
    }

    /// How a record stands to what is known under its address. For loads; initiatives are compared by their source's words.
    pub(crate) fn compare(&self, record: &Record) -> Standing {
        fn of<T: PartialEq>(known: Option<&T>, new: &T) -> Standing {
            match known {
                None => Standing::New,
                Some(known) if known == new => Standing::Same,
                Some(_) => Standing::Changed,
            }
        }
        match record {
            Record::Region(new) => of(self.region.as_ref(), new),
            Record::Framework(new) => of(self.frameworks.get(&new.key), new),
            Record::Edition(new) => of(self.editions.get(&new.key).map(|text| &text.edition), new),
            Record::Provision(new) => {
                let text = self.editions.get(&new.key.edition());
                of(text.and_then(|text| text.provisions.iter().find(|known| known.key == new.key)), new)
            }
            Record::Trace(new) => of(self.traces.iter().find(|known| same_trace(known, new)), new),
            Record::PartyKind(new) => of(self.party_kinds.get(&new.key), new),
            Record::Party(new) => of(self.parties.get(&new.key), new),
            Record::Position(new) => of(self.positions.iter().find(|known| same_position(known, new)), new),
            Record::Meeting(new) => of(self.meetings.get(&new.key), new),
            Record::Initiative(new) => of(self.initiative(&new.key), &**new),
            Record::Challenge(new) => of(self.challenges.get(&new.key), new),
            Record::RemoveInitiative(key) => match self.initiative(key) {
                None => Standing::Same,
                Some(_) => Standing::Changed,
            },
            // No source says these; they are put as they are.
            Record::Submitted(_) | Record::RemoveSubmission(_) => Standing::Changed,
        }
    }
}

fn same_trace(a: &Trace, b: &Trace) -> bool {
    a.from == b.from && a.to == b.to
}

fn same_position(a: &Position, b: &Position) -> bool {
    a.party == b.party && a.edition == b.edition && a.on == b.on
}

/// Inserting replaces, and what was there before is of no interest.
fn insert<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: V) {
    map.insert(key, value);
}

/// Replaces the element that is the same thing, in its place, or adds a new one at the end.
fn put_in_order<T>(all: &mut Vec<T>, new: T, same: impl Fn(&T, &T) -> bool) {
    match all.iter_mut().find(|known| same(known, &new)) {
        Some(known) => *known = new,
        None => all.push(new),
    }
}
