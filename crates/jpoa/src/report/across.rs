//! The matrix with organisations or years across, as a table to take away and for programs.

use super::matrix::is_below;
use super::{Section, Teller, column, text};
use exchange::sheet::Cell;
use plan::{ByLife, Life, ProvisionKey};
use serde_json::{Value, json};

/// A matrix whose columns have names.
pub(crate) struct Named<'a> {
    pub(crate) heads: Vec<String>,
    pub(crate) cells: Box<dyn Fn(usize, usize) -> &'a ByLife + 'a>,
    /// The key of the rule its figures follow.
    pub(crate) rule: &'static str,
}

/// A row for each provision and column with anything in it, and a figure for each life.
pub(crate) fn section(teller: &Teller<'_>, provisions: &[ProvisionKey], named: &Named<'_>, only: Option<&str>) -> Section {
    let mut columns = vec![
        column(teller.say("column-provision"), Some("#output+code")),
        column(teller.say("column-title"), Some("#output+name")),
        column(teller.say("column-across"), None),
    ];
    columns.extend(Life::ALL.iter().map(|life| column(teller.life(*life), None)));
    let mut rows = Vec::new();
    each(provisions, named, only, |key, head, lives| {
        let mut row = vec![text(key.number()), text(&teller.provision_title(key)), text(head)];
        row.extend(lives.iter().map(|count| Cell::Number(i64::from(*count))));
        rows.push(row);
    });
    Section { heading: teller.say("section-coverage"), rule: teller.say(named.rule), columns, rows, ..Section::default() }
}

/// The same for programs.
pub(crate) fn json(teller: &Teller<'_>, provisions: &[ProvisionKey], named: &Named<'_>, only: Option<&str>) -> Value {
    let mut cells = Vec::new();
    each(provisions, named, only, |key, head, lives| {
        let lives: serde_json::Map<String, Value> =
            Life::ALL.iter().map(|life| (super::word(life), json!(lives[*life as usize]))).collect();
        cells.push(json!({ "provision": key, "across": head, "lives": lives }));
    });
    json!({ "rule": teller.say(named.rule), "cells": cells })
}

fn each(provisions: &[ProvisionKey], named: &Named<'_>, only: Option<&str>, mut to: impl FnMut(&ProvisionKey, &str, &ByLife)) {
    for (row, key) in provisions.iter().enumerate().filter(|(_, key)| is_below(key, only)) {
        for (at, head) in named.heads.iter().enumerate() {
            let lives = (named.cells)(row, at);
            if lives.iter().any(|count| *count > 0) {
                to(key, head, lives);
            }
        }
    }
}
