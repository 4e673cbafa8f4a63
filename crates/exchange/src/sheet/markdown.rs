//! Sheets as Markdown tables, for mail, issues and minutes. Not for reading back.

use super::{Cell, Sheet};

/// Writes sheets one below the other, each under its title.
pub fn markdown(sheets: &[Sheet]) -> String {
    let mut parts = Vec::new();
    for sheet in sheets {
        if !sheet.title.is_empty() {
            parts.push(format!("## {}", safe(&sheet.title)));
        }
        parts.extend(sheet.notes.iter().filter(|note| !note.is_empty()).map(|note| safe(note)));
        if !sheet.columns.is_empty() {
            parts.push(table(sheet));
        }
    }
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn table(sheet: &Sheet) -> String {
    let columns = 0..sheet.columns.len();
    let is_figure = |at: usize| {
        let mut filled = sheet.rows.iter().filter_map(|row| row.get(at)).filter(|cell| **cell != Cell::Empty).peekable();
        filled.peek().is_some() && filled.all(Cell::is_figure)
    };
    let headings = line(sheet.columns.iter().map(|column| safe(&column.heading)));
    let rule = line(columns.clone().map(|at| if is_figure(at) { "---:" } else { "---" }.to_owned()));
    let rows = sheet.rows.iter().map(|row| {
        let cells = columns.clone().map(|at| row.get(at).map_or_else(String::new, |cell| safe(&cell.text())));
        line(cells)
    });
    [headings, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// A text on one line that ends no cell and is no markup.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !safe.is_empty() {
            safe.push(' ');
        }
        for character in word.chars() {
            if matches!(character, '|' | '\\' | '<' | '`' | '*' | '_' | '[' | ']') {
                safe.push('\\');
            }
            safe.push(character);
        }
    }
    safe
}
