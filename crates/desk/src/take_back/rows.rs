//! The rows of a file put together by entry: a matrix has one under each provision, and an edit in any of them is an edit. Not
//! for whether somebody may make it.

use super::edits::Grounds;
use exchange::office::{Field, Kind, Listed, Returned, ReturnedCell, ReturnedRow};
use plan::{Finding, InitiativeKey, Severity, Spot};
use std::collections::{BTreeMap, BTreeSet};

/// How many rows without an address are read; each is held against all that is known, and a workbook goes out with far fewer.
const NEW: usize = 1_000;

/// What a file says of one entry otherwise than the register did when the file was made.
pub(super) struct Told {
    pub(super) key: InitiativeKey,
    pub(super) spot: Spot,
    /// What was edited, each with the cells it stands in.
    pub(super) cells: BTreeMap<Field, ReturnedCell>,
    /// Whether its rows say different things.
    pub(super) disputed: bool,
    /// Provisions under which it was put.
    pub(super) under: Vec<(String, Spot)>,
}

/// The rows of a file.
pub(super) struct Rows<'a> {
    pub(super) told: Vec<Told>,
    /// Rows without an address.
    pub(super) new: Vec<&'a ReturnedRow>,
    pub(super) unknown: u64,
}

/// Puts rows together; what cannot be is a finding.
pub(super) fn gather<'a>(grounds: &Grounds<'_>, file: &'a Returned, name: &str, findings: &mut Vec<Finding>) -> Rows<'a> {
    let mut rows = Rows { told: Vec::new(), new: Vec::new(), unknown: 0 };
    let mut at: BTreeMap<InitiativeKey, usize> = BTreeMap::new();
    let mut disputed: BTreeSet<(usize, Field)> = BTreeSet::new();
    let stood = stood(grounds, file);
    let mut further: Option<&Spot> = None;
    let mut found: BTreeSet<(Option<String>, InitiativeKey)> = BTreeSet::new();
    for row in &file.rows {
        if row.id.is_empty() {
            if rows.new.len() == NEW {
                further.get_or_insert(&row.spot);
                rows.unknown += 1;
            } else {
                rows.new.push(row);
            }
            continue;
        }
        let then = grounds.then.find(&row.id).filter(|then| grounds.now.view.initiative(&then.key).is_some());
        let Some(then) = then else {
            findings.push(Finding::new("office-row-unknown", Severity::Error, row.spot.clone()).with("id", &row.id));
            rows.unknown += 1;
            continue;
        };
        let index = *at.entry(then.key.clone()).or_insert_with(|| {
            let told = Told {
                key: then.key.clone(),
                spot: row.spot.clone(),
                cells: BTreeMap::new(),
                disputed: false,
                under: Vec::new(),
            };
            rows.told.push(told);
            rows.told.len() - 1
        });
        let told = &mut rows.told[index];
        for cell in row.cells.iter().filter(|cell| grounds.then.said(cell.field, &then) != cell.text) {
            let field = cell.field;
            let differs = told.cells.get(&field).is_some_and(|known| known.text != cell.text);
            if differs && disputed.insert((index, field)) {
                let differ = Finding::new("office-edits-differ", Severity::Error, cell.spot(0));
                findings.push(differ.with("initiative", &then.key).with("field", field.name()));
            }
            told.cells.entry(field).or_insert_with(|| cell.clone());
        }
        let place = (row.provision.clone(), then.key.clone());
        if let Some(number) = &row.provision
            && !stood.contains(&place)
            && told.under.iter().all(|(known, _)| known != number)
        {
            told.under.push((number.clone(), row.spot.clone()));
        }
        found.insert(place);
    }
    if let Some(spot) = further {
        findings.push(Finding::new("office-rows-many", Severity::Error, spot.clone()).with("most", NEW));
    }
    for (index, field) in disputed {
        rows.told[index].cells.remove(&field);
        rows.told[index].disputed = true;
    }
    let missing = stood.difference(&found).count();
    // Of a file that could not be read to its end nobody knows what is missing.
    let whole = file.findings.iter().all(|finding| finding.severity != Severity::Critical);
    if missing > 0 && whole {
        let missing = Finding::new("office-rows-missing", Severity::Advisory, Spot::line(name, 0)).with("count", missing);
        findings.push(missing);
    }
    rows
}

/// The rows a matrix had when it went out. A workbook's are not counted: whoever deletes one says nothing.
fn stood(grounds: &Grounds<'_>, file: &Returned) -> BTreeSet<(Option<String>, InitiativeKey)> {
    if file.mark.kind != Kind::Matrix {
        return BTreeSet::new();
    }
    let listed = Listed::all(grounds.then.view, grounds.then.edition).unwrap_or_default();
    let rows = listed.into_iter().flat_map(|listed| {
        let number = listed.provision.map(|provision| provision.key.number().to_owned());
        listed.initiatives.into_iter().map(move |initiative| (number.clone(), initiative.key.clone()))
    });
    rows.collect()
}
