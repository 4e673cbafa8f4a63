//! How wide the columns of a table become, by what stands in them, and which rows may be torn; no paper is measured by hand.

use crate::Table;

/// Letters that a column gets at most, so that one long text leaves room to the others.
const MOST: usize = 44;
/// Letters that a word may ask for; a longer one is broken.
const WORD: usize = 16;

/// A share of the width for each column, in letters.
pub(crate) fn shares(table: &Table) -> Vec<usize> {
    let share = |at: usize| {
        let heading = table.columns.get(at).map_or("", |column| column.heading.as_str());
        let cells = || table.rows.iter().filter_map(move |row| row.cells.get(at)).map(String::as_str);
        let word = cells().map(longest_word).max().unwrap_or(0).min(WORD);
        // Headings are bold, and look bad with a hyphen.
        let heading = longest_word(heading).min(WORD) * 5 / 4;
        let longest = cells().map(|cell| cell.chars().count()).max().unwrap_or(0).min(MOST);
        // Short texts stand on one line; long ones get the more, the longer they are.
        let line = if longest <= WORD { longest } else { WORD + (longest - WORD) * 3 / 4 };
        word.max(line).max(heading).max(3) + 3
    };
    (0..table.columns.len()).map(share).collect()
}

/// Letters that stand side by side on a page, at the least.
const ABREAST: usize = 95;
/// Lines that a row may have and still stand on one page with the head above it, with ample room for bad breaks.
const WHOLE: usize = 20;

/// Whether each row is so high that it may run over the foot of a page. A row that is kept whole and does not fit would be lost.
pub(crate) fn long(table: &Table) -> Vec<bool> {
    let shares = shares(table);
    let all: usize = shares.iter().sum();
    let lines = |cell: &String, share: &usize| cell.chars().count() * all / (share * ABREAST).max(1);
    let is_long = |row: &crate::Row| row.cells.iter().zip(&shares).any(|(cell, share)| lines(cell, share) > WHOLE);
    table.rows.iter().map(is_long).collect()
}

/// Letters of the name of a bar; the table beside the picture has all of it.
pub(crate) const LABEL: usize = 120;

/// The beginning of a name that is too long for a bar, with a sign that there is more.
pub(crate) fn cut(label: &str) -> String {
    label.chars().take(LABEL - 1).chain(['…']).collect()
}

fn longest_word(text: &str) -> usize {
    text.split([' ', '-', '/']).map(|word| word.chars().count()).max().unwrap_or(0)
}
