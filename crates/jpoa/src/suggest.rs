//! Which provisions a text may fall under, learnt from the provisions themselves and from what contributes to them. Suggestions only;
//! they claim nothing.

use overlap::{Example, Subjects};
use plan::{EditionKey, Initiative, InitiativeKey, View};

/// Title and description, in all languages there are.
pub(crate) fn wording(initiative: &Initiative) -> String {
    let texts = initiative.title.iter().chain(initiative.description.iter()).map(|(_, text)| text);
    texts.collect::<Vec<_>>().join(". ")
}

/// Learns from what a view shows; an initiative that is asked about is no example.
pub(crate) fn learn(view: &View<'_>, edition: &EditionKey, asked: &[&InitiativeKey]) -> Subjects {
    let mut examples = Vec::new();
    for provision in view.edition(edition).into_iter().flat_map(|read| read.counted().collect::<Vec<_>>()) {
        for (_, wording) in provision.title.iter().chain(provision.text.iter()) {
            let key: Box<str> = provision.key.as_str().into();
            examples.push(Example { text: wording.into(), subjects: vec![(key.clone(), 1.0)], giver: None });
        }
    }
    for initiative in view.initiatives() {
        let serves = initiative.get().contributions.iter().filter(|contribution| contribution.to.edition() == *edition);
        let subjects: Vec<(Box<str>, f64)> = serves.map(|contribution| (contribution.to.as_str().into(), 1.0)).collect();
        if !subjects.is_empty() && !asked.contains(&&initiative.get().key) {
            let giver = Some(initiative.get().source.as_str().into());
            examples.push(Example { text: wording(initiative.get()).into(), subjects, giver });
        }
    }
    Subjects::learn(&examples)
}
