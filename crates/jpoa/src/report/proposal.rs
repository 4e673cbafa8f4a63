//! What a proposal says, line by line and in one order: the page of a check, what waits in the queue and the paper for the funding file
//! tell the same. Not for how a value is set or where it leads.

use super::word;
use plan::{Budget, Initiative, PartyKey, ProvisionKey, Texts, Who};

/// One value of a line.
pub(crate) enum Part<'a> {
    Texts(&'a Texts),
    Who(&'a Who),
    State(&'a PartyKey),
    Term(String),
    Money(&'a Budget),
    Provision(&'a ProvisionKey),
}

/// The lines, each with the key of its name in the catalogue; one may be without values.
pub(crate) fn lines(it: &Initiative) -> Vec<(String, Vec<Part<'_>>)> {
    let mut lines = vec![("show-description".to_owned(), vec![Part::Texts(&it.description)])];
    lines.extend(it.roles.iter().map(|(role, who)| (format!("role-{}", word(&role)), vec![Part::Who(who)])));
    lines.push(("column-states".to_owned(), it.places.iter().map(|place| Part::State(&place.state)).collect()));
    lines.push(("column-term".to_owned(), vec![Part::Term(it.period.written())]));
    lines.extend(it.budgets.iter().map(|budget| (format!("budget-{}", word(&budget.kind)), vec![Part::Money(budget)])));
    lines.push(("show-contribution".to_owned(), it.contributions.iter().map(|one| Part::Provision(&one.to)).collect()));
    lines
}
