//! Who could fill a gap: parties already at work next door, under the same provision in another State or under the same section in this
//! one. It says who is near, and never that somebody should.

use crate::coverage::Coverage;
use crate::{Initiative, Life, PartyKey, Role, Strength, View, Who};
use std::collections::{BTreeMap, BTreeSet};

/// In which cells of a matrix each party is at work: something of theirs runs there with the provision as an aim.
#[derive(Debug)]
pub struct Active<'a> {
    /// By row of the coverage: the number of its section.
    sections: Vec<Box<str>>,
    cells: BTreeMap<&'a PartyKey, BTreeSet<(usize, usize)>>,
    /// States of the matrix and their bodies, which work at home alone.
    at_home: BTreeSet<&'a PartyKey>,
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

impl<'a> Active<'a> {
    /// Who answers for what runs.
    pub fn providing(view: &View<'a>, coverage: &Coverage) -> Self {
        Self::of(view, coverage, |initiative, add| initiative.roles.providers().for_each(add))
    }

    /// Who pays for what runs.
    pub fn funding(view: &View<'a>, coverage: &Coverage) -> Self {
        Self::of(view, coverage, |initiative, add| initiative.roles.in_role(Role::Funder).for_each(add))
    }

    fn of(view: &View<'a>, coverage: &Coverage, each: impl Fn(&'a Initiative, &mut dyn FnMut(&'a Who))) -> Self {
        let sections = coverage.provisions().iter().map(|key| section(key.number()).into()).collect();
        let mut cells: BTreeMap<&'a PartyKey, BTreeSet<(usize, usize)>> = BTreeMap::new();
        coverage.each_member(view, |row, column, initiative, life, strength| {
            if life == Life::Running && strength != Strength::Relevant {
                for one in view.one_with(&initiative) {
                    each(one.get(), &mut |who| {
                        if let Who::Party(party) = who {
                            cells.entry(party).or_default().insert((row, column));
                        }
                    });
                }
            }
        });
        let at_home = cells.keys().copied().filter(|party| is_at_home(view, coverage, party)).collect();
        Self { sections, cells, at_home }
    }

    /// Those who are near a cell and not in it, the nearest first: near in both ways, then under the same provision in the most States,
    /// then under the most provisions of the section. States of the matrix and their bodies are left out.
    pub fn near(&self, row: usize, column: usize) -> Vec<Near<'a>> {
        let others = self.cells.keys().filter(|party| !self.at_home.contains(*party));
        let mut near: Vec<Near<'a>> = others.filter_map(|party| self.nearness(party, row, column)).collect();
        near.sort_by_key(|near| {
            let both = !near.elsewhere.is_empty() && !near.here.is_empty();
            (std::cmp::Reverse((both, near.elsewhere.len(), near.here.len())), near.party)
        });
        near
    }

    /// How near one party is to a cell; none where it is not near, or is at work in it.
    pub fn nearness(&self, party: &PartyKey, row: usize, column: usize) -> Option<Near<'a>> {
        let (party, cells) = self.cells.get_key_value(party)?;
        if cells.contains(&(row, column)) {
            return None;
        }
        let elsewhere: Vec<usize> = cells.iter().filter(|(other, _)| *other == row).map(|(_, state)| *state).collect();
        let same_section = |other: usize| other != row && self.sections[other] == self.sections[row];
        let here: Vec<usize> =
            cells.iter().filter(|(other, state)| *state == column && same_section(*other)).map(|(other, _)| *other).collect();
        (!elsewhere.is_empty() || !here.is_empty()).then_some(Near { party, elsewhere, here })
    }

    /// The cells in which this party is at work together with others, and who they are.
    pub fn shared(&self, party: &PartyKey) -> Vec<(usize, usize, Vec<&'a PartyKey>)> {
        let Some(own) = self.cells.get(party) else { return Vec::new() };
        let others = |cell: &(usize, usize)| {
            self.cells.iter().filter(|(other, cells)| **other != party && cells.contains(cell)).map(|(other, _)| *other).collect()
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
