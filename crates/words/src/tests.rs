//! The two catalogues hold the same messages with the same values, and every one of them can be read.

use crate::{Language, Words, keys};
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};

/// The values each message asks for.
fn values(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for text in language.catalogue() {
        let resource =
            FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}\n{text}"));
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                let text = format!("{message:?}");
                // The debug form of a reference to a value is `VariableReference { id: Identifier { name: "…" } }`.
                let names = text.split("VariableReference { id: Identifier { name: \"").skip(1);
                let names = names.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
                assert!(
                    all.insert(message.id.name.to_owned(), names).is_none(),
                    "{language:?}: `{}` is there twice",
                    message.id.name
                );
            }
        }
    }
    all
}

#[test]
fn both_languages_hold_the_same_messages_with_the_same_values() {
    let (english, russian) = (values(Language::English), values(Language::Russian));
    let differing: Vec<_> = english
        .keys()
        .chain(russian.keys())
        .filter(|key| english.get(*key) != russian.get(*key))
        .map(|key| (key, english.get(key), russian.get(key)))
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert!(english.len() > 200, "the catalogue holds {} messages", english.len());
}

#[test]
fn attributes_are_the_same() {
    let sorted = |language| keys(language).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(sorted(Language::English), sorted(Language::Russian));
}

/// Refusals that only the command line knows, and sentences for whoever runs a site.
const OF_THE_COMMAND_LINE: [&str; 7] = [
    "refusal-register-there",
    "refusal-plan-has-errors",
    "refusal-contribution-absent",
    "refusal-rejects-several-tables",
    "refusal-title-missing",
    "refusal-party-there",
    "refusal-restore-over-register",
];

#[test]
fn the_site_sends_nobody_to_the_command_line() {
    let commands = |text: &str| text.contains("jpoa ") || text.contains("--");
    for language in Language::ALL {
        let words = Words::new(language);
        let hints = keys(language).into_iter().filter_map(|key| key.strip_suffix(".hint").map(str::to_owned));
        let hints = hints.filter(|key| !OF_THE_COMMAND_LINE.contains(&key.as_str()));
        let sent: Vec<String> = hints
            .filter(|key| commands(&words.say(&format!("{key}.hint"))))
            .filter(|key| words.look_up(&format!("{key}.site"), &[]).is_none_or(|site| commands(&site)))
            .collect();
        assert!(sent.is_empty(), "these say what to type, and not what to do on the site (`.site`): {sent:?}");
    }
}

#[test]
fn dates_and_numbers_read_as_the_language_writes_them() {
    let (english, russian) = (Words::new(Language::English), Words::new(Language::Russian));
    assert_eq!(english.date(2011, 11, 30), "30 November 2011");
    assert_eq!(russian.date(2011, 11, 30), "30 ноября 2011 г.");
    assert_eq!(english.date(2011, 11, 0), "November 2011");
    assert_eq!(russian.date(2011, 11, 0), "ноябрь 2011 г.");
    assert_eq!(russian.date(2011, 0, 0), "2011 г.");
    assert_eq!(english.number(-1_234_567), "−1\u{202f}234\u{202f}567");
}

#[test]
fn russian_text_is_russian() {
    let words = Words::new(Language::Russian);
    let latin: Vec<String> = keys(Language::Russian)
        .into_iter()
        .filter(|key| !words.say(key).chars().any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c)))
        .filter(|key| words.say(key).chars().any(char::is_alphabetic) && !words.say(key).contains('{'))
        .collect();
    assert!(latin.is_empty(), "no Russian letter in: {latin:?}");
}
