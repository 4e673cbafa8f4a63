//! The catalogue and the code agree: what the code says exists in English, and what exists is said somewhere. That the languages agree
//! with each other is the business of the crate `words`.

use std::collections::{BTreeMap, BTreeSet};

use super::report;
use super::rust::{Kind, code, tokens};
use super::tree::{File, files};

/// Where the English texts are; the other languages follow it.
const ENGLISH: &str = "crates/words/catalogue/en/";

/// Calls whose first argument is a key.
const SAYING: [&str; 5] = ["say", "say_with", "say_of", "count", "look_up"];

/// Who speaks to people, and so from the catalogue.
const SPEAKERS: [&str; 2] = ["crates/jpoa/", "crates/words/"];

/// A key with the place it stands at.
type Places = BTreeMap<String, String>;

#[test]
fn what_the_code_says_is_in_the_catalogue_and_the_other_way_round() {
    let files = files();
    let keys = catalogue(&files);
    assert!(!keys.is_empty(), "there are no texts below {ENGLISH}");
    let mut problems = Vec::new();
    let mut used = referred(&files);
    let mut families = Places::new();
    let pages = files.iter().filter(|file| is_page(file)).map(script_of);
    let speaking: Vec<File> = files.iter().filter(|file| speaks(file)).cloned().chain(pages).collect();
    for file in &speaking {
        let (said, texts) = spoken(file);
        let unknown = said.into_iter().filter(|(key, _)| !keys.contains_key(key));
        problems.extend(unknown.map(|(key, place)| format!("{place}: says `{key}`, which is not in {ENGLISH}")));
        used.extend(texts);
        families.extend(begun(file));
    }
    for (family, place) in &families {
        if !keys.keys().any(|key| key.starts_with(family)) {
            problems.push(format!("{place}: builds keys that begin with `{family}`, of which {ENGLISH} has none"));
        }
    }
    for (key, place) in &keys {
        let is_of_family = families.keys().any(|family| key.starts_with(family));
        // An attribute belongs to its message: whoever says the one decides about the other.
        let message = key.split('.').next().unwrap_or(key);
        if !is_of_family && !used.contains(message) {
            problems.push(format!("{place}: `{key}` is never said"));
        }
    }
    report(
        &problems,
        "Add the text in every language, or remove it; a key built while running begins with a text such as \"life-{…}\".",
    );
}

/// All messages of the English catalogue.
fn catalogue(files: &[File]) -> Places {
    let english = files.iter().filter(|file| file.path.starts_with(ENGLISH) && file.extension() == "ftl");
    english.flat_map(messages).collect()
}

/// A message begins in the first column with its key and `=`; its attributes are indented and begin with a dot.
fn messages(file: &File) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut message = "";
    for (number, line) in file.text.lines().enumerate() {
        let Some((start, _)) = line.split_once('=') else { continue };
        let key = match start.trim().strip_prefix('.') {
            Some(attribute) if start.starts_with(' ') && attribute.chars().all(in_key) => format!("{message}.{attribute}"),
            None if start.starts_with(|first: char| first.is_ascii_alphabetic()) && start.trim_end().chars().all(in_key) => {
                message = start.trim_end();
                message.to_owned()
            }
            Some(_) | None => continue,
        };
        found.push((key, format!("{}:{}", file.path, number + 1)));
    }
    found
}

/// Keys that another message of the catalogue contains as `{ key }`.
fn referred(files: &[File]) -> BTreeSet<String> {
    let texts = files.iter().filter(|file| file.path.starts_with(ENGLISH)).flat_map(|file| file.text.split('{').skip(1));
    texts.map(|text| text.trim_start().chars().take_while(|letter| in_key(*letter)).collect()).collect()
}

/// The keys a file says outright, with their places, and every text in it that could be a key.
fn spoken(file: &File) -> (Vec<(String, String)>, BTreeSet<String>) {
    let all = tokens(&file.text);
    let code = code(&all);
    let mut said = Vec::new();
    for call in code.windows(3) {
        if SAYING.iter().any(|name| call[0].is(name)) && call[1].is("(") && call[2].kind == Kind::Text {
            said.push((call[2].text.to_owned(), format!("{}:{}", file.path, call[2].line)));
        }
    }
    let texts = all.iter().filter(|token| token.kind == Kind::Text).filter_map(|token| token.text.split('.').next());
    (said, texts.filter(|text| text.chars().all(in_key)).map(str::to_owned).collect())
}

/// Beginnings of keys that a file puts together while the program runs, such as `life-` of `"life-{name}"`.
fn begun(file: &File) -> Places {
    let all = tokens(&file.text);
    let texts = all.iter().filter(|token| token.kind == Kind::Text);
    let begun = texts.filter_map(|token| Some((token.text.split_once('{')?.0, token.line)));
    let begun = begun.filter(|(start, _)| start.ends_with('-') && start.chars().all(in_key));
    begun.map(|(start, line)| (start.to_owned(), format!("{}:{line}", file.path))).collect()
}

/// A page of the site; what it says it says within its brackets.
pub(super) fn is_page(file: &File) -> bool {
    file.path.starts_with("crates/jpoa/src/web/") && file.extension() == "html"
}

/// The brackets of a page, each on the line it stands on.
fn script_of(page: &File) -> File {
    let mut text = String::new();
    let mut rest = page.text.as_str();
    while let Some(open) = ["{{", "{%"].iter().filter_map(|open| rest.find(open)).min() {
        text.extend(rest[..open].matches('\n'));
        let inside = &rest[open + 2..];
        let Some(close) = ["}}", "%}"].iter().filter_map(|close| inside.find(close)).min() else { break };
        text.push_str(&inside[..close]);
        text.push(' ');
        rest = &inside[close + 2..];
    }
    File { path: page.path.clone(), text }
}

fn speaks(file: &File) -> bool {
    SPEAKERS.iter().any(|speaker| file.path.starts_with(speaker)) && file.extension() == "rs" && !file.is_test()
}

fn in_key(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

#[test]
fn keys_are_found_where_they_stand() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let catalogue =
        file("en/a.ftl", "# x = y\nfirst-key = One { second }\n    .title = No\n    more = text\nsecond = { $count -> \n");
    let keys: Vec<String> = messages(&catalogue).into_iter().map(|(key, place)| format!("{key} {place}")).collect();
    assert_eq!(keys, ["first-key en/a.ftl:2", "first-key.title en/a.ftl:3", "second en/a.ftl:5"]);
    let (said, texts) = spoken(&file("b.rs", "voice.say(\n\"first-key\");\nlet a = \"second.title\"; \"no key\";"));
    assert_eq!(said, [("first-key".to_owned(), "b.rs:2".to_owned())]);
    assert_eq!(texts.into_iter().collect::<Vec<_>>(), ["first-key", "second"]);
    let families = begun(&file("c.rs", "say(&format!(\"life-{name}\")); let a = \"no {key}\";"));
    assert_eq!(families.into_iter().collect::<Vec<_>>(), [("life-".to_owned(), "c.rs:1".to_owned())]);
}
