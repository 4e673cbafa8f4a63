//! Takes texts through the encoder in batches. Not for: the steps themselves (`pieces`, `memo`, `windows`, `sentence`).

use std::ops::Range;

use fearless_simd::{Level, Simd, dispatch};

use super::capitals::lowered;
use super::memo::Memo;
use super::network::Network;
use super::pieces::Cutting;
use super::sentence::Sentences;
use super::windows::Windows;
use super::{Embedding, Encoder};

/// A batch is closed at so many pieces, so that what it needs stays near the processor. A text is never parted.
const BATCH: usize = 256;

/// Room for encoding, and what is remembered of pieces: up to 30 megabytes. One for each thread; it never changes what comes out.
#[derive(Default)]
pub struct Scratch {
    cutting: Cutting,
    batch: Batch,
    memo: Memo,
    windows: Windows,
    sentences: Sentences,
}

/// Texts that go through the network together.
#[derive(Default)]
struct Batch {
    pieces: Vec<u32>,
    texts: Vec<Range<usize>>,
    /// Which of all texts they are.
    numbers: Vec<usize>,
}

/// Fills in the points of texts; a text without pieces keeps what is there.
pub(super) fn encode<T: AsRef<str>>(
    level: Level,
    network: &Network,
    texts: &[T],
    scratch: &mut Scratch,
    points: &mut [Embedding],
) {
    for (number, text) in texts.iter().enumerate() {
        let text = text.as_ref();
        let text = &text[..text.floor_char_boundary(Encoder::LONGEST)];
        let batch = &mut scratch.batch;
        let start = batch.pieces.len();
        network.pieces.cut(&lowered(text), &mut scratch.cutting, &mut batch.pieces);
        if batch.pieces.len() > start {
            batch.texts.push(start..batch.pieces.len());
            batch.numbers.push(number);
        }
        if batch.pieces.len() >= BATCH {
            dispatch!(level, simd => run(simd, network, scratch, points));
        }
    }
    dispatch!(level, simd => run(simd, network, scratch, points));
}

/// Computes a batch and empties it.
#[inline(always)]
fn run<S: Simd>(simd: S, network: &Network, scratch: &mut Scratch, points: &mut [Embedding]) {
    let Scratch { batch, memo, windows, sentences, .. } = scratch;
    if batch.texts.is_empty() {
        return;
    }
    memo.learn(simd, network, &batch.pieces);
    windows.read(simd, network, memo, &batch.pieces, &batch.texts);
    let counts = batch.texts.iter().map(ExactSizeIterator::len);
    sentences.close(simd, network, &windows.sums, counts, |at, point| points[batch.numbers[at]] = point);
    batch.pieces.clear();
    batch.texts.clear();
    batch.numbers.clear();
}

#[cfg(test)]
impl Scratch {
    /// How many pieces a text is cut into.
    pub(super) fn pieces_of(&mut self, network: &Network, text: &str) -> usize {
        let mut pieces = Vec::new();
        network.pieces.cut(text, &mut self.cutting, &mut pieces);
        pieces.len()
    }
}
