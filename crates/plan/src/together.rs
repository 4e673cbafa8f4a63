//! Initiatives that were ruled to be one: they count once, one of them stands for all, and each keeps its own history.
//! Not for: what merely looks like one; that is only suspected.

use crate::verdict::in_order;
use crate::{Initiative, InitiativeKey, Released, Ruling, Verdict, View};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// All groups, by member. Ruling them one ties two together, and whoever is one with the same is one.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    groups: Vec<Vec<InitiativeKey>>,
    of: FxHashMap<InitiativeKey, usize>,
}

impl Groups {
    /// Works the groups out from what was ruled. A ruling lasts here until another takes its place: a changed title asks the
    /// question anew, and does not count twice meanwhile.
    pub(crate) fn of(verdicts: &BTreeMap<(InitiativeKey, InitiativeKey), Verdict>) -> Self {
        Self::tied(verdicts.iter())
    }

    fn tied<'a>(verdicts: impl Iterator<Item = (&'a (InitiativeKey, InitiativeKey), &'a Verdict)>) -> Self {
        let ties = verdicts.filter(|(_, verdict)| verdict.ruling == Ruling::Duplicate);
        let (mut made, mut gave_way) = (Self::default(), FxHashSet::default());
        for ((left, right), verdict) in ties {
            gave_way.insert(if verdict.kept == *left { right } else { left });
            let (one, other) = (made.at(left), made.at(right));
            if one != other {
                let moved = std::mem::take(&mut made.groups[other]);
                moved.iter().for_each(|key| {
                    made.of.insert(key.clone(), one);
                });
                made.groups[one].extend(moved);
            }
        }
        // First those that never gave way to another, then by address.
        made.groups.iter_mut().for_each(|group| group.sort_by(|a, b| (gave_way.contains(a), a).cmp(&(gave_way.contains(b), b))));
        made
    }

    fn at(&mut self, key: &InitiativeKey) -> usize {
        let next = self.groups.len();
        let at = *self.of.entry(key.clone()).or_insert(next);
        if at == next {
            self.groups.push(vec![key.clone()]);
        }
        at
    }

    /// The group of an initiative, whoever stands for it first.
    pub(crate) fn group(&self, key: &InitiativeKey) -> &[InitiativeKey] {
        self.of.get(key).map_or(&[], |at| &self.groups[*at])
    }
}

/// Who counts for a viewer, by places of the register.
#[derive(Debug, Default)]
pub(crate) struct Doubles {
    /// Those that count with another.
    pub(crate) passed_over: FxHashSet<usize>,
    /// Those that count for others, with them.
    pub(crate) together: FxHashMap<usize, Vec<usize>>,
}

impl Doubles {
    /// Of each group the first that the viewer sees stands for those the viewer sees; where none is seen the first stands for all.
    /// What is hidden adds nothing to one that is seen, and is not counted beside it either.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut doubles = Self::default();
        for group in &view.state.groups.groups {
            doubles.take(view, group);
        }
        doubles
    }

    /// The same for one group.
    pub(crate) fn of_group(view: &View<'_>, group: &[InitiativeKey]) -> Self {
        let mut doubles = Self::default();
        doubles.take(view, group);
        doubles
    }

    fn take(&mut self, view: &View<'_>, group: &[InitiativeKey]) {
        let there: Vec<usize> = group.iter().filter_map(|key| view.state.register.position(key)).collect();
        let seen: Vec<usize> = there.iter().copied().filter(|at| view.sees(*at)).collect();
        let counted = if seen.is_empty() { &there } else { &seen };
        let Some((first, others)) = counted.split_first() else { return };
        self.passed_over.extend(there.iter().copied().filter(|at| at != first));
        if !others.is_empty() {
            self.together.insert(*first, others.to_vec());
        }
    }

    /// The places that count with one.
    pub(crate) fn with(&self, at: usize) -> &[usize] {
        self.together.get(&at).map_or(&[], Vec::as_slice)
    }
}

impl<'a> View<'a> {
    /// An initiative with those that were ruled to be one with it, as far as they are seen.
    pub fn one_with(&self, initiative: &Released<&'a Initiative>) -> impl Iterator<Item = Released<&'a Initiative>> {
        let others = self.state.groups.group(&initiative.key).iter().filter(|key| **key != initiative.key);
        std::iter::once(*initiative).chain(others.filter_map(|key| self.initiative(key)))
    }

    /// The initiatives that were ruled to be one with this, itself included, as far as the viewer sees them; the one that stands
    /// for them first. None where it stands alone.
    pub fn group(&self, key: &InitiativeKey) -> Vec<InitiativeKey> {
        let seen = self.state.groups.group(key).iter().filter(|key| self.initiative(key).is_some());
        let seen: Vec<InitiativeKey> = seen.cloned().collect();
        if seen.len() > 1 && seen.contains(key) { seen } else { Vec::new() }
    }

    /// Two other initiatives of which something was ruled that this ruling would contradict: two that would become one and were
    /// ruled not to be, or two through which these stay one.
    pub fn against(&self, left: &InitiativeKey, right: &InitiativeKey, ruling: Ruling) -> Option<(InitiativeKey, InitiativeKey)> {
        let (this, groups) = (in_order(left, right), &self.state.groups);
        let ties = |key: &InitiativeKey| groups.group(key).iter().chain([key]).cloned().collect::<FxHashSet<_>>();
        let others = || self.state.verdicts.iter().filter(|(pair, _)| **pair != this);
        if ruling == Ruling::Duplicate {
            let (lefts, rights) = (ties(left), ties(right));
            let between = |(one, other): &(InitiativeKey, InitiativeKey)| {
                lefts.contains(one) && rights.contains(other) || lefts.contains(other) && rights.contains(one)
            };
            let mut apart = others().filter(|(pair, verdict)| verdict.ruling != Ruling::Duplicate && between(pair));
            return apart.next().map(|(pair, _)| pair.clone());
        }
        let left_over = Groups::tied(others());
        let held = left_over.group(left);
        if !held.contains(right) {
            return None;
        }
        let tie = |(pair, verdict): &(&(InitiativeKey, InitiativeKey), &Verdict)| {
            verdict.ruling == Ruling::Duplicate && held.contains(&pair.0)
        };
        others().find(tie).map(|(pair, _)| pair.clone())
    }

    /// Under which address an initiative is kept, where another stands for it: an old address leads there.
    pub fn kept_as(&self, key: &InitiativeKey) -> Option<InitiativeKey> {
        self.group(key).into_iter().next().filter(|first| first != key)
    }
}
