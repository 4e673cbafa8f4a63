//! Who reports which initiatives, under which identifiers. Not for writing them.

use crate::Publication;
use plan::{Initiative, InitiativeKey, Life, Party, PartyKey, Released, Role, Status, View, Who, life};
use std::collections::{BTreeMap, HashMap};

/// An organisation that reports, and what it reports.
pub struct ReporterFile<'a> {
    /// Who it is.
    pub reporter: Reporter,
    /// What it reports, in the order of the addresses.
    pub initiatives: Vec<Released<&'a Initiative>>,
    /// The parts of each initiative that has any, for all files together.
    pub(super) children: std::sync::Arc<HashMap<InitiativeKey, Vec<InitiativeKey>>>,
}

/// An organisation that reports.
#[derive(Clone, PartialEq, Debug)]
pub struct Reporter {
    /// Its identifier, as IATI wants it: agency and number.
    pub id: String,
    /// The party, where the register knows it.
    pub party: Option<PartyKey>,
    /// Its name where it is no party.
    pub name: Box<str>,
    /// Whether it keeps the register and reports for others.
    pub stands_in: bool,
}

/// How many initiatives a file of this form has no room for, by what they lack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LeftOut {
    /// Neither a first nor a last day is known.
    pub undated: u64,
    /// Nobody is known to take part.
    pub nobody: u64,
    /// Neither source nor dates say where it stands.
    pub unclear: u64,
}

impl LeftOut {
    /// All of them.
    pub fn total(self) -> u64 {
        self.undated + self.nobody + self.unclear
    }
}

/// All initiatives that can be said, by who reports them: those who told the register, and the secretariat for all others.
pub fn by_reporter<'a>(publication: &Publication<'a>) -> (Vec<ReporterFile<'a>>, LeftOut) {
    let view = publication.view;
    let mut left_out = LeftOut::default();
    let mut files: BTreeMap<String, (Reporter, Vec<Released<&'a Initiative>>)> = BTreeMap::new();
    let mut children: HashMap<InitiativeKey, Vec<InitiativeKey>> = HashMap::new();
    for initiative in view.initiatives() {
        let whole = initiative.get();
        if whole.period.is_unknown() {
            left_out.undated += 1;
        } else if !whole.roles.iter().any(|(role, _)| role != Role::Reporter) {
            left_out.nobody += 1;
        } else if status(view, whole).is_none() {
            left_out.unclear += 1;
        } else {
            let reporter = of(publication, whole);
            let file = files.entry(reporter.id.clone()).or_insert_with(|| (reporter, Vec::new()));
            file.1.push(initiative);
            if let Some(parent) = &whole.parent {
                children.entry(parent.clone()).or_default().push(whole.key.clone());
            }
        }
    }
    let children = std::sync::Arc::new(children);
    let files = files.into_values();
    let files = files.map(|(reporter, initiatives)| ReporterFile { reporter, initiatives, children: children.clone() });
    (files.collect(), left_out)
}

/// Who reports an initiative.
pub(super) fn of(publication: &Publication<'_>, initiative: &Initiative) -> Reporter {
    let known = initiative.roles.in_role(Role::Reporter).find_map(|who| match who {
        Who::Party(key) => {
            let id = publication.view.party(key).and_then(|party| registered(party, Some(initiative)))?;
            Some(Reporter { id, party: Some(key.clone()), name: Box::default(), stands_in: false })
        }
        Who::Written(written) => {
            let id = written.code.as_deref().filter(|code| is_identifier(code))?.to_owned();
            Some(Reporter { id, party: None, name: written.name.clone(), stands_in: false })
        }
    });
    known.unwrap_or_else(|| {
        let party = publication.secretariat();
        let id = party.map_or_else(|| "XX-JPOA-REGISTER".to_owned(), |key| identifier(publication.view, key));
        Reporter { id, party: party.cloned(), name: "Register".into(), stands_in: true }
    })
}

/// The identifier of an initiative in IATI: its own where it has one, else who reports it, its source and its reference.
pub(super) fn activity(publication: &Publication<'_>, initiative: &Initiative) -> String {
    match initiative.key.as_str().strip_prefix("iati:") {
        Some(own) => own.to_owned(),
        None => {
            let of_whom = of(publication, initiative).id;
            let own: String = initiative.key.as_str().chars().map(|c| if is_allowed(c) { c } else { '_' }).collect();
            format!("{of_whom}-{}", own.replace(':', "-"))
        }
    }
}

/// The identifier of a party: a registered one, else one that says that nobody registered it.
pub(super) fn identifier(view: &View<'_>, key: &PartyKey) -> String {
    let known = view.party(key).and_then(|party| registered(party, None));
    known.unwrap_or_else(|| {
        let own: String = key.as_str().chars().map(|c| if is_allowed(c) { c.to_ascii_uppercase() } else { '_' }).collect();
        format!("XX-JPOA-{own}")
    })
}

/// The identifier of a party in the registry; of several, the one with which the identifier of the initiative begins.
pub(super) fn registered(party: &Party, initiative: Option<&Initiative>) -> Option<String> {
    let codes = party.identifiers.iter().filter(|id| matches!(&*id.scheme, "iati" | "org-id")).map(|id| &*id.code);
    let mut codes = codes.filter(|code| is_identifier(code)).peekable();
    let own = initiative.and_then(|initiative| initiative.key.as_str().strip_prefix("iati:"));
    let begins = |code: &&str| own.is_some_and(|own| own.strip_prefix(code).is_some_and(|rest| rest.starts_with('-')));
    let first = codes.peek().copied();
    codes.find(begins).or(first).map(str::to_owned)
}

/// Whether a code looks like an agency and a number: `XM-DAC-41114`.
fn is_identifier(code: &str) -> bool {
    code.contains('-') && code.chars().all(is_allowed)
}

/// Characters that IATI allows in identifiers, without those that would be read differently.
fn is_allowed(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '/' | '&' | '|' | '?' | '<' | '>' | '"')
}

/// The status of an initiative in the list of IATI; where its source gives none, what its dates say.
pub(super) fn status(view: &View<'_>, initiative: &Initiative) -> Option<&'static str> {
    Some(match initiative.status {
        Status::Intended | Status::Planned => "1",
        Status::Running => "2",
        Status::Completed => "4",
        Status::Cancelled => "5",
        Status::Suspended => "6",
        Status::Unknown => match life(initiative, view.as_at()) {
            Life::Intended => "1",
            Life::Running => "2",
            Life::Ended => "4",
            Life::Cancelled => "5",
            Life::Suspended => "6",
            Life::Unclear => return None,
        },
    })
}
