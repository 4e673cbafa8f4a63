//! `jpoa parties`: who the register knows, which names it does not, and settling them in bulk.

use super::args::{AddParty, Cli, Parties, PartiesDeed, SettleNames};
use super::register::{self, Reading};
use super::talk::Problem;
use super::{Outcome, deed, output};
use crate::report::{Report, Teller, parties as list};
use plan::{Lang, SettledName, Texts};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &Parties) -> Result<Outcome, Problem> {
    match &args.deed {
        None => show(cli, words, false).await,
        Some(PartiesDeed::Unresolved) => show(cli, words, true).await,
        Some(PartiesDeed::Settle(args)) => settle(cli, words, args).await,
        Some(PartiesDeed::Add(args)) => add(cli, words, args).await,
    }
}

async fn show(cli: &Cli, words: &Words, only_unresolved: bool) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let unresolved = if only_unresolved { plan::unresolved(&view) } else { Vec::new() };
    let section = || if only_unresolved { list::unresolved(&teller, &unresolved) } else { list::known(&teller) };
    let report = || {
        let section = section();
        Report { title: section.heading.clone(), lead: vec![teller.lead()], sections: vec![section] }
    };
    let json = || if only_unresolved { list::unresolved_json(&teller, &unresolved) } else { list::known_json(&teller) };
    output::answer(cli, &teller, report, |page| report().write(page, &teller), json)
}

/// Settles the names of a table with the columns `name` and `party`; rows whose party is empty stay unsettled.
async fn settle(cli: &Cli, words: &Words, args: &SettleNames) -> Result<Outcome, Problem> {
    let bytes = std::fs::read(&args.file).map_err(Problem::file(&args.file, false))?;
    let rows = exchange::columns(&bytes, &["name", "party"]).map_err(|missing| {
        Problem::Usage("usage-columns", vec![("place", args.file.display().to_string()), ("missing", missing.join(", "))])
    })?;
    let names: Vec<SettledName> = rows
        .into_iter()
        .filter_map(|row| match row.as_slice() {
            [name, party] if !name.is_empty() && !party.is_empty() => {
                Some(SettledName { name: name.as_str().into(), party: party.as_str().into() })
            }
            _ => None,
        })
        .collect();
    let mut desk = register::for_deed(cli).await?;
    let by = register::by(cli, &desk)?;
    let settled = desk::settle_names(&mut desk, &by, &names).await;
    desk.close().await;
    deed::told(cli, words, &settled?)
}

async fn add(cli: &Cli, words: &Words, args: &AddParty) -> Result<Outcome, Problem> {
    let mut desk = register::for_deed(cli).await?;
    let by = register::by(cli, &desk)?;
    let key = plan::PartyKey::new(&args.key);
    if desk.view(by.viewer.clone(), desk.world().today()).party(&key).is_some() {
        return Err(desk::Refusal::new("party-there").with("key", &key).into());
    }
    let titles = [(Lang::EN, Some(&args.title)), (Lang::RU, args.title_ru.as_ref())];
    let titles = titles.into_iter().filter_map(|(lang, title)| Some((lang, title?.as_str().into())));
    let party = desk::new_party(&args.key, &args.kind, Texts::collect(titles));
    let added = desk::record_party(&mut desk, &by, &party).await;
    desk.close().await;
    deed::told(cli, words, &added?)
}
