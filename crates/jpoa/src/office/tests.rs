//! A file is held against what its cells would have said when it went out. So where the words of cells change, files that are out are
//! of another wording, and the mark has to say so.

use crate::bundle::Tongues;
use exchange::Term;
use exchange::office::{Kind as File, Mark};
use plan::{Because, EditionKey, Kind, Lang, Status, Strength};
use sha2::{Digest, Sha256};

/// The number of the wording in the mark, and the beginning of the hash of all words that cells may say.
const WORDING: (&str, &str) = ("jpoa-office/1", "7f291b0ca7f55548");

#[test]
fn other_words_in_cells_want_another_mark() {
    let tongues = Tongues::new();
    let mut terms: Vec<Term<'_>> = Vec::new();
    terms.extend(Kind::ALL.map(Term::Kind));
    terms.extend(Status::ALL.map(Term::Status));
    terms.extend(Because::GIVEN.map(Term::Because));
    terms.extend(Strength::ALL.map(Term::Strength));
    terms.extend(["all-states", "visibility-public", "visibility-members", "visibility-secretariat", "yes"].map(Term::Form));
    terms.extend(["sum-budget", "sum-commitment", "sum-disbursement"].map(Term::Form));
    let mut hash = Sha256::new();
    for lang in [Lang::EN, Lang::RU] {
        terms.iter().for_each(|term| hash.update(tongues.say(*term, lang) + "\n"));
    }
    let hash: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let day = plan::Date::constant(2026, 1, 1);
    let edition = EditionKey::new("jpoa/2022");
    let mark = Mark { kind: File::Matrix, entry: 1, head: String::new(), edition, lang: Lang::EN, as_at: day, party: None };
    let mark = mark.to_string();
    assert_eq!(
        (mark.split(' ').next().unwrap_or_default(), hash.as_str()),
        WORDING,
        "words of cells were added or changed. Where they are words of cells that no earlier file has, write the hash down; else raise the number in exchange/src/office/mark.rs first"
    );
}
