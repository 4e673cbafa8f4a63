//! Deeds on parties: entering one, and settling which party a written name means.

use crate::desk::{By, Desk};
use crate::{Refusal, Trouble};
use plan::{Bond, Change, Deed, Entry, Party, PartyKindKey, PartyNames, SettledName, View};

/// Enters a party, or corrects one.
pub async fn record_party(desk: &mut Desk, by: &By, party: &Party) -> Result<Entry, Trouble> {
    by.may(Deed::RecordParty, Bond::None)?;
    let today = desk.world().today();
    let decided = |state: &plan::State| {
        let view = View::new(state, by.viewer.clone(), today);
        if view.party_kind(&party.kind).is_none() {
            let known: Vec<&str> = view.party_kinds().map(|kind| kind.key.as_str()).collect();
            return Err(Refusal::new("party-kind-unknown").with("kind", &party.kind).with("known", known.join(", ")));
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if party.key.as_str().is_empty() || !party.key.as_str().chars().all(plain) {
            return Err(Refusal::new("key-malformed").with("key", &party.key));
        }
        if party.title.is_empty() {
            return Err(Refusal::new("title-missing").with("key", &party.key));
        }
        let same = view.party(&party.key) == Some(party);
        Ok((!same).then(|| Change::PartyRecorded(Box::new(party.clone())).into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}

/// Settles names on parties, all in one entry or none.
pub async fn settle_names(desk: &mut Desk, by: &By, names: &[SettledName]) -> Result<Entry, Trouble> {
    by.may(Deed::SettleNames, Bond::None)?;
    let today = desk.world().today();
    let decided = |state: &plan::State| {
        let view = View::new(state, by.viewer.clone(), today);
        if let Some(unknown) = names.iter().find(|settled| view.party(&settled.party).is_none()) {
            let known: Vec<&str> = view.parties().map(|party| party.key.as_str()).collect();
            let nearest = plan::nearest(unknown.party.as_str(), &known).unwrap_or_default();
            let code = if nearest.is_empty() { "party-unknown" } else { "party-misspelt" };
            return Err(Refusal::new(code).with("name", &unknown.party).with("nearest", nearest));
        }
        if names.is_empty() {
            return Err(Refusal::new("nothing-to-record"));
        }
        let known = PartyNames::in_view(&view);
        let other = |settled: &SettledName| known.resolve(None, Some(&settled.name)).filter(|other| *other != settled.party);
        if let Some((settled, other)) = names.iter().find_map(|settled| Some((settled, other(settled)?))) {
            return Err(Refusal::new("name-settled-already").with("name", &settled.name).with("party", other));
        }
        Ok(Some(Change::NamesSettled { names: names.into() }.into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}

/// A new party of which the name and the kind are known.
pub fn new_party(key: &str, kind: &str, title: plan::Texts) -> Party {
    Party {
        key: key.into(),
        kind: PartyKindKey::new(kind),
        title,
        short: plan::Texts::default(),
        aliases: Box::default(),
        former: Box::default(),
        identifiers: Box::default(),
        parent: None,
        predecessors: Box::default(),
        sources: Box::default(),
    }
}
