//! Which party a name or code means, and which name somebody probably meant.

use crate::world::{TODAY, initiative, public, state};
use plan::{Lang, PartyNames, Texts, View, Viewer, nearest, screen, suggest, unresolved};

const PARTIES: &str = r#"
    { "party": { "key": "unodc", "kind": "un", "title": { "en": "United Nations Office on Drugs and Crime", "ru": "Управление ООН по наркотикам и преступности" }, "short": { "en": "UNODC", "ru": "УНП ООН" }, "identifiers": [{ "scheme": "iati", "code": "XM-DAC-41128" }] } }
    { "party": { "key": "TR", "kind": "state", "title": "Türkiye", "former": [{ "title": "Turkey", "until": "2022-06" }], "identifiers": [{ "scheme": "iso-3166", "code": "TR" }] } }
    { "party": { "key": "CI", "kind": "state", "title": "Côte d'Ivoire", "aliases": ["Ivory Coast"] } }
    { "party": { "key": "airports", "kind": "ngo", "title": { "ru": "Совет аэропортов «Полёт»" }, "short": "Council" } }
    { "party": { "key": "europe", "kind": "body", "title": "Council of Europe", "short": "Council", "identifiers": [{ "scheme": "x", "code": "SAME" }] } }
    { "party": { "key": "twin", "kind": "body", "title": "Twin", "aliases": ["twin", "TWIN"], "identifiers": [{ "scheme": "x", "code": "same" }, { "scheme": "y", "code": "Türkiye" }] } }
"#;

fn resolve(code: Option<&str>, name: Option<&str>) -> String {
    let state = state(PARTIES);
    let found = PartyNames::in_view(&public(&state)).resolve(code, name);
    found.map_or_else(|| "none".to_owned(), |party| party.to_string())
}

#[test]
fn letters_and_digits_make_a_name() {
    let called = |name: &str| resolve(None, Some(name));
    for name in ["UNODC", "unodc", " (UNODC) ", "УНП ООН", "унп-оон", "United Nations Office\n on Drugs, and crime."]
    {
        assert_eq!(called(name), "unodc", "{name}");
    }
    for name in ["Turkey", "TÜRKIYE", "türkiye", "tr"] {
        assert_eq!(called(name), "TR", "{name}");
    }
    for name in ["Côte d'Ivoire", "Côte d’Ivoire", "CÔTE DIVOIRE", "ivory coast"] {
        assert_eq!(called(name), "CI", "{name}");
    }
    for name in ["Совет аэропортов «Полёт»", "совет аэропортов \"полет\"", "СОВЕТ АЭРОПОРТОВ ПОЛЁТ"]
    {
        assert_eq!(called(name), "airports", "{name}");
    }
    for name in ["", " ", "«»", "UN ODC", "Office on Drugs", "Turkei"] {
        assert_eq!(called(name), "none", "{name}");
    }
    assert_eq!(resolve(None, None), "none");
}

#[test]
fn a_name_that_two_parties_share_means_none_of_them() {
    assert_eq!(resolve(None, Some("Council")), "none");
    assert_eq!(resolve(None, Some("Council of Europe")), "europe");
    assert_eq!(resolve(Some("SAME"), None), "none");
    assert_eq!(resolve(None, Some("twin")), "twin", "two spellings of one party are one name");
}

#[test]
fn codes_win_over_names_and_a_code_that_says_nothing_leaves_the_name() {
    assert_eq!(resolve(Some(" xm-dac-41128 "), Some("Turkey")), "unodc");
    assert_eq!(resolve(Some("XM-DAC-1"), Some("Turkey")), "TR");
    assert_eq!(resolve(Some(" "), Some("Turkey")), "TR");
    assert_eq!(resolve(Some("same"), Some("Council of Europe")), "europe");
    assert_eq!(resolve(Some("UNODC"), None), "none", "a name is no code");
    assert_eq!(resolve(None, Some("XM-DAC-41128")), "none", "a code is no name");
    assert_eq!(resolve(Some("Türkiye"), Some("Türkiye")), "twin");
}

#[test]
fn the_nearest_name_is_a_few_slips_away() {
    let known = ["status", "start", "title", "contributions"];
    assert_eq!(nearest("staus", &known), Some("status"), "a letter left out");
    assert_eq!(nearest("titel", &known), Some("title"), "two letters swapped");
    assert_eq!(nearest("contribuitons", &known), Some("contributions"));
    assert_eq!(nearest("TITLE", &known), Some("title"));
    assert_eq!(nearest("x", &["y"]), Some("y"), "one slip is always allowed");
    assert_eq!(nearest("budget", &known), None);
    assert_eq!(nearest("tit", &known), None, "two slips are too many in three letters");
    assert_eq!(nearest("title", &[]), None);
    assert_eq!(nearest("заголвок", &["заголовок"]), Some("заголовок"));
}

#[test]
fn case_is_no_slip() {
    assert_eq!(nearest("kgz", &["KG", "UZ"]), Some("KG"));
    assert_eq!(nearest("KGZ", &["KG", "UZ"]), Some("KG"));
    assert_eq!(nearest("jpoa/2011/II.3.2", &["jpoa/2011/I.3", "jpoa/2011/II.3.1"]), Some("jpoa/2011/II.3.1"));
}

#[test]
fn where_nothing_is_near_all_names_are_told() {
    assert_eq!(suggest("staus", &["status", "title"]), "status");
    assert_eq!(suggest("budget", &["status", "title"]), "status, title");
    assert_eq!(suggest("budget", &[]), "");
}

#[test]
fn names_that_no_party_bears_are_told_commonest_first_with_what_they_may_mean() {
    let state = state(&format!(
        "{PARTIES}
        a: lead \"UN Office for Drugs and Crime\", funder \"A Fund\", partner unodc
        b: lead \"A fund\", funder \"a-fund\"
        c: funder \"A fund\", funder \" \"
        d: lead \"Hidden name\", lead \"A fund\", for members
        e: lead \"Europe\"
    "
    ));
    let told = |viewer: Viewer| {
        let line = |it: &plan::Unresolved| format!("{} {} {:?}", it.mentions, it.name, it.suggestion);
        unresolved(&View::new(&state, viewer, TODAY)).iter().map(line).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(told(Viewer::Public), @r"
    4 A fund None
    1 Europe Some(europe)
    1 UN Office for Drugs and Crime Some(unodc)
    ");
    insta::assert_snapshot!(told(Viewer::Member("KG".into())), @r"
    5 A fund None
    1 Europe Some(europe)
    1 Hidden name None
    1 UN Office for Drugs and Crime Some(unodc)
    ");
}

#[test]
fn addresses_of_persons_are_taken_out_of_texts() {
    let screened = |text: &str| {
        let mut it = initiative("a", "running");
        it.description = Texts::one(Lang::EN, text);
        let found = screen(&mut it);
        format!("{found} {}", it.description.show(Lang::EN))
    };
    assert_eq!(screened("Write to anna@example.org today"), "1 Write to […] today");
    assert_eq!(screened("(anna@example.org), <b.c@example.org>.\nBye"), "2 […] […]\nBye");
    assert_eq!(screened("mailto:anna@example.org"), "1 […]");
    for plain in ["No address", "met @ noon", "@example.org", "a@b", "100 @ 5.00 each", ""] {
        assert_eq!(screened(plain), format!("0 {plain}"));
    }
}
