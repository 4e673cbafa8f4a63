//! How much of one file is read, so that no file can fill the memory or take for ever. Not for how long a text should be.

/// Of one text: a cell, the text of an element, an attribute. What is longer is cut, and that is said.
pub(crate) const TEXT: usize = 1 << 20;

/// Of what a reader of activities must hold at once: an activity, and what stands between two of them.
pub(crate) const PIECE: usize = 16 << 20;

/// How deep elements may stand in each other.
pub(crate) const DEPTH: usize = 200;

/// The columns of a table; a worksheet can have no more.
pub(crate) const COLUMNS: usize = 16_384;

/// Participants, places or subjects of one initiative.
pub(crate) const LIST: usize = 5_000;

/// All read parts of an archive together when they are inflated.
pub(crate) const INFLATED: u64 = 1 << 30;

/// The texts that the cells of a workbook share; each of them is held.
pub(crate) const SHARED: u64 = 128 << 20;

/// How many times larger a part may become when it is inflated; real sheets become 10 to 40 times larger.
pub(crate) const RATIO: u64 = 200;

/// Below this size the ratio does not matter.
pub(crate) const RATIO_FROM: u64 = 10 << 20;

/// The start of a text that is no longer than a text may be, cut between two letters; and whether it was cut.
pub(crate) fn cut(text: &str) -> (&str, bool) {
    if text.len() <= TEXT {
        return (text, false);
    }
    let end = (0..=TEXT).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    (&text[..end], true)
}
