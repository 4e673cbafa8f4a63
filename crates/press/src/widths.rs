//! How wide the columns of a table become, by what stands in them, and which rows may be torn; no paper is measured by hand.

use crate::Table;

/// Letters of a text that count, so that one long text leaves room to the others.
const MOST: usize = 70;
/// Letters that a word may ask for; a longer one is broken.
const WORD: usize = 16;
/// Letters that the space between two columns takes.
const SPACE: usize = 2;
/// Letters that stand side by side on a page.
const ABREAST: usize = 100;

/// The width of each column, in letters: room for its longest word, and of what is left the more, the longer its texts are for the
/// most part. One long text does not widen a column of short ones.
pub(crate) fn shares(table: &Table) -> Vec<usize> {
    let columns = 0..table.columns.len();
    let cells = |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at)).map(String::as_str);
    let word = |at: usize| cells(at).map(longest_word).max().unwrap_or(0).clamp(3, WORD);
    let words: Vec<usize> = columns.clone().map(word).collect();
    // Headings are bold, and look bad with a hyphen.
    let heading = |at: usize| longest_word(&table.columns[at].heading).min(WORD) * 5 / 4;
    // Where headings alone would fill the page they are broken in two, rather than every line of the texts.
    let broken = |parts: usize| {
        let room = |at: usize| (words[at] + 1).max(heading(at) / parts + 2 * usize::from(parts > 1)) + SPACE;
        columns.clone().map(room).collect::<Vec<_>>()
    };
    let leaves_room = |least: &Vec<usize>| least.iter().sum::<usize>() * 20 <= ABREAST * 17;
    let least = Some(broken(1)).filter(leaves_room).unwrap_or_else(|| broken(2));
    let wished: Vec<usize> = columns.clone().map(|at| (usual(cells(at)) + SPACE).saturating_sub(least[at])).collect();
    let (left, all) = (ABREAST.saturating_sub(least.iter().sum()), wished.iter().sum::<usize>().max(1));
    let more = |(least, wished): (&usize, &usize)| least + left * wished / all;
    least.iter().zip(&wished).map(more).collect()
}

/// How long the texts of a column are for the most part: the root of the mean of their squares.
fn usual<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let (sum, count) = cells.fold((0, 0), |(sum, count), cell| (sum + cell.chars().count().min(MOST).pow(2), count + 1));
    (sum / count.max(1)).isqrt()
}

/// The same of wide letters.
const FEWEST: usize = 95;
/// Lines that a row may have and still stand on one page with the head above it, with ample room for bad breaks.
const WHOLE: usize = 20;

/// Whether each row is so high that it may run over the foot of a page. A row that is kept whole and does not fit would be lost.
pub(crate) fn long(table: &Table) -> Vec<bool> {
    let shares = shares(table);
    let all: usize = shares.iter().sum();
    let lines = |cell: &String, share: &usize| cell.chars().count() * all / (share * FEWEST).max(1);
    let is_long = |row: &crate::Row| row.cells.iter().zip(&shares).any(|(cell, share)| lines(cell, share) > WHOLE);
    table.rows.iter().map(is_long).collect()
}

/// Letters of the name of a bar; the table beside the picture has all of it.
pub(crate) const LABEL: usize = 120;

/// The beginning of a name that is too long for a bar, with a sign that there is more.
pub(crate) fn cut(label: &str) -> String {
    label.chars().take(LABEL - 1).chain(['…']).collect()
}

/// Letters of the longest piece that nothing breaks; days such as 2026-11-24 stay whole.
fn longest_word(text: &str) -> usize {
    let length = |piece: &str| piece.chars().count();
    let whole = |piece: &str| {
        let is_day = piece.starts_with(|first: char| first.is_ascii_digit());
        if is_day { length(piece) } else { piece.split('-').map(length).max().unwrap_or(0) }
    };
    text.split([' ', '/']).map(whole).max().unwrap_or(0)
}
