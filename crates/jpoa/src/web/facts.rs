//! What is told of a thing, line by line: a name and its values, each of which may lead somewhere.

use super::frame::Reading;
use super::link::{self, Link};
use crate::report::proposal::{self, Part};
use crate::terminal::tame;
use plan::{Initiative, InitiativeKey, Lang, PartyKey, ProvisionKey, Source, Texts, Who};

/// A line: what it is, and its values.
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) values: Vec<Told>,
}

/// A value, and where it leads.
pub(crate) struct Told {
    pub(crate) text: String,
    pub(crate) tongue: Tongue,
    pub(crate) link: Option<String>,
    /// What is said about the value, quietly.
    pub(crate) note: String,
}

impl Told {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tongue: Tongue::default(), link: None, note: String::new() }
    }

    pub(crate) fn leading(text: impl Into<String>, link: String) -> Self {
        Self { link: Some(link), ..Self::plain(text) }
    }

    pub(crate) fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// The lines of one thing.
#[derive(Default)]
pub(crate) struct Facts(pub(crate) Vec<Fact>);

impl Facts {
    /// Adds a line; one without a value is left out.
    pub(crate) fn add(&mut self, reading: &Reading<'_>, key: &str, values: impl IntoIterator<Item = Told>) {
        let values: Vec<Told> = values.into_iter().filter(|value| !value.text.is_empty()).collect();
        if !values.is_empty() {
            self.0.push(Fact { name: reading.teller.say(key), values });
        }
    }

    /// What is proposed or handed in: what it does, who, where, when and for which provisions.
    pub(crate) fn proposed(&mut self, reading: &Reading<'_>, it: &Initiative) {
        for (key, parts) in proposal::lines(it) {
            self.add(reading, &key, parts.into_iter().map(|part| told(reading, part)));
        }
    }

    /// A line with one plain value.
    pub(crate) fn text(&mut self, reading: &Reading<'_>, key: &str, text: impl Into<String>) {
        self.add(reading, key, [Told::plain(text)]);
    }
}

fn told(reading: &Reading<'_>, part: Part<'_>) -> Told {
    match part {
        Part::Texts(said) => texts(reading, said),
        Part::Who(named) => who(reading, named),
        Part::State(key) => party(reading, key),
        Part::Term(written) => Told::plain(written),
        Part::Money(budget) => {
            let note = tame(budget.note.show(reading.teller.lang));
            Told::plain(reading.teller.money(budget.amount, &budget.currency)).noted(note)
        }
        Part::Provision(key) => provision(reading, key),
    }
}

/// A party that leads to its page; one that the register does not know stands by its address.
pub(crate) fn party(reading: &Reading<'_>, key: &PartyKey) -> Told {
    let link = reading.view.party(key).map(|_| reading.link(link::party(key)));
    Told { link, ..Told::plain(reading.teller.party_in_full(key)) }
}

/// Whoever is named: a party leads to its page, a written name stands as it was written.
pub(crate) fn who(reading: &Reading<'_>, who: &Who) -> Told {
    match who {
        Who::Party(key) => party(reading, key),
        Who::Written(_) => Told::plain(reading.teller.who(who)),
    }
}

/// A provision by number and title.
pub(crate) fn provision(reading: &Reading<'_>, key: &ProvisionKey) -> Told {
    let text = format!("{}  {}", key.number(), reading.teller.provision_title(key));
    let tongue = reading.view.provision(key).map_or_else(Tongue::default, |it| Tongue::of(reading, &it.title));
    Told { tongue, ..Told::leading(text, reading.link(link::provision(key))) }
}

/// An initiative by reference and title; one that may not be seen is not named.
pub(crate) fn initiative(reading: &Reading<'_>, key: &InitiativeKey) -> Told {
    match reading.view.initiative(key) {
        Some(found) => {
            let text = format!("{}  {}", tame(key.reference()), tame(found.title.show(reading.teller.lang)));
            Told { tongue: Tongue::of(reading, &found.title), ..Told::leading(text, reading.link(link::initiative(key))) }
        }
        None => Told::plain(reading.teller.say("change-withheld")),
    }
}

/// Sources; only addresses of the web are made to lead there.
pub(crate) fn sources<'a>(sources: &'a [Source]) -> impl Iterator<Item = Told> + 'a {
    sources.iter().map(|source| {
        let text = tame(&source.address);
        let leads = source.address.starts_with("https://") || source.address.starts_with("http://");
        Told { link: leads.then(|| source.address.to_string()), ..Told::plain(text) }
    })
}

/// A text in the reader's language; where there is none, in another, and then it says so.
pub(crate) fn texts(reading: &Reading<'_>, texts: &Texts) -> Told {
    let tongue = Tongue::of(reading, texts);
    let none = |lang: Lang| reading.teller.say_with("site-no-text", &[("lang", lang.as_str().to_owned().into())]);
    let note = tongue.0.map_or_else(String::new, none);
    Told { tongue, ..Told::plain(tame(texts.show(reading.teller.lang))) }.noted(note)
}

/// In which language a text is read, where that is not the language of the page. In a template it is the attribute that tells a screen
/// reader so.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tongue(Option<Lang>);

impl Tongue {
    pub(crate) fn of(reading: &Reading<'_>, texts: &Texts) -> Self {
        let read = texts.read(reading.teller.lang).map(|(lang, _)| lang);
        Self(read.filter(|lang| *lang != reading.teller.lang && *lang != Lang::UND))
    }

    pub(crate) fn is_foreign(self) -> bool {
        self.0.is_some()
    }
}

impl std::fmt::Display for Tongue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A tag holds letters, digits and hyphens alone, so it needs no quotes, which a template would escape.
        self.0.map_or(Ok(()), |lang| write!(f, " lang={}", lang.as_str()))
    }
}

/// The address of a list narrowed to one thing.
pub(crate) fn list(reading: &Reading<'_>, name: &str, value: &str) -> String {
    reading.link(Link::to("/initiatives").with(name, value))
}
