//! The matrix with organisations or years across instead of States. How a cell stands is a matter of States, so these bear no signs.

use super::cells::{Head, Line, Lives, Shown, lines, opens, shade, together};
use crate::report::across::Named;
use crate::web::frame::Reading;
use crate::web::link::{self, Link};
use crate::web::sieve::Sieve;
use plan::{Across, ByLife, Coverage, Life, PartyKey, Strength, by_party, by_year};
use serde::Deserialize;

/// How many organisations stand across.
const ORGANISATIONS: usize = 12;

/// How many years before the one of the view, and how many after it, where none are asked for.
const YEARS: (i16, i16) = (9, 3);

/// How many years stand across at most.
const MOST_YEARS: i16 = 16;

/// What stands across.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Turn {
    #[default]
    #[serde(alias = "")]
    States,
    Organisations,
    Years,
}

impl Turn {
    pub(super) const ALL: [(Self, &'static str); 3] =
        [(Self::States, "states"), (Self::Organisations, "organisations"), (Self::Years, "years")];
}

/// A matrix that was turned.
pub(super) enum Turned {
    Organisations(Across<PartyKey>),
    Years(Across<i16>),
}

impl Turned {
    /// Turns what was counted; none where States stay across.
    pub(super) fn of(
        reading: &Reading<'_>,
        coverage: &Coverage,
        turn: Turn,
        sieve: &Sieve,
        strength: Option<Strength>,
    ) -> Option<Self> {
        let view = reading.view;
        match turn {
            Turn::States => None,
            Turn::Organisations => Some(Self::Organisations(by_party(view, coverage, strength, ORGANISATIONS))),
            Turn::Years => {
                let now = view.as_at().year();
                let (from, to) = sieve.years();
                let to = to.unwrap_or_else(|| from.map_or(now + YEARS.1, |from| from + MOST_YEARS - 1));
                let from = from.unwrap_or_else(|| (to - YEARS.0 - YEARS.1).min(now)).max(to - MOST_YEARS + 1).min(to);
                Some(Self::Years(by_year(view, coverage, strength, from..=to)))
            }
        }
    }

    /// The key of the rule its figures follow.
    pub(super) fn rule(&self) -> &'static str {
        match self {
            Self::Organisations(_) => "rule-organisations",
            Self::Years(_) => "rule-under-way",
        }
    }

    /// The same for a table that is taken away.
    pub(super) fn named(&self, reading: &Reading<'_>) -> Named<'_> {
        match self {
            Self::Organisations(across) => Named {
                heads: across.columns.iter().map(|key| reading.teller.party(key)).collect(),
                cells: Box::new(|row, column| across.cell(row, column)),
                rule: self.rule(),
            },
            Self::Years(across) => Named {
                heads: across.columns.iter().map(i16::to_string).collect(),
                cells: Box::new(|row, column| across.cell(row, column)),
                rule: self.rule(),
            },
        }
    }

    /// What stands under the matrix.
    pub(super) fn told(&self, reading: &Reading<'_>) -> Option<String> {
        match self {
            Self::Organisations(across) if across.left_out > 0 => {
                Some(reading.teller.say_with("matrix-others", &[("count", (across.left_out as i64).into())]))
            }
            Self::Organisations(_) | Self::Years(_) => None,
        }
    }

    pub(super) fn lay_out(&self, reading: &Reading<'_>, sieve: &Sieve, only: Option<&str>) -> (Vec<Head>, Vec<Line>) {
        match self {
            Self::Organisations(across) => {
                let narrowed = |key: &PartyKey| Sieve { party: key.to_string(), ..sieve.clone() };
                let head = |key: &PartyKey| Head { name: reading.teller.party(key), link: reading.link(link::party(key)) };
                let figure = |lives: &ByLife| lives[Life::Running as usize];
                lay_out(reading, across, only, (narrowed, head, figure))
            }
            Self::Years(across) => {
                let narrowed = |year: &i16| Sieve { from: year.to_string(), to: year.to_string(), ..sieve.clone() };
                let head = |year: &i16| Head { name: year.to_string(), link: reading.link(narrowed(year).link("/initiatives")) };
                let figure = |lives: &ByLife| lives.iter().sum();
                lay_out(reading, across, only, (narrowed, head, figure))
            }
        }
    }
}

fn lay_out<T>(
    reading: &Reading<'_>,
    across: &Across<T>,
    only: Option<&str>,
    (narrowed, head, figure): (impl Fn(&T) -> Sieve, impl Fn(&T) -> Head, impl Fn(&ByLife) -> u32),
) -> (Vec<Head>, Vec<Line>) {
    let heads: Vec<Head> = across.columns.iter().map(head).collect();
    let opens: Vec<Link> = across.columns.iter().map(|of| opens(narrowed(of))).collect();
    let names = Lives::of(reading);
    let lines = lines(reading, across.provisions(), only, |row, key| {
        let cell = |column: usize| {
            let by_life = across.cell(row, column);
            let (count, lives) = (figure(by_life), names.told(|life| by_life[life as usize]));
            // An empty cell leads nowhere, which makes a page of many columns half as long.
            let link = if lives.is_empty() { None } else { Some(opens[column].clone().with("provision", key.number())) };
            Shown {
                link: link.map_or_else(String::new, |link| reading.link(link)),
                sign: "",
                unseen: together([&heads[column].name, key.number(), &lives]),
                figure: if count > 0 { reading.teller.words.number(count) } else { String::new() },
                whose: String::new(),
                lives: String::new(),
                shade: shade(count),
            }
        };
        (0..across.columns.len()).map(cell).collect()
    });
    (heads, lines)
}
