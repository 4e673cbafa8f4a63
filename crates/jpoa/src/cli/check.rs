//! `jpoa check`: a proposal held against all that is known, before anybody pays for it twice.

use super::args::{self, Cli};
use super::register::Reading;
use super::talk::Problem;
use super::{Outcome, output};
use crate::report::{Report, Teller, findings, json, pairs as report};
use crate::terminal::{Page, Tone};
use overlap::{Docket, PROPOSAL, Profile, SHOWN, Told};
use std::io::Read;
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Check) -> Result<Outcome, Problem> {
    let (name, bytes) = proposal(args)?;
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let (proposal, found) = desk::read_proposal(&view, &crate::shipped::directory(), &name, &bytes);
    let following = reading.following();
    let asked = proposal.as_ref().map(|proposal| following.check(&view, &Profile::of(proposal, &view), PROPOSAL));
    let mut told = asked.unwrap_or_default();
    told.pairs.truncate(SHOWN);
    let docket = Docket { told, settled: 0 };
    let (pairs, all) = (&*docket.told.pairs, following.index().len());
    // The neighbour is told, not the proposal beside it.
    let made = || Report {
        title: teller.say("section-check"),
        lead: vec![teller.lead()],
        sections: vec![report::section(&teller, &report::Titles::new(), &docket, all)],
    };
    let done = output::answer(
        cli,
        &teller,
        made,
        |page| {
            findings::write(page, words, &found);
            if proposal.is_some() {
                let own = proposal.as_ref().map_or("", |proposal| proposal.key.as_str());
                write(page, &teller, &docket.told, (own, all));
            }
        },
        || {
            let both = report::both_languages();
            let told: Vec<_> = pairs.iter().map(|pair| report::json(&teller, &both, pair)).collect();
            let said: Vec<_> = found.iter().map(|finding| findings::json(words, finding)).collect();
            json::headed(
                &teller,
                serde_json::json!({
                    "compared": all,
                    "restricted": docket.told.restricted,
                    "pairs": told,
                    "findings": said,
                }),
            )
        },
    )?;
    Ok(if proposal.is_none() { Outcome::Stopped } else { done })
}

/// What was handed in: a file, or what comes on stdin.
fn proposal(args: &args::Check) -> Result<(String, Vec<u8>), Problem> {
    let name = args.file.display().to_string();
    let mut bytes = Vec::new();
    if name == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(Problem::file(&args.file, false))?;
    } else {
        bytes = std::fs::read(&args.file).map_err(Problem::file(&args.file, false))?;
    }
    Ok((name, bytes))
}

fn write(page: &mut Page, teller: &Teller<'_>, told: &Told, (own, all): (&str, usize)) {
    page.heading(&teller.say("section-check"));
    match (told.pairs.len(), told.restricted) {
        (0, 0) => page.paragraph(Tone::Good, &teller.say("check-nothing")),
        (0, _) => {}
        (count, _) => page.paragraph(Tone::Doubt, &teller.say_with("check-found", &[("count", (count as i64).into())])),
    }
    if let Some(more) = report::withheld(teller, told.restricted) {
        page.paragraph(Tone::Doubt, &more);
    }
    for pair in &told.pairs {
        let head = format!("{} % · {}", report::percent(pair.worth()), report::suspected(teller, pair, own));
        report::write_pair(page, teller, &report::Titles::new(), pair, (&head, Tone::Plain));
    }
    page.blank();
    let stamp = teller.view.stamp();
    let values = [
        ("count", (all as i64).into()),
        ("date", teller.day(teller.view.as_at()).into()),
        ("entry", (stamp.entry as i64).into()),
    ];
    page.paragraph(Tone::Quiet, &teller.say_with("check-compared", &values));
}
