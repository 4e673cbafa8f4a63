//! The values that the sentences of the evidence name: shared partners, sums, days, numbers. Codes and figures only; the
//! sentences are in the catalogue, under `factor-<factor>-<level>`.

use crate::compare::{Compared, shared};
use crate::factor::Factor;
use crate::lexicon::Terms;
use crate::record::{List, Record};

/// How many shared things a sentence names.
const NAMED: usize = 4;

/// The values of the sentence of one factor.
pub(crate) fn values(
    terms: &Terms<'_>,
    factor: Factor,
    a: &Record,
    b: &Record,
    compared: &Compared,
) -> Vec<(&'static str, String)> {
    let both = |list: List| shared(a.list(list), b.list(list));
    match factor {
        Factor::Title => vec![("percent", (compared.title / 10).to_string())],
        Factor::Rarity | Factor::Contrast => vec![("words", words(terms, a, b))],
        Factor::Numbers => {
            vec![("left", list(a.list(List::Numbers).iter())), ("right", list(b.list(List::Numbers).iter()))]
        }
        Factor::Parties => vec![("parties", parties(terms, a, b))],
        Factor::Places => vec![("places", named(terms, both(List::States).chain(both(List::Areas))))],
        Factor::Period => days(a, b),
        Factor::Money => sums(terms, a, b),
        Factor::Subjects => vec![("subjects", named(terms, both(List::Subjects)))],
        Factor::References => vec![("identifiers", named(terms, both(List::Identifiers)))],
        Factor::Aspect | Factor::Description | Factor::Meaning | Factor::Reporter => Vec::new(),
    }
}

fn list<T: ToString>(items: impl Iterator<Item = T>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}

/// Values without the sign before them that says what they are values of.
fn named(terms: &Terms<'_>, ids: impl Iterator<Item = u32>) -> String {
    let texts = ids.map(|id| terms.term(id).text.split_once('\u{1}').map_or(&*terms.term(id).text, |(_, text)| text).to_owned());
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts.dedup();
    texts.truncate(NAMED);
    texts.join(", ")
}

/// The rarest words in both titles, as stems; `wording` puts the words of the titles in their place.
fn words(terms: &Terms<'_>, a: &Record, b: &Record) -> String {
    let both = a.titles().flat_map(|left| b.titles().flat_map(|right| shared(left, right)));
    let mut both: Vec<u32> = both.collect();
    both.sort_by(|x, y| terms.bits(*y).cmp(&terms.bits(*x)).then_with(|| terms.term(*x).text.cmp(&terms.term(*y).text)));
    both.dedup();
    // What stands in many titles, or has one or two letters, says nothing beside words that are rare, to whoever reads them.
    let most = both.first().map_or(0, |id| terms.bits(*id));
    let says = |id: &&u32| terms.bits(**id) * 2 >= most && terms.term(**id).text.chars().nth(2).is_some();
    let telling: Vec<&u32> = both.iter().filter(says).collect();
    let both = if telling.is_empty() { both.iter().collect() } else { telling };
    list(both.into_iter().take(NAMED).map(|id| &terms.term(*id).text))
}

/// Shared participants: parties the register knows by their address, others as they are written.
fn parties(terms: &Terms<'_>, a: &Record, b: &Record) -> String {
    let both: Vec<u32> = shared(a.list(List::Parties), b.list(List::Parties)).collect();
    let of = |kind: &str| both.iter().copied().filter(|id| terms.term(*id).text.starts_with(kind)).collect::<Vec<_>>();
    let parties = of("party\u{1}");
    let chosen = if parties.is_empty() { of("name\u{1}") } else { parties };
    named(terms, if chosen.is_empty() { both } else { chosen }.into_iter())
}

/// How many days of both terms fall together, or how many lie between them.
fn days(a: &Record, b: &Record) -> Vec<(&'static str, String)> {
    let term = |record: &Record| {
        let start = record.start.or(record.end)?.number;
        Some((start, record.end.map_or(start, |end| end.number).max(start)))
    };
    let (Some((from_a, to_a)), Some((from_b, to_b))) = (term(a), term(b)) else { return Vec::new() };
    let together = to_a.min(to_b) - from_a.max(from_b);
    let months = (together.abs() + 15) / 30;
    vec![(if together >= 0 { "months" } else { "apart" }, months.to_string())]
}

/// The nearest two sums in one currency.
fn sums(terms: &Terms<'_>, a: &Record, b: &Record) -> Vec<(&'static str, String)> {
    let pairs = a.money().flat_map(|left| b.money().filter(move |right| left.0 == right.0).map(move |right| (left, right)));
    let nearest = pairs.min_by_key(|(left, right)| {
        let (less, more) = (left.1.min(right.1), left.1.max(right.1));
        (i128::from(more) * 1_000_000 / i128::from(less.max(1)), less)
    });
    let Some((left, right)) = nearest else { return Vec::new() };
    let sum = |cents: i64| plan::Amount(cents).to_string();
    vec![("left", sum(left.1)), ("right", sum(right.1)), ("currency", named(terms, std::iter::once(left.0)))]
}
