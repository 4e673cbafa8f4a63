//! The chain that ties each entry of a journal to all entries before it.
//! Not for: reading or ordering the entries.

use crate::{Digest, Digester};

/// What stands before the first entry: 32 zero bytes.
pub const GENESIS: Digest = Digest::from_bytes([0; 32]);

/// The hash of an entry: SHA-256 over the hash before it and its own bytes. Whoever keeps the last hash can tell
/// whether anything before it was changed, moved or taken out.
pub fn link(prev: &Digest, body: &[u8]) -> Digest {
    let mut digester = Digester::default();
    digester.update(prev.as_bytes());
    digester.update(body);
    digester.finish()
}
