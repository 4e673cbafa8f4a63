//! The matrix through the years: provisions down, years across.

use super::matrix::is_below;
use super::{Section, Short, Teller, column, text};
use crate::terminal::{Align, Line, Tone};
use exchange::sheet::{Cell, Column};
use plan::{PartyKey, Years};
use serde_json::{Value, json};

/// The part of the matrix that is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// One provision and those below it.
    pub(crate) only: Option<&'a str>,
    /// One State; all of them together where none is named.
    pub(crate) state: Option<&'a PartyKey>,
}

impl Asked<'_> {
    fn states(&self, years: &Years) -> Vec<usize> {
        (0..years.states().len()).filter(|at| self.state.is_none_or(|state| years.states()[*at] == *state)).collect()
    }

    fn provisions(&self, years: &Years) -> Vec<usize> {
        (0..years.provisions().len()).filter(|at| is_below(&years.provisions()[*at], self.only)).collect()
    }
}

/// A row for each provision in each State asked for.
pub(crate) fn section(teller: &Teller<'_>, years: &Years, asked: Asked<'_>) -> Section {
    let mut columns = vec![
        column(teller.say("column-provision"), Some("#output+code")),
        column(teller.say("column-title"), Some("#output+name")),
        column(teller.say("column-state"), Some("#country+code")),
    ];
    columns.extend(years.years().map(|year| column(year.to_string(), None)));
    let mut rows = Vec::new();
    for provision in asked.provisions(years) {
        let key = &years.provisions()[provision];
        for state in asked.states(years) {
            let mut row = vec![text(key.number()), text(&teller.provision_title(key)), text(years.states()[state].as_str())];
            row.extend(years.of(provision, state).iter().map(|count| Cell::Number(i64::from(*count))));
            rows.push(row);
        }
    }
    let short = Some(short(teller, &columns, &rows));
    Section { heading: teller.say("section-years"), rule: teller.say("rule-years"), columns, rows, short, ..Section::default() }
}

/// The rows as a terminal has room for: number and title in one, years by their last two digits, a dot where nothing was
/// under way, and the State only where there are several.
fn short(teller: &Teller<'_>, columns: &[Column], rows: &[Vec<Cell>]) -> Short {
    let one_state = rows.windows(2).all(|pair| pair[0].get(2) == pair[1].get(2));
    let mut heads = vec![(columns[0].heading.clone(), Align::Left)];
    if !one_state {
        heads.push((columns[2].heading.clone(), Align::Left));
    }
    heads.extend(columns[3..].iter().map(|column| (column.heading.get(2..).unwrap_or_default().to_owned(), Align::Right)));
    let line = |row: &Vec<Cell>| {
        let told: Vec<String> = row.iter().map(|cell| teller.cell(cell)).collect();
        let mut cells = vec![format!("{} {}", told[0], told[1])];
        cells.extend((!one_state).then(|| told[2].clone()));
        cells.extend(row[3..].iter().map(|cell| if *cell == Cell::Number(0) { "·".to_owned() } else { teller.cell(cell) }));
        Line { tone: Tone::Plain, cells }
    };
    Short { heads, lines: rows.iter().map(line).collect() }
}

/// The same for programs.
pub(crate) fn json(teller: &Teller<'_>, years: &Years, asked: Asked<'_>) -> Value {
    let mut cells = Vec::new();
    for provision in asked.provisions(years) {
        for state in asked.states(years) {
            cells.push(json!({
                "provision": years.provisions()[provision],
                "state": years.states()[state],
                "under_way": years.of(provision, state),
            }));
        }
    }
    json!({ "rule": teller.say("rule-years"), "years": years.years().collect::<Vec<_>>(), "cells": cells })
}
