//! What the cells of the matrix show: a sign, how many, whose, and by life. The numbers are those of `plan::Coverage`; nothing is
//! counted here but names.

use super::Counted;
use crate::report::matrix::is_below;
use crate::web::frame::Reading;
use crate::web::link;
use crate::web::sieve::Sieve;
use plan::{Cell, Few, Life, ProvisionKey, Strength};

/// A column of the matrix.
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) link: String,
}

/// A line of the matrix: a section's heading, or a provision with its cells.
pub(crate) enum Line {
    Section { number: String, title: String, link: String },
    Provision { number: String, title: String, link: String, cells: Vec<Shown> },
}

/// A cell as it is shown.
pub(crate) struct Shown {
    pub(crate) link: String,
    /// The permanent name of how it stands, which is also the name of its sign.
    pub(crate) sign: &'static str,
    /// All of it in words, for those who do not see the sign.
    pub(crate) told: String,
    pub(crate) figure: String,
    pub(crate) whose: String,
    pub(crate) lives: String,
    pub(crate) shade: u8,
}

/// Lays the matrix out, line by line.
pub(crate) fn lay_out(
    reading: &Reading<'_>,
    sieve: &Sieve,
    counted: &Counted,
    only: Option<&str>,
    strength: Option<Strength>,
) -> (Vec<Head>, Vec<Line>) {
    let (teller, coverage) = (reading.teller, &counted.coverage);
    let head = |state: &plan::PartyKey| Head { name: teller.party_in_full(state), link: reading.link(link::party(state)) };
    let heads: Vec<Head> = coverage.states().iter().map(head).collect();
    let lines = lines(reading, coverage.provisions(), only, |row, key| {
        let cells = coverage.states().iter().enumerate().map(|(column, state)| {
            let narrowed = Sieve {
                edition: counted.edition.to_string(),
                provision: key.number().to_owned(),
                state: state.to_string(),
                ..sieve.clone()
            };
            let shown = show(reading, coverage.cell(row, column), strength);
            let (sign, standing) = if counted.left_out.is_none() {
                ("", String::new())
            } else {
                (counted.standings.code(row, column), counted.standings.told(teller, row, column))
            };
            let whose = names(reading, counted.whose.cell(row, column));
            let parts = [heads[column].name.as_str(), key.number(), &standing, &shown.lives, &whose];
            Shown {
                link: reading.link(narrowed.link("/initiatives")),
                sign,
                told: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
                figure: shown.figure,
                whose,
                lives: shown.lives,
                shade: shown.shade,
            }
        });
        cells.collect()
    });
    (heads, lines)
}

/// A line for each provision asked for, under the heading of its section; its cells are made by whoever knows the columns.
pub(super) fn lines(
    reading: &Reading<'_>,
    provisions: &[ProvisionKey],
    only: Option<&str>,
    mut cells: impl FnMut(usize, &ProvisionKey) -> Vec<Shown>,
) -> Vec<Line> {
    let teller = reading.teller;
    let mut lines = Vec::new();
    let mut section = None;
    for (row, key) in provisions.iter().enumerate().filter(|(_, key)| is_below(key, only)) {
        let number = key.number().split('.').next().unwrap_or_default();
        if section.replace(number) != Some(number) {
            let above = key.edition().provision(number);
            lines.push(Line::Section {
                number: number.to_owned(),
                title: teller.provision_title(&above),
                link: reading.link(link::provision(&above)),
            });
        }
        lines.push(Line::Provision {
            number: key.number().to_owned(),
            title: teller.provision_title(key),
            link: reading.link(link::provision(key)),
            cells: cells(row, key),
        });
    }
    lines
}

/// The names behind a cell in words.
fn names(reading: &Reading<'_>, few: &Few) -> String {
    let mut names: Vec<String> = few.named.iter().map(|who| reading.teller.who(who)).collect();
    if few.others > 0 {
        names.push(format!("+{}", few.others));
    }
    names.join(", ")
}

struct Figures {
    figure: String,
    lives: String,
    shade: u8,
}

/// How many run, told first, and the other lives behind.
fn show(reading: &Reading<'_>, cell: &Cell, strength: Option<Strength>) -> Figures {
    let count = |life| strength.map_or_else(|| cell.in_life(life), |strength| cell.count(life, strength));
    let running = count(Life::Running);
    let figure = if running > 0 { reading.teller.words.number(running) } else { String::new() };
    Figures { figure, lives: lives(reading, count), shade: shade(running) }
}

/// How many there are in each life that anything is in.
pub(super) fn lives(reading: &Reading<'_>, count: impl Fn(Life) -> u32) -> String {
    let counted = Life::ALL.into_iter().map(|life| (life, count(life))).filter(|(_, number)| *number > 0);
    let told: Vec<String> = counted.map(|(life, number)| format!("{number}\u{a0}{}", reading.teller.life(life))).collect();
    told.join(" · ")
}

/// How dark a cell is.
pub(super) fn shade(count: u32) -> u8 {
    match count {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    }
}

/// Sentences under the matrix: how many are in it, and what is not.
pub(crate) fn summary(reading: &Reading<'_>, counted: &Counted) -> Vec<String> {
    let teller = reading.teller;
    let mut sentences = vec![teller.say_with("matrix-holds", &[("count", i64::from(counted.whose.holds).into())])];
    match &counted.left_out {
        None => sentences.push(teller.say("matrix-filtered")),
        Some((out, withheld)) => {
            let values = [
                ("unaligned", i64::from(out.unaligned).into()),
                ("nowhere", i64::from(out.no_state).into()),
                ("elsewhere", i64::from(out.elsewhere).into()),
                ("withheld", i64::from(withheld.total()).into()),
            ];
            sentences.push(teller.say_with("matrix-leaves-out", &values));
        }
    }
    sentences
}
