//! What goes out by itself: the mail digest of what somebody watches, invitations, and calls of webhooks. What is new about a question is told by one
//! function (`news.rs`), which feeds ask as well; everything is read through the view of whoever is told.

mod digest;
mod hook;
mod invitation;
mod letter;
pub(crate) mod news;
mod post;
mod question;
pub(crate) mod sign;
#[cfg(test)]
pub(crate) mod tests;
mod wire;

pub(crate) use digest::{Digested, Outcome};
pub(crate) use hook::WAITS;
pub(crate) use invitation::invitation;
use letter::{Block, Letter};
pub(crate) use news::said;
pub(crate) use post::{MailArgs, Post};
pub(crate) use question::Question;
pub(crate) use wire::Gate;

use desk::{Desk, Store, World};
use tokio::sync::RwLock;
use words::{Language, Words};

/// What notices are written from and sent with.
#[derive(Clone, Copy)]
pub(crate) struct Office<'a> {
    pub(crate) desk: &'a RwLock<Desk>,
    pub(crate) store: &'a Store,
    pub(crate) world: &'a World,
    /// The catalogue in both languages, English first.
    pub(crate) words: &'a [Words; 2],
    /// Where the site is reached from outside, without a stroke at its end.
    pub(crate) public: &'a str,
}

impl<'a> Office<'a> {
    /// The words of a language by its tag; English where there are none of it.
    fn words_of(&self, tag: &str) -> &'a Words {
        let [english, russian] = self.words;
        if tag == Language::Russian.tag() { russian } else { english }
    }
}
