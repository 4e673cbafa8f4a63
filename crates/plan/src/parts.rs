//! What each initiative consists of: those that name it as what they are part of, found without walking through the register.

use crate::{Initiative, InitiativeKey, Released, View};
use rustc_hash::FxHashMap;

/// By what they are part of, in the order of their addresses; also where that is not in the register.
#[derive(Debug, Default)]
pub(crate) struct Parts(FxHashMap<InitiativeKey, Vec<InitiativeKey>>);

impl Parts {
    pub(crate) fn of(&self, whole: &InitiativeKey) -> &[InitiativeKey] {
        self.0.get(whole).map_or(&[], Vec::as_slice)
    }

    /// Takes a part from what it belonged to and gives it to what it belongs to now.
    pub(crate) fn pass(&mut self, part: &InitiativeKey, from: Option<&InitiativeKey>, to: Option<&InitiativeKey>) {
        if from == to {
            return;
        }
        if let Some(from) = from
            && let Some(parts) = self.0.get_mut(from)
        {
            parts.retain(|known| known != part);
            if parts.is_empty() {
                self.0.remove(from);
            }
        }
        if let Some(to) = to {
            let parts = self.0.entry(to.clone()).or_default();
            if let Err(at) = parts.binary_search(part) {
                parts.insert(at, part.clone());
            }
        }
    }
}

impl<'a> View<'a> {
    /// What an initiative consists of, as far as the viewer sees it, in the order of the addresses.
    pub fn parts(&self, whole: &InitiativeKey) -> impl Iterator<Item = Released<&'a Initiative>> {
        self.state.register.parts(whole).iter().filter_map(|part| self.initiative(part))
    }
}
