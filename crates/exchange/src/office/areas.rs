//! Where something happens as the text of cells, and back: States, and the provinces and districts within them. Not for the other
//! fields (`cell`).

use super::cell::{NotUnderstood, unknown};
use super::{Ground, plain};
use crate::{country, words};
use plan::{Initiative, PartyKey, Place};
use std::collections::BTreeSet;

impl Ground<'_> {
    /// States in the order of the entry, each with its areas behind it: `Kyrgyzstan (Osh, Batken)`.
    pub(super) fn places(&self, initiative: &Initiative) -> String {
        let of_region = self.view.region().map(|region| &*region.states).unwrap_or_default();
        let whole = |state: &PartyKey| initiative.places.contains(&Place { state: state.clone(), area: None });
        if of_region.len() > 1 && initiative.places.len() == of_region.len() && of_region.iter().all(whole) {
            return self.form("all-states");
        }
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for place in &initiative.places {
            let name = self.place_name(&place.state);
            let area = place.area.as_deref().map(area_name);
            match told.iter_mut().find(|(known, _)| *known == name) {
                Some((_, areas)) => areas.extend(area),
                None => told.push((name, area.into_iter().collect())),
            }
        }
        let whole = told.into_iter().map(|(name, areas)| match areas.is_empty() {
            true => name,
            false => format!("{name} ({})", areas.join(", ")),
        });
        whole.collect::<Vec<_>>().join("; ")
    }

    fn place_name(&self, state: &PartyKey) -> String {
        plain(&self.party(state).replace([';', '(', ')'], " "))
    }

    /// The States of the matrix it works in, by code, in the order of the matrix.
    pub(crate) fn states(&self, initiative: &Initiative) -> Vec<String> {
        let of_region = self.view.region().map(|region| &*region.states).unwrap_or_default();
        let works = |state: &&PartyKey| initiative.places.iter().any(|place| place.state == **state);
        of_region.iter().filter(works).map(ToString::to_string).collect()
    }

    /// Areas of each State of the matrix, by its code: `KG: Osh, Batken; TJ: Khatlon`.
    pub(super) fn areas(&self, initiative: &Initiative) -> String {
        let told = self.region_states().iter().filter_map(|state| {
            let areas = self.areas_in(initiative, state);
            (!areas.is_empty()).then(|| format!("{state}: {areas}"))
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// Its areas within one State, as their cell says them.
    pub(super) fn areas_in(&self, initiative: &Initiative, state: &PartyKey) -> String {
        let here = initiative.places.iter().filter(|place| place.state == *state);
        here.filter_map(|place| place.area.as_deref()).map(area_name).collect::<Vec<_>>().join(", ")
    }

    fn region_states(&self) -> &[PartyKey] {
        self.view.region().map(|region| &*region.states).unwrap_or_default()
    }

    fn state(&self, name: &str) -> Option<PartyKey> {
        let by_name = || self.view.parties().find(|party| self.place_name(&party.key) == name).map(|party| party.key.clone());
        let by_code = || country::find(name).map(PartyKey::new).filter(|key| self.view.party(key).is_some());
        by_name().or_else(by_code)
    }

    pub(super) fn places_of(&self, text: &str, to: &Initiative) -> Result<Box<[Place]>, NotUnderstood> {
        let mut places = Vec::new();
        if words::fold(text) == words::fold(&self.form("all-states")) {
            let of_region = self.view.region().map(|region| region.states.to_vec()).unwrap_or_default();
            return Ok(of_region.into_iter().map(|state| Place { state, area: None }).collect());
        }
        for item in text.split(';').map(plain).filter(|item| !item.is_empty()) {
            let (name, areas) = match item.split_once('(') {
                Some((name, areas)) => (plain(name), areas.trim_end_matches(')').to_owned()),
                None => (item, String::new()),
            };
            let state = self.state(&name).ok_or_else(unknown)?;
            let areas: Vec<String> = areas.split(',').map(plain).filter(|area| !area.is_empty()).collect();
            if areas.is_empty() {
                places.push(Place { state, area: None });
                continue;
            }
            let named = areas.into_iter().map(|area| kept_area(to, &state, area));
            places.extend(named.map(|area| Place { state: state.clone(), area: Some(area) }));
        }
        Ok(places.into())
    }

    /// Adds the States that are named and takes those of the matrix away that are not; all other places stay.
    pub(super) fn put_states(&self, text: &str, to: &mut Initiative) -> Result<(), NotUnderstood> {
        let of_region: Vec<PartyKey> = self.view.region().map(|region| region.states.to_vec()).unwrap_or_default();
        let mut wanted = BTreeSet::new();
        for item in text.split(';').map(plain).filter(|item| !item.is_empty()) {
            wanted.insert(of_region.iter().find(|state| state.as_str() == item).cloned().ok_or_else(unknown)?);
        }
        let stays = |place: &&Place| !of_region.contains(&place.state) || wanted.contains(&place.state);
        let kept: Vec<Place> = to.places.iter().filter(stays).cloned().collect();
        let new = of_region.iter().filter(|state| wanted.contains(*state) && kept.iter().all(|place| place.state != **state));
        to.places = kept.iter().cloned().chain(new.map(|state| Place { state: state.clone(), area: None })).collect();
        Ok(())
    }

    /// Sets the areas of each State of the matrix to those that are named; a State whose areas are taken out stays as a whole, and one
    /// that has an area is worked in.
    pub(super) fn put_areas(&self, text: &str, to: &mut Initiative) -> Result<(), NotUnderstood> {
        let mut wanted: Vec<(PartyKey, Vec<String>)> = Vec::new();
        for (at, item) in text.split(';').map(plain).filter(|item| !item.is_empty()).enumerate() {
            let (state, areas) = item.split_once(':').ok_or_else(|| NotUnderstood::part(at, &item))?;
            let state = self.region_states().iter().find(|known| known.as_str() == state.trim()).cloned();
            let state = state.ok_or_else(|| NotUnderstood::part(at, &item))?;
            wanted.push((state, areas.split(',').map(plain).filter(|area| !area.is_empty()).collect()));
        }
        let mut places: Vec<Place> = Vec::new();
        for place in &to.places {
            let of_matrix = self.region_states().contains(&place.state);
            let areas = wanted.iter().find(|(state, _)| *state == place.state).map(|(_, areas)| areas);
            let stays = match (&place.area, areas) {
                (None, _) => true,
                (Some(area), Some(areas)) => areas.contains(&area_name(area)),
                (Some(_), None) => !of_matrix,
            };
            if stays {
                places.push(place.clone());
            } else if !places.iter().any(|known| known.state == place.state) && areas.is_none_or(Vec::is_empty) {
                places.push(Place { state: place.state.clone(), area: None });
            }
        }
        for (state, areas) in wanted {
            // Whoever names an area of a State that stood there as a whole says where in it.
            let named_before = to.places.iter().any(|place| place.state == state && place.area.is_some());
            if !named_before && !areas.is_empty() {
                places.retain(|place| place.state != state);
            }
            let known = |area: &String| {
                places
                    .iter()
                    .any(|place| place.state == state && place.area.as_deref().is_some_and(|known| area_name(known) == *area))
            };
            let new: Vec<Place> = areas
                .iter()
                .filter(|area| !known(area))
                .map(|area| Place { state: state.clone(), area: Some(area.as_str().into()) })
                .collect();
            let at = places.iter().rposition(|place| place.state == state).map_or(places.len(), |at| at + 1);
            places.splice(at..at, new);
        }
        to.places = places.into();
        Ok(())
    }
}

/// An area as a cell says it: without the signs that part it from others.
fn area_name(area: &str) -> String {
    plain(&area.replace([';', '(', ')', ','], " "))
}

/// An area that stood there keeps the letters its source gave it.
fn kept_area(of: &Initiative, state: &PartyKey, named: String) -> Box<str> {
    let areas = of.places.iter().filter(|place| place.state == *state).filter_map(|place| place.area.clone());
    areas.into_iter().find(|known| area_name(known) == named).unwrap_or_else(|| named.into())
}
