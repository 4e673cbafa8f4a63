//! What two records agree on, as people would say it.

use crate::{Index, Kind, Mention, Model, Profile, Relation};
use plan::{PartialDate, Period, Role};

fn titled(key: &str, title: &str) -> Profile {
    Profile { titles: vec![title.into()], ..Profile::new(key) }
}

fn told_by(profile: Profile, reporter: &str, above: &str) -> Profile {
    let party =
        Mention { party: Some(reporter.into()), within: vec![above.into()], ..Mention::written(Role::Reporter, reporter) };
    let acts = Mention { role: Role::Funder, ..party.clone() };
    Profile { parties: vec![party, acts], ..profile }
}

fn running(profile: Profile, start: &str, end: &str) -> Profile {
    Profile { period: Period { start: PartialDate::parse(start), end: PartialDate::parse(end) }, ..profile }
}

/// The level of a factor between the first two; empty where it is missing.
fn level(profiles: &[Profile], factor: &str) -> &'static str {
    let mut index = Index::without_encoder(Model::shipped());
    index.put_all(profiles);
    let pair = index.explain(&profiles[0].key, &profiles[1].key).expect("both are there");
    pair.factors.iter().find(|one| one.factor.name() == factor).map_or("", |one| one.level)
}

#[test]
fn two_parts_of_one_body_are_two_tellers() {
    let bank = told_by(titled("a", "Second rural water supply"), "bank", "group");
    let fund = told_by(titled("b", "Second rural water supply"), "fund", "group");
    assert_eq!(level(&[bank.clone(), fund], "reporter"), "other");
    assert_eq!(level(&[bank.clone(), Profile { key: "c".into(), ..bank }], "reporter"), "same");
}

#[test]
fn that_one_body_tells_of_both_is_no_partner_in_common() {
    let only_told = |key: &str| Profile {
        parties: vec![Mention::written(Role::Reporter, "World Bank")],
        ..titled(key, "Second rural water supply")
    };
    assert_eq!(level(&[only_told("a"), only_told("b")], "parties"), "");
}

#[test]
fn a_month_that_much_of_the_register_shares_says_no_more_than_a_year() {
    let mut all: Vec<Profile> = (0..60)
        .map(|at| {
            running(
                titled(&format!("r:{at}"), &format!("Undertaking {at}")),
                &format!("{}-0{}", 1960 + at, 1 + at % 9),
                "2021-06",
            )
        })
        .collect();
    assert_eq!(level(&all, "period"), "year");
    all.iter_mut().skip(2).for_each(|one| one.period.end = None);
    assert_eq!(level(&all, "period"), "one-end");
}

#[test]
fn years_side_by_side_are_two_years() {
    let all = [running(titled("a", "Yearly grant"), "2012", "2012"), running(titled("b", "Yearly grant"), "2013", "2013")];
    assert_eq!(level(&all, "period"), "year");
    let all = [running(titled("a", "Yearly grant"), "2012", "2012"), running(titled("b", "Yearly grant"), "2015", "2015")];
    assert_eq!(level(&all, "period"), "apart");
}

#[test]
fn initials_and_numbers_are_no_contrast() {
    let spelt = titled("a", "National Water Resources Management (NWRM)");
    let plain = titled("b", "National Water Resources Management");
    assert_eq!(level(&[spelt, plain], "contrast"), "none");
    let (first, second) =
        (titled("a", "Staff college of border management 2018"), titled("b", "Staff college of border management 2019"));
    assert_eq!(level(&[first.clone(), second.clone()], "contrast"), "none");
    assert_eq!(level(&[first, second], "numbers"), "other");
}

#[test]
fn a_phase_is_told_by_its_number_alone() {
    let (plain, phase) = (titled("a", "Access to justice in Osh"), titled("b", "Access to justice in Osh, phase II"));
    assert_eq!(level(&[plain.clone(), phase], "aspect"), "");
    assert_eq!(level(&[plain, titled("c", "Evaluation of access to justice in Osh")], "aspect"), "other");
}

#[test]
fn slices_of_one_body_are_the_same_and_nobody_is_warned_of_them() {
    let slice = |key: &str, year: &str| {
        let one = titled(key, "Improving control of brucellosis among animals and humans of Khatlon");
        running(told_by(Profile { states: vec!["TJ".into()], ..one }, "agency", "state"), year, year)
    };
    let mut all = vec![slice("a", "2012"), slice("b", "2012")];
    all.extend((0..40).map(|at| titled(&format!("r:{at}"), &format!("Undertaking number {at} of another kind"))));
    let mut index = Index::without_encoder(Model::shipped());
    index.put_all(&all);
    let pair = index.explain("a", "b").expect("both are there");
    assert_eq!((pair.kind, pair.relation), (Kind::Duplicate, Some(Relation::Slices)), "{pair:#?}");
    assert!(pair.probability() >= crate::SAME);
}
