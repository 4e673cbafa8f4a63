//! Who could fill a gap: parties already at work next door, under the same provision in another State or under the same section in this
//! one. It says who is near, and never that somebody should.

use crate::coverage::Coverage;
use crate::{Initiative, Life, PartyKey, Role, Strength, View, Who};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// In which cells of a matrix each party is at work: something of theirs runs there with the provision as an aim.
#[derive(Debug)]
pub struct Active {
    /// By row of the coverage: the number of its section.
    sections: Vec<Box<str>>,
    cells: BTreeMap<PartyKey, BTreeSet<(usize, usize)>>,
    /// States of the matrix and their bodies, which work at home alone.
    at_home: BTreeSet<PartyKey>,
}

/// A party near a cell, and what makes it near.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Near<'a> {
    /// Who.
    pub party: &'a PartyKey,
    /// The columns of other States in which it is at work under the same provision.
    pub elsewhere: Vec<usize>,
    /// The rows of other provisions of the section under which it is at work in the same State.
    pub here: Vec<usize>,
}

impl Active {
    /// Who answers for what runs.
    pub fn providing(view: &View<'_>, coverage: &Coverage) -> Self {
        Self::of(view, coverage, |initiative, add| initiative.roles.providers().for_each(add))
    }

    /// Who pays for what runs.
    pub fn funding(view: &View<'_>, coverage: &Coverage) -> Self {
        Self::of(view, coverage, |initiative, add| initiative.roles.in_role(Role::Funder).for_each(add))
    }

    fn of<'a>(view: &View<'a>, coverage: &Coverage, each: impl Fn(&'a Initiative, &mut dyn FnMut(&'a Who))) -> Self {
        let sections = coverage.provisions().iter().map(|key| section(key.number()).into()).collect();
        let width = coverage.states().len();
        let size = coverage.provisions().len() * width;
        let mut at_work: FxHashMap<&'a PartyKey, Vec<bool>> = FxHashMap::default();
        let mut own = Vec::new();
        coverage.each_seen(view, |at, life, _, reach, columns| {
            if life != Life::Running {
                return;
            }
            own.clear();
            for column in columns {
                let strong = reach.iter().filter(|(_, strength)| *strength != Strength::Relevant);
                own.extend(strong.map(|(row, _)| usize::from(*row) * width + usize::from(*column)));
            }
            let Some(initiative) = view.seen_at(at).filter(|_| !own.is_empty()) else { return };
            for one in view.one_with(&initiative) {
                each(one.get(), &mut |who| {
                    if let Who::Party(party) = who {
                        let cells = at_work.entry(party).or_insert_with(|| vec![false; size]);
                        own.iter().for_each(|cell| cells[*cell] = true);
                    }
                });
            }
        });
        let at_home = at_work.keys().filter(|party| is_at_home(view, coverage, party)).map(|party| (*party).clone()).collect();
        let places = |cells: Vec<bool>| -> BTreeSet<(usize, usize)> {
            cells.iter().enumerate().filter(|(_, works)| **works).map(|(cell, _)| (cell / width, cell % width)).collect()
        };
        let cells = at_work.into_iter().map(|(party, cells)| (party.clone(), places(cells))).collect();
        Self { sections, cells, at_home }
    }

    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        self.cells.values().map(|cells| 64 + cells.len() * size_of::<(usize, usize)>()).sum()
    }

    /// Those who are near a cell and not in it, the nearest first: near in both ways, then under the same provision in the most States,
    /// then under the most provisions of the section. States of the matrix and their bodies are left out.
    pub fn near(&self, row: usize, column: usize) -> Vec<Near<'_>> {
        let others = self.cells.keys().filter(|party| !self.at_home.contains(*party));
        let mut near: Vec<Near<'_>> = others.filter_map(|party| self.nearness(party, row, column)).collect();
        near.sort_by_key(|near| {
            let both = !near.elsewhere.is_empty() && !near.here.is_empty();
            (std::cmp::Reverse((both, near.elsewhere.len(), near.here.len())), near.party)
        });
        near
    }

    /// How near one party is to a cell; none where it is not near, or is at work in it.
    pub fn nearness(&self, party: &PartyKey, row: usize, column: usize) -> Option<Near<'_>> {
        let (party, cells) = self.cells.get_key_value(party)?;
        if cells.contains(&(row, column)) {
            return None;
        }
        let elsewhere: Vec<usize> = cells.range((row, 0)..(row + 1, 0)).map(|(_, state)| *state).collect();
        let same_section = |other: usize| other != row && self.sections[other] == self.sections[row];
        let here: Vec<usize> =
            cells.iter().filter(|(other, state)| *state == column && same_section(*other)).map(|(other, _)| *other).collect();
        (!elsewhere.is_empty() || !here.is_empty()).then_some(Near { party, elsewhere, here })
    }

    /// The cells in which this party is at work together with others, and who they are.
    pub fn shared(&self, party: &PartyKey) -> Vec<(usize, usize, Vec<&PartyKey>)> {
        let Some(own) = self.cells.get(party) else { return Vec::new() };
        let others = |cell: &(usize, usize)| {
            self.cells.iter().filter(|(other, cells)| *other != party && cells.contains(cell)).map(|(other, _)| other).collect()
        };
        let all = own.iter().map(|cell| (cell.0, cell.1, others(cell)));
        all.filter(|(_, _, others): &(_, _, Vec<_>)| !others.is_empty()).collect()
    }
}

/// The section of a provision, by its number: `II` of `II.3.1`.
fn section(number: &str) -> &str {
    number.split('.').next().unwrap_or(number)
}

/// Whether a party is a State of the matrix or belongs to one, through however many bodies.
fn is_at_home(view: &View<'_>, coverage: &Coverage, party: &PartyKey) -> bool {
    let mut seen: Vec<&PartyKey> = Vec::new();
    let mut next = Some(party);
    while let Some(at) = next.filter(|at| !seen.contains(at)) {
        if coverage.states().contains(at) {
            return true;
        }
        seen.push(at);
        next = view.party(at).and_then(|party| party.parent.as_ref());
    }
    false
}
