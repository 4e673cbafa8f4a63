//! What the words and rules of the plan promise: worlds written as a few lines of text, answers compared as text.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod amounts;
mod choosing;
mod counting;
mod coverage;
mod dates;
mod difference;
mod gaps;
mod generated;
mod journal;
mod life;
mod names;
mod nearby;
mod policy;
mod stocktake;
mod texts;
mod together;
mod view;
mod what_if;
mod who;
mod wire;
mod world;
