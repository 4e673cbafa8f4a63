//! Who takes part: a rare partner in common says much, a ministry of finance little; one reporting what the other pays says most.

use super::shared;
use crate::lexicon::Terms;
use crate::record::{List, Record, Roles};

/// Participants in common, and whether one side names the body that told of the other.
pub(crate) fn parties(terms: &Terms<'_>, a: &Record, b: &Record) -> u8 {
    if a.list(List::Parties).is_empty() || b.list(List::Parties).is_empty() {
        return 0;
    }
    let (mut of_a, mut of_b) = (a.parties().peekable(), b.parties().peekable());
    let (mut told_left, mut told_right, mut rarest, mut any) = (false, false, 0, false);
    let reported = |one: Roles, other: Roles| one.knows() && !other.knows() && other.acts();
    while let (Some((left, of_left)), Some((right, of_right))) = (of_a.peek().copied(), of_b.peek().copied()) {
        match left.cmp(&right) {
            std::cmp::Ordering::Less => _ = of_a.next(),
            std::cmp::Ordering::Greater => _ = of_b.next(),
            std::cmp::Ordering::Equal => {
                // That one body tells of both is said by the factor of its own.
                if of_left.acts() && of_right.acts() {
                    any = true;
                    rarest = rarest.max(terms.bits(left));
                }
                told_left |= reported(of_left, of_right);
                told_right |= reported(of_right, of_left);
                of_a.next();
                of_b.next();
            }
        }
    }
    told_left |= names(b, a);
    told_right |= names(a, b);
    let half = terms.whole() / 2;
    let nobody_acts = |record: &Record| !record.parties().any(|(_, roles)| roles.acts());
    if !told_left && !told_right && (nobody_acts(a) || nobody_acts(b)) {
        return 0;
    }
    match (told_left, told_right, any) {
        (true, true, _) => 6,
        (true, false, _) | (false, true, _) => 5,
        (false, false, true) => 3 + u8::from(rarest >= half),
        (false, false, false) => {
            let loose = shared(a.list(List::PartyWords), b.list(List::PartyWords)).map(|id| terms.bits(id)).max().unwrap_or(0);
            1 + u8::from(loose >= half)
        }
    }
}

/// Whether one body told of both; 0 where one of them has no reporter.
pub(crate) fn reporter(a: &Record, b: &Record) -> u8 {
    let reporters = |record: &Record| record.parties().any(|(_, roles)| roles.reports());
    if !reporters(a) || !reporters(b) {
        return 0;
    }
    let tells = |record: &Record, id: u32| record.roles_of(id).is_some_and(Roles::reports);
    let same = a.parties().any(|(id, roles)| roles.reports() && tells(b, id));
    if same { 1 } else { 2 }
}

/// Whether one body tells of both and does both, or tells of both and the same others do both: they know of their own work, so that
/// nobody need be warned of it.
pub(crate) fn own(a: &Record, b: &Record) -> bool {
    if reporter(a, b) != 1 {
        return false;
    }
    let acts = |roles: Roles| roles.reports() && roles.acts();
    a.parties().any(|(id, roles)| acts(roles) && b.roles_of(id).is_some_and(acts)) || same_others(a, b)
}

/// Whether the same bodies do both.
pub(crate) fn same_others(a: &Record, b: &Record) -> bool {
    others(a).eq(others(b))
}

/// Who does something besides telling.
fn others(record: &Record) -> impl Iterator<Item = u32> {
    record.parties().filter(|(_, roles)| roles.acts()).map(|(id, _)| id)
}

/// Whether the title of one bears the acronym of a participant that only the other has.
fn names(one: &Record, other: &Record) -> bool {
    let bears = |record: &Record, acronym: u32| record.roles_of(acronym).is_some();
    one.acronyms().any(|(_, acronym)| bears(other, acronym) && !bears(one, acronym))
}
