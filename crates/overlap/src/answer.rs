//! What an index answers: all pairs of a register, what a record may be the same as, why two are held to be one, and what
//! corresponds in two registers.

use crate::compare::{Compared, compare};
use crate::encode::mixed;
use crate::factor::{Factor, Levels};
use crate::index::{Index, Side, TOGETHER};
use crate::judge::{ALL, Judged, Shows, judged, told};
use crate::learn::{compete, learn, learn_across};
use crate::lexicon::Terms;
use crate::model::{CLASSES, Model, SAME_CLASS};
use crate::pair::{Kind, Pair};
use crate::profile::Profile;
use crate::seek::Hit;
use crate::sharpen::{Settled, Sharpened};
use crate::wording::as_written;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// From how many pairs weights are learnt; of larger registers a sample is taken that depends on the addresses alone.
const SAMPLE: u64 = 250_000;

/// What stands in the name of a model before the number of verdicts it has heard.
const HEARD: &str = "-heard-";

/// Two slots that were compared, and how likely each class is.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Held {
    left: u32,
    right: u32,
    compared: Compared,
    likely: [f64; CLASSES],
}

impl Index {
    /// Learns a model from the records that are here, and judges by it from now on. No label is used.
    pub fn learn(&mut self) {
        self.postings.settle();
        let pairs = self.worth_comparing();
        let share = (u64::MAX / (pairs.len() as u64).max(1)).saturating_mul(SAMPLE.min(pairs.len() as u64));
        let ranks = |slot: u32| self.record(slot).map_or(0, |record| record.rank);
        let taken = |(left, right): &(u32, u32)| pairs.len() as u64 <= SAMPLE || mixed(ranks(*left) ^ ranks(*right)) < share;
        let sample: Vec<(u32, u32)> = pairs.iter().filter(|pair| taken(pair)).copied().collect();
        let mut met: FxHashMap<Levels, u32> = FxHashMap::default();
        for one in self.hold(&sample) {
            *met.entry(one.compared.levels).or_default() += 1;
        }
        let each = pairs.len() as f64 / sample.len().max(1) as f64;
        self.judge_by(learn(&Model::shipped(), &met, each));
    }

    /// Moves the weights towards what people have settled of pairs of this register. What was heard before is forgotten, and pairs
    /// that are not here are passed over; the order plays no part. Learning anew forgets verdicts too.
    pub fn sharpen<'a>(&mut self, verdicts: impl IntoIterator<Item = (&'a str, &'a str, Kind)>) {
        let mut model = self.model.clone();
        model.sharpened = None;
        if let Some((version, _)) = model.version.split_once(HEARD) {
            model.version = version.to_owned();
        }
        self.judge_by(model);
        let terms = self.terms();
        let settled = verdicts.into_iter().filter_map(|(left, right, kind)| {
            let (left, right) = (*self.by_key.get(left)?, *self.by_key.get(right)?);
            let held = self.held(&terms, (left.min(right), left.max(right)))?;
            let same = held.likely[SAME_CLASS].clamp(1e-12, 1.0 - 1e-12);
            let odds = (same / (1.0 - same)).log2();
            Some(Settled { levels: held.compared.levels, odds, same: kind == Kind::Duplicate })
        });
        let settled: Vec<Settled> = settled.collect();
        let mut model = self.model.clone();
        if let Some(sharpened) = Sharpened::learn(settled) {
            model.version.push_str(&format!("{HEARD}{}", sharpened.verdicts));
            model.sharpened = Some(Box::new(sharpened));
            self.judge_by(model);
        }
    }

    /// All pairs of the register that are at least as likely as the line, under either question, likeliest first. Relatives are
    /// left out: they are neither.
    pub fn overlaps(&self, line: f64) -> Vec<Pair> {
        self.told_where(self.worth_comparing(), ALL, &|judged| !judged.is_of_a_family() && judged.probability() >= line)
    }

    /// All pairs that were worth comparing, relatives included, likeliest first.
    pub fn compared(&self) -> Vec<Pair> {
        self.compared_shown(ALL)
    }

    pub(crate) fn compared_shown(&self, shows: Shows<'_>) -> Vec<Pair> {
        self.shown_where(shows, &|_| true)
    }

    /// All pairs worth comparing of which something holds once they are judged. Evidence is made for those alone.
    pub(crate) fn shown_where(&self, shows: Shows<'_>, holds: &(dyn Fn(&Judged) -> bool + Sync)) -> Vec<Pair> {
        self.told_where(self.worth_comparing(), shows, holds)
    }

    /// What a record of the index may be the same as or overlap with, what is most worth a look first: what [`Index::check`] says of it.
    pub fn neighbours(&self, key: &str) -> Vec<Pair> {
        self.neighbours_shown(key, ALL)
    }

    pub(crate) fn neighbours_shown(&self, key: &str, shows: Shows<'_>) -> Vec<Pair> {
        let Some(slot) = self.by_key.get(key) else { return Vec::new() };
        let near = self.with_sheet(|sheet| self.near_slot(*slot, false, sheet));
        let pairs: Vec<(u32, u32)> = near.into_iter().map(|other| (*slot.min(&other), *slot.max(&other))).collect();
        by_worth(self.told_where(&pairs, shows, &|_| true))
    }

    /// What a record may be the same as or overlap with that is only asked about: a proposal, whole or half typed. It is answered
    /// as if it stood in the register, in place of the record of the same address where there is one.
    pub fn check(&self, profile: &Profile) -> Vec<Pair> {
        self.check_shown(profile, &[], ALL)
    }

    /// The same of a title that is half typed: held against these too, which the search box found, since it forgives spelling.
    pub fn check_half_typed(&self, profile: &Profile, spelt_like: &[Hit]) -> Vec<Pair> {
        self.check_shown(profile, spelt_like, ALL)
    }

    pub(crate) fn check_shown(&self, profile: &Profile, spelt_like: &[Hit], shows: Shows<'_>) -> Vec<Pair> {
        let asked = self.ask(profile);
        let mut near = self.near_asked(&asked);
        let also = spelt_like.iter().filter_map(|hit| self.by_key.get(&hit.key)).filter(|slot| Some(**slot) != asked.itself);
        let also: Vec<u32> = also.filter(|slot| !near.contains(slot)).copied().collect();
        near.extend(also);
        let near = near.into_iter().filter_map(|slot| {
            let both = (&asked.record, self.record(slot)?);
            let compared = compare(&asked.terms, both.0, both.1);
            let judged = judged(both, &compared, self.scale.judge(compared.levels), shows);
            Some(told(&asked.terms, (&self.model, &self.scale), both, &compared, judged))
        });
        let pairs = by_worth(near.collect());
        if spelt_like.is_empty() { pairs } else { among_both(pairs, spelt_like) }
    }

    /// Two records of the index held against each other, whether or not they would have been found; none where one is not there.
    pub fn explain(&self, left: &str, right: &str) -> Option<Pair> {
        self.explain_shown(left, right, ALL)
    }

    pub(crate) fn explain_shown(&self, left: &str, right: &str, shows: Shows<'_>) -> Option<Pair> {
        let (left, right) = (*self.by_key.get(left)?, *self.by_key.get(right)?);
        self.told_where(&[(left.min(right), left.max(right))], shows, &|_| true).pop()
    }

    fn held(&self, terms: &Terms<'_>, (left, right): (u32, u32)) -> Option<Held> {
        let (one, other) = (self.slots[left as usize].as_ref()?, self.slots[right as usize].as_ref()?);
        let mut compared = compare(terms, &one.record, &other.record);
        if one.side != other.side {
            // Two registers are two tellers.
            compared.levels.set(Factor::Reporter, 2);
        }
        Some(Held { left, right, compared, likely: self.scale.judge(compared.levels) })
    }

    fn hold(&self, pairs: &[(u32, u32)]) -> Vec<Held> {
        let terms = self.terms();
        pairs.par_iter().filter_map(|pair| self.held(&terms, *pair)).collect()
    }

    fn told_where(&self, pairs: &[(u32, u32)], shows: Shows<'_>, holds: &(dyn Fn(&Judged) -> bool + Sync)) -> Vec<Pair> {
        let terms = self.terms();
        let kept = self.kept(&terms, pairs, shows, holds);
        kept.par_iter().filter_map(|(one, judged)| self.told(&terms, one, *judged)).collect()
    }

    /// Hands out what [`Index::overlaps`] says, one pair after the other, so that those of a large register need not lie in memory
    /// with all their evidence.
    pub fn each_overlap(&self, line: f64, mut each: impl FnMut(Pair)) {
        let terms = self.terms();
        let holds = |judged: &Judged| !judged.is_of_a_family() && judged.probability() >= line;
        for some in self.kept(&terms, self.worth_comparing(), ALL, &holds).chunks(TOGETHER) {
            let told: Vec<Pair> = some.par_iter().filter_map(|(one, judged)| self.told(&terms, one, *judged)).collect();
            told.into_iter().for_each(&mut each);
        }
    }

    /// The pairs of which something holds, likeliest first.
    fn kept(
        &self,
        terms: &Terms<'_>,
        pairs: &[(u32, u32)],
        shows: Shows<'_>,
        holds: &(dyn Fn(&Judged) -> bool + Sync),
    ) -> Vec<(Held, Judged)> {
        let judged = |pair: &(u32, u32)| {
            let one = self.held(terms, *pair)?;
            let judged = judged((self.record(one.left)?, self.record(one.right)?), &one.compared, one.likely, shows);
            holds(&judged).then_some((one, judged))
        };
        let mut kept: Vec<(Held, Judged)> = pairs.par_iter().filter_map(judged).collect();
        let addresses = |one: &Held| {
            let key = |slot: u32| self.record(slot).map(|record| &record.key);
            let (left, right) = (key(one.left), key(one.right));
            if left <= right { (left, right) } else { (right, left) }
        };
        kept.par_sort_unstable_by(|(one, a), (other, b)| {
            let lines = b.probability().total_cmp(&a.probability()).then(b.same.total_cmp(&a.same));
            lines.then(other.compared.close().cmp(&one.compared.close())).then_with(|| addresses(one).cmp(&addresses(other)))
        });
        kept
    }

    fn told(&self, terms: &Terms<'_>, one: &Held, judged: Judged) -> Option<Pair> {
        let both = (self.record(one.left)?, self.record(one.right)?);
        Some(told(terms, (&self.model, &self.scale), both, &one.compared, judged))
    }
}

/// What corresponds in two registers, in each of which an initiative stands once: of several candidates for one record the
/// likeliest takes from the others. Addresses must differ between the two. All pairs that were compared, likeliest first.
pub fn link(left: &[Profile], right: &[Profile]) -> Vec<Pair> {
    let mut index = Index::new(Model::shipped());
    index.put_all_on(left, Side::Left);
    index.put_all_on(right, Side::Right);
    let pairs = index.candidates(true);
    let levels: Vec<(u32, u32, Levels)> =
        index.hold(&pairs).iter().map(|one| (one.left, one.right, one.compared.levels)).collect();
    index.judge_by(learn_across(&Model::shipped(), &levels));
    let mut held = index.hold(&pairs);
    let rivals: Vec<_> = held.iter().map(|one| (one.left, one.right, one.likely)).collect();
    let competed = compete(index.model.alone, &rivals);
    held.iter_mut().zip(competed).for_each(|(one, likely)| one.likely = likely);
    let terms = index.terms();
    let told = |one: &Held| {
        let both = (index.record(one.left)?, index.record(one.right)?);
        index.told(&terms, one, judged(both, &one.compared, one.likely, ALL))
    };
    let mut pairs = ordered(held.par_iter().filter_map(told).collect());
    let profiles: FxHashMap<&str, &Profile> = left.iter().chain(right).map(|profile| (&*profile.key, profile)).collect();
    let titles = |key: &str| profiles.get(key).into_iter().flat_map(|known| &known.titles).map(|title| &**title).collect();
    as_written(&mut pairs, titles);
    pairs
}

/// What stands high in either of two lists stands high in the one they make (reciprocal ranks): facts say little of a title that is
/// half typed, and words say nothing of who does it and where.
fn among_both(pairs: Vec<Pair>, spelt_like: &[Hit]) -> Vec<Pair> {
    let of_place = |place: usize| 1.0 / (5.0 + place as f64);
    let places: FxHashMap<&str, usize> = spelt_like.iter().enumerate().map(|(place, hit)| (&*hit.key, place)).collect();
    let spelt = |pair: &Pair| [&pair.left, &pair.right].iter().find_map(|key| places.get(&***key)).copied();
    let ranked = pairs.into_iter().enumerate().map(|(place, pair)| (of_place(place) + spelt(&pair).map_or(0.0, of_place), pair));
    let mut ranked: Vec<(f64, Pair)> = ranked.collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked.into_iter().map(|(_, pair)| pair).collect()
}

/// In the order in which neighbours of one record are told.
fn by_worth(pairs: Vec<Pair>) -> Vec<Pair> {
    let mut pairs = ordered(pairs);
    pairs.sort_by(|a, b| b.worth().total_cmp(&a.worth()));
    pairs
}

fn ordered(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by(|a, b| {
        let lines = b.probability().total_cmp(&a.probability()).then(b.same.total_cmp(&a.same));
        lines.then(b.close.cmp(&a.close)).then_with(|| (&a.left, &a.right).cmp(&(&b.left, &b.right)))
    });
    pairs
}
