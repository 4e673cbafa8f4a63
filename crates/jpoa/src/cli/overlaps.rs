//! `jpoa overlaps`, `explain` and `link`: who does the same as whom in a register or in two, and why.

use super::args::{self, Cli};
use super::register::Reading;
use super::talk::{self, Problem};
use super::{Outcome, against, output};
use crate::report::pairs::Titles;
use crate::report::{Report, Teller, findings, json, pairs as report};
use desk::{Desk, Location, unknown_initiative};
use overlap::{Docket, Pair, Profile, Told};
use plan::{InitiativeKey, Ruling, View};
use std::path::Path;
use words::Words;

pub(crate) async fn run(cli: &Cli, words: &Words, args: &args::Overlaps) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let following = reading.following();
    if let Some(path) = &args.against {
        let find = |written: &str| view.find_initiative(written).ok().map(|found| found.get().key.as_str().to_owned());
        let held = |left: &str, right: &str| following.explain(&view, &InitiativeKey::new(left), &InitiativeKey::new(right));
        return against::measure(cli, &teller, path, &following.compared(&view).pairs, find, held);
    }
    let line = args.line.as_deref().map(probability).transpose()?;
    let docket = following.docket(&view, line);
    tell(cli, &teller, &Titles::new(), &docket, following.index().len())
}

fn tell(cli: &Cli, teller: &Teller<'_>, titles: &Titles, docket: &Docket, all: usize) -> Result<Outcome, Problem> {
    let pairs = &*docket.told.pairs;
    let made = || Report {
        title: teller.say("section-overlaps"),
        lead: vec![teller.lead()],
        sections: vec![report::section(teller, titles, docket, all)],
    };
    let text = |page: &mut crate::terminal::Page| {
        let mut whole = made();
        if let Some(section) = whole.sections.first_mut() {
            page.heading(&section.heading);
            for sentence in &section.summary {
                page.paragraph(crate::terminal::Tone::Plain, sentence);
            }
            report::write_list(page, teller, titles, pairs);
            page.blank();
            page.paragraph(crate::terminal::Tone::Quiet, &section.rule);
        }
        whole.lead.iter().for_each(|line| page.paragraph(crate::terminal::Tone::Quiet, line));
    };
    output::answer(cli, teller, made, text, || {
        let both = report::both_languages();
        let told: Vec<_> = pairs.iter().map(|pair| report::json(teller, &both, pair)).collect();
        json::headed(
            teller,
            serde_json::json!({
                "compared": all,
                "settled": docket.settled,
                "restricted": docket.told.restricted,
                "pairs": told,
            }),
        )
    })
}

/// A probability as typed, from 0 to 1.
fn probability(text: &str) -> Result<f64, Problem> {
    let read = text.replace(',', ".").parse::<f64>().ok().filter(|line| (0.0..=1.0).contains(line));
    read.ok_or_else(|| Problem::Usage("usage-probability", vec![("text", text.to_owned())]))
}

pub(crate) async fn explain(cli: &Cli, words: &Words, args: &args::Explain) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let teller = Teller::new(words, &view, reading.shipped);
    let find = |written: &str| -> Result<InitiativeKey, Problem> {
        let found = view.find_initiative(written).map_err(|none| unknown_initiative(written, &none.candidates))?;
        Ok(found.get().key.clone())
    };
    let (left, right) = (find(&args.left)?, find(&args.right)?);
    if left == right {
        return Err(desk::Refusal::new("pair-of-one").with("initiative", left).into());
    }
    let following = reading.following();
    let pair = following.explain(&view, &left, &right).ok_or_else(|| unknown_initiative(&args.left, &[]))?;
    let one = docket(vec![pair.clone()]);
    let made = || Report {
        title: teller.say("section-overlaps"),
        lead: vec![teller.lead()],
        sections: vec![report::section(&teller, &Titles::new(), &one, following.index().len())],
    };
    output::answer(
        cli,
        &teller,
        made,
        |page| report::explain(page, &teller, &pair),
        || json::headed(&teller, serde_json::json!(report::json(&teller, &report::both_languages(), &pair))),
    )
}

pub(crate) async fn link(cli: &Cli, words: &Words, args: &args::Link) -> Result<Outcome, Problem> {
    let reading = Reading::open(cli, words).await?;
    let view = reading.view();
    let left = profiles(words, &view, &args.left, "left").await?;
    let right = profiles(words, &view, &args.right, "right").await?;
    let (Some(left), Some(right)) = (left, right) else { return Ok(Outcome::Stopped) };
    let all = left.len() + right.len();
    let pairs = overlap::link(&left, &right);
    let teller = Teller::new(words, &view, reading.shipped);
    if let Some(path) = &args.against {
        let find = |written: &str| known(&left, written).or_else(|| known(&right, written));
        return against::measure(cli, &teller, path, &pairs, find, |_, _| None);
    }
    let shown: Vec<Pair> = pairs.into_iter().filter(|pair| pair.kind == Ruling::Duplicate).collect();
    let titled = left.iter().chain(&right).map(|profile| {
        let title = profile.titles.first().map(|title| title.to_string());
        (profile.key.to_string(), title.unwrap_or_default())
    });
    tell(cli, &teller, &titled.collect(), &docket(shown), all)
}

/// Pairs of which none was settled and none is restricted.
fn docket(pairs: Vec<Pair>) -> Docket {
    Docket { told: Told { pairs, restricted: 0 }, settled: 0 }
}

/// The address of a profile, or of the one that was written so by its source.
fn known(profiles: &[Profile], written: &str) -> Option<String> {
    let is_it = |profile: &&Profile| profile.key == written || profile.identifiers.iter().any(|known| known == written);
    profiles.iter().find(is_it).map(|profile| profile.key.to_string())
}

/// The records of a register, where a folder holds one, or of a file of initiatives. Addresses say which side they are of where
/// both sides have them. None for a file that cannot be read as one of initiatives, which is said.
async fn profiles(words: &Words, view: &View<'_>, path: &Path, side: &str) -> Result<Option<Vec<Profile>>, Problem> {
    let mut profiles: Vec<Profile> = if path.is_dir() {
        let desk = Desk::open(&Location::Folder(path.to_owned()), super::register::world(), None).await?;
        let theirs = desk.view(view.viewer().clone(), view.as_at());
        theirs.initiatives().map(|initiative| Profile::of(&theirs.as_seen(initiative), &theirs)).collect()
    } else {
        let bytes = std::fs::read(path).map_err(Problem::file(path, false))?;
        let directory = crate::shipped::directory();
        let (read, wrong) = desk::read_initiatives(view, &directory, &path.display().to_string(), &bytes);
        if let Some(wrong) = wrong {
            talk::say(&findings::line(words, &wrong));
            return Ok(None);
        }
        read.iter().map(|initiative| Profile::of(initiative, view)).collect()
    };
    for profile in &mut profiles {
        profile.key = compact_str::format_compact!("{side}/{}", profile.key);
    }
    Ok(Some(profiles))
}
