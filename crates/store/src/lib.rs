//! What is kept: the journal, the blobs it stands on, and the accounts with what they watch, in one SQLite file or in PostgreSQL.
//! Every SQL sentence is written once for both. Not for: deciding anything; whoever calls has decided before.

mod account;
mod backup;
mod bind;
mod blob;
mod copy;
mod db;
mod delivery;
mod entry;
mod fault;
mod follow;
mod hook;
mod location;
mod parcel;
mod part;
mod postgres;
mod problem;
mod schema;
mod sqlite;
mod store;
mod ticket;
mod verify;
mod watch;

pub use account::Account;
pub use blob::NewBlob;
pub use copy::Progress;
pub use delivery::{Attempt, Delivery};
pub use entry::{AppendError, Head, Kept};
pub use fault::{Cause, Doing, Fault};
pub use hook::Hook;
pub use location::Location;
pub use parcel::Parcel;
pub use problem::Problem;
pub use store::Store;
pub use ticket::{Purpose, Ticket};
pub use verify::Verification;
pub use watch::{Subscription, Watch};
