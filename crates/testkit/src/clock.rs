//! A clock that goes as it is told. Not for: measuring how long something takes.

use desk::World;
use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock; clones show the same time. It goes on by a minute whenever it is read, unless it stands still.
#[derive(Clone, Debug)]
pub struct Clock {
    seconds: Arc<AtomicI64>,
    step: i64,
}

impl Clock {
    /// When every clock of this kit begins.
    pub const BEGINS: &'static str = "2026-11-24T09:00:00Z";

    /// A clock that goes on by a minute whenever it is read.
    pub fn ticking() -> Self {
        Self { seconds: Arc::new(AtomicI64::new(seconds(Self::BEGINS))), step: 60 }
    }

    /// A clock that shows one time until it is set to another.
    pub fn standing(at: &str) -> Self {
        Self { seconds: Arc::new(AtomicI64::new(seconds(at))), step: 0 }
    }

    /// Sets the clock: `2026-11-24T09:00:00Z`.
    pub fn set(&self, at: &str) {
        self.seconds.store(seconds(at), Ordering::SeqCst);
    }

    /// The time; reading it moves a ticking clock on.
    pub fn read(&self) -> Timestamp {
        let seconds = self.seconds.fetch_add(self.step, Ordering::SeqCst);
        Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// A world with this clock.
    pub fn world(&self) -> World {
        let clock = self.clone();
        World::new(move || clock.read())
    }
}

fn seconds(at: &str) -> i64 {
    let time: Timestamp = at.parse().unwrap_or_else(|error| panic!("`{at}` is no time: {error}"));
    time.as_second()
}
