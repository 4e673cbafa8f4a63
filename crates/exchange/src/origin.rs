//! What a reader of initiatives is told about the file, and what it gives back beside the initiatives.
//! Not for plan folders: those say everything themselves.

use crate::Rejected;
use compact_str::CompactString;
use plan::{Finding, InitiativeKey, PartyKey, SourceKey, Who, Written};

/// Settles an organisation on a party of the register: its code in a public scheme where there is one, and its name.
pub type Parties<'a> = dyn Fn(Option<&str>, &str) -> Option<PartyKey> + Sync + 'a;

/// Where a file of initiatives comes from.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// The name of the file, as findings show it.
    pub file: &'a str,
    /// The source the initiatives belong to; also the name space of their references.
    pub source: &'a SourceKey,
    /// What the initiatives give as the place where they were read. It should stay the same from one
    /// version of the file to the next, else every initiative counts as changed.
    pub address: &'a str,
    /// Settles organisations on parties.
    pub parties: &'a Parties<'a>,
    /// What the person said of columns of a table: the heading, and a name out of [`crate::table::field_names`].
    /// It goes before what the headings themselves say.
    pub columns: &'a [(String, String)],
}

impl Origin<'_> {
    /// An organisation as a participant: a party where the register knows it, else the name as written.
    /// Of several names, in as many languages, the first is the one kept.
    pub(crate) fn who(&self, code: Option<&str>, names: &[&str]) -> Option<Who> {
        let first = names.first().copied().unwrap_or_default();
        if code.is_none() && first.is_empty() {
            return None;
        }
        let others = names.iter().skip(1);
        let party = (self.parties)(code, first).or_else(|| others.copied().find_map(|name| (self.parties)(None, name)));
        Some(party.map_or_else(
            || Who::Written(Box::new(Written { name: first.into(), code: code.map(CompactString::from) })),
            Who::Party,
        ))
    }

    /// The address of an initiative: a reference that names its own name space (`iati:…`) keeps it.
    pub(crate) fn key(&self, reference: &str) -> InitiativeKey {
        if reference.contains(':') {
            InitiativeKey::new(reference)
        } else {
            InitiativeKey::within(self.source.as_str(), reference)
        }
    }
}

/// What is to be said about a file of initiatives when it has been read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// For tables, each heading and the name of the field it was read as, if any; to be shown and remembered.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// For IATI, the versions of the code lists and rules the file was held against.
    pub rules: Option<&'static str>,
    /// How many rows or elements the file has in which an initiative, or a part of one, may stand.
    pub rows: u64,
    /// How many initiatives the file has; a row that is none because of an error in it counts as one.
    pub read: u64,
    /// How many of them were not given, because of an error in them.
    pub rejected: u64,
    /// Which those are, in the order of the file; of very many, the first.
    pub rejects: Vec<Rejected>,
    /// Whether it is a copy of records that were rejected once, and so a part of what its source says.
    pub part: bool,
}
