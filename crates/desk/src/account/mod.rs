//! The people who work with the register: how they are invited, sign in, and are let go again. What an account may do follows from its
//! party and its role; nothing here knows of a browser.

mod hook;
mod invite;
mod role;
mod scope;
mod secret;
mod sign_in;
mod token;
mod watch;

pub use hook::{delivery, make_hook, signing_key};
pub use invite::{Invited, accept_invitation, end_account, invite, invited, people, renew_password, stand_in};
pub use role::{Role, viewer};
pub use scope::{Scope, Scopes};
pub use sign_in::{SignedIn, end_session, new_code_key, sessions, set_code, sign_in, sign_out, signed_in, try_code};
pub use token::{TOKEN_DAYS, Term, bearer, make_token, tokens};
pub use watch::{Rhythm, end_watch, leave, leaving, set_rhythm, watch};

/// How long a session lets in after it was begun, in days.
pub const SESSION_DAYS: i64 = 14;

/// How long an invitation lets in, in days.
pub const INVITATION_DAYS: i64 = 14;
