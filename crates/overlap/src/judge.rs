//! From compared records to what is told: the class, the kind, the relation, and the evidence with its weights.

use crate::compare::{Compared, earlier, gap, own};
use crate::effort;
use crate::factor::Factor;
use crate::lexicon::Terms;
use crate::markers::Marker;
use crate::model::{CLASSES, Model, SAME};
use crate::pair::{Evidence, Kind, Pair, Relation};
use crate::reason::values;
use crate::record::Record;
use crate::relation::{by_title, by_tree, is_slice};
use crate::scale::Scale;
use compact_str::format_compact;
use std::cmp::Ordering;

/// From this probability on two initiatives are shown as overlapping effort. It is higher than one half because a short list that
/// deserves a look is worth more than a long one: of the shipped register, what lies below is mostly one theme in one region.
pub const EFFORT: f64 = 0.7;

/// From this probability on one of two is held to have gone before the other. It is lower than that of overlapping effort: nobody
/// pays twice for what has ended, and who begins anew is told of more.
const WENT_BEFORE: f64 = 0.3;

/// Whether what has this address may be shown to whoever is told.
pub(crate) type Shows<'a> = &'a (dyn Fn(&str) -> bool + Sync);

/// Everything may be shown.
pub(crate) const ALL: Shows<'static> = &|_| true;

/// What two records are to each other, before it is told why.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Judged {
    pub(crate) same: f64,
    pub(crate) related: f64,
    pub(crate) effort: f64,
    pub(crate) before: f64,
    pub(crate) kind: Kind,
    pub(crate) relation: Option<Relation>,
}

impl Judged {
    /// The likelier of the two questions; relatives answer neither.
    pub(crate) fn probability(&self) -> f64 {
        if self.is_of_a_family() { 0.0 } else { self.same.max(self.effort) }
    }

    /// Whether the two are relatives and so neither the same nor an overlap.
    pub(crate) fn is_of_a_family(&self) -> bool {
        self.relation.is_some_and(Relation::is_of_a_family)
    }
}

/// Judges two records. `likely` is what the model says of their levels.
pub(crate) fn judged((a, b): (&Record, &Record), compared: &Compared, likely: [f64; CLASSES], shows: Shows<'_>) -> Judged {
    let tree = by_tree(a, b, shows);
    let [same, related, ..] = likely;
    let levels = compared.levels;
    // A strategy says what is to be done, what a body spends on itself is its own affair, and a scholarship goes to one person: no
    // effort that another could double.
    let is_none =
        |record: &Record| record.kind == Some(plan::Kind::Strategy) || record.overhead || record.markers.has(Marker::Persons);
    let is_no_effort = is_none(a) || is_none(b);
    let own = own(a, b);
    let read = read((a, b), compared);
    let effort = if is_no_effort || own { 0.0 } else { effort::likely(read) };
    let (same, related) = if tree.is_some() { (0.0, 1.0) } else { (same, related) };
    let relation = tree.or_else(|| by_title(a, b, compared).filter(|_| same < SAME && same + related >= SAME));
    let relation = relation.or_else(|| (own && same >= SAME && is_slice(a, b, levels)).then_some(Relation::Slices));
    // One that is the same, or of one family, did not go before in the sense that is asked here.
    let before = if is_no_effort || relation.is_some() || same >= SAME { 0.0 } else { effort::goes_on(read) };
    let kind = if relation.is_some_and(Relation::is_of_a_family) {
        Kind::BuildsOn
    } else if same >= SAME {
        Kind::Duplicate
    } else if effort >= EFFORT {
        Kind::Overlapping
    } else if before >= WENT_BEFORE {
        Kind::BuildsOn
    } else if effort::complements(read) {
        Kind::Complementary
    } else {
        Kind::Distinct
    };
    Judged { same, related, effort, before, kind, relation }
}

/// What the question of overlapping effort reads of two records.
fn read((a, b): (&Record, &Record), compared: &Compared) -> effort::Read {
    effort::read(compared.levels, gap(a, b), compared.foreign)
}

/// What is told of two records that were judged, with the evidence.
pub(crate) fn told(
    terms: &Terms<'_>,
    (model, scale): (&Model, &Scale),
    (a, b): (&Record, &Record),
    compared: &Compared,
    judged: Judged,
) -> Pair {
    let (a, b) = if a.key <= b.key { (a, b) } else { (b, a) };
    let levels = compared.levels;
    let (weights, base) = model.weights(levels, scale.unsharpened(levels));
    let read = read((a, b), compared);
    let factors = Factor::ALL.iter().filter(|factor| levels.of(**factor) > 0).map(|factor| {
        let level = factor.levels()[usize::from(levels.of(*factor)) - 1];
        Evidence {
            factor: *factor,
            level,
            weight: weights[*factor as usize],
            effort: effort::speaks(read, *factor),
            reason: format_compact!("factor-{}-{level}", factor.name()),
            values: values(terms, *factor, a, b, compared),
        }
    });
    let earlier = match earlier(a, b) {
        Some(Ordering::Less) => Some(a),
        Some(Ordering::Greater) => Some(b),
        Some(Ordering::Equal) | None => None,
    };
    Pair {
        left: a.key.clone(),
        right: b.key.clone(),
        same: judged.same,
        related: judged.related,
        effort: judged.effort,
        before: judged.before,
        earlier: earlier.map(|record| record.key.clone()),
        close: compared.close(),
        kind: judged.kind,
        relation: judged.relation,
        base,
        factors: factors.collect(),
        model: model.version.as_str().into(),
    }
}
