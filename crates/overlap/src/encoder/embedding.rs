//! A point: what is kept of a text to compare it with others. 260 bytes, whole numbers, so that it can be stored and scanned.

use fearless_simd::{Level, dispatch};

/// Directions of a point. The model has 512; these 256 hold 97 % of what differs (see `models/README.md`).
pub const DIMENSIONS: usize = 256;

/// A unit vector as whole numbers; its length is kept beside them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Embedding {
    values: [i8; DIMENSIONS],
    /// One divided by the length, or 0 where there is no point.
    inverse: f32,
}

impl Embedding {
    /// The absence of a point, for a text that says nothing. It is like nothing, not even like itself.
    pub const NONE: Self = Self { values: [0; DIMENSIONS], inverse: 0.0 };

    /// Whether there is no point.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.inverse == 0.0
    }

    /// The numbers, to be kept; [`Embedding::from`] takes them back.
    #[must_use]
    pub fn values(&self) -> &[i8; DIMENSIONS] {
        &self.values
    }

    /// The cosine of the angle between two points: 1 for the same, around 0.8 for translations, around 0.1 for unlike texts.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        dot(&self.values, &other.values) as f32 * self.inverse * other.inverse
    }
}

impl From<[i8; DIMENSIONS]> for Embedding {
    fn from(values: [i8; DIMENSIONS]) -> Self {
        let square = dot(&values, &values);
        let inverse = if square == 0 { 0.0 } else { 1.0 / (square as f32).sqrt() };
        Self { values, inverse }
    }
}

/// Exact, whatever instructions the machine has for it.
fn dot(a: &[i8; DIMENSIONS], b: &[i8; DIMENSIONS]) -> i32 {
    #[inline(always)]
    fn sum(a: &[i8; DIMENSIONS], b: &[i8; DIMENSIONS]) -> i32 {
        a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
    }
    dispatch!(Level::new(), _ => sum(a, b))
}
