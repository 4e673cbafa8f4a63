//! What an initiative's term and status mean on a given day. One function says it, for every figure and every page.

use crate::{Initiative, Status};
use jiff::civil::Date;
use serde::Serialize;

/// Where an initiative is in its life on a given day. The order is the order of every table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Life {
    /// Meant or agreed, not begun.
    Intended,
    /// Under way.
    Running,
    /// Stopped for the time being.
    Suspended,
    /// Over.
    Ended,
    /// Given up before its end.
    Cancelled,
    /// What is known does not say.
    Unclear,
}

impl Life {
    /// All lives in their order.
    pub const ALL: [Self; 6] = [Self::Intended, Self::Running, Self::Suspended, Self::Ended, Self::Cancelled, Self::Unclear];
}

/// Tells the life of an initiative on a day.
///
/// Dates win over words where both speak: a "running" project whose last day has passed is over, and a completed one was
/// running on a day within its term. An end given as a year or a month lasts to its last day, a start begins on its first.
pub fn life(initiative: &Initiative, on: Date) -> Life {
    let period = initiative.period;
    life_of(period.start.map(|start| start.first_day()), period.end.map(|end| end.last_day()), initiative.status, on)
}

/// The same from the bare facts: first day, last day and status.
pub(crate) fn life_of<Day: PartialOrd>(first: Option<Day>, last: Option<Day>, status: Status, on: Day) -> Life {
    let begun = first.as_ref().map(|first| *first <= on);
    let over = last.as_ref().map(|last| *last < on);
    match status {
        Status::Cancelled => Life::Cancelled,
        Status::Suspended if over != Some(true) => Life::Suspended,
        // A plan whose term has passed without word that it ran is not known to have run.
        Status::Intended | Status::Planned if over == Some(true) => Life::Unclear,
        Status::Intended | Status::Planned => Life::Intended,
        Status::Running | Status::Completed | Status::Suspended | Status::Unknown => match (begun, over) {
            (Some(false), _) => Life::Intended,
            (_, Some(true)) => Life::Ended,
            (Some(true), Some(false)) => Life::Running,
            (Some(true) | None, None) | (None, Some(false)) => match status {
                Status::Running => Life::Running,
                Status::Completed if over.is_none() => Life::Ended,
                _ => Life::Unclear,
            },
        },
    }
}
