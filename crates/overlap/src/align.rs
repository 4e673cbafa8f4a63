//! Which subject a text falls under: a provision of a plan, a sector, a goal. Told from examples that bear their subjects, the
//! wording of a subject being one, by words and, where there is an encoder, by meaning. It suggests with reasons and never claims.

use crate::embed::Embedder;
use crate::encoder::Embedding;
use crate::fold::{Stems, words};
use crate::linear::Linear;
use crate::wording;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A text and the subjects it bears.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// Title and description.
    pub text: Box<str>,
    /// The subjects somebody gave it, with how much each counts; equal where nobody said.
    pub subjects: Vec<(Box<str>, f64)>,
    /// Who gave them; nobody where the text is the subject's own wording. Habits of one giver count less than the agreement of
    /// several.
    pub giver: Option<Box<str>>,
}

impl Example {
    /// Who speaks: the giver, or the subject itself.
    fn speaker(&self) -> (Option<&str>, &str) {
        match (self.giver.as_deref(), &*self.subjects) {
            (None, [(subject, _), ..]) => (None, subject),
            (giver, _) => (giver, ""),
        }
    }
}

/// A subject a text may fall under.
#[derive(Clone, PartialEq, Debug)]
pub struct Guess {
    /// Which.
    pub subject: Box<str>,
    /// How likely among all subjects, from 0 to 1.
    pub likely: f64,
    /// The words that speak for it most, as the text wrote them.
    pub words: Vec<Box<str>>,
}

/// What is known of subjects.
pub struct Subjects {
    stems: Stems,
    embedder: Embedder,
    names: Vec<Box<str>>,
    terms: FxHashMap<Box<str>, Term>,
    /// How much was met under each subject.
    mass: Vec<f64>,
    /// How much each subject was given.
    share: Vec<f64>,
    meaning: Option<Linear>,
    /// What subjects say of themselves, as points.
    wordings: Vec<(u32, Embedding)>,
}

/// A word of the examples.
#[derive(Debug, Default)]
struct Term {
    /// In how many texts.
    texts: u32,
    /// How much it was met under each subject.
    met: Vec<(u32, f64)>,
}

impl std::fmt::Debug for Subjects {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} subjects", self.names.len())
    }
}

/// How many letters of a text are looked at for its words, and for its meaning.
const WORDS: usize = 1_500;
const MEANING: usize = 300;
/// How much of a word every subject is taken to have been met with.
const SMOOTH: f64 = 0.1;
/// How many bits the words of a text bring together, at the most likely.
const WORD_BITS: f64 = 1.6;
/// How many bits a step from "no" to "yes" in meaning is worth.
const MEANING_BITS: f64 = 9.0;
/// How many bits a text is worth that means just what a subject says of itself.
const WORDING_BITS: f64 = 10.0;
/// How much what is common anyway counts.
const PRIOR: f64 = 0.3;

/// How many subjects are suggested.
const SUGGESTED: usize = 3;
/// Less likely ones are not.
const HARDLY: f64 = 0.05;

impl Subjects {
    /// Learns from examples. The wording of a subject is an example too, which nobody gave.
    pub fn learn(examples: &[Example]) -> Self {
        let names: BTreeMap<&str, ()> =
            examples.iter().flat_map(|example| &example.subjects).map(|(name, _)| (&**name, ())).collect();
        let names: Vec<Box<str>> = names.into_keys().map(Into::into).collect();
        let mut of_giver: FxHashMap<(Option<&str>, &str), f64> = FxHashMap::default();
        for example in examples {
            *of_giver.entry(example.speaker()).or_default() += 1.0;
        }
        let subjects = names.len();
        let mut known = Self {
            stems: Stems::default(),
            embedder: Embedder::shipped(),
            names,
            terms: FxHashMap::default(),
            mass: vec![0.0; subjects],
            share: vec![0.0; subjects],
            meaning: None,
            wordings: Vec::new(),
        };
        let mut linear = Linear::new(subjects);
        for example in examples {
            // A giver of thousands does not drown the rest: its voice grows with the root of what it gave.
            let voice = 1.0 / of_giver.get(&example.speaker()).copied().unwrap_or(1.0_f64).sqrt();
            let shares = known.shares(example);
            known.take(&example.text, &shares, voice);
            for point in known.embedder.points(&[begin(&example.text, MEANING).into()]) {
                linear.take(&point, &shares, voice);
                if example.giver.is_none() {
                    known.wordings.extend(shares.iter().map(|(subject, _)| (*subject, point)));
                }
            }
        }
        known.meaning = linear.solve();
        known
    }

    fn shares(&self, example: &Example) -> Vec<(u32, f64)> {
        let whole: f64 = example.subjects.iter().map(|(_, weight)| weight).sum();
        let number = |name: &str| self.names.binary_search_by(|known| (**known).cmp(name)).ok();
        let shares = example.subjects.iter().filter_map(|(name, weight)| Some((number(name)? as u32, weight / whole.max(1e-9))));
        shares.collect()
    }

    fn take(&mut self, text: &str, shares: &[(u32, f64)], voice: f64) {
        for stem in stems(&self.stems, text) {
            let term = self.terms.entry(stem.into()).or_default();
            term.texts += 1;
            for (subject, share) in shares {
                match term.met.iter_mut().find(|(known, _)| known == subject) {
                    Some((_, met)) => *met += share * voice,
                    None => term.met.push((*subject, share * voice)),
                }
                self.mass[*subject as usize] += share * voice;
            }
        }
        for (subject, share) in shares {
            self.share[*subject as usize] += share * voice;
        }
    }

    /// The few subjects that are worth a look: the likeliest, and up to two more unless they are hardly likely.
    pub fn suggest(&self, text: &str) -> Vec<Guess> {
        let guesses = self.guess(text).into_iter().take(SUGGESTED).enumerate();
        guesses.filter(|(at, guess)| *at == 0 || guess.likely >= HARDLY).map(|(_, guess)| guess).collect()
    }

    /// All subjects, likeliest first.
    pub fn guess(&self, text: &str) -> Vec<Guess> {
        let all: f64 = self.share.iter().sum::<f64>().max(1e-9);
        let mut bits: Vec<f64> = self.share.iter().map(|share| PRIOR * ((share + 0.2) / all).log2()).collect();
        let stems = stems(&self.stems, text);
        let found: Vec<(&str, &Term)> =
            stems.iter().filter_map(|stem| Some((stem.as_str(), self.terms.get(stem.as_str())?))).collect();
        let mut speaks: Vec<Vec<(f64, &str)>> = vec![Vec::new(); bits.len()];
        let anywhere: f64 = self.mass.iter().sum::<f64>().max(1e-9);
        let mut evidence = vec![0.0; bits.len()];
        for (stem, term) in found.iter().filter(|(_, term)| term.texts > 1) {
            let all: f64 = term.met.iter().map(|(_, met)| met).sum();
            let expected = all / anywhere;
            let mut here = vec![0.0; bits.len()];
            term.met.iter().for_each(|(subject, met)| here[*subject as usize] = *met);
            for (subject, evidence) in evidence.iter_mut().enumerate() {
                // How much oftener the word is met here than anywhere, drawn towards "as often" where little was met.
                let often = (here[subject] + SMOOTH) / (self.mass[subject] * expected + SMOOTH);
                let weight = often.log2();
                *evidence += weight;
                if weight > 1.0 {
                    speaks[subject].push((weight, stem));
                }
            }
        }
        // Words of one text repeat each other: the evidence grows with the root of their number.
        let spread = WORD_BITS / (found.len() as f64).max(1.0).sqrt();
        bits.iter_mut().zip(evidence).for_each(|(bits, evidence)| *bits += evidence * spread);
        for point in self.embedder.points(&[begin(text, MEANING).into()]) {
            bits.iter_mut().zip(self.nearest(&point)).for_each(|(bits, near)| *bits += WORDING_BITS * near);
            if let Some(meaning) = &self.meaning {
                bits.iter_mut().zip(meaning.read(&point)).for_each(|(bits, read)| *bits += MEANING_BITS * read.clamp(-0.2, 1.0));
            }
        }
        self.told(text, &bits, speaks)
    }

    /// How near a point is to what each subject says of itself; one that says nothing is as near as they are on the whole.
    fn nearest(&self, point: &Embedding) -> Vec<f64> {
        let mut near: Vec<Option<f64>> = vec![None; self.names.len()];
        for (subject, wording) in &self.wordings {
            let (near, cosine) = (&mut near[*subject as usize], f64::from(point.cosine(wording)));
            *near = Some(near.map_or(cosine, |near| near.max(cosine)));
        }
        let known: Vec<f64> = near.iter().copied().flatten().collect();
        let usual = known.iter().sum::<f64>() / (known.len() as f64).max(1.0);
        near.into_iter().map(|near| near.unwrap_or(usual)).collect()
    }

    fn told(&self, text: &str, bits: &[f64], speaks: Vec<Vec<(f64, &str)>>) -> Vec<Guess> {
        let most = bits.iter().copied().fold(f64::MIN, f64::max);
        let all: f64 = bits.iter().map(|bits| (bits - most).exp2()).sum();
        let guesses = self.names.iter().zip(bits).zip(speaks).map(|((name, bits), mut words)| {
            words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
            let written = |stem| wording::word(&self.stems, &[text], stem).unwrap_or(stem).into();
            // A word of three letters says little to whoever reads it, unless there is no other.
            if words.iter().any(|(_, stem)| is_telling(stem)) {
                words.retain(|(_, stem)| is_telling(stem));
            }
            let words = words.into_iter().take(4).map(|(_, stem)| written(stem)).collect();
            Guess { subject: name.clone(), likely: (bits - most).exp2() / all, words }
        });
        let mut guesses: Vec<Guess> = guesses.collect();
        guesses.sort_by(|a, b| b.likely.total_cmp(&a.likely).then_with(|| a.subject.cmp(&b.subject)));
        guesses
    }
}

fn is_telling(stem: &str) -> bool {
    stem.chars().nth(3).is_some()
}

fn begin(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The different stems of a text, in one order.
fn stems(stems: &Stems, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    words(begin(text, WORDS), |word| {
        if word.folded.chars().count() > 2 && word.number.is_none() {
            found.push(stems.stem(word.folded));
        }
    });
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(text: &str, subject: &str, giver: Option<&str>) -> Example {
        Example { text: text.into(), subjects: vec![(subject.into(), 1.0)], giver: giver.map(Into::into) }
    }

    #[test]
    fn a_subject_is_known_by_its_own_wording_and_by_what_others_put_there() {
        let known = Subjects::learn(&[
            example("Rehabilitation and reintegration of prisoners", "prisons", None),
            example("Security of borders and travel documents", "borders", None),
            example("Capacity of the media", "media", None),
            example("Support to customs posts and scanners", "borders", Some("iom")),
            example("Scanners for customs posts in the south", "borders", Some("osce")),
        ]);
        let first = |text: &str| known.guess(text)[0].subject.clone();
        assert_eq!(&*first("Helping former inmates return to society"), "prisons");
        assert_eq!(&*first("Поддержка СМИ и журналистов"), "media");
        assert_eq!(&*first("New scanners for customs"), "borders");
    }

    #[test]
    fn few_are_suggested_and_hardly_likely_ones_are_not() {
        let subjects: Vec<Example> =
            ["prisons", "borders", "media", "schools", "courts"].map(|name| example(name, name, None)).to_vec();
        let known = Subjects::learn(&subjects);
        let suggested = known.suggest("Training of prison staff in prisons");
        assert_eq!(&*suggested[0].subject, "prisons");
        assert!(suggested.len() <= SUGGESTED && suggested[1..].iter().all(|guess| guess.likely >= HARDLY), "{suggested:?}");
        assert_eq!(known.guess("Training of prison staff in prisons").len(), subjects.len());
        assert!(Subjects::learn(&[]).suggest("anything").is_empty());
    }
}
