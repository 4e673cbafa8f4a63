//! The mark of a file that went out: what it is, and from which journal entry, edition, language and day it was made.
//! It stands among the properties of the file, where office programs keep it, and once more in its text.

use plan::{Date, EditionKey, Lang, PartyKey};
use std::fmt;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How a mark begins, and how it goes on. The number counts how cells are worded, not the releases of the program.
const ANY: &str = "jpoa-office/";
const BEGINS: &str = "jpoa-office/1 ";
/// The name of the property it stands in.
pub(crate) const PROPERTY: &str = "jpoa-office";
/// The parts in which it is looked for, and how much of each is read; a workbook has it on its first sheet.
const PARTS: [(&str, u64); 3] =
    [("docProps/custom.xml", 1 << 20), ("word/document.xml", 64 << 20), ("xl/sharedStrings.xml", 1 << 20)];

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The matrix as a document.
    Matrix,
    /// The workbook of a party.
    Workbook,
}

/// From what a file was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// The journal entry; 0 for the plan that ships, without a register.
    pub entry: u64,
    /// The beginning of the hash of that entry, so that a file of another register is known.
    pub head: String,
    /// The edition.
    pub edition: EditionKey,
    /// Its language.
    pub lang: Lang,
    /// The day.
    pub as_at: Date,
    /// Whose workbook it is.
    pub party: Option<PartyKey>,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Matrix => "matrix",
            Kind::Workbook => "workbook",
        };
        let Self { entry, head, edition, lang, as_at, .. } = self;
        write!(f, "{BEGINS}{kind} entry:{entry} head:{head} edition:{edition} lang:{lang} as-at:{as_at}")?;
        match &self.party {
            Some(party) => write!(f, " party:{party}"),
            None => Ok(()),
        }
    }
}

impl Mark {
    /// Reads a mark from where it begins; none where it is broken.
    fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix(BEGINS)?;
        let text = text.split(['<', '"', '\n']).next()?;
        let mut words = text.split_whitespace();
        let kind = match words.next()? {
            "matrix" => Kind::Matrix,
            "workbook" => Kind::Workbook,
            _ => return None,
        };
        let words: Vec<(&str, &str)> = words.map_while(|word| word.split_once(':')).collect();
        let of = |name: &str| words.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        Some(Self {
            kind,
            entry: of("entry")?.parse().ok()?,
            head: of("head")?.to_owned(),
            edition: EditionKey::new(of("edition")?),
            lang: Lang::parse(of("lang")?)?,
            as_at: of("as-at")?.parse().ok()?,
            party: of("party").map(PartyKey::new),
        })
    }

    /// The mark of a file; none where it has none, or one that this program does not know.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        look(bytes, &|text| text.match_indices(BEGINS).find_map(|(at, _)| Self::parse(&text[at..])))
    }

    /// Whether a file has a mark, also one of another release.
    pub(crate) fn is_there(bytes: &[u8]) -> bool {
        let begins = |text: &str| {
            let mut found = text.match_indices(ANY).map(|(at, _)| &text[at + ANY.len()..]);
            found.any(|rest| rest.starts_with(|first: char| first.is_ascii_digit())).then_some(())
        };
        look(bytes, &begins).is_some()
    }
}

/// What stands in one of the parts that can bear a mark.
fn look<T>(bytes: &[u8], find: &dyn Fn(&str) -> Option<T>) -> Option<T> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    PARTS.iter().find_map(|(name, most)| {
        let mut text = Vec::new();
        // What is broken further on is told by whoever reads the file.
        let _ = zip.by_name(name).ok()?.take(*most).read_to_end(&mut text);
        find(&String::from_utf8_lossy(&text))
    })
}
