//! In which languages a text is written, as far as its small words tell: `of the` is English, `de la` may be French or Spanish. What
//! two texts say in different languages is not held against each other word by word. Not for: what it means (see `encoder`).

/// Small words that are of one language, as they are folded. Those that several share are left out.
const SMALL: [(Tongues, &[&str]); 5] = [
    (Tongues(1), &["of", "the", "and", "for", "with", "through", "by", "from"]),
    (Tongues(2), &["des", "et", "le", "les", "pour", "du", "aux", "dans", "une", "sur", "au", "par"]),
    (Tongues(4), &["los", "las", "el", "del", "y", "con", "por", "una", "al"]),
    (Tongues(8), &["do", "da", "dos", "das", "em", "uma", "no", "na", "ao", "e"]),
    (Tongues(16), &["der", "und", "fur", "von", "im", "zur", "mit", "auf", "durch", "eine"]),
];

/// Small words that tell no language, since several share them or another alphabet tells it.
const SHARED: [&str; 2] = [
    "a an in on to at or as its into among between within their de la en d l un o os se den zu",
    "в во и на по для с со о об от до из к ко у при за под над или а не среди между через без как что их его также",
];

/// Whether a folded word is a small one, which says nothing of what a text is about.
pub(crate) fn is_small(folded: &str) -> bool {
    SHARED.iter().any(|words| words.split(' ').any(|word| word == folded))
        || SMALL.iter().any(|(_, small)| small.contains(&folded))
}

/// A set of languages; empty where nothing tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Tongues(u8);

impl Tongues {
    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn or(self, other: Self) -> Self {
        if self.0 == 0 { other } else { self }
    }

    /// Whether both are known and none is the same.
    pub(crate) fn differ(self, other: Self) -> bool {
        self.0 != 0 && other.0 != 0 && self.0 & other.0 == 0
    }
}

/// Counts the small words of one text.
#[derive(Debug, Default)]
pub(crate) struct Votes([u16; SMALL.len()]);

impl Votes {
    pub(crate) fn note(&mut self, folded: &str) {
        if folded.len() > LONGEST {
            return;
        }
        for (votes, (_, small)) in self.0.iter_mut().zip(SMALL) {
            *votes = votes.saturating_add(u16::from(small.contains(&folded)));
        }
    }

    /// The language most small words are of; none where two are named as often.
    pub(crate) fn most(&self) -> Tongues {
        let most = self.0.iter().copied().max().unwrap_or(0);
        let mut first = self.0.iter().zip(SMALL).filter(|(votes, _)| **votes == most);
        match (most, first.next(), first.next()) {
            (1.., Some((_, (tongue, _))), None) => tongue,
            _ => Tongues::default(),
        }
    }
}

/// The most letters a small word has.
const LONGEST: usize = 7;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Tongues {
        let mut votes = Votes::default();
        crate::fold::words(text, |word| votes.note(word.folded));
        votes.most()
    }

    #[test]
    fn small_words_tell_the_language() {
        let english = of("Prevention of violent extremism in the prisons");
        let french = of("Prévention de l'extrémisme violent dans les prisons");
        let portuguese = of("Conservação do controle da malária em Vocharai");
        assert!(english.differ(french) && french.differ(portuguese) && english.differ(portuguese));
        assert!(!english.differ(of("Support for the rule of law")));
    }

    #[test]
    fn where_nothing_tells_nothing_differs() {
        let unknown = of("Cradle Study");
        assert!(!unknown.differ(of("Étude sur le berceau")));
        assert_eq!(of("Programa de apoyo"), Tongues::default());
    }
}
