//! Licence expressions as packages really state them, and broken ones.

use super::is_satisfied;

fn check(expression: &str, expected: Option<bool>) {
    let allowed = |name: &str| ["MIT", "ISC", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].contains(&name);
    assert_eq!(is_satisfied(expression, &allowed), expected, "{expression}");
}

#[test]
fn one_side_of_or_is_enough() {
    check("MIT", Some(true));
    check("GPL-3.0", Some(false));
    check("GPL-3.0 OR MIT", Some(true));
    check("GPL-3.0/MIT", Some(true));
    check("GPL-2.0 OR GPL-3.0", Some(false));
}

#[test]
fn both_sides_of_and_are_needed_and_it_binds_tighter() {
    check("MIT AND ISC", Some(true));
    check("MIT AND GPL-3.0", Some(false));
    check("MIT OR ISC AND GPL-3.0", Some(true));
    check("(MIT OR ISC) AND GPL-3.0", Some(false));
    check("(GPL-3.0 OR MIT) AND (ISC)", Some(true));
}

#[test]
fn an_exception_belongs_to_its_licence() {
    check("Apache-2.0 WITH LLVM-exception", Some(true));
    check("MIT WITH LLVM-exception", Some(false));
    check("GPL-3.0 OR Apache-2.0 WITH LLVM-exception OR GPL-2.0", Some(true));
}

#[test]
fn a_later_version_counts_as_the_named_one() {
    check("Apache-2.0+", Some(true));
}

#[test]
fn what_cannot_be_read_is_said() {
    for broken in ["", "OR", "MIT OR", "MIT ISC", "(MIT", "MIT)", "MIT WITH", "()"] {
        check(broken, None);
    }
}
