//! What can be matched: a party or a provision, with the names it goes by. Its identifier is the path of its page on the site.

use crate::web::frame::Reading;
use crate::web::link;
use plan::{EditionKey, Lang, Party, PartyKey, PartyKind, Provision, ProvisionKey};
use serde_json::{Value, json};

/// The type of all parties, and that of the provisions of the edition in force.
pub(super) const PARTY: &str = "party";
pub(super) const PROVISION: &str = "provision";

/// A party or a provision.
#[derive(Clone, Copy)]
pub(super) enum Thing<'a> {
    Party(&'a Party),
    Provision(&'a Provision),
}

impl<'a> Thing<'a> {
    /// The one of an identifier.
    pub(super) fn find(reading: &Reading<'a>, id: &str) -> Option<Self> {
        let id = id.trim_start_matches('/');
        if let Some(key) = id.strip_prefix("parties/") {
            return reading.view.party(&PartyKey::new(key)).map(Self::Party);
        }
        reading.view.provision(&ProvisionKey::new(id.strip_prefix("plans/")?)).map(Self::Provision)
    }

    pub(super) fn id(self) -> String {
        let link = match self {
            Self::Party(party) => link::party(&party.key),
            Self::Provision(provision) => link::provision(&provision.key),
        };
        link.to_string().trim_start_matches('/').to_owned()
    }

    /// What it is called: a party by its title, a provision by number and title.
    pub(super) fn name(self, lang: Lang) -> String {
        match self {
            Self::Party(party) => party.title.show(lang).to_owned(),
            Self::Provision(provision) => format!("{} {}", provision.key.number(), provision.title.show(lang)),
        }
    }

    /// A few words that tell it from others of that name.
    pub(super) fn about(self, reading: &Reading<'_>) -> String {
        let lang = reading.teller.lang;
        match self {
            Self::Party(party) => {
                let kind = reading.view.party_kind(&party.kind).map_or(party.kind.as_str(), |kind| kind.title.show(lang));
                let short = party.short.show(lang);
                if short.is_empty() { kind.to_owned() } else { format!("{short} · {kind}") }
            }
            Self::Provision(provision) => {
                let edition = provision.key.edition();
                reading.view.edition(&edition).map_or_else(String::new, |read| read.edition.title.show(lang).to_owned())
            }
        }
    }

    /// The types it is of, the general one first.
    pub(super) fn types(self) -> [String; 2] {
        match self {
            Self::Party(party) => [PARTY.to_owned(), party.kind.to_string()],
            Self::Provision(provision) => [PROVISION.to_owned(), provision.key.edition().to_string()],
        }
    }

    /// Every name it goes by, in any language.
    pub(super) fn names(self) -> Vec<&'a str> {
        match self {
            Self::Party(party) => {
                let titles = party.title.iter().chain(party.short.iter()).map(|(_, name)| name);
                let former = party.former.iter().flat_map(|former| former.title.iter().map(|(_, name)| name));
                titles.chain(party.aliases.iter().map(|alias| &**alias)).chain(former).collect()
            }
            Self::Provision(provision) => provision.title.iter().map(|(_, name)| name).collect(),
        }
    }

    /// Every code it goes by.
    pub(super) fn codes(self) -> Vec<&'a str> {
        match self {
            Self::Party(party) => {
                std::iter::once(party.key.as_str()).chain(party.identifiers.iter().map(|identifier| &*identifier.code)).collect()
            }
            Self::Provision(provision) => vec![provision.key.number(), provision.key.as_str()],
        }
    }
}

/// A type by its identifier: all parties, parties of a kind, provisions of the edition in force, or those of one edition.
pub(super) enum Type {
    Parties(Option<plan::PartyKindKey>),
    Provisions(EditionKey),
}

impl Type {
    pub(super) fn find(reading: &Reading<'_>, id: &str) -> Option<Self> {
        let view = reading.view;
        match id {
            PARTY => Some(Self::Parties(None)),
            PROVISION => view.region().map(|region| Self::Provisions(region.plan.clone())),
            _ if view.party_kind(&id.into()).is_some() => Some(Self::Parties(Some(id.into()))),
            _ => view.edition(&EditionKey::new(id)).map(|read| Self::Provisions(read.edition.key.clone())),
        }
    }

    /// Everything of the type.
    pub(super) fn things<'a>(&self, reading: &Reading<'a>) -> Vec<Thing<'a>> {
        match self {
            Self::Parties(kind) => {
                let of_kind = |party: &&Party| kind.as_ref().is_none_or(|kind| party.kind == *kind);
                reading.view.parties().filter(of_kind).map(Thing::Party).collect()
            }
            Self::Provisions(edition) => {
                let read = reading.view.edition(edition);
                read.map_or(&[][..], |read| read.provisions).iter().map(Thing::Provision).collect()
            }
        }
    }
}

/// A type with its name.
pub(super) fn told_type(reading: &Reading<'_>, id: &str) -> Value {
    let lang = reading.teller.lang;
    let name = match id {
        PARTY | PROVISION => reading.teller.say(&format!("reconcile-{id}")),
        _ => {
            let kind = reading.view.party_kind(&id.into()).map(|kind: &PartyKind| kind.title.show(lang));
            let edition = || reading.view.edition(&EditionKey::new(id)).map(|read| read.edition.title.show(lang));
            kind.or_else(edition).unwrap_or(id).to_owned()
        }
    };
    json!({ "id": id, "name": name })
}

/// All types there are.
pub(super) fn types(reading: &Reading<'_>) -> Vec<Value> {
    let kinds = reading.view.party_kinds().map(|kind| kind.key.to_string());
    let editions = reading.view.editions().map(|edition| edition.key.to_string());
    let all = [PARTY, PROVISION].map(str::to_owned).into_iter().chain(kinds).chain(editions);
    all.map(|id| told_type(reading, &id)).collect()
}
