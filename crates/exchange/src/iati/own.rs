//! What a register said beside IATI in a file it wrote itself: attributes and elements of its own name space.
//! Not for files of others; they have none of these, and nothing is added.

use super::activity::{Activity, squeeze};
use super::names::{Attr, Name};
use super::tree::Element;
use crate::wire::of_word;
use plan::{Contribution, ContributionStanding, Initiative, InitiativeKey, Lang, PartyKey, Place, ProvisionKey, Visibility};

/// Adds what only a register says: contributions, what it follows, why it was given up, who may see it.
pub(crate) fn add(activity: &Activity<'_>, to: &mut Initiative) {
    let root = activity.root;
    to.contributions = root.named(Name::Tag).filter_map(contribution).take(crate::limits::LIST).collect();
    let related = |kind| {
        let own = root.named(Name::OwnRelated).find(|related| related.attribute(Attr::Type) == Some(kind));
        own.and_then(|related| related.attribute(Attr::Key)).map(InitiativeKey::new)
    };
    to.parent = related("parent").or_else(|| to.parent.take());
    to.follows = related("follows");
    let because = root.child(Name::ActivityStatus).and_then(|status| status.attribute(Attr::Because));
    to.because = because.and_then(of_word);
    to.visibility = match root.attribute(Attr::Visibility) {
        None => Visibility::Public,
        Some("members") => Visibility::Members,
        Some("secretariat") => Visibility::Secretariat,
        Some(parties) => Visibility::Named(keys(parties)),
    };
    to.held_by = root.attribute(Attr::HeldBy).map(keys).unwrap_or_default();
}

fn keys(parties: &str) -> Box<[PartyKey]> {
    parties.split_whitespace().map(PartyKey::new).collect()
}

fn contribution(tag: Element<'_>) -> Option<Contribution> {
    Some(Contribution {
        to: ProvisionKey::new(tag.attribute(Attr::Code)?),
        strength: tag.attribute(Attr::Strength).and_then(of_word)?,
        standing: tag.attribute(Attr::Standing).and_then(of_word).unwrap_or(ContributionStanding::Suggested),
        by: tag.attribute(Attr::By).map(PartyKey::new),
    })
}

/// Areas that say in which State they are, by the list of countries of ISO; a State without one stands for itself.
/// None where no location says it.
pub(crate) fn areas(activity: &Activity<'_>, states: &[String]) -> Box<[Place]> {
    let mut areas: Vec<Place> = Vec::new();
    for location in activity.root.named(Name::Location).take(crate::limits::LIST) {
        let country = location.named(Name::Administrative).find(|area| area.attribute(Attr::Vocabulary) == Some("A4"));
        let Some(state) = country.and_then(|country| country.attribute(Attr::Code)).and_then(crate::country::code) else {
            continue;
        };
        let Some(name) = location.child(Name::Named) else { continue };
        let mut names = activity.narratives(name, squeeze);
        names.sort_by_key(|(lang, _)| *lang != Lang::EN);
        if let Some((_, name)) = names.into_iter().next() {
            let place = Place { state: PartyKey::new(state), area: Some(name) };
            if !areas.contains(&place) {
                areas.push(place);
            }
        }
    }
    if areas.is_empty() {
        return Box::default();
    }
    let of = |state: &str| areas.iter().filter(move |area| area.state.as_str() == state).cloned().collect::<Vec<_>>();
    let all = states.iter().flat_map(|state| {
        let areas = of(state);
        if areas.is_empty() { vec![Place::state(state)] } else { areas }
    });
    all.collect()
}
