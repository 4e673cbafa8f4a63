//! What may be done, and doing it: each deed checks the rules, then records one change. Reading goes through `plan::View`.
//! It knows no HTTP, no HTML, no terminal and no paper.

pub mod account;
mod contents;
mod desk;
mod directory;
mod gap;
mod hand_back;
mod import_register;
mod initiative;
mod intake;
mod lines;
mod load;
mod load_plan;
mod party;
mod proposal;
mod provisions;
mod refusal;
mod rule_pair;
mod submission;
mod take_back;
mod undo_load;
mod verify;
mod world;

pub use contents::Contents;
pub use desk::{By, Desk, Tell};
pub use directory::Directory;
pub use gap::{reopen_gap, settle_gap};
pub use hand_back::hand_back;
pub use import_register::{ImportRegister, comes_back, import_register};
pub use initiative::{
    confirm_initiative, hold_initiative, release_initiative, set_status, set_visibility, state_contribution, unknown_initiative,
    withdraw_contribution,
};
pub use load::{Edited, Loaded, Preview};
pub use load_plan::{PlanFolder, load_plan, read_plan};
pub use party::{new_party, record_party, settle_names};
pub use proposal::{read_initiatives, read_proposal};
pub use refusal::{Refusal, Trouble};
pub use rule_pair::rule_pair;
pub use submission::{accept_submission, hold_submission, make_check, return_submission, submit_initiative};
pub use undo_load::{may_undo, undo_load};
pub use verify::{Verified, verify};
pub use world::{Spool, World};

pub use store::{Account, Attempt, Delivery, Fault, Hook, Location, Problem, Progress, Store, Subscription, Ticket, Watch};
