//! The code lists and rules of the IATI standard: what does not fit is a warning, and the activity enters.

use crate::{read, tell};

/// What is said of an activity of version 2.03 with this inside.
fn check(inside: &str) -> String {
    let head = "<iati-activities version='2.03'><iati-activity default-currency='USD'>";
    let name = "<iati-identifier>X-1</iati-identifier><title><narrative>T</narrative></title><activity-status code='2'/>";
    let file = format!("{head}{name}\n{inside}\n</iati-activity></iati-activities>");
    let (initiatives, reading) = read(file.as_bytes(), &[]);
    assert_eq!(initiatives.len(), 1);
    reading.findings.iter().map(tell).collect::<Vec<_>>().join("\n")
}

/// All that an activity must have.
const WHOLE: &str = "<reporting-org ref='X'/><participating-org role='1' ref='Y'/><activity-date type='1' iso-date='2020-01-01'/>\
    <recipient-country code='KG'/><sector code='15110'/>";

#[test]
fn a_whole_activity_keeps_all_rules() {
    insta::assert_snapshot!(check(WHOLE), @"");
    let reading = read(b"<iati-activities version='2.03'/>", &[]).1;
    insta::assert_snapshot!(reading.rules.unwrap(), @"IATI codelists 75e827b/7aeece7, rule set a88f835");
}

#[test]
fn what_is_missing_is_told() {
    insta::assert_snapshot!(check(""), @r#"
    Warning rule-start-missing at 1 activity-date (X-1) |
    Warning rule-sector-missing at 1 sector (X-1) |
    Warning rule-participant-missing at 1 participating-org (X-1) |
    Warning rule-place-missing at 1 recipient-country (X-1) |
    "#);
    insta::assert_snapshot!(check(&WHOLE.replace("ref='X'", "ref='Z'").replace("<sector code='15110'/>", "<transaction><sector code='15110'/></transaction>")), @"Warning rule-identifier-prefix at 1 iati-identifier (X-1) | identifier=X-1, prefix=Z");
    insta::assert_snapshot!(check(&WHOLE.replace("ref='X'", "ref='X-1'")), @"Warning rule-identifier-organisation at 1 iati-identifier (X-1) | identifier=X-1");
}

#[test]
fn codes_that_no_list_has_are_told_once() {
    let codes = "<sector code='99999'/><sector code='99999'/><sector vocabulary='7' code='18'/><sector vocabulary='777' code='1'/>\
        <sector vocabulary='99' code='own'/><recipient-country code='XX'/><budget type='3'><value currency='ABC'>1</value></budget>\
        <transaction><transaction-type code='77'/><value>1</value></transaction>";
    insta::assert_snapshot!(check(&format!("{WHOLE}{codes}")), @r#"
    Warning code-unknown at 2 sector (X-1) | list=Sector, code=99999, count=2
    Warning code-unknown at 2 sector (X-1) | list=UNSDG-Goals, code=18
    Warning code-unknown at 2 sector (X-1) | list=SectorVocabulary, code=777
    Warning code-unknown at 2 recipient-country (X-1) | list=Country, code=XX
    Warning code-unknown at 2 budget (X-1) | list=BudgetType, code=3
    Warning code-unknown at 2 value (X-1) | list=Currency, code=ABC
    Warning code-unknown at 2 transaction-type (X-1) | list=TransactionType, code=77
    Warning rule-share-missing at 2 sector/@percentage (X-1) |
    Warning rule-share-missing at 2 recipient-country/@percentage (X-1) |
    "#);
}

#[test]
fn shares_and_terms_must_fit() {
    let shares = |first: &str, second: &str| {
        let sectors = format!("<sector code='15110' percentage='{first}'/><sector code='15130' percentage='{second}'/>");
        check(&WHOLE.replace("<sector code='15110'/>", &sectors))
    };
    insta::assert_snapshot!(shares("50", "50"), @"");
    insta::assert_snapshot!(shares("33.33", "66.66"), @"");
    insta::assert_snapshot!(shares("50", "40"), @"Warning rule-shares-sum at 2 sector/@percentage (X-1) | sum=90");
    insta::assert_snapshot!(shares("150", "-50"), @"Warning rule-share-range at 2 sector/@percentage (X-1) | value=150");
    insta::assert_snapshot!(shares("50", ""), @"Warning rule-share-missing at 2 sector/@percentage (X-1) |");
    let budget = |start: &str, end: &str| {
        let term = format!("<period-start iso-date='{start}'/><period-end iso-date='{end}'/><value>1</value>");
        check(&format!("{WHOLE}<budget>{term}</budget>"))
    };
    insta::assert_snapshot!(budget("2020-01-01", "2020-12-31"), @"");
    insta::assert_snapshot!(budget("2020-01-01", "2021-12-31"), @"Warning rule-budget-long at 2 budget (X-1) | start=2020-01-01, end=2021-12-31");
    insta::assert_snapshot!(budget("2020-01-01", "2019-12-31"), @"Warning rule-budget-reversed at 2 budget (X-1) | start=2020-01-01, end=2019-12-31");
}
