//! What people type, and what they mean by it.

use super::{Hit, Search};
use crate::{Mention, Profile};
use plan::Role;
use proptest::prelude::*;

fn entry(key: &str, titles: &[&str], lead: &[&str]) -> Profile {
    let mention = Mention { names: lead.iter().map(|name| (*name).into()).collect(), ..Mention::written(Role::Lead, "") };
    let reference = key.split(':').next_back().unwrap_or(key).into();
    let titles = titles.iter().map(|title| (*title).into()).collect();
    Profile { titles, parties: vec![mention], identifiers: vec![reference], ..Profile::new(key) }
}

fn some() -> Vec<Profile> {
    let unodc = ["United Nations Office on Drugs and Crime", "UNODC", "УНП ООН"];
    vec![
        entry("ca:CA-001", &["Border control in Khatlon", "Пограничный контроль в Хатлонской области"], &unodc),
        entry("ca:CA-002", &["Preventing violent extremism in prisons"], &unodc),
        entry("ca:CA-003", &["Предупреждение насильственного экстремизма среди молодежи"], &["ПРООН"]),
        entry("ca:CA-004", &["Nurek hydropower rehabilitation"], &["World Bank"]),
        entry("ca:CA-005", &["Rehabilitation of the Nurek road"], &["World Bank"]),
        entry("ca:CA-006", &["Control of borders"], &["OSCE"]),
    ]
}

fn search(all: &[Profile]) -> Search {
    let mut search = Search::default();
    all.iter().for_each(|profile| search.put(profile));
    search
}

/// The references found, in their order.
fn found(search: &Search, text: &str) -> String {
    let hits = search.find_where(text, 10, |_| true);
    let references = hits.iter().map(|hit| hit.key.rsplit(':').next().unwrap_or_default().to_owned());
    references.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_typed_finds_what_is_meant() {
    let search = search(&some());
    let expected = [
        ("nurek hydr", "CA-004"),
        ("nurek hydropwer", "CA-004 CA-005"),
        ("rehabilitation of the nurek", "CA-005 CA-004"),
        ("Khatlon", "CA-001"),
        ("хатлон", "CA-001"),
        ("hatlonskoi", "CA-001"),
        ("border control", "CA-001 CA-006"),
        ("насильственный экстремизм среди молодежи", "CA-003"),
        ("УНП ООН", "CA-001 CA-002"),
        ("unodc prisons", "CA-002"),
        ("CA-005", "CA-005"),
        ("ca005", "CA-005"),
        ("world bank nurek road", "CA-005 CA-004"),
        ("", ""),
        (" - ", ""),
        ("zzzz", ""),
    ];
    for (typed, keys) in expected {
        assert_eq!(found(&search, typed), keys, "{typed}");
    }
}

#[cfg(feature = "encoder")]
#[test]
fn one_language_finds_what_the_other_says_behind_what_is_said_itself() {
    let search = search(&some());
    let expected = [
        ("тюрьма", "CA-002"),
        ("тюрьмах", "CA-002"),
        ("молодежь", "CA-003"),
        ("youth", "CA-003"),
        ("extremism", "CA-002 CA-003"),
        ("экстремизм", "CA-003 CA-002"),
        ("реабилитация", "CA-005 CA-004"),
        ("дорога", "CA-005"),
    ];
    for (typed, keys) in expected {
        assert_eq!(found(&search, typed), keys, "{typed}");
    }
}

#[cfg(feature = "encoder")]
#[test]
fn a_word_is_as_rare_as_what_it_means_in_all_languages() {
    // Few titles are Russian, so that the common word is rare among them; what says the rare one is meant all the same.
    let search = search(&[
        entry("ca:CA-001", &["Training on countering the financing of terrorism"], &[]),
        entry("ca:CA-002", &["Родители против терроризма"], &[]),
        entry("ca:CA-003", &["Conference on terrorism"], &[]),
        entry("ca:CA-004", &["Prosecution of terrorism"], &[]),
        entry("ca:CA-005", &["Victims of terrorism"], &[]),
    ]);
    assert!(found(&search, "финансирование терроризма").starts_with("CA-001"));
    assert!(found(&search, "терроризм").starts_with("CA-002"));
}

#[cfg(feature = "encoder")]
#[test]
fn what_words_mean_together_is_found_in_another_alphabet() {
    let search = search(&[
        entry("ca:CA-001", &["Workshop on media and information literacy"], &[]),
        entry("ca:CA-002", &["Component of work with communities"], &[]),
        entry("ca:CA-003", &["Женщины за мир"], &[]),
        entry("ca:CA-004", &["Rehabilitation of the Nurek road"], &[]),
    ]);
    let media = |hits: Vec<Hit>| hits.iter().any(|hit| hit.key == "ca:CA-001");
    assert!(!media(search.find_where("работа со СМИ", 10, |_| true)), "no word of it says so");
    assert!(media(search.find_meant("работа со СМИ", 10, |_| true)));
    assert!(!media(search.find_meant("работа со СМИ", 10, |key| key != "ca:CA-001")), "what may not be seen is not found");
    let first = search.find_meant("women and peace", 10, |_| true);
    assert_eq!(first.first().map(|hit| &*hit.key), Some("ca:CA-003"));
    // Small words find nothing beside others.
    assert_eq!(search.find_meant("солнечные батареи для больниц", 10, |_| true), []);
}

#[test]
fn a_description_is_found_behind_titles() {
    let mut all = some();
    all[5].descriptions = vec!["Courses for guards in prisons and on roads.".into()];
    let search = search(&all);
    assert_eq!(found(&search, "prisons"), "CA-002 CA-006");
    assert_eq!(found(&search, "guards"), "CA-006");
}

#[test]
fn what_may_not_be_seen_is_not_found_and_takes_no_place() {
    let search = search(&some());
    let hits = search.find_where("border control", 1, |key| key != "ca:CA-001");
    assert_eq!(hits.iter().map(|hit| &*hit.key).collect::<Vec<_>>(), ["ca:CA-006"]);
}

proptest! {
    #[test]
    fn whatever_was_put_and_taken_out_what_is_found_is_what_is_there(
        steps in prop::collection::vec((0usize..6, any::<bool>()), 0..300), typed in "(bord|nurek|контр|violent |ca-00){1,2}[a-z]?"
    ) {
        let all = some();
        let mut followed = Search::default();
        let mut there = [false; 6];
        for (at, puts) in steps {
            if puts { followed.put(&all[at]) } else { followed.remove(&all[at].key) }
            there[at] = puts;
        }
        let left: Vec<Profile> = all.into_iter().zip(there).filter(|(_, there)| *there).map(|(one, _)| one).rev().collect();
        let fresh = search(&left);
        prop_assert_eq!(followed.find_where(&typed, 10, |_| true), fresh.find_where(&typed, 10, |_| true));
    }

    #[test]
    fn nothing_that_is_typed_stops_the_search(typed in "\\PC{0,60}") {
        search(&some()).find_where(&typed, 10, |_| true);
    }
}
