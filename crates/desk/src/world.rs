//! What lies outside: so far, the time. Whoever opens a desk says what time it is, so that every run can be repeated.

use jiff::{Timestamp, civil::Date, tz::Offset};

/// The outside world, as the desk sees it.
pub struct World {
    clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
}

impl World {
    /// A world whose time the caller tells.
    pub fn new(clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self { clock: Box::new(clock) }
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
}
