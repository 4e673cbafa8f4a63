//! What is done at a desk, told as stories on SQLite and on PostgreSQL, which must leave the same entries and the same state.
//! PostgreSQL is used when `JPOA_TEST_POSTGRES` holds the URL of a server where databases can be made.

mod account;
mod begin;
mod check;
mod copy;
mod files;
mod gap;
mod hidden;
mod initiative;
mod notices;
mod party;
mod returned;
mod submission;
mod together;
mod token;
mod told;
mod undo;
mod writers;
