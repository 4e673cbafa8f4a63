//! The command line as people and scripts meet it: the built program, run in a folder of its own with an environment of its own.
//! What a secretariat should be able to read and dispute is told in `specs`, and `specs.rs` runs it.

mod agreement;
mod circulate;
mod consent;
mod digest;
mod exits;
mod export;
mod faults;
mod follow;
mod help;
mod killed;
mod moving;
mod office;
mod overlaps;
mod rejects;
mod russian;
mod schema;
mod second_plan;
mod specs;
mod streams;
