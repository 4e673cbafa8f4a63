//! Languages and texts in several of them: what is kept, and what a reader of one language gets.

use plan::{Lang, Texts, named};

fn texts(json: &str) -> Texts {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_tag_is_read_as_people_write_it() {
    let read = |tag: &str| Lang::parse(tag).map_or_else(|| "-".to_owned(), |lang| lang.to_string());
    let good = ["en", "EN", " Ru ", "zh_Hans", "uz-Cyrl", "und", "es-419", "abcdefgh"].map(read);
    assert_eq!(good, ["en", "en", "ru", "zh-hans", "uz-cyrl", "und", "es-419", "abcdefgh"]);
    let bad = ["", " ", "abcdefghi", "zh-hant-hk", "en!", "рус", "e n", "-", "_", "en-", "-en", "a--b"].map(read);
    assert_eq!(bad, ["-"; 12]);
}

#[test]
fn tags_are_equal_however_they_were_written() {
    assert_eq!(Lang::parse("EN"), Some(Lang::EN));
    assert_eq!(Lang::parse("RU"), Some(Lang::RU));
    assert_eq!(Lang::parse("UND"), Some(Lang::UND));
    assert_eq!(format!("{:>5}|", Lang::RU), "   ru|");
}

#[test]
fn a_bare_text_is_english_and_empty_texts_are_not_kept() {
    assert_eq!(format!("{:?}", texts("\"Border\"")), r#"{en: "Border"}"#);
    assert_eq!(format!("{:?}", texts(r#"{ "ru": " ", "en": "", "kk": "Шекара" }"#)), r#"{kk: "Шекара"}"#);
    assert!(texts("\"\"").is_empty() && texts("{}").is_empty() && texts("\" \\n\"").is_empty());
}

#[test]
fn order_is_by_tag_and_of_two_in_one_language_the_first_stays() {
    let read = texts(r#"{ "ru": "Граница", "EN": "Border", "en": "Frontier" }"#);
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"en":"Border","ru":"Граница"}"#);
    assert_eq!(read, texts(r#"{ "en": "Border", "ru": "Граница" }"#));
}

#[test]
fn a_reader_gets_the_own_language_else_english_else_what_there_is() {
    let both = texts(r#"{ "en": "Border", "ru": "Граница" }"#);
    let uzbek = Lang::parse("uz").unwrap();
    assert_eq!(both.read(Lang::RU), Some((Lang::RU, "Граница")));
    assert_eq!(both.read(uzbek), Some((Lang::EN, "Border")));
    assert_eq!(texts(r#"{ "ru": "Граница", "tg": "Сарҳад" }"#).read(uzbek), Some((Lang::RU, "Граница")));
    assert_eq!(texts("{}").read(uzbek), None);
    assert_eq!((both.show(Lang::RU), texts("{}").show(Lang::RU)), ("Граница", ""));
    assert_eq!((both.get(Lang::RU), both.get(uzbek)), (Some("Граница"), None));
}

#[test]
fn what_is_no_text_is_refused_with_a_sentence() {
    let error = |json: &str| serde_json::from_str::<Texts>(json).unwrap_err().to_string();
    insta::assert_snapshot!(error("7"), @"invalid type: integer `7`, expected a text, or a table of texts by language at line 1 column 1");
    insta::assert_snapshot!(error(r#"{ "русский": "Граница" }"#), @"`русский` is not a language tag at line 1 column 18");
}

#[test]
fn a_record_is_named_by_address_and_title() {
    assert_eq!(named("II.3", &texts(r#"{ "ru": "Граница" }"#)), "II.3 (Граница)");
    assert_eq!(named("II.3", &texts("{}")), "II.3");
}
