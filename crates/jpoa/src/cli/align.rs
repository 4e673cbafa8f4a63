//! `jpoa align`: provisions that initiatives without one may carry out, with the words that speak for them. Suggestions only.

use super::args::{self, Cli};
use super::register::{Reading, edition};
use super::talk::Problem;
use super::{Outcome, output};
use crate::report::{Report, Section, Teller, column, json, text};
use crate::suggest;
use exchange::sheet::Cell;
use overlap::Guess;
use plan::{Filter, Initiative, ProvisionKey};
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Align) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let edition = edition(cli, &view)?;
    let asked: Vec<Initiative> = match &args.id {
        Some(written) => {
            let found = view.find_initiative(written).map_err(|none| desk::unknown_initiative(written, &none.candidates))?;
            vec![view.as_seen(found)]
        }
        None => {
            let unaligned = Filter { unaligned: Some(edition.clone()), ..Filter::default() };
            plan::choose(&view, &unaligned).into_iter().map(|(initiative, _)| view.as_seen(initiative)).collect()
        }
    };
    let keys: Vec<_> = asked.iter().map(|initiative| &initiative.key).collect();
    let subjects = suggest::learn(&view, &edition, &keys);
    let suggested: Vec<(&Initiative, Vec<Guess>)> =
        asked.iter().map(|initiative| (initiative, subjects.suggest(&suggest::wording(initiative)))).collect();
    let made =
        || Report { title: teller.say("section-align"), lead: vec![teller.lead()], sections: vec![section(&teller, &suggested)] };
    output::answer(
        cli,
        &teller,
        made,
        |page| made().write(page, &teller),
        || {
            let told = suggested.iter().map(|(initiative, guesses)| {
                let guesses = guesses.iter().map(
                    |guess| serde_json::json!({ "provision": guess.subject, "probability": guess.likely, "words": guess.words }),
                );
                serde_json::json!({ "initiative": initiative.key, "suggestions": guesses.collect::<Vec<_>>() })
            });
            json::headed(&teller, serde_json::json!({ "edition": edition, "initiatives": told.collect::<Vec<_>>() }))
        },
    )
}

fn section(teller: &Teller<'_>, suggested: &[(&Initiative, Vec<Guess>)]) -> Section {
    let head = |key: &str| column(teller.say(key), None);
    let rows = suggested.iter().flat_map(|(initiative, guesses)| {
        guesses.iter().enumerate().map(|(at, guess)| {
            let first = at == 0;
            let key = ProvisionKey::new(&*guess.subject);
            #[expect(clippy::cast_possible_truncation, reason = "between 0 and 100")]
            let percent = (guess.likely * 100.0).round() as i64;
            vec![
                if first { text(initiative.key.reference()) } else { Cell::Empty },
                if first { text(initiative.title.show(teller.lang)) } else { Cell::Empty },
                text(key.number()),
                text(&teller.provision_title(&key)),
                Cell::Number(percent),
                text(&guess.words.join(", ")),
            ]
        })
    });
    Section {
        heading: teller.say("section-align"),
        summary: vec![teller.say_with("align-summary", &[("count", (suggested.len() as i64).into())])],
        rule: teller.say("rule-align"),
        columns: vec![
            head("column-left"),
            head("column-title"),
            head("column-provision"),
            head("column-suggestion"),
            head("column-probability"),
            head("column-why"),
        ],
        rows: rows.collect(),
        short: None,
    }
}
