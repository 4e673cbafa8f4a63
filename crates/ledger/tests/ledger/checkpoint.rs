//! A checkpoint survives mail and paper, and what is wrong with one is said.

use ledger::{Checkpoint, Digest};

fn checkpoint() -> Checkpoint {
    Checkpoint { seq: 42, hash: Digest::of("abc") }
}

#[test]
fn it_is_three_lines() {
    assert_eq!(
        checkpoint().to_string(),
        "jpoa journal checkpoint\n42\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
    );
}

#[test]
fn it_reads_back_as_mail_leaves_it() {
    let text = checkpoint().to_string();
    for sent in [text.clone(), text.replace('\n', "\r\n"), text.replace('\n', "  \n\n "), format!("\u{feff}{text}")] {
        assert_eq!(sent.parse(), Ok(checkpoint()), "{sent:?}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    let text = checkpoint().to_string();
    for (sent, said) in [
        ("", "a checkpoint begins with the line \"jpoa journal checkpoint\""),
        ("jpoa journal checkpoint", "the second line is missing; it is the number of an entry"),
        ("jpoa journal checkpoint\n42", "the third line is missing; it is the hash of the journal"),
        ("jpoa journal checkpoint\n-1\nab", "the second line is the number of an entry: invalid digit found in string"),
        (
            "jpoa journal checkpoint\n1\nab",
            "the third line is the hash of the journal: a hash is 64 digits, each 0 to 9 or a to f",
        ),
        (&format!("{text}more"), "a checkpoint ends after its third line"),
    ] {
        let error = sent.parse::<Checkpoint>().expect_err(sent);
        assert_eq!(error.to_string(), said);
    }
}
