//! The matrix: provision by State, as a terminal shows it and as sheets hold it.

use super::{Section, Teller, column, text};
use crate::terminal::{Align, Page, Tone, cut, pad};
use exchange::sheet::Cell;
use plan::{Coverage, Gap, Life, ProvisionKey, Reason, Strength};
use unicode_width::UnicodeWidthStr;

/// How a cell stands, in one sign that also reads without colour.
pub(crate) fn sign(reason: Option<Reason>, settled: bool) -> (&'static str, Tone) {
    match reason {
        _ if settled => ("∅", Tone::Quiet),
        None => ("●", Tone::Good),
        Some(Reason::SingleProvider) => ("◕", Tone::Good),
        Some(Reason::Unconfirmed) => ("◑", Tone::Doubt),
        Some(Reason::OnlyBorderline) => ("◔", Tone::Doubt),
        Some(Reason::OnlyPlanned) => ("○", Tone::Doubt),
        Some(Reason::Withheld) => ("▒", Tone::Quiet),
        Some(Reason::Unclear | Reason::Suspended) => ("?", Tone::Doubt),
        Some(Reason::Cancelled | Reason::DonorWithdrew) => ("×", Tone::Bad),
        Some(Reason::Ended) => ("∙", Tone::Bad),
        Some(Reason::NeverCovered) => ("–", Tone::Bad),
    }
}

/// How many the sign stands for: those that say why the cell stands as it does.
pub(crate) fn figure(cell: &plan::Cell, reason: Option<Reason>) -> u32 {
    match reason {
        None | Some(Reason::SingleProvider) => cell.confirmed(),
        Some(Reason::Unconfirmed) => cell.strong(Life::Running),
        Some(Reason::OnlyBorderline) => cell.in_life(Life::Running),
        Some(Reason::OnlyPlanned) => cell.strong(Life::Intended),
        Some(Reason::Unclear) => cell.strong(Life::Unclear),
        Some(Reason::Suspended) => cell.strong(Life::Suspended),
        Some(Reason::Cancelled | Reason::DonorWithdrew) => cell.strong(Life::Cancelled),
        Some(Reason::Ended) => cell.strong(Life::Ended),
        Some(Reason::Withheld) => cell.withheld(),
        Some(Reason::NeverCovered) => 0,
    }
}

/// Why each cell stands as it does, in the order of the cells.
pub(crate) struct Standings {
    reasons: Vec<Option<Reason>>,
    settled: Vec<bool>,
    width: usize,
}

impl Standings {
    pub(crate) fn of(coverage: &Coverage, gaps: &[Gap], settled: &[(usize, usize)]) -> Self {
        let width = coverage.states().len();
        let size = coverage.provisions().len() * width;
        let mut standings = Self { reasons: vec![None; size], settled: vec![false; size], width };
        for gap in gaps {
            standings.reasons[gap.provision * width + gap.state] = Some(gap.reason);
        }
        for (provision, state) in settled {
            standings.settled[provision * width + state] = true;
        }
        standings
    }

    /// The permanent name of how a cell stands.
    pub(crate) fn code(&self, provision: usize, state: usize) -> &'static str {
        match self.at(provision, state) {
            (_, true) => "not-applicable",
            (None, false) => "covered",
            (Some(reason), false) => reason.name(),
        }
    }

    /// How a cell stands, in words.
    pub(crate) fn told(&self, teller: &Teller<'_>, provision: usize, state: usize) -> String {
        let (reason, settled) = self.at(provision, state);
        standing(teller, reason, settled)
    }

    /// Why a cell stands as it does, and whether it was settled as not applicable.
    pub(crate) fn at(&self, provision: usize, state: usize) -> (Option<Reason>, bool) {
        (self.reasons[provision * self.width + state], self.settled[provision * self.width + state])
    }
}

/// Writes the matrix onto a page. States that do not fit side by side go into a further block below.
pub(crate) fn write(page: &mut Page, teller: &Teller<'_>, coverage: &Coverage, standings: &Standings, only: Option<&str>) {
    let longest = coverage.provisions().iter().map(|key| key.number().width()).max().unwrap_or(0);
    let number_width = longest + 3;
    let wide = page.width() >= 130;
    let cell_width = if wide { 18 } else { 5 };
    let title_least = 24;
    let fit = ((page.width().saturating_sub(number_width + title_least)) / (cell_width + 1)).max(1);
    let all: Vec<usize> = (0..coverage.states().len()).collect();
    for block in all.chunks(fit) {
        let title = (page.width() - number_width).saturating_sub(block.len() * (cell_width + 1)).min(84);
        let mut head = " ".repeat(number_width + title);
        for state in block {
            let name = coverage.states()[*state].as_str();
            let name = if wide { cut(&teller.party_in_full(&coverage.states()[*state]), cell_width) } else { name.to_owned() };
            head.push_str(&pad(&name, cell_width + 1, Align::Left));
        }
        page.blank();
        let head = page.paint(Tone::Quiet, head.trim_end());
        page.line(&head);
        let mut section = None;
        for (row, key) in coverage.provisions().iter().enumerate().filter(|(_, key)| is_below(key, only)) {
            let number = key.number().split('.').next().unwrap_or_default();
            if section.replace(number) != Some(number) {
                let heading = format!("{number}  {}", teller.provision_title(&key.edition().provision(number)));
                let heading = page.paint(Tone::Strong, &cut(&heading, page.width()));
                page.line(&heading);
            }
            let mut line = pad(&cut(&format!("  {}", key.number()), number_width - 1), number_width, Align::Left);
            line.push_str(&pad(&cut(&teller.provision_title(key), title - 2), title, Align::Left));
            for state in block {
                let (reason, settled) = standings.at(row, *state);
                let (sign, tone) = sign(reason, settled);
                let cell = coverage.cell(row, *state);
                let told = match figure(cell, reason) {
                    _ if settled => sign.to_owned(),
                    0 => sign.to_owned(),
                    number => format!("{sign} {number}"),
                };
                let told =
                    if wide { cut(&format!("{told}{}", by_life(teller, cell)), cell_width) } else { cut(&told, cell_width) };
                let blanks = " ".repeat((cell_width + 1).saturating_sub(told.width()));
                line.push_str(&page.paint(tone, &told));
                line.push_str(&blanks);
            }
            page.line(&line);
        }
    }
    page.blank();
    page.paragraph(Tone::Quiet, &teller.say(if wide { "matrix-legend-wide" } else { "matrix-legend" }));
}

/// The lives behind a cell, as a wide page has room for: `2 run · 5 end`.
fn by_life(teller: &Teller<'_>, cell: &plan::Cell) -> String {
    let told: Vec<String> = [Life::Running, Life::Intended, Life::Ended, Life::Cancelled]
        .into_iter()
        .map(|life| (life, cell.in_life(life)))
        .filter(|(_, number)| *number > 0)
        .map(|(life, number)| format!("{number}{}", teller.say(life_letter(life))))
        .collect();
    if told.is_empty() { String::new() } else { format!("  {}", told.join(" ")) }
}

fn life_letter(life: Life) -> &'static str {
    match life {
        Life::Running => "life-letter-running",
        Life::Intended => "life-letter-intended",
        Life::Ended => "life-letter-ended",
        Life::Cancelled | Life::Suspended | Life::Unclear => "life-letter-cancelled",
    }
}

/// Whether a provision is the one asked for or stands below it.
pub(crate) fn is_below(key: &ProvisionKey, only: Option<&str>) -> bool {
    only.is_none_or(|only| key.number() == only || key.number().strip_prefix(only).is_some_and(|rest| rest.starts_with('.')))
}

/// The matrix as a sheet: a row for each provision in each State.
pub(crate) fn section(teller: &Teller<'_>, coverage: &Coverage, standings: &Standings, only: Option<&str>) -> Section {
    let lives = Life::ALL.map(|life| column(teller.life(life), None));
    let head = |key: &str, hxl| column(teller.say(key), hxl);
    let mut columns = vec![
        head("column-provision", Some("#output+code")),
        head("column-title", Some("#output+name")),
        head("column-state", Some("#country+code")),
        head("column-standing", Some("#status")),
    ];
    columns.extend(lives);
    let strengths = [
        ("column-running-core", Strength::Core),
        ("column-running-related", Strength::Related),
        ("column-running-relevant", Strength::Relevant),
    ];
    columns.extend(strengths.iter().map(|(key, _)| head(key, None)));
    columns.extend([
        head("column-confirmed", None),
        head("column-providers", None),
        head("column-covered-until", Some("#date+end")),
    ]);
    let mut rows = Vec::new();
    for (row, state, cell) in coverage.cells() {
        let key = &coverage.provisions()[row];
        if !is_below(key, only) {
            continue;
        }
        let (reason, settled) = standings.at(row, state);
        let mut cells = vec![
            text(key.number()),
            text(&teller.provision_title(key)),
            text(coverage.states()[state].as_str()),
            Cell::Text(standing(teller, reason, settled)),
        ];
        cells.extend(Life::ALL.map(|life| Cell::Number(i64::from(cell.in_life(life)))));
        cells.extend(strengths.iter().map(|(_, strength)| Cell::Number(i64::from(cell.count(Life::Running, *strength)))));
        cells.push(Cell::Number(i64::from(cell.confirmed())));
        cells.push(Cell::Number(cell.providers() as i64));
        cells.push(cell.covered_until().map_or(Cell::Empty, |date| Cell::Date(date.into())));
        rows.push(cells);
    }
    Section {
        heading: teller.say("section-coverage"),
        summary: Vec::new(),
        rule: teller.say("rule-coverage"),
        columns,
        rows,
        short: None,
    }
}

/// How a cell stands, in words.
pub(crate) fn standing(teller: &Teller<'_>, reason: Option<Reason>, settled: bool) -> String {
    match reason {
        _ if settled => teller.say("standing-not-applicable"),
        None => teller.say("standing-covered"),
        Some(reason) => teller.reason(reason),
    }
}
