//! The money of one row: amounts with their kind and currency. Not for adding rows up (`group`).
//!
//! Each amount is rounded to hundredths, half away from zero, before anything is added: so the sums of parts are the
//! sum of the whole, to the hundredth, whatever the order.

use super::cell;
use super::field::{Field, Named};
use super::row::{Filled, Reader};
use crate::notes::Notes;
use crate::words::fold;
use compact_str::CompactString;
use plan::{Amount, BudgetKind, PartialDate, Period};

/// One amount of a row.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Money {
    /// What it is; the word of the source where the register keeps no such money.
    pub(crate) kind: Result<BudgetKind, CompactString>,
    /// The column it stands in.
    pub(crate) column: usize,
    /// How much.
    pub(crate) amount: Amount,
    /// In which currency; none where neither cell nor column nor row names one.
    pub(crate) currency: Option<CompactString>,
}

/// All money of a row.
pub(crate) fn of(row: &Reader<'_>, notes: &mut Notes) -> Vec<Money> {
    let mut all = Vec::new();
    for (field, kind) in [
        (Field::Amount, None),
        (Field::Commitment, Some(BudgetKind::Commitment)),
        (Field::Disbursement, Some(BudgetKind::Disbursement)),
    ] {
        for (at, filled) in row.values(field).enumerate() {
            let Some((amount, currency)) = scaled(&filled) else {
                row.doubt(notes, "amount-unreadable", &filled, filled.text);
                continue;
            };
            let currency = currency.map(CompactString::from).or_else(|| filled.named.currency.clone());
            let currency = match currency {
                Some(currency) => Some(currency),
                None => match of_row(row, at) {
                    Some(code) if is_code(code) => Some(code.to_ascii_uppercase().into()),
                    Some(word) => {
                        row.doubt(notes, "currency-unknown", &filled, word);
                        continue;
                    }
                    None if row.headings.has(Field::Currency) => {
                        row.doubt(notes, "currency-missing", &filled, filled.text);
                        continue;
                    }
                    None => None,
                },
            };
            let kind = kind.map_or_else(|| kind_of(row), Ok);
            all.push(Money { kind, column: filled.column, amount, currency });
        }
    }
    all
}

/// The currency the row names; of several, as many as amounts, the one at the same place.
fn of_row<'a>(row: &Reader<'a>, at: usize) -> Option<&'a str> {
    let all: Vec<&str> = row.values(Field::Currency).map(|filled| filled.text).collect();
    all.get(at).or(all.first()).copied()
}

/// Whether a word can be the ISO 4217 code of a currency.
fn is_code(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_alphabetic())
}

fn scaled(filled: &Filled<'_>) -> Option<(Amount, Option<String>)> {
    let Named { scale, .. } = filled.named;
    if *scale == 1 {
        return cell::amount(filled.text);
    }
    // The point is moved in the text, so that no hundredth is rounded away before it counts thousands.
    let (amount, currency) = cell::amount(filled.text)?;
    let plain = cell::number(filled.text);
    if plain.contains(['e', 'E']) {
        return Some((Amount(amount.0.checked_mul(*scale)?), currency));
    }
    Some((Amount::parse(&moved(&plain, scale.ilog10() as usize))?, currency))
}

/// The decimal number with its point moved to the right.
fn moved(number: &str, by: usize) -> String {
    let (units, rest) = number.split_once('.').unwrap_or((number, ""));
    let (moved, left) = rest.split_at(rest.len().min(by));
    format!("{units}{moved}{}.{left}", "0".repeat(by - moved.len()))
}

/// What the row says its money is: a code of the IATI list, a word, or both as in `2 - Outgoing Commitment`.
fn kind_of(row: &Reader<'_>) -> Result<BudgetKind, CompactString> {
    if !row.headings.has(Field::BudgetKind) {
        return Ok(BudgetKind::Budget);
    }
    let written = row.first(Field::BudgetKind);
    let code = written.split([' ', '-']).next().unwrap_or_default();
    let word = fold(written);
    if let Some(kind) = crate::iati::transaction(code) {
        return Ok(kind);
    }
    match word.as_str() {
        "budget" | "budget budget" | "бюджет" => Ok(BudgetKind::Budget),
        "outgoing commitment" | "committed" | "обязательство" | "обязательства" => {
            Ok(BudgetKind::Commitment)
        }
        "paid" | "spent" | "расход" | "расходы" | "выплата" | "выплаты" | "освоение" => {
            Ok(BudgetKind::Disbursement)
        }
        "" => Err("–".into()),
        _ => Err(written.chars().take(60).collect()),
    }
}

/// The year or quarter of the row, where there was money in it that the register keeps.
pub(crate) fn spending(row: &Reader<'_>, money: &[Money]) -> Option<Period> {
    if !money.iter().any(|money| money.amount.0 != 0 && money.kind.is_ok()) {
        return None;
    }
    let year = row.first(Field::Year);
    let year = year.strip_suffix(".0").unwrap_or(year);
    let quarter = fold(row.first(Field::Quarter));
    let quarter = quarter.split(' ').find_map(|word| match word.trim_start_matches('q') {
        "1" | "i" => Some(1),
        "2" | "ii" => Some(2),
        "3" | "iii" => Some(3),
        "4" | "iv" => Some(4),
        _ => None,
    });
    let date = |month: Option<u8>| match month {
        Some(month) => PartialDate::parse(&format!("{year}-{month:02}")),
        None => PartialDate::parse(year),
    };
    let start = date(quarter.map(|quarter| quarter * 3 - 2))?;
    Some(Period { start: Some(start), end: date(quarter.map(|quarter| quarter * 3)) })
}
