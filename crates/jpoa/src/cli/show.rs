//! `jpoa show`: one thing whole, whatever it is.

use super::args::{self, Cli};
use super::register::{Reading, edition};
use super::talk::Problem;
use super::{Outcome, output};
use crate::report::{Report, Teller, entry, json};
use plan::{ChallengeKey, MeetingKey, PartyKey, ProvisionKey, View};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Show) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let found = find(cli, &view, &args.id)?;
    let report = || Report {
        title: args.id.clone(),
        lead: vec![teller.lead()],
        sections: vec![entry::tell(&teller, &found).into_section(&teller)],
    };
    output::answer(
        cli,
        &teller,
        report,
        |page| entry::tell(&teller, &found).write(page, &teller.lead()),
        || json::one(&view, &found),
    )
}

/// Finds whatever bears the address: an initiative, a provision of the edition read, a party, a challenge, a meeting.
fn find<'a>(cli: &Cli, view: &View<'a>, written: &str) -> Result<entry::Found<'a>, Problem> {
    let not_found = match view.find_initiative(written) {
        Ok(initiative) => return Ok(entry::Found::Initiative(initiative)),
        Err(not_found) => not_found,
    };
    let edition = edition(cli, view)?;
    let provision = view.provision(&ProvisionKey::new(written)).or_else(|| view.provision(&edition.provision(written)));
    if let Some(provision) = provision {
        return Ok(entry::Found::Provision(provision));
    }
    let called = |party: &&plan::Party| party.key.as_str().eq_ignore_ascii_case(written);
    if let Some(party) = view.party(&PartyKey::new(written)).or_else(|| view.parties().find(called)) {
        return Ok(entry::Found::Party(party));
    }
    if let Some(challenge) = view.challenges().find(|challenge| challenge.key == ChallengeKey::new(written)) {
        return Ok(entry::Found::Challenge(Box::new(challenge)));
    }
    if let Some(meeting) = view.meeting(&MeetingKey::new(written)) {
        return Ok(entry::Found::Meeting(meeting));
    }
    Err(desk::unknown_initiative(written, &not_found.candidates).into())
}
