//! Whose the initiatives in each cell of a matrix are, as far as a cell has room for names, and how many stand in it at all.

use crate::coverage::Coverage;
use crate::{Life, Strength, View, Who};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The names behind each cell.
#[derive(Debug, Default)]
pub struct Whose {
    cells: Vec<Few>,
    width: usize,
    /// How many initiatives stand in the matrix.
    pub holds: u32,
}

/// The names for which a cell has room, and how many others there are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Few {
    /// First who has something that runs, and of those who has the most.
    pub named: Vec<Who>,
    /// How many others have something in the same life.
    pub others: usize,
}

/// Everybody behind a cell: how far the best of theirs is in its life, how much of theirs is, and who, in the order they were met.
#[derive(Clone, Default)]
struct All {
    known: FxHashMap<u32, usize>,
    list: Vec<(u8, u32, u32)>,
}

impl Whose {
    /// Walks through a coverage, as far as initiatives are as strong as asked; a cell has room for so many names.
    pub fn of(view: &View<'_>, coverage: &Coverage, strength: Option<Strength>, room: usize) -> Self {
        let columns = &view.state.register.columns;
        let width = coverage.states().len();
        let mut cells = vec![All::default(); coverage.provisions().len() * width];
        let mut holds = 0;
        coverage.each_seen(view, |at, life, _, reach, states| {
            let asked = || reach.iter().filter(|(_, so)| strength.is_none_or(|strength| strength == *so));
            holds += u32::from(!states.is_empty() && asked().next().is_some());
            for state in states {
                for (row, _) in asked() {
                    let cell = &mut cells[usize::from(*row) * width + usize::from(*state)];
                    columns.answering(&columns.rows[at]).iter().for_each(|who| cell.add(life, *who));
                }
            }
        });
        let names = columns.providers.in_order();
        let cells = cells.into_iter().map(|all| all.few(room, |number| names[number as usize - 1].clone())).collect();
        Self { cells, width, holds }
    }

    /// Those behind the cell of a row and a column, counted from 0.
    pub fn cell(&self, provision: usize, state: usize) -> &Few {
        &self.cells[provision * self.width + state]
    }

    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        self.cells.iter().map(|few| size_of::<Few>() + few.named.len() * size_of::<Who>()).sum()
    }
}

impl All {
    fn add(&mut self, life: Life, who: u32) {
        let rank = match life {
            Life::Running => 0,
            Life::Intended => 1,
            Life::Suspended | Life::Unclear => 2,
            Life::Ended | Life::Cancelled => 3,
        };
        let next = self.list.len();
        let at = *self.known.entry(who).or_insert(next);
        match self.list.get_mut(at) {
            Some((known, count, _)) if *known == rank => *count += 1,
            Some(better) if better.0 > rank => *better = (rank, 1, who),
            Some(_) => {}
            None => self.list.push((rank, 1, who)),
        }
    }

    fn few(mut self, room: usize, name: impl Fn(u32) -> Who) -> Few {
        self.list.sort_by_key(|(rank, count, _)| (*rank, Reverse(*count)));
        let best = self.list.first().map_or(0, |(rank, _, _)| *rank);
        let of_best = self.list.iter().take_while(|(rank, _, _)| *rank == best);
        let count = of_best.clone().count();
        Few { named: of_best.take(room).map(|(_, _, who)| name(*who)).collect(), others: count.saturating_sub(room) }
    }
}
