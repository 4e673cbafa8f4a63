//! Who does the same as whom, and why. Pure: it does no IO, reads no clock and asks no database.

pub mod encoder;
