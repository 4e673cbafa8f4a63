//! A sentence in English, Russian or a near language becomes a point, so that translations lie close together. Not for: which
//! texts are held against each other, or what a likeness means (see `compare`).
//!
//! The model is Google's universal sentence encoder, multilingual, version 3; where its tables come from stands in
//! `models/ORIGIN.md`. A text is cut into pieces (`pieces`), each piece has a row of numbers (`rows`), windows of two, three and
//! five pieces are read (`forward`), and their sum goes through a small network. What a piece brings whatever stands beside it is
//! computed once and remembered in [`Scratch`].
//!
//! The same text gives the same bytes on every machine, with any number of threads and in any company. Products are summed as
//! whole numbers; all else is single additions, multiplications, divisions and square roots in a fixed order, which IEEE 754
//! defines to the last bit, and Rust neither reorders nor fuses them. Nothing calls a mathematical library.

mod capitals;
mod embedding;
mod file;
mod forward;
mod layer;
mod memo;
mod network;
mod number;
mod pieces;
mod rows;
mod sentence;
#[cfg(all(test, feature = "encoder"))]
mod tests;
mod trie;
mod windows;

use std::sync::OnceLock;

use fearless_simd::Level;
use rayon::prelude::*;

pub use embedding::{DIMENSIONS, Embedding};
pub use forward::Scratch;
use network::Network;

/// How many texts one thread takes at least, so that what it remembers of pieces pays.
const SHARE: usize = 512;

/// What turns texts into points. A reference to tables inside the program: copying it costs nothing.
#[derive(Clone, Copy)]
pub struct Encoder {
    network: &'static Network,
    level: Level,
}

impl Encoder {
    /// The encoder inside this program, or `None` in a build without the feature `encoder`. The first call takes about a millisecond.
    #[must_use]
    pub fn shipped() -> Option<Self> {
        static NETWORK: OnceLock<Option<Network>> = OnceLock::new();
        let network = NETWORK.get_or_init(|| shipped_file().and_then(Network::open)).as_ref()?;
        Some(Self { network, level: Level::new() })
    }

    /// A number for the tables: points of two programs can be held against each other where it is the same.
    pub(crate) fn identity() -> Option<u128> {
        static IDENTITY: OnceLock<Option<u128>> = OnceLock::new();
        *IDENTITY.get_or_init(|| shipped_file().map(xxhash_rust::xxh3::xxh3_128))
    }

    /// The point of one text, such as a title or a sentence. A text without letters, digits or signs has none, see
    /// [`Embedding::is_none`]. Of a long text the first [`Encoder::LONGEST`] bytes are read.
    #[must_use]
    pub fn encode(&self, text: &str, scratch: &mut Scratch) -> Embedding {
        let mut point = [Embedding::NONE];
        forward::encode(self.level, self.network, &[text], scratch, &mut point);
        point[0]
    }

    /// The points of texts, in their order, on one thread: twice as fast as one after the other.
    #[must_use]
    pub fn encode_batch<T: AsRef<str>>(&self, texts: &[T], scratch: &mut Scratch) -> Vec<Embedding> {
        let mut points = vec![Embedding::NONE; texts.len()];
        forward::encode(self.level, self.network, texts, scratch, &mut points);
        points
    }

    /// The points of texts, in their order, on all cores.
    #[must_use]
    pub fn encode_all<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Embedding> {
        let share = texts.len().div_ceil(4 * rayon::current_num_threads()).max(SHARE);
        texts.par_chunks(share).flat_map_iter(|texts| self.encode_batch(texts, &mut Scratch::default())).collect()
    }

    /// How many bytes of a text are read, 80 to 170 words: the model was made for sentences, and twice as much finds no more twins.
    pub const LONGEST: usize = 1024;
}

#[cfg(feature = "encoder")]
fn shipped_file() -> Option<&'static [u8]> {
    Some(include_bytes!("../../../../models/sentences.bin"))
}

#[cfg(not(feature = "encoder"))]
fn shipped_file() -> Option<&'static [u8]> {
    None
}
