//! How near a written name is to the names of a thing, from 0 to 100: letters in pairs that both have (Dice), after case, signs and
//! `ё` are taken away. The same code is 100.

use super::thing::Thing;

/// The longest name that is compared, in letters; what is longer is no name.
const LONGEST: usize = 300;

/// A name ready to be compared.
pub(super) struct Written {
    folded: String,
    pairs: Vec<(char, char)>,
}

impl Written {
    pub(super) fn of(text: &str) -> Self {
        let cut: String = text.chars().take(LONGEST).collect();
        let folded = plan::fold_name(&cut);
        let pairs = pairs(&folded);
        Self { folded, pairs }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// How near it is to the nearest name or code of a thing.
    pub(super) fn nearness(&self, thing: Thing<'_>) -> f64 {
        let code = thing.codes().iter().any(|code| plan::fold_name(code) == self.folded);
        if code {
            return 100.0;
        }
        thing.names().iter().map(|name| self.likeness(name)).fold(0.0, f64::max)
    }

    fn likeness(&self, name: &str) -> f64 {
        let folded = plan::fold_name(name);
        if folded == self.folded {
            return 100.0;
        }
        let mut theirs = pairs(&folded);
        let all = self.pairs.len() + theirs.len();
        let mut both = 0;
        for pair in &self.pairs {
            if let Some(at) = theirs.iter().position(|other| other == pair) {
                theirs.swap_remove(at);
                both += 1;
            }
        }
        // Only equal names are told as equal.
        if all == 0 { 0.0 } else { (200.0 * both as f64 / all as f64).min(99.0) }
    }

    /// Whether a name of the thing, or a word in it, begins like this.
    pub(super) fn begins(&self, thing: Thing<'_>) -> bool {
        let begins = |name: &str| {
            let folded = plan::fold_name(name);
            folded.starts_with(&self.folded) || folded.contains(&format!(" {}", self.folded))
        };
        thing.names().into_iter().chain(thing.codes()).any(begins)
    }
}

fn pairs(folded: &str) -> Vec<(char, char)> {
    folded.chars().zip(folded.chars().skip(1)).collect()
}
