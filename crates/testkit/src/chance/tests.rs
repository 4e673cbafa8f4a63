//! The same seed gives the same numbers, and choices keep within what there is.

use super::Chance;

#[test]
fn a_seed_gives_the_numbers_its_authors_published() {
    // The first numbers of splitmix64 for the seed 1234567, from its reference implementation.
    let mut chance = Chance::new(1_234_567);
    let first: Vec<u64> = (0..3).map(|_| chance.draw()).collect();
    assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
}

#[test]
fn choices_are_as_many_as_asked_for_and_different() {
    let mut chance = Chance::new(7);
    let all = [1, 2, 3, 4, 5];
    let mut met = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let chosen = chance.some_of(&all, 2);
        assert!(chosen.len() == 2 && chosen[0] < chosen[1], "{chosen:?}");
        met.insert((*chosen[0], *chosen[1]));
    }
    assert_eq!(met.len(), 10, "every pair comes up");
    assert_eq!(chance.some_of(&all, 9).len(), 5);
}
