//! Short lists of numbers behind one another in one piece of memory: a record has many of them, and what is compared is fetched
//! together. Not for: what the lists hold (see `record`).

/// So many lists, none of which changes once it is laid out.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Lists<const N: usize> {
    all: Box<[u32]>,
    /// Where each list ends.
    ends: [u32; N],
}

impl<const N: usize> Lists<N> {
    pub(crate) fn of(lists: [&[u32]; N]) -> Self {
        let mut all = Vec::with_capacity(lists.iter().map(|list| list.len()).sum());
        let ends = lists.map(|list| {
            all.extend_from_slice(list);
            all.len() as u32
        });
        Self { all: all.into(), ends }
    }

    pub(crate) fn get(&self, at: usize) -> &[u32] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[from as usize..self.ends[at] as usize]
    }
}

impl<const N: usize> Default for Lists<N> {
    fn default() -> Self {
        Self { all: Box::default(), ends: [0; N] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_comes_back_as_it_was() {
        let lists = Lists::of([&[3, 1], &[], &[7], &[]]);
        let all: Vec<&[u32]> = (0..4).map(|at| lists.get(at)).collect();
        assert_eq!(all, [&[3, 1][..], &[], &[7], &[]]);
        assert_eq!(Lists::<4>::default().get(3), [0; 0]);
    }
}
