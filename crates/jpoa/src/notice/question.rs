//! What somebody watches: the questions that feeds answer, and two more, of a party and of one initiative. A question is kept as a short
//! text. Not for: what is new about it.

use crate::report::Teller;
use crate::web::link::{self, Link};
use crate::web::sieve::Sieve;
use axum::extract::Query;
use plan::{Filter, InitiativeKey, Lang, PartyKey, ProvisionKey, View};
use std::fmt;

/// The longest text of a question, in bytes.
const LONGEST: usize = 1000;

/// A question.
#[derive(Clone, Debug)]
pub(crate) enum Question {
    /// Everything that is recorded.
    Changes,
    /// What happens in a State.
    State(PartyKey),
    /// What a party takes part in.
    Party(PartyKey),
    /// What carries out a provision, or one below it.
    Provision(ProvisionKey),
    /// One initiative.
    Initiative(InitiativeKey),
    /// What a search finds.
    Search(Box<Sieve>),
}

impl Question {
    /// Reads a question as it is kept or as a form sends it.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        if text == "changes" {
            return Some(Self::Changes);
        }
        if let Some(query) = text.strip_prefix("search?") {
            // not for people: an address to read the query off
            let address = format!("/?{query}").parse().ok()?;
            return Query::<Sieve>::try_from_uri(&address).ok().map(|Query(sieve)| Self::Search(Box::new(sieve)));
        }
        match text.split_once(':')? {
            (_, "") => None,
            ("state", key) => Some(Self::State(PartyKey::new(key))),
            ("party", key) => Some(Self::Party(PartyKey::new(key))),
            ("provision", key) => Some(Self::Provision(ProvisionKey::new(key))),
            ("initiative", key) => Some(Self::Initiative(InitiativeKey::new(key))),
            _ => None,
        }
    }

    /// Whether it asks for something that is there for this viewer.
    pub(crate) fn leads(&self, view: &View<'_>) -> bool {
        match self {
            Self::Changes => true,
            Self::State(key) => view.region().is_some_and(|region| region.states.contains(key)),
            Self::Party(key) => view.party(key).is_some(),
            Self::Provision(key) => view.provision(key).is_some(),
            Self::Initiative(key) => view.initiative(key).is_some(),
            Self::Search(sieve) => sieve.filter_in(view).is_ok(),
        }
    }

    /// What it is called. An initiative that may not be seen any more has but the reference its watcher knew.
    pub(crate) fn title(&self, teller: &Teller<'_>) -> String {
        match self {
            Self::Changes => teller.say("watch-changes"),
            Self::State(key) | Self::Party(key) => teller.party_in_full(key),
            Self::Provision(key) => format!("{} {}", key.number(), teller.provision_title(key)).trim_end().to_owned(),
            Self::Initiative(key) => match teller.view.initiative(key) {
                Some(initiative) => crate::terminal::tame(initiative.title.show(teller.lang)),
                None => crate::terminal::tame(key.reference()),
            },
            Self::Search(sieve) => teller.say_with("watch-search", &[("what", searched(sieve, teller).into())]),
        }
    }

    /// The page that answers it now.
    pub(crate) fn page(&self) -> Link {
        match self {
            Self::Changes => Link::to("/log"),
            Self::State(key) | Self::Party(key) => link::party(key),
            Self::Provision(key) => link::provision(key),
            Self::Initiative(key) => link::initiative(key),
            Self::Search(sieve) => sieve.link("/initiatives"),
        }
    }

    /// The feed that answers it, where there is one.
    pub(crate) fn feed(&self, view: &View<'_>, lang: Lang) -> Option<Link> {
        let named = |name: String| Some(Link::to(format!("/data/feeds/{name}.{lang}.atom")));
        match self {
            Self::Changes => named("changes".to_owned()),
            Self::State(key) => named(["state-", key.as_str()].concat()),
            Self::Provision(key) => {
                let edition = view.edition(&key.edition())?;
                let counted = view.region().is_some_and(|region| region.plan == key.edition())
                    && edition.counted().any(|provision| provision.key == *key);
                if counted {
                    return named(["provision-", &key.as_str().replace('/', "-")].concat());
                }
                let edition = key.edition().to_string();
                Some(
                    Link::to("/data/search.atom")
                        .with("edition", edition)
                        .with("provision", key.number())
                        .with("lang", lang.as_str()),
                )
            }
            Self::Party(key) => Some(Link::to("/data/search.atom").with("party", key.as_str()).with("lang", lang.as_str())),
            Self::Search(sieve) => Some(sieve.link("/data/search.atom").with("lang", lang.as_str())),
            Self::Initiative(_) => None,
        }
    }

    /// The filter of a search, and of what else is asked of the list of initiatives.
    pub(super) fn filter(&self, view: &View<'_>) -> Option<Filter> {
        match self {
            Self::Party(key) => Some(Filter { party: Some(key.clone()), ..Filter::default() }),
            Self::Provision(key) => {
                Some(Filter { provision: Some((key.edition(), key.number().to_owned())), ..Filter::default() })
            }
            Self::Search(sieve) => sieve.filter_in(view).ok(),
            Self::Changes | Self::State(_) | Self::Initiative(_) => None,
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changes => f.write_str("changes"),
            Self::State(key) => write!(f, "state:{key}"),
            Self::Party(key) => write!(f, "party:{key}"),
            Self::Provision(key) => write!(f, "provision:{key}"),
            Self::Initiative(key) => write!(f, "initiative:{key}"),
            Self::Search(sieve) => write!(f, "{}", sieve.link("search")),
        }
    }
}

/// What a search asks for, in a few words.
fn searched(sieve: &Sieve, teller: &Teller<'_>) -> String {
    let party = |key: &str| (!key.is_empty()).then(|| teller.party_in_full(&PartyKey::new(key)));
    let said = |family: &str, word: &str| {
        (!word.is_empty()).then(|| teller.words.look_up(&format!("{family}-{word}"), &[]).unwrap_or_else(|| word.to_owned()))
    };
    let plain = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let years = match (sieve.from.as_str(), sieve.to.as_str()) {
        ("", "") => None,
        (from, to) => Some(format!("{from}–{to}")),
    };
    let unaligned = (!sieve.unaligned.is_empty()).then(|| teller.say("watch-unaligned"));
    let all = [
        plain(&sieve.words),
        party(&sieve.state),
        party(&sieve.party),
        party(&sieve.funder),
        said("life", &sieve.life),
        said("kind", &sieve.kind),
        plain(&sieve.provision),
        unaligned,
        years,
    ];
    let told: Vec<String> = all.into_iter().flatten().map(|text| crate::terminal::tame(&text)).collect();
    if told.is_empty() { teller.say("section-initiatives") } else { told.join(", ") }
}
