//! What a finder is worth on pairs whose truth is known. Not for learning from them.

/// How right a list was.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Measured {
    /// Of those shown, the share that is true.
    pub precision: f64,
    /// Of the true ones, the share that was shown.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
    /// The mean of the precision at each true one, going down by likelihood.
    pub average_precision: f64,
}

/// Measures pairs, each with how likely it was held, whether it was shown, and whether it is true. Among equally likely ones the
/// false come first, so that no order flatters.
pub fn measure(judged: &[(f64, bool, bool)]) -> Measured {
    let count = |of: &dyn Fn(&&(f64, bool, bool)) -> bool| judged.iter().filter(of).count() as f64;
    let (shown, right) = (count(&|one| one.1), count(&|one| one.1 && one.2));
    let truths = count(&|one| one.2);
    let share = |of: f64, all: f64| if all > 0.0 { of / all } else { 0.0 };
    let (precision, recall) = (share(right, shown), share(right, truths));
    let f1 = share(2.0 * precision * recall, precision + recall);
    let mut order: Vec<&(f64, bool, bool)> = judged.iter().collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    let (mut met, mut sum) = (0.0, 0.0);
    for (at, (.., is_true)) in order.into_iter().enumerate() {
        if *is_true {
            met += 1.0;
            sum += met / (at + 1) as f64;
        }
    }
    Measured { precision, recall, f1, average_precision: share(sum, truths) }
}
