//! Parts of blobs as they lie in the table: packed where that makes them smaller, because a published file is mostly the same
//! tags again and again. Not for hashes: those are of the bytes as they were before.

use std::borrow::Cow;

/// The bytes to keep of a part.
pub(crate) fn pack(bytes: &[u8]) -> Cow<'_, [u8]> {
    let packed = lz4_flex::block::compress(bytes);
    if packed.len() < bytes.len() { Cow::Owned(packed) } else { Cow::Borrowed(bytes) }
}

/// The part of this size out of what was kept; none where it is not what was kept. `most` is the largest size there is.
pub(crate) fn unpack(kept: Vec<u8>, size: i64, most: usize) -> Option<Vec<u8>> {
    let size = usize::try_from(size).ok().filter(|size| *size <= most)?;
    if kept.len() == size {
        return Some(kept);
    }
    lz4_flex::block::decompress(&kept, size).ok().filter(|bytes| bytes.len() == size)
}
