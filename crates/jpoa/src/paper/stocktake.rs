//! The stock-take on paper: the sections of the screen, the matrix drawn, and the balance as bars.

use super::{Opening, caution, chapter, field, map, matrix, open, rule, tell};
use crate::paper::rows;
use crate::report::{Section, Teller, stocktake as report};
use crate::terminal::tame;
use ::plan::{ByLife, EditionKey, Life, StockTake, View};
use press::{Bar, Bars, Block, CoverSize, Paper, Series};

/// The stock-take of an edition; none where the viewer cannot read it.
pub(crate) fn stocktake(view: &View<'_>, edition: &EditionKey, teller: &Teller<'_>) -> Option<Paper> {
    let take = ::plan::take(view, edition)?;
    let title = teller.edition_title(edition);
    let note = caution(teller, edition);
    let mut paper = open(teller, Opening { kind: "print-kind-stocktake", title, edition, size: CoverSize::Page, note });
    let sections = report::sections(teller, &take);
    in_brief(teller, &mut paper.blocks, &sections);
    paper.blocks.extend(map::drawn(teller, &take).map(Block::Map));
    paper.blocks.extend(bars(teller, &take).map(Block::Bars));
    for (part, section) in sections {
        match part {
            report::Part::Coverage => {
                chapter(&mut paper.blocks, section.heading.clone());
                paper.blocks.extend(section.summary.iter().map(|text| Block::Paragraph { text: text.clone() }));
                paper.blocks.push(matrix::drawn(teller, &take.coverage, &take.gaps, &take.settled));
                rule(&mut paper.blocks, &section);
            }
            report::Part::Unaligned => {
                chapter(&mut paper.blocks, section.heading.clone());
                // The second sentence of the screen says where the rest is; here all of them stand.
                paper.blocks.extend(section.summary.first().map(|text| Block::Paragraph { text: text.clone() }));
                paper.blocks.push(Block::Table(rows(teller, &section)));
                rule(&mut paper.blocks, &section);
            }
            report::Part::Gaps
            | report::Part::Ending
            | report::Part::Balance
            | report::Part::Freshness
            | report::Part::Challenges
            | report::Part::Withheld => tell(teller, &mut paper.blocks, &section),
        }
    }
    Some(paper)
}

/// The first sentence of each section, for those who read one page.
fn in_brief(teller: &Teller<'_>, blocks: &mut Vec<Block>, sections: &[(report::Part, Section)]) {
    chapter(blocks, teller.say("print-in-brief"));
    let said = sections.iter().filter_map(|(_, section)| Some(field(section.heading.clone(), section.summary.first()?.clone())));
    blocks.push(Block::Fields { fields: said.collect() });
}

/// The balance by section and by State, as bars of lives.
fn bars<'a>(teller: &'a Teller<'_>, take: &'a StockTake) -> impl Iterator<Item = Bars> + 'a {
    let sections = take.balance.sections.iter().map(|(key, lives)| {
        let label = format!("{}  {}", tame(key.number()), teller.provision_title(key));
        (label, *lives)
    });
    let states = take.balance.states.iter().map(|(state, lives)| (teller.party_in_full(state), *lives));
    let all: [(&str, Vec<(String, ByLife)>); 2] =
        [("print-bars-sections", sections.collect()), ("print-bars-states", states.collect())];
    all.into_iter().map(|(key, lines)| drawn(teller, teller.say(key), &lines))
}

fn drawn(teller: &Teller<'_>, title: String, lines: &[(String, ByLife)]) -> Bars {
    let total = |lives: &ByLife| teller.words.number(i64::from(lives.iter().sum::<u32>()));
    let told: Vec<String> = lines.iter().map(|(label, lives)| format!("{label}: {}", total(lives))).collect();
    Bars {
        alt: teller.say_with("print-bars-alt", &[("title", title.as_str().into()), ("bars", told.join("; ").into())]),
        title,
        series: Life::ALL.iter().map(|life| Series { name: teller.life(*life) }).collect(),
        bars: lines
            .iter()
            .map(|(label, lives)| Bar { label: label.clone(), values: lives.to_vec(), total: total(lives) })
            .collect(),
    }
}
