//! Where answers go: stdout, in the format asked for. A reader that stops listening ends the command quietly.

use super::args::{Color, Format, Global};
use super::talk::{self, Problem};
use super::{Outcome, args::Cli};
use crate::report::{Report, Teller};
use crate::terminal::Page;
use std::io::{IsTerminal, Write};
use std::path::Path;
use words::Words;

/// A page as wide as the terminal, or eighty columns where there is none.
pub(crate) fn page(global: &Global) -> Page {
    let told = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    let width = told.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).unwrap_or(80);
    let color = match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => variable("NO_COLOR").is_none_or(|told| told.is_empty()) && std::io::stdout().is_terminal(),
    };
    Page::new(width, color)
}

#[expect(clippy::disallowed_methods, reason = "a door: the environment says how wide and how coloured its terminal is")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Writes bytes to stdout.
pub(crate) fn put(bytes: &[u8]) -> Result<Outcome, Problem> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(Outcome::Done),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(Outcome::Done),
        Err(error) => Err(Problem::File { path: "stdout".to_owned(), error, writing: true }),
    }
}

/// Refuses to write what is no text onto a terminal.
pub(crate) fn refuse_terminal(output: Option<&Path>, key: &'static str) -> Result<(), Problem> {
    let shown = output == Some(Path::new("-")) && std::io::stdout().is_terminal();
    if shown { Err(Problem::Usage(key, Vec::new())) } else { Ok(()) }
}

/// Writes a document to the file that was named, to stdout for `-`, else under its own name here; tells the name of the file.
pub(crate) fn put_file(words: &Words, output: Option<&Path>, own: &str, bytes: &[u8]) -> Result<Outcome, Problem> {
    let file = output.unwrap_or(Path::new(own));
    if file == Path::new("-") {
        return put(bytes);
    }
    std::fs::write(file, bytes).map_err(Problem::file(file, true))?;
    talk::say(&words.say_with("talk-printed", &[("file", file.display().to_string().into())]));
    Ok(Outcome::Done)
}

/// Writes an answer in the format asked for: `text` draws on a page, `json` gives the value, and all else is the report.
pub(crate) fn answer(
    cli: &Cli,
    teller: &Teller<'_>,
    report: impl FnOnce() -> Report,
    text: impl FnOnce(&mut Page),
    json: impl FnOnce() -> serde_json::Value,
) -> Result<Outcome, Problem> {
    match cli.global.format.unwrap_or(Format::Text) {
        Format::Iati
        | Format::Hxl
        | Format::Jsonl
        | Format::Sqlite
        | Format::Parquet
        | Format::Ical
        | Format::Atom
        | Format::Dcat => Err(Problem::Usage("usage-export-only", Vec::new())),
        Format::Text => {
            let mut page = page(&cli.global);
            text(&mut page);
            put(page.finish().as_bytes())
        }
        Format::Json => put_json(&json()),
        Format::Markdown => {
            let report = report();
            let title = if report.sections.len() > 1 { format!("# {}\n\n", report.title) } else { String::new() };
            put(format!("{title}{}", exchange::sheet::markdown(&report.into_sheets())).as_bytes())
        }
        Format::Csv => put(&exchange::sheet::csv(&report().into_sheets())),
        Format::Xlsx => {
            if std::io::stdout().is_terminal() {
                return Err(Problem::Usage("usage-xlsx-to-terminal", Vec::new()));
            }
            let sheets = report().into_sheets();
            match exchange::sheet::xlsx(&sheets, teller.view.as_at()) {
                Ok(bytes) => put(&bytes),
                Err(error) => Err(Problem::Usage("usage-xlsx-too-large", vec![("detail", error.to_string())])),
            }
        }
    }
}

/// Writes a JSON value, indented for people and ended by a line end.
pub(crate) fn put_json(value: &serde_json::Value) -> Result<Outcome, Problem> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    put(text.as_bytes())
}
