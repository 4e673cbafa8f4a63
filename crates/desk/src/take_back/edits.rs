//! What was edited in a file, held against the register as it is now: what may be done becomes a job, what may not is a finding
//! with its place. Nothing is recorded here.

use super::rows::{Told, gather};
use crate::desk::By;
use crate::load::{Edited, Loaded};
use exchange::office::{Field, Ground, NotUnderstood, Returned, ReturnedCell, ReturnedRow};
use plan::{
    Because, Becomes, Bond, Changed, Claim, Contribution, Deed, Finding, Initiative, InitiativeKey, PartialDate, PartyKey,
    ProvisionKey, Role, Severity, SourceKey, Spot, Status, Strength, SubmissionStanding, Viewer, Visibility,
};

/// The register as it was and as it is, and who looks.
pub(super) struct Grounds<'a> {
    pub(super) then: Ground<'a>,
    pub(super) now: Ground<'a>,
    pub(super) by: &'a By,
}

/// What is to be done for one row or entry.
#[derive(Default)]
pub(super) struct Job {
    pub(super) spot: Spot,
    /// Which entry; none for a new one.
    pub(super) key: Option<InitiativeKey>,
    /// The entry as it is to be recorded or handed in.
    pub(super) record: Option<Box<Initiative>>,
    pub(super) status: Option<(Status, Option<Because>, Option<PartialDate>)>,
    pub(super) stated: Vec<(ProvisionKey, Strength)>,
    pub(super) withdrawn: Vec<ProvisionKey>,
    pub(super) visibility: Option<Visibility>,
    pub(super) confirm: bool,
    /// Whether it would end before it begins.
    reversed: bool,
}

impl Job {
    fn is_idle(&self) -> bool {
        self.record.is_none()
            && self.status.is_none()
            && self.stated.is_empty()
            && self.withdrawn.is_empty()
            && self.visibility.is_none()
            && !self.confirm
    }
}

/// Finds what is to be done, and tells it.
pub(super) fn find(grounds: &Grounds<'_>, file: &Returned, name: &str) -> (Vec<Job>, Loaded) {
    let mut loaded = Loaded { findings: file.findings.clone(), ..Loaded::default() };
    let rows = gather(grounds, file, name, &mut loaded.findings);
    loaded.counts.rejected = rows.unknown;
    loaded.counts.read = rows.unknown + (rows.told.len() + rows.new.len()) as u64;
    let source = format!("{name}@{}", file.mark.entry);
    let mut jobs = Vec::new();
    for told in rows.told {
        let before = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let disputed = told.disputed;
        let job = known(grounds, told, &source, &mut loaded);
        let refused = disputed || loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).count() > before;
        match job {
            Some(job) => {
                loaded.counts.updated += 1;
                jobs.push(job);
            }
            None if refused => loaded.counts.rejected += 1,
            None => loaded.counts.unchanged += 1,
        }
    }
    for row in rows.new {
        match new(grounds, row, file.mark.party.as_ref(), &mut loaded) {
            Ok(Some(job)) => {
                loaded.counts.entered += 1;
                jobs.push(job);
            }
            Ok(None) => loaded.counts.unchanged += 1,
            Err(finding) => {
                loaded.counts.rejected += 1;
                loaded.findings.push(*finding);
            }
        }
    }
    loaded.findings.sort_by_key(|finding| (finding.place.line, finding.severity));
    (jobs, loaded)
}

/// What is to be done for an entry that is there.
fn known(grounds: &Grounds<'_>, told: Told, source: &str, loaded: &mut Loaded) -> Option<Job> {
    let now = grounds.now.view.initiative(&told.key)?.get();
    let then = grounds.then.view.initiative(&told.key)?.get();
    let viewer = &grounds.by.viewer;
    let bond = viewer.bond(now);
    let mut edited = now.clone();
    let mut fields: Vec<(Field, String)> = Vec::new();
    let mut claims: Vec<Claim> = Vec::new();
    for (field, cell) in told.cells {
        let (text, spot) = (cell.text.clone(), cell.spot(0));
        let (was, is) = (grounds.then.said(field, then), grounds.now.said(field, now));
        // Whoever confirmed it since has said so already.
        let confirmed = field == Field::Still && now.confirmed != then.confirmed;
        if is == text || confirmed && now.confirmed.as_ref().map(|told| &told.by) == viewer.party() {
            continue;
        }
        let about =
            |code, severity| Finding::new(code, severity, spot.clone()).with("initiative", &told.key).with("field", field.name());
        if !viewer.may(deed(field), bond) {
            loaded.findings.push(about("office-not-yours", Severity::Error).with("text", &text));
            continue;
        }
        let mut tried = edited.clone();
        if let Err(wrong) = grounds.now.put(field, &text, &mut tried) {
            loaded.findings.push(unknown(&cell, &wrong).with("initiative", &told.key));
            continue;
        }
        // The same in other words is no edit.
        let said = grounds.now.said(field, &tried);
        if field != Field::Still && (said == is || said == was) {
            continue;
        }
        if is != was {
            let conflict = about("office-conflict", Severity::Warning).with("was", &was).with("is", &is).with("text", &text);
            loaded.findings.push(conflict);
            claims.push(claim(field, &text, &tried, source));
            continue;
        }
        edited = tried;
        fields.push((field, text));
    }
    let mut job = Job { spot: told.spot, key: Some(told.key.clone()), ..Job::default() };
    under(grounds, &told.under, &told.key, bond, &mut edited, loaded);
    job.confirm = fields.iter().any(|(field, _)| *field == Field::Still);
    settle(grounds, now, edited, claims, &mut job);
    if edited_wrongly(now, &mut job, &mut fields, loaded) {
        return None;
    }
    if waits_already(grounds, &job, &fields) {
        job.record = None;
        fields.retain(|(field, _)| deed(*field) != Deed::RecordInitiative);
    }
    if job.is_idle() {
        return None;
    }
    for (field, text) in &fields {
        let was = grounds.now.said(*field, now);
        loaded.edits.push(Edited { initiative: told.key.clone(), field: field.name(), was, becomes: text.clone() });
    }
    let mut names: Vec<String> = fields.iter().map(|(field, _)| field.name().to_owned()).collect();
    if !job.stated.is_empty() && !names.iter().any(|name| name == Field::Provisions.name()) {
        names.push(Field::Provisions.name().to_owned());
    }
    if !names.is_empty() {
        loaded.changes.push(Changed { initiative: told.key, what: Becomes::Changed, fields: names });
    }
    Some(job)
}

/// A cell that is no value of its field.
fn unknown(cell: &ReturnedCell, wrong: &NotUnderstood) -> Finding {
    let code = if wrong.lacks_currency { "office-currency-missing" } else { "office-value-unknown" };
    let finding = Finding::new(code, Severity::Error, cell.spot(wrong.part)).with("field", cell.field.name());
    finding.with("text", cell.wrong(wrong))
}

/// Tells what no deed would take: a period that ends before it begins, and something stopped without a reason.
fn edited_wrongly(now: &Initiative, job: &mut Job, fields: &mut Vec<(Field, String)>, loaded: &mut Loaded) -> bool {
    let about = |code| {
        let key = job.key.as_ref().map_or("", |key| key.as_str());
        Finding::new(code, Severity::Error, job.spot.clone()).with("initiative", key)
    };
    if job.reversed {
        loaded.findings.push(about("office-ends-before-start"));
        return true;
    }
    if let Some((Status::Suspended | Status::Cancelled, None, _)) = job.status {
        loaded.findings.push(about("office-reason-missing"));
        job.status = None;
        if let Some(record) = &mut job.record {
            (record.status, record.because) = (now.status, now.because);
        }
        fields.retain(|(field, _)| *field != Field::Status);
    }
    false
}

/// The deed that an edited cell asks for.
fn deed(field: Field) -> Deed {
    match field {
        Field::Still => Deed::ConfirmInitiative,
        Field::Status | Field::Because => Deed::SetStatus,
        Field::Provisions => Deed::StateContribution,
        Field::Visibility => Deed::SetVisibility,
        Field::Title
        | Field::Description
        | Field::Kind
        | Field::Providers
        | Field::Lead
        | Field::Implementer
        | Field::Funder
        | Field::Partner
        | Field::Where
        | Field::States
        | Field::Areas
        | Field::Budgets
        | Field::Term
        | Field::Start
        | Field::End => Deed::RecordInitiative,
    }
}

/// What the file says of a field on which the register has moved on; under the names that claims have.
fn claim(field: Field, text: &str, tried: &Initiative, source: &str) -> Claim {
    let (name, value) = match field {
        Field::Status => ("status", tried.status.name()),
        Field::Start => ("period.start", text),
        Field::End => ("period.end", text),
        Field::Where | Field::States | Field::Areas => ("places", text),
        Field::Budgets => ("budget", text),
        other => (other.name(), text),
    };
    Claim { field: name.into(), value: value.into(), source: source.into() }
}

/// Contributions to the provisions under which an entry was put in a matrix.
fn under(
    grounds: &Grounds<'_>,
    under: &[(String, Spot)],
    key: &InitiativeKey,
    bond: Bond,
    edited: &mut Initiative,
    loaded: &mut Loaded,
) {
    for (number, spot) in under {
        let about = |code| Finding::new(code, Severity::Error, spot.clone()).with("initiative", key).with("text", number);
        let said = grounds.now.said(Field::Provisions, edited);
        let with = if said.is_empty() { number.clone() } else { format!("{said}; {number}") };
        if !grounds.by.viewer.may(Deed::StateContribution, bond) {
            loaded.findings.push(about("office-not-yours").with("field", Field::Provisions.name()));
        } else if grounds.now.put(Field::Provisions, &with, edited).is_err() {
            loaded.findings.push(about("office-value-unknown").with("field", Field::Provisions.name()));
        }
    }
}

/// Parts what was edited into the deeds it asks for. What a participant corrects waits as a whole, with all it says.
fn settle(grounds: &Grounds<'_>, now: &Initiative, mut edited: Initiative, claims: Vec<Claim>, job: &mut Job) {
    let keeps = matches!(grounds.by.viewer, Viewer::Secretariat(_));
    let new: Vec<Claim> = claims.into_iter().filter(|claim| !now.claims.contains(claim)).collect();
    job.reversed = edited.period.is_reversed() && !now.period.is_reversed();
    edited.claims = now.claims.iter().cloned().chain(new).collect();
    if (edited.status, edited.because) != (now.status, now.because) {
        job.status = Some((edited.status, edited.because, edited.period.end));
    } else if edited.period.end != now.period.end && edited.period.end.is_some() {
        job.status = Some((now.status, now.because, edited.period.end));
    }
    let is_new = |to: &&Contribution| !now.contributions.contains(to);
    job.stated = edited.contributions.iter().filter(is_new).map(|to| (to.to.clone(), to.strength)).collect();
    let gone = now.contributions.iter().filter(|to| edited.contributions.iter().all(|stays| stays.to != to.to));
    job.withdrawn = gone.map(|to| to.to.clone()).collect();
    if edited.visibility != now.visibility {
        job.visibility = Some(std::mem::replace(&mut edited.visibility, now.visibility.clone()));
    }
    let mut alone = edited.clone();
    (alone.status, alone.because) = (now.status, now.because);
    if job.status.is_some() && edited.period.end.is_some() {
        alone.period.end = now.period.end;
    }
    alone.contributions.clone_from(&now.contributions);
    if alone == *now {
        return;
    }
    if keeps {
        job.record = Some(Box::new(alone));
        return;
    }
    let by = grounds.by.viewer.party().cloned();
    let standing = grounds.by.viewer.says_of_contribution(grounds.by.viewer.bond(now));
    let signed = |to: &Contribution| match now.contributions.contains(to) {
        true => to.clone(),
        false => Contribution { standing, by: by.clone(), ..to.clone() },
    };
    edited.contributions = edited.contributions.iter().map(signed).collect();
    job.record = Some(Box::new(edited));
}

/// Whether a correction that says all this waits for the secretariat already.
fn waits_already(grounds: &Grounds<'_>, job: &Job, fields: &[(Field, String)]) -> bool {
    let Some(record) = &job.record else { return false };
    let ours = |by: &PartyKey| grounds.by.viewer.party() == Some(by);
    let corrected: Vec<_> = fields.iter().filter(|(field, _)| deed(*field) == Deed::RecordInitiative).collect();
    grounds.now.view.submissions().any(|submission| {
        let told = &submission.initiative;
        submission.standing == SubmissionStanding::Waiting
            && ours(&submission.by)
            && told.key == record.key
            && corrected.iter().all(|(field, text)| grounds.now.said(*field, told) == *text)
            && record.claims.iter().all(|claim| told.claims.contains(claim))
    })
}

/// A row without an address: a new initiative, unless one of its title is there.
fn new(
    grounds: &Grounds<'_>,
    row: &ReturnedRow,
    owner: Option<&PartyKey>,
    loaded: &mut Loaded,
) -> Result<Option<Job>, Box<Finding>> {
    let about = |code| Finding::new(code, Severity::Error, row.spot.clone());
    let viewer = &grounds.by.viewer;
    let Some(owner) = owner.or(viewer.party()) else { return Ok(None) };
    let mut initiative = Initiative::new(InitiativeKey::within(owner.as_str(), "new"), SourceKey::new(owner.as_str()));
    for cell in row.cells.iter().filter(|cell| !cell.text.is_empty()) {
        if let Err(wrong) = grounds.now.put(cell.field, &cell.text, &mut initiative) {
            return Err(Box::new(unknown(cell, &wrong).with("initiative", "")));
        }
    }
    if initiative.title.is_empty() {
        return Err(Box::new(about("row-without-title").with("title", "")));
    }
    if let Some(number) = &row.provision {
        let mut with = initiative.clone();
        if grounds.now.put(Field::Provisions, number, &mut with).is_ok() {
            initiative = with;
        }
    }
    let written = initiative.clone();
    let takes_part = matches!(viewer, Viewer::Secretariat(_)) && grounds.by.viewer.party() == Some(owner);
    if !takes_part && !initiative.roles.includes(owner) {
        let role = if initiative.roles.in_role(Role::Lead).next().is_none() { Role::Lead } else { Role::Partner };
        let with = initiative.roles.iter().map(|(role, who)| (role, who.clone()));
        initiative.roles = plan::Participants::collect(with.chain([(role, plan::Who::Party(owner.clone()))]).collect::<Vec<_>>());
    }
    let title = grounds.now.said(Field::Title, &initiative);
    let view = grounds.now.view;
    let entries = view.initiatives().map(|known| known.get());
    let handed_in =
        view.submissions().filter(|known| known.standing == SubmissionStanding::Waiting).map(|known| &known.initiative);
    let ours = |known: &&Initiative| known.source.as_str() == owner.as_str() || known.roles.includes(owner);
    if let Some(known) = entries.chain(handed_in).filter(ours).find(|known| grounds.now.said(Field::Title, known) == title) {
        let same = |field: Field| grounds.now.said(field, known) == grounds.now.said(field, &written);
        if row.cells.iter().all(|cell| cell.text.is_empty() || same(cell.field)) {
            return Ok(None);
        }
        return Err(Box::new(about("office-new-known").with("initiative", &known.key)));
    }
    if !viewer.may(Deed::RecordInitiative, viewer.bond(&initiative)) {
        return Err(Box::new(about("office-not-yours").with("initiative", title.as_str()).with("field", "id").with("text", "")));
    }
    initiative.as_of = Some(view.as_at().into());
    let standing = grounds.by.viewer.says_of_contribution(grounds.by.viewer.bond(&initiative));
    let by = viewer.party().cloned();
    initiative.contributions =
        initiative.contributions.iter().map(|to| Contribution { standing, by: by.clone(), ..to.clone() }).collect();
    let key = initiative.key.clone();
    loaded.changes.push(Changed { initiative: key, what: Becomes::New, fields: Vec::new() });
    Ok(Some(Job { spot: row.spot.clone(), record: Some(Box::new(initiative)), ..Job::default() }))
}
