//! What the proofs promise, tried on small trees and texts in every shape.

mod checkpoint;
mod digest;
mod merkle;
