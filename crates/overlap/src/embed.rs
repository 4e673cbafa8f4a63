//! The points of a record's titles, where the program has an encoder; none where it has not.

use crate::encoder::{Embedding, Encoder, Scratch};
use crate::record::TITLES;

/// What makes points of titles.
pub(crate) struct Embedder(Option<(Encoder, Scratch)>);

impl std::fmt::Debug for Embedder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "Embedder" } else { "no embedder" })
    }
}

impl Embedder {
    /// The one inside the program, if any.
    pub(crate) fn shipped() -> Self {
        Self(Encoder::shipped().map(|encoder| (encoder, Scratch::default())))
    }

    /// None: words and facts alone are compared.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// The points of titles, remembering what pieces of words came to.
    pub(crate) fn points(&mut self, titles: &[Box<str>]) -> Box<[Embedding]> {
        let Self(Some((encoder, scratch))) = self else { return Box::default() };
        points(*encoder, scratch, titles)
    }

    /// The points of titles that are only asked about.
    pub(crate) fn points_once(&self, titles: &[Box<str>]) -> Box<[Embedding]> {
        self.0.as_ref().map(|(encoder, _)| points(*encoder, &mut Scratch::default(), titles)).unwrap_or_default()
    }
}

fn points(encoder: Encoder, scratch: &mut Scratch, titles: &[Box<str>]) -> Box<[Embedding]> {
    let encoded = titles.iter().take(TITLES).map(|title| encoder.encode(title, scratch));
    encoded.filter(|point| !point.is_none()).collect()
}

/// The cosine of the two nearest points, in thousandths; none where one side has none.
pub(crate) fn nearness(left: &[Embedding], right: &[Embedding]) -> Option<i32> {
    left.iter().flat_map(|a| right.iter().map(move |b| (a.cosine(b) * 1000.0).round() as i32)).max()
}
