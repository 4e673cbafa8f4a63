//! Places, term, money, subjects and identifiers: what is missing on one side is missing, never a disagreement.

use super::shared;
use crate::lexicon::{BIT, Terms};
use crate::record::{Day, List, Record};

/// States, then areas in them.
pub(crate) fn places(a: &Record, b: &Record) -> u8 {
    let (left, right) = (a.list(List::States), b.list(List::States));
    let (near, far) = (a.list(List::Areas), b.list(List::Areas));
    let one_area = || shared(near, far).next().is_some();
    if left.is_empty() || right.is_empty() {
        return if near.is_empty() || far.is_empty() { 0 } else { 1 + 4 * u8::from(one_area()) };
    }
    let both = shared(left, right).count();
    if both == 0 {
        return 1;
    }
    if left == right {
        return if one_area() { 5 } else { 4 };
    }
    if both == left.len().min(right.len()) { 3 } else { 2 }
}

/// A month that one in thirty-two records shares says less than this.
const COMMON_MONTH: u32 = 5 * BIT;
/// So many never make a month common, however small the register is.
const FEW: u32 = 3;

/// When they run, as exactly as both know it.
pub(crate) fn period(terms: &Terms<'_>, a: &Record, b: &Record) -> u8 {
    if a.start.or(a.end).is_none() || b.start.or(b.end).is_none() {
        return 0;
    }
    let apart = |left: Option<Day>, right: Option<Day>| {
        let (left, right) = (left?, right?);
        // Two days known alike are as far apart as they are said to be; one known less exactly may lie anywhere in its month or year.
        let slack = if left.vague == right.vague { 0 } else { [0, 31, 366][usize::from(left.vague.max(right.vague))] };
        Some(((left.number - right.number).abs() - slack).max(0))
    };
    let exact = |day: Option<Day>| day.is_some_and(|day| day.vague == 0);
    let starts = apart(a.start, b.start);
    let ends = apart(a.end, b.end);
    let near = |gap: Option<i32>, within: i32| gap.is_some_and(|gap| gap <= within);
    if near(starts, 0) && near(ends, 0) && exact(a.start) && exact(b.start) {
        return 7;
    }
    // A year in common is no month in common, and a month says nothing where much of the register shares it, such as the one in which
    // it was written.
    let says = |left: Option<u32>, right: Option<u32>| {
        let rare = |month: Option<u32>| month.is_some_and(|month| terms.bits(month) >= COMMON_MONTH || terms.count(month) <= FEW);
        rare(left) && rare(right)
    };
    let (begins, stops) = (says(a.begins, b.begins), says(a.stops, b.stops));
    if near(starts, 45) && near(ends, 45) {
        return if begins || stops { 6 } else { 5 };
    }
    if near(starts, 31) && begins || near(ends, 31) && stops {
        return 5;
    }
    if near(starts, 366) || near(ends, 31) {
        return 4;
    }
    match gap(a, b) {
        None => 3,
        Some(..=366) => 2,
        Some(_) => 1,
    }
}

/// How many days lie between the end of the one and the beginning of the other; none where their terms meet or are not known.
/// What has no end is taken to last a year.
pub(crate) fn gap(a: &Record, b: &Record) -> Option<i32> {
    let begins = |record: &Record| record.start.or(record.end).map(|day| day.number);
    let stops = |record: &Record| record.end.map(|day| day.number).or_else(|| record.start.map(|day| day.number + 366));
    let gap = begins(a)?.max(begins(b)?) - stops(a)?.min(stops(b)?);
    (gap > 0).then_some(gap)
}

/// Which of two ended before the other began: less where it is the first. None where their terms meet or are not known.
pub(crate) fn earlier(a: &Record, b: &Record) -> Option<std::cmp::Ordering> {
    let begins = |record: &Record| record.start.or(record.end).map(|day| day.number);
    let ends = |record: &Record| record.end.or(record.start).map(|day| day.number);
    if ends(a)? < begins(b)? {
        return Some(std::cmp::Ordering::Less);
    }
    (ends(b)? < begins(a)?).then_some(std::cmp::Ordering::Greater)
}

/// A million of a currency, in hundredths: many initiatives cost just that.
const ROUND: i128 = 100_000_000;

/// The nearest two sums in one currency. Sums in different currencies are not compared.
pub(crate) fn money(a: &Record, b: &Record) -> u8 {
    let mut best = 0;
    for (currency, left) in a.money() {
        for (other, right) in b.money() {
            if currency == other {
                let (less, more) = (i128::from(left.min(right)), i128::from(left.max(right)));
                let round = less % ROUND == 0;
                let level = if less == more && !round {
                    5
                } else if more * 100 <= less * 103 {
                    4
                } else if more * 2 <= less * 3 {
                    3
                } else if more <= less * 5 {
                    2
                } else {
                    1
                };
                best = best.max(level);
            }
        }
    }
    best
}

/// Provisions and sectors; a code of five digits whose first three agree is of one field.
pub(crate) fn subjects(terms: &Terms<'_>, a: &Record, b: &Record) -> u8 {
    let (left, right) = (a.list(List::Subjects), b.list(List::Subjects));
    if left.is_empty() || right.is_empty() {
        return 0;
    }
    let rarest = shared(left, right).map(|id| terms.bits(id)).max();
    if let Some(bits) = rarest {
        return 3 + u8::from(bits >= terms.whole() / 2);
    }
    let field = |id: u32| {
        let text = &terms.term(id).text;
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        (digits == 5).then(|| &text[..text.len() - 2])
    };
    let is_near = |one: &u32| field(*one).is_some_and(|one| right.iter().any(|other| field(*other) == Some(one)));
    1 + u8::from(left.iter().any(is_near))
}

/// Identifiers: the same, one naming the other, or the same last part.
pub(crate) fn references(terms: &Terms<'_>, a: &Record, b: &Record) -> u8 {
    let (left, right) = (a.list(List::Identifiers), b.list(List::Identifiers));
    let names = |one: &Record, other: &[u32]| shared(one.list(List::Names), other).next().is_some();
    if names(a, right) || names(b, left) {
        return 3;
    }
    if left.is_empty() || right.is_empty() {
        return 0;
    }
    // A number that many share is no identifier.
    let both: Vec<u32> = shared(left, right).filter(|id| terms.count(*id) <= 12).collect();
    if both.is_empty() {
        return 1;
    }
    let whole = |of: &[u32]| longest(terms, &both) == longest(terms, of);
    if whole(left) && whole(right) { 4 } else { 2 }
}

fn longest(terms: &Terms<'_>, ids: &[u32]) -> Option<usize> {
    ids.iter().map(|id| terms.term(*id).text.len()).max()
}
