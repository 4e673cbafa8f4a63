//! The map on paper: the same boundaries, shades and sentence as on the screen, with its disclaimer and source.

use crate::report::{Teller, map};
use ::plan::StockTake;
use press::{Map, MapKey, Outline};

/// The map of a stock-take; none where no State of the matrix has boundaries.
pub(crate) fn drawn(teller: &Teller<'_>, take: &StockTake) -> Option<Map> {
    let (boundaries, states) = map::draw(take)?;
    let told = map::told(teller, take);
    let outline = |state: &map::Drawn<'_>| Outline {
        path: state.outline.path.clone(),
        at: state.outline.middle,
        name: teller.party_in_full(state.state),
        figure: teller.words.number(state.running),
        shade: state.shade,
    };
    let outlines: Vec<Outline> = states.iter().map(outline).collect();
    let figures: Vec<String> = outlines.iter().map(|one| format!("{}: {}", one.name, one.figure)).collect();
    Some(Map {
        title: teller.say("print-map"),
        alt: teller.say_with("print-map-alt", &[("states", figures.join("; ").into()), ("told", told.as_str().into())]),
        size: (boundaries.width, boundaries.height),
        land: boundaries.land.clone(),
        states: outlines,
        key: map::key().into_iter().map(|(shade, numbers)| MapKey { shade, numbers }).collect(),
        key_says: teller.say("map-key"),
        notes: vec![told, format!("{} {}", teller.say("map-disclaimer"), teller.say("map-source"))],
    })
}
