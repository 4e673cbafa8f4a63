//! The matrix on paper: the marks of every cell, then who does what under each provision.

use super::{Opening, caution, chapter, columns, open};
use crate::report::matrix::{Standings, figure, section, standing};
use crate::report::{Teller, word};
use crate::terminal::tame;
use ::plan::{Coverage, EditionKey, Gap, Initiative, Life, ProvisionKey, Reason, Released, Strength, View};
use press::{Block, CoverSize, Group, Legend, Mark, Matrix, MatrixCell, MatrixRow, Paper, Row, Table};
use std::collections::BTreeMap;

/// The matrix of an edition with all that stands in it; none where the viewer cannot read the edition.
pub(crate) fn matrix(view: &View<'_>, edition: &EditionKey, teller: &Teller<'_>) -> Option<Paper> {
    let coverage = Coverage::take(view, edition)?;
    let (gaps, settled) = (::plan::gaps(view, &coverage), ::plan::settled(view, &coverage));
    let title = view.edition(edition).map_or_else(String::new, |read| tame(read.edition.title.show(teller.lang)));
    let note = caution(teller, edition);
    let mut paper = open(teller, Opening { kind: "print-kind-matrix", title, edition, size: CoverSize::Page, note });
    paper.lies = true;
    let told = section(teller, &coverage, &Standings::of(&coverage, &gaps, &settled), None);
    chapter(&mut paper.blocks, told.heading.clone());
    paper.blocks.push(drawn(teller, &coverage, &gaps, &settled));
    super::rule(&mut paper.blocks, &told);
    chapter(&mut paper.blocks, teller.say("print-who-does-what"));
    for (row, key) in coverage.provisions().iter().enumerate() {
        paper.blocks.push(Block::Heading { level: 2, number: tame(key.number()), text: teller.provision_title(key) });
        paper.blocks.push(under(teller, view, &coverage, row));
    }
    paper.blocks.push(Block::Rule { text: teller.say("print-rule-who-does-what") });
    Some(paper)
}

/// An initiative that stands in cells of a row.
struct Found<'a> {
    initiative: Released<&'a Initiative>,
    life: Life,
    strength: Strength,
    states: Vec<&'a str>,
}

/// Everything that stands in the cells of one provision, each once with the States it stands in.
fn under(teller: &Teller<'_>, view: &View<'_>, coverage: &Coverage, row: usize) -> Block {
    let mut found: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for (column, state) in coverage.states().iter().enumerate() {
        for (initiative, life, strength) in coverage.members(view, row, column) {
            let known = found.entry(initiative.get().key.as_str());
            let known = known.or_insert_with(|| Found { initiative, life, strength, states: Vec::new() });
            known.states.push(state.as_str());
        }
    }
    if found.is_empty() {
        return Block::Paragraph { text: teller.say("print-nobody") };
    }
    let keys = [
        "column-id",
        "column-title",
        "column-provider",
        "column-states",
        "column-term",
        "column-life",
        "print-strength",
        "print-heard",
    ];
    let rows = found.into_values().map(|Found { initiative, life, strength, states }| Row {
        cells: vec![
            tame(initiative.key.reference()),
            tame(initiative.title.show(teller.lang)),
            teller.providers(&initiative),
            tame(&states.join(" ")),
            teller.years(&initiative),
            teller.life(life),
            teller.say(&format!("strength-{}", word(&strength))),
            initiative.heard().map_or_else(String::new, |date| date.to_string()),
        ],
        strong: false,
    });
    Block::Table(Table { columns: columns(teller, &keys), rows: rows.collect(), wide: false })
}

/// The matrix drawn: States across, provisions below one another, in the order of the plan.
pub(crate) fn drawn(teller: &Teller<'_>, coverage: &Coverage, gaps: &[Gap], settled: &[(usize, usize)]) -> Block {
    let standings = Standings::of(coverage, gaps, settled);
    let mut groups: Vec<Group> = Vec::new();
    for (row, key) in coverage.provisions().iter().enumerate() {
        let number = key.number().split('.').next().unwrap_or_default();
        if groups.last().is_none_or(|group| group.number != number) {
            let title = teller.provision_title(&key.edition().provision(number));
            groups.push(Group { number: tame(number), title, rows: Vec::new() });
        }
        let line = line(teller, coverage, &standings, row, key);
        if let Some(group) = groups.last_mut() {
            group.rows.push(line);
        }
    }
    Block::Matrix(Matrix {
        corner: teller.say("column-provision"),
        columns: coverage.states().iter().map(|state| teller.party_in_full(state)).collect(),
        groups,
        legend: legend(teller),
    })
}

fn line(teller: &Teller<'_>, coverage: &Coverage, standings: &Standings, row: usize, key: &ProvisionKey) -> MatrixRow {
    let cell = |column: usize| {
        let (reason, settled) = standings.at(row, column);
        let number = if settled { 0 } else { figure(coverage.cell(row, column), reason) };
        let figure = if number == 0 { String::new() } else { teller.words.number(number) };
        MatrixCell { mark: mark(reason, settled), figure, word: standing(teller, reason, settled) }
    };
    MatrixRow {
        number: tame(key.number()),
        title: teller.provision_title(key),
        cells: (0..coverage.states().len()).map(cell).collect(),
    }
}

/// The mark of how a cell stands; the counterpart of the sign on a screen.
fn mark(reason: Option<Reason>, settled: bool) -> Mark {
    match reason {
        _ if settled => Mark::Struck,
        None => Mark::Full,
        Some(Reason::SingleProvider) => Mark::ThreeQuarters,
        Some(Reason::Unconfirmed) => Mark::Half,
        Some(Reason::OnlyBorderline) => Mark::Quarter,
        Some(Reason::OnlyPlanned) => Mark::Ring,
        Some(Reason::Unclear | Reason::Suspended) => Mark::Dotted,
        Some(Reason::Ended) => Mark::Point,
        Some(Reason::Cancelled | Reason::DonorWithdrew) => Mark::Cross,
        Some(Reason::NeverCovered) => Mark::Dash,
        Some(Reason::Withheld) => Mark::Hatched,
    }
}

/// What the marks mean, the fullest first. Marks that stand for two reasons are told apart by the word in the cell.
fn legend(teller: &Teller<'_>) -> Vec<Legend> {
    let mut legend = vec![Legend { mark: Mark::Full, word: standing(teller, None, false) }];
    for reason in Reason::ALL.into_iter().rev() {
        let mark = mark(Some(reason), false);
        match legend.iter_mut().find(|known| known.mark == mark) {
            Some(known) => known.word = format!("{}, {}", known.word, teller.reason(reason)),
            None => legend.push(Legend { mark, word: teller.reason(reason) }),
        }
    }
    legend.push(Legend { mark: Mark::Struck, word: standing(teller, None, true) });
    legend
}
