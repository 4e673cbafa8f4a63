//! Cuts a text into the pieces the model knows, as SentencePiece does: letters are folded to one form, blanks become a mark in
//! front of each word, and of all ways to cut, the one with the highest sum of scores is taken. What no piece covers is unknown,
//! once for each run of it.

use super::file::{Sections, number};
use super::trie::Trie;

/// The piece that stands for what is not known.
pub(super) const UNKNOWN: u32 = 0;
/// The piece before every text.
pub(super) const BEGIN: u32 = 1;
/// The piece behind every text.
pub(super) const END: u32 = 2;
/// The number of the first piece that can be written.
const FIRST: usize = 3;

/// U+2581, which stands before each word.
const WORD: &[u8] = "▁".as_bytes();

/// All pieces with their scores, and how letters are folded before.
pub(super) struct Pieces {
    folds: Trie,
    fold_starts: &'static [u8],
    fold_texts: &'static [u8],
    pieces: Trie,
    scores: Vec<f32>,
}

/// Room for cutting one text after the other.
#[derive(Default)]
pub(super) struct Cutting {
    text: Vec<u8>,
    best: Vec<Best>,
}

/// The best way to cut a text up to a place: the sum of scores, and the last piece with its beginning.
#[derive(Clone, Copy)]
struct Best {
    score: f64,
    start: usize,
    piece: u32,
}

impl Pieces {
    pub(super) fn open(sections: &mut Sections) -> Option<Self> {
        let folds = Trie::open(sections)?;
        let (fold_starts, fold_texts) = (sections.any()?, sections.any()?);
        let pieces = Trie::open(sections)?;
        let scores = sections.any()?.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        Some(Self { folds, fold_starts, fold_texts, pieces, scores })
    }

    /// How many pieces there are.
    pub(super) fn count(&self) -> usize {
        self.scores.len()
    }

    /// Adds the pieces of a text, with [`BEGIN`] and [`END`] around them; adds nothing for a text of blanks.
    pub(super) fn cut(&self, text: &str, cutting: &mut Cutting, pieces: &mut Vec<u32>) {
        self.fold(text, &mut cutting.text);
        if cutting.text.is_empty() {
            return;
        }
        self.score(cutting);
        pieces.push(BEGIN);
        let first = pieces.len();
        let mut at = cutting.text.len();
        while at > 0 {
            let best = cutting.best[at];
            if best.piece != UNKNOWN || pieces.len() == first || pieces.last() != Some(&UNKNOWN) {
                pieces.push(best.piece);
            }
            at = best.start;
        }
        pieces[first..].reverse();
        pieces.push(END);
    }

    /// Writes the folded text, each word with its mark.
    fn fold(&self, text: &str, out: &mut Vec<u8>) {
        out.clear();
        let bytes = text.as_bytes();
        let mut between = true;
        let mut put = |byte: u8| {
            if byte == b' ' {
                between = true;
                return;
            }
            if std::mem::take(&mut between) {
                out.extend_from_slice(WORD);
            }
            out.push(byte);
        };
        let mut at = 0;
        while at < bytes.len() {
            let plain = bytes[at].is_ascii_graphic() && bytes.get(at + 1).is_none_or(u8::is_ascii);
            let fold = if plain { None } else { self.longest_fold(&bytes[at..]) };
            if let Some((fold, size)) = fold {
                fold.iter().copied().for_each(&mut put);
                at += size;
            } else {
                let size = letter(bytes, at);
                bytes[at..at + size].iter().copied().for_each(&mut put);
                at += size;
            }
        }
    }

    /// What the longest beginning that is folded becomes, and its length.
    fn longest_fold(&self, bytes: &[u8]) -> Option<(&'static [u8], usize)> {
        let (mut node, mut found) = (Trie::ROOT, None);
        for (at, byte) in bytes.iter().enumerate() {
            let Some(child) = self.folds.child(node, *byte) else { break };
            node = child;
            if let Some(fold) = self.folds.string(node) {
                found = Some((fold, at + 1));
            }
        }
        let (fold, size) = found?;
        let range = number(self.fold_starts, fold)..number(self.fold_starts, fold + 1);
        Some((self.fold_texts.get(range)?, size))
    }

    /// Finds the best way to cut up to every place.
    fn score(&self, cutting: &mut Cutting) {
        let Cutting { text, best } = cutting;
        best.clear();
        best.resize(text.len() + 1, Best { score: f64::NEG_INFINITY, start: 0, piece: UNKNOWN });
        best[0].score = 0.0;
        let mut start = 0;
        while start < text.len() {
            let base = best[start].score;
            let next = start + letter(text, start);
            let mut offer = |end: usize, piece: usize| {
                let score = base + f64::from(self.scores[piece]);
                if score > best[end].score {
                    best[end] = Best { score, start, piece: piece as u32 };
                }
            };
            let (mut node, mut known) = (Trie::ROOT, false);
            for (at, byte) in text.iter().enumerate().skip(start) {
                let Some(child) = self.pieces.child(node, *byte) else { break };
                node = child;
                if let Some(piece) = self.pieces.string(node) {
                    offer(at + 1, FIRST + piece);
                    known |= at + 1 == next;
                }
            }
            if !known {
                offer(next, UNKNOWN as usize);
            }
            start = next;
        }
    }
}

/// The length of the letter that begins here, in bytes.
fn letter(text: &[u8], at: usize) -> usize {
    1 + text[at + 1..].iter().take_while(|byte| **byte & 0xC0 == 0x80).count()
}
