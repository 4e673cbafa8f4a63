//! Who does the same as whom, and why. Pure: it does no IO, reads no clock and asks no database.
//!
//! An [`Index`] holds the records of a register in memory and follows the journal; a [`Profile`] is what is compared of a record;
//! a [`Pair`] is two records with the probability of each question and the evidence. There are two questions, never mixed:
//! are the two *the same initiative* ([`Pair::same`]), and if not, are they *overlapping effort* ([`Pair::effort`])? Relatives,
//! such as phases and parts, are neither ([`Pair::relation`]).
//!
//! - The whole register: `Index::of(&view)`, then [`Index::overlaps`] with [`SAME`] or another line; [`clusters`] makes groups.
//! - A proposal while it is typed: [`Index::check`] with a [`Profile`] of which any field may be empty. Take the first five whose
//!   [`Pair::worth`] is at the line. It does not change the index, and says what [`Index::neighbours`] says once it is in.
//! - A title that is half typed: [`Index::check_half_typed`] with what the search box finds for it.
//! - A server: [`Following`] holds an index over everything, takes in what entries touched, and answers each viewer with what
//!   that viewer may see.
//! - What people have settled: [`Index::sharpen`] takes their verdicts and moves the weights towards them.
//! - The search box: [`Search::find`], or [`Following::find`] of the one that a server holds.
//! - Following the journal by hand: [`Index::put`] and [`Index::remove`]. The model stays as it is until [`Index::learn`] is called.
//! - Why: [`Index::explain`] for any two addresses. Weights are bits; with [`Pair::base`] they add up to the logarithm of the odds.
//!   Each [`Evidence`] names a key of the catalogue, `factor-<factor>-<level>`, and the values of its sentence.
//! - Two registers: [`link`], each initiative once in each.
//! - Which provision or subject a text falls under: [`Subjects`].
//!
//! How it works. Texts fall into stems that are spelt alike in every alphabet (`fold`). Each record stands under keys of its words,
//! partners, places, times, sums and identifiers (`keys`), and is compared with the others that share the rarest of them, at
//! most fifteen and only what shares more than chance gives (`search`). A comparison gives each factor a level (`compare`), and a model says how often each level is met among pairs that are
//! the same, relatives, alike in words alone, and near in facts alone (`model`). How often is learnt from the register at hand by
//! expectation and maximisation, without labels, starting from what is expected of any register (`learn`); between two registers, how
//! many partners there must be is told by how far first candidates stand above second ones (`partners`). A sentence encoder adds
//! a factor of its own where the program has one (`encoder`); everything works without.

mod align;
mod answer;
mod cluster;
mod compare;
mod effort;
mod embed;
mod encode;
pub mod encoder;
mod factor;
mod fold;
mod follow;
mod index;
mod judge;
mod keys;
mod known;
mod learn;
mod lexicon;
mod linear;
mod lists;
mod markers;
mod measure;
mod model;
mod pair;
mod participants;
mod partners;
mod postings;
mod profile;
mod reason;
mod record;
mod relation;
mod scale;
mod search;
mod seek;
mod sharpen;
#[cfg(test)]
mod tests;
mod tongue;
mod wording;

pub use align::{Example, Guess, Subjects};
pub use answer::link;
pub use cluster::clusters;
pub use factor::{FACTORS, Factor};
pub use follow::{Docket, Following, PROPOSAL, SHOWN, Told};
pub use index::Index;
pub use judge::EFFORT;
pub use known::Known;
pub use measure::{Measured, measure};
pub use model::{Model, SAME};
pub use pair::{Evidence, Kind, Pair, Relation};
pub use profile::{Mention, Profile};
pub use seek::{Hit, Search};
