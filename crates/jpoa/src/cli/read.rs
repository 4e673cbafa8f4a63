//! The commands that read: stock-take, matrix, gaps, initiatives, one thing, the journal.

use super::args::{self, Cli, Format};
use super::register::{Reading, edition};
use super::talk::Problem;
use super::{Outcome, output, word};
use crate::report::matrix::Standings;
use crate::report::{
    Report, Teller, entry, gaps as gaps_report, initiatives as list, json, log as journal, matrix as matrix_report,
    stocktake as stock, years as years_report,
};
use plan::{ChallengeKey, Coverage, EditionKey, Filter, Gap, Kind, Life, MeetingKey, PartyKey, ProvisionKey, Reason, View};
use serde::Serialize;
use words::Words;

pub(crate) async fn stocktake(cli: &Cli, words: &Words) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let take = plan::take(&view, &edition).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    output::answer(
        cli,
        &teller,
        || stock::report(&teller, &take),
        |page| stock::write(page, &teller, &take),
        || json::stocktake(&teller, &take),
    )
}

/// The matrix of an edition with why each cell stands as it does: what `matrix` and `gaps` both show.
struct Counted {
    edition: EditionKey,
    coverage: Coverage,
    gaps: Vec<Gap>,
    settled: Vec<(usize, usize)>,
}

fn count(cli: &Cli, view: &View<'_>) -> Result<Counted, Problem> {
    let edition = edition(cli, view)?;
    let coverage = Coverage::take(view, &edition).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let (gaps, settled) = (plan::gaps(view, &coverage), plan::settled(view, &coverage));
    Ok(Counted { edition, coverage, gaps, settled })
}

pub(crate) async fn matrix(cli: &Cli, words: &Words, args: &args::Matrix) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    if let Some(span) = &args.years {
        return through_years(cli, &teller, args, span);
    }
    let counted = count(cli, &view)?;
    let only = args.provision.as_deref().map(|written| number(&counted.edition, written, &view)).transpose()?;
    let standings = Standings::of(&counted.coverage, &counted.gaps, &counted.settled);
    let report = || Report {
        title: teller.say("section-coverage"),
        lead: vec![teller.lead()],
        sections: vec![matrix_report::section(&teller, &counted.coverage, &standings, only.as_deref())],
    };
    output::answer(
        cli,
        &teller,
        report,
        |page| {
            report().open(page);
            matrix_report::write(page, &teller, &counted.coverage, &standings, only.as_deref());
            page.paragraph(crate::terminal::Tone::Quiet, &teller.say("rule-coverage"));
        },
        || json::matrix(&teller, &counted.coverage, &standings, only.as_deref()),
    )
}

/// The matrix with years across, for one State or all of them together.
fn through_years(cli: &Cli, teller: &Teller<'_>, args: &args::Matrix, span: &str) -> Result<Outcome, Problem> {
    let year =
        |text: Option<&str>| text.and_then(|text| text.trim().parse::<i16>().ok()).filter(|year| (1900..=2100).contains(year));
    let mut ends = span.splitn(2, ['-', '–']);
    let (first, last) = (year(ends.next()), year(ends.next()));
    let (Some(first), Some(last)) = (first, last.or(first)) else {
        return Err(Problem::Usage("usage-years", vec![("text", span.to_owned())]));
    };
    let edition = edition(cli, teller.view)?;
    let only = args.provision.as_deref().map(|written| number(&edition, written, teller.view)).transpose()?;
    let state = args.state.as_deref().map(|text| party(text, teller.view)).transpose()?;
    let years = plan::Years::take(teller.view, &edition, first..=last).ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let asked = years_report::Asked { only: only.as_deref(), state: state.as_ref() };
    let report = || Report {
        title: teller.say("section-years"),
        lead: vec![teller.lead()],
        sections: vec![years_report::section(teller, &years, asked)],
    };
    output::answer(
        cli,
        teller,
        report,
        |page| write_report(page, teller, &report()),
        || years_report::json(teller, &years, asked),
    )
}

pub(crate) async fn gaps(cli: &Cli, words: &Words, args: &args::Gaps) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let mut counted = count(cli, &view)?;
    let reason = args.reason.as_deref().map(|text| one_of(text, &Reason::ALL)).transpose()?;
    let state = args.state.as_deref().map(|text| party(text, &view)).transpose()?;
    let only = args.provision.as_deref().map(|written| number(&counted.edition, written, &view)).transpose()?;
    let coverage = &counted.coverage;
    let within = |provision: usize, column: usize| {
        state.as_ref().is_none_or(|state| coverage.states()[column] == *state)
            && matrix_report::is_below(&coverage.provisions()[provision], only.as_deref())
    };
    counted.gaps.retain(|gap| reason.is_none_or(|reason| gap.reason == reason) && within(gap.provision, gap.state));
    let asked = gaps_report::Asked {
        cells: coverage.cells().filter(|(provision, column, _)| within(*provision, *column)).count(),
        settled: counted.settled.iter().filter(|(provision, column)| within(*provision, *column)).count(),
    };
    let report = || Report {
        title: teller.say("section-gaps"),
        lead: vec![teller.lead()],
        sections: vec![gaps_report::section(&teller, coverage, &counted.gaps, asked)],
    };
    output::answer(
        cli,
        &teller,
        report,
        |page| write_report(page, &teller, &report()),
        || json::gaps(&teller, coverage, &counted.gaps, asked),
    )
}

pub(crate) async fn initiatives(cli: &Cli, words: &Words, args: &args::Initiatives) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let filter = Filter {
        words: args.words.clone(),
        state: args.state.as_deref().map(|text| party(text, &view)).transpose()?,
        party: args.party.as_deref().map(|text| party(text, &view)).transpose()?,
        life: args.life.as_deref().map(|text| one_of(text, &Life::ALL)).transpose()?,
        kind: args.kind.as_deref().map(|text| one_of(text, &Kind::ALL)).transpose()?,
        provision: args
            .provision
            .as_deref()
            .map(|text| number(&edition, text, &view).map(|number| (edition.clone(), number)))
            .transpose()?,
        unaligned: args.unaligned.then(|| edition.clone()),
    };
    let chosen = plan::choose(&view, &filter);
    let report = || Report {
        title: teller.say("section-initiatives"),
        lead: vec![teller.lead()],
        sections: vec![list::section(&teller, teller.say("section-initiatives"), &chosen)],
    };
    output::answer(cli, &teller, report, |page| write_report(page, &teller, &report()), || json::initiatives(&teller, &chosen))
}

pub(crate) async fn show(cli: &Cli, words: &Words, args: &args::Show) -> Result<Outcome, Problem> {
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
        || match &found {
            entry::Found::Initiative(initiative) => serde_json::json!({ "initiative": initiative.get() }),
            entry::Found::Provision(provision) => serde_json::json!({ "provision": provision }),
            entry::Found::Party(party) => serde_json::json!({ "party": party }),
            entry::Found::Challenge(challenge) => serde_json::json!({ "challenge": challenge }),
            entry::Found::Meeting(meeting) => serde_json::json!({ "meeting": meeting }),
        },
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
        return Ok(entry::Found::Challenge(challenge));
    }
    if let Some(meeting) = view.meeting(&MeetingKey::new(written)) {
        return Ok(entry::Found::Meeting(meeting));
    }
    Err(desk::unknown_initiative(written, &not_found.candidates).into())
}

pub(crate) async fn log(cli: &Cli, words: &Words, args: &args::Log) -> Result<Outcome, Problem> {
    let mut reading = Reading::open(cli, words).await?;
    let store = reading.desk.store().cloned().ok_or_else(|| desk::Refusal::new("no-register"))?;
    let mut entries = Vec::new();
    let mut after = args.after;
    loop {
        let page = store.entries_after(after, 1000).await?;
        let Some(last) = page.last() else { break };
        after = last.entry.seq;
        let until = cli.global.entry.unwrap_or(u64::MAX);
        entries.extend(page.into_iter().map(|kept| kept.entry).filter(|entry| entry.seq <= until));
    }
    {
        let view = reading.view();
        let teller = Teller::new(words, &view, false);
        let report = || Report {
            title: teller.say("section-log"),
            lead: vec![teller.lead()],
            sections: vec![journal::section(&teller, &entries)],
        };
        let told =
            || serde_json::json!({ "entries": entries.iter().map(|entry| journal::json(&teller, entry)).collect::<Vec<_>>() });
        output::answer(cli, &teller, report, |page| write_report(page, &teller, &report()), told)?;
    }
    if args.follow { follow(cli, words, &mut reading, &store, after).await } else { Ok(Outcome::Done) }
}

/// Shows entries as they are recorded, by whomever, until the command is ended.
async fn follow(
    cli: &Cli,
    words: &Words,
    reading: &mut Reading,
    store: &desk::Store,
    mut after: u64,
) -> Result<Outcome, Problem> {
    loop {
        let page = store.wait_for_entries_after(after, std::time::Duration::from_secs(3600)).await?;
        reading.desk.catch_up().await?;
        let view = reading.view();
        let teller = Teller::new(words, &view, false);
        for kept in &page {
            after = kept.entry.seq;
            let line = if cli.global.format == Some(Format::Json) {
                journal::json(&teller, &kept.entry).to_string()
            } else {
                let cells: Vec<String> = journal::row(&teller, &kept.entry).iter().map(|cell| teller.cell(cell)).collect();
                cells.join("  ")
            };
            output::put(format!("{line}\n").as_bytes())?;
        }
    }
}

fn write_report(page: &mut crate::terminal::Page, teller: &Teller<'_>, report: &Report) {
    let lead = report.lead.join(" ");
    for section in &report.sections {
        section.write(page, teller);
    }
    page.paragraph(crate::terminal::Tone::Quiet, &lead);
}

/// One of the plan's words, as typed; else the words there are.
pub(crate) fn one_of<T: Serialize + Copy>(text: &str, all: &[T]) -> Result<T, Problem> {
    let found = all.iter().find(|value| word(*value) == text).copied();
    found.ok_or_else(|| {
        let known: Vec<String> = all.iter().map(word).collect();
        Problem::Usage("usage-word", vec![("text", text.to_owned()), ("known", known.join(", "))])
    })
}

/// A party by its address, whatever the case of its letters.
pub(crate) fn party(text: &str, view: &View<'_>) -> Result<PartyKey, Problem> {
    let names = plan::PartyNames::in_view(view);
    let found = view.parties().find(|party| party.key.as_str().eq_ignore_ascii_case(text)).map(|party| party.key.clone());
    found.or_else(|| names.resolve(None, Some(text))).ok_or_else(|| {
        let known: Vec<&str> = view.parties().map(|party| party.key.as_str()).collect();
        let nearest = plan::nearest(text, &known).unwrap_or_default();
        let code = if nearest.is_empty() { "party-unknown" } else { "party-misspelt" };
        desk::Refusal::new(code).with("name", text).with("nearest", nearest).into()
    })
}

/// The number of a provision of an edition, from a number or a whole address.
fn number(edition: &EditionKey, written: &str, view: &View<'_>) -> Result<String, Problem> {
    let key = if written.contains('/') { ProvisionKey::new(written) } else { edition.provision(written) };
    if view.provision(&key).is_some() && key.edition() == *edition {
        return Ok(key.number().to_owned());
    }
    let known: Vec<&str> =
        view.edition(edition).map_or_else(Vec::new, |read| read.provisions.iter().map(|p| p.key.number()).collect());
    let nearest = plan::nearest(key.number(), &known).or_else(|| known.first().copied()).unwrap_or_default();
    Err(desk::Refusal::new("provision-unknown").with("name", &key).with("nearest", nearest).into())
}
