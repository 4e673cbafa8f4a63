//! A set of byte strings as a tree, read where it lies in the file. Nodes are numbered level by level, so that the children of a
//! node stand together and in the order of their bytes.

use super::file::{Sections, number};

/// The tree; strings have numbers in the order of the nodes where they end.
pub(super) struct Trie {
    labels: &'static [u8],
    starts: &'static [u8],
    ends: &'static [u8],
    ranks: &'static [u8],
}

impl Trie {
    /// The node of the empty string.
    pub(super) const ROOT: usize = 0;

    pub(super) fn open(sections: &mut Sections) -> Option<Self> {
        let labels = sections.any()?;
        let words = labels.len().div_ceil(64);
        let starts = sections.exact(4 * labels.len() + 4)?;
        Some(Self { labels, starts, ends: sections.exact(8 * words)?, ranks: sections.exact(4 * words)? })
    }

    /// The node one byte further.
    #[inline]
    pub(super) fn child(&self, node: usize, byte: u8) -> Option<usize> {
        let (start, end) = (number(self.starts, node), number(self.starts, node + 1));
        let labels = self.labels.get(start..end)?;
        if labels.len() < 8 {
            return Some(start + labels.iter().position(|label| *label == byte)?);
        }
        Some(start + labels.binary_search(&byte).ok()?)
    }

    /// The number of the string that ends at this node.
    #[inline]
    pub(super) fn string(&self, node: usize) -> Option<usize> {
        let word = u64::from_le_bytes(*self.ends.as_chunks().0.get(node / 64)?);
        let bit = 1 << (node % 64);
        (word & bit != 0).then(|| number(self.ranks, node / 64) + (word & (bit - 1)).count_ones() as usize)
    }
}
