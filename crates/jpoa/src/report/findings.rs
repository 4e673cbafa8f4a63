//! Findings as sentences: what is wrong, where, and what to do.

use crate::terminal::{Page, Tone, tame};
use plan::{Finding, Severity};
use serde_json::{Value, json};
use words::Words;

/// Writes findings onto a page, each with its place, and how many there are of each severity.
pub(crate) fn write(page: &mut Page, words: &Words, findings: &[Finding]) {
    for finding in findings {
        let severity = words.say(severity_key(finding.severity));
        let mark = page.paint(tone(finding.severity), &severity);
        let place = page.paint(Tone::Strong, &place(finding));
        page.line(&format!("{place}  {mark}  [{}]", finding.code));
        page.paragraph(Tone::Plain, &format!("  {}", message(words, finding)));
        if let Some(hint) = hint(words, finding) {
            page.paragraph(Tone::Quiet, &format!("  → {hint}"));
        }
    }
}

/// A finding in one line, with its place and what to do.
pub(crate) fn line(words: &Words, finding: &Finding) -> String {
    let told = [Some(place(finding)), Some(message(words, finding)), hint(words, finding)];
    tame(&told.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// How many findings there are of each severity, in one line; empty where there is none.
pub(crate) fn summary(words: &Words, findings: &[Finding]) -> String {
    let told: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (severity, findings.iter().filter(|finding| finding.severity == severity).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| {
            words.say_with(&format!("count-{}", severity_key(severity)), &[("count", (count as i64).into())])
        })
        .collect();
    told.join(", ")
}

/// A finding for programs.
pub(crate) fn json(words: &Words, finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity,
        "place": { "file": finding.place.file, "line": finding.place.line, "what": finding.place.what },
        "message": message(words, finding),
        "suggestion": hint(words, finding),
    })
}

/// What is wrong, in a sentence.
pub(crate) fn message(words: &Words, finding: &Finding) -> String {
    say(words, &format!("finding-{}", finding.code), finding).unwrap_or_else(|| finding.code.to_owned())
}

pub(crate) fn hint(words: &Words, finding: &Finding) -> Option<String> {
    say(words, &format!("finding-{}.hint", finding.code), finding)
}

fn say(words: &Words, key: &str, finding: &Finding) -> Option<String> {
    words.look_up(key, &values_of(&finding.values)).map(|text| tame(&text))
}

/// Values as a sentence takes them.
pub(crate) fn values_of<'a>(values: &[(&'a str, String)]) -> Vec<(&'a str, words::Value<'static>)> {
    values.iter().map(|(name, value)| (*name, value_of(value))).collect()
}

/// Numbers go in as numbers, so that a sentence can bend to them.
fn value_of(value: &str) -> words::Value<'static> {
    match value.parse::<i64>() {
        Ok(number) if number.to_string() == value => number.into(),
        _ => tame(value).into(),
    }
}

pub(crate) fn place(finding: &Finding) -> String {
    let mut place = finding.place.file.to_string();
    if finding.place.line > 0 {
        place = format!("{place}:{}", finding.place.line);
    }
    if !finding.place.what.is_empty() {
        place = format!("{place}  {}", finding.place.what);
    }
    tame(place.trim_start())
}

pub(crate) fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "severity-critical",
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Advisory => "severity-advisory",
    }
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Critical | Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubt,
        Severity::Advisory => Tone::Quiet,
    }
}
