//! Titles and descriptions: how much of what they say is said by both, rare words counting more, misspelt ones too.

use super::shared;
use crate::lexicon::{BIT, Terms};
use crate::record::{List, Record};

/// What two titles share.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub(crate) struct Likeness {
    /// Level of the factor `title`.
    pub(crate) level: u8,
    /// Level of the factor `rarity`.
    pub(crate) rarity: u8,
    /// Level of the factor `contrast`.
    pub(crate) contrast: u8,
    /// Thousandths: the geometric mean of the two shares that are said by both.
    pub(crate) likeness: u32,
    /// Thousandths of the shorter title that the longer also says.
    pub(crate) inside: u32,
}

/// How much it takes to tell a record from all others in a register of some sixty.
const FEW: u64 = 6 * BIT as u64;

/// The best of all languages against all languages.
pub(crate) fn titles(terms: &Terms<'_>, a: &Record, b: &Record) -> Likeness {
    let mut best = Likeness::default();
    for left in a.titles() {
        for right in b.titles() {
            let one = title(terms, (left, a), (right, b));
            if (one.level, one.rarity, one.likeness, one.inside) > (best.level, best.rarity, best.likeness, best.inside) {
                best = one;
            }
        }
    }
    best
}

fn title(terms: &Terms<'_>, (left, a): (&[u32], &Record), (right, b): (&[u32], &Record)) -> Likeness {
    let (mut both, mut only_left, mut only_right) = (0u64, Only::of(left.len()), Only::of(right.len()));
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        let (l, r) = (left.get(i), right.get(j));
        match (l, r) {
            (Some(l), Some(r)) if l == r => {
                both += u64::from(terms.bits(*l));
                (i, j) = (i + 1, j + 1);
            }
            (Some(l), r) if r.is_none_or(|r| l < r) => {
                only_left.add(*l, terms);
                i += 1;
            }
            (_, Some(r)) => {
                only_right.add(*r, terms);
                j += 1;
            }
            (_, None) => break,
        }
    }
    both += cut(terms, &mut only_left, a.list(List::Cut), &mut only_right)
        + cut(terms, &mut only_right, b.list(List::Cut), &mut only_left);
    only_left.forget_names(terms, a, b);
    only_right.forget_names(terms, b, a);
    both += misspelt(terms, &mut only_left, &mut only_right);
    let (all_left, all_right) = (both + only_left.bits, both + only_right.bits);
    if all_left == 0 || all_right == 0 {
        return Likeness { level: 1, rarity: 1, contrast: 0, likeness: 0, inside: 0 };
    }
    let likeness = ((both * both * 1_000_000) / (all_left * all_right)).isqrt() as u32;
    let shorter = all_left.min(all_right);
    let inside = (both * 1000 / shorter) as u32;
    let whole = u64::from(terms.whole()).max(1);
    let share = both * 100 / whole;
    let rarity = match share {
        0..50 => 1,
        50..100 => 2,
        100..150 => 3,
        150..220 => 4,
        220..320 => 5,
        _ => 6,
    };
    // A title that lies wholly in a longer one is nearly as good, where what it says is not common.
    let counted = if share >= 130 { likeness.max(inside * 85 / 100) } else { likeness };
    let level = match counted {
        0..150 => 1,
        150..300 => 2,
        300..450 => 3,
        450..600 => 4,
        600..780 => 5,
        780..930 => 6,
        _ => 7,
    };
    // One or two words are as much alike as they can tell one undertaking from another: `Evaluation` is no name. In a small
    // register every word is common.
    let says_more = left.len().min(right.len()) > 2;
    let level = level.min(match share {
        _ if says_more || whole < FEW => 7,
        0..40 => 4,
        40..80 => 5,
        80..100 => 6,
        _ => 7,
    });
    let contrast = contrast(terms, &only_left, &only_right);
    Likeness { level, rarity, contrast, likeness, inside }
}

/// How much each side says that the other does not: two names of towns in the same place of a title mean two things.
fn contrast(terms: &Terms<'_>, left: &Only, right: &Only) -> u8 {
    // Numbers are compared for themselves.
    let is_number = |id: u32| terms.term(id).text.bytes().all(|byte| byte.is_ascii_digit());
    let most = |only: &Only| only.ids.iter().filter(|id| !is_number(**id)).map(|id| terms.bits(*id)).max().unwrap_or(0);
    let (left, right) = (most(left), most(right));
    let whole = terms.whole();
    match (left.min(right), left.max(right)) {
        (0, 0) => 5,
        (0, _) => 4,
        (less, _) if less * 10 >= whole * 7 => 1,
        (less, _) if less * 10 >= whole * 4 => 2,
        _ => 3,
    }
}

/// What only one of two titles says.
struct Only {
    ids: Vec<u32>,
    bits: u64,
}

impl Only {
    fn of(most: usize) -> Self {
        Self { ids: Vec::with_capacity(most), bits: 0 }
    }

    fn add(&mut self, id: u32, terms: &Terms<'_>) {
        self.ids.push(id);
        self.bits += u64::from(terms.bits(id));
    }

    /// A title that names a participant, or puts the initials of its own words beside them, says nothing that a title without it
    /// would contradict.
    fn forget_names(&mut self, terms: &Terms<'_>, own: &Record, other: &Record) {
        if own.list(List::Capitals).is_empty() {
            return;
        }
        let bears = |record: &Record, acronym: u32| record.roles_of(acronym).is_some();
        let bits = &mut self.bits;
        self.ids.retain(|id| {
            let acronym = own.acronyms().find(|(word, _)| word == id).map(|(_, acronym)| acronym);
            let names = acronym.is_some_and(|acronym| bears(own, acronym) || bears(other, acronym))
                || own.list(List::Initials).contains(id);
            *bits -= if names { u64::from(terms.bits(*id)) } else { 0 };
            !names
        });
    }
}

/// The last word of a title that ends in the middle of it: `Hum` for `Human`.
fn cut(terms: &Terms<'_>, left: &mut Only, cut: &[u32], right: &mut Only) -> u64 {
    let Some(at) = left.ids.iter().position(|id| cut.contains(id)) else { return 0 };
    let begin = &terms.term(left.ids[at]).text;
    let longer = right.ids.iter().enumerate().filter(|(_, id)| begin.len() > 1 && terms.term(**id).text.starts_with(&**begin));
    let Some((of, _)) = longer.min_by_key(|(_, id)| (terms.term(**id).text.len(), &terms.term(**id).text)) else { return 0 };
    let (short, whole) = (left.ids.swap_remove(at), right.ids.swap_remove(of));
    let (bits_short, bits_whole) = (u64::from(terms.bits(short)), u64::from(terms.bits(whole)));
    left.bits -= bits_short;
    right.bits -= bits_whole;
    bits_short.min(bits_whole)
}

/// Finds words that are one word but for a slip of the pen, takes them out of both sides, and gives what they say.
fn misspelt(terms: &Terms<'_>, left: &mut Only, right: &mut Only) -> u64 {
    if left.ids.is_empty() || right.ids.is_empty() || left.ids.len() * right.ids.len() > 400 {
        return 0;
    }
    let mut pairs: Vec<(u32, u32, u32, u32)> = Vec::new();
    for &l in &left.ids {
        let one = terms.term(l);
        if one.text.len() < 4 {
            continue;
        }
        for &r in &right.ids {
            let other = terms.term(r);
            if other.text.len() < 4 || (one.letters ^ other.letters).count_ones() > 4 {
                continue;
            }
            if let Some(slips) = slips(&one.text, &other.text) {
                // Fewer slips first, then what says more; spelling decides between equals, never the order of numbers.
                pairs.push((slips, u32::MAX - terms.bits(l).min(terms.bits(r)), l, r));
            }
        }
    }
    pairs.sort_unstable_by(|a, b| {
        let spelt = |pair: &(u32, u32, u32, u32)| {
            let (l, r) = (&terms.term(pair.2).text, &terms.term(pair.3).text);
            if l <= r { (l, r) } else { (r, l) }
        };
        (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| spelt(a).cmp(&spelt(b)))
    });
    let mut both = 0;
    for (_, _, l, r) in pairs {
        if let (Some(at_left), Some(at_right)) =
            (left.ids.iter().position(|id| *id == l), right.ids.iter().position(|id| *id == r))
        {
            left.ids.swap_remove(at_left);
            right.ids.swap_remove(at_right);
            let (bits_left, bits_right) = (u64::from(terms.bits(l)), u64::from(terms.bits(r)));
            left.bits -= bits_left;
            right.bits -= bits_right;
            both += bits_left.min(bits_right) * 9 / 10;
        }
    }
    both
}

/// How many letters differ, where it is few enough for a slip: one in a short word, two in a long one, a cut ending.
/// Numbers are never a slip: they differ by meaning.
pub(crate) fn slips(a: &str, b: &str) -> Option<u32> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.iter().chain(long).any(u8::is_ascii_digit) {
        return None;
    }
    let allowed = match short.len() {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    if long.len() - short.len() > allowed {
        // A word that was cut off: `Hum` of `Human` is too short, `Rehabilit` is not.
        return (short.len() >= 6 && long.starts_with(short)).then_some(2);
    }
    if long.len() > 48 {
        return None;
    }
    let (mut before, mut last, mut now) = ([0u8; 50], [0u8; 50], [0u8; 50]);
    for (at, cell) in last.iter_mut().enumerate().take(long.len() + 1) {
        *cell = at as u8;
    }
    for i in 1..=short.len() {
        now[0] = i as u8;
        let mut least = now[0];
        for j in 1..=long.len() {
            let change = u8::from(short[i - 1] != long[j - 1]);
            let mut best = (last[j] + 1).min(now[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && short[i - 1] == long[j - 2] && short[i - 2] == long[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            now[j] = best;
            least = least.min(best);
        }
        if usize::from(least) > allowed {
            return None;
        }
        (before, last, now) = (last, now, before);
    }
    let slips = last[long.len()];
    (usize::from(slips) <= allowed).then_some(u32::from(slips))
}

/// Numbers in titles; where neither has one there is nothing to compare.
pub(crate) fn numbers(a: &Record, b: &Record) -> u8 {
    match (a.list(List::Numbers), b.list(List::Numbers)) {
        ([], []) => 0,
        ([], _) | (_, []) => 2,
        (left, right) if left == right => 4,
        (left, right) => 1 + 2 * u8::from(shared(left, right).next().is_some()),
    }
}

/// Descriptions, where both have one that is not the title again.
pub(crate) fn descriptions(terms: &Terms<'_>, a: &Record, b: &Record) -> u8 {
    let (words_left, words_right) = (a.list(List::Description), b.list(List::Description));
    if words_left.is_empty() || words_right.is_empty() {
        return 0;
    }
    let weigh = |ids: &[u32]| ids.iter().map(|id| u64::from(terms.bits(*id))).sum::<u64>();
    let both: u64 = shared(words_left, words_right).map(|id| u64::from(terms.bits(id))).sum();
    let (left, right) = (weigh(words_left), weigh(words_right));
    let likeness = ((both * both * 1_000_000) / (left * right).max(1)).isqrt();
    match likeness {
        0..100 => 1,
        100..200 => 2,
        200..320 => 3,
        320..500 => 4,
        500..800 => 5,
        _ => 6,
    }
}

/// The cosine of two sentences in thousandths, as a level.
pub(crate) fn meaning(cosine: i32) -> u8 {
    match cosine {
        ..300 => 1,
        300..450 => 2,
        450..600 => 3,
        600..730 => 4,
        730..880 => 5,
        880.. => 6,
    }
}

/// Family words: one side evaluates, prepares or funds what the other does. Where both do, their titles say so already.
pub(crate) fn aspect(a: &Record, b: &Record) -> u8 {
    u8::from(a.markers.without_phase() != b.markers.without_phase())
}
