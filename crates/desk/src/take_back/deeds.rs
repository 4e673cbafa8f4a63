//! Does what was edited, one deed after the other, each as if it were done by hand, on a copy of the entry; what comes of them is put
//! as the records of one load. A deed that is refused is a finding with its place, and the others go on. Not for finding out what was
//! edited.

use super::edits::Job;
use crate::Refusal;
use crate::desk::By;
use crate::initiative::{confirmed, stated, status_set, visibility_set, withdrawn};
use crate::load::Loaded;
use crate::submission::ready;
use plan::{Bond, Change, Deed, Finding, Initiative, InitiativeKey, PartyKey, Record, Severity, Submitted, View, Viewer};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What came of the edits of a file.
#[derive(Default)]
pub(super) struct Done {
    /// What is to be put, in the order of the file.
    pub(super) records: Vec<Record>,
    /// How many entries are new in the register at once, and how many changed.
    pub(super) entered: u64,
    pub(super) updated: u64,
}

/// Does all jobs on copies.
pub(super) fn do_all(view: &View<'_>, by: &By, owner: &PartyKey, jobs: &[Job], loaded: &mut Loaded) -> Done {
    let mut done = Done::default();
    let given: RefCell<BTreeSet<InitiativeKey>> = RefCell::default();
    let taken = |key: &InitiativeKey| view.is_taken(key) || given.borrow().contains(key);
    let keeps = matches!(by.viewer, Viewer::Secretariat(_));
    for job in jobs {
        let known = job.key.as_ref().and_then(|key| view.initiative(key)).map(plan::Released::get);
        let mut copy = known.cloned();
        if let Some(told) = &job.record {
            match ready(view, by, owner, told, &taken) {
                Ok(Some(initiative)) if keeps => copy = Some(initiative),
                Ok(Some(initiative)) => {
                    given.borrow_mut().insert(initiative.key.clone());
                    loaded.waiting += 1;
                    let (part, by) = (loaded.waiting as u32, by.viewer.party().unwrap_or(owner).clone());
                    done.records.push(Record::Submitted(Box::new(Submitted { part, by, initiative })));
                }
                Ok(None) => {}
                Err(refusal) => loaded.findings.push(refused(job, &refusal)),
            }
        }
        let Some(mut copy) = copy else { continue };
        given.borrow_mut().insert(copy.key.clone());
        let bond = known.map_or(Bond::None, |known| by.viewer.bond(known));
        for deed in deeds(view, by, job) {
            match deed(bond, &copy) {
                Ok(change) => copy.happens(&change, by.viewer.party().unwrap_or(owner), view.as_at().into()),
                Err(refusal) if refusal.code == "nothing-to-record" => {}
                Err(refusal) => loaded.findings.push(refused(job, &refusal)),
            }
        }
        if known != Some(&copy) {
            *(if known.is_some() { &mut done.updated } else { &mut done.entered }) += 1;
            done.records.push(Record::Initiative(Box::new(copy)));
        }
    }
    done
}

type Decide<'a> = Box<dyn Fn(Bond, &Initiative) -> Result<Change, Refusal> + 'a>;

/// What a row asks for beside what it corrects, in the order it is done.
fn deeds<'a>(view: &'a View<'_>, by: &'a By, job: &'a Job) -> Vec<Decide<'a>> {
    let mut all: Vec<Decide<'a>> = Vec::new();
    if let Some((status, because, end)) = job.status {
        all.push(Box::new(move |bond, it| {
            by.may(Deed::SetStatus, bond)?;
            status_set(it, status, because, end)
        }));
    }
    for (to, strength) in &job.stated {
        all.push(Box::new(move |bond, it| {
            by.may(Deed::StateContribution, bond)?;
            stated(view, by, it, to, *strength)
        }));
    }
    for from in &job.withdrawn {
        all.push(Box::new(move |bond, it| {
            by.may(Deed::WithdrawContribution, bond)?;
            withdrawn(it, from)
        }));
    }
    if let Some(visibility) = &job.visibility {
        all.push(Box::new(move |bond, it| {
            by.may(Deed::SetVisibility, bond)?;
            visibility_set(view, it, visibility)
        }));
    }
    if job.confirm {
        all.push(Box::new(move |bond, it| {
            by.may(Deed::ConfirmInitiative, bond)?;
            Ok(confirmed(it))
        }));
    }
    all
}

fn refused(job: &Job, refusal: &Refusal) -> Finding {
    let code = match refusal.code {
        "reason-missing" => "office-reason-missing",
        "ends-before-start" => "office-ends-before-start",
        _ => "office-refused",
    };
    let key = job.key.as_ref().map_or("", |key| key.as_str());
    Finding::new(code, Severity::Error, job.spot.clone()).with("initiative", key).with("code", refusal.code)
}
