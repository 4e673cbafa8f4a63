//! Finds the row of headings of a table and which column is which field. Not for the values in the columns.

use super::field::{Field, Named};
use super::grid::Row;
use super::{tag, words};
use crate::words::fold;

/// Columns a person named: the heading and what it is.
pub(crate) type Chosen = [(String, Named)];

/// The row of headings of a table.
#[derive(Clone)]
pub(crate) struct Headings {
    /// The line of the last row that belongs to them.
    pub(crate) line: u32,
    columns: Vec<(Box<str>, Option<Named>)>,
}

impl Headings {
    /// Finds the headings among the first rows and says how many columns they make known.
    /// A row of tags decides; else it is the row that names a title and the most other fields.
    pub(crate) fn find(rows: &[Row], chosen: &Chosen) -> Option<(usize, Self)> {
        if let Some(at) = rows.iter().position(tag::is_tags)
            && let Some(found) = Self::by_tags(rows, at, chosen)
        {
            return Some(found);
        }
        let mut best: Option<(usize, Self)> = None;
        let mut consider = |headings: Self| {
            let known = headings.known();
            if headings.has(Field::Title) && best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, headings));
            }
        };
        for (at, row) in rows.iter().enumerate() {
            // Two rows that can be headings together are, even where the upper one alone names as many fields.
            if let Some(below) = rows.get(at + 1)
                && let Some(joined) = joined(row, below)
            {
                consider(Self::by_words(below.line, &joined, chosen));
            }
            consider(Self::by_words(row.line, &row.cells, chosen));
        }
        best
    }

    /// The row that comes nearest to headings, to be shown instead of them; and how many fields it names.
    pub(crate) fn nearest(rows: &[Row], chosen: &Chosen) -> (usize, Vec<String>) {
        let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let known = |row: &Row| {
            let tags = row.cells.iter().filter(|cell| tag::named(cell).is_some()).count();
            Self::by_words(row.line, &row.cells, chosen).known().max(tags)
        };
        let Some(nearest) = rows.iter().rev().max_by_key(|row| (known(row), filled(row))) else { return (0, Vec::new()) };
        let cells = nearest.cells.iter().filter(|cell| !cell.trim().is_empty());
        (known(nearest), cells.map(|cell| cell.trim().chars().take(40).collect()).take(30).collect())
    }

    fn by_words(line: u32, cells: &[String], chosen: &Chosen) -> Self {
        let columns = cells.iter().map(|heading| (heading.trim().into(), of_heading(heading, chosen))).collect();
        Self { line, columns }
    }

    /// The columns that tags name; one without a tag is what its heading says, where no tag says the same.
    fn by_tags(rows: &[Row], at: usize, chosen: &Chosen) -> Option<(usize, Self)> {
        let tags = &rows[at];
        let above = at.checked_sub(1).map(|above| &rows[above]);
        let width = tags.cells.len().max(above.map_or(0, |row| row.cells.len()));
        let tagged: Vec<Option<Named>> = tags.cells.iter().map(|cell| tag::named(cell)).collect();
        let column = |at: usize| {
            let heading = above.map_or("", |row| row.cell(at));
            let heading = if heading.is_empty() { tags.cell(at) } else { heading };
            let by_tag = tagged.get(at).cloned().flatten();
            let by_word =
                || of_heading(heading, &[]).filter(|named| tagged.iter().flatten().all(|known| known.field != named.field));
            let by_hand = || by_choice(heading, chosen).or_else(|| by_choice(tags.cell(at), chosen));
            let personal = words::named(heading).filter(|named| named.field == Field::Personal);
            (heading.into(), personal.or_else(by_hand).or(by_tag).or_else(by_word))
        };
        let headings = Self { line: tags.line, columns: (0..width).map(column).collect() };
        headings.has(Field::Title).then(|| (headings.known() + 1, headings))
    }

    fn known(&self) -> usize {
        let counts = |named: &Named| !matches!(named.field, Field::Ignore | Field::Personal | Field::Problem);
        self.columns.iter().filter(|(_, named)| named.as_ref().is_some_and(counts)).count()
    }

    /// Whether a column has this heading, as a person would say so.
    pub(crate) fn names(&self, heading: &str) -> bool {
        self.columns.iter().any(|(known, _)| known.trim() == heading.trim() || fold(known) == fold(heading))
    }

    /// Whether a column holds this field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }

    /// How many columns the table has; columns without a heading at its right edge do not count.
    pub(crate) fn width(&self) -> usize {
        self.columns.iter().rposition(|(heading, _)| !heading.is_empty()).map_or(0, |last| last + 1)
    }

    /// Whether a row says the headings again, as it does at the top of a new page.
    pub(crate) fn are(&self, row: &Row) -> bool {
        let same =
            |(cell, (heading, _)): (&String, &(Box<str>, Option<Named>))| cell.trim().is_empty() || fold(cell) == fold(heading);
        row.cells.len() <= self.columns.len() && row.cells.iter().zip(&self.columns).all(same)
    }

    /// The heading of a column.
    pub(crate) fn heading(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |(heading, _)| heading)
    }

    /// All headings with what they are.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, Option<&Named>)> {
        self.columns.iter().filter(|(heading, _)| !heading.is_empty()).map(|(heading, named)| (&**heading, named.as_ref()))
    }

    /// The columns of one field: number, heading, what it is.
    pub(crate) fn of(&self, wanted: Field) -> impl Iterator<Item = (usize, &str, &Named)> {
        self.columns.iter().enumerate().filter_map(move |(at, (heading, named))| match named {
            Some(named) if named.field == wanted => Some((at, &**heading, named)),
            _ => None,
        })
    }
}

/// What a heading is: a person's column stays one; then what somebody chose; then its words.
fn of_heading(heading: &str, chosen: &Chosen) -> Option<Named> {
    let by_words = words::named(heading);
    if by_words.as_ref().is_some_and(|named| named.field == Field::Personal) {
        return by_words;
    }
    by_choice(heading, chosen).or(by_words)
}

fn by_choice(heading: &str, chosen: &Chosen) -> Option<Named> {
    if heading.trim().is_empty() {
        return None;
    }
    let named = |matches: &dyn Fn(&str) -> bool| chosen.iter().find(|(known, _)| matches(known)).map(|(_, named)| named.clone());
    named(&|known| known.trim() == heading.trim())
        .or_else(|| named(&|known| !fold(known).is_empty() && fold(known) == fold(heading)))
}

/// Two rows as one row of headings, where the upper one has cells over several columns (`Term` over `Start` and `End`)
/// and the lower one holds nothing but headings.
fn joined(upper: &Row, lower: &Row) -> Option<Vec<String>> {
    let width = upper.cells.len().max(lower.cells.len());
    let above: Vec<&str> = (0..width)
        .scan("", |last, at| {
            let cell = upper.cell(at);
            if !cell.is_empty() {
                *last = cell;
            }
            Some(*last)
        })
        .collect();
    let stands_over_several = above.windows(2).any(|two| !two[0].is_empty() && two[0] == two[1]);
    let is_heading = |at: usize| {
        let cell = lower.cell(at);
        cell.is_empty() || cell == above[at] || words::named(cell).is_some()
    };
    if !stands_over_several || lower.is_empty() || !(0..width).all(is_heading) {
        return None;
    }
    let join = |at: usize| match (above[at], lower.cell(at)) {
        (above, "") => {
            if upper.cell(at).is_empty() {
                String::new()
            } else {
                above.to_owned()
            }
        }
        (above, below) if above == below || above.is_empty() || words::named(&format!("{above} {below}")).is_none() => {
            below.to_owned()
        }
        (above, below) => format!("{above} {below}"),
    };
    Some((0..width).map(join).collect())
}
