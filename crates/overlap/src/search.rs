//! Which records are worth comparing: the ones found under the most telling keys, a bounded number for each record.
//! Not for: comparing them (see `compare`).

use crate::embed::nearness;
use crate::encode::encode;
use crate::index::{Index, Side, Slot};
use crate::keys::keys;
use crate::lexicon::{BIT, Numbering, Terms, log2};
use crate::postings::{LOOKED_AT, Ranked};
use crate::profile::Profile;
use crate::record::Record;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many others a record is compared with.
pub(crate) const CANDIDATES: usize = 15;
/// What is found by chance reaches no more than so many bits where everything can be compared with everything. There are as many
/// chances as pairs, so that what must be in common rises with the logarithm of their number.
const BY_CHANCE: u32 = 16 * BIT;
/// Nor need it be more than this part of what a record has in common with itself: who types three words has little to share.
const PART_OF_ALL: u32 = 4;
/// How many of them are chosen by meaning, where there is an encoder and the register is small enough to look at all.
const BY_MEANING: usize = 5;
/// For how many records what they share is found in one walk.
const AT_A_TIME: usize = 1 << 18;
/// How many records are looked for on one sheet, one after the other.
const ON_ONE_SHEET: usize = 1 << 10;
/// Up to how many records all meanings are looked at.
const SCANNED: u32 = 4_000;

/// What a search writes on, so that none of it is made anew.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    scores: Vec<u32>,
    touched: Vec<u32>,
    found: Vec<(u32, u32)>,
}

/// A record that is only asked about, in the numbers of an index, as if it stood in it once.
pub(crate) struct Asked<'a> {
    pub(crate) record: Record,
    pub(crate) terms: Terms<'a>,
    /// The record of the same address, which it would replace.
    pub(crate) itself: Option<u32>,
    ranked: Vec<Ranked>,
}

/// What another record must share to be compared: more than is shared by chance. `whole` tells one record from all others, `all` is what
/// a record shares with itself.
fn in_common_at_least(whole: u32, all: u32) -> u32 {
    (2 * whole).saturating_sub(BY_CHANCE).min(all / PART_OF_ALL)
}

impl Index {
    pub(crate) fn terms(&self) -> Terms<'_> {
        Terms::new(&self.lexicon, Vec::new(), FxHashMap::default(), self.live)
    }

    /// The best candidates for a record with these keys, best first.
    fn near(&self, record: &Record, ranked: &[Ranked], itself: Option<u32>, side: Option<Side>, sheet: &mut Sheet) -> Vec<u32> {
        let records = self.live + u32::from(itself.is_none());
        let whole = log2(records + 1);
        if sheet.scores.len() < self.slots.len() {
            sheet.scores.resize(self.slots.len(), 0);
        }
        let (mut looked_at, mut all) = (0, 0);
        for one in ranked {
            looked_at += one.len;
            if looked_at > LOOKED_AT {
                break;
            }
            let score = (whole.saturating_sub(log2(one.len)).max(BIT / 4) * u32::from(one.counts) / 8).max(1);
            all += score;
            self.postings.each(one, |slot| {
                let known = &mut sheet.scores[slot as usize];
                if *known == 0 {
                    sheet.touched.push(slot);
                }
                *known += score;
            });
        }
        let fits = |slot: u32| {
            let known = |known: &Slot| side.is_none_or(|side| known.side != side);
            Some(slot) != itself && self.slots[slot as usize].as_ref().is_some_and(known)
        };
        let Sheet { scores, touched, found } = sheet;
        found.clear();
        let least = in_common_at_least(whole, all);
        let scored = touched.drain(..).map(|slot| (std::mem::take(&mut scores[slot as usize]), slot));
        found.extend(scored.filter(|(score, _)| *score >= least));
        // Where all slots are taken, nothing of them need be fetched.
        let all_fit = side.is_none() && self.live as usize == self.slots.len();
        found.retain(|(_, slot)| if all_fit { Some(*slot) != itself } else { fits(*slot) });
        let mut near = self.best(found, CANDIDATES);
        if !record.points.is_empty() && records <= SCANNED {
            let all = (0..self.slots.len() as u32).filter(|slot| fits(*slot));
            let alike = all.filter_map(|slot| {
                let cosine = nearness(&record.points, &self.record(slot)?.points)?;
                (cosine > 0).then_some((cosine as u32, slot))
            });
            let alike = self.best(&mut alike.collect(), BY_MEANING);
            near.extend(alike.into_iter().filter(|slot| !near.contains(slot)).collect::<Vec<_>>());
        }
        near
    }

    /// The highest scores; between equals a number of the address decides.
    fn best(&self, found: &mut Vec<(u32, u32)>, most: usize) -> Vec<u32> {
        if found.len() > most {
            // Equals matter only where the last place is given away.
            let (_, &mut (least, _), _) = found.select_nth_unstable_by(most - 1, |a, b| b.0.cmp(&a.0));
            found.retain(|(score, _)| *score >= least);
        }
        let ranked = found.iter().filter_map(|(score, slot)| {
            let record = self.record(*slot)?;
            Some((std::cmp::Reverse(*score), record.rank, &record.key, *slot))
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable();
        ranked.truncate(most);
        ranked.into_iter().map(|(.., slot)| slot).collect()
    }

    /// Keys with how many records stand under each, rarest first.
    fn ranked(keys: impl Iterator<Item = Ranked>) -> Vec<Ranked> {
        let mut ranked: Vec<Ranked> = keys.filter(|one| (2..=LOOKED_AT).contains(&one.len)).collect();
        ranked.sort_unstable_by_key(|one| (one.len, one.key));
        ranked
    }

    /// The candidates of a record of the index; with `across` those of the other register alone.
    pub(crate) fn near_slot(&self, slot: u32, across: bool, sheet: &mut Sheet) -> Vec<u32> {
        let Some(known) = &self.slots[slot as usize] else { return Vec::new() };
        let lens = self.keys_of(slot).into_iter().map(|key| {
            let len = self.postings.len(key.hash);
            Ranked { key: key.hash, counts: key.counts, len, from: None }
        });
        self.near(&known.record, &Self::ranked(lens), Some(slot), across.then_some(known.side), sheet)
    }

    /// All pairs worth comparing, each once, by slot.
    pub(crate) fn candidates(&self, across: bool) -> Vec<(u32, u32)> {
        let all = self.slots.len() as u32;
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for from in (0..all).step_by(AT_A_TIME) {
            let until = all.min(from + AT_A_TIME as u32);
            let slots = from..until;
            let shared = self.postings.shared(slots.clone());
            let near = |slot: u32, sheet: &mut Sheet| match (&shared, &self.slots[slot as usize]) {
                (Some(shared), Some(known)) => {
                    let ranked = Self::ranked(shared.of(slot).iter().copied());
                    self.near(&known.record, &ranked, Some(slot), across.then_some(known.side), sheet)
                }
                _ => self.near_slot(slot, across, sheet),
            };
            let some: Vec<u32> = slots.step_by(ON_ONE_SHEET).collect();
            let found = some.into_par_iter().flat_map_iter(|from| {
                self.with_sheet(|sheet| {
                    let slots = from..until.min(from + ON_ONE_SHEET as u32);
                    let both = |slot: u32, other: u32| (slot.min(other), slot.max(other));
                    let pairs = slots.flat_map(|slot| near(slot, sheet).into_iter().map(move |other| both(slot, other)));
                    pairs.collect::<Vec<_>>()
                })
            });
            pairs.par_extend(found);
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Puts a record into the numbers of the index without putting it in.
    pub(crate) fn ask(&self, profile: &Profile) -> Asked<'_> {
        let mut numbering = Numbering::asked(&self.lexicon);
        let mut record = encode(profile, &mut numbering);
        record.points = self.embedder.points(&profile.titles);
        let found = keys(&record, |id| numbering.hash(id));
        let itself = self.by_key.get(&profile.key).copied();
        let before = itself.and_then(|slot| self.slots[slot as usize].as_ref());
        let mut shift: FxHashMap<u32, i32> = FxHashMap::default();
        for term in record.terms() {
            *shift.entry(term).or_default() += 1;
        }
        for term in before.into_iter().flat_map(|old| old.record.terms()) {
            *shift.entry(term).or_default() -= 1;
        }
        let stood: FxHashSet<u32> = itself.map_or_else(Vec::new, |slot| self.keys_of(slot)).iter().map(|key| key.hash).collect();
        let lens = found.iter().map(|key| {
            let len = self.postings.len(key.hash) + 1 - u32::from(stood.contains(&key.hash));
            Ranked { key: key.hash, counts: key.counts, len, from: None }
        });
        let ranked = Self::ranked(lens);
        let records = self.live + u32::from(itself.is_none());
        Asked { record, terms: Terms::new(&self.lexicon, numbering.own(), shift, records), itself, ranked }
    }

    /// The candidates of a record that is only asked about.
    pub(crate) fn near_asked(&self, asked: &Asked<'_>) -> Vec<u32> {
        self.with_sheet(|sheet| self.near(&asked.record, &asked.ranked, asked.itself, None, sheet))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_small_register_all_is_compared_and_in_a_large_one_what_is_more_than_chance() {
        let least = |records: u32, all: u32| in_common_at_least(log2(records), all);
        assert_eq!(least(200, 100 * BIT), 0);
        assert_eq!(least(1 << 14, 100 * BIT), 12 * BIT);
        assert_eq!(least(1 << 20, 100 * BIT), 24 * BIT);
        assert_eq!(least(1 << 20, 40 * BIT), 10 * BIT, "three words that somebody typed");
    }
}
