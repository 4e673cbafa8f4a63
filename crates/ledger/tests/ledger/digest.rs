//! One value has one text, and a stream hashes as its bytes do.

use ledger::{Digest, Digester, GENESIS, digest_reader, link};
use std::io::Write;

const OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[test]
fn the_text_is_lower_case_hexadecimal_and_reads_back() {
    let digest = Digest::of("abc");
    assert_eq!(digest.to_string(), OF_ABC);
    assert_eq!(OF_ABC.parse(), Ok(digest));
    assert_eq!(format!("{digest:?}"), OF_ABC);
}

#[test]
fn no_other_text_is_taken_for_it() {
    for text in ["", "ba", &OF_ABC.to_uppercase(), &OF_ABC[1..], &format!("{OF_ABC}0"), &OF_ABC.replace('b', "g")] {
        assert!(text.parse::<Digest>().is_err(), "{text}");
    }
}

#[test]
fn pieces_and_streams_hash_as_the_whole() {
    let bytes: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    let mut digester = Digester::default();
    for piece in bytes.chunks(977) {
        digester.write_all(piece).expect("a digester takes all");
    }
    assert_eq!(digester.finish(), Digest::of(&bytes));
    assert_eq!(digest_reader(&bytes[..]).expect("memory can be read"), (Digest::of(&bytes), bytes.len() as u64));
}

#[test]
fn a_link_hashes_what_stands_before_and_the_body() {
    assert_eq!(GENESIS.to_string(), "0".repeat(64));
    let first = link(&GENESIS, b"first");
    assert_eq!(first, Digest::of([&[0; 32][..], b"first"].concat()));
    assert_ne!(link(&first, b"second"), link(&GENESIS, b"second"));
}
