//! What titles mean, as it was worked out before: that is most of the work of taking a register in. It can be kept as bytes; whoever
//! loses them loses time alone. Not for: working it out (see `embed`).

use crate::embed::content;
use crate::encoder::{DIMENSIONS, Embedding, Encoder};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_128;

/// What the bytes begin with.
const HEAD: &[u8] = b"jpoa meanings 1\n";
/// How many bytes a sum takes.
const SUM: usize = size_of::<u128>();

/// The points of titles, by what stands in the titles.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Known(FxHashMap<u128, Box<[Embedding]>>);

impl Known {
    /// Takes bytes as they were kept. Nothing is known of what was damaged, or worked out by another encoder.
    pub fn read(bytes: &[u8]) -> Self {
        Self::read_all(bytes).unwrap_or_default()
    }

    fn read_all(bytes: &[u8]) -> Option<Self> {
        let (kept, sum) = bytes.split_last_chunk::<SUM>()?;
        let mut rest = kept.strip_prefix(HEAD)?.strip_prefix(&Encoder::identity()?.to_le_bytes())?;
        if xxh3_128(kept) != u128::from_le_bytes(*sum) {
            return None;
        }
        let mut known = FxHashMap::default();
        while let Some((content, behind)) = rest.split_first_chunk::<SUM>() {
            let (count, behind) = behind.split_first()?;
            let (points, behind) = behind.split_at_checked(usize::from(*count) * DIMENSIONS)?;
            let point = |values: &[u8]| Embedding::from(std::array::from_fn(|at| values[at].cast_signed()));
            known.insert(u128::from_le_bytes(*content), points.chunks_exact(DIMENSIONS).map(point).collect());
            rest = behind;
        }
        rest.is_empty().then_some(Self(known))
    }

    /// The bytes to keep: the same for the same titles. Nothing where the program has no encoder.
    pub fn bytes(&self) -> Vec<u8> {
        let Some(identity) = Encoder::identity() else { return Vec::new() };
        let mut bytes = [HEAD, &identity.to_le_bytes()].concat();
        bytes.reserve(self.0.len() * (SUM + 1 + DIMENSIONS) + SUM);
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_unstable_by_key(|(content, _)| **content);
        for (content, points) in all {
            bytes.extend(content.to_le_bytes());
            bytes.push(points.len() as u8);
            bytes.extend(points.iter().flat_map(Embedding::values).map(|value| value.cast_unsigned()));
        }
        let sum = xxh3_128(&bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    }

    /// How many titles are known.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The points of titles.
    pub(crate) fn of(&self, titles: &[Box<str>]) -> Option<&[Embedding]> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&content(titles)).map(|points| &**points)
    }

    pub(crate) fn note(&mut self, content: u128, points: &[Embedding]) {
        self.0.entry(content).or_insert_with(|| points.into());
    }
}

#[cfg(all(test, feature = "encoder"))]
mod tests {
    use super::*;
    use crate::embed::Embedder;

    fn titles() -> Vec<Vec<Box<str>>> {
        vec![vec!["Border control".into(), "Пограничный контроль".into()], vec!["Prisons".into()], vec!["!".into()]]
    }

    fn worked_out() -> Known {
        let (mut known, embedder) = (Known::default(), Embedder::shipped());
        titles().iter().for_each(|titles| known.note(content(titles), &embedder.points(titles)));
        known
    }

    #[test]
    fn what_is_kept_is_known_again() {
        let known = worked_out();
        let again = Known::read(&known.bytes());
        assert_eq!((&again, again.len()), (&known, 3));
        assert_eq!(again.bytes(), known.bytes());
        for titles in titles() {
            assert_eq!(again.of(&titles), Some(&*Embedder::shipped().points(&titles)));
        }
        assert_eq!(again.of(&["Border".into(), " control".into()]), None);
    }

    #[test]
    fn what_is_damaged_or_of_another_encoder_is_not_known() {
        let bytes = worked_out().bytes();
        for at in [0, HEAD.len(), HEAD.len() + SUM, bytes.len() / 2, bytes.len() - 1] {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(Known::read(&damaged).is_empty(), "byte {at}");
        }
        for cut in [0, 1, HEAD.len(), bytes.len() / 2, bytes.len() - 1] {
            assert!(Known::read(&bytes[..cut]).is_empty(), "cut at {cut}");
        }
    }
}
