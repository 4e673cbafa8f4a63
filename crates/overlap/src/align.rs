//! Which subject a text falls under: a provision of a plan, a sector, a goal. Told from examples that bear their subjects, from the
//! wording of the subjects themselves, and from meanings where there is an encoder. It suggests with reasons and never claims.

use crate::embed::{Embedder, nearness};
use crate::encoder::Embedding;
use crate::fold::{Stems, words};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A text and the subjects it bears.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// Title and description.
    pub text: Box<str>,
    /// The subjects somebody gave it, with how much each counts; equal where nobody said.
    pub subjects: Vec<(Box<str>, f64)>,
    /// Who gave them. Habits of one giver count less than the agreement of several.
    pub giver: Box<str>,
}

/// A subject a text may fall under.
#[derive(Clone, PartialEq, Debug)]
pub struct Guess {
    /// Which.
    pub subject: Box<str>,
    /// How likely among all subjects, from 0 to 1.
    pub likely: f64,
    /// The words that speak for it most, as stems.
    pub words: Vec<Box<str>>,
}

/// What is known of subjects.
pub struct Subjects {
    stems: Stems,
    terms: FxHashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
    /// For each term, how much it was met under each subject.
    met: Vec<FxHashMap<u32, f32>>,
    /// In how many texts each term is.
    texts: Vec<u32>,
    all: u32,
    /// How much was met under each subject.
    mass: Vec<f64>,
    share: Vec<f64>,
    points: Vec<(Box<[Embedding]>, Vec<(u32, f32)>)>,
    embedder: Embedder,
}

impl std::fmt::Debug for Subjects {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} subjects", self.names.len())
    }
}

/// How many letters of a text are looked at.
const LONGEST: usize = 1_200;
/// How much a term counts that was met once everywhere.
const SMOOTH: f64 = 0.3;
/// How many neighbours in meaning speak.
const NEIGHBOURS: usize = 25;

impl Subjects {
    /// Learns from examples. The wording of a subject is an example too: give it with the subject's own code as giver.
    pub fn learn(examples: &[Example]) -> Self {
        let mut subjects = Self {
            stems: Stems::default(),
            terms: FxHashMap::default(),
            names: Vec::new(),
            met: Vec::new(),
            texts: Vec::new(),
            all: 0,
            mass: Vec::new(),
            share: Vec::new(),
            points: Vec::new(),
            embedder: Embedder::shipped(),
        };
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for (subject, _) in examples.iter().flat_map(|example| &example.subjects) {
            numbers.insert(subject, 0);
        }
        for (number, (name, at)) in numbers.iter_mut().enumerate() {
            *at = number as u32;
            subjects.names.push((*name).into());
        }
        subjects.mass = vec![0.0; subjects.names.len()];
        subjects.share = vec![0.0; subjects.names.len()];
        let mut of_giver: FxHashMap<&str, f64> = FxHashMap::default();
        for example in examples {
            *of_giver.entry(&example.giver).or_default() += 1.0;
        }
        for example in examples {
            // A giver of thousands does not drown the rest: its voice grows with the root of what it gave.
            let voice = 1.0 / of_giver.get(&*example.giver).copied().unwrap_or(1.0).sqrt();
            let whole: f64 = example.subjects.iter().map(|(_, weight)| weight).sum();
            let shares =
                example.subjects.iter().filter_map(|(name, weight)| Some((*numbers.get(&**name)?, weight / whole.max(1e-9))));
            let shares: Vec<(u32, f64)> = shares.collect();
            subjects.take(&example.text, &shares, voice);
        }
        subjects
    }

    fn take(&mut self, text: &str, shares: &[(u32, f64)], voice: f64) {
        let stems = stems(&self.stems, text);
        self.all += 1;
        for stem in stems {
            let next = self.terms.len() as u32;
            let term = *self.terms.entry(stem.into()).or_insert(next) as usize;
            if term == self.met.len() {
                self.met.push(FxHashMap::default());
                self.texts.push(0);
            }
            self.texts[term] += 1;
            for (subject, share) in shares {
                *self.met[term].entry(*subject).or_default() += (share * voice) as f32;
                self.mass[*subject as usize] += share * voice;
            }
        }
        for (subject, share) in shares {
            self.share[*subject as usize] += share * voice;
        }
        let points = self.embedder.points(&[begin(text).into()]);
        if !points.is_empty() {
            self.points.push((points, shares.iter().map(|(subject, share)| (*subject, (share * voice) as f32)).collect()));
        }
    }

    /// The subjects a text may fall under, likeliest first.
    pub fn guess(&self, text: &str) -> Vec<Guess> {
        let all_mass: f64 = self.mass.iter().sum::<f64>().max(1e-9);
        let all_share: f64 = self.share.iter().sum::<f64>().max(1e-9);
        let terms: Vec<u32> = stems(&self.stems, text).iter().filter_map(|stem| self.terms.get(stem.as_str()).copied()).collect();
        let mut bits: Vec<f64> =
            self.share.iter().map(|share| 0.6 * ((share + 1.0) / (all_share + self.names.len() as f64)).log2()).collect();
        let mut speaks: Vec<Vec<(f64, u32)>> = vec![Vec::new(); self.names.len()];
        for term in &terms {
            let met = &self.met[*term as usize];
            let anywhere: f64 = met.values().map(|met| f64::from(*met)).sum();
            // A word that says little of any subject is passed over by its own weight.
            let rarity = (f64::from(self.all + 1) / f64::from(self.texts[*term as usize])).log2()
                / f64::from(self.all + 1).log2().max(1.0);
            for (subject, bits) in bits.iter_mut().enumerate() {
                let here = met.get(&(subject as u32)).copied().map_or(0.0, f64::from);
                let expected = anywhere / all_mass;
                let likely = (here + SMOOTH * expected * 20.0) / (self.mass[subject] + SMOOTH * 20.0);
                let weight = rarity * (likely / expected.max(1e-12)).log2().clamp(-2.0, 6.0);
                *bits += weight;
                if weight > 0.5 {
                    speaks[subject].push((weight, *term));
                }
            }
        }
        // Long texts repeat themselves: the evidence grows slower than the words.
        let spread = (terms.len() as f64 / 6.0).max(1.0).sqrt();
        bits.iter_mut().for_each(|bits| *bits /= spread);
        self.add_neighbours(text, &mut bits);
        self.told(&bits, &speaks)
    }

    /// Examples that mean nearly the same speak with what they bear.
    fn add_neighbours(&self, text: &str, bits: &mut [f64]) {
        let own = self.embedder.points_once(&[begin(text).into()]);
        if own.is_empty() || self.points.is_empty() {
            return;
        }
        let mut near: Vec<(i32, usize)> =
            self.points.iter().enumerate().filter_map(|(at, (points, _))| Some((nearness(&own, points)?, at))).collect();
        near.sort_unstable_by(|a, b| b.cmp(a));
        let mut votes = vec![0.02; bits.len()];
        for (cosine, at) in near.into_iter().take(NEIGHBOURS) {
            let closeness = (f64::from(cosine) / 120.0).exp2() / 32.0;
            self.points[at].1.iter().for_each(|(subject, share)| votes[*subject as usize] += closeness * f64::from(*share));
        }
        let all: f64 = votes.iter().sum();
        bits.iter_mut().zip(votes).for_each(|(bits, vote)| *bits += 1.2 * (vote / all).log2());
    }

    fn told(&self, bits: &[f64], speaks: &[Vec<(f64, u32)>]) -> Vec<Guess> {
        let most = bits.iter().copied().fold(f64::MIN, f64::max);
        let all: f64 = bits.iter().map(|bits| (bits - most).exp2()).sum();
        let mut texts: Vec<&str> = vec![""; self.terms.len()];
        for (text, term) in self.terms.iter().collect::<BTreeMap<_, _>>() {
            texts[*term as usize] = text;
        }
        let guess = |(subject, bits): (usize, &f64)| {
            let mut words: Vec<(f64, &str)> =
                speaks[subject].iter().map(|(weight, term)| (*weight, texts[*term as usize])).collect();
            words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
            Guess {
                subject: self.names[subject].clone(),
                likely: (bits - most).exp2() / all,
                words: words.into_iter().take(4).map(|(_, word)| word.into()).collect(),
            }
        };
        let mut guesses: Vec<Guess> = bits.iter().enumerate().map(guess).collect();
        guesses.sort_by(|a, b| b.likely.total_cmp(&a.likely).then_with(|| a.subject.cmp(&b.subject)));
        guesses
    }
}

fn begin(text: &str) -> &str {
    let end = text.char_indices().nth(300).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The different stems of a text and of words side by side, in one order.
fn stems(stems: &Stems, text: &str) -> Vec<String> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let mut found = Vec::new();
    words(&text[..end], |word| {
        if word.folded.chars().count() > 2 && word.number.is_none() {
            found.push(stems.stem(word.folded));
        }
    });
    let pairs: Vec<String> = found.windows(2).map(|pair| format!("{} {}", pair[0], pair[1])).collect();
    found.extend(pairs);
    found.sort();
    found.dedup();
    found
}
