//! The code lists and the rules of the IATI standard, as far as they touch what is read. Not for the schema, and not for
//! rules that need to know what day it is. Files of version 1 are not held against them.

use super::activity::Activity;
use super::names::{Attr, Name};
use super::standard::List;
use super::tree::Element;
use plan::{Amount, PartialDate};
use std::collections::BTreeMap;

/// Holds an activity against code lists and rules; what does not fit is a warning and enters all the same.
pub(crate) fn check(activity: &mut Activity<'_>) {
    let root = activity.root;
    if root.child(Name::Title).is_none_or(|title| title.child(Name::Narrative).is_none()) {
        return;
    }
    codes(activity);
    what_there_must_be(activity);
    identifier(activity);
    shares(activity, Name::Sector);
    if root.child(Name::RecipientRegion).is_none() {
        shares(activity, Name::RecipientCountry);
    }
    budgets(activity);
}

/// Statuses and roles are not here: whoever reads them says so already.
fn codes(activity: &mut Activity<'_>) {
    let root = activity.root;
    one(activity, root, Attr::DefaultCurrency, List::Currency);
    for element in root.children() {
        match element.name() {
            Name::ActivityDate => one(activity, element, Attr::Type, List::ActivityDateType),
            Name::RecipientCountry => one(activity, element, Attr::Code, List::Country),
            Name::RelatedActivity => one(activity, element, Attr::Type, List::RelatedActivityType),
            Name::Description => one(activity, element, Attr::Type, List::DescriptionType),
            Name::Sector => sector(activity, element),
            Name::Budget => {
                one(activity, element, Attr::Type, List::BudgetType);
                value(activity, element);
            }
            Name::Transaction => {
                value(activity, element);
                for part in element.children() {
                    match part.name() {
                        Name::TransactionType => one(activity, part, Attr::Code, List::TransactionType),
                        Name::RecipientCountry => one(activity, part, Attr::Code, List::Country),
                        Name::Sector => sector(activity, part),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

fn one(activity: &mut Activity<'_>, element: Element<'_>, attribute: Attr, list: List) {
    if let Some(code) = element.attribute(attribute)
        && !list.knows(code)
    {
        activity.unknown(element, list.as_str(), code);
    }
}

fn value(activity: &mut Activity<'_>, element: Element<'_>) {
    if let Some(value) = element.child(Name::Value) {
        one(activity, value, Attr::Currency, List::Currency);
    }
}

fn sector(activity: &mut Activity<'_>, element: Element<'_>) {
    let list = match element.attribute(Attr::Vocabulary) {
        None | Some("1") => List::Sector,
        Some("2") => List::SectorCategory,
        Some("7") => List::SdgGoals,
        Some("8") => List::SdgTargets,
        Some(_) => return one(activity, element, Attr::Vocabulary, List::SectorVocabulary),
    };
    one(activity, element, Attr::Code, list);
}

/// Rules 6.11.1, 6.2.2, 3.7.1, and that somebody takes part.
fn what_there_must_be(activity: &mut Activity<'_>) {
    let root = activity.root;
    let has = |name| root.child(name).is_some();
    let pays = |name| root.named(Name::Transaction).any(|transaction| transaction.child(name).is_some());
    let starts = root.named(Name::ActivityDate).any(|date| matches!(date.attribute(Attr::Type), Some("1" | "2")));
    let missing = [
        ("rule-start-missing", "activity-date", starts),
        ("rule-sector-missing", "sector", has(Name::Sector) || pays(Name::Sector)),
        ("rule-participant-missing", "participating-org", has(Name::ParticipatingOrg)),
        (
            "rule-place-missing",
            "recipient-country",
            [Name::RecipientCountry, Name::RecipientRegion].into_iter().any(|name| has(name) || pays(name)),
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
    let Some(element) = root.child(Name::Identifier) else { return };
    let identifier = element.text();
    let reporter = root.child(Name::ReportingOrg).and_then(|reporter| reporter.attribute(Attr::Ref));
    let Some(reporter) = reporter else { return };
    let former = root.named(Name::OtherIdentifier).filter(|other| other.attribute(Attr::Type) == Some("B1"));
    let mut prefixes = former.filter_map(|other| other.attribute(Attr::Ref)).chain([reporter]);
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
fn shares(activity: &mut Activity<'_>, name: Name) {
    let mut lists: BTreeMap<&str, Vec<Element<'_>>> = BTreeMap::new();
    for element in activity.root.named(name) {
        lists.entry(element.attribute(Attr::Vocabulary).unwrap_or("1")).or_default().push(element);
    }
    let path = format!("{}/@percentage", name.as_str());
    for elements in lists.into_values() {
        let written: Vec<&str> = elements.iter().filter_map(|element| element.attribute(Attr::Percentage)).collect();
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
    for budget in activity.root.named(Name::Budget) {
        let day = |name| budget.child(name).and_then(|day: Element<'_>| day.attribute(Attr::IsoDate));
        let (Some(start), Some(end)) = (day(Name::PeriodStart), day(Name::PeriodEnd)) else { continue };
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
