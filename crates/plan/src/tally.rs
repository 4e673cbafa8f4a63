//! A small sorted multiset of numbers, from which one can be taken again; what a cell of the matrix remembers.

/// Numbers with how often each is there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Tally(Vec<(u32, u32)>);

impl Tally {
    pub(crate) fn add(&mut self, number: u32) {
        match self.0.binary_search_by_key(&number, |(known, _)| *known) {
            Ok(at) => self.0[at].1 += 1,
            Err(at) => self.0.insert(at, (number, 1)),
        }
    }

    pub(crate) fn take(&mut self, number: u32) {
        if let Ok(at) = self.0.binary_search_by_key(&number, |(known, _)| *known) {
            self.0[at].1 -= 1;
            if self.0[at].1 == 0 {
                self.0.remove(at);
            }
        }
    }

    /// How many different numbers there are.
    pub(crate) fn kinds(&self) -> usize {
        self.0.len()
    }

    /// The largest.
    pub(crate) fn last(&self) -> Option<u32> {
        self.0.last().map(|(number, _)| *number)
    }
}
