//! What the finder is worth on pairs that people have labelled: only those that are listed are judged.

use super::args::Cli;
use super::talk::Problem;
use super::{Outcome, output};
use crate::report::Teller;
use crate::terminal::Tone;
use overlap::{Measured, Pair, SAME, measure as judge};
use plan::Ruling;
use std::collections::HashMap;
use std::path::Path;

/// How many of the worst misses are told.
const MISSES: usize = 20;

/// One listed pair.
struct Judged {
    left: String,
    right: String,
    label: String,
    likely: f64,
    shown: bool,
}

/// What labels there are; of others nobody knows what they mean, so they are not judged.
const LABELS: [&str; 3] = ["same", "related", "different"];

/// Reads the list, looks its pairs up among those that were found, and tells how right that was. A listed pair that was not worth
/// comparing is held against each other all the same, where that can be done, and counted.
pub(super) fn measure(
    cli: &Cli,
    teller: &Teller<'_>,
    path: &Path,
    pairs: &[Pair],
    find: impl Fn(&str) -> Option<String>,
    held: impl Fn(&str, &str) -> Option<Pair>,
) -> Result<Outcome, Problem> {
    let bytes = std::fs::read(path).map_err(Problem::file(path, false))?;
    let rows = exchange::columns(&bytes, &["id_a", "id_b", "label"])
        .map_err(|missing| Problem::Usage("usage-pairs", vec![("columns", missing.join(", "))]))?;
    let found: HashMap<(&str, &str), &Pair> = pairs.iter().map(|pair| ((&*pair.left, &*pair.right), pair)).collect();
    let (mut judged, mut unknown, mut unsought) = (Vec::new(), 0_u64, 0_u64);
    for row in &rows {
        let [one, other, label] = row.as_slice() else { continue };
        let label = label.trim().to_lowercase();
        if !LABELS.contains(&&*label) {
            continue;
        }
        let (Some(one), Some(other)) = (find(one), find(other)) else {
            unknown += 1;
            continue;
        };
        let (left, right) = if one <= other { (one, other) } else { (other, one) };
        let known = found.get(&(&*left, &*right)).copied();
        unsought += u64::from(known.is_none());
        let explained = if known.is_none() { held(&left, &right) } else { None };
        let pair = known.or(explained.as_ref());
        let likely = pair.map_or(0.0, |pair| pair.same);
        let shown = pair.is_some_and(|pair| pair.kind == Ruling::Duplicate);
        judged.push(Judged { left, right, label, likely, shown });
    }
    let scored: Vec<(f64, bool, bool)> = judged.iter().map(|one| (one.likely, one.shown, one.label == "same")).collect();
    let Measured { precision, recall, f1, average_precision } = judge(&scored);
    judged.retain(|one| one.shown != (one.label == "same"));
    judged.sort_by(|a, b| {
        let wrong = |one: &Judged| if one.shown { one.likely } else { 1.0 - one.likely };
        wrong(b).total_cmp(&wrong(a)).then_with(|| (&a.left, &a.right).cmp(&(&b.left, &b.right)))
    });
    judged.truncate(MISSES);
    if cli.global.format == Some(super::args::Format::Json) {
        let misses: Vec<_> = judged
            .iter()
            .map(|one| serde_json::json!({ "left": one.left, "right": one.right, "label": one.label, "probability": one.likely }))
            .collect();
        return output::put_json(&serde_json::json!({
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "average_precision": average_precision,
            "threshold": SAME,
            "misses": misses,
            "judged": scored.len(),
            "unknown": unknown,
            "unsought": unsought,
        }));
    }
    let mut page = output::page(&cli.global);
    let part = |share: f64| format!("{share:.3}");
    let values = [
        ("precision", part(precision).into()),
        ("recall", part(recall).into()),
        ("f1", part(f1).into()),
        ("average", part(average_precision).into()),
        ("judged", (scored.len() as i64).into()),
        ("unknown", (unknown as i64).into()),
        ("unsought", (unsought as i64).into()),
    ];
    page.paragraph(Tone::Strong, &teller.say_with("measured-summary", &values));
    for one in &judged {
        page.paragraph(Tone::Plain, &format!("{:.2}  {}  {} · {}", one.likely, one.label, one.left, one.right));
    }
    output::put(page.finish().as_bytes())
}
