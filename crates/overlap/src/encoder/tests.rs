//! The encoder against what the model's own numbers give, across languages, and for any text.

use fearless_simd::Level;
use proptest::prelude::*;

use super::number::{round, tanh};
use super::rows::WIDTH;
use super::{Embedding, Encoder, Scratch, capitals, forward};

const EXPECTED: &str = include_str!("../../../../fixtures/encoder/expected.tsv");
const TITLES: &str = include_str!("../../../../fixtures/encoder/titles.tsv");
const GOALS: &str = include_str!("../../../../fixtures/encoder/goals.tsv");

fn encoder() -> Encoder {
    Encoder::shipped().expect("the shipped file is one")
}

/// The columns of a table, without the first line where it has headings.
fn column(table: &'static str, number: usize, headings: usize) -> Vec<&'static str> {
    table.lines().skip(headings).map(|line| line.split('\t').nth(number).expect("a column")).collect()
}

/// For how many the text in the same place is the nearest of all.
fn first_of_all(from: &[Embedding], to: &[Embedding]) -> usize {
    let is_first = |at: &usize| {
        let twin = from[*at].cosine(&to[*at]);
        to.iter().enumerate().all(|(other, point)| other == *at || from[*at].cosine(point) < twin)
    };
    (0..from.len()).filter(is_first).count()
}

#[test]
fn points_are_as_near_as_the_model_says() {
    let (encoder, mut scratch) = (encoder(), Scratch::default());
    for line in EXPECTED.lines() {
        let [left, right, left_pieces, right_pieces, all, kept] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        for (text, pieces) in [(left, left_pieces), (right, right_pieces)] {
            assert_eq!(scratch.pieces_of(encoder.network, &text.replace("\\t", "\t")).to_string(), pieces, "pieces of {text}");
        }
        let points = [left, right].map(|text| encoder.encode(&text.replace("\\t", "\t"), &mut scratch));
        let cosine = points[0].cosine(&points[1]);
        let [all, kept] = [all, kept].map(|figure| figure.parse::<f32>().unwrap());
        assert!((cosine - kept).abs() < 0.012, "{left} / {right}: {cosine}, and by the model's numbers {kept}");
        assert!((cosine - all).abs() < 0.1, "{left} / {right}: {cosine}, and in all directions {all}");
    }
}

#[test]
fn nothing_of_the_table_is_lost() {
    let rows = &encoder().network.rows;
    let (mut by_column, mut squares, mut row) = (0, 0, [0; WIDTH]);
    for piece in 0..encoder().network.pieces.count() {
        rows.read(piece, &mut row);
        by_column += (1..).zip(&row).map(|(column, value)| column * i64::from(*value)).sum::<i64>();
        squares += row.iter().map(|value| i64::from(*value).pow(2)).sum::<i64>();
    }
    // As `models/make.py` prints them.
    assert_eq!((by_column, squares), (46_815_240, 203_906_358));
}

#[test]
fn translated_titles_find_each_other() {
    let [english, russian] = [0, 1].map(|number| encoder().encode_all(&column(TITLES, number, 0)));
    // A help line is a "telephone of trust" in Russian; the model misses this one before anything is rounded, too.
    assert_eq!((first_of_all(&english, &russian), first_of_all(&russian, &english)), (39, 40));
}

#[test]
fn translated_goals_find_each_other() {
    let points = [1, 2, 3, 4, 5, 6].map(|number| encoder().encode_all(&column(GOALS, number, 1)));
    let found: Vec<String> = ["ru", "fr", "es", "de", "tr"]
        .iter()
        .zip(&points[1..])
        .map(|(name, other)| format!("{name} {} {}", first_of_all(&points[0], other), first_of_all(other, &points[0])))
        .collect();
    insta::assert_snapshot!(found.join(", "), @"ru 186 186, fr 185 186, es 186 186, de 186 186, tr 186 185");
}

#[test]
fn capitals_do_not_hide_a_twin() {
    let titles = column(TITLES, 0, 0);
    let russian = encoder().encode_all(&column(TITLES, 1, 0));
    let loud: Vec<String> = titles.iter().map(|title| title.to_uppercase()).collect();
    assert!(first_of_all(&encoder().encode_all(&loud), &russian) >= 38);
    for (text, read) in [
        ("WOMEN'S RIGHTS IN CENTRAL ASIA", "Women's Rights In Central Asia"),
        ("Training for UNODC and OSCE", "Training for UNODC and OSCE"),
        ("UNRCCA JPOA II", "UNRCCA JPOA II"),
    ] {
        assert_eq!(capitals::lowered(text), read);
    }
}

#[test]
fn company_and_machine_change_nothing() {
    let encoder = encoder();
    let texts: Vec<&str> = GOALS.lines().skip(1).step_by(4).flat_map(|line| line.split('\t').skip(1)).collect();
    let together = encoder.encode_all(&texts);
    assert_eq!(encoder.encode_batch(&texts, &mut Scratch::default()), together);
    let alone: Vec<Embedding> = texts.iter().map(|text| encoder.encode(text, &mut Scratch::default())).collect();
    assert!(alone == together, "a text alone has another point than in company");
    let mut weakest = vec![Embedding::NONE; texts.len()];
    forward::encode(Level::baseline(), encoder.network, &texts, &mut Scratch::default(), &mut weakest);
    assert!(weakest == together, "another instruction set gives other points");
    // The same on every machine: what the first one found.
    let sum: i64 = (1_i64..).zip(together.iter().flat_map(Embedding::values)).map(|(at, value)| at * i64::from(*value)).sum();
    assert_eq!(sum, -1_815_507_676);
}

#[test]
fn a_text_that_says_nothing_is_like_nothing() {
    let (encoder, mut scratch) = (encoder(), Scratch::default());
    for text in ["", " ", "\t\n\u{a0}\u{2003}"] {
        assert!(encoder.encode(text, &mut scratch).is_none(), "{text:?}");
    }
    let points = encoder.encode_batch(&["", "Water", " ", "Water"], &mut scratch);
    assert_eq!(points.iter().map(Embedding::is_none).collect::<Vec<_>>(), [true, false, true, false]);
    assert_eq!((points[0].cosine(&points[0]), points[0].cosine(&points[1])), (0.0, 0.0));
    assert!((points[1].cosine(&points[3]) - 1.0).abs() < 1e-6);
    assert_eq!(Embedding::from(*points[1].values()), points[1]);
}

#[test]
fn a_long_text_is_read_up_to_its_limit() {
    let (encoder, mut scratch) = (encoder(), Scratch::default());
    let long = "слово ".repeat(Encoder::LONGEST);
    let end = long.floor_char_boundary(Encoder::LONGEST);
    assert_eq!(encoder.encode(&long, &mut scratch), encoder.encode(&long[..end], &mut scratch));
}

#[test]
fn arithmetic_is_near_that_of_a_library() {
    for step in -800_i16..800 {
        let x = f32::from(step) / 100.0;
        assert!((tanh(x) - x.tanh()).abs() < 2e-4, "tanh {x}");
        assert_eq!(round(x), x.round_ties_even() as i32);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_has_a_point(text in "\\PC{0,60}|[ -~а-яёĀ-ſ\u{300}-\u{310}Ａ-ｚ]{0,60}") {
        let (encoder, mut scratch) = (encoder(), Scratch::default());
        let point = encoder.encode(&text, &mut scratch);
        prop_assert_eq!(encoder.encode(&text, &mut scratch), point);
        if !point.is_none() {
            prop_assert!((point.cosine(&point) - 1.0).abs() < 1e-5);
        }
    }
}
