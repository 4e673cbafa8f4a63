//! What a filter let through, as places of the register: chosen once, put in an order, and read as far as somebody reads. It holds no
//! initiative, so that it can be kept as long as the register stays as it was; what is read comes out of a view again.

use crate::{Initiative, Lang, Life, Released, View};
use std::cmp::Reverse;
use std::ops::Range;

/// Places of the register, each with the life of what stands there. Good for the state and the viewer it was chosen for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chosen(pub(crate) Vec<(u32, Life)>);

/// The order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By title in a language.
    Title(Lang),
    /// What began last first; what has no beginning last.
    Newest,
    /// What runs first, and of that what ends soonest.
    Ending,
    /// What was not heard of for longest first.
    Heard,
    /// What runs first.
    Running,
}

impl Chosen {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// About how many bytes they take.
    pub fn size(&self) -> usize {
        self.0.len() * size_of::<(u32, Life)>()
    }

    /// Puts them in an order; what is alike in it stays as it was.
    pub fn sort(&mut self, view: &View<'_>, order: Order) {
        let rows = &view.state.register.columns.rows;
        let row = |at: &u32| &rows[*at as usize];
        let title = |at: u32, lang| view.seen_at(at as usize).map(|it| it.title.show(lang).to_lowercase());
        match order {
            Order::Title(lang) => self.0.sort_by_cached_key(|(at, _)| title(*at, lang)),
            Order::Newest => self.0.sort_by_key(|(at, _)| Reverse(row(at).first)),
            Order::Ending => self.0.sort_by_key(|(at, life)| (*life != Life::Running, row(at).last == 0, row(at).last)),
            Order::Running => self.0.sort_by_key(|(_, life)| *life != Life::Running),
            Order::Heard => self.0.sort_by_key(|(at, _)| row(at).heard),
        }
    }

    /// Reads some of them; a range that goes beyond the end is cut there.
    pub fn read<'v, 'a: 'v>(
        &'v self,
        view: &'v View<'a>,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Released<&'a Initiative>, Life)> + 'v {
        let end = range.end.min(self.0.len());
        let some = &self.0[range.start.min(end)..end];
        some.iter().filter_map(|(at, life)| Some((view.seen_at(*at as usize)?, *life)))
    }

    /// Reads all of them.
    pub fn all<'a>(&self, view: &View<'a>) -> Vec<(Released<&'a Initiative>, Life)> {
        self.read(view, 0..self.0.len()).collect()
    }
}
