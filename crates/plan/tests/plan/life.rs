//! What term and status mean on a day, whole: every status with every kind of term, before, within and behind it.

use crate::world::{initiative, name};
use plan::{Date, Life, life};
use std::fmt::Write;

fn on(phrases: &str, day: Date) -> Life {
    life(&initiative("a", phrases), day)
}

/// A row for each status and term, a column for each day.
fn check(days: &[(&str, Date)], terms: &[&str]) -> String {
    let titles: String = days.iter().map(|(title, _)| format!("{title:<12}")).collect();
    let mut table = format!("{:<12}{:<14}{}", "status", "term", titles.trim_end());
    for status in ["intended", "planned", "running", "completed", "suspended", "cancelled", "unknown"] {
        for term in terms {
            let lives = days.iter().map(|(_, day)| format!("{:<12}", name(on(&format!("{status}, {term}"), *day))));
            write!(table, "\n{}", format!("{status:<12}{term:<14}{}", lives.collect::<String>()).trim_end()).unwrap();
        }
        table.push('\n');
    }
    table
}

#[test]
fn every_status_with_every_term() {
    let days = [
        ("2019-12-31", Date::constant(2019, 12, 31)),
        ("2022-06-15", Date::constant(2022, 6, 15)),
        ("2025-01-01", Date::constant(2025, 1, 1)),
    ];
    insta::assert_snapshot!(check(&days, &["..", "2020..", "..2024", "2020..2024"]), @r"
    status      term          2019-12-31  2022-06-15  2025-01-01
    intended    ..            intended    intended    intended
    intended    2020..        intended    intended    intended
    intended    ..2024        intended    intended    unclear
    intended    2020..2024    intended    intended    unclear

    planned     ..            intended    intended    intended
    planned     2020..        intended    intended    intended
    planned     ..2024        intended    intended    unclear
    planned     2020..2024    intended    intended    unclear

    running     ..            running     running     running
    running     2020..        intended    running     running
    running     ..2024        running     running     ended
    running     2020..2024    intended    running     ended

    completed   ..            ended       ended       ended
    completed   2020..        intended    ended       ended
    completed   ..2024        unclear     unclear     ended
    completed   2020..2024    intended    running     ended

    suspended   ..            suspended   suspended   suspended
    suspended   2020..        suspended   suspended   suspended
    suspended   ..2024        suspended   suspended   ended
    suspended   2020..2024    suspended   suspended   ended

    cancelled   ..            cancelled   cancelled   cancelled
    cancelled   2020..        cancelled   cancelled   cancelled
    cancelled   ..2024        cancelled   cancelled   cancelled
    cancelled   2020..2024    cancelled   cancelled   cancelled

    unknown     ..            unclear     unclear     unclear
    unknown     2020..        intended    unclear     unclear
    unknown     ..2024        unclear     unclear     ended
    unknown     2020..2024    intended    running     ended
    ");
}

#[test]
fn an_end_lasts_to_its_last_day_and_a_start_begins_on_its_first() {
    let lives = |term: &str, days: [(i16, i8, i8); 2]| {
        days.map(|(year, month, day)| on(&format!("running, {term}"), Date::constant(year, month, day)))
    };
    let beginning = [Life::Intended, Life::Running];
    assert_eq!(lives("2020..", [(2019, 12, 31), (2020, 1, 1)]), beginning);
    assert_eq!(lives("2020-03..", [(2020, 2, 29), (2020, 3, 1)]), beginning);
    assert_eq!(lives("2020-03-05..", [(2020, 3, 4), (2020, 3, 5)]), beginning);
    let ending = [Life::Running, Life::Ended];
    assert_eq!(lives("2019..2020", [(2020, 12, 31), (2021, 1, 1)]), ending);
    assert_eq!(lives("2019..2020-02", [(2020, 2, 29), (2020, 3, 1)]), ending);
    assert_eq!(lives("2019..2020-02-10", [(2020, 2, 10), (2020, 2, 11)]), ending);
}

#[test]
fn all_lives_are_named_in_their_order() {
    assert_eq!(Life::ALL.map(name), ["intended", "running", "suspended", "ended", "cancelled", "unclear"]);
    assert!(Life::ALL.is_sorted());
}
