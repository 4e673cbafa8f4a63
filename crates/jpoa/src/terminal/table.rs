//! A table without frames: heads underlined, numbers to the right, and the widest text wrapped until all fits the page.

use super::{Page, Tone, pad, wrap};
use unicode_width::UnicodeWidthStr;

/// Which side a column keeps to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Align {
    Left,
    Right,
}

/// One line of a table: a tone for the whole, and its cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) tone: Tone,
    pub(crate) cells: Vec<String>,
}

/// Blanks between two columns.
const BETWEEN: usize = 2;

/// A text longer than this is prose, which reads well in a column of this width.
const PROSE: usize = 30;

/// How narrow columns of text may become, step by step: first prose gives way, then all that is shorter, prose again last.
const STEPS: [(bool, usize); 4] = [(true, PROSE), (false, 18), (false, 10), (true, 8)];

/// Writes a table.
pub(crate) fn table(page: &mut Page, heads: &[(String, Align)], lines: &[Line]) {
    let widths = widths(page.width(), heads, lines);
    if heads.iter().all(|(text, _)| text.is_empty()) {
        lines.iter().for_each(|line| write(page, line, heads, &widths));
        return;
    }
    let head = Line { tone: Tone::Quiet, cells: heads.iter().map(|(text, _)| text.clone()).collect() };
    write(page, &head, heads, &widths);
    for line in lines {
        write(page, line, heads, &widths);
    }
}

fn widths(page: usize, heads: &[(String, Align)], lines: &[Line]) -> Vec<usize> {
    let mut widths: Vec<usize> = heads.iter().map(|(text, _)| text.width()).collect();
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(&line.cells) {
            *width = (*width).max(cell.width());
        }
    }
    let room = page.saturating_sub(BETWEEN * widths.len().saturating_sub(1));
    let prose: Vec<bool> = widths.iter().map(|width| *width >= PROSE).collect();
    for (gives_way, floor) in STEPS {
        while widths.iter().sum::<usize>() > room {
            // Only columns of text give way: a broken number is no number.
            let may = |at: &usize| heads[*at].1 == Align::Left && prose[*at] == gives_way && widths[*at] > floor;
            let Some(widest) = (0..widths.len()).filter(may).max_by_key(|at| widths[*at]) else { break };
            widths[widest] -= 1;
        }
    }
    widths
}

fn write(page: &mut Page, line: &Line, heads: &[(String, Align)], widths: &[usize]) {
    let cells: Vec<Vec<String>> = line.cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..height {
        let mut text = String::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push_str(&" ".repeat(BETWEEN));
            }
            text.push_str(&pad(cell.get(row).map_or("", String::as_str), widths[at], heads[at].1));
        }
        let text = page.paint(line.tone, text.trim_end());
        page.line(&text);
    }
}
