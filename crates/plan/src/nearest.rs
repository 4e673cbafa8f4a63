//! The name somebody probably meant, for suggestions in findings. Not for comparing titles or parties.

/// What to write instead of `word`: the nearest of the known names where one is near, else all of them.
pub fn suggest(word: &str, known: &[&str]) -> String {
    nearest(word, known).map_or_else(|| known.join(", "), str::to_owned)
}

/// The known name that a few slips of the keyboard would turn into `word`, whatever the case of its letters.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let slips = known.iter().map(|name| (distance(&word, &name.to_lowercase()), *name));
    slips.min_by_key(|(slips, _)| *slips).filter(|(slips, _)| *slips <= allowed).map(|(_, name)| name)
}

/// How many letters must be put, taken, changed or swapped with their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}
