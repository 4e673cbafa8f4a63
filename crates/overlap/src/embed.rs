//! The points of a record's titles, where the program has an encoder; none where it has not.

use crate::encoder::{Embedding, Encoder, Scratch};
use crate::record::TITLES;
use rustc_hash::FxHashMap;
use std::sync::Mutex;
use xxhash_rust::xxh3::Xxh3;

/// What makes points of titles.
pub(crate) struct Embedder(Option<Shared>);

/// An encoder, and what was computed of pieces of words, lent to whoever encodes.
struct Shared {
    encoder: Encoder,
    scratches: Mutex<Vec<Scratch>>,
}

impl std::fmt::Debug for Embedder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "Embedder" } else { "no embedder" })
    }
}

impl Embedder {
    /// The one inside the program, if any.
    pub(crate) fn shipped() -> Self {
        Self(Encoder::shipped().map(|encoder| Shared { encoder, scratches: Mutex::default() }))
    }

    /// None: words and facts alone are compared.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// The points of titles. What a piece of a word came to once is remembered; nothing depends on what was encoded before.
    pub(crate) fn points(&self, titles: &[Box<str>]) -> Box<[Embedding]> {
        let Self(Some(shared)) = self else { return Box::default() };
        let mut scratch = shared.scratches.lock().ok().and_then(|mut free| free.pop()).unwrap_or_default();
        let encoded = titles.iter().take(TITLES).map(|title| shared.encoder.encode(title, &mut scratch));
        let points = encoded.filter(|point| !point.is_none()).collect();
        if let Ok(mut free) = shared.scratches.lock() {
            free.push(scratch);
        }
        points
    }

    /// The points of the titles of many records, on all cores; a title that many bear is encoded once.
    pub(crate) fn points_of_all(&self, all: &[&[Box<str>]]) -> Vec<Box<[Embedding]>> {
        let Self(Some(shared)) = self else { return vec![Box::default(); all.len()] };
        let (mut places, mut titles): (FxHashMap<&str, usize>, Vec<&str>) = (FxHashMap::default(), Vec::new());
        for title in all.iter().flat_map(|titles| titles.iter().take(TITLES)) {
            places.entry(title).or_insert_with(|| {
                titles.push(title);
                titles.len() - 1
            });
        }
        let points = shared.encoder.encode_all(&titles);
        let of = |titles: &&[Box<str>]| {
            let points = titles.iter().take(TITLES).map(|title| points[places[&**title]]);
            points.filter(|point| !point.is_none()).collect()
        };
        all.iter().map(of).collect()
    }
}

/// A number for what is embedded, the same everywhere: where it stays, the points stay.
pub(crate) fn content(titles: &[Box<str>]) -> u128 {
    let mut hasher = Xxh3::new();
    for title in titles.iter().take(TITLES) {
        hasher.update(&(title.len() as u64).to_le_bytes());
        hasher.update(title.as_bytes());
    }
    hasher.digest128()
}

/// The cosine of the two nearest points, in thousandths; none where one side has none.
pub(crate) fn nearness(left: &[Embedding], right: &[Embedding]) -> Option<i32> {
    left.iter().flat_map(|a| right.iter().map(move |b| (a.cosine(b) * 1000.0).round() as i32)).max()
}
