//! Does what was edited, one deed after the other, each as if it were done by hand. A deed that is refused is a finding with its
//! place, and the others go on. Not for finding out what was edited.

use super::edits::Job;
use crate::desk::{By, Desk};
use crate::load::Loaded;
use crate::submission::submit_for;
use crate::{Trouble, confirm_initiative, set_status, set_visibility, state_contribution, withdraw_contribution};
use plan::{Change, Entry, Finding, PartyKey, Severity};

/// Does all jobs, and tells the entries they were recorded as.
pub(super) async fn do_all(
    desk: &mut Desk,
    by: &By,
    owner: &PartyKey,
    jobs: &mut Vec<Job>,
    loaded: &mut Loaded,
) -> Result<(), Trouble> {
    for job in jobs.drain(..) {
        let key = job.key.as_ref().map_or("", |key| key.as_str()).to_owned();
        let mut done: Vec<Result<Entry, Trouble>> = Vec::new();
        if let Some(initiative) = &job.record {
            done.push(submit_for(desk, by, owner, initiative, None).await);
        }
        if let Some((status, because, end)) = job.status {
            done.push(set_status(desk, by, &key, status, because, end).await);
        }
        for (to, strength) in &job.stated {
            done.push(state_contribution(desk, by, &key, to, *strength).await);
        }
        for from in &job.withdrawn {
            done.push(withdraw_contribution(desk, by, &key, from).await);
        }
        if let Some(visibility) = job.visibility {
            done.push(set_visibility(desk, by, &key, visibility).await);
        }
        if job.confirm {
            done.push(confirm_initiative(desk, by, &key).await);
        }
        for outcome in done {
            match outcome {
                Ok(entry) => {
                    loaded.waiting += u64::from(matches!(entry.change, Change::InitiativeSubmitted { .. }));
                    loaded.entry = Some(entry.seq);
                }
                Err(Trouble::Refusal(refusal)) if refusal.code == "nothing-to-record" => {}
                Err(Trouble::Refusal(refusal)) => {
                    let code = match refusal.code {
                        "reason-missing" => "office-reason-missing",
                        "ends-before-start" => "office-ends-before-start",
                        _ => "office-refused",
                    };
                    let finding = Finding::new(code, Severity::Error, job.spot.clone()).with("initiative", &key);
                    loaded.findings.push(finding.with("code", refusal.code));
                }
                Err(fault) => return Err(fault),
            }
        }
    }
    Ok(())
}
