//! `jpoa log`: the journal, and following it while others record.

use super::args::{self, Cli, Format};
use super::register::Reading;
use super::talk::Problem;
use super::{Outcome, output};
use crate::report::{Report, Teller, log as journal};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Log) -> Result<Outcome, Problem> {
    let mut reading = Reading::open(cli, words).await?;
    let store = reading.desk.store().cloned().ok_or_else(|| desk::Refusal::new("no-register"))?;
    let entries = entries(&store, args.after, cli.global.entry).await?;
    let after = entries.last().map_or(args.after, |entry| entry.seq);
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
        output::answer(cli, &teller, report, |page| report().write(page, &teller), told)?;
    }
    if args.follow { follow(cli, words, &mut reading, &store, after).await } else { Ok(Outcome::Done) }
}

/// The entries after one, up to another where that is named.
pub(super) async fn entries(store: &desk::Store, mut after: u64, until: Option<u64>) -> Result<Vec<plan::Entry>, Problem> {
    let mut entries = Vec::new();
    loop {
        let page = store.entries_after(after, 1000).await?;
        let Some(last) = page.last() else { return Ok(entries) };
        after = last.entry.seq;
        let until = until.unwrap_or(u64::MAX);
        entries.extend(page.into_iter().map(|kept| kept.entry).filter(|entry| entry.seq <= until));
    }
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
