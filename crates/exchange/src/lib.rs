//! What a file says, and writing it the same way. Reading never fails because of content: it gives records and findings.
//! Not for: opening files, keeping records, reading a clock; bytes and names come in, records and bytes go out.

mod archive;
pub mod calendar;
pub mod catalogue;
mod columns;
mod country;
mod detect;
pub mod document;
mod encoding;
pub mod feed;
pub mod glance;
pub mod iati;
mod limits;
mod lines;
mod notes;
pub mod office;
pub mod open_sheet;
mod origin;
pub mod plan_folder;
pub mod proposal;
mod publication;
pub mod records;
pub mod rejects;
pub mod relation;
pub mod sheet;
pub mod table;
mod wire;
mod words;
pub mod workbook;
mod xml;

pub use columns::columns;
pub use detect::{Format, detect, read};
pub use notes::Notes;
pub use origin::{Origin, Parties, Reading};
pub use plan_folder::PlanFile;
pub use publication::{Publication, Say, Term};
pub use rejects::{Rejected, RejectedAt};
