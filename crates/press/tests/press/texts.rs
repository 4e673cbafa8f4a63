//! Any text can be printed, and is printed as it is: nothing in it is markup, and a letter without a typeface is told.

use crate::sample::{every_block, flat, paper};
use press::Standard;
use proptest::prelude::*;

#[test]
fn no_text_is_markup() {
    for said in [
        "#panic(\"x\")",
        "$x^2$ *b* _i_ `c`",
        "= Heading\n- item",
        "@label <label> https://a.b",
        "// no /* comment */",
        "\\u{41} ~ --- ...",
    ] {
        let proof = press::proof(&paper(every_block(said))).unwrap_or_else(|fault| panic!("{said}: {fault}"));
        let bare: String = said.chars().filter(|letter| !letter.is_whitespace()).collect();
        let found = flat(&proof).matches(&bare).count();
        assert!(found >= 10, "{said}: found {found} times");
    }
}

#[test]
fn a_letter_without_a_typeface_is_printed_as_a_sign_and_told() {
    let paper = paper(every_block("Пекин 北京, Tbilisi თბ, 🕊\u{fe0f}, \u{e000}, \u{202e}tab\tand\0zero"));
    let missing: String = press::unset(&paper).into_iter().collect();
    assert_eq!(missing, "ბთ京北\u{e000}🕊");
    let text = flat(&press::proof(&paper).expect("a paper"));
    assert!(text.contains("Пекин\u{fffd}\u{fffd},Tbilisi\u{fffd}\u{fffd},\u{fffd},\u{fffd},tabandzero"));
    assert!(text.contains("withoutatypeface"));
    for standard in [Standard::Accessible, Standard::Archive] {
        press::pdf(&paper, standard).unwrap_or_else(|fault| panic!("{standard:?}: {fault}"));
    }
}

#[test]
fn an_empty_paper_is_a_paper() {
    press::pdf(
        &press::Paper { on: paper(Vec::new()).on, language: "ru".to_owned(), title: "x".to_owned(), ..Default::default() },
        Standard::Accessible,
    )
    .unwrap_or_else(|fault| panic!("{fault}"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_printed(said in "\\PC{0,60}", other in any::<String>()) {
        for (text, standard) in [(said, Standard::Accessible), (other, Standard::Archive)] {
            let printed = press::pdf(&paper(every_block(&text)), standard);
            prop_assert!(printed.is_ok(), "{text:?}: {printed:?}");
        }
    }
}
