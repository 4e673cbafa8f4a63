//! What lies outside: the time, chance, and room to write down what is on its way into the store. Whoever opens a desk says what
//! time it is and where that room is, so that every run can be repeated.

use crate::Refusal;
use jiff::{Timestamp, civil::Date, tz::Offset};
use std::io::{self, Cursor, Read, Seek, Write};
use std::sync::Arc;

/// Room in which something is written down and read back, and which is gone afterwards.
pub trait Spool: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Spool for T {}

/// The outside world, as the desk sees it.
pub struct World {
    clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
    spool: Arc<MakeSpool>,
    chance: Option<Box<Chance>>,
}

/// Fills bytes that nobody can guess.
type Chance = dyn Fn(&mut [u8]) + Send + Sync;

/// Makes such room.
pub(crate) type MakeSpool = dyn Fn() -> io::Result<Box<dyn Spool>> + Send + Sync;

impl World {
    /// A world whose time the caller tells. What is written down meanwhile stays in memory.
    pub fn new(clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        let spool = || -> io::Result<Box<dyn Spool>> { Ok(Box::new(Cursor::new(Vec::new()))) };
        Self { clock: Box::new(clock), spool: Arc::new(spool), chance: None }
    }

    /// The same world with room elsewhere, such as in files that nobody else sees.
    #[must_use]
    pub fn with_spool<S: Spool + 'static>(self, spool: impl Fn() -> io::Result<S> + Send + Sync + 'static) -> Self {
        Self { spool: Arc::new(move || Ok(Box::new(spool()?))), ..self }
    }

    /// The same world with chance in it, from which keys are made.
    #[must_use]
    pub fn with_chance(self, chance: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self { chance: Some(Box::new(chance)), ..self }
    }

    /// Bytes that nobody can guess; refused in a world without chance, so that no key is ever made of nothing.
    pub(crate) fn chance(&self) -> Result<[u8; 32], Refusal> {
        let chance = self.chance.as_ref().ok_or_else(|| Refusal::new("no-chance"))?;
        let mut bytes = [0; 32];
        chance(&mut bytes);
        Ok(bytes)
    }

    /// The time now, in UTC, to the second: finer is of no use in a journal people read.
    pub fn now(&self) -> Timestamp {
        let now = (self.clock)();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    /// The day now, in UTC.
    pub fn today(&self) -> Date {
        Offset::UTC.to_datetime(self.now()).date()
    }

    pub(crate) fn spool_maker(&self) -> Arc<MakeSpool> {
        self.spool.clone()
    }
}
