//! What the rows of a table are: initiatives, places of initiatives, or single payments; and how dates are written in it.
//! Not for reading rows.

use super::cell::{self, Order};
use super::field::Field;
use super::grid::Row;
use super::heading::Headings;

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// A row is an initiative.
    Initiatives,
    /// A row is an initiative at a place; its money may stand in each of its rows again.
    Places,
    /// A row is a sum of money of an initiative: of one type, quarter, provider, subject. All rows are added up.
    Payments,
}

/// What is known of a table before its rows are read one by one.
pub(crate) struct Manner {
    pub(crate) shape: Shape,
    /// Whether rows without a reference are one initiative where organisation and title are the same.
    pub(crate) joins_by_title: bool,
    orders: Vec<Option<Order>>,
}

impl Manner {
    /// Looks at the headings and the first rows.
    pub(crate) fn of(headings: &Headings, rows: &[Row]) -> Self {
        let has = |field| headings.has(field);
        let has_money = has(Field::Amount) || has(Field::Commitment) || has(Field::Disbursement);
        let shape = if has_money && (has(Field::BudgetKind) || has(Field::Quarter)) {
            Shape::Payments
        } else if has(Field::Area) {
            Shape::Places
        } else {
            Shape::Initiatives
        };
        let joins_by_title = !has(Field::Identifier) && has(Field::Area);
        let mut orders = vec![None; headings.width()];
        for (at, order) in orders.iter_mut().enumerate() {
            *order = rows.iter().find_map(|row| cell::order(row.cell(at)));
        }
        Self { shape, joins_by_title, orders }
    }

    /// The order of day and month in a column, where its first rows show it.
    pub(crate) fn order(&self, column: usize) -> Option<Order> {
        self.orders.get(column).copied().flatten()
    }
}
