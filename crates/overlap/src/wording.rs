//! The words that reasons name, as titles wrote them: records are compared by stems, which nobody reads.
//! Not for: which words are named (see `reason`).

use crate::fold::{Stems, words};
use crate::pair::Pair;

/// Puts words in place of stems in the reasons of pairs. Whoever asks says what the titles of an address are; what stands in none
/// of them stays a stem.
pub(crate) fn as_written<'a>(pairs: &mut [Pair], titles: impl Fn(&str) -> Vec<&'a str>) {
    let stems = Stems::default();
    for pair in pairs {
        let both: Vec<&str> = titles(&pair.left).into_iter().chain(titles(&pair.right)).collect();
        let named = pair.factors.iter_mut().flat_map(|factor| &mut factor.values).filter(|(name, _)| *name == "words");
        for (_, value) in named {
            let written = value.split(", ").map(|stem| word(&stems, &both, stem).unwrap_or(stem));
            *value = written.collect::<Vec<_>>().join(", ");
        }
    }
}

/// The first word of these titles with this stem.
pub(crate) fn word<'a>(stems: &Stems, titles: &[&'a str], stem: &str) -> Option<&'a str> {
    let parts = |title: &'a str| title.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`'));
    titles.iter().flat_map(|title| parts(title)).find(|part| {
        let mut is_it = false;
        words(part, |word| is_it |= stems.stem(word.folded) == stem);
        is_it
    })
}
