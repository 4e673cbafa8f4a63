//! One State on a few pages: how the plan stands in it, what runs there, what stands in the way.

use super::{Opening, caution, chapter, columns, field, open, rule, tell_below};
use crate::report::matrix::{Standings, standing};
use crate::report::{Teller, gaps, initiatives, stocktake as report};
use crate::terminal::tame;
use ::plan::{EditionKey, Filter, Life, PartyKey, StockTake, View};
use press::{Block, CoverSize, Field, Paper, Row, Side, Table};

/// The sheet of a State; none where the viewer cannot read the edition or the State stands in no column of its matrix.
pub(crate) fn country(view: &View<'_>, edition: &EditionKey, state: &PartyKey, teller: &Teller<'_>) -> Option<Paper> {
    let take = ::plan::take(view, edition)?;
    let column = take.coverage.states().iter().position(|known| known == state)?;
    let opening = Opening {
        kind: "print-kind-country",
        title: teller.party_in_full(state),
        edition,
        size: CoverSize::Head,
        note: caution(teller, edition),
    };
    let mut paper = open(teller, opening);
    paper.running = format!("{} · {}", paper.running, teller.party_in_full(state));
    let blocks = &mut paper.blocks;
    chapter(blocks, teller.say("print-in-brief"));
    blocks.push(Block::Fields { fields: in_brief(teller, &take, column) });
    chapter(blocks, teller.say("section-coverage"));
    blocks.push(Block::Table(standings(teller, &take, column)));
    blocks.push(Block::Rule { text: teller.say("rule-coverage") });
    blocks.push(Block::Rule { text: teller.say("rule-gaps") });
    let ending: Vec<_> = take.ending.iter().filter(|ending| ending.state == column).copied().collect();
    let told = gaps::ending(teller, &take.coverage, &ending);
    chapter(blocks, told.heading.clone());
    tell_below(teller, blocks, &told);
    running_first(teller, blocks, view, state);
    let met: Vec<_> = take.challenges.iter().filter(|met| met.states.is_empty() || met.states.contains(state)).cloned().collect();
    let told = report::challenges(teller, &met);
    chapter(blocks, told.heading.clone());
    tell_below(teller, blocks, &told);
    Some(paper)
}

/// The figures of the State: initiatives by life, gaps, endings, what it decided on the plan.
fn in_brief(teller: &Teller<'_>, take: &StockTake<'_>, column: usize) -> Vec<Field> {
    let in_state = |_: usize, state: usize| state == column;
    let of_state: Vec<_> = take.gaps.iter().filter(|gap| gap.state == column).copied().collect();
    let asked = gaps::Asked::within(&take.coverage, &take.gaps, &take.settled, in_state);
    let gaps = gaps::section(teller, &take.coverage, &of_state, asked, None);
    let mut fields: Vec<Field> = Vec::new();
    let lives = take.balance.states.get(column).map(|(_, lives)| *lives).unwrap_or_default();
    let told: Vec<String> = Life::ALL
        .iter()
        .zip(lives)
        .filter(|(_, number)| *number > 0)
        .map(|(life, number)| format!("{} {}", teller.words.number(number), teller.life(*life)))
        .collect();
    let all = teller.words.number(lives.iter().sum::<u32>());
    fields.push(field(teller.say("section-initiatives"), format!("{all}: {}", told.join(", "))));
    fields.extend(gaps.summary.first().map(|summary| field(gaps.heading.clone(), summary.clone())));
    for position in
        teller.view.positions(&take.edition).filter(|position| Some(&position.party) == take.coverage.states().get(column))
    {
        let stance = teller.say(&format!("stance-{}", crate::report::word(&position.stance)));
        fields.push(field(teller.say("show-position"), format!("{stance}, {}", teller.partial(position.on))));
    }
    fields
}

/// A row for each provision: how it stands in the State, since when, and until when.
fn standings(teller: &Teller<'_>, take: &StockTake<'_>, column: usize) -> Table {
    let why = Standings::of(&take.coverage, &take.gaps, &take.settled);
    let mut rows: Vec<Row> = Vec::new();
    let mut section = "";
    for (at, key) in take.coverage.provisions().iter().enumerate() {
        let number = key.number().split('.').next().unwrap_or_default();
        if std::mem::replace(&mut section, number) != number {
            let title = teller.provision_title(&key.edition().provision(number));
            rows.push(Row { cells: vec![tame(number), title], strong: true });
        }
        let cell = take.coverage.cell(at, column);
        let (reason, settled) = why.at(at, column);
        let since = take.gaps.iter().find(|gap| gap.provision == at && gap.state == column).and_then(|gap| gap.since);
        let date = |date: Option<::plan::Date>| date.map_or_else(String::new, |date| date.to_string());
        rows.push(Row {
            cells: vec![
                tame(key.number()),
                teller.provision_title(key),
                standing(teller, reason, settled),
                date(since),
                date(cell.covered_until()),
                teller.words.number(cell.in_life(Life::Running)),
            ],
            strong: false,
        });
    }
    let keys = ["column-provision", "column-title", "column-standing", "column-since", "column-covered-until", "print-running"];
    let mut columns = columns(teller, &keys);
    if let Some(figures) = columns.last_mut() {
        figures.side = Side::Right;
    }
    Table { columns, rows, wide: false }
}

/// All initiatives of the State, those that run first.
fn running_first(teller: &Teller<'_>, blocks: &mut Vec<Block>, view: &View<'_>, state: &PartyKey) {
    let mut chosen = ::plan::choose(view, &Filter { state: Some(state.clone()), ..Filter::default() });
    chosen.sort_by_key(|(_, life)| *life != Life::Running);
    let told = initiatives::section(teller, teller.say("section-initiatives"), &chosen);
    chapter(blocks, told.heading.clone());
    blocks.extend(told.summary.iter().map(|text| Block::Paragraph { text: text.clone() }));
    blocks.push(Block::Table(super::rows(teller, &told)));
    rule(blocks, &told);
}
