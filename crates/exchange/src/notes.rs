//! Gathers what is to be said about a file while it is read, so that a fault on every row is told once with its number.
//! Not for deciding what is a fault.

use plan::{Finding, Severity, Spot};
use std::collections::HashMap;

/// How many findings of one code are kept; what is more is counted.
const MOST: u64 = 1_000;

/// The findings of one file.
#[derive(Default)]
pub struct Notes {
    findings: Vec<Finding>,
    codes: HashMap<&'static str, u64>,
    /// The words that were not understood: where the first stands among the findings, and how often they stand.
    words: HashMap<(&'static str, Box<str>), (usize, u64)>,
}

impl Notes {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        let count = self.codes.entry(finding.code).or_default();
        *count += 1;
        if *count <= MOST {
            self.findings.push(finding);
        }
    }

    /// Adds findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }

    /// Adds what was noted of a later part of the same file.
    pub(crate) fn absorb(&mut self, later: Self) {
        let Self { findings, codes, words } = later;
        let mut words: HashMap<usize, (Box<str>, u64)> =
            words.into_iter().map(|((_, word), (at, count))| (at, (word, count))).collect();
        let mut told: HashMap<&'static str, u64> = HashMap::new();
        for (at, finding) in findings.into_iter().enumerate() {
            *told.entry(finding.code).or_default() += 1;
            match words.remove(&at) {
                Some((word, count)) => {
                    let code = finding.code;
                    self.once(finding, &word);
                    if let Some((_, known)) = self.words.get_mut(&(code, word)) {
                        *known += count - 1;
                    }
                }
                None => self.push(finding),
            }
        }
        // What was only counted there is only counted here.
        let counted = codes.into_iter().map(|(code, count)| (code, count - told.get(code).copied().unwrap_or(0)));
        counted.for_each(|(code, count)| *self.codes.entry(code).or_default() += count);
    }

    /// Adds a doubt about a word; one that stands on many rows is told at the first, with how often it stands.
    pub(crate) fn word(&mut self, code: &'static str, spot: Spot, word: &str) {
        self.once(Finding::new(code, Severity::Warning, spot).with("value", word), word);
    }

    /// Adds a finding about a word, unless there is one of the same code already; then that one is counted up.
    pub(crate) fn once(&mut self, finding: Finding, word: &str) {
        let known = (finding.code, Box::from(word));
        if let Some((_, count)) = self.words.get_mut(&known) {
            *count += 1;
            return;
        }
        let at = self.findings.len();
        self.push(finding);
        if self.findings.len() > at {
            self.words.insert(known, (at, 1));
        }
    }

    /// All findings, and for codes of which there were too many a word on how many.
    pub fn finish(mut self, file: &str) -> Vec<Finding> {
        for (at, count) in self.words.into_values().filter(|(_, count)| *count > 1) {
            self.findings[at].values.push(("count", count.to_string()));
        }
        let mut more: Vec<_> = self.codes.into_iter().filter(|(_, count)| *count > MOST).collect();
        more.sort_unstable();
        for (code, count) in more {
            let more = Finding::new("findings-more", Severity::Advisory, Spot::line(file, 0));
            self.findings.push(more.with("code", code).with("count", count - MOST));
        }
        self.findings
    }
}
