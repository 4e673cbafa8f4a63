//! The tree has the RFC's shape for every size up to 40, and a proof holds for its own leaf only.

use ledger::{Digest, RootBuilder, prove, root, verify_inclusion};

/// RFC 6962, section 2.1, word for word.
fn tree_hash(leaves: &[Vec<u8>]) -> Digest {
    match leaves {
        [] => Digest::of([]),
        [leaf] => Digest::of([&[0], &leaf[..]].concat()),
        _ => {
            let mut split = 1;
            while split * 2 < leaves.len() {
                split *= 2;
            }
            let (left, right) = (tree_hash(&leaves[..split]), tree_hash(&leaves[split..]));
            Digest::of([&[1], &left.as_bytes()[..], right.as_bytes()].concat())
        }
    }
}

fn leaves(count: usize) -> Vec<Vec<u8>> {
    (0..count).map(|at| format!("record {at}").into_bytes()).collect()
}

#[test]
fn the_root_is_the_tree_hash_of_the_rfc() {
    for count in 0..=40 {
        let leaves = leaves(count);
        assert_eq!(root(&leaves), tree_hash(&leaves), "{count} leaves");
    }
}

#[test]
fn known_roots() {
    // The test vectors of the reference implementation of Certificate Transparency.
    let leaves: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    assert_eq!(root(&leaves[..0]).to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(root(&leaves[..1]).to_string(), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assert_eq!(root(leaves).to_string(), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

#[test]
fn every_leaf_can_be_proved_and_no_other_passes_for_it() {
    for count in 1..=40 {
        let leaves = leaves(count);
        let (root, size) = (root(&leaves), count as u64);
        for at in 0..count {
            let proof = prove(&leaves, at).expect("the leaf is there");
            let holds = |index, leaf: &[u8], proof: &[Digest]| verify_inclusion(&root, size, index, leaf, proof);
            let index = at as u64;
            assert!(holds(index, &leaves[at], &proof), "leaf {at} of {count}");
            assert!(!holds(index, b"another record", &proof), "leaf {at} of {count}");
            for other in (0..size + 2).filter(|other| *other != index) {
                assert!(!holds(other, &leaves[at], &proof), "leaf {at} of {count} as {other}");
            }
            assert!(!holds(index, &leaves[at], &[&proof[..], &[root]].concat()), "leaf {at} of {count}");
            if let Some((_, shorter)) = proof.split_last() {
                assert!(!holds(index, &leaves[at], shorter), "leaf {at} of {count}");
            }
        }
        assert_eq!(prove(&leaves, count), None);
    }
}

#[test]
fn a_builder_counts_its_leaves() {
    let mut builder = RootBuilder::default();
    assert_eq!(builder.size(), 0);
    builder.push(b"record 0");
    builder.push(b"record 1");
    assert_eq!((builder.size(), builder.finish()), (2, root(leaves(2))));
}
