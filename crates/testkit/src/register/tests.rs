//! Made-up registers are the same for the same seed and as varied as real ones.

use super::{Ground, register};
use plan::{Initiative, Lang, Record, Status, canon};
use std::collections::BTreeSet;

fn bytes(records: &[Record]) -> Vec<u8> {
    let mut bytes = Vec::new();
    records.iter().for_each(|record| canon::write_record(record, &mut bytes));
    bytes
}

fn initiatives(count: usize) -> Vec<Initiative> {
    let made = register(count, 1, &Ground::central_asia());
    made.into_iter()
        .map(|record| match record {
            Record::Initiative(initiative) => *initiative,
            other => panic!("only initiatives are made, not {other:?}"),
        })
        .collect()
}

#[test]
fn the_same_seed_makes_the_same_register_and_another_makes_another() {
    let ground = Ground::central_asia();
    assert_eq!(bytes(&register(50, 1, &ground)), bytes(&register(50, 1, &ground)));
    assert_ne!(bytes(&register(50, 1, &ground)), bytes(&register(50, 2, &ground)));
    assert_eq!(register(10, 1, &ground), register(50, 1, &ground)[..10]);
}

#[test]
fn there_is_some_of_everything() {
    let made = initiatives(300);
    let keys: BTreeSet<_> = made.iter().map(|one| one.key.clone()).collect();
    assert_eq!(keys.len(), 300);
    let count = |is: fn(&Initiative) -> bool| made.iter().filter(|one| is(one)).count();
    let all = [
        ("title in English alone", count(|one| one.title.get(Lang::RU).is_none())),
        ("title in Russian alone", count(|one| one.title.get(Lang::EN).is_none())),
        ("several places", count(|one| one.places.len() > 1)),
        ("unaligned", count(|one| one.contributions.is_empty())),
        ("without an end", count(|one| one.period.end.is_none())),
        ("cancelled", count(|one| one.status == Status::Cancelled)),
        ("running", count(|one| one.status == Status::Running)),
        ("a name nobody knows", count(|one| one.roles.iter().any(|(_, who)| who.party().is_none()))),
        ("with money", count(|one| !one.budgets.is_empty())),
    ];
    let missing: Vec<_> = all.iter().filter(|(_, number)| *number == 0 || *number == 300).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(made.iter().all(|one| !one.places.is_empty() && !one.period.is_reversed()));
}
