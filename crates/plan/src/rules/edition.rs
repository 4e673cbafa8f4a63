//! Rules on an edition as a whole: a section for each pillar, combating and preventing side by side, every language in step.

use super::index::Index;
use crate::{Edition, Evidence, Finding, LanguageStanding, Mode, Provision, Severity, Spot};

pub(super) fn check(index: &Index<'_>, findings: &mut Vec<Finding>) {
    for (edition, spot) in index.editions.values() {
        let mine = |provision: &Provision| provision.key.edition() == edition.key;
        let provisions: Vec<&Provision> = index.in_order.iter().map(|(p, _)| *p).filter(|p| mine(p)).collect();
        languages(edition, spot, index, findings);
        if index.region.is_some_and(|(region, _)| region.plan.framework() == edition.key.framework()) {
            pillars(edition, spot, &provisions, index, findings);
            modes(spot, edition, &provisions, findings);
        }
        let inferred = provisions.iter().filter(|provision| provision.evidence == Evidence::Inferred).count();
        if inferred > 0 {
            let finding = Finding::new("wording-inferred", Severity::Advisory, (*spot).clone()).with("edition", &edition.key);
            findings.push(finding.with("count", inferred).with("all", provisions.len()));
        }
    }
}

/// A plan carries the strategy out pillar by pillar: each has its section.
fn pillars(edition: &Edition, spot: &Spot, provisions: &[&Provision], index: &Index<'_>, findings: &mut Vec<Finding>) {
    let Some(strategy) = index.region.and_then(|(region, _)| region.strategy.as_ref()) else { return };
    let pillars = index.in_order.iter().map(|(p, _)| *p).filter(|p| p.key.edition() == *strategy && p.parent_number().is_none());
    for pillar in pillars {
        if !provisions.iter().any(|provision| provision.pillar.as_ref() == Some(&pillar.key)) {
            let finding = Finding::new("section-missing", Severity::Error, spot.clone()).with("edition", &edition.key);
            findings.push(finding.with("pillar", crate::named(pillar.key.number(), &pillar.title)));
        }
    }
}

/// Measures to combat and to prevent stand side by side.
fn modes(spot: &Spot, edition: &Edition, provisions: &[&Provision], findings: &mut Vec<Finding>) {
    for (mode, name) in [(Mode::Combat, "combat"), (Mode::Prevent, "prevent")] {
        if !provisions.iter().any(|provision| provision.modes.contains(&mode)) {
            let finding = Finding::new("mode-missing", Severity::Error, spot.clone()).with("edition", &edition.key);
            findings.push(finding.with("mode", name));
        }
    }
}

/// Each language of the region is complete, or said to be missing.
fn languages(edition: &Edition, spot: &Spot, index: &Index<'_>, findings: &mut Vec<Finding>) {
    for language in &edition.languages {
        let lang = language.lang;
        if language.standing == LanguageStanding::Missing {
            let finding = Finding::new("language-missing", Severity::Advisory, spot.clone());
            findings.push(finding.with("edition", &edition.key).with("lang", lang));
            continue;
        }
        for (provision, spot) in index.in_order.iter().filter(|(provision, _)| provision.key.edition() == edition.key) {
            let halves = [("title", &provision.title), ("text", &provision.text)];
            for (field, _) in halves.iter().filter(|(_, texts)| !texts.is_empty() && texts.get(lang).is_none()) {
                let finding = Finding::new("translation-missing", Severity::Warning, (*spot).clone());
                findings.push(finding.with("lang", lang).with("field", field));
            }
        }
    }
    let wanted = index.region.iter().flat_map(|(region, _)| region.languages.iter());
    for lang in wanted.filter(|lang| !edition.languages.iter().any(|language| language.lang == **lang)) {
        let finding = Finding::new("language-unnamed", Severity::Warning, spot.clone());
        findings.push(finding.with("edition", &edition.key).with("lang", lang));
    }
}
