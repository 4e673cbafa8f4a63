//! Sections of the encoder's file, one after the other. Not for: what is in them, which each reader knows. Nothing is copied but
//! short lists of numbers.

/// What the file begins with; the digit is the version of its form.
const MAGIC: &[u8] = b"jpoasen1";

/// What is still to be read of the sections of a file.
pub(super) struct Sections {
    bytes: &'static [u8],
    next: usize,
    count: usize,
}

impl Sections {
    /// `None` when it is not such a file.
    pub(super) fn open(bytes: &'static [u8]) -> Option<Self> {
        let count = number(bytes.strip_prefix(MAGIC)?.get(..4)?, 0);
        Some(Self { bytes, next: 0, count })
    }

    /// The next section, of any length.
    pub(super) fn any(&mut self) -> Option<&'static [u8]> {
        let head = self.bytes.get(MAGIC.len() + 4..)?.get(..8 * self.count)?;
        let place = head.get(8 * self.next..8 * self.next + 8)?;
        self.next += 1;
        let (start, size) = (number(place, 0), number(place, 1));
        self.bytes.get(start..start.checked_add(size)?)
    }

    /// The next section, of this length.
    pub(super) fn exact(&mut self, size: usize) -> Option<&'static [u8]> {
        self.any().filter(|section| section.len() == size)
    }

    /// The next section as so many floating-point numbers.
    pub(super) fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        Some(self.exact(4 * count)?.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }
}

/// The number at a place in a list of numbers of four bytes, the low one first; 0 beyond its end.
#[inline(always)]
pub(super) fn number(list: &[u8], at: usize) -> usize {
    list.as_chunks().0.get(at).map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
}
