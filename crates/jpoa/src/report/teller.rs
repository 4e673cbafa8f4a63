//! Says things in the reader's language: lives, parties, dates, who is looking. Joins the catalogue and a view.

use crate::terminal::tame;
use exchange::sheet::Cell;
use plan::{Date, EditionKey, Initiative, Lang, Life, Mode, PartialDate, PartyKey, ProvisionKey, Reason, View, Viewer, Who};
use words::{Language, Value, Words};

/// The catalogue, a view, and the language of both.
pub(crate) struct Teller<'a> {
    pub(crate) words: &'a Words,
    pub(crate) view: &'a View<'a>,
    pub(crate) lang: Lang,
    /// Whether the figures are of the shipped plan, with no register behind them.
    pub(crate) shipped: bool,
}

/// The language plans and registers are read in for a language of the interface.
pub(crate) fn content_language(language: Language) -> Lang {
    match language {
        Language::English => Lang::EN,
        Language::Russian => Lang::RU,
    }
}

impl<'a> Teller<'a> {
    pub(crate) fn new(words: &'a Words, view: &'a View<'a>, shipped: bool) -> Self {
        Self { words, view, lang: content_language(words.language()), shipped }
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    pub(crate) fn say_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.say_with(key, values)
    }

    pub(crate) fn life(&self, life: Life) -> String {
        let name = match life {
            Life::Intended => "intended",
            Life::Running => "running",
            Life::Suspended => "suspended",
            Life::Ended => "ended",
            Life::Cancelled => "cancelled",
            Life::Unclear => "unclear",
        };
        self.say(&format!("life-{name}"))
    }

    pub(crate) fn mode(&self, mode: Mode) -> String {
        self.say(match mode {
            Mode::Combat => "mode-combat",
            Mode::Prevent => "mode-prevent",
            Mode::Capacity => "mode-capacity",
            Mode::Rights => "mode-rights",
        })
    }

    pub(crate) fn reason(&self, reason: Reason) -> String {
        self.say(&format!("reason-{}", reason.name()))
    }

    /// A date as the source gave it.
    pub(crate) fn partial(&self, date: PartialDate) -> String {
        self.words.date(date.year(), date.month().unwrap_or(0), date.day().unwrap_or(0))
    }

    pub(crate) fn day(&self, date: Date) -> String {
        self.partial(date.into())
    }

    /// A party by its short form.
    pub(crate) fn party(&self, key: &PartyKey) -> String {
        match self.view.party(key) {
            Some(party) => tame(party.label(self.lang)),
            None => tame(key.as_str()),
        }
    }

    /// A State by its name: States have no short form but their code.
    pub(crate) fn party_in_full(&self, key: &PartyKey) -> String {
        self.view.party(key).map_or_else(|| tame(key.as_str()), |party| tame(party.title.show(self.lang)))
    }

    pub(crate) fn who(&self, who: &Who) -> String {
        match who {
            Who::Party(key) => self.party(key),
            Who::Written(written) if written.name.is_empty() => tame(written.code.as_deref().unwrap_or_default()),
            Who::Written(written) => tame(&written.name),
        }
    }

    pub(crate) fn providers(&self, initiative: &Initiative) -> String {
        let names: Vec<String> = initiative.roles.providers().map(|who| self.who(who)).collect();
        names.join(", ")
    }

    pub(crate) fn states(&self, initiative: &Initiative) -> String {
        let mut states: Vec<&str> = Vec::new();
        for place in &initiative.places {
            if !states.contains(&place.state.as_str()) {
                states.push(place.state.as_str());
            }
        }
        tame(&states.join(" "))
    }

    /// What stands on top of the pages of a document about an edition: `JPoA · 2022`.
    pub(crate) fn running(&self, edition: &EditionKey) -> String {
        let short = self.view.edition(edition).map_or_else(String::new, |read| {
            let short = read.framework.short.show(self.lang);
            tame(if short.is_empty() { read.framework.title.show(self.lang) } else { short })
        });
        let label = edition.as_str().split_once('/').map_or("", |(_, label)| label);
        format!("{short} · {label}")
    }

    /// The title of an edition.
    pub(crate) fn edition_title(&self, edition: &EditionKey) -> String {
        self.view.edition(edition).map_or_else(String::new, |read| tame(read.edition.title.show(self.lang)))
    }

    /// The name of a file about an edition: what it is, for which day, in which language.
    pub(crate) fn file_name(&self, edition: &EditionKey, what: &str, ending: &str) -> String {
        let edition = edition.as_str().replace('/', "-");
        format!("{edition}-{what}-{}-{}.{ending}", self.view.as_at(), self.words.language().tag())
    }

    pub(crate) fn provision_title(&self, key: &ProvisionKey) -> String {
        self.view.provision(key).map_or_else(String::new, |provision| tame(provision.title.show(self.lang)))
    }

    /// The term in years alone: `2017–2020`, `2021–…`.
    pub(crate) fn years(&self, initiative: &Initiative) -> String {
        match (initiative.period.start.map(PartialDate::year), initiative.period.end.map(PartialDate::year)) {
            (None, None) => String::new(),
            (Some(start), Some(end)) if start == end => start.to_string(),
            (start, end) => {
                let year = |year: Option<i16>| year.map_or_else(|| "…".to_owned(), |year| year.to_string());
                format!("{}–{}", year(start), year(end))
            }
        }
    }

    pub(crate) fn viewer(&self) -> String {
        match self.view.viewer() {
            Viewer::Public => self.say("viewer-public"),
            Viewer::Observer(party) => self.say_with("viewer-observer", &[("party", self.party_in_full(party).into())]),
            Viewer::Member(party) => self.say_with("viewer-member", &[("party", self.party_in_full(party).into())]),
            Viewer::Party(party) => self.say_with("viewer-party", &[("party", self.party_in_full(party).into())]),
            Viewer::Secretariat(_) => self.say("viewer-secretariat"),
        }
    }

    /// The line every report opens with: as at when, from which entry, seen by whom.
    pub(crate) fn lead(&self) -> String {
        let stamp = self.view.stamp();
        let entry = if self.shipped {
            self.say("lead-shipped")
        } else {
            self.say_with("lead-entry", &[("entry", self.words.number(stamp.entry as i64).into())])
        };
        let values = [("date", self.day(self.view.as_at()).into()), ("entry", entry.into()), ("viewer", self.viewer().into())];
        self.say_with("lead", &values)
    }

    /// A cell as a reader of this language reads it.
    pub(crate) fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => self.words.number(*number),
            Cell::Date(date) => date.to_string(),
            Cell::Money { amount, currency } => self.money(*amount, currency),
            Cell::Empty => String::new(),
        }
    }

    pub(crate) fn money(&self, amount: plan::Amount, currency: &str) -> String {
        let whole = self.words.number(amount.0 / 100);
        let rest = (amount.0 % 100).abs();
        let figure = if rest == 0 { whole } else { format!("{whole}.{rest:02}") };
        format!("{figure}\u{a0}{}", tame(currency))
    }
}
