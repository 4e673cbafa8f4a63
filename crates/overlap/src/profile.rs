//! What is compared of a record, whatever it comes from: an initiative of the register, a proposal half typed, a row of a table.
//! Not for: how it is compared (see `compare`).

use compact_str::CompactString;
use plan::{Amount, Initiative, Kind, Period, Place, Role, View, Who};

/// A record as it is compared. Every field may be empty: what is missing is missing, and speaks for nothing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Profile {
    /// Its address, unique within an index.
    pub key: CompactString,
    /// Its title, in each language there is.
    pub titles: Vec<Box<str>>,
    /// What it does, in each language there is.
    pub descriptions: Vec<Box<str>>,
    /// Who takes part.
    pub parties: Vec<Mention>,
    /// States, as codes.
    pub states: Vec<CompactString>,
    /// What those States are called, and the register itself: a title that names its own State or region says nothing by it.
    pub state_names: Vec<Box<str>>,
    /// Provinces, districts, towns.
    pub areas: Vec<Box<str>>,
    /// When it runs.
    pub period: Period,
    /// Money, each sum with its currency.
    pub money: Vec<(Amount, CompactString)>,
    /// Provisions, sectors and other subjects, as codes: `jpoa/2022/II.2.1`, `dac-5:15130`.
    pub subjects: Vec<CompactString>,
    /// Identifiers it bears.
    pub identifiers: Vec<CompactString>,
    /// Identifiers of others that it names.
    pub names: Vec<CompactString>,
    /// What sort of undertaking it is, where that is known.
    pub kind: Option<Kind>,
    /// The address of what it is part of.
    pub parent: Option<CompactString>,
    /// The address of what it carries on.
    pub follows: Option<CompactString>,
}

/// Somebody who takes part.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// What they do.
    pub role: Role,
    /// The party, where it is known.
    pub party: Option<CompactString>,
    /// Names and acronyms; the first is the one a source wrote.
    pub names: Vec<Box<str>>,
    /// A code in a public scheme.
    pub code: Option<CompactString>,
    /// The parties it belongs to.
    pub within: Vec<CompactString>,
}

impl Mention {
    /// A name as a source wrote it.
    pub fn written(role: Role, name: &str) -> Self {
        Self { role, party: None, names: vec![name.into()], code: None, within: Vec::new() }
    }
}

impl Profile {
    /// A record of which only the address is known.
    pub fn new(key: impl AsRef<str>) -> Self {
        Self { key: CompactString::new(key), ..Self::default() }
    }

    /// What a view shows of an initiative; parties under the names the view knows.
    pub fn of(initiative: &Initiative, view: &View<'_>) -> Self {
        let names_of = |who: &Who| match who {
            Who::Written(written) => (None, vec![written.name.clone()], written.code.clone()),
            Who::Party(key) => {
                let party = view.party(key);
                let texts = party.into_iter().flat_map(|party| party.title.iter().chain(party.short.iter()));
                (Some(CompactString::new(key.as_str())), texts.map(|(_, text)| text.into()).collect(), None)
            }
        };
        let mention = |(role, who): (Role, &Who)| {
            let (party, names, code) = names_of(who);
            // A party may belong to a party; a loop in what people wrote is not followed for ever.
            let above = std::iter::successors(who.party(), |key| view.party(key)?.parent.as_ref()).skip(1).take(4);
            let within = above.map(|key| CompactString::new(key.as_str())).collect();
            Mention { role, party, names, code, within }
        };
        let called = |place: &Place| {
            let party = view.party(&place.state).into_iter();
            party.flat_map(|party| {
                let former = party.former.iter().flat_map(|former| former.title.iter());
                let texts = party.title.iter().chain(party.short.iter()).chain(former).map(|(_, text)| text.into());
                texts.chain(party.aliases.iter().cloned()).collect::<Vec<Box<str>>>()
            })
        };
        let register = view.region().into_iter().flat_map(|region| region.title.iter().map(|(_, text)| text.into()));
        let provisions = initiative.contributions.iter().map(|contribution| CompactString::new(contribution.to.as_str()));
        Self {
            key: CompactString::new(initiative.key.as_str()),
            titles: initiative.title.iter().map(|(_, text)| text.into()).collect(),
            descriptions: initiative.description.iter().map(|(_, text)| text.into()).collect(),
            parties: initiative.roles.iter().map(mention).collect(),
            states: initiative.places.iter().map(|place| CompactString::new(place.state.as_str())).collect(),
            state_names: initiative.places.iter().flat_map(called).chain(register).collect(),
            areas: initiative.places.iter().filter_map(|place| place.area.clone()).collect(),
            period: initiative.period,
            money: initiative.budgets.iter().map(|budget| (budget.amount, budget.currency.clone())).collect(),
            subjects: initiative.sectors.iter().cloned().chain(provisions).collect(),
            identifiers: vec![CompactString::new(initiative.key.reference())],
            names: Vec::new(),
            kind: Some(initiative.kind),
            parent: initiative.parent.as_ref().map(|key| CompactString::new(key.as_str())),
            follows: initiative.follows.as_ref().map(|key| CompactString::new(key.as_str())),
        }
    }

    /// The title to embed: English where there is one, else the first.
    pub fn text(&self) -> &str {
        self.titles.first().map_or("", |title| title)
    }
}
