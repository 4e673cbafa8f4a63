//! The search box asked with the titles of provisions, where what is right is known: the initiatives that are aligned with them.

use crate::registers::shipped;
use crate::report::Line;
use overlap::Search;
use plan::{Date, EditionKey, Filter, Lang, View, Viewer};

/// How many hits are looked at.
const LOOKED_AT: usize = 20;

/// Asks in English and in Russian; most titles of the register are English.
pub(crate) fn ask(lines: &mut Vec<Line>) {
    let state = shipped();
    let view = View::new(&state, Viewer::Public, Date::constant(2026, 11, 24));
    let search = Search::of(&view);
    let Some(edition) = view.edition(&EditionKey::new("jpoa/2022")) else { return };
    for (lang, name) in [(Lang::EN, "English"), (Lang::RU, "Russian")] {
        let (mut asked, mut sum) = (0usize, 0.0);
        for provision in edition.provisions {
            let number = provision.key.number();
            // Sections are too wide to be asked for, and nothing is aligned with principles.
            if !number.contains('.') {
                continue;
            }
            let filter = Filter { provision: Some((edition.edition.key.clone(), number.to_owned())), ..Filter::default() };
            let right: Vec<String> = plan::choose(&view, &filter).iter().map(|(it, _)| it.get().key.to_string()).collect();
            if right.len() < 2 {
                continue;
            }
            let hits = search.find(&view, provision.title.show(lang), LOOKED_AT);
            asked += 1;
            sum += precision(hits.iter().map(|hit| right.iter().any(|key| *key == *hit.key)), right.len());
        }
        let measure = format!("titles of provisions in {name}: mean average precision");
        let ours = sum / asked.max(1) as f64;
        lines.push(
            Line::new("16", "shipped register", &measure, ours, 0.0, "").noting(&format!("{asked} questions, first 20 hits")),
        );
    }
}

/// The average precision of hits, best first, where so many are right in all.
fn precision(hits: impl Iterator<Item = bool>, right: usize) -> f64 {
    let (mut found, mut sum) = (0.0, 0.0);
    for (at, _) in hits.enumerate().filter(|(_, is_right)| *is_right) {
        found += 1.0;
        sum += found / (at + 1) as f64;
    }
    sum / right.min(LOOKED_AT) as f64
}
