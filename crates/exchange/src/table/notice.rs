//! What is counted over the rows of a table and told once: rows that repeat, money that is not kept, persons left out.
//! Not for faults of single rows.

use super::grid::Place;
use super::group::Totals;
use super::heading::Headings;
use super::money::Money;
use crate::limits;
use crate::notes::Notes;
use compact_str::CompactString;
use plan::{Amount, Finding, Severity, Spot};
use std::collections::BTreeMap;

/// The counts of one table.
#[derive(Default)]
pub(crate) struct Notices {
    /// Initiatives whose reference was made.
    pub(crate) made: u64,
    /// Cells about persons.
    pub(crate) personal: u64,
    /// Payments that are the same word for word; they were added up.
    pub(crate) alike: u64,
    /// Rows that say what rows before them said.
    pub(crate) repeats: u64,
    /// Rows that are headings within the table.
    pub(crate) banners: u64,
    /// Rows with an area in no State.
    pub(crate) areas: u64,
    /// The first of those that are headings.
    pub(crate) passed_over: Option<String>,
    /// Money of kinds the register does not keep, by the word of the source and the currency: rows and sum.
    left_out: BTreeMap<(CompactString, CompactString), (u64, i128)>,
    /// Columns with amounts that have no currency: how many, and the line of the first.
    without_currency: BTreeMap<usize, (u64, u32)>,
}

impl Notices {
    /// Counts the money of a row that is not kept.
    pub(crate) fn look_at(&mut self, money: &[Money], line: u32) {
        for money in money {
            let Some(currency) = &money.currency else {
                let (count, _) = self.without_currency.entry(money.column).or_insert((0, line));
                *count += 1;
                continue;
            };
            if let Err(word) = &money.kind {
                let (rows, sum) = self.left_out.entry((word.clone(), currency.clone())).or_default();
                *rows += 1;
                *sum += i128::from(money.amount.0);
            }
        }
    }

    /// Tells all counts of a table and begins anew.
    pub(crate) fn tell(&mut self, notes: &mut Notes, at: Place<'_>, headings: &Headings, file: &str) {
        let counted = std::mem::take(self);
        let spot = |column: Option<usize>, heading: &str| at.spot(file, headings.line, column, heading);
        let advise = |code| Finding::new(code, Severity::Advisory, spot(None, ""));
        for (code, count) in [
            ("identifier-made", counted.made),
            ("personal-data-left-out", counted.personal),
            ("rows-alike", counted.alike),
            ("rows-repeated", counted.repeats),
        ] {
            if count > 0 {
                notes.push(advise(code).with("count", count));
            }
        }
        if counted.areas > 0 {
            let lost = Finding::new("area-without-state", Severity::Warning, spot(None, ""));
            notes.push(lost.with("count", counted.areas));
        }
        if let Some(first) = counted.passed_over {
            notes.push(advise("rows-passed-over").with("count", counted.banners).with("first", first));
        }
        for ((word, currency), (rows, sum)) in counted.left_out {
            let sum = i64::try_from(sum).map_or_else(|_| "–".to_owned(), |sum| Amount(sum).to_string());
            let left_out = advise("money-left-out").with("kind", word).with("count", rows);
            notes.push(left_out.with("sum", sum).with("currency", currency));
        }
        for (column, (count, line)) in counted.without_currency {
            let heading = headings.heading(column);
            let spot = at.spot(file, line, Some(column), heading);
            let unnamed = Finding::new("currency-unnamed", Severity::Warning, spot);
            notes.push(unnamed.with("column", heading).with("count", count));
        }
    }
}

/// Tells what was done about amounts in several rows of one initiative.
pub(crate) fn tell_totals(notes: &mut Notes, totals: &Totals, file: &str) {
    for (code, count) in [("amounts-counted-once", totals.once), ("amounts-added", totals.added)] {
        if count > 0 {
            notes.push(Finding::new(code, Severity::Advisory, Spot::line(file, 0)).with("count", count));
        }
    }
    for spot in &totals.full {
        notes.push(Finding::new("list-too-long", Severity::Warning, spot.clone()).with("limit", limits::LIST));
    }
    for (spot, sum) in &totals.too_large {
        notes.push(Finding::new("amount-unreadable", Severity::Warning, spot.clone()).with("value", sum / 100));
    }
}
