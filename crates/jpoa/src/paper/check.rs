//! A check before launch on paper, for the funding file: what was proposed, what was shown beside it, and what its owner answered.

use super::{Opening, chapter, columns, field, open};
use crate::report::proposal::{self, Part};
use crate::report::{Teller, pairs};
use crate::terminal::tame;
use ::plan::{Check, Initiative, View};
use press::{Block, CoverSize, Field, Paper, Row, Side, Table};

/// The check of a number; none where the viewer may not see it or there is no plan.
pub(crate) fn check(view: &View<'_>, number: u64, teller: &Teller<'_>) -> Option<Paper> {
    let edition = &view.region()?.plan;
    let made = view.check(number)?;
    let numbered = teller.say_with("check-numbered", &[("number", teller.words.number(number as i64).into())]);
    let proposal = &made.check.proposal;
    let title = tame(proposal.title.show(teller.lang));
    let opening = Opening { kind: "print-kind-check", title, edition, size: CoverSize::Head, note: String::new() };
    let mut paper = open(teller, opening);
    paper.running = format!("{} · {numbered}", paper.running);
    paper.cover.facts.insert(0, field(teller.say("print-check-number"), numbered));
    let blocks = &mut paper.blocks;
    blocks.push(Block::Paragraph { text: pairs::made(teller, &made) });
    chapter(blocks, teller.say("check-proposal"));
    blocks.push(Block::Fields { fields: proposed(teller, proposal) });
    chapter(blocks, teller.say("check-was-shown"));
    blocks.push(Block::Paragraph { text: pairs::compared(teller, &made) });
    if made.check.shown.is_empty() {
        blocks.push(Block::Paragraph { text: teller.say("check-nothing") });
    } else {
        blocks.push(Block::Table(shown(view, teller, &made.check)));
    }
    blocks.extend(pairs::withheld(teller, made.check.restricted as usize).map(|text| Block::Caution { text }));
    blocks.push(Block::Rule { text: format!("{} {}", teller.say("check-rule"), made.check.model) });
    Some(paper)
}

/// What was proposed, as its page tells it.
fn proposed(teller: &Teller<'_>, it: &Initiative) -> Vec<Field> {
    let told = |part: Part<'_>| match part {
        Part::Texts(said) => tame(said.show(teller.lang)),
        Part::Who(named) => teller.who(named),
        Part::State(key) => teller.party_in_full(key),
        Part::Term(written) => written,
        Part::Money(budget) => teller.money(budget.amount, &budget.currency),
        Part::Provision(key) => format!("{}  {}", key.number(), teller.provision_title(key)),
    };
    let line = |(key, parts): (String, Vec<Part<'_>>)| {
        let values: Vec<String> = parts.into_iter().map(told).filter(|value| !value.is_empty()).collect();
        (!values.is_empty()).then(|| field(teller.say(&key), values.join("; ")))
    };
    proposal::lines(it).into_iter().filter_map(line).collect()
}

/// The neighbours as they were shown, and how each stands now.
fn shown(view: &View<'_>, teller: &Teller<'_>, check: &Check) -> Table {
    let row = |neighbour: &::plan::Neighbour| {
        let known = view.initiative(&neighbour.initiative);
        let title = known.map_or_else(
            || teller.say("change-withheld"),
            |it| format!("{}  {}", tame(it.key.reference()), tame(it.title.show(teller.lang))),
        );
        let answer = neighbour.answer.map_or("check-unanswered".to_owned(), |answer| format!("answer-{}", answer.name()));
        Row {
            cells: vec![
                title,
                known.map_or_else(String::new, |it| pairs::told(teller, &it)),
                format!("{} %", neighbour.percent),
                pairs::ruling(teller, neighbour.suspected),
                teller.say(&answer),
            ],
            strong: false,
        }
    };
    let keys = ["column-title", "print-check-known", "column-probability", "check-suspected", "check-answer"];
    let mut columns = columns(teller, &keys);
    columns[2].side = Side::Right;
    Table { columns, rows: check.shown.iter().map(row).collect(), wide: false }
}
