//! What lies outside: the time, and room to write down what is on its way into the store. Whoever opens a desk says what
//! time it is and where that room is, so that every run can be repeated.

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
}

/// Makes such room.
pub(crate) type MakeSpool = dyn Fn() -> io::Result<Box<dyn Spool>> + Send + Sync;

impl World {
    /// A world whose time the caller tells. What is written down meanwhile stays in memory.
    pub fn new(clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        let spool = || -> io::Result<Box<dyn Spool>> { Ok(Box::new(Cursor::new(Vec::new()))) };
        Self { clock: Box::new(clock), spool: Arc::new(spool) }
    }

    /// The same world with room elsewhere, such as in files that nobody else sees.
    #[must_use]
    pub fn with_spool<S: Spool + 'static>(self, spool: impl Fn() -> io::Result<S> + Send + Sync + 'static) -> Self {
        Self { spool: Arc::new(move || Ok(Box::new(spool()?))), ..self }
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
