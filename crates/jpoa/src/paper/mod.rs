//! Papers: what a view tells, laid out for the press. Figures and sentences are those of `report`, so that paper, screen and table
//! cannot disagree. Not for: how a page looks, which is in the crate `press`; nor for files, which are the business of each door.

mod check;
mod country;
mod map;
mod matrix;
mod plan;
mod stocktake;

#[cfg(test)]
mod tests;

use crate::report::{Section, Teller};
use crate::terminal::{Align, tame};
use ::plan::{EditionKey, PartyKey, ReadEdition, Record};
use desk::Refusal;
use exchange::sheet::Cell;
use press::{Block, Column, Cover, CoverSize, Day, Field, Paper, Row, Says, Side, Table};

/// Which paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Wanted {
    Plan,
    Stocktake,
    Matrix,
    Country(PartyKey),
    Check(u64),
}

impl Wanted {
    /// Its permanent name: `stocktake`, `country-KG`, `check-12`.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Plan => "plan".to_owned(),
            Self::Stocktake => "stocktake".to_owned(),
            Self::Matrix => "matrix".to_owned(),
            Self::Country(state) => ["country", state.as_str()].join("-"),
            Self::Check(number) => ["check", &number.to_string()].join("-"),
        }
    }

    /// The paper of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name.split_once('-') {
            None => [Self::Plan, Self::Stocktake, Self::Matrix].into_iter().find(|one| one.name() == name),
            Some(("country", state)) => Some(Self::Country(PartyKey::new(state))),
            Some(("check", number)) => number.parse().ok().map(Self::Check),
            Some(_) => None,
        }
    }
}

/// Makes a paper of an edition from what the view of the teller shows.
pub(crate) fn make(edition: &EditionKey, wanted: &Wanted, teller: &Teller<'_>) -> Result<Paper, Refusal> {
    let view = teller.view;
    let no_plan = || Refusal::new("no-plan");
    match wanted {
        Wanted::Plan => plan::plan(view, edition, teller).ok_or_else(no_plan),
        Wanted::Stocktake => stocktake::stocktake(view, edition, teller).ok_or_else(no_plan),
        Wanted::Matrix => matrix::matrix(view, edition, teller).ok_or_else(no_plan),
        Wanted::Country(state) => country::country(view, edition, state, teller)
            .ok_or_else(|| Refusal::new("state-not-in-matrix").with("name", state).with("edition", edition)),
        Wanted::Check(number) => {
            check::check(view, *number, teller).ok_or_else(|| Refusal::new("check-unknown").with("number", number))
        }
    }
}

/// The name of its file.
pub(crate) fn file_name(edition: &EditionKey, wanted: &Wanted, teller: &Teller<'_>) -> String {
    teller.file_name(edition, &wanted.name(), "pdf")
}

/// What a paper opens with.
pub(crate) struct Opening<'a> {
    /// The key of the kind of document.
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    pub(crate) edition: &'a EditionKey,
    pub(crate) size: CoverSize,
    pub(crate) note: String,
}

/// A paper with its cover and without blocks.
pub(crate) fn open(teller: &Teller<'_>, opening: Opening<'_>) -> Paper {
    let read = teller.view.edition(opening.edition);
    let title = teller.edition_title(opening.edition);
    let stamp = teller.view.stamp();
    let entry = if teller.shipped { teller.say("lead-shipped") } else { teller.words.number(stamp.entry as i64) };
    let adopted = read.as_ref().and_then(|read| read.edition.adopted).map_or_else(String::new, |date| teller.partial(date));
    let edition = if title == opening.title { opening.edition.to_string() } else { title };
    let facts = [
        ("show-edition", edition),
        ("print-adopted", adopted),
        ("print-as-at", teller.day(teller.view.as_at())),
        ("print-entry", entry),
        ("print-shown-to", teller.viewer()),
        ("print-edition-hash", read.as_ref().map_or_else(String::new, digest)),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let kind = teller.say(opening.kind);
    let day = teller.view.as_at();
    Paper {
        language: teller.words.language().tag().to_owned(),
        title: if kind == opening.title { kind.clone() } else { format!("{kind} · {}", opening.title) },
        running: teller.running(opening.edition),
        stamp: teller.lead(),
        on: Day { year: day.year(), month: day.month(), day: day.day() },
        lies: false,
        cover: Cover {
            size: opening.size,
            house: teller.view.region().map_or_else(String::new, |region| tame(region.title.show(teller.lang))),
            kind,
            title: opening.title,
            facts: facts.map(|(key, value)| field(teller.say(key), value)).collect(),
            note: opening.note,
        },
        says: Says { contents: teller.say("print-contents"), of: teller.say("print-of"), unset: teller.say("print-unset") },
        blocks: Vec::new(),
    }
}

/// The number that stands for the text of an edition: its record and those of its provisions, as the journal keeps them. Who holds
/// another copy of the plan can tell whether it is the same text.
fn digest(read: &ReadEdition<'_>) -> String {
    let mut text = Vec::new();
    ::plan::canon::write_record(&Record::Edition(read.edition.clone()), &mut text);
    for provision in read.provisions {
        ::plan::canon::write_record(&Record::Provision(provision.clone()), &mut text);
    }
    crate::hash::sha256(&text)
}

/// What a reader must know before trusting the text of an edition.
pub(crate) fn caution(teller: &Teller<'_>, edition: &EditionKey) -> String {
    teller.view.edition(edition).map_or_else(String::new, |read| tame(read.edition.note.show(teller.lang)))
}

/// A heading of a chapter with its number, counted among those that are there.
pub(crate) fn chapter(blocks: &mut Vec<Block>, text: String) {
    let before = blocks.iter().filter(|block| matches!(block, Block::Heading { level: 1, .. })).count();
    blocks.push(Block::Heading { level: 1, number: (before + 1).to_string(), text });
}

/// A section as the screen has it: heading, sentences, rows, rule.
pub(crate) fn tell(teller: &Teller<'_>, blocks: &mut Vec<Block>, section: &Section) {
    chapter(blocks, section.heading.clone());
    tell_below(teller, blocks, section);
}

/// The same without its heading.
pub(crate) fn tell_below(teller: &Teller<'_>, blocks: &mut Vec<Block>, section: &Section) {
    blocks.extend(section.summary.iter().map(|text| Block::Paragraph { text: text.clone() }));
    blocks.extend(table(teller, section).into_iter().filter(|table| !table.rows.is_empty()).map(Block::Table));
    rule(blocks, section);
}

/// The rule of a section.
pub(crate) fn rule(blocks: &mut Vec<Block>, section: &Section) {
    if !section.rule.is_empty() {
        blocks.push(Block::Rule { text: section.rule.clone() });
    }
}

/// The lines of a section as a terminal shows them, where they are all there is; else its rows.
fn table(teller: &Teller<'_>, section: &Section) -> Option<Table> {
    match section.short.as_ref().filter(|short| !short.lines.is_empty()) {
        Some(short) => {
            let side = |align| if align == Align::Right { Side::Right } else { Side::Left };
            let columns = short.heads.iter().map(|(heading, align)| Column { heading: heading.clone(), side: side(*align) });
            let rows = short.lines.iter().map(|line| Row { cells: line.cells.clone(), strong: false });
            Some(Table { columns: columns.collect(), rows: rows.collect(), wide: false })
        }
        None => Some(rows(teller, section)).filter(|table| !table.columns.is_empty()),
    }
}

/// The rows of a section, all of them.
pub(crate) fn rows(teller: &Teller<'_>, section: &Section) -> Table {
    let is_figure = |at: usize| section.rows.iter().all(|row| matches!(row.get(at), Some(Cell::Number(_) | Cell::Empty) | None));
    let side = |at| if !section.rows.is_empty() && is_figure(at) { Side::Right } else { Side::Left };
    let columns = section.columns.iter().enumerate();
    let told = |row: &Vec<Cell>| Row { cells: row.iter().map(|cell| teller.cell(cell)).collect(), strong: false };
    Table {
        columns: columns.map(|(at, column)| Column { heading: column.heading.clone(), side: side(at) }).collect(),
        rows: section.rows.iter().map(told).collect(),
        wide: false,
    }
}

pub(crate) fn field(name: String, value: String) -> Field {
    Field { name, value }
}

/// Columns of text by the keys of their headings.
pub(crate) fn columns(teller: &Teller<'_>, keys: &[&str]) -> Vec<Column> {
    keys.iter().map(|key| Column { heading: teller.say(key), side: Side::Left }).collect()
}
