//! What the titles of a register mean as a whole, told by the sentence encoder: several typed words together mean more than each of them,
//! and the same in another language. Without an encoder nothing is alike.

use super::Search;
use crate::embed::nearness;
use crate::encoder::Embedding;
use crate::fold::{is_cyrillic, words};
use crate::tongue::is_small;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Up to how many initiatives are held against what is typed; in larger registers words alone are looked for.
const MOST: u32 = 30_000;
/// How many words must say something, so that together they mean more than each.
const TOGETHER: usize = 2;
/// How much nearer than most titles, in thousandths of the cosine, one must be to be near at all, and to be as near as can be.
const NEARER: (i32, i32) = (50, 400);
/// From how many on it is told from them how near most are, and what is taken for it where there are fewer.
const FEW: usize = 16;
const USUAL: i32 = 150;
/// What is less alike than this is not what was meant, however far away the others are.
const LEAST: i32 = 250;

/// The titles of one initiative, or what they mean.
#[derive(Debug)]
pub(super) struct Sense {
    /// Empty where it is known from elsewhere what they mean.
    titles: Box<[Box<str>]>,
    points: OnceLock<Box<[Embedding]>>,
    /// Whether one of them is in Cyrillic letters, and whether one is not.
    alphabets: (bool, bool),
}

impl Sense {
    pub(super) fn of(titles: &[Box<str>], points: Option<&[Embedding]>) -> Self {
        let alphabets = (titles.iter().any(|title| is_cyrillic(title)), titles.iter().any(|title| !is_cyrillic(title)));
        match points {
            Some(points) => Self { titles: Box::default(), points: OnceLock::from(Box::from(points)), alphabets },
            None => Self { titles: titles.into(), points: OnceLock::new(), alphabets },
        }
    }

    /// Whether no title is in the alphabet of what was typed, so that its words cannot be found.
    fn is_foreign(&self, typed: &str) -> bool {
        let (cyrillic, other) = self.alphabets;
        if is_cyrillic(typed) { !cyrillic } else { !other }
    }
}

impl Search {
    /// Whether titles are held against what is typed in a register of this size.
    pub(super) fn has_sense(&self) -> bool {
        self.live <= MOST
    }

    /// The places whose titles, none of them in the alphabet of what was typed, mean about the same, each with how near that is, in
    /// 256ths.
    pub(super) fn alike(&self, text: &str) -> FxHashMap<u32, u32> {
        let mut said = 0;
        words(text, |word| said += usize::from(!is_small(word.folded) && word.folded.chars().all(char::is_alphabetic)));
        if said < TOGETHER || !self.has_sense() {
            return FxHashMap::default();
        }
        let entries = self.entries.iter().enumerate();
        let all = entries.filter_map(|(at, entry)| Some((at as u32, entry.as_ref()?.sense.as_deref()?)));
        let foreign: Vec<(u32, &Sense)> = all.filter(|(_, sense)| sense.is_foreign(text)).collect();
        let embedder = self.kin.embedder();
        let open: Vec<&Sense> = foreign.iter().map(|(_, sense)| *sense).filter(|sense| sense.points.get().is_none()).collect();
        let titles: Vec<&[Box<str>]> = open.iter().map(|sense| &*sense.titles).collect();
        // Somebody else may have worked it out meanwhile; it is the same.
        open.iter().zip(embedder.points_of_all(&titles)).for_each(|(sense, points)| drop(sense.points.set(points)));
        let typed = embedder.points(&[text.into()]);
        let cosine = |(at, sense): (u32, &Sense)| Some((at, nearness(&typed, sense.points.get()?)?));
        let near: Vec<(u32, i32)> = foreign.into_iter().filter_map(cosine).collect();
        let (least, whole) = (usual(&near) + NEARER.0, NEARER.1 - NEARER.0);
        let alike = near.into_iter().filter(|(_, cosine)| *cosine >= LEAST.max(least));
        alike.map(|(at, cosine)| (at, ((cosine - least) * 256 / whole).clamp(0, 256) as u32)).collect()
    }
}

/// How near most are: short questions are near nothing, and those on the theme of the whole register near all of it.
fn usual(near: &[(u32, i32)]) -> i32 {
    if near.len() < FEW {
        return USUAL;
    }
    let mut cosines: Vec<i32> = near.iter().map(|(_, cosine)| *cosine).collect();
    *cosines.select_nth_unstable(near.len() / 2).1
}
