//! The code lists and the rules of the IATI standard, as far as they touch what is read. Not for the schema, and not for
//! rules that need to know what day it is. Files of version 1 are not held against them.

use super::activity::Activity;
use super::standard;
use super::tree::Element;
use plan::{Amount, PartialDate};
use std::collections::BTreeMap;

/// Holds an activity against code lists and rules; what does not fit is a warning and enters all the same.
pub(crate) fn check(activity: &mut Activity<'_>) {
    let root = activity.root;
    if root.child("title").is_none_or(|title| title.child("narrative").is_none()) {
        return;
    }
    codes(activity);
    what_there_must_be(activity);
    identifier(activity);
    shares(activity, "sector");
    if root.child("recipient-region").is_none() {
        shares(activity, "recipient-country");
    }
    budgets(activity);
}

/// Statuses and roles are not here: whoever reads them says so already.
fn codes(activity: &mut Activity<'_>) {
    let root = activity.root;
    one(activity, root, "default-currency", "Currency");
    for element in root.children() {
        match element.name() {
            "activity-date" => one(activity, element, "type", "ActivityDateType"),
            "recipient-country" => one(activity, element, "code", "Country"),
            "related-activity" => one(activity, element, "type", "RelatedActivityType"),
            "description" => one(activity, element, "type", "DescriptionType"),
            "sector" => sector(activity, element),
            "budget" => {
                one(activity, element, "type", "BudgetType");
                value(activity, element);
            }
            "transaction" => {
                value(activity, element);
                for part in element.children() {
                    match part.name() {
                        "transaction-type" => one(activity, part, "code", "TransactionType"),
                        "recipient-country" => one(activity, part, "code", "Country"),
                        "sector" => sector(activity, part),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

fn one(activity: &mut Activity<'_>, element: Element<'_>, attribute: &str, list: &'static str) {
    if let Some(code) = element.attribute(attribute)
        && !standard::knows(list, code)
    {
        activity.unknown(element, list, code);
    }
}

fn value(activity: &mut Activity<'_>, element: Element<'_>) {
    if let Some(value) = element.child("value") {
        one(activity, value, "currency", "Currency");
    }
}

fn sector(activity: &mut Activity<'_>, element: Element<'_>) {
    let list = match element.attribute("vocabulary") {
        None | Some("1") => "Sector",
        Some("2") => "SectorCategory",
        Some("7") => "UNSDG-Goals",
        Some("8") => "UNSDG-Targets",
        Some(_) => return one(activity, element, "vocabulary", "SectorVocabulary"),
    };
    one(activity, element, "code", list);
}

/// Rules 6.11.1, 6.2.2, 3.7.1, and that somebody takes part.
fn what_there_must_be(activity: &mut Activity<'_>) {
    let root = activity.root;
    let has = |name| root.child(name).is_some();
    let pays = |name| root.named("transaction").any(|transaction| transaction.child(name).is_some());
    let starts = root.named("activity-date").any(|date| matches!(date.attribute("type"), Some("1" | "2")));
    let missing = [
        ("rule-start-missing", "activity-date", starts),
        ("rule-sector-missing", "sector", has("sector") || pays("sector")),
        ("rule-participant-missing", "participating-org", has("participating-org")),
        (
            "rule-place-missing",
            "recipient-country",
            ["recipient-country", "recipient-region"].into_iter().any(|name| has(name) || pays(name)),
        ),
    ];
    for (code, path, is_there) in missing {
        if !is_there {
            activity.warn(code, root, path, &[]);
        }
    }
}

/// Rules 1.1.3 and 1.1.21. Rule 1.3.13, on the signs in an identifier, holds only where no organisation of the registry has
/// such a prefix; the registry is not held here.
fn identifier(activity: &mut Activity<'_>) {
    let root = activity.root;
    let Some(element) = root.child("iati-identifier") else { return };
    let identifier = element.text();
    let reporter = root.child("reporting-org").and_then(|reporter| reporter.attribute("ref"));
    let Some(reporter) = reporter else { return };
    let former = root.named("other-identifier").filter(|other| other.attribute("type") == Some("B1"));
    let mut prefixes = former.filter_map(|other| other.attribute("ref")).chain([reporter]);
    let begins =
        prefixes.any(|prefix| identifier.strip_prefix(prefix).is_some_and(|rest| rest.len() > 1 && rest.starts_with('-')));
    if identifier == reporter {
        activity.warn("rule-identifier-organisation", element, "iati-identifier", &[("identifier", identifier)]);
    } else if !begins {
        let values = [("identifier", identifier), ("prefix", reporter)];
        activity.warn("rule-identifier-prefix", element, "iati-identifier", &values);
    }
}

/// Rules 2.1.1, 2.1.2, 3.1.1, 3.1.2, 12.1.1 and 12.3.1: each share from 0 to 100, and all of a list together 100.
fn shares(activity: &mut Activity<'_>, name: &'static str) {
    let mut lists: BTreeMap<&str, Vec<Element<'_>>> = BTreeMap::new();
    for element in activity.root.named(name) {
        lists.entry(element.attribute("vocabulary").unwrap_or("1")).or_default().push(element);
    }
    let path = format!("{name}/@percentage");
    for elements in lists.into_values() {
        let written: Vec<&str> = elements.iter().filter_map(|element| element.attribute("percentage")).collect();
        let shares: Vec<i64> = written.iter().filter_map(|share| Amount::parse(share)).map(|share| share.0).collect();
        if let Some(at) = shares.iter().position(|share| !(0..=10_000).contains(share)) {
            activity.warn("rule-share-range", elements[0], &path, &[("value", written[at])]);
        } else if shares.len() == elements.len() {
            // Thirds are written 33.33: a hundredth for each share is no fault.
            let sum: i64 = shares.iter().sum();
            if sum.abs_diff(10_000) > shares.len() as u64 {
                activity.warn("rule-shares-sum", elements[0], &path, &[("sum", &Amount(sum).to_string())]);
            }
        } else if elements.len() > 1 {
            activity.warn("rule-share-missing", elements[0], &path, &[]);
        }
    }
}

/// Rules 7.5.3 and 8.6.3: a budget is for a year at most, and ends after it begins.
fn budgets(activity: &mut Activity<'_>) {
    for budget in activity.root.named("budget") {
        let day = |name| budget.child(name).and_then(|day: Element<'_>| day.attribute("iso-date"));
        let (Some(start), Some(end)) = (day("period-start"), day("period-end")) else { continue };
        let (Some(from), Some(to)) = (PartialDate::parse(start), PartialDate::parse(end)) else { continue };
        let days = (to.first_day() - from.first_day()).get_days();
        let code = match days {
            ..0 => "rule-budget-reversed",
            0..=366 => continue,
            _ => "rule-budget-long",
        };
        activity.warn(code, budget, "budget", &[("start", start), ("end", end)]);
    }
}
