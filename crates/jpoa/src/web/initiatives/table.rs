//! The list as a wide table: what a line of the list says, and beside it kind, donors, provisions, both ends of the term, when it was
//! last heard of, and money.

use super::Listed;
use crate::report::word;
use crate::terminal::tame;
use crate::web::frame::Reading;
use plan::{Initiative, Life, PartialDate, Role};

/// A row.
pub(crate) struct Wide {
    pub(crate) listed: Listed,
    pub(crate) kind: String,
    pub(crate) funders: String,
    pub(crate) provisions: String,
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) heard: String,
    /// The first amount a source reports.
    pub(crate) money: String,
}

impl Wide {
    pub(crate) fn of(reading: &Reading<'_>, it: &Initiative, life: Life) -> Self {
        let teller = reading.teller;
        let date = |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
        let funders: Vec<String> = it.roles.in_role(Role::Funder).map(|who| teller.who(who)).collect();
        let provisions: Vec<&str> = it.contributions.iter().map(|contribution| contribution.to.number()).collect();
        Self {
            kind: teller.say(&format!("kind-{}", word(&it.kind))),
            funders: funders.join(", "),
            provisions: tame(&provisions.join(", ")),
            start: date(it.period.start),
            end: date(it.period.end),
            heard: date(it.heard()),
            money: it.budgets.first().map_or_else(String::new, |budget| teller.money(budget.amount, &budget.currency)),
            listed: Listed::of(reading, it, life),
        }
    }
}
