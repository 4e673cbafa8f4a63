//! Worlds for tests: a clock that is told, places to keep a register in, registers made of nothing, and one text for both engines.
//! Not for: anything the product itself needs; it is only ever a dependency of tests and benchmarks.

mod both;
mod chance;
mod clock;
mod other;
mod place;
mod postgres;
mod register;
mod shipped;
mod tamper;
mod written;

pub use both::{on_both, on_each};
pub use chance::Chance;
pub use clock::Clock;
pub use other::program;
pub use place::Place;
pub use postgres::{Database, say, server};
pub use register::{Ground, register};
pub use shipped::{file, in_repository, plan_folder};
pub use tamper::Column;
pub use written::{csv, iati};
