//! What stands for bytes: their SHA-256 in hexadecimal. Not for signing, which needs a secret (see `notice/sign.rs`).

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes as 64 hexadecimal digits.
pub(crate) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first digits of it, for a name that tells things apart and proves nothing.
pub(crate) fn mark(bytes: impl AsRef<[u8]>, digits: usize) -> String {
    let mut hash = sha256(bytes);
    hash.truncate(digits);
    hash
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_of_nothing_is_the_one_everybody_knows() {
        assert_eq!(super::sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(super::mark("", 8), "e3b0c442");
    }
}
