//! Words of one alphabet that mean what words of the other mean, told by the sentence encoder: whoever types in Russian finds English
//! titles, and the reverse. Only what a register says itself can be meant. Without an encoder nothing is.

use crate::embed::Embedder;
use crate::encoder::Embedding;

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

/// What words mean, by their numbers.
#[derive(Debug)]
pub(super) struct Kin {
    embedder: Embedder,
    points: Vec<Option<Point>>,
}

/// What a word means, and whether it is written in Cyrillic letters.
#[derive(Clone, Copy, Debug)]
struct Point {
    is_cyrillic: bool,
    at: Embedding,
}

impl Default for Kin {
    fn default() -> Self {
        Self { embedder: Embedder::shipped(), points: Vec::new() }
    }
}

impl Kin {
    /// Notes the word of a number as it was written, in lower case; a number that is known keeps what it had.
    pub(super) fn note(&mut self, number: u32, written: &str) {
        if number as usize == self.points.len() {
            let point = if self.points.len() < MOST { self.point(written) } else { None };
            self.points.push(point);
        }
    }

    /// The words of the other alphabet that mean what this one does, each with its cosine in thousandths, nearest first.
    pub(super) fn of(&self, written: &str) -> Vec<(u32, i32)> {
        if self.points.len() > MOST {
            return Vec::new();
        }
        let Some(typed) = self.point(written) else { return Vec::new() };
        let others = self.points.iter().enumerate().filter_map(|(number, point)| {
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

    fn point(&self, written: &str) -> Option<Point> {
        let is_word = written.chars().count() >= SHORTEST && written.chars().all(char::is_alphabetic);
        let at = self.embedder.points(&is_word.then(|| written.into()).into_iter().collect::<Vec<_>>()).first().copied()?;
        Some(Point { is_cyrillic: written.chars().any(|c| ('\u{400}'..'\u{530}').contains(&c)), at })
    }
}
