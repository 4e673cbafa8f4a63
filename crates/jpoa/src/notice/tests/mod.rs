//! Notices as they go out: what they say, to whom, how they leave, and what they keep to themselves.

mod hook;
mod mail;
mod seen;

use super::Office;
use desk::account::{self, Role};
use desk::{Account, Desk, Store, World};
use plan::PartyKey;
use std::sync::atomic::{AtomicU64, Ordering};
use testkit::{Clock, Place};
use tokio::sync::RwLock;
use words::{Language, Words};

/// Everything an office stands on, in a test.
pub(crate) struct Room {
    pub(crate) place: Place,
    pub(crate) clock: Clock,
    desk: RwLock<Desk>,
    pub(crate) store: Store,
    pub(crate) world: World,
    words: [Words; 2],
}

/// A world whose clock the test sets, and whose chance is a different number each time, in whichever world.
pub(crate) fn world(clock: &Clock) -> World {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let clock = clock.clone();
    World::new(move || clock.read()).with_chance(|bytes| {
        let number = COUNT.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.iter_mut().zip(number.iter().cycle()).for_each(|(byte, own)| *byte = *own);
    })
}

impl Room {
    /// A room over the register that a place holds.
    pub(crate) async fn over(place: Place) -> Self {
        let clock = Clock::standing("2026-11-24T09:00:00Z");
        let (desk, store) = (RwLock::new(place.desk().await), place.store().await);
        let world = world(&clock);
        Self { place, clock, desk, store, world, words: Language::ALL.map(Words::new) }
    }

    pub(crate) fn office(&self) -> Office<'_> {
        let (desk, store, world, words) = (&self.desk, &self.store, &self.world, &self.words);
        Office { desk, store, world, words, public: "https://plan.example.org" }
    }

    /// Takes in what was recorded since.
    pub(crate) async fn catch_up(&self) {
        self.desk.write().await.catch_up().await.unwrap();
    }

    /// Somebody of a party.
    pub(crate) async fn somebody(&self, party: &str, role: Role) -> Account {
        let mail = format!("{}-{}@example.org", party.to_lowercase(), role.name());
        account::invite(&self.store, &self.world, &PartyKey::new(party), role, &mail, "Айгүл Осмонова").await.unwrap().account
    }
}

/// The text and the HTML of a mail, as a program for mail reads them.
pub(crate) fn read(bytes: &[u8]) -> (mail_parser::Message<'_>, String, String) {
    let mail = mail_parser::MessageParser::default().parse(bytes).expect("a mail");
    let (text, html) = (mail.body_text(0).expect("text").into_owned(), mail.body_html(0).expect("HTML").into_owned());
    (mail, text, html)
}

/// The mails in a folder, in the order of their names.
pub(crate) fn mails(folder: &std::path::Path) -> Vec<Vec<u8>> {
    let Ok(found) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = found.map(|file| file.unwrap().path()).collect();
    paths.sort();
    assert!(paths.iter().all(|path| path.extension().is_some_and(|ending| ending == "eml")), "{paths:?}");
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}
