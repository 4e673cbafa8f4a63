//! Adds up the money of one activity by kind and currency. Not for converting anything: currencies never mix.

use super::activity::Activity;
use super::codes;
use super::names::{Attr, Name};
use super::tree::Element;
use crate::limits;
use crate::wire::of_word;
use compact_str::CompactString;
use plan::{Amount, Budget, BudgetKind, PartialDate};
use std::collections::HashSet;

/// The sums of an activity: budgets, commitments, what was paid out; each in the order its currencies appear.
pub(crate) fn sums(activity: &mut Activity<'_>) -> Box<[Budget]> {
    let mut sums: Vec<Budget> = Vec::new();
    let root = activity.root;
    let revised: HashSet<(&str, &str)> = root.named(Name::Budget).filter(|budget| is_revised(*budget)).map(term).collect();
    for budget in root.named(Name::Budget) {
        if is_revised(budget) || !revised.contains(&term(budget)) {
            add(activity, &mut sums, budget, BudgetKind::Budget, "budget/value");
        }
    }
    for transaction in root.named(Name::Transaction) {
        let kind = transaction.child(Name::TransactionType);
        let kind =
            kind.and_then(|kind| kind.attribute(Attr::Code).or(Some(kind.text()))).or_else(|| transaction.attribute(Attr::Type));
        if let Some(kind) = kind.and_then(codes::transaction) {
            add(activity, &mut sums, transaction, kind, "transaction/value");
        }
    }
    for sum in root.named(Name::OwnSum) {
        if let Some(kind) = sum.attribute(Attr::KindOfSum).and_then(of_word) {
            add(activity, &mut sums, sum, kind, "jpoa:sum");
        }
    }
    sums.sort_by_key(|sum| sum.kind);
    sums.into()
}

fn is_revised(budget: Element<'_>) -> bool {
    matches!(budget.attribute(Attr::Type), Some("2" | "revised" | "Revised"))
}

/// The period a budget is for, as written.
fn term<'a>(budget: Element<'a>) -> (&'a str, &'a str) {
    let day = |name| budget.child(name).and_then(|day: Element<'a>| day.attribute(Attr::IsoDate)).unwrap_or_default();
    (day(Name::PeriodStart), day(Name::PeriodEnd))
}

fn add(activity: &mut Activity<'_>, sums: &mut Vec<Budget>, of: Element<'_>, kind: BudgetKind, path: &str) {
    let value = if of.name() == Name::OwnSum { Some(of) } else { of.child(Name::Value) };
    let written = value.map_or("", Element::text);
    let currency =
        value.and_then(|value| value.attribute(Attr::Currency)).or_else(|| activity.root.attribute(Attr::DefaultCurrency));
    let Some(amount) = Amount::parse(written) else {
        return activity.warn("amount-unreadable", value.unwrap_or(of), path, &[("value", written)]);
    };
    let Some(currency) = currency else {
        return activity.warn("currency-missing", value.unwrap_or(of), path, &[("value", written)]);
    };
    let currency = CompactString::from(currency.to_ascii_uppercase());
    if sums.len() > limits::LIST {
        return activity.warn("list-too-long", of, path, &[("limit", &limits::LIST.to_string())]);
    }
    // A register tells sums, which are not parts of one.
    let known = of.attribute(Attr::Known).or(of.attribute(Attr::On)).and_then(PartialDate::parse);
    if of.is_own() {
        return sums.push(Budget { amount, currency, kind, on: known, note: plan::Texts::default() });
    }
    let Some(sum) = sums.iter_mut().find(|sum| sum.kind == kind && sum.currency == currency) else {
        return sums.push(Budget { amount, currency, kind, on: None, note: plan::Texts::default() });
    };
    match sum.amount.0.checked_add(amount.0) {
        Some(total) => sum.amount = Amount(total),
        None => activity.warn("amount-unreadable", value.unwrap_or(of), path, &[("value", written)]),
    }
}
