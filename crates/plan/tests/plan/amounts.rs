//! Money as sources write it: what is read and how it is written back.

use plan::Amount;
use proptest::prelude::*;
use std::fmt::Write;

fn check(written: &[&str]) -> String {
    let mut table = String::new();
    for text in written {
        let read = Amount::parse(text).map_or_else(|| "no amount".to_owned(), |amount| amount.to_string());
        writeln!(table, "{text:<24}{read}").unwrap();
    }
    table
}

#[test]
fn amounts_are_hundredths() {
    let written = [
        "6150000",
        "66666.67",
        "-12.5",
        "1e-10",
        "0",
        "-0.00",
        "0.05",
        "-0.05",
        ".5",
        "5.",
        "+7",
        " 12.30 ",
        "1.5e6",
        "0.005",
        "1.005",
        "1.0049999999999999",
        "-1.005",
        "2.675",
        "33333.333333",
        "007",
        "9999999999999999",
        "9999999999999999.99",
        "89999999999999999.99",
        "-89999999999999999",
    ];
    insta::assert_snapshot!(check(&written), @r"
    6150000                 6150000
    66666.67                66666.67
    -12.5                   -12.50
    1e-10                   0
    0                       0
    -0.00                   0
    0.05                    0.05
    -0.05                   -0.05
    .5                      0.50
    5.                      5
    +7                      7
     12.30                  12.30
    1.5e6                   1500000
    0.005                   0.01
    1.005                   1.01
    1.0049999999999999      1
    -1.005                  -1.01
    2.675                   2.68
    33333.333333            33333.33
    007                     7
    9999999999999999        9999999999999999
    9999999999999999.99     9999999999999999.99
    89999999999999999.99    89999999999999999.99
    -89999999999999999      -89999999999999999
    ");
}

#[test]
fn rubbish_and_what_no_register_holds_is_no_amount() {
    let written = [
        "",
        "-",
        ".",
        "--5",
        "1,000",
        "1 000",
        "1_000",
        "1.2.3",
        "1.-5",
        "12 USD",
        "$5",
        "NaN",
        "inf",
        "-inf",
        "1e400",
        "9e16",
        "90000000000000000",
        "123456789012345678901234567890",
        "٣",
        "5%",
    ];
    assert!(written.iter().all(|text| Amount::parse(text).is_none()), "{}", check(&written));
}

#[test]
fn the_message_says_how_to_write_an_amount() {
    let error = serde_json::from_str::<Amount>("\"about 5\"").unwrap_err().to_string();
    insta::assert_snapshot!(error, @r#"`about 5` is not an amount: write "6150000" or "66666.67""#);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(cents in -8_999_999_999_999_999_999_i64..=8_999_999_999_999_999_999) {
        prop_assert_eq!(Amount::parse(&Amount(cents).to_string()), Some(Amount(cents)));
    }

    #[test]
    fn no_text_stops_the_reading(text in "[-+0-9.e ]{0,24}|\\PC{0,12}") {
        if let Some(amount) = Amount::parse(&text) {
            prop_assert_eq!(Amount::parse(&amount.to_string()), Some(amount));
        }
    }
}
