//! What every writer of open data is given: what may be seen, how things are called, and where the register is to be found.
//! Not for deciding what may be seen: that is the view's.

use plan::{Because, Date, Kind, Lang, Life, PartyKey, Status, Strength, Timestamp, View};

/// Something that open data calls by a word or tells in a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Term<'a> {
    /// What a table holds, by its permanent name.
    Table(&'a str),
    /// What a column holds, by its permanent name.
    Column(&'a str),
    /// The title of the whole, and of feeds and calendars.
    Title(&'a str),
    /// Something that falls on a day.
    Event(&'a str),
    /// A kind of initiative.
    Kind(Kind),
    /// A status.
    Status(Status),
    /// A life.
    Life(Life),
    /// Why something was stopped.
    Because(Because),
    /// How strongly an initiative serves a provision.
    Strength(Strength),
    /// A text of a file that comes back from an office, by its permanent name.
    Form(&'a str),
}

/// Says a term in a language.
pub type Say<'a> = dyn Fn(Term<'_>, Lang) -> String + Sync + 'a;

/// A register as one viewer may see it, about to be written out.
#[derive(Clone, Copy)]
pub struct Publication<'a> {
    /// What may be seen, and as at when.
    pub view: &'a View<'a>,
    /// Words for people.
    pub say: &'a Say<'a>,
    /// Where the register is served, without a slash at its end; where that is not known, addresses are names of this register.
    pub site: Option<&'a str>,
}

impl<'a> Publication<'a> {
    /// An address of something in the register: `/initiatives/central-asia:CA-062`.
    pub fn address(&self, path: &str) -> String {
        let escaped = escape(path);
        match self.site {
            Some(site) => format!("{site}/{escaped}"),
            None => format!("urn:jpoa:{}", escaped.replace('/', ":")),
        }
    }

    /// The time for which a file speaks: that of the last entry; before the first, the beginning of the day of the view.
    pub fn time(&self) -> Timestamp {
        self.view.stamp().at.unwrap_or_else(|| midnight(self.view.as_at()))
    }

    /// Who keeps the register.
    pub(crate) fn secretariat(&self) -> Option<&'a PartyKey> {
        self.view.region().map(|region| &region.secretariat)
    }
}

/// The beginning of a day, in UTC.
pub(crate) fn midnight(day: Date) -> Timestamp {
    let text = format!("{day}T00:00:00Z");
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Letters that an address can hold as they are; all others by the numbers of their bytes.
fn escape(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}
