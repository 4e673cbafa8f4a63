//! What a file says, and writing it the same way. Reading never fails because of content: it gives records and findings.
//! Not for: opening files, keeping records, reading a clock; bytes and names come in, records and bytes go out.

mod columns;
mod country;
mod detect;
pub mod iati;
mod lines;
mod origin;
pub mod plan_folder;
pub mod sheet;
pub mod table;
mod words;

pub use detect::{Format, detect};
pub use columns::columns;
pub use origin::{Origin, Parties, Reading};
pub use plan_folder::PlanFile;
