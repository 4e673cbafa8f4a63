//! Passes over an element that is of no use, faster than by reading what is in it. Most of an IATI file is such elements.
//! Not for telling whether what is in them is well-formed: nobody will read it.

use super::names::Name;
use memchr::memchr_iter;

/// Where the end tag of an element begins whose content this text begins with. None where it takes a reader that knows
/// XML to tell: the content holds a comment, a section of characters, an element of the same name, or the end of the activity.
pub(crate) fn end(content: &str, name: &str) -> Option<usize> {
    let bytes = content.as_bytes();
    for at in memchr_iter(b'<', bytes) {
        let tag = &bytes[at + 1..];
        match tag.first()? {
            b'!' | b'?' => return None,
            b'/' if is_named(&tag[1..], name) => return Some(at),
            b'/' if is_named(&tag[1..], Name::Activity.as_str()) => return None,
            b'/' => {}
            _ if is_named(tag, name) => return None,
            _ => {}
        }
    }
    None
}

fn is_named(tag: &[u8], name: &str) -> bool {
    let after = tag.strip_prefix(name.as_bytes()).and_then(<[u8]>::first);
    after.is_some_and(|after| matches!(after, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'))
}
