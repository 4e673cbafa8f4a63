//! One State: a page for whoever reads one, and behind it how each provision stands, all its initiatives and what stands in the way.

use super::{Opening, caution, chapter, columns, field, open, rows, rule, tell_below};
use crate::report::matrix::{Standings, standing};
use crate::report::{Teller, gaps, initiatives, stocktake as report};
use crate::terminal::tame;
use ::plan::{EditionKey, Filter, Gap, Initiative, Life, PartyKey, Reason, Released, StockTake, View};
use press::{Block, CoverSize, Field, Paper, Row, Side, Table};

/// Initiatives that the first page has room for.
const FIRST: usize = 8;

/// Initiatives as a view chooses them.
type Chosen<'a> = [(Released<&'a Initiative>, Life)];

/// The sheet of a State; none where the viewer cannot read the edition or the State stands in no column of its matrix.
pub(crate) fn country(view: &View<'_>, edition: &EditionKey, state: &PartyKey, teller: &Teller<'_>) -> Option<Paper> {
    let take = ::plan::take(view, edition)?;
    let column = take.coverage.states().iter().position(|known| known == state)?;
    let opening = Opening {
        kind: "print-kind-country",
        title: teller.party_in_full(state),
        edition,
        size: CoverSize::Head,
        note: String::new(),
    };
    let mut paper = open(teller, opening);
    paper.running = format!("{} · {}", paper.running, teller.party_in_full(state));
    let mut chosen = ::plan::choose(view, &Filter { state: Some(state.clone()), ..Filter::default() });
    chosen.sort_by_key(|(_, life)| *life != Life::Running);
    let ending: Vec<_> = take.ending.iter().filter(|ending| ending.state == column).copied().collect();
    let ending = gaps::ending(teller, &take.coverage, &ending);

    let blocks = &mut paper.blocks;
    chapter(blocks, teller.say("print-in-brief"));
    let mut brief = in_brief(teller, &take, column, &chosen);
    brief.extend(ending.summary.iter().map(|summary| field(ending.heading.clone(), summary.clone())));
    blocks.push(Block::Fields { fields: brief });
    running(teller, blocks, &chosen);
    open_provisions(teller, blocks, &take, column);

    blocks.push(Block::NewPage);
    chapter(blocks, teller.say("section-coverage"));
    let note = caution(teller, edition);
    blocks.extend(Some(note).filter(|note| !note.is_empty()).map(|text| Block::Caution { text }));
    blocks.push(Block::Table(standings(teller, &take, column)));
    blocks.push(Block::Rule { text: teller.say("rule-coverage") });
    blocks.push(Block::Rule { text: teller.say("rule-gaps") });
    chapter(blocks, ending.heading.clone());
    tell_below(teller, blocks, &ending);
    all(teller, blocks, &chosen);
    let met: Vec<_> = take.challenges.iter().filter(|met| met.states.is_empty() || met.states.contains(state)).cloned().collect();
    let told = report::challenges(teller, &met);
    chapter(blocks, told.heading.clone());
    tell_below(teller, blocks, &told);
    Some(paper)
}

/// The figures of the State: its initiatives by life, gaps, what it decided on the plan.
fn in_brief(teller: &Teller<'_>, take: &StockTake, column: usize, chosen: &Chosen<'_>) -> Vec<Field> {
    let in_state = |_: usize, state: usize| state == column;
    let asked = gaps::Asked::within(&take.coverage, &take.gaps, &take.settled, in_state);
    let number = |life: Life| chosen.iter().filter(|(_, of)| *of == life).count() as i64;
    let told = Life::ALL.iter().map(|life| (life, number(*life))).filter(|(_, number)| *number > 0);
    let told: Vec<String> =
        told.map(|(life, number)| format!("{} {}", teller.words.number(number), teller.life(*life))).collect();
    let all = teller.words.number(chosen.len() as i64);
    let mut fields = vec![
        field(teller.say("section-initiatives"), format!("{all}: {}", told.join(", "))),
        field(teller.say("section-gaps"), gaps::summary(teller, asked)),
    ];
    for position in
        teller.view.positions(&take.edition).filter(|position| Some(&position.party) == take.coverage.states().get(column))
    {
        let stance = teller.say(&format!("stance-{}", crate::report::word(&position.stance)));
        fields.push(field(teller.say("show-position"), format!("{stance}, {}", teller.partial(position.on))));
    }
    fields
}

/// A row for each provision: how it stands in the State, since when, and until when.
fn standings(teller: &Teller<'_>, take: &StockTake, column: usize) -> Table {
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

/// What runs in the State, as far as a page has room.
fn running(teller: &Teller<'_>, blocks: &mut Vec<Block>, chosen: &Chosen<'_>) {
    let run = chosen.partition_point(|(_, life)| *life == Life::Running);
    chapter(blocks, teller.say("print-running"));
    if run > 0 {
        let told = rows(teller, &initiatives::section(teller, String::new(), &chosen[..run.min(FIRST)]));
        blocks.push(Block::Table(only(&told, &[0, 1, 2, 4])));
    }
    if run == 0 || run > FIRST {
        let more = run.saturating_sub(FIRST) as i64;
        blocks.push(Block::Paragraph { text: teller.say_with("print-running-more", &[("count", more.into())]) });
    }
}

/// Some columns of a table: what all rows have in common is in the heading already.
fn only(table: &Table, kept: &[usize]) -> Table {
    let columns = kept.iter().filter_map(|at| table.columns.get(*at).cloned());
    let cells = |row: &Row| kept.iter().filter_map(|at| row.cells.get(*at).cloned()).collect();
    let rows = table.rows.iter().map(|row| Row { cells: cells(row), strong: row.strong });
    Table { columns: columns.collect(), rows: rows.collect(), wide: table.wide }
}

/// The provisions that are open in the State, by their reason.
fn open_provisions(teller: &Teller<'_>, blocks: &mut Vec<Block>, take: &StockTake, column: usize) {
    chapter(blocks, teller.say("section-gaps"));
    let numbers = |reason: Reason| {
        let of = |gap: &&Gap| gap.state == column && gap.reason == reason;
        let number = |gap: &Gap| tame(take.coverage.provisions()[gap.provision].number());
        take.gaps.iter().filter(of).map(number).collect::<Vec<_>>()
    };
    let told = Reason::ALL.iter().map(|reason| (reason, numbers(*reason))).filter(|(_, numbers)| !numbers.is_empty());
    blocks.push(Block::Fields {
        fields: told.map(|(reason, numbers)| field(teller.reason(*reason), numbers.join(", "))).collect(),
    });
}

/// All initiatives of the State, those that run first.
fn all(teller: &Teller<'_>, blocks: &mut Vec<Block>, chosen: &Chosen<'_>) {
    let told = initiatives::section(teller, teller.say("section-initiatives"), chosen);
    chapter(blocks, told.heading.clone());
    blocks.extend(told.summary.iter().map(|text| Block::Paragraph { text: text.clone() }));
    blocks.push(Block::Table(rows(teller, &told)));
    rule(blocks, &told);
}
