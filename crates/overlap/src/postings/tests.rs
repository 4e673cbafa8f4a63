//! Whatever is put and taken, under a key stands what was put there and not taken, unless so many that nobody looks.

use super::{COUNTED, LOOKED_AT, Postings, Ranked, entry};
use crate::keys::Key;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn key(hash: u32) -> Key {
    Key { hash, counts: 8 }
}

/// The slots under a key, without those that were taken.
fn under(postings: &Postings, hash: u32, taken: &BTreeSet<u32>) -> BTreeSet<u32> {
    let mut slots = BTreeSet::new();
    postings.each(&Ranked { key: hash, ..Ranked::default() }, |slot| {
        slots.insert(slot);
    });
    slots.difference(taken).copied().collect()
}

proptest! {
    #[test]
    fn what_was_put_and_not_taken_is_there(steps in prop::collection::vec((0u8..4, 0u32..6), 0..60)) {
        let mut postings = Postings::default();
        let (mut there, mut taken) = (vec![BTreeSet::new(); 6], BTreeSet::new());
        for (slot, (deed, hash)) in steps.into_iter().enumerate() {
            let slot = slot as u32;
            match deed {
                0 => postings.put(key(hash), slot),
                1 => postings.put_all(vec![entry(key(hash), slot)]),
                2 => postings.settle(),
                _ => {
                    if let Some(old) = there[hash as usize].pop_first() {
                        prop_assert!(!postings.take(hash, old));
                        taken.insert(old);
                    }
                }
            }
            if deed < 2 {
                there[hash as usize].insert(slot);
            }
        }
        for hash in 0..6 {
            prop_assert_eq!(postings.len(hash) as usize, there[hash as usize].len());
            prop_assert_eq!(&under(&postings, hash, &taken), &there[hash as usize]);
        }
    }
}

#[test]
fn a_key_of_too_many_is_counted_and_comes_back() {
    let mut postings = Postings::default();
    let many = COUNTED as u32 + 100;
    postings.put_all((0..50).map(|slot| entry(key(7), slot)).collect());
    postings.put_all((50..many).map(|slot| entry(key(7), slot)).collect());
    assert!(postings.len(7) > LOOKED_AT);
    postings.settle();
    postings.put(key(7), many);
    // Until so few are left that they are looked at again.
    let left = (0..=many).take_while(|slot| !postings.take(7, *slot)).count() as u32;
    assert_eq!(many + 1 - left - 1, LOOKED_AT);
}
