//! The one way to read: a state as one viewer may see it on one day. What comes out is `Released`.

use crate::state::{LoadKind, LoadRecord, Settled, Stamp};
use crate::verdict::{Verdict, in_order, matter};
use crate::{
    Challenge, Edition, EditionKey, Framework, FrameworkKey, Initiative, InitiativeKey, Lang, LoadCounts, MadeCheck, Meeting,
    MeetingKey, Party, PartyKey, PartyKind, PartyKindKey, Position, Provision, ProvisionKey, Record, Region, Stance, Standing,
    State, Submission, SubmissionKey, Touched, Trace, Viewer,
};
use jiff::civil::Date;

/// Something a viewer may see. Only a view can make one, so what holds a `Released` cannot hold a secret.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Released<T>(T);

impl<T> std::ops::Deref for Released<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'a, T> Released<&'a T> {
    /// The thing itself, for as long as the state lives.
    pub fn get(self) -> &'a T {
        self.0
    }
}

/// A state, as one viewer may see it, on one day.
#[derive(Clone, Debug)]
pub struct View<'a> {
    pub(crate) state: &'a State,
    viewer: Viewer,
    as_at: Date,
}

/// An edition that may be read, with its provisions in their order and the framework that names its levels.
#[derive(Clone, Copy, Debug)]
pub struct ReadEdition<'a> {
    /// The framework it belongs to.
    pub framework: &'a Framework,
    /// The edition.
    pub edition: &'a Edition,
    /// Its provisions.
    pub provisions: &'a [Provision],
}

impl<'a> ReadEdition<'a> {
    /// The provision of this number.
    pub fn provision(&self, number: &str) -> Option<&'a Provision> {
        self.provisions.iter().find(|provision| provision.key.number() == number)
    }

    /// The provisions that initiatives carry out.
    pub fn counted(&self) -> impl Iterator<Item = &'a Provision> + use<'a> {
        let framework = self.framework;
        self.provisions.iter().filter(move |provision| framework.level(&provision.level).is_some_and(|level| level.counted))
    }
}

/// What was looked for by an address or reference that is not unique, or is not there.
#[derive(Clone, PartialEq, Debug)]
pub struct NotFound<K> {
    /// What could have been meant: all bearers of the reference, or the nearest spellings.
    pub candidates: Vec<K>,
}

impl<'a> View<'a> {
    /// Looks at a state on behalf of a viewer, as at a day.
    pub fn new(state: &'a State, viewer: Viewer, as_at: Date) -> Self {
        Self { state, viewer, as_at }
    }

    /// On whose behalf.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The day that lives, gaps and freshness are told for.
    pub fn as_at(&self) -> Date {
        self.as_at
    }

    /// The journal entry the state stands at.
    pub fn stamp(&self) -> Stamp {
        self.state.stamp
    }

    /// The frame of the plan; none before a plan was loaded.
    pub fn region(&self) -> Option<&'a Region> {
        self.state.region.as_ref()
    }

    /// A framework.
    pub fn framework(&self, key: &FrameworkKey) -> Option<&'a Framework> {
        self.state.frameworks.get(key)
    }

    /// All editions that may be read, by address.
    pub fn editions(&self) -> impl Iterator<Item = &'a Edition> {
        self.state.editions.values().map(|text| &text.edition).filter(|edition| self.reads(edition))
    }

    /// An edition that may be read.
    pub fn edition(&self, key: &EditionKey) -> Option<ReadEdition<'a>> {
        let text = self.state.editions.get(key).filter(|text| self.reads(&text.edition))?;
        let framework = self.framework(&key.framework())?;
        Some(ReadEdition { framework, edition: &text.edition, provisions: &text.provisions })
    }

    /// Whether an edition may be read; one that is not there keeps no secret.
    fn reads_key(&self, edition: &EditionKey) -> bool {
        self.state.editions.get(edition).is_none_or(|text| self.reads(&text.edition))
    }

    fn reads(&self, edition: &Edition) -> bool {
        edition.standing != Standing::Draft || self.viewer.may_see_drafts()
    }

    /// A provision of an edition that may be read.
    pub fn provision(&self, key: &ProvisionKey) -> Option<&'a Provision> {
        self.edition(&key.edition())?.provision(key.number())
    }

    /// The threads that begin or end in a provision, as far as both ends may be read.
    pub fn traces(&self, key: &ProvisionKey) -> impl Iterator<Item = &'a Trace> {
        let ends = |trace: &Trace| trace.from.as_ref() == Some(key) || trace.to.as_ref() == Some(key);
        self.state.traces.iter().filter(move |trace| ends(trace)).filter(|trace| self.reads_both(trace))
    }

    /// All threads of which both ends may be read, in the order they were recorded.
    pub fn all_traces(&self) -> impl Iterator<Item = &'a Trace> {
        self.state.traces.iter().filter(|trace| self.reads_both(trace))
    }

    fn reads_both(&self, trace: &Trace) -> bool {
        trace.from.iter().chain(&trace.to).all(|end| self.reads_key(&end.edition()))
    }

    /// All kinds of party, by address.
    pub fn party_kinds(&self) -> impl Iterator<Item = &'a PartyKind> + use<'a> {
        self.state.party_kinds.values()
    }

    /// A kind of party.
    pub fn party_kind(&self, key: &PartyKindKey) -> Option<&'a PartyKind> {
        self.state.party_kinds.get(key)
    }

    /// All parties, by address.
    pub fn parties(&self) -> impl Iterator<Item = &'a Party> + use<'a> {
        self.state.parties.values()
    }

    /// A party.
    pub fn party(&self, key: &PartyKey) -> Option<&'a Party> {
        self.state.parties.get(key)
    }

    /// What to call a party in a language; its address where the register does not know it.
    pub fn party_label(&self, key: &'a PartyKey, lang: Lang) -> &'a str {
        self.party(key).map_or(key.as_str(), |party| party.label(lang))
    }

    /// The positions on an edition, in the order they were recorded.
    pub fn positions(&self, edition: &EditionKey) -> impl Iterator<Item = &'a Position> {
        let readable = self.reads_key(edition);
        self.state.positions.iter().filter(move |position| readable && position.edition == *edition)
    }

    /// A meeting.
    pub fn meeting(&self, key: &MeetingKey) -> Option<&'a Meeting> {
        self.state.meetings.get(key)
    }

    /// All meetings, by address.
    pub fn meetings(&self) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        self.state.meetings.values()
    }

    /// All challenges, by address; initiatives the viewer may not see are not named in them.
    pub fn challenges(&self) -> impl Iterator<Item = Challenge> {
        let seen = |keys: &[InitiativeKey]| keys.iter().filter(|key| self.may_name(key)).cloned().collect();
        self.state.challenges.values().map(move |challenge| Challenge {
            initiatives: seen(&challenge.initiatives),
            answered_by: seen(&challenge.answered_by),
            ..challenge.clone()
        })
    }

    /// An initiative as it may be handed on whole: what it is part of or follows is not named where that may not be seen.
    pub fn as_seen(&self, initiative: Released<&Initiative>) -> Initiative {
        let seen = |key: &Option<InitiativeKey>| key.clone().filter(|key| self.may_name(key));
        Initiative { parent: seen(&initiative.parent), follows: seen(&initiative.follows), ..initiative.get().clone() }
    }

    /// What an initiative is part of and what it follows, as far as that may be named.
    pub fn leads_to(&self, initiative: Released<&'a Initiative>) -> (Option<&'a InitiativeKey>, Option<&'a InitiativeKey>) {
        let seen = |key: &'a Option<InitiativeKey>| key.as_ref().filter(|key| self.may_name(key));
        (seen(&initiative.get().parent), seen(&initiative.get().follows))
    }

    /// Whether an address may be named: what it leads to may be seen, or it leads nowhere and so gives nothing away.
    pub fn may_name(&self, key: &InitiativeKey) -> bool {
        self.state.initiative(key).is_none_or(|initiative| self.viewer.may_see(initiative))
    }

    /// Why a gap is none, where somebody settled that.
    pub fn settled(&self, provision: &ProvisionKey, state: &PartyKey) -> Option<&'a Settled> {
        self.state.settled.get(&(provision.clone(), state.clone()))
    }

    /// All gaps that were settled, with their provision and State.
    pub fn all_settled(&self) -> impl Iterator<Item = (&'a ProvisionKey, &'a PartyKey, &'a Settled)> + use<'a> {
        self.state.settled.iter().map(|((provision, state), settled)| (provision, state, settled))
    }

    /// What was settled of two initiatives, where the viewer sees both, and whether it stands: neither has changed since in what
    /// it is about.
    pub fn verdict(&self, one: &InitiativeKey, other: &InitiativeKey) -> Option<(&'a Verdict, bool)> {
        let verdict = self.state.verdicts.get(&in_order(one, other))?;
        let matters = self.matters(one, other)?;
        Some((verdict, matters == verdict.matters))
    }

    /// What two initiatives are about now, as numbers, in the order of their addresses; none where the viewer does not see both.
    pub fn matters(&self, one: &InitiativeKey, other: &InitiativeKey) -> Option<[u64; 2]> {
        let (left, right) = in_order(one, other);
        Some([matter(self.initiative(&left)?.get()), matter(self.initiative(&right)?.get())])
    }

    /// All verdicts on initiatives that the viewer sees, in the order of the addresses.
    pub fn verdicts(&self) -> impl Iterator<Item = ((&'a InitiativeKey, &'a InitiativeKey), &'a Verdict)> {
        let seen = |key: &InitiativeKey| self.initiative(key).is_some();
        let all = self.state.verdicts.iter().map(|((left, right), verdict)| ((left, right), verdict));
        all.filter(move |((left, right), _)| seen(left) && seen(right))
    }

    /// All checks that the viewer made, newest first; the secretariat sees everybody's.
    pub fn checks(&self) -> impl Iterator<Item = &'a MadeCheck> {
        self.state.checks.values().rev().filter(|made| self.is_own(&made.by))
    }

    /// The check of this number, where the viewer made it or keeps the register. Neighbours it may not see any more are left out.
    pub fn check(&self, number: u64) -> Option<MadeCheck> {
        let made = self.state.checks.get(&number).filter(|made| self.is_own(&made.by))?;
        let mut made = made.clone();
        made.check.shown = made.check.shown.iter().filter(|shown| self.may_name(&shown.initiative)).cloned().collect();
        Some(made)
    }

    /// What was handed in and concerns the viewer, newest first: their own, what happens on their territory, and all of it for
    /// the secretariat.
    pub fn submissions(&self) -> impl Iterator<Item = &'a Submission> {
        let here = |submission: &Submission| {
            let is = |party: &PartyKey| submission.initiative.places.iter().any(|place| place.state == *party);
            self.viewer.party().is_some_and(is)
        };
        self.state.submissions.values().rev().filter(move |submission| self.is_own(&submission.by) || here(submission))
    }

    /// The submission of this number, where it concerns the viewer.
    pub fn submission(&self, number: impl Into<SubmissionKey>) -> Option<&'a Submission> {
        let number = number.into();
        self.submissions().find(|submission| submission.key == number)
    }

    /// Whether an address is in use, by an initiative or by one that waits, seen or not: nothing but that is told.
    pub fn is_taken(&self, key: &InitiativeKey) -> bool {
        let waits = |submission: &Submission| submission.initiative.key == *key;
        self.state.initiative(key).is_some() || self.state.submissions.values().any(waits)
    }

    fn is_own(&self, by: &PartyKey) -> bool {
        matches!(self.viewer, Viewer::Secretariat(_)) || self.viewer.party() == Some(by)
    }

    /// All loads that may be told, oldest first.
    pub fn loads(&self) -> impl DoubleEndedIterator<Item = &'a LoadRecord> {
        self.state.loads.iter().filter(|known| self.tells_load(known.kind, &known.by, known.load.counts))
    }

    /// Whether a file that came back may be told: what waits with it is its owner's and the secretariat's to know, so others hear of
    /// it where it changed entries.
    pub fn tells_edits(&self, by: &PartyKey, counts: LoadCounts) -> bool {
        self.tells_load(LoadKind::Edits, by, counts)
    }

    fn tells_load(&self, kind: LoadKind, by: &PartyKey, counts: LoadCounts) -> bool {
        kind != LoadKind::Edits || self.is_own(by) || counts.entered + counts.updated > 0
    }

    /// How many initiatives there are, seen or not.
    pub fn register_size(&self) -> usize {
        self.state.register.all().len()
    }

    /// All initiatives the viewer may see, in the order of their addresses.
    pub fn initiatives(&self) -> impl Iterator<Item = Released<&'a Initiative>> {
        self.state.register.in_order().filter(|initiative| self.viewer.may_see(initiative)).map(Released)
    }

    /// An initiative the viewer may see.
    pub fn initiative(&self, key: &InitiativeKey) -> Option<Released<&'a Initiative>> {
        self.state.initiative(key).filter(|initiative| self.viewer.may_see(initiative)).map(Released)
    }

    /// The entry that last touched an initiative the viewer may see.
    pub fn touched(&self, key: &InitiativeKey) -> Option<u64> {
        self.initiative(key).and_then(|_| self.state.register.entries(key)).map(|(_, touched)| touched)
    }

    /// The entries that touched an initiative the viewer may see, oldest first.
    pub fn history(&self, key: &InitiativeKey) -> Vec<u64> {
        self.initiative(key).map_or_else(Vec::new, |_| self.state.register.history(key))
    }

    /// What entries after this one touched, for whoever keeps something of the register beside it. What is gone is named to those
    /// who may see everything, since nobody else can tell whether they were meant to see it.
    pub fn touched_since(&self, entry: u64) -> Touched {
        let mut touched = self.state.touched_since(entry);
        let whole = matches!(self.viewer, Viewer::Secretariat(_));
        let seen = |key: &InitiativeKey| whole || self.initiative(key).is_some();
        touched.initiatives.retain(seen);
        touched.pairs.retain(|(left, right)| seen(left) && seen(right));
        touched
    }

    /// The load that last put an initiative the viewer may see.
    pub fn loaded(&self, key: &InitiativeKey) -> Option<&'a LoadRecord> {
        let (loaded, _) = self.initiative(key).and_then(|_| self.state.register.entries(key))?;
        self.state.loads.iter().find(|load| load.entry == loaded)
    }

    /// Finds an initiative by its address or by the reference its owner uses, whatever the case of its letters.
    pub fn find_initiative(&self, written: &str) -> Result<Released<&'a Initiative>, NotFound<InitiativeKey>> {
        if let Some(found) = self.initiative(&InitiativeKey::new(written)) {
            return Ok(found);
        }
        let called = |name: &str| {
            name.eq_ignore_ascii_case(written) || (!name.is_ascii() && name.to_lowercase() == written.to_lowercase())
        };
        let bears = |i: &Released<&Initiative>| called(i.key.reference()) || called(i.key.as_str());
        let bearers: Vec<Released<&Initiative>> = self.visible().filter(bears).collect();
        match bearers.as_slice() {
            [one] => Ok(*one),
            _ => Err(NotFound { candidates: bearers.iter().map(|initiative| initiative.key.clone()).collect() }),
        }
    }

    /// Hands out every record the viewer may see, in one canonical order: two states that hand out the same are the same.
    pub fn each_record(&self, mut to: impl FnMut(Record)) {
        self.state.region.iter().cloned().for_each(|region| to(Record::Region(region)));
        self.state.frameworks.values().cloned().for_each(|framework| to(Record::Framework(framework)));
        for edition in self.editions() {
            to(Record::Edition(edition.clone()));
            let provisions = self.edition(&edition.key).map_or(&[][..], |text| text.provisions);
            provisions.iter().cloned().for_each(|provision| to(Record::Provision(provision)));
        }
        self.all_traces().cloned().for_each(|trace| to(Record::Trace(trace)));
        self.state.party_kinds.values().cloned().for_each(|kind| to(Record::PartyKind(kind)));
        self.parties().cloned().for_each(|party| to(Record::Party(party)));
        let positions = self.state.positions.iter().filter(|position| self.reads_key(&position.edition));
        positions.cloned().for_each(|position| to(Record::Position(position)));
        self.meetings().cloned().for_each(|meeting| to(Record::Meeting(meeting)));
        self.initiatives().for_each(|initiative| to(Record::Initiative(Box::new(self.as_seen(initiative)))));
        self.challenges().for_each(|challenge| to(Record::Challenge(challenge)));
    }

    /// Seen initiatives in the order of the register, which means nothing.
    pub fn visible(&self) -> impl Iterator<Item = Released<&'a Initiative>> {
        self.state.register.all().iter().filter(|initiative| self.viewer.may_see(initiative)).map(Released)
    }

    /// Whether the initiative at a place of the register may be seen.
    pub(crate) fn sees(&self, at: usize) -> bool {
        self.state.register.columns.rows[at].open || self.viewer.may_see(&self.state.register.all()[at])
    }

    /// The initiative at a place of the register that the caller knows may be seen.
    pub(crate) fn seen_at(&self, at: usize) -> Option<Released<&'a Initiative>> {
        self.sees(at).then(|| Released(&self.state.register.all()[at]))
    }

    /// Recognises a viewer by the name given at a door: `public`, `secretariat`, or a party's address or short name.
    pub fn viewer_named(state: &State, name: &str) -> Option<Viewer> {
        match name {
            "public" => return Some(Viewer::Public),
            "secretariat" => {
                let party =
                    state.region.as_ref().map_or_else(|| PartyKey::new("secretariat"), |region| region.secretariat.clone());
                return Some(Viewer::Secretariat(party));
            }
            _ => {}
        }
        let called = |party: &&Party| {
            party.key.as_str().eq_ignore_ascii_case(name) || party.short.iter().any(|(_, short)| short.eq_ignore_ascii_case(name))
        };
        let party = state.parties.values().find(called)?.key.clone();
        let region = state.region.as_ref()?;
        if party == region.secretariat {
            return Some(Viewer::Secretariat(party));
        }
        let on_plan = |position: &&Position| position.party == party && position.edition == region.plan;
        let stance = state.positions.iter().filter(on_plan).max_by_key(|position| position.on.first_day()).map(|p| p.stance);
        Some(match stance {
            Some(Stance::Adopted) => Viewer::Member(party),
            Some(Stance::Observer | Stance::Supports) => Viewer::Observer(party),
            Some(Stance::Withdrawn) | None => Viewer::Party(party),
        })
    }
}
