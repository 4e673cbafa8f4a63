//! Words of one alphabet that mean what words of the other mean, told by the sentence encoder: whoever types in Russian finds English
//! titles, and the reverse. Only what a register says itself can be meant. Without an encoder nothing is.

use crate::embed::Embedder;
use crate::encoder::Embedding;
use crate::fold::is_cyrillic;
use std::sync::OnceLock;

/// Up to how many words of a register are held against what is typed; in larger ones only letters are compared.
const MOST: usize = 30_000;
/// From so many letters on a word has a meaning of its own.
const SHORTEST: usize = 4;
/// From this cosine on, in thousandths, two words mean the same.
const ALIKE: i32 = 670;
/// What is so much less alike than the nearest is another thing of the same field.
const LESS: i32 = 120;
/// How many words one may mean.
const MEANT: usize = 12;

/// What words mean, by their numbers; worked out when somebody first asks, since whoever compares alone never does.
#[derive(Debug)]
pub(super) struct Kin {
    embedder: Embedder,
    words: Vec<Box<str>>,
    points: OnceLock<Vec<Option<Point>>>,
}

/// What a word means, and whether it is written in Cyrillic letters.
#[derive(Clone, Copy, Debug)]
struct Point {
    is_cyrillic: bool,
    at: Embedding,
}

impl Default for Kin {
    fn default() -> Self {
        Self { embedder: Embedder::shipped(), words: Vec::new(), points: OnceLock::new() }
    }
}

impl Kin {
    pub(super) fn embedder(&self) -> &Embedder {
        &self.embedder
    }

    /// Notes the word of a number as it was written, in lower case; a number that is known keeps what it had.
    pub(super) fn note(&mut self, number: u32, written: &str) {
        if number as usize != self.words.len() || self.words.len() > MOST {
            return;
        }
        let word: [Box<str>; 1] = [written.into()];
        if let Some(points) = self.points.get_mut() {
            points.push(Point::of(written, &self.embedder.points(meaning(&word))));
        }
        self.words.extend(word);
    }

    /// The words of the other alphabet that mean what this one does, each with its cosine in thousandths, nearest first.
    pub(super) fn of(&self, written: &str) -> Vec<(u32, i32)> {
        if self.words.len() > MOST {
            return Vec::new();
        }
        let typed = Point::of(written, &self.embedder.points(meaning(&[written.into()])));
        let Some(typed) = typed else { return Vec::new() };
        let points = self.points.get_or_init(|| self.all());
        let others = points.iter().enumerate().filter_map(|(number, point)| {
            let other = point.as_ref().filter(|other| other.is_cyrillic != typed.is_cyrillic)?;
            let cosine = (other.at.cosine(&typed.at) * 1000.0).round() as i32;
            (cosine >= ALIKE).then_some((number as u32, cosine))
        });
        let mut others: Vec<(u32, i32)> = others.collect();
        others.sort_unstable_by_key(|(number, cosine)| (std::cmp::Reverse(*cosine), *number));
        let nearest = others.first().map_or(0, |(_, cosine)| *cosine);
        others.retain(|(_, cosine)| cosine + LESS >= nearest);
        others.truncate(MEANT);
        others
    }

    /// What all words mean, on all cores.
    fn all(&self) -> Vec<Option<Point>> {
        let asked: Vec<&[Box<str>]> = self.words.chunks(1).map(meaning).collect();
        let points = self.embedder.points_of_all(&asked);
        points.iter().zip(&self.words).map(|(points, word)| Point::of(word, points)).collect()
    }
}

impl Point {
    fn of(word: &str, points: &[Embedding]) -> Option<Self> {
        points.first().map(|at| Self { is_cyrillic: is_cyrillic(word), at: *at })
    }
}

/// The word to be encoded; none where it has no meaning of its own.
fn meaning(word: &[Box<str>]) -> &[Box<str>] {
    let has_one = |word: &str| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
    if word.iter().all(|word| has_one(word)) { word } else { &[] }
}
