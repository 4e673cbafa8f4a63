//! How near a written name is to the names of a thing, from 0 to 100: letters in pairs that both have (Dice), after case, signs and
//! `ё` are taken away. The same code is 100.

use super::thing::Thing;

/// The longest name that is compared, in letters; what is longer is no name.
const LONGEST: usize = 300;

/// A name as it is compared: folded, and its letters in pairs, in their order.
struct Form {
    folded: String,
    pairs: Vec<(char, char)>,
}

impl Form {
    fn of(text: &str) -> Self {
        let cut: String = text.chars().take(LONGEST).collect();
        let folded = plan::fold_name(&cut);
        let mut pairs: Vec<(char, char)> = folded.chars().zip(folded.chars().skip(1)).collect();
        pairs.sort_unstable();
        Self { folded, pairs }
    }

    fn likeness(&self, other: &Self) -> f64 {
        if self.folded == other.folded {
            return 100.0;
        }
        let all = self.pairs.len() + other.pairs.len();
        let (mut mine, mut theirs) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut both = 0;
        while let (Some(one), Some(two)) = (mine.peek(), theirs.peek()) {
            let order = one.cmp(two);
            both += u32::from(order.is_eq());
            if order.is_le() {
                mine.next();
            }
            if order.is_ge() {
                theirs.next();
            }
        }
        // Only equal names are told as equal.
        if all == 0 { 0.0 } else { (200.0 * f64::from(both) / all as f64).min(99.0) }
    }
}

/// What a thing is called, ready to be held against many names.
pub(super) struct Names {
    codes: Vec<String>,
    forms: Vec<Form>,
}

impl Names {
    pub(super) fn of(thing: Thing<'_>) -> Self {
        Self {
            codes: thing.codes().into_iter().map(plan::fold_name).collect(),
            forms: thing.names().into_iter().map(Form::of).collect(),
        }
    }
}

/// A written name ready to be compared.
pub(super) struct Written(Form);

impl Written {
    pub(super) fn of(text: &str) -> Self {
        Self(Form::of(text))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.folded.is_empty()
    }

    /// How near it is to the nearest name or code of a thing.
    pub(super) fn nearness(&self, names: &Names) -> f64 {
        if names.codes.contains(&self.0.folded) {
            return 100.0;
        }
        names.forms.iter().map(|form| self.0.likeness(form)).fold(0.0, f64::max)
    }

    /// Whether a name of the thing, or a word in it, begins like this.
    pub(super) fn begins(&self, thing: Thing<'_>) -> bool {
        let begins = |name: &str| {
            let folded = plan::fold_name(name);
            folded.starts_with(&self.0.folded) || folded.contains(&format!(" {}", self.0.folded))
        };
        thing.names().into_iter().chain(thing.codes()).any(begins)
    }
}
