//! Sums as reported as the text of cells, and back: each an amount, a currency and what it is. Nothing is converted or added up.

use super::cell::{NotUnderstood, one_of};
use super::{Ground, plain};
use crate::table;
use plan::{Amount, Budget, BudgetKind, Initiative, Texts};

/// How many cells a sum has: amount, currency, what it is.
pub(super) const CELLS: usize = 3;
/// What a sum is, as it is offered.
pub(super) const KINDS: [BudgetKind; 3] = [BudgetKind::Budget, BudgetKind::Commitment, BudgetKind::Disbursement];

impl Ground<'_> {
    /// Amount, currency and kind of each sum.
    pub(super) fn sums(&self, initiative: &Initiative) -> impl Iterator<Item = [String; CELLS]> {
        initiative.budgets.iter().map(|sum| [sum.amount.to_string(), sum.currency.to_string(), self.sum_kind(sum.kind)])
    }

    pub(super) fn sum_kind(&self, kind: BudgetKind) -> String {
        self.form(match kind {
            BudgetKind::Budget => "sum-budget",
            BudgetKind::Commitment => "sum-commitment",
            BudgetKind::Disbursement => "sum-disbursement",
        })
    }

    /// The currencies that cells offer: those of the register first.
    pub(super) fn currencies(&self) -> Vec<String> {
        let mut counted = std::collections::BTreeMap::<&str, usize>::new();
        let all = self.view.initiatives().flat_map(|initiative| &initiative.get().budgets);
        all.for_each(|sum| *counted.entry(sum.currency.as_str()).or_default() += 1);
        let mut used: Vec<(&str, usize)> = counted.into_iter().collect();
        used.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut codes: Vec<String> = used.into_iter().map(|(code, _)| code.to_owned()).collect();
        for code in table::currencies() {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// Sums as named. One that stands there as it is keeps its day and its note; one whose amount was changed keeps the note, which says
    /// how to read it, and not the day on which the other amount was valued.
    pub(super) fn put_sums(&self, text: &str, to: &Initiative) -> Result<Box<[Budget]>, NotUnderstood> {
        let mut named = Vec::new();
        for (at, item) in text.split(';').map(plain).filter(|item| !item.is_empty()).enumerate() {
            let mut words = item.splitn(CELLS, ' ');
            let mut next = || words.next().unwrap_or_default();
            let (amount, currency, kind) = (next(), next(), next());
            let wrong = |cell: usize, text: &str| NotUnderstood::part(at * CELLS + cell, text);
            let value = Amount::parse(amount).ok_or_else(|| wrong(0, amount))?;
            if currency.is_empty() {
                return Err(NotUnderstood { lacks_currency: true, ..wrong(1, amount) });
            }
            if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                return Err(wrong(1, currency));
            }
            let kind = match kind {
                "" => BudgetKind::Budget,
                said => one_of(said, KINDS, |kind| self.sum_kind(kind)).ok_or_else(|| wrong(2, said))?,
            };
            named.push(Budget {
                amount: value,
                currency: currency.to_uppercase().into(),
                kind,
                on: None,
                note: Texts::default(),
            });
        }
        let mut known: Vec<Option<&Budget>> = to.budgets.iter().map(Some).collect();
        let mut take =
            |wanted: &dyn Fn(&Budget) -> bool| known.iter_mut().find(|sum| sum.is_some_and(wanted)).and_then(Option::take);
        let same = |one: &Budget, other: &Budget| (one.kind, &one.currency) == (other.kind, &other.currency);
        let stays: Vec<Option<&Budget>> =
            named.iter().map(|sum| take(&|known| same(known, sum) && known.amount == sum.amount)).collect();
        let sums = named.into_iter().zip(stays).map(|(sum, stays)| match stays {
            Some(known) => known.clone(),
            None => {
                let note = take(&|known| same(known, &sum)).map(|known| known.note.clone()).unwrap_or_default();
                Budget { note, ..sum }
            }
        });
        Ok(sums.collect())
    }
}

/// What the three cells of a sum say together; none where there is no amount. A currency may stand beside the amount.
pub(super) fn told(amount: &str, currency: &str, kind: &str) -> Option<String> {
    if amount.is_empty() {
        return None;
    }
    let beside = table::amount(amount).and_then(|(_, currency)| currency);
    let currency = if currency.is_empty() { beside.unwrap_or_default() } else { currency.to_owned() };
    let number = table::number(amount);
    let number = if Amount::parse(&number).is_some() { number } else { amount.split_whitespace().collect() };
    // A kind never stands where a currency is looked for.
    let kind = if currency.is_empty() { "" } else { kind };
    Some(plain(&format!("{number} {currency} {kind}")))
}
