//! Merkle trees as in RFC 6962, section 2.1: one hash for a list, and short proofs that one item is in it.
//! Not for: proofs that one tree continues another; the chain does that.

use crate::{Digest, Digester};

/// Before the bytes of a leaf and of a node, so that neither can pass for the other.
const LEAF: &[u8] = &[0];
const NODE: &[u8] = &[1];

/// The root over a list. That of an empty list is the hash of no bytes.
pub fn root(leaves: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Digest {
    let mut builder = RootBuilder::default();
    for leaf in leaves {
        builder.push(leaf.as_ref());
    }
    builder.finish()
}

/// Takes leaves one at a time and gives the root over them; keeps one hash per level of the tree only.
#[derive(Clone, Debug, Default)]
pub struct RootBuilder {
    /// The roots of the full subtrees so far, the largest first.
    full: Vec<Digest>,
    size: u64,
}

impl RootBuilder {
    /// Adds the next leaf.
    pub fn push(&mut self, leaf: &[u8]) {
        self.push_hashed(leaf_hash(leaf));
    }

    /// Adds the next leaf as its [`leaf_hash`]; many of those can be taken at once.
    pub fn push_hashed(&mut self, leaf: Digest) {
        let mut hash = leaf;
        // The trailing ones of the size are the subtrees that this leaf completes.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.full.pop() {
                hash = node_hash(&left, &hash);
            }
        }
        self.full.push(hash);
        self.size += 1;
    }

    /// How many leaves were added.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over all leaves added.
    pub fn finish(mut self) -> Digest {
        let Some(mut hash) = self.full.pop() else {
            return Digest::of([]);
        };
        while let Some(left) = self.full.pop() {
            hash = node_hash(&left, &hash);
        }
        hash
    }
}

/// The proof that the leaf at `index` (counted from 0) is in the list: the hashes beside its way up, the lowest first.
/// None when the list is not that long.
pub fn prove(leaves: &[impl AsRef<[u8]>], index: usize) -> Option<Vec<Digest>> {
    if index >= leaves.len() {
        return None;
    }
    let mut proof = Vec::new();
    let (mut from, mut to) = (0, leaves.len());
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            proof.push(root(&leaves[middle..to]));
            to = middle;
        } else {
            proof.push(root(&leaves[from..middle]));
            from = middle;
        }
    }
    proof.reverse();
    Some(proof)
}

/// Whether `leaf` is the one at `index` (counted from 0) of the `size` leaves under `root`. Needs nothing but its
/// arguments, so that somebody who was given one record can check it without the others.
pub fn verify_inclusion(root: &Digest, size: u64, index: u64, leaf: &[u8], proof: &[Digest]) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = leaf_hash(leaf);
    for beside in proof {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            hash = node_hash(beside, &hash);
            // A last node without a partner goes up as it is, until it is somebody's right half.
            while at % 2 == 0 && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(&hash, beside);
        }
        at /= 2;
        last /= 2;
    }
    last == 0 && hash == *root
}

/// The largest power of two that is smaller than `size`; `size` is 2 or more.
fn split(size: usize) -> usize {
    size.next_power_of_two() / 2
}

/// The hash of a leaf, as it stands in a tree.
pub fn leaf_hash(leaf: &[u8]) -> Digest {
    hash_of(&[LEAF, leaf])
}

fn node_hash(left: &Digest, right: &Digest) -> Digest {
    hash_of(&[NODE, left.as_bytes(), right.as_bytes()])
}

fn hash_of(pieces: &[&[u8]]) -> Digest {
    let mut digester = Digester::default();
    for piece in pieces {
        digester.update(piece);
    }
    digester.finish()
}
