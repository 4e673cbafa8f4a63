//! One IATI file as a whole: puts together what its pieces say, in their order, and knows what holds across them.
//! Not for reading a piece.

use super::piece::{self, Became, Said};
use super::pieces::Piece;
use super::place::{Broken, End, Place, Root};
use crate::encoding::Conversion;
use crate::notes::Notes;
use crate::rejects::{self, Rejected, RejectedAt};
use crate::{Origin, Reading};
use plan::{Finding, Initiative, Placed, Severity, Spot};
use std::collections::HashSet;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

/// Makes something of an initiative, on any core.
pub(crate) type Work<'a, T> = dyn Fn(Placed<Initiative>) -> T + Sync + 'a;

/// A file while it is read.
pub(crate) struct File<'a, T> {
    origin: &'a Origin<'a>,
    work: &'a Work<'a, T>,
    take: &'a mut (dyn FnMut(T) + Send),
    notes: Notes,
    read: u64,
    rejected: u64,
    rejects: Vec<Rejected>,
    /// The identifiers met, as hashes: a file can have millions of them.
    identifiers: HashSet<u64>,
    contacts: u64,
    broken_letters: (u64, u32),
    place: Place,
    /// What ended in the midst of something and waits for the piece after it.
    waits: Option<(Piece, Broken)>,
    is_over: bool,
}

impl<'a, T> File<'a, T> {
    /// Starts before the first piece.
    pub(crate) fn new(origin: &'a Origin<'a>, work: &'a Work<'a, T>, take: &'a mut (dyn FnMut(T) + Send)) -> Self {
        Self {
            origin,
            work,
            take,
            notes: Notes::default(),
            read: 0,
            rejected: 0,
            rejects: Vec::new(),
            identifiers: HashSet::new(),
            contacts: 0,
            broken_letters: (0, 0),
            place: Place::default(),
            waits: None,
            is_over: false,
        }
    }

    /// Where the next piece is likely to begin.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// Whether the rest of the file is not to be read.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Says why the file cannot be read on.
    pub(crate) fn critical(&mut self, code: &'static str, values: &[(&'static str, &str)]) {
        let finding = Finding::new(code, Severity::Critical, Spot::line(self.origin.file, 1));
        self.notes.push(values.iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
        self.is_over = true;
    }

    /// Takes the next piece with what was read in it; where it begins elsewhere than was thought, it is read anew.
    /// Gives its text back once nobody needs it.
    pub(crate) fn add(&mut self, piece: Piece, said: Said<T>) -> Option<String> {
        if self.is_over {
            return None;
        }
        let (piece, said) = match self.waits.take() {
            Some((before, _)) => {
                let joined = before.join(&piece);
                let said = piece::read(&joined, &self.place, self.origin, self.work);
                (joined, said)
            }
            None if said.from != self.place => {
                let said = piece::read(&piece, &self.place, self.origin, self.work);
                (piece, said)
            }
            None => (piece, said),
        };
        if let End::Within(broken) = said.end {
            self.waits = Some((piece, broken));
            return None;
        }
        self.settle(said);
        Some(piece.text)
    }

    /// Takes over what a piece says.
    fn settle(&mut self, said: Said<T>) {
        for activity in said.activities {
            self.read += 1;
            match activity {
                Became::Given { made, identifier, line } => {
                    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(&identifier);
                    if self.identifiers.insert(hash) {
                        (self.take)(made);
                    } else {
                        let spot = Spot::line(self.origin.file, line).what(format!("iati-identifier ({identifier})"));
                        self.reject(Finding::new("identifier-twice", Severity::Error, spot).with("identifier", identifier));
                    }
                }
                Became::Rejected(why) => self.reject(why),
                Became::Lost => self.rejected += 1,
            }
        }
        self.notes.absorb(said.notes);
        self.contacts += said.contacts;
        let (count, line) = said.broken_letters;
        self.broken_letters =
            (self.broken_letters.0 + count, if self.broken_letters.0 == 0 { line } else { self.broken_letters.1 });
        match said.end {
            End::Between(place) => self.place = place,
            End::Within(_) | End::Stopped => self.is_over = true,
        }
    }

    fn reject(&mut self, why: Finding) {
        self.rejected += 1;
        rejects::keep(&mut self.rejects, RejectedAt::Activity(self.read), &why);
        self.notes.push(why);
    }

    /// What is to be said about the file, once there are no more pieces; it ends on this line.
    pub(crate) fn finish(mut self, conversion: Conversion, line: u32) -> Reading {
        let file = self.origin.file;
        if let Some((piece, broken)) = self.waits.take() {
            // What is whole in it enters all the same.
            let mut said = piece::read(&piece, &self.place, self.origin, self.work);
            said.end = End::Stopped;
            self.settle(said);
            let message = broken.message.as_deref().unwrap_or("the file ends before </iati-activities>");
            self.notes.push(piece::broken(file, &broken.place, broken.line, message));
            self.read += u64::from(broken.in_activity);
            self.rejected += u64::from(broken.in_activity);
        } else if !self.is_over {
            let told = |message| Finding::new("xml-broken", Severity::Critical, Spot::line(file, line)).with("message", message);
            match self.place.root {
                Root::Awaited => self.notes.push(piece::not_iati(file, &self.place, line)),
                Root::Open(_) => self.notes.push(told("the file ends before </iati-activities>")),
                Root::Closed if !self.place.open.is_empty() => {
                    self.notes.push(told("the file ends before its first element does"));
                }
                Root::Closed => {}
            }
        }
        self.notes.extend(conversion.with(self.broken_letters).findings(file));
        let mut findings = self.notes.finish(file);
        findings.sort_by_key(|finding| finding.place.line);
        if self.contacts > 0 {
            let spot = Spot::line(file, 0).what("contact-info");
            findings.push(Finding::new("personal-data-left-out", Severity::Advisory, spot).with("count", self.contacts));
        }
        Reading {
            findings,
            columns: Vec::new(),
            rules: Some(super::standard::VERSION),
            rows: self.read,
            read: self.read,
            rejected: self.rejected,
            rejects: self.rejects,
            part: false,
        }
    }
}
