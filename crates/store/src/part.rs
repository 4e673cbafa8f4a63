//! Parts of blobs as they lie in the table: packed where that makes them smaller, because a published file is mostly the same
//! tags again and again. Not for hashes: those are of the bytes as they were before.

/// The size of each part but the last, in bytes. The last is always shorter, if need be empty, so that a blob whose end
/// was lost is known from one that is complete.
pub(crate) const PART: usize = 1024 * 1024;

/// One part.
pub(crate) struct Part {
    /// How many bytes it has.
    pub(crate) size: i64,
    /// What is kept of it: fewer bytes than that, or the bytes as they are.
    pub(crate) packed: Vec<u8>,
}

impl Part {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let packed = lz4_flex::block::compress(bytes);
        let packed = if packed.len() < bytes.len() { packed } else { bytes.to_vec() };
        Self { size: i64::try_from(bytes.len()).unwrap_or(i64::MAX), packed }
    }

    /// Whether a part of this size has others after it.
    pub(crate) fn is_full(size: i64) -> bool {
        usize::try_from(size) == Ok(PART)
    }

    /// Its bytes; none where it is not what was kept.
    pub(crate) fn unpack(self) -> Option<Vec<u8>> {
        let size = usize::try_from(self.size).ok().filter(|size| *size <= PART)?;
        if self.packed.len() == size {
            return Some(self.packed);
        }
        lz4_flex::block::decompress(&self.packed, size).ok().filter(|bytes| bytes.len() == size)
    }
}
