//! The same paper is the same file, today and on any machine; a change of typeface, template or library shows here.

use crate::sample::{every_block, paper};
use press::{Paper, Standard};
use sha2::{Digest, Sha256};

fn sum(paper: &Paper, standard: Standard) -> String {
    let bytes = press::pdf(paper, standard).unwrap_or_else(|fault| panic!("{fault}"));
    Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    let paper = paper(every_block("Who does what, where, until when."));
    let sums = [sum(&paper, Standard::Accessible), sum(&paper, Standard::Archive)];
    // When this changes, print the stock-take, look at it, and put the new sums here.
    let known = [
        "b7f8452d7cfabae199a6652617051e4bceca7d9931497ea1d50d1d939d54368e",
        "089b5a8d5320d63e004e7205a17ae9acf65bc50de4c49773c90e29e87f2455e2",
    ];
    assert_eq!(sums, known);
}

#[test]
fn another_word_is_another_file() {
    let [one, other] = ["one", "other"].map(|word| sum(&paper(every_block(word)), Standard::Accessible));
    assert_ne!(one, other);
}

#[test]
fn the_file_says_what_it_promises() {
    let paper = paper(every_block("A text"));
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    let accessible = press::pdf(&paper, Standard::Accessible).expect("a paper");
    let archive = press::pdf(&paper, Standard::Archive).expect("a paper");
    for text in ["<pdfuaid:part>1</pdfuaid:part>", "/Lang", "/StructTreeRoot", "/Outlines", "/DisplayDocTitle true", "/MarkInfo"]
    {
        assert!(holds(&accessible, text) && holds(&archive, text), "{text}");
    }
    assert!(holds(&accessible, "/URI (https://example.org/a/page)") || holds(&accessible, "/URI(https://example.org/a/page)"));
    assert!(holds(&archive, "<pdfaid:part>2</pdfaid:part>") && holds(&archive, "<pdfaid:conformance>A</pdfaid:conformance>"));
    assert!(!holds(&accessible, "pdfaid:part"));
}
