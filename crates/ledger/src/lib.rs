//! What can be proved: hashes, the chain of the journal, Merkle trees and saved checkpoints.
//! Bytes in, proofs out. Not for: knowing what the bytes mean, or keeping them.

mod chain;
mod checkpoint;
mod digest;
mod merkle;

pub use chain::{GENESIS, link};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use digest::{Digest, DigestError, Digester, digest_reader};
pub use merkle::{RootBuilder, leaf_hash, prove, root, verify_inclusion};
