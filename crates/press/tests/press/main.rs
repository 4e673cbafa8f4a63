//! Papers as they come out of the press: the bytes of the file, and the proof of what stands where.

mod bytes;
mod fonts;
mod pictures;
mod rows;
mod sample;
mod texts;
