//! Text for a terminal: widths, wrapping, colour. It knows nothing of plans.

mod table;

pub(crate) use table::{Align, Line, table};

use anstyle::{AnsiColor, Style};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// A page of text being written, as wide as the terminal.
pub(crate) struct Page {
    width: usize,
    color: bool,
    text: String,
}

/// What a piece of text is, so that colour can say it again; never the only way it is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Tone {
    #[default]
    Plain,
    Heading,
    Strong,
    Quiet,
    Good,
    Doubt,
    Bad,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Heading => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
            Self::Strong => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Good => Style::new().fg_color(Some(AnsiColor::Green.into())),
            Self::Doubt => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
            Self::Bad => Style::new().fg_color(Some(AnsiColor::Red.into())),
        }
    }
}

impl Page {
    /// The narrowest page that is still laid out; a narrower terminal wraps by itself.
    const NARROWEST: usize = 60;

    pub(crate) fn new(width: usize, color: bool) -> Self {
        Self { width: width.max(Self::NARROWEST), color, text: String::new() }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// The text in its tone, where the page has colour.
    pub(crate) fn paint(&self, tone: Tone, text: &str) -> String {
        if self.color && tone != Tone::Plain && !text.trim().is_empty() {
            let style = tone.style();
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    pub(crate) fn title(&mut self, text: &str) {
        for line in wrap(text, self.width) {
            let line = self.paint(Tone::Strong, &line);
            self.line(&line);
        }
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.blank();
        let rule = "─".repeat(self.width.saturating_sub(text.width() + 1));
        let text = self.paint(Tone::Heading, text);
        let rule = self.paint(Tone::Quiet, &rule);
        self.line(&format!("{text} {rule}"));
    }

    pub(crate) fn paragraph(&mut self, tone: Tone, text: &str) {
        for line in wrap(text, self.width) {
            let line = self.paint(tone, &line);
            self.line(&line);
        }
    }

    pub(crate) fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{}", line.trim_end());
    }

    pub(crate) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// Text from outside before it reaches a terminal: control characters could move the cursor or change the window's title.
pub(crate) fn tame(text: &str) -> String {
    // Hardly any text has one, which its bytes tell without reading it letter by letter; controls above ASCII begin with 0xC2.
    let suspect = |byte: &u8| *byte < b' ' || *byte == 0x7f || *byte == 0xc2;
    if text.as_bytes().iter().any(suspect) { text.replace(char::is_control, " ") } else { text.to_owned() }
}

/// Breaks a text into lines of at most `width` columns, between words; a word longer than that is broken within.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word;
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        while word.width() > width {
            let fits = word.char_indices().map(|(at, _)| at).rfind(|at| *at > 0 && word[..*at].width() <= width);
            let cut = fits.unwrap_or(word.len());
            lines.push(word[..cut].to_owned());
            word = &word[cut..];
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Cuts a text to a width, with an ellipsis where something is lost.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + 2 > width {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// Fills a text up with blanks to a width.
pub(crate) fn pad(text: &str, width: usize, align: Align) -> String {
    let blanks = " ".repeat(width.saturating_sub(text.width()));
    match align {
        Align::Left => format!("{text}{blanks}"),
        Align::Right => format!("{blanks}{text}"),
    }
}
