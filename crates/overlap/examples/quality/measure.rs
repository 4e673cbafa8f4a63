//! What a ranking or a cut is worth: precision, recall, F1, average precision, places.

/// A pair that was scored, and whether it is a true one.
pub(crate) type Scored = (f64, bool);

/// Precision, recall and F1.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Cut {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
    pub(crate) at: f64,
}

fn cut(hits: usize, shown: usize, truths: usize, at: f64) -> Cut {
    let share = |of: usize| if of == 0 { 0.0 } else { hits as f64 / of as f64 };
    let f1 = if shown + truths == 0 { 0.0 } else { 2.0 * hits as f64 / (shown + truths) as f64 };
    Cut { precision: share(shown), recall: share(truths), f1, at }
}

/// At a threshold that was there before.
pub(crate) fn at(scored: &[Scored], truths: usize, threshold: f64) -> Cut {
    let shown: Vec<&Scored> = scored.iter().filter(|(score, _)| *score >= threshold).collect();
    cut(shown.iter().filter(|(_, truth)| *truth).count(), shown.len(), truths, threshold)
}

/// At the threshold that would have been best; knows the truth, so it tells what the ranking could give and no more.
pub(crate) fn best(scored: &[Scored], truths: usize) -> Cut {
    let mut sorted = scored.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut hits, mut best) = (0, Cut::default());
    for (rank, (score, truth)) in sorted.iter().enumerate() {
        hits += usize::from(*truth);
        if sorted.get(rank + 1).is_none_or(|next| next.0 < *score) {
            let now = cut(hits, rank + 1, truths, *score);
            if now.f1 > best.f1 {
                best = now;
            }
        }
    }
    best
}

/// The mean of the precision at each true pair.
pub(crate) fn average_precision(scored: &[Scored], truths: usize) -> f64 {
    let mut sorted = scored.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut hits, mut sum) = (0usize, 0.0);
    for (rank, (_, truth)) in sorted.iter().enumerate() {
        if *truth {
            hits += 1;
            sum += hits as f64 / (rank + 1) as f64;
        }
    }
    if truths == 0 { 0.0 } else { sum / truths as f64 }
}
