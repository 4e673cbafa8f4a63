//! The map, as far as screen and paper share it: the boundaries, the shade a figure has, and all of it in a sentence.
//! The disclaimer and the source belong to the drawing and stand wherever it is drawn.

use super::Teller;
use plan::{ByLife, Life, PartyKey, StockTake};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The file of boundaries; its origin is told in `ORIGIN.md` beside it.
#[derive(Deserialize)]
pub(crate) struct Boundaries {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) land: String,
    states: BTreeMap<String, Outline>,
}

/// A State on the map: its outline, and where its name stands.
#[derive(Deserialize)]
pub(crate) struct Outline {
    pub(crate) path: String,
    pub(crate) middle: (u32, u32),
}

static BOUNDARIES: LazyLock<Option<Boundaries>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../boundaries/boundaries.json")).ok());

/// From how many running initiatives each shade is drawn.
const SHADES: [u32; 5] = [1, 5, 10, 20, 40];

/// A State that has boundaries here, with how many initiatives run in it.
pub(crate) struct Drawn<'a> {
    pub(crate) state: &'a PartyKey,
    pub(crate) outline: &'static Outline,
    pub(crate) running: u32,
    pub(crate) shade: usize,
}

/// The boundaries and the States in them; none where no State of the matrix has boundaries here.
pub(crate) fn draw<'a>(take: &'a StockTake) -> Option<(&'static Boundaries, Vec<Drawn<'a>>)> {
    let boundaries = BOUNDARIES.as_ref()?;
    let drawn = |(state, lives): &'a (PartyKey, ByLife)| {
        let running = lives[Life::Running as usize];
        let shade = SHADES.iter().filter(|from| running >= **from).count();
        Some(Drawn { state, outline: boundaries.states.get(state.as_str())?, running, shade })
    };
    let states: Vec<Drawn<'_>> = take.balance.states.iter().filter_map(drawn).collect();
    (!states.is_empty()).then_some((boundaries, states))
}

/// Each shade with the numbers it stands for.
pub(crate) fn key() -> Vec<(usize, String)> {
    let steps = SHADES.windows(2).enumerate().map(|(at, step)| match step {
        [from, to] if from + 1 < *to => (at + 1, format!("{from}–{}", to - 1)),
        [from, ..] => (at + 1, from.to_string()),
        [] => (at + 1, String::new()),
    });
    let last = SHADES.last().map(|from| (SHADES.len(), format!("≥ {from}")));
    [(0, "0".to_owned())].into_iter().chain(steps).chain(last).collect()
}

/// How many run in the region, and where the most and the fewest.
pub(crate) fn told(teller: &Teller<'_>, take: &StockTake) -> String {
    let running = |(_, lives): &&(PartyKey, ByLife)| lives[Life::Running as usize];
    let (Some(most), Some(fewest)) =
        (take.balance.states.iter().max_by_key(running), take.balance.states.iter().min_by_key(running))
    else {
        return String::new();
    };
    let value = |number: u32| words::Value::from(i64::from(number));
    let values = [
        ("all", value(take.balance.all[Life::Running as usize])),
        ("most", value(running(&most))),
        ("fewest", value(running(&fewest))),
        ("there", teller.party_in_full(&most.0).into()),
        ("here", teller.party_in_full(&fewest.0).into()),
    ];
    teller.say_with("map-told", &values)
}
