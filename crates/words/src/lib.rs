//! The catalogue: every sentence a person reads, in English and in Russian. No other crate holds text for people.
//! Not for: the content of plans and registers, which brings its own languages.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

#[cfg(test)]
mod tests;

/// The languages of the interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// English.
    English,
    /// Russian.
    Russian,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Russian];

    /// The two-letter tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    fn catalogue(self) -> &'static [&'static str] {
        match self {
            Self::English => &[
                include_str!("../catalogue/en/words.ftl"),
                include_str!("../catalogue/en/stocktake.ftl"),
                include_str!("../catalogue/en/show.ftl"),
                include_str!("../catalogue/en/deeds.ftl"),
                include_str!("../catalogue/en/overlap.ftl"),
                include_str!("../catalogue/en/print.ftl"),
                include_str!("../catalogue/en/data.ftl"),
                include_str!("../catalogue/en/office.ftl"),
                include_str!("../catalogue/en/findings.ftl"),
                include_str!("../catalogue/en/site.ftl"),
                include_str!("../catalogue/en/work.ftl"),
                include_str!("../catalogue/en/pages.ftl"),
                include_str!("../catalogue/en/programs.ftl"),
                include_str!("../catalogue/en/notices.ftl"),
                include_str!("../catalogue/en/help.ftl"),
            ],
            Self::Russian => &[
                include_str!("../catalogue/ru/words.ftl"),
                include_str!("../catalogue/ru/stocktake.ftl"),
                include_str!("../catalogue/ru/show.ftl"),
                include_str!("../catalogue/ru/deeds.ftl"),
                include_str!("../catalogue/ru/overlap.ftl"),
                include_str!("../catalogue/ru/print.ftl"),
                include_str!("../catalogue/ru/data.ftl"),
                include_str!("../catalogue/ru/office.ftl"),
                include_str!("../catalogue/ru/findings.ftl"),
                include_str!("../catalogue/ru/site.ftl"),
                include_str!("../catalogue/ru/work.ftl"),
                include_str!("../catalogue/ru/pages.ftl"),
                include_str!("../catalogue/ru/programs.ftl"),
                include_str!("../catalogue/ru/notices.ftl"),
                include_str!("../catalogue/ru/help.ftl"),
            ],
        }
    }
}

/// The catalogue in one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// A value that goes into a sentence.
pub type Value<'a> = FluentValue<'a>;

impl Words {
    /// Opens the catalogue of a language. A message the parser cannot read is left out here and found by the tests.
    pub fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are for mixed writing directions; in terminals and CSV they are rubbish.
        bundle.set_use_isolating(false);
        for text in language.catalogue() {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(readable, _)| readable);
            // A message given twice stays as first given; the tests refuse it.
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence without values.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A sentence with values. `finding-term-reversed.hint` is the attribute `hint` of that message.
    pub fn say_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.look_up(key, values).unwrap_or_else(|| format!("«{key}»"))
    }

    /// The same, where the catalogue has the key at all.
    pub fn look_up(&self, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    /// A number with its thousands apart by a narrow no-break space, as UN texts and Russian ones write it.
    pub fn number(&self, number: impl Into<i64>) -> String {
        let number = number.into();
        let digits = number.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() * 2);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push('\u{202f}');
            }
            text.push(digit);
        }
        if number < 0 { format!("−{text}") } else { text }
    }

    /// A date as the language writes it, with the precision there is; a month or day of 0 is not known.
    pub fn date(&self, year: i16, month: u8, day: u8) -> String {
        let key = match (month, day) {
            (0, _) => "date-year",
            (_, 0) => "date-month",
            _ => "date-day",
        };
        // As text, so that no language puts a separator into a year.
        let values =
            [("year", Value::from(year.to_string())), ("month", Value::from(month)), ("day", Value::from(day.to_string()))];
        self.say_with(key, &values)
    }
}

/// All message keys of a language with their attributes, for tests and for the book.
pub fn keys(language: Language) -> Vec<String> {
    let mut keys = Vec::new();
    for text in language.catalogue() {
        let Ok(resource) = FluentResource::try_new((*text).to_owned()) else { continue };
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                if message.value.is_some() {
                    keys.push(message.id.name.to_owned());
                }
                keys.extend(message.attributes.iter().map(|attribute| format!("{}.{}", message.id.name, attribute.id.name)));
            }
        }
    }
    keys
}
